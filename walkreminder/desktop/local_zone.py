"""Find the name of the zone this machine lives in; nothing else asks the system."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from walkreminder.core.trouble import Trouble


@dataclass(frozen=True, slots=True)
class LocalZone:
    """The zone to live by, and what was wrong where it is only a stopgap."""

    zone: ZoneInfo
    trouble: Trouble | None = None


def local_zone() -> LocalZone:
    """Return the system's zone as it is now, or UTC and the reason.

    TZ decides, then what /etc says. A zone without a name from the zone database
    is of no use: the history could not tell later what its days were.
    """
    # Imported here: the command line asks with --zone without it.
    import tzlocal  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            # It warns of what it guesses; what counts is the name it ends with.
            warnings.simplefilter("ignore")
            name = tzlocal.reload_localzone().key
        return LocalZone(ZoneInfo(name))
    except (LookupError, ValueError, OSError) as problem:
        return LocalZone(ZoneInfo("UTC"), _unknown(problem))


def _unknown(problem: Exception) -> Trouble:
    return Trouble(
        f"Your time zone is not known, so UTC is used: {_reason(problem)}.",
        "Set it in your system's date and time settings,"
        " or start the app with TZ, for example TZ=Europe/Berlin.",
    )


def _reason(problem: Exception) -> str:
    told = os.environ.get("TZ")
    if told:
        return f'TZ is "{told}", which names no zone'
    # A LookupError puts its words into quotes, and its line ends with them.
    words = str(problem.args[0]) if problem.args else type(problem).__name__
    if isinstance(problem, OSError):
        words = f"{problem.filename or 'a file'}: {problem.strerror or words}"
    return words.strip().partition("\n")[0].strip("'\" .")
