"""Which letters the bytes of a file stand for."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from walkreminder.core.trouble import Refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# So many bytes are looked at: digits and commas alone tell UTF-16 without a mark.
_BEGINNING: Final = 400
_LONGEST_LETTER: Final = 4
_OLD: Final = "windows-1252"


@dataclass(frozen=True, slots=True)
class Letters:
    """A text, and what is to be said of how it was read."""

    text: str
    remark: str = ""


def read_letters(content: bytes, name: str) -> Letters:
    """Return the text of a file; Refused where there is none to be made out.

    Bytes that are no UTF-8 may be any of the older alphabets. The one that
    spreadsheets write in Western Europe and America is taken, and that is told.
    """
    if not content.strip():
        raise Refused(f"{name} is empty.")
    for mark, alphabet in _MARKS:
        if content.startswith(mark):
            return Letters(_marked(content.removeprefix(mark), alphabet, name))
    alphabet = _wide(content[:_BEGINNING])
    if alphabet:
        return Letters(_marked(content, alphabet, name))
    try:
        return Letters(content.decode())
    except UnicodeDecodeError as problem:
        if problem.start >= len(
            content
        ) - _LONGEST_LETTER and problem.reason.startswith("unexpected end"):
            raise _cut_short(name) from None
    return _old(content, name)


def _marked(content: bytes, alphabet: str, name: str) -> str:
    try:
        return content.decode(alphabet)
    except UnicodeDecodeError:
        raise _cut_short(name) from None


def _wide(beginning: bytes) -> str:
    """Return which UTF-16 a text is that begins with plain letters, or nothing."""
    even, odd = beginning[::2], beginning[1::2]
    if odd and odd.count(0) > len(odd) // 2 and not even.count(0):
        return "utf-16-le"
    if even and even.count(0) > len(even) // 2 and not odd.count(0):
        return "utf-16-be"
    return ""


def _old(content: bytes, name: str) -> Letters:
    try:
        text = content.decode(_OLD)
    except UnicodeDecodeError:
        raise Refused(
            f"{name} is no text: nobody can tell how its letters are written."
            " Save it as UTF-8."
        ) from None
    line = next(n for n, each in enumerate(text.split("\n"), 1) if not each.isascii())
    return Letters(
        text,
        f"{name} does not say how its letters are written; it was read as"
        f" Windows-1252. Look at line {line}, and save the file as UTF-8 if its letters"
        " are wrong.",
    )


def _cut_short(name: str) -> Refused:
    return Refused(
        f"{name} ends in the middle of a letter: it was cut short, or its letters are"
        " written in another way than it says. Save it anew as UTF-8."
    )
