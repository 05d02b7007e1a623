"""Documents that count cartons, sets or dozens: their numbers and prices are not those of one piece."""

from __future__ import annotations

import re

from evidencecheck.model.document import Document

_UNITS = (
    r"(?:ctns?|cartons?|cases?|box(?:es)?|sets?|packs?|pairs?|doz(?:en)?|bundles?|pallets?|kartons?"
    r"|kisten?|paare?|cajas?|cartoni?|scatol[ae]|lots?)\b|[箱盒套打对双托]"
)
_BEHIND_NUMBER = re.compile(rf"\d\s*(?:{_UNITS})(?!\s*of\b)", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_UNITS})\.?", re.IGNORECASE)
"""Such a unit in a column of its own."""


def counts_packages(document: Document) -> bool:
    """Whether a line of it counts in packages, of which each may hold several pieces."""
    lines = (line.text.strip() for page in document.content.pages for line in page.lines)
    return any(_BEHIND_NUMBER.search(line) or _ALONE.fullmatch(line) for line in lines)
