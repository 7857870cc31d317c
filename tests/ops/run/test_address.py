"""HOST and PORT: what is listened on, what browsers are told, what is refused in which words."""

import socket

import pytest

from kollega.ops.processes.errors import StartError
from kollega.ops.run import address
from kollega.ops.run.address import Address, chosen, listen

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what an operator may choose


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch):
    monkeypatch.setattr(address, "GRACE", 0.2)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Address("127.0.0.1", 8000)),
        ({"HOST": "", "PORT": ""}, Address("127.0.0.1", 8000)),
        ({"HOST": EVERYWHERE, "PORT": "80"}, Address(EVERYWHERE, 80)),
    ],
)
def test_host_and_port_come_from_the_environment(environment, expected):
    assert chosen(environment) == expected


@pytest.mark.parametrize("port", ["http", "-1", "65536", "80 80", "8e3", "²"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(StartError, match="PORT must be a number"):
        chosen({"PORT": port})


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("localhost", "http://localhost:8000"),
        ("::1", "http://localhost:8000"),
        (EVERYWHERE, "http://localhost:8000"),
        ("::", "http://localhost:8000"),
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("2001:db8::7", "http://[2001:db8::7]:8000"),
        ("mentoring.hospital.example", "http://mentoring.hospital.example:8000"),
    ],
)
def test_browsers_are_sent_to_a_name_where_there_is_one(host, url):
    assert Address(host, 8000).url == url


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("127.0.0.1", None),
        (EVERYWHERE, "*"),
        ("192.0.2.7", "localhost,192.0.2.7"),
    ],
)
def test_other_machines_are_answered_only_where_they_can_call(host, names):
    assert Address(host, 8000).settings().get("ALLOWED_HOSTS") == names


def test_any_free_port_can_be_asked_for():
    opened, where = listen(Address("127.0.0.1", 0))

    assert where.port == opened.getsockname()[1] > 0
    opened.close()


def test_a_port_is_free_again_as_soon_as_it_is_closed():
    first, where = listen(Address("127.0.0.1", 0))
    caller = socket.create_connection(first.getsockname())
    first.accept()[0].close()
    first.close()
    caller.close()

    second, _ = listen(where)

    second.close()


def test_a_busy_port_is_told_with_a_way_out():
    first, where = listen(Address("127.0.0.1", 0))

    with pytest.raises(StartError) as refusal:
        listen(where)

    assert str(refusal.value) == (
        f"Port {where.port} is taken by another program; "
        f"stop that one, or choose another port: make run PORT={where.port + 1}"
    )
    first.close()


@pytest.mark.parametrize("host", ["192.0.2.7", "there.is.no.such.host.invalid"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(StartError, match=f"HOST={host} is not an address of this machine"):
        listen(Address(host, 0))
