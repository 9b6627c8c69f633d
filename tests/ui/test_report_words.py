from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.ui.report_lives import TOLD, report, walks
from walkreminder.core.report import Column, Kept, PainChange
from walkreminder.core.report_log import LevelStep, Told
from walkreminder.core.report_period import Period, Span, Unit
from walkreminder.core.standing import Change
from walkreminder.core.trend import Move
from walkreminder.ui.report import told_words, words
from walkreminder.ui.report.words import DASH

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(DAY, DAY), "19 November 2026"),
        (Period(date(2026, 10, 26), DAY), "26 October to 19 November 2026"),
        (Period(date(2025, 12, 1), DAY), "1 December 2025 to 19 November 2026"),
    ],
)
def test_the_period_is_told_by_its_dates(period: Period, said: str) -> None:
    assert words.period_words(period) == said


def test_it_says_since_when_there_are_walks() -> None:
    assert words.since_words(report(kept=[])) == "No walk has been kept yet."
    assert words.since_words(report()) == ""
    late = report(kept=walks(date(2026, 11, 2)))
    assert words.since_words(late) == "The first walk kept is of 2 November 2026."


def told(*kept: Kept, goal: int = 150) -> list[str]:
    found = words.numbers(report(Span.FOUR_WEEKS, kept=list(kept), goal=goal))
    return [f"{each.number} {each.unit}, {each.meaning}" for each in found]


def test_four_numbers_are_told_of_nothing_of_one_and_of_many() -> None:
    assert told() == [
        "0 min, in 0 walks",
        "0 days, of 0 days",
        f"{DASH} , Less than a week is kept",
        f"{DASH} , Not rated",
    ]
    assert told(Kept(DAY, 1230, 3)) == [
        "20 min, in 1 walk",
        "1 day, of 1 day",
        f"{DASH} , Less than a week is kept",
        "3 of 10, 1 rating",
    ]
    many = [Kept(date(2026, 11, 12), 1200, 2), Kept(DAY, 2880, 3)]
    assert told(*many, goal=0) == [
        "68 min, in 2 walks",
        "2 days, of 8 days",
        "59 min, No goal is set",
        "2.5 of 10, Median of 2 ratings",
    ]
    assert told(*many)[2] == "59 min, Goal: 150"


@pytest.mark.parametrize(
    ("pain", "minutes", "said"),
    [
        (Move.SAME, Move.MORE, "That is about the same."),
        (Move.LESS, Move.MORE, "The lower pain goes together with more minutes."),
        (Move.LESS, Move.LESS, "The lower pain goes together with fewer minutes."),
        (Move.LESS, Move.SAME, "lower pain goes together with about as many minutes."),
        (Move.MORE, Move.MORE, "The higher pain goes together with more minutes."),
        (Move.MORE, Move.LESS, "The higher pain goes together with fewer minutes."),
        (Move.MORE, Move.SAME, "higher pain goes together with about as many minutes."),
    ],
)
def test_pain_goes_together_with_minutes_and_has_no_cause(
    pain: Move, minutes: Move, said: str
) -> None:
    change = PainChange(DAY, Fraction(9, 2), Fraction(3), pain, minutes)
    sentence = words.change_words(change)
    assert sentence.startswith(
        "Before walks: 4.5 on average in the two weeks from 19 November 2026, 3.0 in"
        " the last two."
    )
    assert said in sentence
    assert "because" not in sentence
    assert sentence.endswith("no proof of cause.") is (pain is not Move.SAME)
    assert words.change_words(None) == ""


@pytest.mark.parametrize(
    ("span", "rated", "unrated"),
    [
        (Span.TWELVE_WEEKS, "Back pain and minutes, week by week", "Minutes, week"),
        (Span.TWELVE_MONTHS, "Back pain and minutes, month by month", "Minutes, month"),
        (Period(date(1996, 1, 1), DAY), "Back pain and hours, year by", "Hours, year"),
    ],
)
def test_the_charts_are_named_after_what_they_show(
    span: Span | Period, rated: str, unrated: str
) -> None:
    assert words.charts_title(report(span)).startswith(rated)
    assert words.charts_title(report(span, kept=[])).startswith(unrated)


def test_columns_are_named_and_counted() -> None:
    week = Column(date(2026, 8, 31), 5400)
    assert words.column_name(week, Unit.WEEK) == ("31 Aug", "")
    assert words.column_amount(week, Unit.WEEK) == "90"
    assert words.column_name(Column(date(2026, 1, 1)), Unit.MONTH) == ("Jan", "2026")
    assert words.column_name(Column(date(2026, 2, 1)), Unit.MONTH) == ("Feb", "")
    year = Column(date(2026, 1, 1), 5000)
    assert words.column_name(year, Unit.YEAR) == ("2026", "")
    assert words.column_amount(year, Unit.YEAR) == "1"
    assert words.column_amount(replace(year, seconds=600), Unit.YEAR) == "< 1"
    assert words.column_amount(replace(year, seconds=0), Unit.YEAR) == "0"
    assert words.column_amount(replace(year, known=False), Unit.YEAR) == DASH


def test_the_programme_is_told_with_its_level_and_steps() -> None:
    lines = told_words.programme_lines(TOLD)
    assert lines.first == "Level 9: 20 min, 5 days a week"
    assert lines.lines == (
        "9 Nov 2026: level 9, stepped up",
        "1 Sep 2026: level 8, by the start question",
    )
    still = told_words.programme_lines(replace(TOLD, steps=()))
    assert still.lines == ("since 9 Nov 2026, no step in this time",)
    none = told_words.programme_lines(Told())
    assert (none.first, none.lines) == ("The programme was not followed.", ())


@pytest.mark.parametrize("change", Change)
def test_every_change_of_level_has_words(change: Change) -> None:
    step = LevelStep(DAY, 3, 4, change)
    (line,) = told_words.programme_lines(replace(TOLD, steps=(step,))).lines
    assert line.startswith("19 Nov 2026: level 3, ")


def test_flare_ups_are_told_with_their_dates() -> None:
    lines = told_words.flare_lines(TOLD)
    assert lines.first == "3 were told."
    assert lines.lines == (
        "since 18 Nov 2026, lasting",
        "5 Oct 2026",
        "28 Sep 2026 to 2 Oct 2026",
    )
    assert told_words.flare_lines(Told()).first == "None was told."
    one = told_words.flare_lines(replace(TOLD, flares=TOLD.flares[:1]))
    assert one.first == "1 was told."


def test_signs_are_told_with_what_became_of_them() -> None:
    lines = told_words.sign_lines(TOLD)
    assert lines.first == ""
    assert lines.lines == (
        "Pain down the leg in a walk: 4 Nov 2026",
        "5 Nov 2026, get help now: not cleared yet",
        "1 Oct 2026, check first: answered anew on 2 Oct 2026",
        "24 Sep 2026, see a doctor soon: cleared by a clinician, told on 28 Sep 2026",
    )
    legs_alone = told_words.sign_lines(replace(TOLD, signs=()))
    assert legs_alone.first == "None was named."
    assert len(legs_alone.lines) == 1


def test_what_cannot_be_read_is_not_told_as_nothing() -> None:
    for lines in (
        told_words.programme_lines(None),
        told_words.flare_lines(None),
        told_words.sign_lines(None),
    ):
        assert lines.first.endswith("cannot be read here.")


def test_the_page_is_heard_in_a_few_sentences() -> None:
    assert words.spoken(report(Span.FOUR_WEEKS, kept=[])) == (
        "Walks and back pain, 26 October to 19 November 2026."
        " Walked: 0 min, in 0 walks. With a walk: 0 days, of 0 days."
        f" A week, on average: {DASH}, Less than a week is kept."
        f" Back pain before walks: {DASH}, Not rated."
    )
