"""What the command line understands, word by word."""

from __future__ import annotations

import argparse
from argparse import ArgumentTypeError
from functools import partial
from typing import TYPE_CHECKING

from walkreminder import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    Add: TypeAlias = Callable[[str, str], argparse.ArgumentParser]

PAGES = (
    "today",
    "walk",
    "why",
    "history",
    "programme",
    "settings",
    "about",
    "help",
)

_DAY = 24 * 60
_MOST_SLOTS = 1_000_000
_LONGEST_TEXT = 2000
_MOST_DIGITS = 20
_FOR_SCRIPTS = "as JSON, for scripts"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command with its values; wrong usage ends the process with 2."""
    parser = _parser()
    wish = parser.parse_args(arguments)
    if wish.command == "skip" and wish.reason and not wish.today:
        parser.error("a --reason goes with --today")
    if wish.command == "export" and not wish.file.lower().endswith(".pdf"):
        for word in ("--since", "--until", "--black-and-white"):
            if getattr(wish, word[2:].replace("-", "_")):
                parser.error(f"{word} goes with a report, a file ending in .pdf")
    return wish


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walkreminder",
        description="Reminds you to walk, times the walk and explains what it does. "
        "Without a command it starts in the tray, or comes to the front.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add = partial(_add, commands)
    _add_looks(add)
    _add_walk(add)
    _add_prompts(add)
    _add_files(add)
    return parser


def _add_looks(add: Add) -> None:
    coming = add("next", "the coming slots, from the settings")
    coming.add_argument(
        "-n",
        type=_count,
        default=10,
        metavar="N",
        dest="count",
        help="how many; else 10",
    )
    coming.add_argument(
        "--from", dest="after", metavar="ISO", help="after this time, not now"
    )
    coming.add_argument("--zone", metavar="IANA", help="in this zone, not the system's")
    coming.add_argument("--json", action="store_true", help=_FOR_SCRIPTS)
    status = add("status", "what it is doing now, and why")
    status.add_argument("--json", action="store_true", help=_FOR_SCRIPTS)
    show = add("show", "open a window of the running app")
    show.add_argument("page", choices=PAGES, help="which one")
    add("quit", "end the running app")


def _add_walk(add: Add) -> None:
    start = add("start", "walk now")
    start.add_argument(
        "--minutes", type=_minutes, metavar="N", help="for so long, not as usual"
    )
    add("pause", "let the walk's time stand still")
    add("resume", "let it run again")
    add("finish", "end the walk and keep it")
    add("cancel", "end the walk as if it had not been")
    log = add("log", "keep a walk done elsewhere")
    log.add_argument(
        "--minutes", type=_minutes, metavar="N", required=True, help="how long it took"
    )
    log.add_argument("--at", metavar="ISO", help="when it began; else it ends now")
    log.add_argument("--before", type=_rating, metavar="0-10", help="pain before it")
    log.add_argument("--after", type=_rating, metavar="0-10", help="pain after it")
    log.add_argument(
        "--note", type=_text, default="", metavar="TEXT", help="in your own words"
    )


def _add_prompts(add: Add) -> None:
    snooze = add("snooze", "ask me again later")
    snooze.add_argument(
        "minutes",
        type=_minutes,
        nargs="?",
        metavar="MINUTES",
        help="in so many minutes",
    )
    skip = add("skip", "not this one; else the next")
    skip.add_argument("--today", action="store_true", help="none of today's any more")
    skip.add_argument("--reason", choices=("unwell",), help="with --today: why")
    add("unskip", "take back what was skipped ahead")
    quiet = add("quiet", "reminders off, until switched on or as long as told")
    how_long = quiet.add_mutually_exclusive_group()
    how_long.add_argument("--for", dest="length", metavar="2h", help="for this long")
    how_long.add_argument(
        "--until", metavar="ISO", help='like "2026-11-23 08:00", or tomorrow'
    )
    how_long.add_argument("--off", action="store_true", help="reminders on again")
    remind = add("remind", "ask me once")
    when = remind.add_mutually_exclusive_group(required=True)
    when.add_argument("--in", dest="length", metavar="30m", help="after this long")
    when.add_argument("--at", metavar="16:00", help="when it is this late next")


def _add_files(add: Add) -> None:
    history = add("history", "the walks that were")
    history.add_argument("--since", metavar="DATE", help="from this day on")
    history.add_argument("--until", metavar="DATE", help="up to this day")
    history.add_argument("--ledger", action="store_true", help="slots, not walks")
    history.add_argument("--json", action="store_true", help=_FOR_SCRIPTS)
    stats = add("stats", "what the walks come to")
    stats.add_argument("--json", action="store_true", help=_FOR_SCRIPTS)
    export = add("export", "write the history into a file")
    export.add_argument(
        "file", metavar="FILE", help="ending in .json, .csv, .ics or .pdf"
    )
    export.add_argument("--since", metavar="DATE", help="a PDF: from this day on")
    export.add_argument("--until", metavar="DATE", help="a PDF: up to this day")
    export.add_argument("--black-and-white", action="store_true", help="a PDF: no hue")
    bring = add("import", "take in a history from a file; twice adds nothing")
    bring.add_argument("file", metavar="FILE", help="ending in .json or .csv")
    bring.add_argument("--dry-run", action="store_true", help="only say what would be")
    bring.add_argument(
        "--leave-out-overlapping",
        action="store_true",
        help="without new walks at the time of another",
    )
    bring.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how to read a table's dates like 3/4/2026",
    )
    settings = add("settings", "see and change the settings")
    kinds = settings.add_subparsers(dest="what", metavar="WHAT", required=True)
    what = partial(_add, kinds)
    what("path", "where the file lies")
    show = what("show", "what is in force")
    show.add_argument("--json", action="store_true", help=_FOR_SCRIPTS)
    check = what("check", "look for mistakes")
    check.add_argument("file", nargs="?", metavar="FILE", help="another than yours")
    change = what("set", "change one key, for example walk.minutes 25")
    change.add_argument("key", type=_text, metavar="KEY", help="as show names it")
    change.add_argument("value", type=_text, metavar="VALUE", help="as in the file")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str
) -> argparse.ArgumentParser:
    described = f"{does[0].upper()}{does[1:]}."
    return commands.add_parser(name, help=does, description=described)


def _count(text: str) -> int:
    return _number(text, 1, _MOST_SLOTS)


def _minutes(text: str) -> int:
    return _number(text, 1, _DAY)


def _rating(text: str) -> int:
    return _number(text, 0, 10)


def _number(text: str, least: int, most: int) -> int:
    # Python's own int() takes 1_0 and the digits of other scripts as well.
    is_number = text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS
    number = int(text) if is_number else least - 1
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
