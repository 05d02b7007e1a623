"""Which status the words of a carrier mean."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from evidencecheck.model.values import Status
from evidencecheck.stages.extract.fold import fold, is_cjk


def status_of(text: str) -> Status | None:
    """The status that `text` tells, None if it tells none.

    The earliest mention decides, because carriers put the event before its details; where several
    classes begin at one place, and for refusals anywhere, the order of the table decides.
    """
    folded = fold(text).text
    found = [
        (m.start(), rank, status)
        for rank, (status, pattern) in enumerate(_classes())
        if (m := pattern.search(folded))
    ]
    if not found:
        return None
    decisive = [hit for hit in found if hit[2] in _DECISIVE]
    return min(decisive or found)[2]


# A negation or a return changes the meaning of "delivered" wherever it stands in the sentence.
_DECISIVE = frozenset({Status.ATTEMPT_FAILED, Status.RETURNED, Status.LOST})


@cache
def _classes() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("statuses.toml").read_text("utf-8")
    )
    return tuple((Status(row["status"]), _pattern(row["words"])) for row in table["class"])


def _pattern(words: list[str]) -> re.Pattern[str]:
    folded = sorted({fold(word).text for word in words}, key=len, reverse=True)
    return re.compile("|".join(_bounded(word) for word in folded))


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    if is_cjk(word[0]) or is_cjk(word[-1]):
        return escaped
    # OCR drops blanks between words, so only the outer edges are held.
    return r"(?<![a-z])" + escaped.replace(r"\ ", r"\s?") + r"(?![a-z])"
