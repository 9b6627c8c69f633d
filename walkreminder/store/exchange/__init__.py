"""Files that travel: the history read from them and written to them; no Qt."""
