"""Carry out one command: through the running app where it must, else from files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from walkreminder.cli import times
from walkreminder.cli.output import complain, say, say_json
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.desktop.control_client import NotRunning, ask
from walkreminder.desktop.paths import Paths, find_paths

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from typing import TypeAlias
    from zoneinfo import ZoneInfo

    from walkreminder.cli.files import Files
    from walkreminder.core.report_period import Asked
    from walkreminder.store.exchange.giving_out import Writer
    from walkreminder.store.history import History

    # Returns the report of a history as a PDF.
    Report: TypeAlias = Callable[[History, Asked], bytes]

_KNOCKS, _PAUSE_SECONDS = 50, 0.1


@dataclass(frozen=True)
class Context:
    """The environment and the clock of one command, and what follows from them."""

    environ: Mapping[str, str]
    clock: Callable[[], datetime]
    report: Report | None = None

    @cached_property
    def paths(self) -> Paths:
        """Where the files lie."""
        return find_paths(self.environ)

    @cached_property
    def files(self) -> Files:
        """Answers from the files; imported only where a command needs them."""
        from walkreminder.cli.files import Files

        return Files(self.paths, self.clock(), lambda: self.zone)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The system's zone; trouble with it is told on stderr."""
        from walkreminder.desktop.local_zone import local_zone

        found = local_zone()
        if found.trouble is not None:
            complain(found.trouble)
        return found.zone

    def ask(self, request: dict[str, object]) -> dict[str, object]:
        """Ask the running app; what it refuses is raised."""
        answer = ask(self.paths.socket, request)
        if "error" in answer:
            raise Refused(str(answer["error"]))
        return answer


def carry_out(wish: Namespace, context: Context) -> int:
    """Carry out one parsed command and return its exit code."""
    match wish.command:
        case "status":
            return _status(wish, context)
        case "next":
            context.files.show_next(wish)
        case "history":
            context.files.show_history(wish)
        case "stats":
            context.files.show_stats(wish)
        case "log":
            _log(wish, context)
        case "export":
            return _export(wish, context)
        case "import":
            return _import(wish, context)
        case "settings":
            return _settings(wish, context)
        case _:
            _tell(context.ask(_request(wish, context)), "text")
    return 0


def _request(wish: Namespace, context: Context) -> dict[str, object]:
    """Return the one line that tells the app what is wanted."""
    request: dict[str, object] = {"command": wish.command}
    match wish.command:
        case "start" | "snooze":
            request["minutes"] = wish.minutes
        case "skip":
            request |= {"today": wish.today, "reason": wish.reason}
        case "show":
            request["page"] = wish.page
        case "quiet":
            request |= {"off": wish.off, "until": _quiet_until(wish, context)}
        case "remind":
            request["at"] = times.once(wish, context.clock(), context.zone).isoformat()
        case _:
            pass
    return request


def _quiet_until(wish: Namespace, context: Context) -> str | None:
    """Return an ISO instant, "tomorrow" for the app to resolve, or no end."""
    if wish.until == "tomorrow":
        return "tomorrow"
    if wish.until is not None:
        return times.instant(wish.until, context.zone).isoformat()
    if wish.length is not None:
        return (context.clock() + times.length(wish.length)).isoformat()
    return None


def _status(wish: Namespace, context: Context) -> int:
    try:
        status, code = context.ask({"command": "status"}), 0
    except NotRunning:
        status, code = context.files.status(), 3
    if wish.json:
        say_json(status)
    else:
        _tell(status, "why")
    return code


def _log(wish: Namespace, context: Context) -> None:
    walk = times.logged_walk(wish, context.clock(), context.zone)
    request: dict[str, object] = {"command": "log", "walk": walk}
    _tell(_write(context, request, lambda: context.files.log(walk)), "text")


def _export(wish: Namespace, context: Context) -> int:
    from walkreminder.cli import exchange

    def calendar(history: History) -> Iterator[bytes]:
        from walkreminder.cli.settings import settings_in
        from walkreminder.store.exchange.ics_file import written

        timetable = settings_in(context.paths.settings).timetable
        now, zone = context.clock(), context.zone
        return written(history, timetable=timetable, now=now, zone=zone)

    more: dict[str, Writer] = {".ics": calendar}
    if context.report is not None:
        more[".pdf"] = _report_writer(wish, context, context.report)
    return exchange.export(wish, context.paths, more)


def _report_writer(wish: Namespace, context: Context, report: Report) -> Writer:
    from walkreminder.cli.settings import settings_in
    from walkreminder.core.report_period import Asked
    from walkreminder.core.timetable import local_date

    def written(history: History) -> Iterator[bytes]:
        settings = settings_in(context.paths.settings)
        asked = Asked(
            local_date(context.clock(), context.zone),
            settings.goal,
            times.day(wish.since, date.min),
            times.day(wish.until, date.max),
            black=wish.black_and_white,
            language=settings.appearance.language,
        )
        yield report(history, asked)

    return written


def _import(wish: Namespace, context: Context) -> int:
    from walkreminder.cli import exchange

    answer = _write(
        context,
        exchange.request_of(wish),
        lambda: exchange.take_in_alone(
            wish, context.paths, context.clock(), context.zone
        ),
    )
    return exchange.tell(wish, exchange.follow(answer, context.ask))


def _settings(wish: Namespace, context: Context) -> int:
    from walkreminder.cli import settings

    paths = context.paths
    match wish.what:
        case "path":
            say(paths.settings)
        case "show":
            settings.show(paths.settings, wish)
        case "check":
            return settings.check(paths.settings, wish.file)
        case "set":
            key, value = wish.key, wish.value
            request: dict[str, object] = {"command": "set", "key": key, "value": value}
            _write(context, request, lambda: settings.change(paths, key, value))
    return 0


def _write(
    context: Context,
    request: dict[str, object],
    into_files: Callable[[], dict[str, object]],
) -> dict[str, object]:
    """Have the running app write, or write while none runs; return the answer.

    A copy that is just coming or going holds the files, but answers nobody yet or
    any more: it is waited for.
    """
    for _ in range(_KNOCKS):
        with suppress(NotRunning):
            return context.ask(request)
        from threading import Event

        from walkreminder.cli.alone import Occupied

        with suppress(Occupied):
            return into_files()
        Event().wait(_PAUSE_SECONDS)
    raise Trouble("Another copy is writing to the files.", "Try again in a moment.")


def _tell(answer: dict[str, object], name: str) -> None:
    """Print a sentence of an answer; an app of another version may not have it."""
    sentence = answer.get(name)
    if sentence:
        say(sentence)
