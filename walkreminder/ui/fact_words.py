"""What stands above a card worth knowing: why it is this one today."""

from __future__ import annotations

from walkreminder.core.claims import Occasion
from walkreminder.ui.wording import tr


def fact_caption(occasion: Occasion) -> str:
    """Return the caption of a card that was chosen for an occasion."""
    return {
        Occasion.FIRST_WALK: tr("Your first walk"),
        Occasion.AFTER_GAP: tr("Back after a break"),
        Occasion.RED_RATING: tr("After a hard day"),
        Occasion.WEEK_KEPT: tr("A week kept"),
        Occasion.ORDINARY: tr("Worth knowing"),
    }[occasion]
