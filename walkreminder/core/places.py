"""Every place of the page Why walk, with all that a person can read there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from walkreminder.core.claims import Card, Content, SafetyId, SafetyList, SectionId
from walkreminder.core.finding import Entry, Kind, Spot, entry

SOURCES: Final = "sources"
HELP: Final = "help"
# Which list of signs stands in which part; the others have a page of their own.
SIGNS_IN: Final = {
    SectionId.STARTING: SafetyId.CHECK,
    SectionId.ENOUGH: SafetyId.EMERGENCY,
}
PAIN_COLOURS: Final = "pain-colours"


def entries(content: Content, checked: str = "") -> tuple[Entry, ...]:
    """Return all that can be found, in the order of the page.

    `checked` says on which day all this was last checked, as the page writes it.
    """
    return tuple(_entries(content, checked))


def spot_of(content: Content, card: str) -> Spot:
    """Return where the panel shows a card."""
    return Spot(content.card(card).section, Kind.CARD, card)


def _entries(content: Content, checked: str) -> Iterator[Entry]:
    for section in content.sections:
        yield entry(Spot(section.id, Kind.PART, section.id), section.name)
        signs = SIGNS_IN.get(section.id)
        if section.id is SectionId.MUSCLES:
            yield from _muscles(content)
        if section.id is SectionId.ENDORPHINS:
            yield from _summary(content, section.name)
        if signs is not None:
            yield _signs(content, content.signs(signs), section.id)
        for card in _in_order(content, section.id):
            yield _card(content, card)
    yield from _sources(content, checked)
    labels = content.labels
    yield _piece(HELP, "help", labels.get_help, labels.get_help_intro)
    for each in content.safety:
        if each.id not in SIGNS_IN.values():
            yield _signs(content, each, HELP)


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
    texts.append(content.grades[card.grade].name)
    spot, cited = spot_of(content, card.id), card.sources
    return entry(spot, card.title, texts, content.citation(cited))


def _muscles(content: Content) -> Iterator[Entry]:
    """Yield the body, the step, who works, the card of a muscle, and what follows."""
    labels, part = content.labels, SectionId.MUSCLES
    yield _piece(part, "body", f"{labels.front}, {labels.back}")
    yield _piece(part, "step", labels.in_one_step, labels.four_parts, labels.filled)
    for step in content.steps:
        yield entry(Spot(part, Kind.STEP, step.id), step.name, (step.meaning,))
    yield _piece(part, "efforts", labels.who_works, labels.effort_of_maximum)
    for zone in content.zones:
        texts = [zone.for_you, zone.role, zone.when, zone.effort_written, zone.note]
        texts.append(content.grades[zone.grade].name)
        yield entry(Spot(part, Kind.ZONE, zone.id), zone.name, texts)
    captions = (labels.in_your_day, labels.when, labels.of_its_maximum)
    told = (labels.walking_builds, *captions)
    yield _piece(part, "muscle", labels.peak_effort, *told)
    yield _piece(part, "adds-up", labels.adds_up)


def _summary(content: Content, name: str) -> Iterator[Entry]:
    """Yield what stands above the cards on endorphins."""
    part, note = SectionId.ENDORPHINS, content.endorphins
    yield entry(Spot(part, Kind.LEAD, part), name, (note.lead,))
    # Its title says how far it holds, whichever line is shown below.
    path = note.pathway
    yield _piece(part, "pathway", path.holds, path.told, *path.stations)
    for column in note.columns:
        yield entry(Spot(part, Kind.COLUMN, column.icon), column.title)
    yield _piece(part, "more-evidence", content.labels.more_evidence)


def _signs(content: Content, signs: SafetyList, section: str) -> Entry:
    texts = (signs.intro, *signs.items, signs.then, content.grades[signs.grade].name)
    spot, cited = Spot(section, Kind.SIGNS, signs.id), signs.sources
    return entry(spot, signs.title, texts, content.citation(cited))


def _sources(content: Content, checked: str) -> Iterator[Entry]:
    labels = content.labels
    captions = (labels.article_said, labels.evidence_says, labels.app_says)
    yield _piece(SOURCES, "article", labels.article, labels.article_intro, *captions)
    for number, row in enumerate(content.article):
        spot = Spot(SOURCES, Kind.ARTICLE, str(number))
        yield entry(spot, row.claim, (row.evidence, row.app))
    yield _piece(SOURCES, "grades", labels.grades)
    for grade, words in content.grades.items():
        yield entry(Spot(SOURCES, Kind.GRADE, grade), words.name, (words.meaning,))
    yield _piece(SOURCES, "sources", labels.sources, labels.to_sources)
    for source in content.sources:
        spot, address = Spot(SOURCES, Kind.SOURCE, source.id), source.address
        # An address that the citation names is not shown twice.
        line = "" if address in source.text else address
        yield entry(spot, source.text, whole=line, kept=source.link or "")
    yield _piece(SOURCES, "foot", content.disclaimer, checked)


def _piece(section: str, name: str, title: str, *texts: str) -> Entry:
    return entry(Spot(section, Kind.PIECE, name), title, texts)
