from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkreminder.core.benefits import Content, parse
from walkreminder.core.finding import Hit, Kind, Spot, asks, find, fold
from walkreminder.core.places import HELP, SOURCES, entries, spot_of
from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\N{RIGHT SINGLE QUOTATION MARK}"
CONTENT: Content = parse(
    tomllib.loads(resource("content", "en.toml").read_text(encoding="utf-8"))
)
ENTRIES = entries(CONTENT)
WORDS = sorted({word for entry in ENTRIES for word in entry.words})
PLACES = [entry.spot for entry in ENTRIES]
a_word = st.sampled_from(WORDS)
some_words = st.lists(a_word, min_size=1, max_size=3)


def names(typed: str) -> list[str]:
    return [hit.spot.name for hit in find(ENTRIES, typed)]


def marked(hit: Hit) -> list[str]:
    return [hit.line[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Calf", "calf"),
        (f"Runner{MARK}s", "runners"),
        ("runner's", "runners"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Søgård", "sogard"),
        ("Straße", "strasse"),
        ("ISTANBUL", "istanbul"),
    ],
)
def test_words_are_compared_without_case_accents_and_apostrophes(
    written: str, folded: str
) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("typed", ["", "   ", "-", "…", MARK, "“”"])
def test_nothing_is_found_while_no_word_is_typed(typed: str) -> None:
    assert not asks(typed)
    assert find(ENTRIES, typed) == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("calf", "zone/calves"),
        ("push-off", "zone/calves"),
        ("push off", "zone/calves"),
        ("pushoff", "zone/calves"),
        ("42", "zone/calves"),
        ("toes shelf", "zone/calves"),
        ("runners high", "card/endocannabinoids"),
        (f"runner{MARK}s", "card/endocannabinoids"),
        ("CANNABIS", "card/endocannabinoids"),
        ("208", "card/walkback"),
        ("lift mood", "lead/endorphins"),
        ("numb toilet", "signs/emergency"),
        ("osteoporosis", "signs/check"),
        ("cancer", "signs/soon"),
        ("faint", "signs/stop"),
        ("ericson", "source/ericson-1986"),
        ("10.1016", "source/pocovi-2024"),
        ("doi:10.1016/S0140-6736(24)00755-4", "source/pocovi-2024"),
        ("https://doi.org/10.1016/S0140-6736(24)00755-4", "source/pocovi-2024"),
        ("NBK599210", "source/who-2023"),
        ("https://www.ncbi.nlm.nih.gov/books/NBK599210", "source/who-2023"),
        ("PMC4163591", "source/lee-2014"),
        ("pmc.ncbi.nlm.nih.gov", "source/lee-2014"),
        ("passes by", "step/standing"),
        ("contested", "grade/contested"),
        ("contested", "card/endocannabinoids"),
        ("experts disagree", "grade/contested"),
        ("receptors", "piece/pathway"),
        ("pain may ease", "piece/pathway"),
        ("what we found", "piece/article"),
        ("the article said", "piece/article"),
        ("evidence says", "piece/article"),
        ("someone to look", "piece/help"),
        ("clinician", "piece/foot"),
        ("partly shown", "column/half"),
        ("not enough", "part/enough"),
        ("sheffield", "signs/emergency"),
    ],
)
def test_what_is_typed_is_found(typed: str, name: str) -> None:
    assert name in names(typed)


def test_a_word_must_begin_a_word_of_the_text() -> None:
    assert "zone/calves" in names("cal")
    assert "zone/calves" not in names("alf")
    assert "zone/calves" not in names("calfs")


def test_every_typed_word_must_be_there() -> None:
    assert "zone/calves" in names("pushes forward")
    assert asks("pushes zzz")
    assert names("pushes zzz") == []


def test_the_sentence_with_most_of_the_words_is_shown_and_marked() -> None:
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "lab effort")}
    hit = hits["card/endorphins-effort"]
    assert hit.title == "What raises endorphins"
    assert hit.line == (
        "In lab studies they rose in the blood with hard effort, not with easy effort."
    )
    assert marked(hit) == ["lab", "effort", "effort"]


def test_what_hyphens_join_is_marked_as_one() -> None:
    [hit] = [each for each in find(ENTRIES, "cannabis") if each.marks][:1]
    assert marked(hit) == ["cannabis-like"]


def test_a_hit_in_the_title_shows_the_first_sentence_without_a_mark() -> None:
    hit = next(each for each in find(ENTRIES, "rival explanation"))
    assert hit.spot.name == "card/endocannabinoids"
    assert hit.line.endswith(".")
    assert CONTENT.card("endocannabinoids").text.startswith(hit.line)
    assert hit.marks == ()


def test_an_amount_is_shown_with_what_it_stands_for() -> None:
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "112 days")}
    assert hits["card/walkback"].line == "112 days: No programme"


def test_a_citation_is_shown_whole() -> None:
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "pocovi french")}
    assert hits["card/walkback"].line.startswith("Pocovi NC, Lin CC, French SD")
    assert hits["card/walkback"].line == CONTENT.citation(
        CONTENT.card("walkback").sources
    )


def test_a_source_shows_its_address_if_its_citation_does_not() -> None:
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "guideline")}
    assert hits["source/nice-ng59"].line == ""
    assert hits["source/who-2023"].line == "www.ncbi.nlm.nih.gov/books/NBK599210"
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "cdc.gov")}
    assert hits["source/cdc-adults"].line == ""


def test_the_pathway_is_never_found_without_how_far_it_holds() -> None:
    hits = {hit.spot.name: hit for hit in find(ENTRIES, "bind receptors")}
    assert hits["piece/pathway"].title == CONTENT.endorphins.pathway.holds


def test_the_day_of_the_last_check_can_be_found() -> None:
    checked = entries(CONTENT, "Last checked 22 November 2026.")
    [hit] = find(checked, "last checked november")
    assert hit.spot == Spot(SOURCES, Kind.PIECE, "foot")
    assert (hit.title, hit.line) == (
        CONTENT.disclaimer,
        "Last checked 22 November 2026.",
    )


def test_every_claim_zone_list_row_and_source_can_be_found() -> None:
    found = [entry.spot.name for entry in ENTRIES]
    wanted = {f"card/{card.id}" for card in CONTENT.cards}
    wanted |= {f"zone/{zone.id}" for zone in CONTENT.zones}
    wanted |= {f"signs/{signs.id}" for signs in CONTENT.safety}
    wanted |= {f"source/{source.id}" for source in CONTENT.sources}
    wanted |= {f"article/{number}" for number in range(len(CONTENT.article))}
    wanted |= {f"step/{step.id}" for step in CONTENT.steps}
    wanted |= {f"grade/{grade}" for grade in CONTENT.grades}
    wanted |= {f"part/{section.id}" for section in CONTENT.sections}
    assert wanted <= set(found)
    assert len(found) == len(set(found))


def test_the_parts_come_as_the_page_has_them() -> None:
    sections = [section.id.value for section in CONTENT.sections]
    order = [*sections, SOURCES, HELP]
    places = [order.index(spot.section) for spot in PLACES]
    assert places == sorted(places)
    in_part = [spot.name for spot in PLACES if spot.section == "endorphins"]
    assert in_part[:3] == ["part/endorphins", "lead/endorphins", "piece/pathway"]
    assert [spot.kind for spot in PLACES if spot.section == "enough"][1] is Kind.SIGNS


def test_a_card_is_found_where_the_panel_shows_it() -> None:
    assert spot_of(CONTENT, "walkback") == Spot("back", Kind.CARD, "walkback")
    assert all(spot_of(CONTENT, card.id) in PLACES for card in CONTENT.cards)


class Counted(frozenset[str]):
    """Words that count how often somebody looks through them."""

    looks = 0

    def __iter__(self) -> Iterator[str]:
        Counted.looks += 1
        return super().__iter__()


@pytest.mark.parametrize(
    ("typed", "alike"),
    [("a " * 16000, "a"), ("A a " * 8000, "a"), ("w" * 32767, "wwwww")],
)
def test_a_word_that_is_typed_again_is_not_looked_for_again(
    monkeypatch: pytest.MonkeyPatch, typed: str, alike: str
) -> None:
    monkeypatch.setattr(Counted, "looks", 0)
    among = [replace(entry, words=Counted(entry.words)) for entry in ENTRIES]
    assert find(among, typed) == find(ENTRIES, alike)
    assert Counted.looks == len(ENTRIES)


@given(some_words)
def test_what_is_found_comes_in_the_order_of_the_page(words: list[str]) -> None:
    found = [hit.spot for hit in find(ENTRIES, " ".join(words))]
    places = [PLACES.index(spot) for spot in found]
    assert places == sorted(places)


@given(some_words, a_word)
def test_one_more_word_never_finds_more(words: list[str], more: str) -> None:
    few = find(ENTRIES, " ".join([*words, more]))
    many = find(ENTRIES, " ".join(words))
    assert {hit.spot for hit in few} <= {hit.spot for hit in many}


@given(a_word, st.data())
def test_a_word_is_found_by_any_of_its_beginnings(
    word: str, data: st.DataObject
) -> None:
    begin = word[: data.draw(st.integers(1, len(word)))]
    holders = {entry.spot for entry in ENTRIES if word in entry.words}
    assert holders <= {hit.spot for hit in find(ENTRIES, begin)}


@given(some_words)
def test_case_and_accents_apart_make_no_difference(words: list[str]) -> None:
    typed = " ".join(words)
    apart = unicodedata.normalize("NFD", typed.upper())
    assert find(ENTRIES, typed) == find(ENTRIES, apart)


@given(st.text(max_size=20))
def test_whatever_is_typed_the_marks_are_words_of_the_sentence(typed: str) -> None:
    for hit in find(ENTRIES, typed):
        assert all(each and each == each.strip() for each in marked(hit))
        spans = [place for mark in hit.marks for place in mark]
        assert spans == sorted(spans)
        assert all(0 <= place <= len(hit.line) for place in spans)
