"""allauth's forms in this house's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.domains.people import permissions
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from kollega.domains.people.models import Person

NEW, AGAIN = _("A new password of at least 12 characters"), _("The same once more")
EASY = _("Four or five words in a row are easy to remember and hard to guess.")
CODE = _("Six digits from the app, or a recovery code")


class OurWords:
    """Labels and hints by field; placeholders, which would say the same again, are left out."""

    forgets = True  # what was typed into them is not shown again, and must not be said to be
    words: ClassVar[dict[str, Promise]] = {}
    hints: ClassVar[dict[str, Promise | str]] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in self.words.items():
            field = self.fields[name]  # type: ignore[attr-defined]  # a form beside this class
            field.label = label
            field.help_text = self.hints.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)


class SignInForm(OurWords, account.LoginForm):  # type: ignore[misc]  # allauth is untyped
    """Address and password; the way to a new password stands below the form."""

    words = {
        "login": _("Email address"),
        "password": _("Password"),
        "remember": _("Stay signed in on this device"),
    }
    hints = {"password": ""}


class NewPasswordForm(OurWords, account.ResetPasswordForm):  # type: ignore[misc]  # allauth is untyped
    """The address to which the link goes."""

    words = {"email": _("Email address")}


class ChooseForm(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth is untyped
    """A new password behind the link."""

    words = {"password1": NEW, "password2": AGAIN}
    hints = {"password1": EASY}


class ChangeForm(OurWords, account.ChangePasswordForm):  # type: ignore[misc]  # allauth is untyped
    """A new password in place of one that is known."""

    words = {"oldpassword": _("Your current password"), "password1": NEW, "password2": AGAIN}
    hints = {"oldpassword": "", "password1": EASY}


class OnceMoreForm(OurWords, account.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The password again, before the ways to sign in are changed."""

    words = {"password": _("Password")}
    hints = {"password": ""}


class SecondProofForm(OurWords, mfa.AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """After the password: the app's digits."""

    words = {"code": CODE}


class SecondProofOnceMoreForm(OurWords, mfa.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The app's digits again, before the ways to sign in are changed."""

    words = {"code": CODE}


class SetUpAppForm(OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth is untyped
    """The first digits of an app."""

    words = {"code": _("Six digits")}


class AddPasskeyForm(OurWords, webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A passkey, which usually lets its owner in alone."""

    words = {
        "name": _("What do you call it?"),
        "passwordless": _("Sign in with it alone, without a password"),
    }
    hints = {
        "name": _("Such as: my phone. So that you know it again."),
        "passwordless": _("Leave this out if the passkey is to come after the password."),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["passwordless"].initial = True


class PasskeySignInForm(webauthn.LoginWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A passkey alone."""

    def clean_credential(self) -> Any:
        """The passkey; what no browser sends is refused like a wrong one."""
        try:
            return super().clean_credential()
        except (KeyError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None


class RenamePasskeyForm(OurWords, webauthn.EditWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """Another name for a passkey."""

    words = {"name": _("What do you call it?")}


class AddressForm(Form):
    """Another email address for oneself."""

    email = forms.EmailField(
        label=_("New address"),
        help_text=_("We will send a link to it. Nothing changes before you use it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, person: Person, **more: Any) -> None:
        super().__init__(*args, audiences={"email": who_can_see(permissions.SEES["email"])}, **more)
        self.person = person

    def clean_email(self) -> str:
        """Another one than until now."""
        email: str = self.cleaned_data["email"]
        if email.lower() == (self.person.email or "").lower():
            raise forms.ValidationError(_("This is already your address."))
        return email
