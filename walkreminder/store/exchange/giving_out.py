"""The history on its way into a file, which appears only when it is whole.

As with `taking_in`, whoever leads it calls `step` again and again.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

from walkreminder.core.exchange import Progress
from walkreminder.core.trouble import Refused
from walkreminder.store.exchange import shelf
from walkreminder.store.exchange.disk import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from walkreminder.store.history import History

    # Yields a file in pieces, some for every portion of records.
    Writer: TypeAlias = Callable[[History], Iterator[bytes]]


def write_json(history: History) -> Iterator[bytes]:
    """Yield all of the history as JSON."""
    from walkreminder.store.exchange import json_file  # noqa: PLC0415 - one is needed

    return json_file.written(history)


def write_csv(history: History) -> Iterator[bytes]:
    """Yield the walks as a table."""
    from walkreminder.store.exchange import csv_file  # noqa: PLC0415 - as above

    return csv_file.written(history)


# By the ending of the file. What needs more than the history is added by whoever has
# it: see Export.
WRITERS: Final[Mapping[str, Writer]] = {".json": write_json, ".csv": write_csv}


class Export:
    """One file, written by steps; `more` are further kinds by their ending."""

    def __init__(
        self, file: Path, history: History, more: Mapping[str, Writer] | None = None
    ) -> None:
        """Refuse a kind of file that nobody writes."""
        writers = {**WRITERS, **(more or {})}
        if file.suffix.lower() not in writers:
            endings = ", ".join(writers)
            raise Refused(
                f"{file.name} does not say what to write. Choose a name that ends in"
                f" one of {endings}."
            )
        self._file = file
        self._history = history
        self._write = writers[file.suffix.lower()]
        self._work: Generator[Progress] | None = self._written()
        self.progress = Progress()

    def step(self) -> bool:
        """Do a little of the work; tell whether there is more of it to do."""
        if self._work is None:
            return False
        try:
            self.progress = next(self._work)
        except StopIteration:
            self._work = None
        except BaseException:
            self._work = None
            raise
        return self._work is not None

    def cancel(self) -> None:
        """Leave it: what was in the file's place is as it was."""
        if self._work is not None:
            self._work.close()
        self._work = None

    def _written(self) -> Generator[Progress]:
        size = shelf.size_of(self._history)
        pieces = (size.walks + size.lines) // shelf.PORTION + 1
        with whole_file(self._file) as file:
            # What changes while it is written would be told by halves: begin anew.
            while True:
                version = shelf.version_of(self._history)
                file.seek(0)
                file.truncate()
                with closing(_generator(self._write(self._history))) as written:
                    for done, piece in enumerate(written):
                        file.write(piece)
                        yield Progress(min(done, pieces), pieces)
                if version == shelf.version_of(self._history):
                    break
        yield Progress(1, 1)


def _generator(pieces: Iterator[bytes]) -> Generator[bytes]:
    yield from pieces
