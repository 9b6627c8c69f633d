"""What is asked of the ledger's table, and told to it; in SQL."""

from typing import Final

TAKE_BACK: Final = """
    DELETE FROM ledger WHERE outcome = 'missed' AND due > :after AND (
        reason = 'clock' OR (reason = 'off' AND settled = :start AND due > :looked)
    )
"""
BY_CLOCK: Final = """
    SELECT * FROM ledger
    WHERE date >= ? AND outcome = 'missed' AND reason IN ('clock', 'off')
"""
ADD_LINE: Final = """
    INSERT INTO ledger (
        reminder, date, time, due, outcome, reason, settled, walk
    ) VALUES (:reminder, :date, :time, :due, :outcome, :reason, :settled, :walk)
"""
NEWEST_LINES: Final = """
    SELECT due, outcome = 'missed' AND reason IS 'ignored' AS ignored
    FROM ledger WHERE settled <= ? ORDER BY settled DESC, number DESC LIMIT ?
"""
