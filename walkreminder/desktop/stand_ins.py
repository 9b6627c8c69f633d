"""Import a library without the parts that it names and we never use.

It alone puts modules into Python's table of modules, and takes them out again.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class StandIn(ModuleType):
    """A module that has what it was given; for all else it asks the real one."""

    def __init__(self, name: str, given: Mapping[str, object]) -> None:
        super().__init__(name)
        vars(self).update(given)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)  # the import system looks for these
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def stand_ins(given: Mapping[str, Mapping[str, object]]) -> Iterator[None]:
    """Let modules be stood in for; those that are there already stay themselves."""
    placed = [
        StandIn(name, names) for name, names in given.items() if name not in sys.modules
    ]
    sys.modules.update((each.__name__, each) for each in placed)
    try:
        yield
    finally:
        for each in placed:
            if sys.modules.get(each.__name__) is each:
                del sys.modules[each.__name__]
