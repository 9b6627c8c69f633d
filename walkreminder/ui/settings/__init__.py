"""The rooms of the settings window: one file a tab, and what the tabs share."""
