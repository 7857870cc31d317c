from typing import Any

from django.core.management.base import BaseCommand

from kollega.ops.demonstration import fill


class Command(BaseCommand):
    help = "Fill an empty demonstration with invented people; does nothing when they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        if fill():
            self.stdout.write("Invented people have moved in.")
