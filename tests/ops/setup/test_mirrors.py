"""uv fetches packages from where pip is told to."""

import os
import subprocess
import sys

import pytest

from kollega.ops.setup.mirrors import for_uv


@pytest.fixture(scope="module")
def pip(tmp_path_factory):
    """A pip of its own: neither the tests' environment nor the machine need have one."""
    place = tmp_path_factory.mktemp("with pip")
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    return [place / "bin" / "python", "-m", "pip"]


@pytest.fixture
def machine(tmp_path):
    """A machine on which nothing is configured, and a way to configure its pip."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "UV_", "SSL_CERT"))
    }
    settings = tmp_path / "pip.conf"
    settings.write_text("")
    return environment | {"PIP_CONFIG_FILE": str(settings), "HOME": str(tmp_path)}, settings


def test_a_mirror_in_pips_file_is_used(machine, pip):
    environment, settings = machine
    settings.write_text("[global]\nindex-url = https://mirror.example/simple\n")

    assert for_uv(environment, pip)["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"


def test_the_environment_wins_over_the_file_as_in_pip(machine, pip):
    environment, settings = machine
    settings.write_text("[global]\nindex-url = https://mirror.example/simple\n")
    environment["PIP_INDEX_URL"] = "https://other.example/simple"

    assert for_uv(environment, pip)["UV_DEFAULT_INDEX"] == "https://other.example/simple"


def test_the_certificates_that_pip_trusts_are_trusted(machine, pip):
    environment, settings = machine
    settings.write_text("[install]\ncert = /etc/ssl/hospital.pem\n")

    assert for_uv(environment, pip)["SSL_CERT_FILE"] == "/etc/ssl/hospital.pem"


def test_what_uv_was_told_itself_is_left_alone(machine, pip):
    environment, settings = machine
    settings.write_text("[global]\nindex-url = https://mirror.example/simple\n")
    environment["UV_DEFAULT_INDEX"] = "https://for-uv.example/simple"

    assert for_uv(environment, pip) == {}


def test_where_nothing_is_configured_nothing_is_said(machine, pip):
    environment, _ = machine

    assert "UV_DEFAULT_INDEX" not in for_uv(environment, pip)


def test_a_pip_that_does_not_answer_is_no_hindrance(machine):
    environment, _ = machine

    assert for_uv(environment, ["/there/is/no/such/program"]) == {}
