"""Changes values in the text of settings.toml and leaves all else as it was written.

Only this module edits TOML. The text is cut into pieces, one a table, and tomlkit
sees one piece at a time: whole reminders come and go with the comment above them.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from walkreminder.core.reminder_document import KEYS as REMINDER_KEYS
from walkreminder.core.reminder_document import reminder_to_cells
from walkreminder.core.settings_document import read_document, to_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walkreminder.core.problems import Path
    from walkreminder.core.settings import Settings
    from walkreminder.core.settings_kinds import Plain
    from walkreminder.core.timetable import Reminder

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(r"\s*\[")


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one table, with the comment lines directly above its header.

    `name` is empty for what comes before the first header.
    """

    text: str
    name: str = ""
    id: str = ""

    @property
    def is_reminder(self) -> bool:
        return self.name == "reminder"


def write_over(text: str, settings: Settings) -> str:
    """Return a text that tells these settings, as near to the given one as can be."""
    if tells(text, settings):
        return text
    # Imported here, as below: saving is rare, starting is not.
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - as said

    edited: str | None = None
    with suppress(TOMLKitError, tomllib.TOMLDecodeError):
        edited = _edit(text, settings)
    # Where the text was written in a way that we cannot edit, being right comes
    # first: its unknown keys are kept, its comments stay in the .bak file.
    if edited is not None and tells(edited, settings):
        return edited
    return _write_anew(text, settings)


def line_of(text: str, path: Path) -> int | None:
    """Return the line, from 1 on, that a problem's path leads to, if it is found."""
    line, place = 1, -1
    try:
        pieces = _pieces(text)
    except tomllib.TOMLDecodeError:
        return None
    for piece in pieces:
        place += piece.is_reminder
        inner = _path_within(piece, path, place)
        if inner is not None:
            ahead = _line_within(piece, inner)
            if ahead is not None:
                return line + ahead
        line += piece.text.count("\n")
    return None


def _path_within(piece: _Piece, path: Path, place: int) -> Path | None:
    """Return the rest of a path that leads into a piece; None if it leads past it."""
    if not piece.name:
        return path
    if path[:1] != (piece.name,):
        return None
    if not piece.is_reminder or len(path) == 1:
        return path[1:]
    return path[2:] if path[1] == place else None


def _line_within(piece: _Piece, path: Path) -> int | None:
    lines = _LINE.findall(piece.text)
    if path:
        key = r"\s*\.\s*".join(rf'["\']?{re.escape(str(step))}["\']?' for step in path)
        begins = re.compile(rf"\s*{key}\s*=")
        for number, line in enumerate(lines):
            if begins.match(line):
                return number
    if not piece.name:
        return None
    return next(n for n, line in enumerate(lines) if _HEADER.match(line))


def tells(text: str, settings: Settings) -> bool:
    """Tell whether a text tells just these settings."""
    try:
        told, problems = read_document(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return False
    return told == settings and not any(each.is_mistake for each in problems)


def _edit(text: str, settings: Settings) -> str:
    told = read_document(tomllib.loads(text))[0]
    pieces = _with_reminders(_pieces(text), told.reminders, settings.reminders)
    before = to_tables(told)
    for name, cells in to_tables(settings).items():
        changes = _changes(before[name], cells)
        if changes:
            pieces = _with_table(pieces, name, changes)
    return "".join(piece.text for piece in pieces)


def _with_reminders(
    pieces: list[_Piece], told: tuple[Reminder, ...], meant: tuple[Reminder, ...]
) -> list[_Piece]:
    """Return the pieces with the reminders that are meant, in their order."""
    if told == meant:
        return pieces
    before = {each.id: reminder_to_cells(each) for each in told}
    written = {piece.id: piece for piece in pieces if piece.is_reminder}
    wanted = []
    for reminder in meant:
        cells = reminder_to_cells(reminder)
        piece = written.get(reminder.id, _Piece("[[reminder]]\n", "reminder"))
        changes = _changes(before.get(reminder.id, {}), cells)
        wanted.append(_change(piece, changes) if changes else piece)
    if [piece.id for piece in wanted] == list(written):
        anew = dict(zip(written, wanted, strict=True))
        return [anew[piece.id] if piece.is_reminder else piece for piece in pieces]
    places = [place for place, piece in enumerate(pieces) if piece.is_reminder]
    rest = [piece for piece in pieces if not piece.is_reminder]
    first = places[0] if places else len(pieces)
    return [*_apart(rest[:first]), *_apart(wanted), *rest[first:]]


def _with_table(
    pieces: list[_Piece], name: str, changes: Mapping[str, Plain | None]
) -> list[_Piece]:
    for place, piece in enumerate(pieces):
        if name in tomllib.loads(piece.text):
            return [
                *pieces[:place],
                _change(piece, changes, name),
                *pieces[place + 1 :],
            ]
    return [*_apart(pieces), _change(_Piece(f"[{name}]\n", name), changes)]


def _change(
    piece: _Piece, changes: Mapping[str, Plain | None], name: str = ""
) -> _Piece:
    """Return a piece in which these keys have these values, or are gone."""
    import tomlkit  # noqa: PLC0415 - saving is rare
    from tomlkit.items import AoT  # noqa: PLC0415 - as above

    body = piece.text.rstrip()
    document = tomlkit.parse(body + "\n")
    table = document[name or piece.name]
    if isinstance(table, AoT):
        table = table[0]
    for key, value in changes.items():
        if value is None:
            del table[key]
        else:
            table[key] = value
    text = tomlkit.dumps(document).rstrip() + (piece.text[len(body) :] or "\n")
    return replace(piece, text=text)


def _changes(
    before: Mapping[str, Plain], after: Mapping[str, Plain]
) -> dict[str, Plain | None]:
    """Return the keys whose values differ; None for those that are to go."""
    gone: dict[str, Plain | None] = {key: None for key in before if key not in after}
    new = {key: each for key, each in after.items() if before.get(key) != each}
    return gone | new


def _apart(pieces: list[_Piece]) -> list[_Piece]:
    """Return pieces with one empty line after each that says something."""
    bodies = [(piece, piece.text.strip("\n")) for piece in pieces]
    return [replace(piece, text=body + "\n\n") for piece, body in bodies if body]


def _pieces(text: str) -> list[_Piece]:
    """Cut a text into its tables."""
    pieces: list[_Piece] = []
    name, lines = "", list[str]()
    for line in _LINE.findall(text):
        begun = _name_begun(line, lines, name)
        if begun:
            end = len(lines)
            while end and lines[end - 1].lstrip().startswith("#"):
                end -= 1
            pieces.append(_piece(name, lines[:end]))
            name, lines = begun, lines[end:]
        lines.append(line)
    return [*pieces, _piece(name, lines)]


def _name_begun(line: str, lines: list[str], name: str) -> str:
    """Return the name of the table that a line begins, or nothing."""
    if not _HEADER.match(line):
        return ""
    try:
        [(begun, cells)] = tomllib.loads(line).items()
        # A line such as ["x"] may also stand within a list or a text of many
        # lines; what came before a header is whole.
        tomllib.loads("".join(lines))
    except ValueError:
        return ""
    # [reminder.more] belongs to the [[reminder]] above it.
    return "" if begun == name and cells not in ({}, [{}]) else begun


def _piece(name: str, lines: list[str]) -> _Piece:
    text = "".join(lines)
    told = tomllib.loads(text).get("reminder") if name == "reminder" else None
    match told:
        case [{"id": str() as id_}]:
            return _Piece(text, name, id_)
        case _:
            return _Piece(text, name)


def _write_anew(text: str, settings: Settings) -> str:
    """Return a text of our own that tells the settings and the unknown keys."""
    import tomlkit  # noqa: PLC0415 - saving is rare

    document = tomllib.loads(text)
    written = document.get("reminder", [])
    strangers = {each["id"]: _strangers(each) for each in written}
    for name, cells in to_tables(settings).items():
        document[name] = {**document.get(name, {}), **cells}
    document["reminder"] = [
        {**reminder_to_cells(each), **strangers.get(each.id, {})}
        for each in settings.reminders
    ]
    return tomlkit.dumps(document)


def _strangers(cells: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in cells.items() if key not in REMINDER_KEYS}
