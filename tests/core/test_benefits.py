from __future__ import annotations

import re
import tomllib
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from walkreminder.core.benefits import (
    Content,
    Grade,
    SafetyId,
    StepId,
    parse,
)
from walkreminder.resources import resource


def document(language: str = "en") -> dict[str, Any]:
    text = resource("content", f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.fixture(scope="module")
def content() -> Content:
    return parse(document())


def test_the_content_says_when_it_was_checked_and_by_whom_not(
    content: Content,
) -> None:
    assert content.checked == date(2026, 11, 22)
    assert content.disclaimer == (
        "General wellness information. Not reviewed by a clinician."
    )


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


@pytest.mark.parametrize(
    "path",
    [
        ("checked",),
        ("forbidden",),
        ("reading_ease", "method"),
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
        (("cards", 0, "fits"), []),
        (("cards", 0, "fits"), ["rainy-days"]),
        (("cards", 0, "fits"), ["ordinary", "ordinary"]),
        (("cards", 0, "daily"), False),
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
    for card in [card for card in broken["cards"] if "fits" in card][7:]:
        card["fits"] = [each for each in card["fits"] if each != "ordinary"]
    with pytest.raises(ValueError, match="too few"):
        parse(broken)


def test_an_occasion_without_any_card_is_refused() -> None:
    broken = document()
    for card in broken["cards"]:
        card["fits"] = [each for each in card.get("fits", []) if each != "red-rating"]
    with pytest.raises(ValueError, match="no card fits red-rating"):
        parse(broken)
