from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from walkreminder.core.benefits import parse
from walkreminder.core.claims import Content, Occasion
from walkreminder.core.daily_card import (
    MOST_KEPT,
    Shown,
    card_for,
    from_text,
    remembered,
    to_text,
)
from walkreminder.core.occasion import weightier
from walkreminder.resources import resource

TODAY = date(2026, 11, 19)
ORDINARY = Occasion.ORDINARY
REAL = parse(tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8")))


def cards(ordinary: int, **fitting: int) -> Content:
    """Return content with so many cards of each kind, named "ordinary-0" and so on."""
    made = []
    for name, count in {"ordinary": ordinary, **fitting}.items():
        kind = Occasion(name.replace("_", "-"))
        made += [
            structs.replace(
                REAL.cards[0], id=f"{kind}-{number}", daily=True, fits=(kind,)
            )
            for number in range(count)
        ]
    hidden = structs.replace(made[0], id="never", daily=False)
    return structs.replace(REAL, cards=(hidden, *made))


FEW = cards(8, first_walk=2, after_gap=3, red_rating=1, week_kept=2)
SOME = cards(12, first_walk=2, after_gap=3, red_rating=1, week_kept=2)


def lived(
    content: Content, days: list[tuple[int, list[Occasion]]]
) -> list[tuple[Occasion, Shown]]:
    """Return what was asked and shown on days so far apart."""
    day, kept, told = TODAY, (), []  # type: date, tuple[Shown, ...], list[tuple[Occasion, Shown]]
    for apart, asked in days:
        day += timedelta(days=apart)
        for occasion in asked:
            shown = card_for(content, occasion, day, kept)
            kept = remembered(from_text(to_text(kept)), shown)
            told.append((occasion, shown))
    return told


HISTORIES = st.lists(
    st.tuples(
        st.integers(1, 3), st.lists(st.sampled_from(Occasion), min_size=1, max_size=6)
    ),
    max_size=30,
)


@given(st.sampled_from([FEW, SOME, REAL]), HISTORIES)
def test_no_card_comes_again_within_a_week_whatever_the_history(
    content: Content, days: list[tuple[int, list[Occasion]]]
) -> None:
    seen: dict[str, set[date]] = defaultdict(set)
    for _occasion, shown in lived(content, days):
        seen[shown.card].add(shown.day)
    for dates in seen.values():
        order = sorted(dates)
        for one, next_ in pairwise(order):
            assert next_ - one > timedelta(days=7)


@given(st.sampled_from([FEW, SOME, REAL]), HISTORIES)
def test_a_day_keeps_its_card_unless_the_occasion_became_weightier(
    content: Content, days: list[tuple[int, list[Occasion]]]
) -> None:
    before: Shown | None = None
    for occasion, shown in lived(content, days):
        if before is not None and before.day == shown.day and before != shown:
            assert weightier(occasion, before.occasion)
            assert shown.occasion is occasion
        before = shown


@given(st.sampled_from([FEW, SOME, REAL]), HISTORIES)
def test_a_card_is_daily_and_fits_what_it_is_said_to_be_for(
    content: Content, days: list[tuple[int, list[Occasion]]]
) -> None:
    for _occasion, shown in lived(content, days):
        card = content.card(shown.card)
        assert card.daily
        assert shown.occasion in card.fits


def test_a_card_that_fits_is_preferred_until_there_is_none_left() -> None:
    told = lived(SOME, [(1, [Occasion.FIRST_WALK])] * 3)
    assert [shown.occasion for _asked, shown in told] == [
        Occasion.FIRST_WALK,
        Occasion.FIRST_WALK,
        ORDINARY,
    ]


def test_a_weightier_occasion_brings_its_own_card_on_the_same_day() -> None:
    told = lived(SOME, [(1, [ORDINARY, Occasion.AFTER_GAP, ORDINARY])])
    first, second, third = (shown for _asked, shown in told)
    assert first.card.startswith("ordinary")
    assert second.card.startswith("after-gap")
    assert third == second


def test_a_card_that_fits_both_stays_and_says_what_it_is_for() -> None:
    both = (ORDINARY, Occasion.AFTER_GAP)
    content = structs.replace(
        SOME, cards=tuple(structs.replace(each, fits=both) for each in SOME.cards)
    )
    told = lived(content, [(1, [ORDINARY, Occasion.AFTER_GAP])])
    first, second = (shown for _asked, shown in told)
    assert second == replace(first, occasion=Occasion.AFTER_GAP)


def test_a_day_takes_no_second_card_where_a_later_day_would_miss_it() -> None:
    told = lived(FEW, [(1, [ORDINARY, Occasion.AFTER_GAP])])
    assert {shown.card for _asked, shown in told} == {told[0][1].card}


def test_with_too_few_cards_that_which_was_longest_ago_comes_again() -> None:
    told = lived(cards(3), [(1, [ORDINARY])] * 7)
    names = [shown.card for _asked, shown in told]
    assert len(set(names[:3])) == 3
    assert names == (names[:3] * 3)[:7]


def test_the_same_day_and_memory_bring_the_same_card_and_another_day_another() -> None:
    one = card_for(REAL, ORDINARY, TODAY, ())
    assert card_for(REAL, ORDINARY, TODAY, ()) == one
    assert card_for(REAL, ORDINARY, TODAY + timedelta(days=1), ()).card != one.card


def test_a_card_that_is_no_more_is_not_missed() -> None:
    gone = Shown(TODAY, "of-an-older-version", Occasion.RED_RATING)
    assert card_for(REAL, ORDINARY, TODAY, (gone,)).occasion is ORDINARY


@pytest.mark.parametrize(("days", "comes"), [(7, False), (8, True)])
def test_what_was_shown_more_than_a_week_ago_may_come_again(
    days: int, *, comes: bool
) -> None:
    only = Shown(TODAY - timedelta(days=days), "red-rating-0", Occasion.RED_RATING)
    shown = card_for(SOME, Occasion.RED_RATING, TODAY, (only,))
    assert (shown.card == only.card) is comes


def test_what_is_kept_in_mind_does_not_grow_for_ever() -> None:
    kept: tuple[Shown, ...] = ()
    for number in range(MOST_KEPT + 9):
        new = Shown(TODAY + timedelta(days=number), f"card-{number}", ORDINARY)
        kept = remembered(kept, new)
        assert kept[-1] == new
    assert len(kept) == MOST_KEPT


DAYS_SET = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 0, 1, 3, 9, 40])), max_size=16
)


@given(DAYS_SET, st.sampled_from([1, -1]))
def test_no_card_comes_again_by_the_right_clock_however_it_was_set_in_between(
    days: list[tuple[int, int]], way: int
) -> None:
    content, day, kept = cards(60), TODAY, ()  # type: Content, date, tuple[Shown, ...]
    seen: dict[str, date] = {}
    for apart, wrong_by in days:
        day += timedelta(days=apart)
        shown = card_for(content, ORDINARY, day + way * timedelta(days=wrong_by), kept)
        last = seen.get(shown.card, day)
        # A day keeps the card that it had, by whichever clock.
        if not wrong_by and last != day and shown not in kept:
            assert day - last > timedelta(days=7)
        kept = remembered(from_text(to_text(kept)), shown)
        seen[shown.card] = day


@pytest.mark.parametrize("wrong_by", [40, -40])
def test_a_clock_that_was_set_and_set_right_costs_no_memory(wrong_by: int) -> None:
    week = lived(SOME, [(1, [ORDINARY])] * 5)
    kept = tuple(shown for _asked, shown in week)
    last = kept[-1].day
    wrong = card_for(SOME, ORDINARY, last + timedelta(days=wrong_by), kept)
    kept = remembered(kept, wrong)
    # The day of the right clock has the card that it had.
    again = card_for(SOME, ORDINARY, last, kept)
    assert again == week[-1][1]
    kept = remembered(kept, again)
    names = [each.card for each in kept]
    for ahead in range(1, 5):
        day = last + timedelta(days=ahead)
        shown = card_for(SOME, ORDINARY, day, kept)
        assert shown.card not in names[-7:]
        kept = remembered(kept, shown)
        names.append(shown.card)


def test_a_day_ahead_is_forgotten_a_week_after_it_was_shown() -> None:
    ahead = Shown(TODAY + timedelta(days=40), "ordinary-0", ORDINARY)
    kept: tuple[Shown, ...] = (ahead,)
    for number in range(9):
        assert ahead in kept
        new = Shown(TODAY + timedelta(days=number), f"ordinary-{number + 1}", ORDINARY)
        kept = remembered(kept, new)
    assert ahead not in kept


def test_a_card_with_a_weightier_occasion_is_remembered_once() -> None:
    plain = Shown(TODAY, "a", ORDINARY)
    again = replace(plain, occasion=Occasion.WEEK_KEPT)
    assert remembered((plain,), again) == (again,)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "AdnQ",
        "{}",
        "\ud800",
        '[{"day": "2026-11-19"}]',
        '["a"]',
        "[" * 100_000,
        '[{"more": ' + "[" * 100_000,
        '[{"more": ' + "[" * 100_000 + "]" * 100_000 + "}]",
    ],
)
def test_a_memory_that_makes_no_sense_is_as_good_as_none(text: str | None) -> None:
    assert from_text(text) == ()


GOOD = '{"day": "2026-11-19", "card": "a", "occasion": "ordinary"}'


@pytest.mark.parametrize(
    "row",
    [
        "7",
        "null",
        "[[[]]]",
        '{"day": "2026-11-19"}',
        '{"card": "b"}',
        '{"day": "2026-02-30", "card": "b", "occasion": "ordinary"}',
        '{"day": "2026-11-19", "card": 7, "occasion": "ordinary"}',
        '{"day": "2026-11-19", "card": "\\ud800", "occasion": "ordinary"}',
    ],
)
def test_a_row_that_makes_no_sense_takes_no_other_with_it(row: str) -> None:
    assert from_text(f"[{row}, {GOOD}]") == (Shown(TODAY, "a", ORDINARY),)


def test_a_card_counts_as_shown_that_does_not_say_what_it_was_for() -> None:
    row = '{"day": "2026-11-19", "card": "b", "more": ' + "[" * 9 + "]" * 9 + "}"
    assert from_text(f"[{row}]") == (Shown(TODAY, "b", ORDINARY),)


@pytest.mark.parametrize("what", ['"of-a-later-version"', "7", "null", "{}"])
def test_a_card_was_shown_whatever_it_was_for(what: str) -> None:
    row = '{"day": "2026-11-19", "card": "b", "occasion": ' + what + "}"
    kept = from_text(f"[{row}, {GOOD}]")
    assert [each.card for each in kept] == ["b", "a"]
    assert {each.occasion for each in kept} == {ORDINARY}
