"""The commands `export` and `import`: what they write, ask, and say."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from uuid import uuid4

from walkreminder.cli.alone import alone
from walkreminder.cli.output import complain, say
from walkreminder.core.exchange import Order
from walkreminder.core.exchange_document import preview_document
from walkreminder.store.exchange.giving_out import Export
from walkreminder.store.exchange.taking_in import Circumstances, Import
from walkreminder.store.history import History
from walkreminder.store.schema import read_database, refuse_to_start_anew

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from walkreminder.core.exchange import Progress
    from walkreminder.desktop.paths import Paths
    from walkreminder.store.exchange.giving_out import Writer

    Document: TypeAlias = dict[str, Any]
    Ask: TypeAlias = Callable[[dict[str, object]], dict[str, object]]

_REFUSED = 1
_PAUSE_SECONDS = 0.1


def export(wish: Namespace, paths: Paths, more: dict[str, Writer]) -> int:
    """Write the history into a file; the running app need not be asked."""
    file = Path(wish.file)
    if paths.history.exists() and paths.history.stat().st_size:
        history = History(paths.history, read_database)
    else:
        refuse_to_start_anew(paths.history)
        history = History(":memory:")
    with history:
        job = Export(file, history, more)
        while job.step():
            _show(job.progress)
    _show(None)
    say(f"Written: {file}")
    return 0


def request_of(wish: Namespace) -> dict[str, object]:
    """Return what asks the running app to take in a file."""
    return {
        "command": "import",
        "job": str(uuid4()),
        "file": str(Path(wish.file).absolute()),
        "dates": wish.dates,
        "leave_out_overlapping": wish.leave_out_overlapping,
        "dry_run": wish.dry_run,
    }


def take_in_alone(
    wish: Namespace, paths: Paths, now: datetime, zone: ZoneInfo
) -> dict[str, object]:
    """Take in a file while no app runs, and answer as one that runs does."""
    with alone(paths), History(paths.history) as history:
        order = None if wish.dates is None else Order(wish.dates)
        around = Circumstances(now, zone, history.state, order)
        job = Import(Path(wish.file), history, around)
        _lead(job)
        assert job.preview is not None
        if not wish.dry_run and not job.preview.flaws:
            job.take_in(leave_out_overlapping=wish.leave_out_overlapping)
            _lead(job)
        return {"preview": preview_document(job.preview, taken_in=job.is_done)}


def follow(answer: dict[str, object], ask: Ask) -> Document:
    """Wait until the running app is done, and return what came of it."""
    job: dict[str, object] = {"command": "import", "job": answer.get("job")}
    try:
        while "preview" not in answer:
            _say_percent(answer.get("percent"))
            Event().wait(_PAUSE_SECONDS)
            answer = ask(job)
    except KeyboardInterrupt:
        ask(job | {"cancel": True})
        raise
    finally:
        _say_percent(None)
    return cast("Document", answer["preview"])


def tell(wish: Namespace, preview: Document) -> int:
    """Print what has changed, or would; return the exit code."""
    if preview["flaws"]:
        for flaw in preview["flaws"]:
            complain(flaw)
        if preview["asks_order"]:
            complain(f"Say which with --dates {' or --dates '.join(Order)}.")
        complain("Nothing was taken in.")
        return _REFUSED
    say(_counted(wish.file, preview))
    for remark in preview["remarks"]:
        complain(remark)
    if preview["overlapping"]:
        _tell_overlaps(wish, preview)
    say(_outcome(wish, preview))
    return 0


def _counted(name: str, preview: Document) -> str:
    walks = preview["walks"]
    parts = (
        (walks["new"], "new"),
        (walks["same"], "here already"),
        (walks["changed"], "changed in the file since"),
        (walks["kept"], "changed here since and kept so"),
    )
    told = ", ".join(f"{count} {what}" for count, what in parts if count)
    total = sum(walks.values())
    sentence = f"{Path(name).name} tells of {total} {'walk' if total == 1 else 'walks'}"
    sentence += f": {told}." if told else "."
    ledger, said = preview["ledger"], preview["programme"]["new"]
    if ledger["new"] or ledger["changed"]:
        sentence += (
            f" Of reminders it tells what became of {ledger['new']} more, and better"
            f" of {ledger['changed']}."
        )
    if said:
        sentence += f" {said} things said to the programme are new."
    return sentence


def _tell_overlaps(wish: Namespace, preview: Document) -> None:
    count, shown = preview["overlapping"], preview["overlaps"]
    verb = "overlaps another" if count == 1 else "overlap others"
    say(f"{count} of the new walks {verb}, and may be the same:")
    for each in shown:
        say(f"  {_short(each['new'])}  and  {_short(each['other'])}")
    if count > len(shown):
        say(f"  and {count - len(shown)} more")
    if not wish.leave_out_overlapping:
        say("To leave them out, import with --leave-out-overlapping.")


def _short(walk: Document) -> str:
    started = datetime.fromisoformat(walk["started"])
    return f"{started:%a %Y-%m-%d %H:%M} {walk['seconds'] // 60} min"


def _outcome(wish: Namespace, preview: Document) -> str:
    new = preview["walks"]["new"]
    if wish.leave_out_overlapping:
        new -= preview["overlapping"]
    rest = preview["walks"]["changed"], preview["programme"]["new"]
    if not any((new, *rest, *preview["ledger"].values())):
        return "There is nothing to take in."
    if preview["taken_in"]:
        return "Taken in."
    return "Nothing was taken in: that is what would be."


def _lead(job: Import) -> None:
    while job.step():
        _show(job.progress)
    _show(None)


def _show(progress: Progress | None) -> None:
    done = None if progress is None else 100 * progress.done // progress.total
    _say_percent(done)


def _say_percent(percent: object) -> None:
    """Show on a terminal how far it is; None takes that away."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    told = "\r    \r" if percent is None else f"\r{percent:>3} %"
    print(told, end="", file=sys.stderr, flush=True)
