"""The settings file: read with all its mistakes told, saved only when right.

A faulty file is never overwritten; what a hand has changed since stays changed.
"""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkreminder.core.settings import Settings
from walkreminder.core.settings_document import read_document, to_document
from walkreminder.core.settings_merge import merge
from walkreminder.core.trouble import Refused, Trouble
from walkreminder.store.settings_text import line_of, write_over

if TYPE_CHECKING:
    from pathlib import Path

_NEW_FILE = "version = 1\n"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file tells: with mistakes its settings are not to be used.

    Mistakes and warnings are sentences that name file, line, key and value.
    """

    settings: Settings
    mistakes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class SettingsFile:
    """The file with the user's settings, and what it told when it was last right."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last_good: Settings | None = None

    def load(self) -> Loaded:
        """Read the file; an absent one has every default, a faulty one is told."""
        loaded = self._load()
        if not loaded.mistakes:
            self._last_good = loaded.settings
        return loaded

    def previous(self) -> Settings | None:
        """Return what the copy of before the last save tells, if it is right."""
        copy = self._beside()
        loaded = SettingsFile(copy).load()
        return loaded.settings if copy.exists() and not loaded.mistakes else None

    def _beside(self) -> Path:
        return self.path.with_name(self.path.name + ".bak")

    def save(self, settings: Settings) -> Settings:
        """Keep what these settings changed, and return what the file tells now.

        That differs from what was given where the file was edited since it was
        loaded. A faulty file raises Trouble, settings that no file may tell Refused.
        """
        fresh = self._load()
        if fresh.mistakes:
            raise Trouble(
                f"The settings were not saved. {fresh.mistakes[0]}.",
                "Put it right in the file, then change the settings again.",
            )
        base = fresh.settings if self._last_good is None else self._last_good
        meant = merge(base, settings, fresh.settings)
        _check(meant)
        self._write(meant)
        self._last_good = meant
        return meant

    def _load(self) -> Loaded:
        try:
            text = self._text()
        except FileNotFoundError:
            return Loaded(Settings())
        except OSError as problem:
            return _faulty(f"{self.path} cannot be read: {problem.strerror}")
        except UnicodeDecodeError:
            return _faulty(f"{self.path} is no text in UTF-8")
        return self._understand(text)

    def _understand(self, text: str) -> Loaded:
        try:
            document = tomllib.loads(text)
            repr(document)  # a hexadecimal number too long to be told is found here
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            return _faulty(f"{self.path} is not understood: {problem}")
        except ValueError:  # what Python says of it is meant for programmers
            return _faulty(f"{self.path} is not understood: a number is too long")
        settings, problems = read_document(document)
        told: dict[bool, list[str]] = {True: [], False: []}
        for each in problems:
            line = line_of(text, each.path)
            where = self.path if line is None else f"{self.path}, line {line}"
            told[each.is_mistake].append(f"{where}: {each}")
        return Loaded(settings, tuple(told[True]), tuple(told[False]))

    def _text(self) -> str:
        if stat.S_ISFIFO(self.path.stat().st_mode):
            # Nobody may ever write into it, and we would wait for that.
            raise OSError(errno.EINVAL, "it is a pipe, and no file")
        # Editors on Windows may put a mark before the text.
        return self.path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")

    def _write(self, settings: Settings) -> None:
        try:
            before = self.path.read_bytes() if self.path.exists() else None
            text = self._text() if before is not None else _NEW_FILE
            after = write_over(text, settings).encode()
            if before is None:
                _replace(self.path.resolve(), after)
            elif after != text.encode():
                if b"\r\n" in before:
                    after = after.replace(b"\n", b"\r\n")
                _replace(self._beside(), before)
                # A symbolic link stays one: the file it names is replaced.
                _replace(self.path.resolve(), after)
        except OSError as problem:
            raise Trouble(
                f"The settings {self.path} cannot be written: {problem.strerror}.",
                "Free some space or give yourself the right to write there.",
            ) from problem


def _faulty(mistake: str) -> Loaded:
    return Loaded(Settings(), (mistake,))


def _check(settings: Settings) -> None:
    """Refuse settings that could not be read back."""
    for problem in read_document(to_document(settings))[1]:
        if problem.is_mistake:
            raise Refused(f"{problem}.")


def _replace(path: Path, content: bytes) -> None:
    """Replace a file in one instant, and keep its mode."""
    unfinished = path.with_name(path.name + ".tmp")
    try:
        with unfinished.open("wb") as file:
            if path.exists():
                unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
