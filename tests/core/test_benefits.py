from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.benefits import (
    Content,
    Grade,
    SafetyId,
    SectionId,
    StepId,
    parse,
    worth_knowing,
)
from walkreminder.resources import resource

FORBIDDEN = (
    "cures",
    "natural opioid",
    "replaces painkillers",
    "replace painkillers",
    "sitting damages your back",
    "sitting causes back pain",
    "sitting is the new smoking",
    "no pain no gain",
    "no pain, no gain",
    "100 minutes of exercise",
    "guaranteed",
    "proven to",
    "pain-free life",
    "mg morphine",
    "21 days",
    "like opioids without",
)
# Numbers nobody has confirmed against a page.
UNCONFIRMED = ("15 points", "pedometer", "diary", "same day", "110 steps", "120 steps")
FIGURE_ZONES = {
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


def document(language: str = "en") -> dict[str, Any]:
    text = resource("content", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sentences(value: object) -> list[str]:
    """Return every text of a document, whatever it is nested in."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in sentences(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in sentences(inner)]
    return []


@pytest.fixture(scope="module")
def content() -> Content:
    return parse(document())


def test_there_is_a_content_file_and_it_says_its_language(content: Content) -> None:
    files = list(resource("content").glob("*.toml"))
    assert resource("content", "en.toml") in files
    assert content.language == "en"
    assert content.checked == date(2026, 11, 22)
    assert content.disclaimer == (
        "General wellness information. Not reviewed by a clinician."
    )


@pytest.mark.parametrize("phrase", [*FORBIDDEN, *UNCONFIRMED])
def test_no_sentence_promises_more_than_was_shown(phrase: str) -> None:
    guilty = [text for text in sentences(document()) if phrase in text.lower()]
    assert guilty == []


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
        assert zone.role.endswith(".")
        assert zone.steps


@pytest.mark.parametrize(
    ("step", "working"),
    [
        (
            StepId.LANDING,
            {
                "quadriceps",
                "hamstrings",
                "gluteus-maximus",
                "shin",
                "back-extensors",
                "abdominals",
            },
        ),
        (StepId.STANDING, {"gluteus-medius", "abdominals"}),
        (StepId.PUSH_OFF, {"calves", "hip-flexors", "abdominals"}),
        (StepId.SWING, {"hip-flexors", "hamstrings", "shin", "abdominals"}),
    ],
)
def test_the_muscles_of_each_part_of_a_step(
    content: Content, step: StepId, working: set[str]
) -> None:
    assert content.working_in(step) == working


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("calves", "19–42%"),  # noqa: RUF001 - the dash of a range
        ("shin", "27%"),
        ("quadriceps", "5–15%"),  # noqa: RUF001 - the dash of a range
        ("hip-flexors", "low"),
        ("back-extensors", "not measured"),
        ("abdominals", "not measured"),
    ],
)
def test_effort_is_a_range_or_says_that_nobody_measured_it(
    content: Content, zone: str, written: str
) -> None:
    assert content.zone(zone).effort_written == written


def test_the_emergency_list_names_no_number_and_says_what_to_do(
    content: Content,
) -> None:
    signs = content.signs(SafetyId.EMERGENCY)
    assert len(signs.items) == 4
    assert "Do not walk it off." in signs.then
    assert not re.search(r"\d", " ".join((*signs.items, signs.then)))


def test_the_trial_is_shown_with_its_tag_and_both_bars(content: Content) -> None:
    card = content.card("walkback")
    assert [bar.value for bar in card.bars] == [208, 112]
    assert card.tag == "prevention, recovered people"
    assert "recovered" in card.brief


def test_ankle_weights_are_not_suggested(content: Content) -> None:
    card = content.card("ankle-weights")
    assert card.text.startswith("Skip ankle weights.")
    assert not any(
        "ankle weights" in each.text for each in content.cards if each != card
    )


def test_sitting_is_never_blamed(content: Content) -> None:
    assert content.card("sitting").grade is Grade.CONTESTED


def test_every_source_is_used_and_doi_links_are_addresses(content: Content) -> None:
    used = {name for card in content.cards for name in card.sources}
    used |= {name for zone in content.zones for name in zone.sources}
    used |= {name for signs in content.safety for name in signs.sources}
    assert used == {source.id for source in content.sources}
    for source in content.sources:
        assert source.link is None or source.link.startswith("https://doi.org/10.")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_card_worth_knowing_comes_twice_within_a_week(start: date) -> None:
    content = parse(document())
    week = [worth_knowing(content, start + timedelta(days=n)).id for n in range(8)]
    assert len(set(week)) == len(week)


def test_the_same_day_shows_the_same_card(content: Content) -> None:
    day = date(2026, 11, 19)
    assert worth_knowing(content, day) == worth_knowing(content, day)
    assert worth_knowing(content, day).daily


@pytest.mark.parametrize(
    "path",
    [
        ("checked",),
        ("labels", "front"),
        ("grades", "limited"),
        ("cards", 0, "grade"),
        ("cards", 0, "sources"),
        ("cards", 0, "title"),
        ("zones", 0, "role"),
        ("zones", 0, "for_you"),
        ("zones", 0, "effort"),
        ("safety", 0),
        ("sections", 0),
        ("steps", 3),
        ("sources", 0),
        ("endorphins", "lead"),
    ],
)
def test_a_document_with_something_missing_is_refused(
    path: tuple[str | int, ...],
) -> None:
    broken = document()
    inner: Any = broken
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    with pytest.raises(ValueError, match=r"\w"):
        parse(broken)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("cards", 0, "mroe"), "a slip"),
        (("labels", "unheard_of"), "x"),
        (("unheard_of",), "x"),
        (("cards", 0, "grade"), "certain"),
        (("cards", 0, "sources"), []),
        (("cards", 0, "sources"), ["nobody-1900"]),
        (("zones", 0, "effort_words"), "low"),
        (("endorphins", "notice"), "no-such-card"),
        (("endorphins", "accent"), "not in the lead"),
        (("article", 0, "cards"), ["no-such-card"]),
        (("article", 0, "cards"), []),
    ],
)
def test_a_document_that_names_the_unknown_is_refused(
    path: tuple[str | int, ...], value: object
) -> None:
    broken = document()
    inner: Any = broken
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=r"\w"):
        parse(broken)


@pytest.mark.parametrize(
    "table", ["cards", "zones", "sources", "steps", "safety", "article"]
)
def test_the_same_thing_said_twice_is_refused(table: str) -> None:
    broken = document()
    broken[table].append(deepcopy(broken[table][0]))
    with pytest.raises(ValueError, match="comes twice"):
        parse(broken)


def test_too_few_cards_for_a_week_are_refused() -> None:
    broken = document()
    for card in broken["cards"][3:]:
        card["daily"] = False
    with pytest.raises(ValueError, match="too few"):
        parse(broken)
