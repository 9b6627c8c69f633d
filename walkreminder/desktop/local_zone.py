"""Find the name of the zone this machine lives in; nothing else asks the system."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from walkreminder.core.trouble import Trouble

_UTC = ZoneInfo("UTC")
# What tzlocal warns of before it takes UTC.
_NOTHING_FOUND = "Can not find any timezone configuration"


@dataclass(frozen=True, slots=True)
class LocalZone:
    """The zone to live by, and what was wrong where it is only a stopgap."""

    zone: ZoneInfo
    trouble: Trouble | None = None


def local_zone(stopgap: ZoneInfo = _UTC) -> LocalZone:
    """Return the system's zone as it is now, or the stopgap and the reason.

    TZ decides, then what /etc says. A zone without a name from the zone database
    is of no use: the history could not tell later what its days were.
    """
    # Imported here: the command line asks with --zone without it.
    import tzlocal  # noqa: PLC0415

    try:
        with warnings.catch_warnings(record=True) as told:
            # It warns of what it guesses; what counts is the name it ends with.
            warnings.simplefilter("always")
            name = tzlocal.reload_localzone().key
        zone = ZoneInfo(name)
    except (LookupError, ValueError, OSError) as problem:
        return LocalZone(stopgap, _unknown(problem, stopgap))
    if stopgap != _UTC and any(_NOTHING_FOUND in str(w.message) for w in told):
        # Where there was a zone before, this is no news of another one.
        return LocalZone(stopgap, _unknown(LookupError("none is set"), stopgap))
    return LocalZone(zone)


def _unknown(problem: Exception, stopgap: ZoneInfo) -> Trouble:
    return Trouble(
        f"Your time zone is not known, so {stopgap.key} is used: {_reason(problem)}.",
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
