"""When the signs are asked about, and what speaks for seeing a clinician."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from typing import Final

from walkreminder.core.pain import MUCH
from walkreminder.core.standing import Standing

CHECK_EVERY: Final = timedelta(days=30)
EASES_WITHIN: Final = timedelta(days=14)


class Advice(enum.StrEnum):
    """Why a clinician should be asked, though no sign was named."""

    USUAL_PAIN = "usual-pain"
    DRIFT = "drift"
    LONG_FLARE_UP = "long-flare-up"


def check_is_due(now: Standing | None, today: date) -> bool:
    """Tell whether the signs are to be asked about.

    "Ask the 4.1 questions at setup, after any red rating, and once a month." Under a
    lock nothing is asked: only a clinician ends what an answer has begun.
    """
    if now is None or now.checked is None:
        return True
    if now.locked:
        return False
    if now.red not in (None, now.seen):
        return True
    return today - now.checked >= CHECK_EVERY


def advice(now: Standing, today: date) -> tuple[Advice, ...]:
    """Return why a clinician should be asked.

    "If usual is 5 or more: advise a clinician first." "If usual drifts 2+ above the
    setup answer: hold and suggest a check-up." "Not easing within 2 weeks: see a
    clinician."
    """
    usual, since = now.usual, now.flared_up
    much = usual is not None and usual >= MUCH > now.cleared
    reasons = (
        (much or now.must_be_checked, Advice.USUAL_PAIN),
        (now.has_drifted, Advice.DRIFT),
        (since is not None and today - since >= EASES_WITHIN, Advice.LONG_FLARE_UP),
    )
    return tuple(reason for applies, reason in reasons if applies)
