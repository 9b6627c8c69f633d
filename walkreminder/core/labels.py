"""What the pages of health say besides their content."""

from msgspec import Struct


class Labels(Struct, frozen=True, forbid_unknown_fields=True):
    """The words around the content: captions, buttons, and the names of tabs."""

    title: str
    tabs: str
    last_checked: str
    to_sources: str
    front: str
    back: str
    four_parts: str
    in_one_step: str
    in_your_day: str
    filled: str
    working_now: str
    walking_builds: str
    who_works: str
    effort_of_maximum: str
    peak_effort: str
    of_its_maximum: str
    when: str
    adds_up: str
    more_evidence: str
    more: str
    less: str
    days: str
    sources: str
    grades: str
    article: str
    article_intro: str
    article_said: str
    evidence_says: str
    app_says: str
    copy_doi: str
    copied: str
    open_doi: str
    get_help: str
    get_help_intro: str
    show_help: str
