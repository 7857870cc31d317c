"""Kollega refuses to start with settings that would betray people."""

import os
import subprocess
import sys

import pytest

DATABASE = "postgresql://kollega@localhost/kollega"
PRODUCTION = {
    "KOLLEGA_MODE": "production",
    "SECRET_KEY": "kollega-test-key-0123456789-abcdefghijklmnopqrstuvwxyz-long",
    "DATABASE_URL": DATABASE,
    "SITE_URL": "https://mentoring.example.org",
    "ALLOWED_HOSTS": "mentoring.example.org",
    "EMAIL_HOST": "mail.example.org",
}

PROVIDER = {
    "OIDC_SERVER_URL": "https://login.example.org/realms/hospital",
    "OIDC_NAME": "Eastshire",
    "OIDC_CLIENT_ID": "kollega",
    "OIDC_CLIENT_SECRET": "between the two of them",
}


def manage(*arguments, **environment):
    """Run a management command in an environment of its own: exit code and what it said."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "kollega.ops.manage", *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_deployment_check_is_clean_in_production():
    code, said = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (code, said) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Please set SECRET_KEY"),
        (
            {"SECRET_KEY": "demonstration-key-known-to-everyone-and-refused-in-production"},
            "does not start in production with the demonstration's key",
        ),
        ({"SECRET_KEY": "too-short-to-be-a-secret"}, "at least 50 random characters"),
        ({"SECRET_KEY": "ab" * 40}, "at least 50 random characters"),
        ({"SITE_URL": ""}, "Please set SITE_URL"),
        ({"SITE_URL": "http://mentoring.example.org"}, "must begin with https://"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"EMAIL_HOST": ""}, "Please set EMAIL_HOST"),
        ({"DATABASE_URL": ""}, "Please set DATABASE_URL"),
        ({"DATABASE_URL": "mysql://x/y"}, "must begin with postgresql://"),
        ({"KOLLEGA_MODE": "debug"}, "must be production or demonstration"),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/nowhere/key"}, "can't be read|cannot be read"),
        ({**PROVIDER, "OIDC_SERVER_URL": "http://login.example.org"}, "must begin with https://"),
        ({**PROVIDER, "OIDC_NAME": ""}, "Please set OIDC_NAME"),
        ({**PROVIDER, "OIDC_CLIENT_ID": ""}, "Please set OIDC_CLIENT_ID"),
        ({**PROVIDER, "OIDC_CLIENT_SECRET": ""}, "Please set OIDC_CLIENT_SECRET"),
        ({"EMAIL_PORT": "smtp"}, "must be a whole number"),
    ],
)
def test_a_missing_or_wrong_setting_is_named(changed, sentence):
    code, said = manage("check", **{**PRODUCTION, **changed})

    assert code != 0
    assert any(part in said for part in sentence.split("|")), said


def test_a_secret_can_stand_in_a_file(tmp_path):
    secret = tmp_path / "key"
    secret.write_text(PRODUCTION["SECRET_KEY"] + "\n")

    code, said = manage("check", **{**PRODUCTION, "SECRET_KEY": "", "SECRET_KEY_FILE": str(secret)})

    assert code == 0, said


def test_the_check_is_clean_with_a_provider_whose_secret_stands_in_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("between the two of them\n")
    provider = {**PROVIDER, "OIDC_CLIENT_SECRET": "", "OIDC_CLIENT_SECRET_FILE": str(secret)}

    code, said = manage(
        "shell",
        "-v0",
        "-c",
        "from django.conf import settings\n"
        "app, = settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS']\n"
        "print(app['provider_id'], app['secret'], sep='\\n')",
        **PRODUCTION,
        **provider,
    )

    assert (code, said.splitlines()) == (
        0,
        ["login-example-org-realms-hospital", "between the two of them"],
    )


def test_production_has_no_door_of_the_demonstration():
    code, said = manage(
        "shell",
        "-v0",
        "-c",
        "from django.urls import resolve, Resolver404\n"
        "for path in ('/demonstration/', '/demonstration/outbox/', '/demonstration/components/'):\n"
        "    try: resolve(path); print('open', path)\n"
        "    except Resolver404: print('closed')",
        **PRODUCTION,
    )

    assert (code, said.split()) == (0, ["closed"] * 3)
