"""People sign in by password, passkey and app, and by another address than before."""

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
    return comes_by_a_new_password(be("", size="phone"), demonstration, ADDRESS)


def comes_by_a_new_password(visitor, demonstration, address):
    visitor.opens("/account/login/").finds("Sign in").follows("I have no password yet")
    visitor.finds("A new password").writes("Email address", address).presses("Send me the link")
    visitor.finds("Check your email")
    letter = demonstration.letter(to=address, subject="A new password")
    visitor.opens(letter.button("Somebody, most likely you")).finds("Choose a password")
    visitor.writes("A new password of at least 12 characters", PASSWORD)
    visitor.writes("The same once more", PASSWORD).presses("Keep this password")
    visitor.finds("Your password is changed").follows("Sign in")
    signs_in(visitor, address)
    return visitor


def signs_in(visitor, address=ADDRESS):
    visitor.finds("Sign in").writes("Email address", address).writes("Password", PASSWORD)
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
    coordinator.finds("Is it you?").reads("Use a passkey")
    coordinator.writes("Six digits from the app, or a recovery code", "000000")
    coordinator.presses("Sign in").finds("Is it you?").reads("That did not match")
    coordinator.writes("Six digits from the app, or a recovery code", six_digits(secret))
    coordinator.presses("Sign in").finds("Good").reads("You look after")


def test_by_another_address(be, demonstration):
    before, after = "helen.muir@eastscotland.example", "helen@private.example"
    mentor = comes_by_a_new_password(be("", size="phone"), demonstration, before)
    mentor.finds("Good").opens("/people/me/").follows("Change the email address")
    mentor.finds("Is it you?").writes("Password", PASSWORD).presses("Continue")

    mentor.finds("Your email address").writes("New address", after).presses("Send the link")
    mentor.finds("Your email address").reads(f"We wrote to {after}")
    letter = demonstration.letter(to=after, subject="The link you asked for")
    mentor.opens(letter.button("Use this address")).finds(f"Use {after} from now on?")
    mentor.presses("Use this address").finds("Thank you")

    signs_out(mentor)
    signs_in(mentor, after)
    mentor.finds("Good").opens("/people/me/").reads(after)
    assert demonstration.letter(to=before, subject="Your address was changed")


def adds_a_passkey(visitor):
    device = visitor.page.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": OF_A_PHONE})
    visitor.follows("Add a passkey").finds("Is it you?").writes("Password", PASSWORD)
    visitor.presses("Continue").finds("Add a passkey")
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
