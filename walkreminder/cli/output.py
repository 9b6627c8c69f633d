"""Write answers for people and scripts; the only module that prints."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator


class ReaderLeft(Exception):  # noqa: N818  not an error: head or a pager saw enough
    """Raised where nobody reads the answer any more."""


def say(text: object) -> None:
    """Print a text; characters that the output lacks are escaped."""
    with _writing():
        try:
            print(text)
        except UnicodeEncodeError:
            print(str(text).encode("ascii", "backslashreplace").decode())


def say_json(document: object) -> None:
    """Print a document as JSON, in ASCII alone where the output knows no more."""
    with _writing():
        try:
            print(json.dumps(document, indent=2, ensure_ascii=False))
        except UnicodeEncodeError:
            print(json.dumps(document, indent=2))


def complain(sentence: object) -> None:
    """Print what is wrong, apart from the answer."""
    # A closed one is None, which print() would take for standard output.
    if sys.stderr is not None:
        with suppress(OSError):
            print(sentence, file=sys.stderr)


def finish() -> None:
    """See to it that all of the answer has left this process."""
    if sys.stdout is not None:
        with _writing():
            sys.stdout.flush()


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _drop_the_rest()
        raise ReaderLeft from None
    except OSError as problem:
        _drop_the_rest()
        raise Trouble(
            f"The answer cannot be written: {problem.strerror or problem}.",
            "Free some space, or send it elsewhere.",
        ) from problem


def _drop_the_rest() -> None:
    """Turn the output to nowhere: Python would try to write it again at its exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
