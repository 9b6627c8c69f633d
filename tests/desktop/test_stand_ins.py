"""A stand-in serves while a library is imported, and leaves no trace after it."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from walkreminder.desktop.stand_ins import stand_ins

# A module of the standard library that nothing here imports.
SELDOM = "this"


@pytest.fixture(autouse=True)
def _seldom_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, SELDOM, raising=False)


def test_a_stand_in_has_what_it_was_given_and_goes_afterwards() -> None:
    with stand_ins({SELDOM: {"poem": "short"}}):
        assert importlib.import_module(SELDOM).poem == "short"
    assert SELDOM not in sys.modules


def test_what_a_stand_in_was_not_given_comes_from_the_real_module(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with stand_ins({SELDOM: {"poem": "short"}}):
        assert isinstance(importlib.import_module(SELDOM).s, str)
    assert "Zen" in capsys.readouterr().out
    assert isinstance(sys.modules[SELDOM].s, str)


def test_a_module_that_is_there_already_is_not_stood_in_for() -> None:
    there = importlib.import_module("json")
    with stand_ins({"json": {"loads": None}}):
        assert importlib.import_module("json").loads is there.loads
    assert sys.modules["json"] is there


def test_a_stand_in_goes_even_when_the_import_fails() -> None:
    with pytest.raises(ZeroDivisionError), stand_ins({SELDOM: {}}):
        raise ZeroDivisionError
    assert SELDOM not in sys.modules


@pytest.mark.parametrize(
    "heavy", ["asyncio", "concurrent", "email", "multiprocessing", "ssl"]
)
def test_the_scheduler_brings_nothing_heavy_along(
    heavy: str, unmeasured: dict[str, str]
) -> None:
    look = (
        f"import walkreminder.desktop.scheduler, sys; print({heavy!r} in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", look],
        capture_output=True,
        text=True,
        check=True,
        env=unmeasured,
    )
    assert told.stdout == "False\n"


def test_after_the_scheduler_the_real_modules_can_be_had() -> None:
    look = """\
import walkreminder.desktop.scheduler
import asyncio, importlib.metadata
from apscheduler.executors.pool import ThreadPoolExecutor
print(callable(asyncio.run), callable(importlib.metadata.files), ThreadPoolExecutor)
"""
    told = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("True True <class")


def test_a_scheduler_that_needs_what_is_stood_in_for_gets_the_real_thing(
    unmeasured: dict[str, str],
) -> None:
    look = """\
import sys
class Later:
    asked = 0
    def find_spec(name, path=None, target=None):
        if name == "apscheduler.job":
            Later.asked += 1
            import asyncio.events
sys.meta_path.insert(0, Later)
from walkreminder.desktop.scheduler import BaseScheduler
from asyncio import events
print(Later.asked, BaseScheduler.__name__, events.__name__)
"""
    told = subprocess.run(
        [sys.executable, "-c", look],
        capture_output=True,
        text=True,
        check=True,
        env=unmeasured,
    )
    assert told.stdout == "2 BaseScheduler asyncio.events\n"
