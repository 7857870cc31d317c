"""In which encoding a text file is written."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

_PIECE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROKEN = re.compile("[\udc80-\udcff]")  # how "surrogateescape" hands over bytes that are no UTF-8
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_PAIRS = re.compile(rb"(?:[\x81-\xfe]{2})+")
_PAIRED = 0.9  # share of the high bytes that come in pairs in Chinese text
_BROKEN_SHARE = 0.05  # of the characters beyond ASCII may be broken in a file that is still UTF-8


def sniff_encoding(stream: BinaryIO) -> str:
    """The name of the codec that reads a text file, judged by the whole of it.

    A byte order mark decides; then UTF-8 if all of it is valid (or nearly all: one cell pasted
    wrongly must not spoil the others); Chinese GB 18030 if the high bytes come in pairs; else
    Windows-1252, in which Excel writes CSV in western countries.
    """
    head = stream.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    if _is_utf8(stream):
        return "utf-8"
    return "gb18030" if _is_chinese(stream) else "cp1252"


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _pieces(stream):
            decoder.decode(piece)
    except UnicodeDecodeError:
        return _is_nearly_utf8(stream)
    return True  # a last character cut off is no reason to read all others differently


def _is_nearly_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    broken = beyond_ascii = 0
    for piece in _pieces(stream):
        text = decoder.decode(piece)
        broken += len(_BROKEN.findall(text))
        beyond_ascii += len(text) - len(text.encode("ascii", "ignore"))
    return broken <= beyond_ascii * _BROKEN_SHARE


def _is_chinese(stream: BinaryIO) -> bool:
    """Letters with accents stand alone between plain ones; Chinese characters are two high bytes."""
    decoder = codecs.getincrementaldecoder("gb18030")()
    high = paired = 0
    try:
        for piece in _pieces(stream):
            decoder.decode(piece)
            high += len(_HIGH.findall(piece))
            paired += sum(map(len, _HIGH_PAIRS.findall(piece)))
    except UnicodeDecodeError:
        return False
    return paired >= high * _PAIRED


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_PIECE):
        yield piece
