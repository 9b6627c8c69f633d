"""The outside world: clock, alarm, notifications, tray host, socket."""
