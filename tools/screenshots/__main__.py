"""Take a picture of every window in every state, and renew those of the documents.

Run it as `make screenshots`. The pictures go to build/screenshots, with a page
that shows them all; those that README.md and docs show go to docs/screenshots too.
Right-to-left stands for a language that is written so: the words stay English
until there is a translation, the windows are mirrored.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Final

from tests.e2e.ground import Ground
from tests.e2e.programs import Programs
from tools.screenshots.windows import pictures

ROOT: Final = Path(__file__).resolve().parents[2]
PICTURES: Final = ROOT / "build/screenshots"
SHOWN: Final = ROOT / "docs/screenshots"
# What README.md shows, each at 2x.
CHOSEN: Final = (
    "today-light",
    "today-dark",
    "prompt-light",
    "prompt-dark",
    "walk-light",
    "walk-dark",
    "why-muscles-light",
    "why-endorphins-dark",
    "history-light",
    "programme-light",
    "settings-reminders-light",
)
THEMES: Final = ("light", "dark")
SCALES: Final = ("1", "2")
ALL_SCALES: Final = ("1", "1.5", "2")
WAYS: Final = ("ltr", "rtl")
# The filter that makes flat surfaces smallest; nothing of the picture is lost.
SMALLER: Final = (
    "-strip",
    *("-define", "png:compression-level=9"),
    *("-define", "png:compression-filter=1"),
    *("-define", "png:compression-strategy=0"),
    *("-define", "png:exclude-chunks=date,time"),
)
LARGEST: Final = (2400, 6400)
PATIENCE: Final = 600


def main() -> int:
    """Take the pictures that the arguments name, or all."""
    wish = _parser().parse_args()
    names = [name for name in pictures() if _is_wanted(name, wish.only)]
    if not names:
        print("No picture has such a name. There are:", *pictures())
        return 2
    if not wish.only:
        shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    _shoot(names, wish)
    _write_index()
    _renew_documents()
    print(f"Look at {(PICTURES / 'index.html').relative_to(ROOT)}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make screenshots ARGS=...")
    parser.add_argument(
        "--only", action="append", help="pictures whose name begins so; may repeat"
    )
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--scales", nargs="+", choices=ALL_SCALES, default=SCALES)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    return parser


def _is_wanted(name: str, only: list[str] | None) -> bool:
    return only is None or any(name.startswith(each) for each in only)


def _shoot(names: list[str], wish: argparse.Namespace) -> None:
    """Let one camera for each scale work at the same time, on one display."""
    ground = Ground("light", LARGEST)
    programs = Programs(ground.environment, ground.logs)
    try:
        ground.start()
        cameras = [
            programs.launch(
                sys.executable,
                "-m",
                "tools.screenshots.camera",
                str(PICTURES),
                *(",".join(each) for each in (names, wish.themes, wish.ways)),
                QT_SCALE_FACTOR=scale,
            )
            for scale in wish.scales
        ]
        for camera in cameras:
            if camera.wait(timeout=PATIENCE) != 0:
                raise SystemExit(programs.output(camera))
    finally:
        programs.end_all()
        ground.stop()


def _renew_documents() -> None:
    """Put the chosen pictures into the documents, smaller but the same."""
    SHOWN.mkdir(exist_ok=True)
    for name in CHOSEN:
        taken = PICTURES / f"{name}-2x.png"
        if taken.exists():
            shown = str(SHOWN / f"{name}.png")
            subprocess.run(["convert", str(taken), *SMALLER, shown], check=True)


def _write_index() -> None:
    """Write the page that shows everything that has been taken."""
    figures = [
        f'<figure><a href="{escape(each.name)}"><img src="{escape(each.name)}"'
        f' loading="lazy" alt=""></a><figcaption>{escape(each.stem)}</figcaption>'
        "</figure>"
        for each in sorted(PICTURES.glob("*.png"))
    ]
    page = (
        '<!doctype html><meta charset="utf-8"><title>Walk Reminder</title>'
        "<style>body{background:#888;font:14px sans-serif;display:flex;"
        "flex-wrap:wrap;gap:24px}figure{margin:0}img{max-width:600px}</style>"
    )
    (PICTURES / "index.html").write_text(page + "\n".join(figures), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
