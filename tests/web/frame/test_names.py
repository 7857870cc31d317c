import pytest

from kollega.web.frame.names import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amara Osei", "AO"),
        ("Dr Janet Ross", "JR"),
        ("Prof. Øyvind Næss", "ØN"),
        ("dr åsa sjöberg", "ÅS"),
        ("Łukasz Maria Wójcik", "ŁW"),
        ("Fatima Al-Sayed", "FA"),
        ("Chen", "C"),
        ("Olav (on duty) Bø", "OB"),
        ("王 伟", "王伟"),
        ("", "?"),
        ("Dr", "?"),
        ("42", "?"),
    ],
)
def test_a_face_shows_first_and_last_initial_without_titles(name, letters):
    assert initials(name) == letters
