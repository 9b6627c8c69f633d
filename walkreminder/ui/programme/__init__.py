"""The parts of the page Programme."""
