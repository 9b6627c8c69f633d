"""Find bundled files: in the wheel, in a frozen app, or beside the checkout.

It alone knows which file is for which language.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FALLBACK: Final = "en"


def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("the bundled resources are missing from this installation")


def resource(*parts: str) -> Path:
    """Return the path of a bundled file, for example ("icons", "walk.svg")."""
    return _root().joinpath(*parts)


def translated(folder: str, languages: Iterable[str]) -> Path:
    """Return a folder's file for the first language it has one for, else English.

    "pt-BR" and "pt_BR.UTF-8" find "pt-BR", and "pt" where there is no such file.
    """
    there = {file.stem.lower(): file for file in resource(folder).iterdir()}
    names = [
        re.split("[.@]", language.lower().replace("_", "-"))[0].split("-")
        for language in languages
    ]
    for name in names:
        # A system tells "pt-Latn-BR" before "pt-BR": what is exact goes first.
        same = [other for other in names if other[0] == name[0]]
        wider = [name[:length] for length in range(len(name) - 1, 0, -1)]
        for parts in (*same, *wider):
            if "-".join(parts) in there:
                return there["-".join(parts)]
    return there[FALLBACK]
