"""Files and SQLite: what is kept, and how it comes back; no Qt."""
