"""A stamp says that a step is complete, and of what it was made."""

from kollega.ops.setup import stamps


def test_what_is_noted_is_read_again(tmp_path):
    stamps.write(tmp_path / "stamp", {"lock": "1"})

    assert stamps.read(tmp_path / "stamp") == {"lock": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["stamp"]


def test_where_nothing_is_noted_nothing_is_read(tmp_path):
    assert stamps.read(tmp_path / "stamp") == {}


def test_a_damaged_stamp_is_none(tmp_path):
    for damaged in ("", "{", "[1]", "\x00"):
        (tmp_path / "stamp").write_text(damaged)

        assert stamps.read(tmp_path / "stamp") == {}


def test_a_fingerprint_knows_names_places_and_contents(tmp_path):
    def made_of(**files: str) -> str:
        root = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        for name, text in files.items():
            file = root / name.replace("__", "/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        found = [path for path in root.rglob("*") if path.is_file()]
        return stamps.digest(found, root=root)

    first = made_of(a="1", b="2")

    assert made_of(b="2", a="1") == first
    assert len({first, made_of(a="2", b="1"), made_of(a="12", b=""), made_of(a="1", c="2")}) == 4
    assert made_of(x__a="1") != made_of(y__a="1")
