"""The rooms of the page that says why walking helps."""
