from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kollega.domains.people import actions, queries


class Command(BaseCommand):
    help = "Let somebody make programmes; makes the person and the account if they are new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's email address")
        parser.add_argument("--name", default="", help="given and family name of somebody new")

    def handle(self, *args: Any, **options: Any) -> None:
        person = queries.by_email(options["email"])
        if person is None:
            given, _, family = options["name"].rpartition(" ")
            if not family:
                raise CommandError("Nobody has this address yet. Please add --name 'Given Family'.")
            person = actions.add_person(
                given_name=given, family_name=family, email=options["email"]
            )
        actions.let_open_programmes(account=actions.account_of(person=person))
        self.stdout.write("They can make programmes now, once they have chosen a password.")
