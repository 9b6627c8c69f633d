"""Walk Reminder: asks you to walk, times the walk, explains what it does."""

__version__ = "0.1.0"
