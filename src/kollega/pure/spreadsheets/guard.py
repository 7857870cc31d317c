"""Measures a workbook before it is laid out in memory.

The reader (calamine) lays a sheet out as a full rectangle and copies a shared string into every
cell that names it: two cells in far corners, or one long string named a million times, would take
all memory and end the process. So every part is unpacked here once, piece by piece, and measured:
its true size, the sheet's rectangle, and the text that its cells will hold.
"""

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.parsers import expat

from .errors import ErrorCode, SpreadsheetError
from .references import column_number

MOST_BYTES = 1 << 29  # unpacked, all parts together
MOST_CELLS = 3_000_000  # of a sheet's rectangle, about 100 bytes each
MOST_TEXT = 200 << 20  # bytes, of the shared strings and again of their copies in a sheet
MOST_PARTS = 10_000
MOST_RELATIONS = 4 << 20  # bytes of the list of sheets
_PIECE = 1 << 20
_ENDLESS = 1 << 62

_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, expat.ExpatError)
_STRINGS = "xl/sharedstrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"

# Cells as Excel, LibreOffice, Google and openpyxl write them; other forms go the slow, exact way.
_ANY_CELL = re.compile(rb"<(?:[^<>\s/!?\"'=]*:)?c(?=[\s/>])")
_ANY_VALUE = re.compile(rb"<(?:[^<>\s/!?\"'=]*:)?v(?=[\s/>])")
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?!(?: s="\d+")?/>)')
_USUAL_BLANK = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?/>')
_USUAL_VALUE = re.compile(rb"<v>(?:(\d+)|[^<&\s][^<&]*)?(?:(?=<)|\Z)")
_STRING_START = re.compile(rb"<(?:[^<>\s/!?\"'=]*:)?si(?=[\s/>])")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


def measure(stream: BinaryIO) -> None:
    """Return if this workbook can be read safely, else raise SpreadsheetError."""
    try:
        with zipfile.ZipFile(stream) as archive:
            _measure_parts(archive)
    except RuntimeError as error:  # zipfile's way to ask for a password
        raise SpreadsheetError(ErrorCode.encrypted, str(error)) from error
    except _DAMAGE as error:
        raise SpreadsheetError(ErrorCode.damaged, str(error)) from error


def _measure_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_large(f"{len(parts)} parts")
    strings = array("L")
    for part in parts:
        if part.filename.lower() == _STRINGS:
            strings = _string_lengths(archive, part)
    names = _names_of_sheets(archive)
    unpacked = 0
    for part in parts:
        if PurePosixPath(part.filename).name.lower() in names:
            unpacked += _measure_sheet(archive, part, strings)
        else:
            unpacked += sum(len(piece) for piece in _unpacked(archive, part, MOST_BYTES))
        if unpacked > MOST_BYTES:
            raise _too_large(f"more than {MOST_BYTES} bytes unpacked")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """The bytes of a part to their true end, in pieces; SpreadsheetError above `most` bytes."""
    # The size that an archive states may be a lie, and zipfile would stop there; others read on.
    part.file_size = _ENDLESS
    total = 0
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            total += len(piece)
            if total > most:
                raise _too_large(f"{part.filename}: more than {most} bytes unpacked")
            yield piece


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut so that no tag is cut (unless it is longer than a piece)."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(b"<")
        if cut < 0 or len(rest) - cut > _PIECE:
            cut = len(rest)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _string_lengths(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> "array[int]":
    """For each shared string the bytes it takes, markup included."""
    starts = array("L")
    before = 0
    for piece in _whole_tags(_unpacked(archive, part, MOST_TEXT)):
        starts.extend(before + found.start() for found in _STRING_START.finditer(piece))
        before += len(piece)
    starts.append(before)
    return array("L", (end - start for start, end in pairwise(starts)))


def _names_of_sheets(archive: zipfile.ZipFile) -> frozenset[str]:
    """File names, without folders and capitals, of every part that the workbook may call a sheet."""
    names: set[str] = set()

    def start(name: str, attributes: dict[str, str]) -> None:
        target = PurePosixPath(attributes.get("Target", "").replace("\\", "/")).name.lower()
        if name.endswith("Relationship") and not target.endswith(".bin"):
            names.add(target)

    for part in archive.infolist():
        if part.filename.lower() == _RELATIONS:
            parser = expat.ParserCreate()
            parser.StartElementHandler = start
            for piece in _unpacked(archive, part, MOST_RELATIONS):
                parser.Parse(piece, False)
    return frozenset(names) - {PurePosixPath(_STRINGS).name}


@dataclass(slots=True)
class _Extent:
    """How far a sheet's cells reach, and what they hold."""

    rows: int = 0
    columns: int = 0
    cells: int = 0

    def include(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)

    def check(self, name: str) -> None:
        if self.rows * self.columns > MOST_CELLS:
            raise _too_large(f"{name}: {self.rows} rows x {self.columns} columns")


def _measure_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo, strings: "array[int]") -> int:
    """Bytes unpacked; SpreadsheetError if the sheet's rectangle or its text is too large."""
    extent = _Extent()
    size = 0
    for piece in _whole_tags(_unpacked(archive, part, MOST_BYTES)):
        size += len(piece)
        found = _USUAL_CELL.findall(piece)
        usual = len(found) + len(_USUAL_BLANK.findall(piece))
        if len(_ANY_CELL.findall(piece)) != usual:
            return _measure_exactly(archive, part, strings)
        extent.cells += len(found)
        extent.include(
            max(map(int, {row for _, row in found}), default=0),
            max((column_number(letters.decode()) for letters in {c for c, _ in found}), default=0),
        )
        extent.check(part.filename)
    if strings and extent.cells * max(strings) > MOST_TEXT:
        _measure_text(archive, part, strings)
    return size


def _measure_text(archive: zipfile.ZipFile, part: zipfile.ZipInfo, strings: "array[int]") -> None:
    """Add up the shared strings that a sheet's cells name. A number counts as if it named one."""
    text = 0
    for piece in _whole_tags(_unpacked(archive, part, MOST_BYTES)):
        found = _USUAL_VALUE.findall(piece)
        if len(_ANY_VALUE.findall(piece)) != len(found):
            _measure_exactly(archive, part, strings)
            return
        numbers = (int(number) for number in found if number)
        text += sum(strings[number] for number in numbers if number < len(strings))
        if text > MOST_TEXT:
            raise _too_large(f"{part.filename}: more than {MOST_TEXT} bytes of text")


def _measure_exactly(archive: zipfile.ZipFile, part: zipfile.ZipInfo, strings: "array[int]") -> int:
    """The same by an XML parser: five times slower, for sheets written in unusual ways."""
    reader = _SheetReader(part.filename, strings)
    size = 0
    for piece in _unpacked(archive, part, MOST_BYTES):
        size += len(piece)
        reader.parser.Parse(piece, False)
    reader.parser.Parse(b"", True)
    return size


class _SheetReader:
    """Follows cells, also those that do not say where they stand."""

    def __init__(self, name: str, strings: "array[int]") -> None:
        self._name = name
        self._strings = strings
        self._extent = _Extent()
        self._row = self._column = self._text = 0
        self._shared = False
        self._value: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.buffer_text = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            stated = attributes.get("r", "")
            self._row = int(stated) if stated.isdecimal() else self._row + 1
            self._column = 0
        elif local == "c":
            self._column += 1
            found = _REFERENCE.fullmatch(attributes.get("r", "").strip())
            if found:
                self._column, self._row = column_number(found[1].upper()), int(found[2])
            self._shared = attributes.get("t") == "s"
        elif local in ("v", "is"):
            self._extent.include(self._row, self._column)
            self._extent.check(self._name)
            self._value = []

    def _characters(self, data: str) -> None:
        if self._value is not None and self._shared:
            self._value.append(data)

    def _end(self, name: str) -> None:
        if self._value is None or name.rpartition(":")[2] != "v":
            return
        number = "".join(self._value).strip()
        self._value = None
        if self._shared and number.isdecimal() and int(number) < len(self._strings):
            self._text += self._strings[int(number)]
            if self._text > MOST_TEXT:
                raise _too_large(f"{self._name}: more than {MOST_TEXT} bytes of text")


def _too_large(detail: str) -> SpreadsheetError:
    return SpreadsheetError(ErrorCode.too_large, detail)
