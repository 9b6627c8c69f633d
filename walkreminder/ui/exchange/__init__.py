"""Files on their way in and out, on the tab Your data."""
