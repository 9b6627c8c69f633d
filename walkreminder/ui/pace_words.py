"""How fast a level is walked, in a few words; alone knows the words of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkreminder.ui.wording import tr

if TYPE_CHECKING:
    from walkreminder.core.levels import Level
    from walkreminder.core.state import Scene


def pace_of(scene: Scene) -> str:
    """Return the pace of today's level; "" where no programme is followed."""
    plan = scene.plan
    return "" if plan is None else pace(plan.standing.level)


def pace(of: Level) -> str:
    """Return the pace of a level as a sentence."""
    easy, comfortable = tr("Easy: you can sing."), tr("Comfortable.")
    return {
        "0": tr("Stroll, on the flat."),
        "1": easy,
        "2": easy,
        "3": easy,
        "4": easy,
        "5": tr("Easy to comfortable."),
        "6": comfortable,
        "7": comfortable,
        "8": comfortable,
        "9": tr("Comfortable, some brisk if it feels good."),
        "10": tr("Toward brisk: talk, not sing."),
        "11": tr("Brisk for you, about 100 steps a minute."),
        "A": tr("On 3 of the 5 days: 5 times 1 minute brisker, 2 minutes easy."),
        "B": tr("On 3 of the 5 days: 5 times 3 minutes easy, 3 minutes brisk."),
        "C": tr("Longer, or gentle hills; one thing at a time. No ankle weights."),
    }[of.name]
