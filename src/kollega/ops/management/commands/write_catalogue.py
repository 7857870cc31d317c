from typing import Any

from django.core.management.base import BaseCommand

from kollega.ops import catalogues


class Command(BaseCommand):
    help = "Collect every sentence of the product into locale/django.pot."

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.TEMPLATE.parent.mkdir(exist_ok=True)
        catalogues.TEMPLATE.write_text(catalogues.as_text(catalogues.collected()), encoding="utf-8")
        self.stdout.write(f"Wrote {catalogues.TEMPLATE.name}.")
