"""The label words of `lexicon.toml`, and where they stand in a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold, is_cjk

_BULLET = re.compile(r"[\W\d_]*")
_MARK = re.compile(r"\s*(?:\([^()]*\)\s*)?[:#=]")
# A label further on in a line stands behind a separator, or behind the value of the label before it.
_GAP = re.compile(r"[|;,/·•)]\s*$|\s{2,}$|\d\s?[€$元円]?\s+$")
_GENERIC = 2
"""A Han word this short names something else when it ends a longer word (系统单号)."""
_TRAILING_PUNCTUATION = " .:#*"


@dataclass(frozen=True, slots=True)
class Label:
    """A label word in a line."""

    fields: frozenset[str]
    line: Line
    start: int
    end: int
    """Offsets in the line's text; the mark that follows (":", "#") is not part of it."""
    leads: bool
    """Whether nothing but bullets stands before it."""
    marked: bool
    """Whether ":" or "#" follows."""

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def is_for(self, *fields: str) -> bool:
        return not self.fields.isdisjoint(fields)


@cache
def words() -> dict[str, frozenset[str]]:
    """Folded label word → its fields."""
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("lexicon.toml").read_text("utf-8")
    )
    fields: dict[str, set[str]] = {}
    for name, languages in table.items():
        for listed in languages.values():
            for word in listed:
                fields.setdefault(fold(word).text.strip(_TRAILING_PUNCTUATION), set()).add(name)
    fields.pop("", None)
    return {word: frozenset(names) for word, names in fields.items()}


@cache
def _by_start() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in words():
        index.setdefault(word[:2], []).append(word)
    return {start: tuple(sorted(group, key=len, reverse=True)) for start, group in index.items()}


def labels_of(line: Line) -> tuple[Label, ...]:
    """The labels in `line`, left to right, the longest word at each place.

    A word in running text is no label: it must lead the line, follow a gap, or carry a mark.
    """
    folded = fold(line.text)
    text = folded.text
    found: list[Label] = []
    position = 0
    while position < len(text):
        word = word_at(text, position)
        if word is None:
            position += 1
            continue
        end = position + len(word)
        leads = _BULLET.fullmatch(text, 0, position) is not None
        marked = _MARK.match(text, end) is not None
        after_gap = not leads and (
            bool(_GAP.search(text[:position]))
            or (is_cjk(text[position]) and text[position - 1].isdigit())
        )
        if leads or marked or after_gap:
            start, stop = folded.span(position, end)
            found.append(Label(words()[word], line, start, stop, leads, marked))
        position = end
    return tuple(found)


def word_at(text: str, position: int) -> str | None:
    """The longest label word that begins at `position` of a folded text and ends at a word boundary."""
    before = text[position - 1] if position else " "
    first = text[position]
    if first.isalnum() and before.isalnum() and not (is_cjk(first) or is_cjk(before)):
        return None
    for word in _by_start().get(text[position : position + 2], ()):
        end = position + len(word)
        if not text.startswith(word, position):
            continue
        after = text[end] if end < len(text) else " "
        if len(word) <= _GENERIC and is_cjk(first) and is_cjk(before):
            continue
        if word[-1].isalpha() and after.isalpha() and not (is_cjk(word[-1]) or is_cjk(after)):
            continue
        return word
    return None
