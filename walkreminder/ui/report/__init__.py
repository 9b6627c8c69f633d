"""The report on one page: its words, its charts, and how it is laid out."""
