"""Finding people by name or address, as "a supervisor named by name or address" needs."""

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Generic, TypeVar

from .addresses import mailbox
from .keys import email_key, name_key

Ident = TypeVar("Ident", bound=Hashable)


class Directory(Generic[Ident]):
    """People by address and by name; several may have the same."""

    def __init__(self) -> None:
        # Dictionaries as ordered sets.
        self._by_email: dict[str, dict[Ident, None]] = {}
        self._by_name: dict[str, dict[Ident, None]] = {}
        self._names_with: dict[str, set[str]] = {}
        self._place: dict[str, int] = {}  # of a name among all, in the order added

    def add(self, ident: Ident, *, name: str = "", email: str = "") -> None:
        """Make a person findable; adding the same again changes nothing."""
        address, key = email_key(email), name_key(name)
        if address:
            self._by_email.setdefault(address, {})[ident] = None
        if key:
            self._by_name.setdefault(key, {})[ident] = None
            self._place.setdefault(key, len(self._place))
            for word in key.split():
                self._names_with.setdefault(word, set()).add(key)

    def find(self, text: str) -> tuple[Ident, ...]:
        """Everyone meant by a name, an address or "Name <address>", in the order added.

        None found: (). More than one: the text does not tell them apart. An address decides; only
        if nobody has it, the name beside it is looked up.
        """
        name, address = mailbox(text)
        if address and address in self._by_email:
            return tuple(self._by_email[address])
        return tuple(self._by_name.get(name_key(name), ())) if name else ()

    def find_near(self, text: str) -> tuple[Ident, ...]:
        """Like `find`; if nobody is found, everyone whose name is the same but for words left out.

        "Dr Smith" and "J. Smith" may both mean Jane Smith, and "Jane Smith" may mean Jane Mary
        Smith. For rules that must rather keep two people apart than miss that they know each other.
        """
        exact = self.find(text)
        if exact:
            return exact
        parts = name_key(mailbox(text)[0]).split()
        near = (self._by_name[key] for key in self._names_near(parts))
        return tuple(dict.fromkeys(ident for idents in near for ident in idents))

    def _names_near(self, parts: list[str]) -> Iterator[str]:
        for key in sorted(self._names_sharing(parts), key=self._place.__getitem__):
            other = key.split()
            if len(other) >= len(parts):
                near = _is_within(parts, other)
            else:
                near = len(other) > 1 and _is_within(other, parts)
            if near:
                yield key

    def _names_sharing(self, parts: list[str]) -> set[str]:
        """Names that may be near: those with a word in common, and, of two, both or one's initial.

        Each pair of words narrows a common family name down to few, whatever the number of people.
        """
        whole = [part for part in parts if len(part) > 1]
        shared = {part: self._names_with.get(part, set()) for part in whole}
        if len(shared) < 2 or len(whole) < len(parts):
            return set().union(*shared.values())
        wider = {
            part: names | self._names_with.get(part[0], set()) for part, names in shared.items()
        }
        return set().union(
            *(
                (shared[one] & wider[other]) | (wider[one] & shared[other])
                for one, other in combinations(shared, 2)
            )
        )


def _is_within(short: list[str], long: list[str]) -> bool:
    """Whether each word of one name is a word of the other, or stands for it as its first letter."""
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        found = next((other for other in left if _stands_for(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _stands_for(word: str, other: str) -> bool:
    letter = min(word, other, key=len)
    is_initial = len(letter) == 1 and letter.isascii() and letter.isalpha()
    return word == other or (is_initial and word[0] == other[0])
