"""How easy a text is to read, by the methods that content files name.

A score depends on how syllables are counted. Here: a group of vowels is one, a silent
ending is none, a digit is one, and a per cent sign is two. Only a full stop, a question
mark and an exclamation mark end a sentence, so that colons do not flatter a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

WORD: Final = re.compile(r"[a-z]+(?:['\u2019][a-z]+)*|\d+(?:[.,]\d+)*%?")
SENTENCE_END: Final = re.compile(r"[.!?]+(?=\W*(?:\s|$))")
VOWELS: Final = re.compile(r"[aeiouy]+")
# The e of "made", "moved" and "times" is silent; that of "table", "ended" and "pieces"
# is not.
SILENT: Final = re.compile(r"(?<![aeiouyl])es?$|(?<=[aeiouy]l)es?$|(?<![aeiouytd])ed$")
SPOKEN: Final = re.compile(r"(?:[scgzx]|[sc]h)es$")
# The vowels of "being", "area", "medium" and "period" are two each; those of
# "special" and "action" are not.
APART: Final = re.compile(r"(?<=[aeiouy])ing|ea$|(?<![ctgs])i[aou]")


def syllables(word: str) -> int:
    """Return how many syllables an English word or a number has, nearly always."""
    if word[0].isdigit():
        return sum(char.isdigit() for char in word) + 2 * word.endswith("%")
    spoken = word if SPOKEN.search(word) else SILENT.sub("", word)
    groups = len(VOWELS.findall(spoken)) + len(APART.findall(word))
    return max(1, groups)


def flesch(texts: Iterable[str]) -> float:
    """Return the reading ease of English texts after Flesch: 100 easy, 0 hard."""
    lowered = [text.lower() for text in texts]
    words = [word for text in lowered for word in WORD.findall(text)]
    sentences = sum(len(SENTENCE_END.findall(text)) or 1 for text in lowered)
    spoken = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words)


METHODS: Final[Mapping[str, Callable[[Iterable[str]], float]]] = {
    "Flesch reading ease": flesch
}
