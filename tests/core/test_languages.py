"""What holds for the content in every language there is a file for."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.core.reading_ease import METHODS, flesch, syllables
from walkreminder.core.benefits import (
    Card,
    Content,
    Grade,
    Occasion,
    SectionId,
    StepId,
    parse,
)
from walkreminder.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = sorted(resource("content").glob("*.toml"))
FIGURE_ZONES: Final = {
    "abdominals",
    "hip-flexors",
    "quadriceps",
    "shin",
    "gluteus-medius",
    "calves",
    "back-extensors",
    "gluteus-maximus",
    "hamstrings",
}
CURLY: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
PHRASES: Final = {"forbidden", "preaching"}
HARDEST: Final = 45


def read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def texts(value: object) -> list[str]:
    """Return every text of a document, whatever it is nested in."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        inner = [held for key, held in value.items() if key not in PHRASES]
        return [text for each in inner for text in texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return []


def plain(text: str) -> str:
    """Return a text in small letters, its apostrophes and spaces of one kind."""
    return " ".join(
        text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
    )


def said(card: Card) -> list[str]:
    return [text for text in (card.text, card.short, card.more) if text]


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def content(file: Path) -> Content:
    return parse(read(file))


@pytest.fixture(scope="module")
def english() -> Content:
    return parse(read(resource("content", "en.toml")))


def test_english_is_there_for_whoever_has_no_other() -> None:
    assert resource("content", "en.toml") in FILES


def test_a_file_is_named_by_its_language(file: Path, content: Content) -> None:
    assert content.language == file.stem


def test_no_text_says_what_is_forbidden(file: Path, content: Content) -> None:
    assert content.forbidden
    for phrase in content.forbidden:
        guilty = [text for text in texts(read(file)) if phrase in plain(text)]
        assert guilty == [], phrase


def test_english_forbids_what_its_wording_rules_do(english: Content) -> None:
    assert set(english.forbidden) >= {
        "cures",
        "natural opioid",
        "replaces painkillers",
        "sitting damages your back",
        "sitting causes back pain",
        "no pain no gain",
        "100 minutes of exercise",
        "21 days",
        "morphine",
    }


def test_every_card_has_a_grade_and_a_citation(content: Content) -> None:
    for card in content.cards:
        assert card.grade in Grade
        assert len(content.citation(card.sources)) > 10, card.id


def test_every_section_has_cards_and_every_grade_a_meaning(content: Content) -> None:
    for section in SectionId:
        assert content.cards_of(section)
    for grade in Grade:
        assert content.grades[grade].meaning.endswith(".")


def test_every_zone_of_the_figure_is_described(content: Content) -> None:
    assert {zone.id for zone in content.zones} == FIGURE_ZONES
    drawn = "".join(
        resource("figures", f"{side}.svg").read_text() for side in ("front", "back")
    )
    for zone in content.zones:
        assert f'<g id="{zone.id}' in drawn
        for words in (zone.for_you, zone.role, zone.note):
            assert words.endswith("."), zone.id
        assert zone.steps


def test_every_part_of_a_step_is_described_in_its_order(content: Content) -> None:
    assert [step.id for step in content.steps] == list(StepId)
    for step in content.steps:
        assert step.name
        assert step.meaning.endswith(".")
        assert content.working_in(step.id)


def test_every_source_is_used_and_its_link_is_an_address(content: Content) -> None:
    used = {name for card in content.cards for name in card.sources}
    used |= {name for zone in content.zones for name in zone.sources}
    used |= {name for signs in content.safety for name in signs.sources}
    assert used == {source.id for source in content.sources}
    for source in content.sources:
        whole = source.link or "https://doi.org/10."
        assert whole.startswith("https://doi.org/10." if source.doi else "https://")
        assert not (source.doi and source.web), source.id
        assert "//" not in (source.web or ""), source.id


def test_every_language_claims_the_same_as_english_does(
    content: Content, english: Content
) -> None:
    def bones(of: Content) -> list[object]:
        return [
            [(each.id, each.grade, each.sources, each.fits) for each in of.cards],
            [[bar.value for bar in each.bars] for each in of.cards],
            [(each.id, each.effort, each.steps, each.sources) for each in of.zones],
            [(each.id, each.cards, each.safety) for each in of.article],
            [(each.id, len(each.items), each.sources) for each in of.safety],
            [(each.id, each.doi, each.web) for each in of.sources],
            [each.id for each in of.colours],
            of.checked,
        ]

    assert bones(content) == bones(english)
    assert "{count}" in content.labels.days
    assert "{date}" in content.labels.last_checked
    assert "{date}" in content.labels.last_checked


@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_occasion_has_cards_to_choose_from(
    content: Content, occasion: Occasion
) -> None:
    assert sum(occasion in card.fits for card in content.cards) >= 3


def test_after_a_red_walk_a_card_is_about_flares_or_what_is_gentler(
    content: Content,
) -> None:
    fitting = {card.id for card in content.cards if Occasion.RED_RATING in card.fits}
    assert fitting <= {"flare", "pain-colours", "water", "medicines"}


def test_no_card_of_the_day_preaches(content: Content) -> None:
    assert content.preaching
    for card in content.cards:
        for phrase in content.preaching if card.daily else ():
            found = re.compile(rf"\b{re.escape(phrase)}\b")
            shown = [card.title, *said(card)]
            assert not any(found.search(plain(text)) for text in shown), card.id


def test_english_knows_what_preaching_sounds_like(english: Content) -> None:
    assert set(english.preaching) >= {"should", "must", "don't forget", "you need to"}


def test_the_cards_are_as_easy_to_read_as_the_file_says(content: Content) -> None:
    ease = METHODS[content.reading_ease.method]
    measured = ease(text for card in content.cards for text in said(card))
    assert content.reading_ease.score == pytest.approx(measured, abs=1)


def test_no_card_is_hard_to_read(content: Content) -> None:
    ease = METHODS[content.reading_ease.method]
    hard = {card.id: ease(said(card)) for card in content.cards}
    hard |= {f"{card.id}.text": ease([card.text]) for card in content.cards}
    assert {name: score for name, score in hard.items() if score < HARDEST} == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("walk", 1),
        ("moved", 1),
        ("times", 1),
        ("table", 2),
        ("muscles", 2),
        ("ended", 2),
        ("pieces", 2),
        ("being", 2),
        ("area", 3),
        ("special", 2),
        ("the", 1),
        ("2,362", 4),
        ("23%", 4),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_easy() -> None:
    # By hand: 6 words in 2 sentences with 6 syllables.
    assert flesch(["The cat sat. It was up."]) == pytest.approx(
        206.835 - 1.015 * 3 - 84.6
    )
    long = "Epidemiological investigations demonstrate considerable heterogeneity."
    assert flesch([long]) < 0


def test_a_point_within_a_number_ends_no_sentence() -> None:
    assert flesch(["It was 0.5 to us."]) == pytest.approx(
        206.835 - 1.015 * 5 - 84.6 * 6 / 5
    )


def test_a_phrase_is_found_whatever_its_apostrophes_and_spaces() -> None:
    assert plain(f"Don{CURLY}t\n forget") == "don't forget"
