from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kollega.web"
    label = "web"

    def ready(self) -> None:
        from kollega.web.frame import checks  # noqa: F401 - registers the system checks
