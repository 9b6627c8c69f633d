"""What a command answered: shared by the tests of the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Heard: TypeAlias = list[dict[str, object]]
    App: TypeAlias = Callable[[dict[str, object]], AbstractContextManager[Heard]]


class Said(NamedTuple):
    """An exit code, an answer, and complaints."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


if TYPE_CHECKING:
    Run: TypeAlias = Callable[..., Said]
