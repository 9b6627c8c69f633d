"""Find words in what the app says about walking; alone knows when two words match.

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

from walkreminder.core.claims import Card, Content, SafetyId, SafetyList, SectionId

SOURCES: Final = "sources"
HELP: Final = "help"
# Which list of signs stands in which part; the others have a page of their own.
SIGNS_IN: Final = {
    SectionId.STARTING: SafetyId.CHECK,
    SectionId.ENOUGH: SafetyId.EMERGENCY,
}
PAIN_COLOURS: Final = "pain-colours"

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
    """What a place of the panel shows."""

    CARD = "card"
    LEAD = "lead"
    ZONE = "zone"
    SIGNS = "signs"
    ARTICLE = "article"
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


def entries(content: Content) -> tuple[Entry, ...]:
    """Return all that can be found, in the order of the page."""
    return tuple(_entries(content))


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


def spot_of(content: Content, card: str) -> Spot:
    """Return where the panel shows a card."""
    return Spot(content.card(card).section, Kind.CARD, card)


def _entries(content: Content) -> Iterator[Entry]:
    for section in content.sections:
        signs = SIGNS_IN.get(section.id)
        if section.id is SectionId.MUSCLES:
            yield from _zones(content)
        if section.id is SectionId.ENDORPHINS:
            spot = Spot(section.id, Kind.LEAD, section.id)
            yield _entry(spot, section.name, (content.endorphins.lead,))
        if signs is not None:
            yield _signs(content.signs(signs), section.id)
        for card in _in_order(content, section.id):
            yield _card(content, card)
    for number, row in enumerate(content.article):
        spot = Spot(SOURCES, Kind.ARTICLE, str(number))
        yield _entry(spot, row.claim, (row.evidence, row.app))
    for source in content.sources:
        spot = Spot(SOURCES, Kind.SOURCE, source.id)
        yield _entry(spot, source.text, (), source.doi or "")
    for each in content.safety:
        if each.id not in SIGNS_IN.values():
            yield _signs(each, HELP)


def _in_order(content: Content, section: SectionId) -> Iterable[Card]:
    """Return the cards of a part in the order in which it shows them."""
    cards = content.cards_of(section)
    note = content.endorphins
    order = [item.card for column in note.columns for item in column.items]
    if section is SectionId.ENDORPHINS:
        order += [note.notice, *note.further]
        return sorted(cards, key=lambda card: order.index(card.id))
    return sorted(cards, key=lambda card: card.id == PAIN_COLOURS)


def _card(content: Content, card: Card) -> Entry:
    columns = content.endorphins.columns
    items = (item for column in columns for item in column.items)
    texts = [card.text, *(item.says for item in items if item.card == card.id)]
    days = content.labels.days
    bars = (f"{days.format(count=bar.value)}: {bar.label}" for bar in card.bars)
    texts += [card.more or "", card.tag or "", *bars]
    if card.id == PAIN_COLOURS:
        texts += [f"{colour.name}: {colour.text}" for colour in content.colours]
    spot, cited = Spot(card.section, Kind.CARD, card.id), card.sources
    return _entry(spot, card.title, texts, content.citation(cited))


def _zones(content: Content) -> Iterator[Entry]:
    for zone in content.zones:
        texts = (zone.for_you, zone.role, zone.when, zone.effort_written, zone.note)
        yield _entry(Spot(SectionId.MUSCLES, Kind.ZONE, zone.id), zone.name, texts)


def _signs(signs: SafetyList, section: str) -> Entry:
    texts = (signs.intro, *signs.items, signs.then)
    return _entry(Spot(section, Kind.SIGNS, signs.id), signs.title, texts)


def _entry(spot: Spot, title: str, texts: Iterable[str], whole: str = "") -> Entry:
    """Take the texts apart into sentences; a citation is shown whole."""
    lines = [line for text in texts for line in _sentences(text)]
    lines += [whole] if whole else []
    words = (word for text in (title, *lines) for word in _words(text))
    return Entry(spot, title, tuple(lines), frozenset(word.folded for word in words))


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


def _hit(entry: Entry, wanted: tuple[str, ...]) -> Hit:
    """Show the sentence with most of the words, the first of several."""

    def held(line: str) -> int:
        folded = [word.folded for word in _words(line)]
        return sum(_holds(folded, (each,)) for each in wanted)

    line = max(entry.lines, key=held, default="")
    begun = [word for word in _words(line) if word.folded.startswith(wanted)]
    return Hit(entry.spot, entry.title, line, tuple(_merged(begun)))


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
