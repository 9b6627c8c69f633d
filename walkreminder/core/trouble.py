"""Trouble: what the environment did wrong, told in one sentence with a remedy."""

from __future__ import annotations


class Trouble(Exception):  # noqa: N818  the word of the product, not an "Error"
    """Raised where the environment is at fault (disk full, file unreadable).

    Shown to the user as it is; anything else that is raised is a bug of ours.
    """

    def __init__(self, what: str, remedy: str) -> None:
        """Say what happened and what the user can do about it."""
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}"


class Refused(Exception):  # noqa: N818  an answer, not an error
    """Raised when a wish makes no sense now; its text is shown as it is."""
