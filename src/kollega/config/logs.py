"""Logs tell the operator what failed and where, never whom it concerned."""

import logging
import re

ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
QUERY = re.compile(r"\?[^\s\"']+")
# What stands in the path of a page: secrets of buttons in mails, names somebody typed. Words of our
# own addresses are lower case and short; the rest of a path goes.
PATH = re.compile(r"(?<![\w:/])/[^\s\"'?]*")
OUR_WORD = re.compile(r"[a-z][a-z-]{0,23}")
NETWORK = re.compile(
    r"\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\b"
    r"|(?<![\w:])([0-9a-f]{1,4}(:[0-9a-f]{1,4})*)?::([0-9a-f]{1,4}(:[0-9a-f]{1,4})*)?(?![\w:])",
    re.I,
)


class Discreet(logging.Filter):
    """Strike addresses, networks, query strings and what is secret in a path out of every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; it is always kept."""
        message = QUERY.sub("?…", _message(record))
        if record.name.startswith("django"):
            message = PATH.sub(_without_secrets, message)
        message = ADDRESS.sub("(address)", message)
        record.msg, record.args = NETWORK.sub("(network address)", message), None
        # A traceback prints the values that an exception carries; its kind and place are enough.
        if record.exc_info and record.exc_info[0]:
            record.msg += f" [{_where(record.exc_info)}]"
            record.exc_info = None
        return True


def _message(record: logging.LogRecord) -> str:
    """The whole message; without its values where somebody's call does not fit them."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def _without_secrets(path: re.Match[str]) -> str:
    steps = path.group().split("/")
    return "/".join(one if not one or OUR_WORD.fullmatch(one) else "…" for one in steps)


def _where(exc_info: tuple) -> str:  # type: ignore[type-arg]  # logging's own loose type
    kind, _, trace = exc_info
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/kollega/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{kind.__name__} at {' < '.join(reversed(places[-6:]))}"
