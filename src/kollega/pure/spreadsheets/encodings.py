"""In which encoding a text file is written."""

import codecs
import re
from typing import BinaryIO

_CHUNK = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x81-\xfe][\x40-\xff](?:[\x81-\xfe][\x40-\xff])*")
_HIGH = re.compile(rb"[\x80-\xff]")
_CHINESE_SHARE = 0.95  # of the high bytes stand in pairs
_DAMAGED_SHARE = 0.02  # of the characters beyond ASCII may be broken in a file that is still UTF-8


def sniff_encoding(stream: BinaryIO) -> str:
    """The name of the codec that reads a text file, from the whole of it (0.1 s for 50 MB).

    A byte order mark decides; then UTF-8 if all of it is valid (or nearly all: a cell pasted
    wrongly must not spoil the others), Chinese GB 18030 if the high bytes come in pairs, else
    Windows-1252, in which Excel writes CSV in western countries.
    """
    head = stream.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    stream.seek(0)
    sound, broken = _utf8(stream)
    if broken <= sound * _DAMAGED_SHARE:
        return "utf-8"
    stream.seek(0)
    return "gb18030" if _looks_chinese(stream) else "cp1252"


def _utf8(stream: BinaryIO) -> tuple[int, int]:
    """How many characters beyond ASCII are sound UTF-8, and how many bytes are not."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    sound = broken = 0
    while True:
        data = stream.read(_CHUNK)
        text = decoder.decode(data, final=not data)
        if not text.isascii():
            here = sum("\udc80" <= letter <= "\udcff" for letter in text)
            broken += here
            sound += sum(letter > "\x7f" for letter in text) - here
        if not data:
            return sound, broken


def _looks_chinese(stream: BinaryIO) -> bool:
    sample = stream.read(_CHUNK)
    high = len(_HIGH.findall(sample))
    paired = sum(len(run) for run in _HIGH_RUN.findall(sample) if len(run) >= 4 or min(run) >= 0x81)
    try:
        codecs.getincrementaldecoder("gb18030")().decode(sample)
    except UnicodeDecodeError:
        return False
    return bool(high) and paired >= high * _CHINESE_SHARE
