"""Which status the words of a carrier mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from evidencecheck.model.values import Status
from evidencecheck.stages.extract.fold import FOLDED, fold, is_cjk
from evidencecheck.stages.extract.traditional import in_simplified


@lru_cache(maxsize=FOLDED)
def status_of(text: str) -> Status | None:
    """The status that `text` tells, None if it tells none.

    The earliest mention decides, because carriers put the event before its details; at one place the
    longest word, then the order of the table. What was refused, lost or waits to be fetched decides
    wherever it stands; so does who took the parcel in for its addressee, or where it was put down. The
    table is in simplified Chinese, which traditional characters are read as.
    """
    folded = fold(text).text
    simplified = in_simplified(folded)
    status = _told(simplified) if simplified != folded else None
    return status or _told(folded)


def _told(folded: str) -> Status | None:
    found = []
    for rank, row in enumerate(_classes()):
        hit = row.words.search(folded)
        if hit is None:
            continue
        if row.unless is None or not row.unless.search(folded):
            # A caption gives way to its reason: it counts as if it stood behind everything else.
            place = len(folded) if _solid(hit[0]) in row.captions else hit.start()
            found.append((place, -len(hit[0]), rank, row.status))
        elif row.otherwise is not None:
            found.append((len(folded), 0, rank, row.otherwise))
    handed = next((row.status for row in _classes() if row.is_handed(folded)), None)
    if handed is not None and not any(hit[3] in _ENDED for hit in found):
        return handed
    if not found:
        return None
    decisive = [hit for hit in found if hit[3] in _DECISIVE]
    return min(decisive or found)[3]


_DECISIVE = frozenset({Status.ATTEMPT_FAILED, Status.RETURNED, Status.LOST, Status.PICKUP_POINT})
_ENDED = _DECISIVE - {Status.ATTEMPT_FAILED}
"""What a parcel that was put down or taken in for its addressee has come to nevertheless."""


@dataclass(frozen=True, slots=True)
class _Class:
    """A row of the table."""

    status: Status
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Where it matches, the words do not tell the status …"""
    captions: frozenset[str]
    """Words of the class that head any trouble ("Delivery exception: unable to locate")."""
    otherwise: Status | None
    """… but this one, unless something else in the text does."""
    handed: re.Pattern[str] | None
    """Who or what took the parcel in, which tells the status before all words …"""
    handed_unless: re.Pattern[str] | None
    """… unless this stands there: a time to come, a negation."""

    def is_handed(self, folded: str) -> bool:
        if self.handed is None:
            return False
        clauses = (_clause(folded, *hit.span()) for hit in self.handed.finditer(folded))
        return any(not self.handed_unless or not self.handed_unless.search(c) for c in clauses)


_CLAUSE = re.compile(r"[,.;:!?|·()（）。，、；：！？]")


def _clause(text: str, start: int, end: int) -> str:
    """The part of a sentence around ``text[start:end]``: a negation elsewhere is not of it."""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


@cache
def _classes() -> tuple[_Class, ...]:
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("statuses.toml").read_text("utf-8")
    )
    return tuple(
        _Class(
            status=Status(row["status"]),
            words=_pattern(row["words"]),
            unless=_either(row, "unless"),
            captions=frozenset(_solid(fold(word).text) for word in row.get("captions", ())),
            otherwise=Status(row["else"]) if "else" in row else None,
            handed=_either(row, "handed"),
            handed_unless=_either(row, "handed_unless"),
        )
        for row in table["class"]
    )


def _either(row: Mapping[str, list[str]], key: str) -> re.Pattern[str] | None:
    """The patterns of `key` as one, None if the row has none."""
    return re.compile("|".join(row[key])) if key in row else None


def _solid(text: str) -> str:
    return text.replace(" ", "")


def _pattern(words: list[str]) -> re.Pattern[str]:
    folded = sorted({fold(word).text for word in words}, key=len, reverse=True)
    return re.compile("|".join(_bounded(word) for word in folded))


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    if is_cjk(word[0]) or is_cjk(word[-1]):
        return escaped
    # OCR drops blanks between words, so only the outer edges are held.
    return r"(?<![a-z])" + escaped.replace(r"\ ", r"\s?") + r"(?![a-z])"
