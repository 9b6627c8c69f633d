"""What the command line understands, word by word."""

from __future__ import annotations

import argparse
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from walkreminder import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES = ("today", "walk", "why", "history", "settings", "about", "help")

_DAY = 24 * 60
_MOST_SLOTS = 1_000_000
_LONGEST_TEXT = 2000


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command with its values; wrong usage ends the process with 2."""
    parser = _parser()
    wish = parser.parse_args(arguments)
    if wish.command == "skip" and wish.reason and not wish.today:
        parser.error("a --reason goes with --today")
    return wish


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walkreminder",
        description="Reminds you to walk, times the walk and explains what it does. "
        "Without a command it starts in the tray, or comes to the front.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_looks(commands)
    _add_walk(commands)
    _add_prompts(commands)
    _add_files(commands)
    return parser


def _add_looks(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    coming = commands.add_parser("next", help="the coming slots, from the settings")
    coming.add_argument("-n", type=_count, default=10, metavar="N", dest="count")
    coming.add_argument("--from", dest="after", metavar="ISO")
    coming.add_argument("--zone", metavar="IANA")
    coming.add_argument("--json", action="store_true")
    status = commands.add_parser("status", help="what it is doing now, and why")
    status.add_argument("--json", action="store_true")
    show = commands.add_parser("show", help="open a window of the running app")
    show.add_argument("page", choices=PAGES)
    commands.add_parser("quit", help="end the running app")


def _add_walk(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    start = commands.add_parser("start", help="walk now")
    start.add_argument("--minutes", type=_minutes, metavar="N")
    for name, says in (
        ("pause", "let the walk's time stand still"),
        ("resume", "let it run again"),
        ("finish", "end the walk and keep it"),
        ("cancel", "end the walk as if it had not been"),
    ):
        commands.add_parser(name, help=says)
    log = commands.add_parser("log", help="a walk done elsewhere")
    log.add_argument("--minutes", type=_minutes, metavar="N", required=True)
    log.add_argument("--at", metavar="ISO", help="when it began")
    log.add_argument("--before", type=_rating, metavar="0-10")
    log.add_argument("--after", type=_rating, metavar="0-10")
    log.add_argument("--note", type=_text, default="", metavar="TEXT")


def _add_prompts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    snooze = commands.add_parser("snooze", help="ask me again later")
    snooze.add_argument("minutes", type=_minutes, nargs="?", metavar="MINUTES")
    skip = commands.add_parser("skip", help="not this one; else the next")
    skip.add_argument("--today", action="store_true", help="not today")
    skip.add_argument("--reason", choices=("unwell",), help="with --today")
    commands.add_parser("unskip", help="take back what was skipped ahead")
    quiet = commands.add_parser("quiet", help="reminders off")
    how_long = quiet.add_mutually_exclusive_group()
    how_long.add_argument("--for", dest="length", metavar="2h")
    how_long.add_argument("--until", metavar='"2026-11-23 08:00" | tomorrow')
    how_long.add_argument("--off", action="store_true", help="reminders on again")
    remind = commands.add_parser("remind", help="ask me once")
    when = remind.add_mutually_exclusive_group(required=True)
    when.add_argument("--in", dest="length", metavar="30m")
    when.add_argument("--at", metavar="16:00")


def _add_files(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    history = commands.add_parser("history", help="the walks that were")
    history.add_argument("--since", metavar="DATE")
    history.add_argument("--until", metavar="DATE")
    history.add_argument("--ledger", action="store_true", help="slots, not walks")
    history.add_argument("--json", action="store_true")
    settings = commands.add_parser("settings", help="see and change the settings")
    what = settings.add_subparsers(dest="what", metavar="WHAT", required=True)
    what.add_parser("path", help="where the file lies")
    show = what.add_parser("show", help="what is in force")
    show.add_argument("--json", action="store_true")
    check = what.add_parser("check", help="look for mistakes")
    check.add_argument("file", nargs="?", metavar="FILE")
    change = what.add_parser("set", help="change one key, for example walk.minutes 25")
    change.add_argument("key", type=_text, metavar="KEY")
    change.add_argument("value", type=_text, metavar="VALUE")


def _count(text: str) -> int:
    return _number(text, 1, _MOST_SLOTS)


def _minutes(text: str) -> int:
    return _number(text, 1, _DAY)


def _rating(text: str) -> int:
    return _number(text, 0, 10)


def _number(text: str, least: int, most: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise ArgumentTypeError(f"it has to be a whole number from {least} to {most}")
    return number


def _text(text: str) -> str:
    """Refuse bytes that are no text, and more of it than the app listens to."""
    if len(text) > _LONGEST_TEXT:
        raise ArgumentTypeError(f"it has at most {_LONGEST_TEXT} characters")
    if not text.isascii() and text != text.encode(errors="ignore").decode():
        raise ArgumentTypeError("it is no text in UTF-8")
    return text
