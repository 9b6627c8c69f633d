from __future__ import annotations

import json
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.any_settings import any_settings
from walkreminder.core.settings import HoldReason, Settings
from walkreminder.core.settings_document import to_document
from walkreminder.core.settings_edit import with_value
from walkreminder.core.timetable import ClockTimes, Interval, Reminder
from walkreminder.core.trouble import Refused

DESK = Reminder("desk", Interval(timedelta(minutes=50), time(9), time(17, 30)))
SETTINGS = Settings(reminders=(Reminder("workday", ClockTimes((time(15),))), DESK))


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("walk.minutes", "25", 25),
        ("walk.voice", "true", True),
        ("walk.when_time_is_up", "keep-counting", "keep-counting"),
        ("walk.when_time_is_up", '"keep-counting"', "keep-counting"),
        ("prompt.snooze", "15 min", "15 min"),
        ("prompt.snooze", "1h30m", "1 h 30 min"),
        ("sound.file", "/music/a b#c.wav", "/music/a b#c.wav"),
        ("sound.file", r"C:\music\new.wav", r"C:\music\new.wav"),
        ("sound.file", "", ""),
        ("sound.file", '""', ""),
        ("sound.file", "a\nb = 1", "a\nb = 1"),
        ("appearance.language", "de", "de"),
        ("prompt.hold_when", '["away"]', ["away"]),
        ("prompt.hold_when", "[]", []),
        ("hooks.prompt", '["notify", "-x"]', ["notify", "-x"]),
        ("days_off.dates", '["2026-12-24..2027-01-02"]', ["2026-12-24..2027-01-02"]),
        ("days_off.dates", "[2026-12-24]", ["2026-12-24"]),
    ],
)
def test_a_key_has_its_new_value_and_nothing_else_changes(
    key: str, text: str, told: object
) -> None:
    table, name = key.split(".")
    expected = json.loads(json.dumps(to_document(SETTINGS)))
    expected[table][name] = told
    assert to_document(with_value(SETTINGS, key, text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "place", "told"),
    [
        ("reminder.workday.minutes", "12", 0, {"minutes": 12}),
        ("reminder.workday.at", '["9:05", "16:00"]', 0, {"at": ["09:05", "16:00"]}),
        ("reminder.workday.days", '["mon"]', 0, {"days": ["mon"]}),
        ("reminder.desk.enabled", "false", 1, {"enabled": False}),
        ("reminder.desk.every", "1 h", 1, {"every": "1 h"}),
        ("reminder.desk.from", "10:00", 1, {"from": "10:00"}),
        ("reminder.desk.id", "table", 1, {"id": "table"}),
    ],
)
def test_a_reminder_is_named_by_its_id(
    key: str, text: str, place: int, told: dict[str, object]
) -> None:
    expected = json.loads(json.dumps(to_document(SETTINGS)))
    expected["reminder"][place] |= told
    assert to_document(with_value(SETTINGS, key, text)) == expected


@pytest.mark.parametrize("id_", ["a.b", "my walk", ".", "a..b.", "früh 🚶", "minutes"])
def test_an_id_may_look_like_anything(id_: str) -> None:
    settings = Settings(reminders=(DESK, Reminder(id_, ClockTimes((time(9),)))))
    changed = with_value(settings, f"reminder.{id_}.minutes", "7")
    assert [each.minutes for each in changed.reminders] == [None, 7]


def test_all_reminders_can_be_set_at_once() -> None:
    assert with_value(SETTINGS, "reminder", "[]").reminders == ()
    told = '[{id = "a", at = ["9:00"]}]'
    expected = (Reminder("a", ClockTimes((time(9),))),)
    assert with_value(SETTINGS, "reminder", told).reminders == expected


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("walk.minutes", "0", "walk.minutes = 0: it has to be a whole number"),
        ("walk.minutes", "soon", 'walk.minutes = "soon": it has to be'),
        ("walk.minutes", "1\nvoice = true", "it has to be a whole number"),
        ("walk.minutes", "", "it has to be a whole number"),
        ("walk.minutes", "nan", "it has to be a whole number"),
        ("walk.minutes", "9" * 5000, "it has to be a whole number"),
        ("walk.minutes", "[" * 100_000, "it has to be a whole number"),
        ("walk.cap", "5 min", "no shorter than the 20 min of walk.minutes"),
        ("walk.minuts", "5", 'did you mean "minutes"?'),
        ("wlak.minutes", "5", 'did you mean "walk"?'),
        ("walk.minutes.x", "5", "nobody knows this name"),
        ("minutes", "5", "minutes: nobody knows this name"),
        ("version", "2", "it is for a newer Walk Reminder"),
        ("version.x", "1", "nobody knows this name"),
        ("walk", "5", "There is no setting 'walk'"),
        # It would quietly set all the others back to their defaults.
        ("walk", "{minutes = 5}", "There is no setting 'walk'"),
        ("walk.", "5", "There is no setting"),
        ("", "5", "There is no setting"),
        (".", "5", "There is no setting"),
        (".minutes", "5", "There is no setting"),
        ("reminder", "5", "[[reminder]]"),
        ("reminder.workday", "5", "There is no setting 'reminder.workday'"),
        ("reminder.", "5", "There is no setting"),
        ("reminder..minutes", "5", "There is no setting"),
        ("reminder.weekend.minutes", "5", "There is no reminder 'weekend'"),
        ("reminder.workday.minuts", "5", 'did you mean "minutes"?'),
        ("reminder.workday.every", "1 h", 'exactly one of "at" and "every"'),
        ("reminder.workday.id", "desk", "it has to be unique"),
        # These say nothing where they are, and would be lost.
        ("reminder.workday.from", "09:00", 'it belongs to "every"'),
        ("reminder.desk.every", "20 h", "so it never asks"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    key: str, text: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        with_value(SETTINGS, key, text)
    assert sentence in str(refusal.value)
    assert "?." not in str(refusal.value)
    assert str(refusal.value).endswith("walkreminder settings show")


def test_an_old_warning_does_not_keep_anything_from_being_changed() -> None:
    never = Reminder("never", Interval(timedelta(hours=9), time(9), time(10)))
    settings = Settings(reminders=(never,))
    assert with_value(settings, "walk.minutes", "5").walk.minutes == 5
    assert with_value(settings, "reminder.never.minutes", "5").reminders[0].minutes == 5


def test_what_is_shown_can_be_set() -> None:
    assert with_value(SETTINGS, "prompt.hold_when", json.dumps(["busy"])).prompt == (
        with_value(SETTINGS, "prompt.hold_when", '["busy"]').prompt
    )
    assert SETTINGS.prompt.hold_when == tuple(HoldReason)


@given(any_settings)
def test_setting_each_key_to_what_it_is_changes_nothing(settings: Settings) -> None:
    known = {
        (table, key): value
        for table, cells in to_document(settings).items()
        if isinstance(cells, dict)
        for key, value in cells.items()
    }
    for (table, key), value in known.items():
        written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        assert with_value(settings, f"{table}.{key}", written) == settings


@given(any_settings, st.text(), st.text())
def test_whatever_is_typed_is_set_or_refused(
    settings: Settings, key: str, text: str
) -> None:
    for name in (key, f"walk.{key}", f"reminder.{key}", "sound.file", "walk.minutes"):
        try:
            changed = with_value(settings, name, text)
        except Refused:
            continue
        assert isinstance(changed, Settings)
