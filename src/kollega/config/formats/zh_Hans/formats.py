"""Where Chinese differs from Django's own formats: no noughts before a month or day."""

MONTH_DAY_FORMAT = "n月j日"
