"""What keeps a history safe: its copies, what they hold, and how one takes over."""
