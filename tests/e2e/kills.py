"""Kill the app at random instants of a busy life, and look at what is left.

A seed fixes the commands and the instants; how far the app got by then is up to the
machine, so a failing seed may take a few tries to fail again.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from threading import Event, Timer
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.e2e.bare_app import ZONE, BareApp, Said
from tests.e2e.earlier_run import leave_earlier_run
from tests.e2e.promises import Command, Promises, kept, lost_or_doubled
from tests.e2e.waiting import PATIENCE
from walkreminder import cli
from walkreminder.store.backup import backups, integrity
from walkreminder.store.history import History

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

# A slot in every minute: each has to end up somewhere, whenever the app is killed.
SETTINGS = """\
version = 1 # a remark by hand

[[reminder]]
id = "often"
every = "1 min"
from = "00:00"
until = "23:59"
minutes = 5

[prompt]
settle = "0 s"
hold_when = []
"""

_WHILE_IT_STARTS = 0.2  # the share of kills that come before the app can answer
_LONGEST_START = 0.8
_LONGEST_LIFE = 0.15
_MOST_BEFORE = 6
_LONGEST_SAVES = (0.003, 0.03)
_LOOKS, _BETWEEN_LOOKS = 1000, 0.0003


class Life:
    """One user's files through a number of kills."""

    def __init__(self, home: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._app = BareApp(home)
        self._app.paths.settings.write_text(SETTINGS)
        self._since = leave_earlier_run(
            self._app.paths.settings, self._app.paths.history, ZoneInfo(ZONE)
        )
        self._promised = Promises()
        self._unanswered: Command | None = None
        self._diary: list[str] = []
        self._seed = seed
        history, settings = self._app.paths.history, self._app.paths.settings
        # What lies there only in the midst of a save; None is any time.
        self._signs = [
            None,
            history.with_name(history.name + "-journal"),
            history.with_name(history.name + "-journal"),
            settings.with_name(settings.name + ".tmp"),
        ]
        # Between these a running walk was begun, by what was told of it.
        self._begun: tuple[datetime, datetime] | None = None
        self.promises = 0
        self.broken_off = 0

    def go(self, kills: int) -> None:
        """Live through so many kills, and end in order."""
        with self._app:
            try:
                for _ in range(kills):
                    self._run_until_killed()
                    self._look_at_the_files()
                self._end_in_order()
            except AssertionError as problem:
                diary = "\n  ".join(self._diary[-40:])
                told = f"seed {self._seed}: {problem}\n  {diary}\n{self._app.output}"
                raise AssertionError(told) from problem

    def _run_until_killed(self) -> None:
        self._app.start()
        starts = self._chance.random() < _WHILE_IT_STARTS
        if not starts:
            self._comes_back()
            for _ in range(self._chance.randrange(_MOST_BEFORE)):
                self._give(self._any_command())
                assert self._unanswered is None, "nobody has killed it yet"
        delay = self._chance.uniform(0, _LONGEST_START if starts else _LONGEST_LIFE)
        sign = self._chance.choice(self._signs)
        more = self._chance.uniform(0, self._chance.choice(_LONGEST_SAVES))
        self._diary.append(f"killed in {delay:.4f} s, {more:.4f} s after {sign}")
        process = self._app.process
        killer = Timer(delay, _kill_soon_after, (process, sign, more))
        killer.start()
        while process.poll() is None and self._unanswered is None:
            self._give(self._for_the_files() if starts else self._heavy_command())
        killer.join()
        process.wait(timeout=PATIENCE)

    def _comes_back(self) -> None:
        status = self._app.wait_until_open()
        assert status["state"] in self._promised.state, (status, self._promised)

    def _give(self, command: Command) -> None:
        before = _now()
        said = self._app.say(*command)
        if command[0] == "start":
            self._begun = before, _now()
        self._diary.append(f"{' '.join(command)}: {said.code} {said.text.strip()}")
        if said.is_promised:
            self._promised = self._promised.after(command)
            self.promises += 1
        elif said.code == cli.NOT_RUNNING or "does not answer" in said.text:
            self._unanswered = command
            self.broken_off += 1
        else:
            assert self._may_be_refused(command, said), f"{command}: {said}"

    def _may_be_refused(self, command: Command, said: Said) -> bool:
        if command[0] == "remind":
            return self._promised.quiet and "Reminders are off then" in said.text
        # A prompt comes and goes with the minutes; all else is known.
        return "no reminder to snooze" in said.text

    def _look_at_the_files(self) -> None:
        """Insist on what was promised; the command without an answer may be done."""
        found = kept(self._app.paths)
        possible = [self._promised]
        if self._unanswered is not None:
            possible.append(self._promised.after(self._unanswered))
        assert found in possible, f"kept {found}, promised {possible}"
        self._look_at_the_walk()
        self._promised, self._unanswered = found, None
        wrong = lost_or_doubled(self._app.paths, self._since, ZONE)
        assert not wrong, f"lost or doubled: {wrong}"
        for _, path in backups(self._app.paths.backups):
            with History(path) as copy:
                assert integrity(copy.database) == ()

    def _look_at_the_walk(self) -> None:
        """Insist that a walk is the one that was begun, and no longer than time was."""
        with History(self._app.paths.history) as history:
            state, walks = history.state(), history.walks()
        assert state is not None
        if state.walk is not None:
            assert self._begun is not None
            first, last = self._begun
            assert first <= state.walk.started <= last, f"{state.walk} of {first}"
        for walk in walks:
            most = (walk.ended - walk.started).total_seconds() + 1
            assert walk.seconds <= most, f"{walk} counts more than passed"

    def _end_in_order(self) -> None:
        self._app.start()
        self._comes_back()
        assert self._app.say("quit").is_promised
        assert self._app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in self._app.output
        assert "# a remark by hand" in self._app.paths.settings.read_text()

    def _any_command(self) -> Command:
        commands = [self._for_the_files(), self._for_a_walk(), self._for_the_prompt()]
        return self._chance.choice(commands)

    def _heavy_command(self) -> Command:
        """Return one that often leaves a record: a save of more than the state."""
        ends = ("finish",) if self._promised.walk else ("skip",)
        return self._chance.choice([ends, self._any_command()])

    def _for_the_files(self) -> Command:
        number = self._chance.randrange(1_000_000)
        minutes = str(self._chance.randint(1, 99))
        log = ("log", "--minutes", "1", "--note", f"number {number}")
        return self._chance.choice([log, ("settings", "set", "walk.minutes", minutes)])

    def _for_a_walk(self) -> Command:
        if not self._promised.walk:
            return ("start", "--minutes", "60")
        wishes = ["finish", "cancel"]
        wishes += ["resume" if self._promised.walk == "paused" else "pause"] * 3
        return (self._chance.choice(wishes),)

    def _for_the_prompt(self) -> Command:
        # At midnight no slot of the minutes is due, whose fate this would share.
        at = (
            _now()
            .astimezone(ZoneInfo(ZONE))
            .replace(hour=0, minute=0, second=0, microsecond=0)
        )
        while at <= _now() or at in self._promised.reminded:
            at += timedelta(days=1)
        remind = ("remind", "--at", at.isoformat())
        quiet = ("quiet", "--off") if self._promised.quiet else ("quiet",)
        return self._chance.choice([remind, quiet, ("skip",), ("snooze", "60")])


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the app reads this clock, too


def _kill_soon_after(
    process: subprocess.Popen[bytes], sign: Path | None, more: float
) -> None:
    """Kill a process a moment after a file is there, or when it never comes."""
    for _ in range(_LOOKS):
        if sign is None or sign.exists():
            break
        Event().wait(_BETWEEN_LOOKS)
    Event().wait(more)
    process.kill()
