"""Leave the files as a run that ended a while ago has left them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from walkreminder.engine import Engine
from walkreminder.store.history import History
from walkreminder.store.settings_file import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

AN_HOUR = timedelta(hours=1)


def leave_earlier_run(
    settings: Path, history: Path, zone: ZoneInfo, ago: timedelta = AN_HOUR
) -> datetime:
    """Let the app have run before, and return when that was.

    What came due since then is late when the app starts, and is asked at once.
    """
    then = datetime.now(UTC) - ago  # noqa: TID251  the app reads this clock, too
    rules = SettingsFile(settings).load().settings
    history.parent.mkdir(parents=True, exist_ok=True)
    with History(history) as kept:
        Engine(kept, lambda: then, lambda: zone, rules).begin()
    return then
