from __future__ import annotations

import re
import tomllib

import pytest

from walkreminder.core.benefits import Content, parse
from walkreminder.resources import resource


@pytest.fixture(scope="module")
def content() -> Content:
    text = resource("content", "en.toml").read_text(encoding="utf-8")
    return parse(tomllib.loads(text))


def test_whoever_flares_up_is_sent_to_the_signs_first(content: Content) -> None:
    card, page = content.card("flare"), content.labels.get_help
    for words in (card.text, card.brief):
        assert words.startswith(f"First look through the signs under “{page}”. If none")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        # The groups of the main trial ended up walking the same.
        ("walkback", "164 against 113 minutes a week at 3 months"),
        ("walkback", "160 against 159 at 12 months"),
        # Nobody was blind to it, and mostly women with many bouts behind them.
        ("walkback", "All knew their group."),
        ("walkback", "100 events against 54"),
        ("walkback", "81% were women"),
        # A drug trial that men did worse in.
        ("painkillers", "In men, the exercise reduced the response"),
        ("back-opioids", "a weaker response in men"),
        ("endorphins-effort", "The studies are small"),
        ("walk-and-pain", "by about 11% in the middle one"),
        # Effects small enough to be told as they are.
        (
            "already-hurts",
            "0.26 in the medium term. That is small. The certainty is high.",
        ),
        ("already-hurts", "It found no difference in disability, but many dropped"),
        ("already-hurts", "0.81 for pain (low certainty)"),
        ("already-hurts", "0.22 for disability (high certainty)"),
        ("pain-colours", "a stroll of 3 to 5 minutes on the flat"),
        # What is our own advice, and what a study says.
        ("flare", "Only the words on bed rest come from trials"),
        ("shoes", "What to do when they are sore is this app"),
        ("shoes", "52% of the walkers and 54% of the others: no difference"),
    ],
)
def test_a_card_states_its_limits_behind_the_link(
    content: Content, card: str, words: str
) -> None:
    assert words in (content.card(card).more or "")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("hunt", "The sensors counted all walking in the day"),
        ("hunt", "cannot prove that walking was the cause"),
        ("sitting-breaks", "about blood sugar, not back pain"),
        ("any-exercise", "On average, "),
        ("desk-breaks", "33% of the control group"),
        ("desk-breaks", "7% of those who shifted their posture"),
        ("pain-colours", "If your usual is 5 or more, see a clinician first"),
        ("pain-colours", "only the rules about change apply"),
        ("pain-colours", "from 0 (none) to 10 (worst imaginable)"),
        ("shoes", "100 events against 54"),
        ("pain-colours", "If it is 7 or more, keep to the gentlest level"),
    ],
)
def test_a_card_says_at_once_what_nobody_may_miss(
    content: Content, card: str, words: str
) -> None:
    assert words in content.card(card).text


def test_the_main_trial_counts_until_pain_limited_people_not_until_it_came(
    content: Content,
) -> None:
    card = content.card("walkback")
    rows = {row.id: row.evidence for row in content.article}
    for words in (card.text, card.brief, rows["relief"], rows["diagnosis"]):
        assert re.search(r"limited (them|people) again", words)
    for words in (card.title, card.text, card.brief, *rows.values()):
        assert not re.search(r"\b(came|come|comes) back\b", words)


def test_what_raises_endorphins_is_known_from_labs_only(content: Content) -> None:
    items = [item for column in content.endorphins.columns for item in column.items]
    for item in items:
        if item.card in {"endorphins-effort", "gentle-walks"}:
            assert "in lab studies" in item.says.lower()


def test_a_card_that_tells_of_a_drug_trial_cites_it(content: Content) -> None:
    for card in ("back-opioids", "painkillers"):
        assert "a strong painkiller" in " ".join(
            (content.card(card).text, content.card(card).more or "")
        )
        assert "bruehl-2021" in content.card(card).sources


def test_after_a_red_walk_the_signs_are_looked_through(content: Content) -> None:
    red = next(colour for colour in content.colours if colour.id == "red")
    assert red.text.endswith(
        f"Look through the signs under “{content.labels.get_help}”."
    )


def test_who_wrote_a_paper_is_named_only_where_it_was_confirmed(
    content: Content,
) -> None:
    assert content.source("hip-flexor-2012").text.startswith("J Appl Biomech 2012")
    assert not any("Simonsen" in zone.note for zone in content.zones)


def test_numbers_are_promised_only_where_a_card_has_them(content: Content) -> None:
    row = next(row for row in content.article if "be-all" in row.claim)
    assert "numbers on its cards" in row.app
    assert row.cards[0] == "already-hurts"


@pytest.mark.parametrize(
    "word", ["pain", "strong", "health", "help", "protect", "prevent", "better", "%"]
)
def test_what_a_muscle_is_for_names_a_function_and_no_benefit(
    content: Content, word: str
) -> None:
    assert all(zone.for_you.endswith(".") for zone in content.zones)
    assert [zone.id for zone in content.zones if word in zone.for_you.lower()] == []
