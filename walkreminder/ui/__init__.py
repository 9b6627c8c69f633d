"""Qt widgets: they show values and emit wishes; they decide nothing."""
