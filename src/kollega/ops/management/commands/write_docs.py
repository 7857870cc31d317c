from typing import Any

from django.core.management.base import BaseCommand

from kollega.ops.docs import GENERATED


class Command(BaseCommand):
    help = "Write the documents that are made from the code (docs/generated)."

    def handle(self, *args: Any, **options: Any) -> None:
        for document in GENERATED:
            document.path.parent.mkdir(parents=True, exist_ok=True)
            document.path.write_text(document.text(), encoding="utf-8")
            self.stdout.write(f"Wrote {document.path.name}.")
