from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from kollega.domains.people.models.persons import Person
from kollega.foundation.privacy import GoesWith, Label, Sweep


class AccountManager(BaseUserManager["Account"]):
    """Accounts are found by their address, whatever its capital letters."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """The way in for one person. Whoever is only named as a supervisor has none."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="account")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    opens_programmes = models.BooleanField(default=False)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    privacy = Label(
        what=(
            "Email address, a fingerprint of the password (Argon2), last sign-in; the person's "
            "number with the organisation's own sign-in, if they came by it."
        ),
        why="So that a person, and nobody else, gets at what is theirs.",
        seen_by="The person; the operator sees that the account exists.",
        kept="As long as the person is known here.",
        ends=(GoesWith("person"),),
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_for_an_address")]

    def __str__(self) -> str:
        return self.email


class NewAddress(models.Model):
    """An address somebody wishes to use from now on, until it answers."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="new_address")
    email = models.EmailField()
    asked_at = models.DateTimeField()

    privacy = Label(
        what="The email address to which somebody wishes to move, and when they said so.",
        why="So that it is used only after a button in an email to it was pressed.",
        seen_by="The person.",
        kept="Until it is confirmed or taken back, at most a day.",
        ends=(
            Sweep("people.actions.forget_unanswered_addresses", after=timedelta(days=1)),
            GoesWith("person"),
        ),
    )
