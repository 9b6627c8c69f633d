"""What states of older builds looked like, and what becomes of them in this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Told: TypeAlias = dict[str, object]


def upgraded(told: object) -> Told:
    """Return what a state tells, in today's shape; ValueError where that is unknown.

    The first builds wrote the state alone, the others its version beside it.
    """
    match told:
        case {"version": int(version), "state": dict(state), **more} if not more:
            if version not in range(1, VERSION + 1):
                raise ValueError(f"no state of version {version} is known here")
        case dict(state) if "version" not in state:
            version = 0
        case _:
            raise ValueError("that is no state")
    for upgrade in UPGRADES[version:]:
        state = upgrade(state)
    return state


def _keep_more_walks(told: Told) -> Told:
    """Put the one walk that could cover slots among those that can."""
    told = dict(told)
    last = told.pop("last_walk", None)
    return told if last is None else told | {"walks": [last]}


# The steps that brought the state to its present shape, in order: one of version N
# has had the first N of them. A new field with a default needs none; one that goes
# or changes its meaning does. Add to the end, never edit.
UPGRADES: tuple[Callable[[Told], Told], ...] = (_keep_more_walks,)

VERSION = len(UPGRADES)
