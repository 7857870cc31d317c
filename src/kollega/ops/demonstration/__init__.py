"""The demonstration: invented people live through some months of three programmes."""
