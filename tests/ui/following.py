"""Somebody on the programme: at ten minutes, asked about the signs three days ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tests.ui.seed import SCENE, SETTINGS, TODAY
from walkreminder.core.ledger import Past
from walkreminder.core.programme_log import Answer, Sign
from walkreminder.core.settings import ProgrammeSettings
from walkreminder.core.standing import Change, Standing

if TYPE_CHECKING:
    from walkreminder.core.state import Scene

LATELY = TODAY - timedelta(days=3)
RED = UUID(int=7)
FOLLOWS = replace(SETTINGS, programme=ProgrammeSettings(follow=True))
STANDING = Standing(
    3, LATELY, Change.ANSWER, Answer(15, 3), TODAY, LATELY, checked=LATELY
)


def following(standing: Standing | None = STANDING) -> Scene:
    return replace(SCENE, settings=FOLLOWS, past=Past(standing=standing))


def with_sign(sign: Sign | None) -> Standing:
    return replace(STANDING, sign=sign)


MONTH_AGO = replace(STANDING, checked=TODAY - timedelta(days=30))
AFTER_RED = replace(STANDING, red=RED)
NEVER_ASKED = replace(STANDING, checked=None)
