"""How often each fault and wish is played beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.simulation import faults, wishes

if TYPE_CHECKING:
    from tests.simulation.faults import Fault

WEIGHTS: dict[Fault, float] = {
    faults.short_suspend: 4,
    faults.long_suspend: 4,
    faults.suspend_over_days: 1,
    faults.suspend_in_a_walk: 2,
    faults.kill_between_events: 1.5,
    faults.kill_before_save: 1.5,
    faults.kill_within_save: 1.5,
    faults.kill_after_save: 1.5,
    faults.restart: 3,
    faults.quit_called_off: 1,
    faults.reboot: 3,
    faults.clock_ahead: 1.5,
    faults.clock_back: 1.5,
    faults.clock_ahead_and_back: 2,
    faults.clock_set_while_off: 1,
    faults.clock_corrected: 1,
    faults.clock_right_again: 2,
    faults.clock_to_2100: 0.05,
    faults.clock_to_1970: 0.05,
    faults.travel: 3,
    wishes.quiet: 3,
    wishes.quiet_until_switched_on: 2,
    wishes.hold: 5,
    wishes.leave: 5,
    wishes.safety_lock: 0.5,
    wishes.skip_ahead: 3,
    wishes.not_today: 2,
    wishes.snooze_anyhow: 2,
    wishes.remind_once: 4,
    wishes.start_walk: 3,
    wishes.log_walk: 2,
    wishes.settings_edit: 6,
    wishes.settings_edit_in_a_blink: 1,
    faults.late_rings: 1.5,
    faults.early_rings: 1.5,
    faults.double_rings: 1.5,
    faults.never_rings: 2,
    faults.second_copy: 1,
    faults.everything_at_once: 1,
}

FAULTS = {fault.__name__: fault for fault in WEIGHTS}
