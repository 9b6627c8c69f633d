"""The history as JSON, all of it: walks, the ledger, what was said to the programme.

One record a line, in an order that depends on nothing but the records: two histories
that say the same make the same file, byte for byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from walkreminder.core.exchange import Flaw
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import json_records as records
from walkreminder.store.exchange import shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    from walkreminder.core.exchange import Edition
    from walkreminder.core.ledger import Line
    from walkreminder.core.programme_log import Entry
    from walkreminder.store.exchange.contents import Told
    from walkreminder.store.history import History

    T = TypeVar("T")
VERSION: Final = 1
# What such a file may carry, in the order in which it is written.
KINDS: Final = ("walks", "ledger", "programme")
_NAME: Final = "walkreminder"


def written(history: History) -> Iterator[bytes]:
    """Yield the file in pieces."""
    yield f'{{\n"{_NAME}": {VERSION},\n"walks": ['.encode()
    yield from _list(history, shelf.walk_rows, records.walk_document)
    yield b'],\n"ledger": ['
    yield from _list(history, shelf.lines, records.line_document)
    yield b'],\n"programme": ['
    yield from _list(history, _log, records.entry_document)
    yield b"]\n}\n"


def _log(history: History) -> Iterator[list[Entry]]:
    yield history.log()


def _list(
    history: History,
    portions: Callable[[History], Iterator[list[T]]],
    document: Callable[[T], dict[str, object]],
) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    between = b"\n"
    for portion in portions(history):
        if portion:
            yield between + b",\n".join(encode(document(each)) for each in portion)
            between = b",\n"
    yield b"\n" if between != b"\n" else b""


def opened(text: str, name: str) -> JsonFile:
    """Return a file to read record by record; Refused where it is none of ours."""
    content = text.encode(errors="surrogatepass")
    try:
        told = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except msgspec.ValidationError:
        raise Refused(_no_export(name)) from None
    except (msgspec.DecodeError, RecursionError) as problem:
        raise Refused(_broken(name, content, str(problem))) from None
    version = _version(told.pop(_NAME, msgspec.Raw(b"0")))
    if version > VERSION:
        raise Refused(
            f"{name} was written by a newer Walk Reminder. Update this one;"
            " nothing was taken in."
        )
    strangers = [each for each in told if each not in KINDS]
    if not version or strangers:
        raise Refused(_no_export(name))
    return JsonFile(content, told, name)


class JsonFile:
    """An export, of which each record is read when its turn comes."""

    remarks: tuple[str, ...] = ()
    asks_order = False

    def __init__(self, content: bytes, told: dict[str, msgspec.Raw], name: str) -> None:
        self._content = content
        self._looked = 0
        self._raw: dict[str, list[msgspec.Raw]] = {}
        for kind in KINDS:
            raw = told.get(kind, msgspec.Raw(b"[]"))
            try:
                self._raw[kind] = msgspec.json.decode(raw, type=list[msgspec.Raw])
            except msgspec.DecodeError:
                line = self._line_of(raw)
                raise Refused(f"{name}, line {line}: {kind} is no list.") from None

    def __len__(self) -> int:
        return sum(map(len, self._raw.values()))

    def walks(self) -> Iterator[Told[Edition]]:
        """Yield each walk with the line it is on, or what is wrong with it."""
        yield from self._records("walks", records.told_walk)

    def lines(self) -> Iterator[Told[Line]]:
        """Yield each line of the ledger."""
        yield from self._records("ledger", records.told_line)

    def log(self) -> Iterator[Told[Entry]]:
        """Yield what was said about the programme."""
        yield from self._records("programme", records.told_entry)

    def line_of(self, kind: str, place: int) -> int:
        """Return the line on which a record begins."""
        return self._line_of(self._raw[kind][place])

    def _records(
        self, kind: str, read: Callable[[msgspec.Raw], T]
    ) -> Iterator[Told[T]]:
        for place, raw in enumerate(self._raw[kind]):
            try:
                yield place, read(raw)
            except (msgspec.DecodeError, RecursionError) as problem:
                yield Flaw(self._line_of(raw), _in_words(kind, place, str(problem)))
            except (ValueError, OverflowError) as problem:
                yield Flaw(self._line_of(raw), f"{kind} {place + 1}: {_ended(problem)}")

    def _line_of(self, raw: msgspec.Raw) -> int:
        # Of two records that are written alike the first is told.
        return self._content.count(b"\n", 0, self._content.find(bytes(raw))) + 1


def _version(raw: msgspec.Raw) -> int:
    try:
        return max(msgspec.json.decode(raw, type=int), 0)
    except msgspec.DecodeError:
        return 0


def _no_export(name: str) -> str:
    return (
        f"{name} is JSON, but nothing that `walkreminder export` has written."
        " Choose a file that was exported."
    )


def _broken(name: str, content: bytes, problem: str) -> str:
    """Say where JSON stops to be JSON; a file that was cut short stops at its end."""
    if "truncated" in problem and not content.rstrip().endswith(b"}"):
        line = content.count(b"\n") + 1
        return f"{name} was cut short: it ends within line {line}. Export it anew."
    place = re.search(r"\(byte (\d+)\)", problem)
    line = content.count(b"\n", 0, int(place[1])) + 1 if place else 1
    return f"{name}, line {line}: that is no JSON. Choose a file that was exported."


def _ended(problem: object) -> str:
    return f"{str(problem).removesuffix('.')}."


def _in_words(kind: str, place: int, problem: str) -> str:
    """Say what is wrong with a record, by what msgspec says of it."""
    record = f"{kind} {place + 1}"
    missing = re.fullmatch(r"Object missing required field `(.+?)`.*", problem)
    if missing:
        return f"{record}: {missing[1]} is missing."
    stranger = re.fullmatch(r"Object contains unknown field `(.+?)`.*", problem)
    if stranger:
        return f"{record}: nobody knows the name {stranger[1]!r}."
    at = re.fullmatch(r"(.*) - at `\$\.?(.*)`", problem)
    if at:
        return f"{record}: {at[2]} is not what it has to be. {at[1]}."
    return f"{record} cannot be read. {problem.rstrip('.')}."
