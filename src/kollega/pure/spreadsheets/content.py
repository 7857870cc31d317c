"""What kind of file this is, by its content; what it is called does not matter."""

import io
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from .errors import ErrorCode, SpreadsheetError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_READ = (
    1 << 20
)  # the names looked for stand in the directory, mostly in the first or last sectors
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF", b"MZ\x90")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<workbook")


class Kind(StrEnum):
    """The kinds that are read."""

    text = "text"
    xlsx = "xlsx"


class Content:
    """A file's bytes, to be opened any number of times, each time from the start."""

    def __init__(self, source: Path | BinaryIO) -> None:
        self._source = source

    def open(self) -> BinaryIO:
        """A reader with a place of its own, so that two may go over the same stream at once."""
        if isinstance(self._source, Path):
            return self._source.open("rb")
        return io.BufferedReader(_Window(self._source), buffer_size=1 << 16)

    def kind(self) -> Kind:
        """What it is. SpreadsheetError where it is something that cannot be read."""
        with self.open() as stream:
            head = stream.read(4096)
            if not head:
                raise SpreadsheetError(ErrorCode.empty)
            if head.startswith(_ZIP):
                return _kind_of_zip(stream)
            if head.startswith(_OLE):
                raise SpreadsheetError(_kind_of_ole(stream))
        _refuse_what_is_no_text(head)
        return Kind.text


class _Window(io.RawIOBase):
    """Reads a shared stream from a place of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            offset += self._stream.seek(0, io.SEEK_END)
        elif whence == io.SEEK_CUR:
            offset += self._at
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]  # zipfile gives it no other
        self._stream.seek(self._at)
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _kind_of_zip(stream: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SpreadsheetError(ErrorCode.damaged, str(error)) from error
    if "xl/workbook.xml" in names:
        return Kind.xlsx
    if "xl/workbook.bin" in names:
        raise SpreadsheetError(ErrorCode.legacy_excel)
    if "content.xml" in names:
        raise SpreadsheetError(ErrorCode.open_document)
    raise SpreadsheetError(ErrorCode.not_a_table, "zip archive")


def _kind_of_ole(stream: BinaryIO) -> ErrorCode:
    """An old compound file: a protected workbook, an old workbook, or an old document."""
    stream.seek(0)
    head = stream.read(_OLE_READ)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _OLE_READ))
    found = head + stream.read(_OLE_READ)
    if "EncryptedPackage".encode("utf-16-le") in found:
        return ErrorCode.encrypted
    if any(name.encode("utf-16-le") in found for name in ("Workbook", "Book")):
        return ErrorCode.legacy_excel
    return ErrorCode.not_a_table


def _refuse_what_is_no_text(head: bytes) -> None:
    if head.startswith(_UTF16_MARKS):
        return
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    if head.startswith(_NOT_TABLES) or begin.startswith(_MARKUP):
        raise SpreadsheetError(ErrorCode.not_a_table, "markup or another format")
    # Text has no NUL; UTF-16 without a mark has one in every second place, none in the others.
    nuls = (head[::2].count(0), head[1::2].count(0))
    if min(nuls) > len(head) // 64 or (any(nuls) and max(nuls) < len(head) // 8):
        raise SpreadsheetError(ErrorCode.not_a_table, "binary")
