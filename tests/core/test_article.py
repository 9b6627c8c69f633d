"""The table of the article answers every sentence of it, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from walkreminder.core.benefits import Content, parse
from walkreminder.resources import resource

ARTICLE: Final = Path(__file__).parent.parent / "data" / "source_article.toml"
NOTHING_TO_ANSWER: Final = ("advertising", "no claim")
FILES: Final = sorted(resource("content").glob("*.toml"))


def sentences() -> list[dict[str, Any]]:
    return list(tomllib.loads(ARTICLE.read_text(encoding="utf-8"))["sentences"])


def answers(sentence: dict[str, Any]) -> list[str]:
    """Return the rows that answer a sentence; none where it claims nothing."""
    answer = sentence["answer"]
    return [] if answer in NOTHING_TO_ANSWER else list(answer)


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def content(request: pytest.FixtureRequest) -> Content:
    return parse(tomllib.loads(request.param.read_text(encoding="utf-8")))


def test_the_article_is_here_from_its_title_to_its_last_sentence() -> None:
    said = [sentence["says"] for sentence in sentences()]
    assert len(said) == 25
    assert said[0].startswith("Lower Back Pain Relieve by Walking")
    assert said[-1].endswith("a pain-free life.")


@pytest.mark.parametrize("sentence", sentences(), ids=lambda each: each["says"][:40])
def test_every_sentence_of_the_article_is_answered(
    content: Content, sentence: dict[str, Any]
) -> None:
    rows = {row.id for row in content.article}
    assert answers(sentence) or sentence["answer"] in NOTHING_TO_ANSWER
    assert set(answers(sentence)) <= rows


def test_every_row_answers_a_sentence_in_the_order_of_the_article(
    content: Content,
) -> None:
    asked = dict.fromkeys(row for each in sentences() for row in answers(each))
    assert [row.id for row in content.article] == list(asked)


def test_every_row_says_what_was_found_and_which_cards_carry_it(
    content: Content,
) -> None:
    for row in content.article:
        assert row.claim.endswith("."), row.id
        assert row.evidence.endswith("."), row.id
        assert row.app.endswith("."), row.id
        assert row.cards, row.id


@pytest.mark.parametrize(
    "row", ["common", "demands", "surgeons", "schedules", "diagnosis", "surgery"]
)
def test_a_claim_nobody_looked_into_is_said_to_be_unchecked(row: str) -> None:
    content = parse(tomllib.loads(resource("content", "en.toml").read_text("utf-8")))
    evidence = next(each for each in content.article if each.id == row).evidence
    assert evidence.startswith("Not ")
