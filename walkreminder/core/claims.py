"""The values that say what is known about walking and health, and how well."""

from __future__ import annotations

import enum
from datetime import date
from typing import NewType

from msgspec import Struct

from walkreminder.core.labels import Labels

# Our own plain words for what a part of the body does. No study stands behind them, so
# they may name a function and never a benefit.
Anatomy = NewType("Anatomy", str)


class Grade(enum.StrEnum):
    """How well the evidence supports a card as it is worded."""

    STRONG = "strong"
    MODERATE = "moderate"
    LIMITED = "limited"
    CONTESTED = "contested"


class SectionId(enum.StrEnum):
    """The parts of the panel that hold cards."""

    MUSCLES = "muscles"
    ENDORPHINS = "endorphins"
    BACK = "back"
    STARTING = "starting"
    ENOUGH = "enough"


class StepId(enum.StrEnum):
    """The four parts of one step of one leg, in their order."""

    LANDING = "landing"
    STANDING = "standing"
    PUSH_OFF = "push-off"
    SWING = "swing"


class Occasion(enum.StrEnum):
    """What a card of the day may be chosen for."""

    FIRST_WALK = "first-walk"
    AFTER_GAP = "after-gap"
    RED_RATING = "red-rating"
    WEEK_KEPT = "week-kept"
    ORDINARY = "ordinary"


class SafetyId(enum.StrEnum):
    """The lists of signs: call now, see a doctor, stop this walk, ask first."""

    EMERGENCY = "emergency"
    SOON = "soon"
    STOP = "stop"
    CHECK = "check"


class GradeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A grade's name and what it means in plain words."""

    name: str
    meaning: str


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the panel and the word on its tab."""

    id: SectionId
    name: str


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a claim comes from; a DOI is given without its address.

    `web` is the address of a page that has no DOI, without its protocol.
    """

    id: str
    text: str
    doi: str | None = None
    web: str | None = None

    @property
    def link(self) -> str | None:
        """The address a browser can open, where there is one."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://{self.web}" if self.web else None

    @property
    def address(self) -> str:
        """The address as people write it, or nothing."""
        return f"doi:{self.doi}" if self.doi else self.web or ""


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the amounts that a card compares."""

    label: str
    value: int


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """One claim: its words, how sure we are, and where it comes from.

    `short` says less of the same for small places, `more` states the limits, and
    `daily` cards may be the one worth knowing today, on the occasions in `fits`.
    """

    id: str
    section: SectionId
    title: str
    text: str
    grade: Grade
    sources: tuple[str, ...]
    short: str | None = None
    more: str | None = None
    tag: str | None = None
    bars: tuple[Amount, ...] = ()
    daily: bool = False
    fits: tuple[Occasion, ...] = ()

    @property
    def brief(self) -> str:
        """The words for a small place."""
        return self.short or self.text


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of one step, its name and what happens in it."""

    id: StepId
    name: str
    meaning: str


class Zone(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of muscles of the figure: what it does, when, and how hard it works.

    `for_you` is what it does in a day, `role` what it does in a step; the sources are
    those of the step.
    `effort` is the measured peak in percent of the muscle's maximum; where nobody
    measured it, `effort_words` says so.
    """

    id: str
    name: str
    for_you: Anatomy
    role: str
    when: str
    steps: frozenset[StepId]
    note: str
    grade: Grade
    sources: tuple[str, ...]
    effort: tuple[int, int] | None = None
    effort_words: str | None = None

    @property
    def effort_written(self) -> str:
        """Return "19-42%" with a proper dash, "27%", or the words for unmeasured."""
        if self.effort is None:
            return self.effort_words or ""
        least, most = self.effort
        return f"{most}%" if least == most else f"{least}\N{EN DASH}{most}%"


class ColumnItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A card said in few words."""

    card: str
    says: str


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """Claims that are equally well shown."""

    title: str
    icon: str
    items: tuple[ColumnItem, ...]


class Pathway(Struct, frozen=True, forbid_unknown_fields=True):
    """What endorphins may do, in four stations; `holds` says for whom it holds.

    `told` says the same in a sentence, to those who do not see the picture.
    """

    stations: tuple[str, str, str, str]
    holds: str
    told: str


class Endorphins(Struct, frozen=True, forbid_unknown_fields=True):
    """The honest note: its summary, three columns, a warning, and further cards."""

    lead: str
    accent: str
    pathway: Pathway
    columns: tuple[Column, Column, Column]
    notice: str
    further: tuple[str, ...]


class PainColour(Struct, frozen=True, forbid_unknown_fields=True):
    """What a walk's colour means."""

    id: str
    name: str
    text: str


class SafetyList(Struct, frozen=True, forbid_unknown_fields=True):
    """Signs to look out for, and what to do."""

    id: SafetyId
    title: str
    intro: str
    items: tuple[str, ...]
    then: str
    grade: Grade
    sources: tuple[str, ...]


class ArticleRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim of the article, what the evidence says, and what the app makes of it.

    `cards` are those that carry it.
    """

    id: str
    claim: str
    evidence: str
    app: str
    cards: tuple[str, ...]
    safety: tuple[SafetyId, ...] = ()


class ReadingEase(Struct, frozen=True, forbid_unknown_fields=True):
    """How easy the cards are to read, by a method that belongs to the language."""

    method: str
    score: float


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the app says about walking and health, in one language.

    `forbidden` and `preaching` are phrases of that language; no text has any of the
    first, and no card of the day any of the second.
    """

    language: str
    checked: date
    disclaimer: str
    forbidden: tuple[str, ...]
    preaching: tuple[str, ...]
    reading_ease: ReadingEase
    labels: Labels
    sections: tuple[Section, ...]
    grades: dict[Grade, GradeWords]
    steps: tuple[Step, ...]
    zones: tuple[Zone, ...]
    endorphins: Endorphins
    cards: tuple[Card, ...]
    colours: tuple[PainColour, ...]
    safety: tuple[SafetyList, ...]
    article: tuple[ArticleRow, ...]
    sources: tuple[Source, ...]

    def card(self, name: str) -> Card:
        """Return one card."""
        return next(card for card in self.cards if card.id == name)

    def zone(self, name: str) -> Zone:
        """Return one group of muscles."""
        return next(zone for zone in self.zones if zone.id == name)

    def source(self, name: str) -> Source:
        """Return one source."""
        return next(source for source in self.sources if source.id == name)

    def signs(self, name: SafetyId) -> SafetyList:
        """Return one list of signs."""
        return next(signs for signs in self.safety if signs.id is name)

    def cards_of(self, section: SectionId) -> tuple[Card, ...]:
        """Return the cards of one part of the panel, in their order."""
        return tuple(card for card in self.cards if card.section is section)

    def working_in(self, step: StepId) -> frozenset[str]:
        """Return the muscles that work in one part of a step."""
        return frozenset(zone.id for zone in self.zones if step in zone.steps)

    def citation(self, sources: tuple[str, ...]) -> str:
        """Return where a claim comes from, in one line."""
        return "; ".join(self.source(name).text for name in sources) + "."
