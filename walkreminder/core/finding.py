"""Find words in what is said at some places; alone knows when two words match.

Case, accents and hyphens make no difference, and a word that is typed need only begin
a word of the text. What is found comes in the order of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
# A letter may bring its accents apart.
_LETTERS: Final = r"(?:[^\W_][\u0300-\u036f]*)+"
_WORD: Final = re.compile(rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
_JOINED: Final = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}")
# These letters carry no accent that could be taken off.
_PLAIN: Final = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
_DROPPED: Final = str.maketrans("", "", _APOSTROPHES)
_END: Final = re.compile(r"(?<=[.!?…])[”\"']?\s+(?=\S)")


class Kind(StrEnum):
    """What a place of the panel shows; a piece is all that is no other kind."""

    PART = "part"
    PIECE = "piece"
    CARD = "card"
    LEAD = "lead"
    COLUMN = "column"
    STEP = "step"
    ZONE = "zone"
    SIGNS = "signs"
    ARTICLE = "article"
    GRADE = "grade"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the panel: the part it lies in, what it shows, and of which id."""

    section: str
    kind: Kind
    id: str

    @property
    def name(self) -> str:
        """Return what the place is called where it is looked up."""
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where all the words are, its title, and the sentence to show.

    `marks` are the spans of the sentence that begin as a typed word does.
    """

    spot: Spot
    title: str
    line: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with all it says, made ready to be searched."""

    spot: Spot
    title: str
    lines: tuple[str, ...]
    words: frozenset[str]


def fold(text: str) -> str:
    """Return a text without case, accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.casefold().translate(_PLAIN).translate(_DROPPED)


def entry(
    spot: Spot, title: str, texts: Iterable[str] = (), whole: str = "", kept: str = ""
) -> Entry:
    """Take the texts of a place apart into sentences, and all it says into words.

    `whole` is a line that stays whole; `kept` can be found and is not shown.
    """
    lines = [line for text in texts for line in _sentences(text)]
    lines += [whole] if whole else []
    words = (word for text in (title, *lines, kept) for word in _words(text))
    return Entry(spot, title, tuple(lines), frozenset(word.folded for word in words))


def asks(typed: str) -> bool:
    """Tell whether something is typed that could be found."""
    return any(_parts(typed))


def find(among: Iterable[Entry], typed: str) -> tuple[Hit, ...]:
    """Return the places that hold every typed word; none while nothing is typed."""
    wanted = tuple(dict.fromkeys(word.folded for word in _parts(typed)))
    if not wanted:
        return ()
    found = (each for each in among if _holds(each.words, wanted))
    return tuple(_hit(each, wanted) for each in found)


def _sentences(text: str) -> Iterator[str]:
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        if line := text[start:end].strip():
            yield line


def _parts(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        yield _Word(fold(found[0]), *found.span())


def _words(text: str) -> Iterator[_Word]:
    """Yield the words, and whole what hyphens join: "push-off" is "pushoff" too."""
    joined: _Word | None = None
    for word in _parts(text):
        yield word
        if joined is not None and text[joined.end : word.start] in _JOINED:
            joined = _Word(joined.folded + word.folded, joined.start, word.end)
            yield joined
        else:
            joined = word


def _holds(words: Iterable[str], wanted: Iterable[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _hit(place: Entry, wanted: tuple[str, ...]) -> Hit:
    """Show the sentence with most of the words, the first of several."""

    def held(line: str) -> int:
        folded = [word.folded for word in _words(line)]
        return sum(_holds(folded, (each,)) for each in wanted)

    line = max(place.lines, key=held, default="")
    begun = [word for word in _words(line) if word.folded.startswith(wanted)]
    return Hit(place.spot, place.title, line, tuple(_merged(begun)))


def _merged(words: Iterable[_Word]) -> Iterator[tuple[int, int]]:
    """Yield the spans of words from first to last, each place once."""
    start = end = 0
    for word in sorted(words, key=lambda word: (word.start, -word.end)):
        if word.start >= end:
            if end:
                yield start, end
            start, end = word.start, word.end
    if end:
        yield start, end
