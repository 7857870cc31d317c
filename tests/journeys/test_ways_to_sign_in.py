"""A coordinator signs in by password, adds a passkey and an app, and comes back by each of them."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp

ADDRESS, PASSWORD = "caroline.dunne@midshire.example", "two small boats at sea"
OF_A_PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def coordinator(be, demonstration):
    """A coordinator at their own machine, with a new password and nothing else."""
    visitor = be("", size="phone")
    visitor.opens("/account/login/").finds("Sign in").follows("I have no password yet")
    visitor.finds("A new password").writes("Email address", ADDRESS).presses("Send me the link")
    visitor.finds("Check your email")
    letter = demonstration.letter(to=ADDRESS, subject="A new password")
    visitor.opens(letter.button("Somebody, most likely you")).finds("Choose a password")
    visitor.writes("A new password of at least 12 characters", PASSWORD)
    visitor.writes("The same once more", PASSWORD).presses("Keep this password")
    visitor.finds("Your password is changed").follows("Sign in")
    signs_in(visitor)
    return visitor


def signs_in(visitor):
    visitor.finds("Sign in").writes("Email address", ADDRESS).writes("Password", PASSWORD)
    visitor.presses("Sign in")


def signs_out(visitor):
    visitor.opens("/account/logout/").finds("Sign out").presses("Sign out")
    visitor.opens("/account/login/")


def six_digits(secret):
    """What an app would show now, by the library that checks it."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time() // 30)))


def test_by_a_passkey_and_by_an_app(coordinator):
    coordinator.finds("How you sign in").reads("One step before you go on")
    adds_a_passkey(coordinator)
    keeps_the_codes(coordinator)
    signs_out(coordinator)

    coordinator.finds("Sign in").presses("Use a passkey").finds("Good")
    secret = sets_up_the_app(coordinator)
    signs_out(coordinator)

    signs_in(coordinator)
    coordinator.finds("Is it you?").writes("Six digits from the app, or a recovery code", "000000")
    coordinator.presses("Sign in").finds("Is it you?").reads("That did not match")
    coordinator.writes("Six digits from the app, or a recovery code", six_digits(secret))
    coordinator.presses("Sign in").finds("Good").reads("You look after")


def adds_a_passkey(visitor):
    device = visitor.page.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": OF_A_PHONE})
    visitor.follows("Add a passkey").finds("Is it you?").writes("Password", PASSWORD)
    visitor.presses("Go on").finds("Add a passkey")
    visitor.writes("What do you call it?", "My phone").presses("Add it")


def keeps_the_codes(visitor):
    visitor.finds("Recovery codes").reads("10 of 10 are left")
    visitor.opens("/account/2fa/webauthn/").finds("Passkeys").reads("My phone")


def sets_up_the_app(visitor):
    visitor.opens("/account/2fa/").finds("How you sign in").follows("Set up the app")
    visitor.finds("Is it you?").follows("Use a passkey").finds("Is it you?").presses(
        "Use a passkey"
    )
    visitor.finds("Set up the app")
    secret = visitor.page.get_by_role("code").inner_text()
    visitor.writes("Six digits", six_digits(secret)).presses("Use the app")
    visitor.finds("How you sign in").reads("in use")
    return secret
