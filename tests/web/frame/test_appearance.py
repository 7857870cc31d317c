import pytest
from django.urls import reverse


def opening_tag(page):
    return next(line for line in page.splitlines() if line.startswith("<html"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_byte_of_a_page_already_says_the_chosen_theme(client, theme):
    client.cookies["theme"] = theme

    page = client.get(reverse("gallery")).content.decode()

    assert f'data-bs-theme="{theme}"' in opening_tag(page)


@pytest.mark.parametrize("cookie", ["", "device", 'dark"><script>'])
def test_without_a_choice_the_device_decides(client, cookie):
    client.cookies["theme"] = cookie

    page = client.get(reverse("gallery")).content.decode()

    assert "data-bs-theme" not in opening_tag(page)


def test_choosing_without_scripts_goes_back_to_the_page(client):
    here = f"http://testserver{reverse('gallery-tables')}?page=2"

    response = client.post(reverse("choose-theme"), {"theme": "dark"}, headers={"referer": here})

    assert response.status_code == 302
    assert response.url == here
    assert client.cookies["theme"].value == "dark"


def test_following_the_device_forgets_the_choice(client):
    client.cookies["theme"] = "dark"

    client.post(reverse("choose-theme"), {"theme": ""})

    assert client.cookies["theme"].value == ""


def test_an_unknown_theme_is_not_kept(client):
    client.post(reverse("choose-theme"), {"theme": "neon"})

    assert client.cookies["theme"].value == ""


@pytest.mark.parametrize("referer", ["https://example.org/away", "", "javascript:alert(1)"])
def test_nobody_is_led_to_another_server(client, referer):
    response = client.post(reverse("choose-theme"), {"theme": "dark"}, headers={"referer": referer})

    assert response.url == "/"


def test_a_link_cannot_change_the_appearance(client):
    assert client.get(reverse("choose-theme"), {"theme": "dark"}).status_code == 405


@pytest.mark.parametrize(("theme", "pressed"), [("", ""), ("light", "light"), ("dark", "dark")])
def test_the_switch_shows_what_is_chosen(client, theme, pressed):
    client.cookies["theme"] = theme

    page = client.get(reverse("gallery")).content.decode()

    for value in ("", "light", "dark"):
        state = "true" if value == pressed else "false"
        assert f'name="theme" value="{value}" type="submit" aria-pressed="{state}"' in page


@pytest.mark.parametrize("production", [True, False])
def test_the_choice_goes_over_a_safe_line_alone_where_signing_in_does(client, settings, production):
    settings.SESSION_COOKIE_SECURE = production

    client.post(reverse("choose-theme"), {"theme": "dark"})

    assert bool(client.cookies["theme"]["secure"]) is production
