"""The demonstration's doors: invented people only, and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.foundation import mail
from kollega.foundation.models import OutgoingMail

DOORS = ["demonstration", "demonstration-outbox"]


@pytest.fixture
def invented(person):
    return person("Dr", "Ina", "Vented", invented=True)


def test_one_can_be_an_invented_person(invented):
    client = Client()

    answer = client.post(reverse("demonstration-enter", args=[invented.public_id]))

    assert answer.headers["Location"] == reverse("home")
    assert client.get("/").context["viewer"]["name"] == "Dr Ina Vented"


def test_nobody_can_be_a_real_person(mentee):
    client = Client()

    answer = client.post(reverse("demonstration-enter", args=[mentee.public_id]))

    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_following_a_link_makes_nobody_anybody(invented):
    assert (
        Client().get(reverse("demonstration-enter", args=[invented.public_id])).status_code == 405
    )


@pytest.mark.parametrize("door", DOORS)
def test_outside_the_demonstration_every_door_is_shut(db, settings, door):
    settings.DEMONSTRATION = False

    assert Client().get(reverse(door)).status_code == 404


@pytest.mark.parametrize("door", ["demonstration-enter", "demonstration-clock"])
def test_outside_the_demonstration_nothing_can_be_done(invented, settings, door):
    settings.DEMONSTRATION = False
    values = [invented.public_id] if door.endswith("enter") else []

    assert Client().post(reverse(door, args=values)).status_code == 404


def test_the_outbox_shows_every_mail_with_its_file(db):
    file = mail.Attachment("appointment.ics", "text/calendar", b"BEGIN:VCALENDAR")
    mail.send(to="a@example.org", subject="First", text="Hello", attachments=[file])
    mail.send(to="b@example.org", subject="Second", text="<b>bold</b> https://localhost/x")
    client = Client()

    page = client.get(reverse("demonstration-outbox"))
    only = client.get(reverse("demonstration-outbox"), {"to": "A@example.org"})

    assert [letter.subject for letter in page.context["page"]] == ["Second", "First"]
    assert [letter.subject for letter in only.context["page"]] == ["First"]
    [attachment] = OutgoingMail.objects.get(subject="First").attachments.all()
    download = client.get(reverse("demonstration-attachment", args=[attachment.pk]))
    assert download.content == b"BEGIN:VCALENDAR"
    assert 'filename="appointment.ics"' in download.headers["Content-Disposition"]


def test_a_letter_is_text_and_its_addresses_are_links(db):
    mail.send(to="b@example.org", subject="Second", text="<b>bold</b> https://localhost/x")
    letter = OutgoingMail.objects.get()

    page = Client().get(reverse("demonstration-letter", args=[letter.pk])).content.decode()

    assert "&lt;b&gt;bold" in page
    assert 'href="https://localhost/x"' in page


@pytest.mark.parametrize(("asked", "passed"), [("1", 1), ("7", 7), ("500", 31), ("-3", 1), ("", 1)])
def test_days_pass_by_a_job(db, asked, passed):
    Client().post(reverse("demonstration-clock"), {"days": asked})

    assert ProcrastinateJob.objects.get(task_name="pass_days").args == {"days": passed}


def test_the_people_to_be_are_shown_by_programme(scheme, coordinator, invented, signing_up):
    coordinator.invented = True
    coordinator.save()
    signing_up(invented, scheme, "mentee")

    [scene] = Client().get(reverse("demonstration")).context["scenes"]

    assert scene.name == "Eastshire mentoring"
    assert [(part.name, part.detail) for part in scene.parts] == [
        ("Helen Moore", "coordinator"),
        ("Dr Ina Vented", "mentee, signing up"),
    ]


def test_mail_is_found_by_a_part_of_its_address(db):
    mail.send(to="janet.ross@example.org", subject="For Janet", text="Hello")
    mail.send(to="marek@example.org", subject="For Marek", text="Hello")

    page = Client().get(reverse("demonstration-outbox"), {"to": "Ross"}).content.decode()

    assert "For Janet" in page
    assert "For Marek" not in page
