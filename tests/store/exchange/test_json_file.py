"""JSON that was cut, edited or never ours: a sentence with the line, and no more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.exchange import ground
from tests.store.values import NOON, line, walk
from walkreminder.core.programme_log import Answer, Checked, Entry, Sign, StepTo
from walkreminder.core.trouble import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.store.history import History

ENTRY = Entry(ground.uuid(7), NOON, NOON.date(), StepTo(3))


def _answer(**said: object) -> dict[str, object]:
    whole = {"able": 5, "usual": 3, "flared_up": False}
    return {"kind": "answer", "said": whole | said}


@pytest.fixture
def told(history: History, file: Path) -> dict[str, Any]:
    """Return what a file tells, to be spoilt."""
    ground.keep(history, walk(1), walk(2), line(), ENTRY)
    document: dict[str, Any] = json.loads(ground.export(history, file))
    return document


def test_one_record_is_on_each_line(history: History, file: Path) -> None:
    ground.keep(history, walk(1, note="Zoë"), line(), ENTRY)
    lines = ground.export(history, file).decode().splitlines()
    assert lines[:3] == ["{", '"walkreminder": 1,', '"walks": [']
    assert json.loads(lines[3]) == {
        "id": str(ground.uuid(1)),
        "started": "2026-03-10T13:00:00+01:00",
        "ended": "2026-03-10T13:25:00+01:00",
        "zone": "Europe/Berlin",
        "seconds": 1200,
        "source": "timer",
        "reminder": None,
        "before": None,
        "after": None,
        "next_morning": None,
        "note": "Zoë",
        "revision": 0,
    }
    assert lines[4:6] == ["],", '"ledger": [']
    assert json.loads(lines[6]) == {
        "reminder": "workday",
        "date": "2026-03-10",
        "time": "10:30",
        "utc": "2026-03-10T10:30:00Z",
        "outcome": "walked",
        "reason": None,
        "settled": "2026-03-10T12:00:00Z",
        "walk": None,
    }
    assert json.loads(lines[9]) == {
        "id": str(ground.uuid(7)),
        "at": "2026-03-10T12:00:00.000000Z",
        "day": "2026-03-10",
        "kind": "step",
        "said": {"level": 3},
    }


def test_an_empty_history_is_a_file_too(
    history: History, elsewhere: History, file: Path
) -> None:
    document = json.loads(ground.export(history, file))
    assert document == {"walkreminder": 1, "walks": [], "ledger": [], "programme": []}
    assert not ground.take_in(elsewhere, file).changes_anything


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "all.json is empty."),
        (b"  \n", "all.json is empty."),
        (b"[]", "nothing that `walkreminder export` has written"),
        (b'"x"', "nothing that `walkreminder export` has written"),
        (b"{}", "nothing that `walkreminder export` has written"),
        (b'{"walkreminder": "x"}', "nothing that `walkreminder export` has written"),
        (b'{"walkreminder": -1}', "nothing that `walkreminder export` has written"),
        (b'{"walkreminder": 1, "songs": []}', "nothing that `walkreminder export`"),
        (b'{"walkreminder": 2, "songs": []}', "written by a newer Walk Reminder"),
        (b'{"walkreminder": 1,\n"walks": {}}', "line 2: walks is no list"),
        (b'{"walkreminder": 1,\n"walks": [,]}', "line 2: that is no JSON"),
        (b'{\n"walkreminder": 1,\n"walks": [\n{"id"', "ends within line 4"),
        (b"no JSON at all", "line 1: that is no JSON"),
        (b"[" * 100_000, "nothing that `walkreminder export` has written"),
        (b'{"a":' * 100_000, "all.json"),
        (b'{"walkreminder": 1, "walks": [{"note": "\\ud800"}]}', "line 1: that is no"),
        (b'{"walkreminder": 1, "walks": [' + b"[" * 5000, "all.json"),
        (b"\x89PNG\r\n\x1a\n\x81", "no text"),
        (b"\xff\xfe{\0\n", "in the middle of a letter"),
        (b'{"a": "\xc3', "in the middle of a letter"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(
    history: History, file: Path, content: bytes, sentence: str
) -> None:
    file.write_bytes(content)
    with pytest.raises(Refused, match=re.escape(sentence)):
        ground.look(history, file)


@pytest.mark.parametrize("where", range(1, 40))
def test_a_file_cut_short_anywhere_brings_nothing_in(
    history: History, elsewhere: History, file: Path, where: int
) -> None:
    ground.keep(history, walk(1, note="Zoë"), line(), ENTRY)
    content = ground.export(history, file)
    file.write_bytes(content[: len(content) * where // 40])
    with pytest.raises(Refused):
        ground.take_in(elsewhere, file)
    assert (ground.kept(elsewhere), elsewhere.lines()) == ([], [])


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        ("walks", {"seconds": -5}, "walks 1: a walk cannot take less than no time"),
        ("walks", {"seconds": 10**9}, "longer than a day"),
        ("walks", {"seconds": 10**30}, "longer than a day"),
        ("walks", {"seconds": "x"}, "walks 1: seconds is not what it has to be"),
        ("walks", {"after": 11}, "11 is no rating"),
        ("walks", {"id": "x"}, "walks 1: id is not what it has to be"),
        ("walks", {"source": "bus"}, "source is not what it has to be"),
        ("walks", {"zone": ""}, "zone is empty"),
        ("walks", {"reminder": ""}, "reminder is empty"),
        ("walks", {"started": "yesterday"}, "'yesterday' is no time"),
        ("walks", {"started": "2026-03-10T12:00:00"}, "does not say its offset"),
        ("walks", {"started": "0001-01-01T00:00:00+14:00"}, "walks 1: "),
        ("walks", {"started": "2026-03-10T18:00:00Z"}, "cannot end before it begins"),
        ("walks", {"revision": -1}, "revision is not what it has to be"),
        ("walks", {"steps": 5}, "walks 1: nobody knows the name 'steps'"),
        ("walks", {"note": None}, "note is not what it has to be"),
        ("ledger", {"time": "25:00"}, "'25:00' is no time of day"),
        ("ledger", {"time": "10:00Z"}, "'10:00Z' is no time of day"),
        ("ledger", {"outcome": "lost"}, "outcome is not what it has to be"),
        ("ledger", {"date": "2026-02-30"}, "date is not what it has to be"),
        ("programme", {"kind": "dance"}, "nothing is known of 'dance'"),
        ("programme", {"said": {"level": 99}}, "there is no level 99"),
        ("programme", {"said": {"level": -1}}, "there is no level -1"),
        ("programme", {"said": {"level": "x"}}, "programme 1: level is not"),
        ("programme", {"said": {"level": 1, "by": 2}}, "says more than is known"),
        ("programme", _answer(able=-1), "minutes of a day"),
        ("programme", _answer(able=1441), "minutes of a day"),
        ("programme", _answer(usual=11), "pain from 0 to 10"),
    ],
)
def test_a_record_that_cannot_be_is_told_with_its_line(
    told: dict[str, Any],
    elsewhere: History,
    file: Path,
    kind: str,
    changes: dict[str, object],
    sentence: str,
) -> None:
    told[kind][0] |= changes
    text = json.dumps(told, indent=1)
    file.write_text(text, encoding="utf-8")
    job = ground.look(elsewhere, file)
    assert job.preview is not None
    (flaw,) = job.preview.flaws
    assert sentence in flaw.what
    mark = {"walks": "walks", "ledger": "ledger", "programme": "programme"}[kind]
    begins = next(
        n for n, each in enumerate(text.splitlines(), 1) if f'"{mark}": [' in each
    )
    assert flaw.line == begins + 1
    with pytest.raises(Refused, match="Nothing was taken in"):
        job.take_in()
    assert (ground.kept(elsewhere), elsewhere.lines()) == ([], [])


def test_what_a_record_lacks_is_told(
    told: dict[str, Any], elsewhere: History, file: Path
) -> None:
    del told["walks"][1]["seconds"]
    told["walks"].append("no walk")
    file.write_text(json.dumps(told), encoding="utf-8")
    preview = ground.look(elsewhere, file).preview
    assert preview is not None
    assert [each.what for each in preview.flaws] == [
        "walks 2: seconds is missing.",
        "walks 3 cannot be read. Expected `object`, got `str`.",
    ]


@pytest.mark.parametrize("kind", ["walks", "ledger", "programme"])
def test_one_id_that_says_two_things_is_told_with_both_lines(
    told: dict[str, Any], elsewhere: History, file: Path, kind: str
) -> None:
    changes = {
        "walks": {"note": "another"},
        "ledger": {"outcome": "skipped"},
        "programme": {"said": {"level": 4}},
    }
    told[kind].append(told[kind][0] | changes[kind])
    file.write_text(json.dumps(told, indent=1), encoding="utf-8")
    preview = ground.look(elsewhere, file).preview
    assert preview is not None
    (flaw,) = preview.flaws
    assert re.search(r"same id as line \d+ but says otherwise", flaw.what)


def test_one_id_that_says_the_same_twice_is_one_walk(
    told: dict[str, Any], elsewhere: History, file: Path
) -> None:
    told["walks"] += told["walks"]
    file.write_text(json.dumps(told), encoding="utf-8")
    assert ground.take_in(elsewhere, file).new == 2


def test_of_very_many_mistakes_the_first_twenty_are_told(
    told: dict[str, Any], elsewhere: History, file: Path
) -> None:
    told["walks"] = [told["walks"][0] | {"seconds": -1 - n} for n in range(700)]
    file.write_text(json.dumps(told, indent=0), encoding="utf-8")
    preview = ground.look(elsewhere, file).preview
    assert preview is not None
    assert len(preview.flaws) == 21
    assert str(preview.flaws[20]) == "Nothing further was looked at."


def test_safety_travels_with_the_walks(
    history: History, elsewhere: History, file: Path
) -> None:
    checked = Entry(ground.uuid(3), NOON, NOON.date(), Checked(Sign.EMERGENCY))
    begun = Entry(ground.uuid(2), NOON, NOON.date(), Answer(10))
    ground.keep(history, begun, checked)
    ground.export(history, file)
    preview = ground.take_in(elsewhere, file)
    assert preview.new_said == 2
    standing = elsewhere.standing(NOON.date())
    assert standing is not None
    assert standing.locked
    assert elsewhere.log() == history.log()


def test_what_was_said_of_the_programme_never_changes(
    told: dict[str, Any], history: History, file: Path
) -> None:
    told["programme"][0]["said"]["level"] = 2
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(Refused, match="of the programme on 2026-03-10 is kept here"):
        ground.look(history, file)
