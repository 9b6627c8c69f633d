"""The single cells of a CSV file: numbers as people write them, and harmless texts.

A text that a spreadsheet would take for a formula is written with an apostrophe before
it, and read without; one that had an apostrophe there already gets another.
"""

from __future__ import annotations

import re
from typing import Final

# Also after blanks, and in the wide forms that spreadsheets of East Asia take too.
_RISKY: Final = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")  # noqa: RUF001 - meant
_WHOLE: Final = re.compile(r"([+-]?\d{1,15})(?:[.,]0*)?")
_NUMBER: Final = re.compile(r"([+-]?\d{1,15})(?:[.,](\d{1,9}))?")
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")


def harmless(text: str) -> str:
    """Return a text as it is written: no spreadsheet takes it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def plain(cell: str) -> str:
    """Return a text as it was before it was written."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def whole(cell: str, name: str) -> int | None:
    """Return a whole number, or None for an empty cell."""
    cell = cell.strip()
    if not cell:
        return None
    found = _WHOLE.fullmatch(cell)
    if found is None:
        raise ValueError(f"{name} is a whole number, and {cell[:40]!r} is none.")
    return int(found[1])


def seconds_of(cell: str) -> int | None:
    """Return how many seconds a number of minutes is, with a comma or a dot in it."""
    cell = cell.strip()
    if not cell:
        return None
    found = _NUMBER.fullmatch(cell)
    if found is None:
        raise ValueError(f"minutes is a number, and {cell[:40]!r} is none.")
    if _THOUSANDS.fullmatch(cell):
        raise ValueError(
            f"{cell} may be a number of thousands or one with decimals."
            " Write the minutes without, or give seconds."
        )
    return round(float(cell.replace(",", ".")) * 60)
