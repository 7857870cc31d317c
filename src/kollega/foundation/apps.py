from django.apps import AppConfig


class Config(AppConfig):
    name = "kollega.foundation"

    def ready(self) -> None:
        """Register the lookup."""
        from kollega.foundation import lookups  # noqa: F401 - loading it registers it
