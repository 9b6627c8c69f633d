"""The commands of the checkout do what their line in `make help` says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["faults"], "tools.faults"),
        (["faults", "SEED=7"], "tools.faults --seed 7"),
        (["simulate"], "--years 20 --seed 1 --zones 40"),
        (["simulate", "YEARS=300", "ZONES=all"], "--years 300 --seed 1 --zones all"),
        (["simulate", "ZONE=Europe/Rome", "SEED=2.1"], "--zone Europe/Rome"),
    ],
)
def test_a_seed_is_handed_on_only_where_one_was_given(
    words: list[str], told: str
) -> None:
    command = ["make", "--no-print-directory", "-n", *words]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    lines = said.stdout.replace("\\\n", "").splitlines()
    assert " ".join(lines[-1].split()).endswith(told)
