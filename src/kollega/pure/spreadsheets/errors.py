"""What can be wrong with a whole file. Words for people are the caller's job."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Why a file as a whole cannot be read or written."""

    empty = "empty"  # no cell holds anything
    not_a_table = "not_a_table"  # a picture, a PDF, a program
    legacy_excel = "legacy_excel"  # .xls as of Excel 97 to 2003
    encrypted = "encrypted"  # protected by a password
    open_document = "open_document"  # .ods
    damaged = "damaged"  # cut off, or not what its first bytes promise
    too_large = "too_large"  # more than may safely be unpacked
    too_wide = "too_wide"  # more columns than a table of people can have
    unclosed_quote = "unclosed_quote"  # a quotation mark swallows the rest of the file


class SpreadsheetError(Exception):
    """The file cannot be read or written; `code` says why, `detail` is for logs, never for pages."""

    def __init__(self, code: ErrorCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail
