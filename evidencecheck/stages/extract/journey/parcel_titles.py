"""The number that a tracking page is about, where no label says so: alone under the title, or with a button."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line, Page
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.carriers import carriers_in

_FIRST_LINES, _UNDER = 12, 2.0
"""Lines at the top among which the number of a page stands, and line heights under its title, at most."""
_ALONE = re.compile(
    r"#?\s*(?P<number>\d(?:[ -]?\d){11,25}|\d[a-z](?: ?\d){11})"
    r"(?:\s*\W?\s*(?P<button>copy|copied|copier|kopieren|copiar|copia|kopieer|复制|コピー))?\W*"
)
_TITLE = re.compile(
    r"(?<![a-z])(?:track|parcel|package|shipment|item details|sendung|paket|suivi|colis|envoi|chronopost"
    r"|seguimiento|envio|paquete|spedizion|pacco|zending|pakket)[a-z]*(?![a-z])"
    r"|追跡|跟踪|追踪|物流|包裹|快件|荷物"
)


def number_under_title(page: Page) -> tuple[Line, int, int] | None:
    """The first such number with its slice of the line, on a page that names one carrier."""
    if len(carriers_in(page.text)) != 1:
        return None
    for line in page.lines[:_FIRST_LINES]:
        folded = fold(line.text)
        match = _ALONE.fullmatch(folded.text)
        told = match is not None and (match["button"] or _is_japanese(page, match["number"]))
        if match is not None and (told or _stands_under_title(page, line)):
            return line, *folded.span(match.start("number"), match.end("number"))
    return None


def _is_japanese(page: Page, number: str) -> bool:
    """Whether it is grouped as carriers in Japan do, on a page about a parcel."""
    return _IN_FOURS.fullmatch(number) is not None and _ABOUT_PARCEL.search(page.text) is not None


_IN_FOURS = re.compile(r"\d{4}-\d{4}-\d{4}")
_ABOUT_PARCEL = re.compile(r"荷物|配達|お届け")


def _stands_under_title(page: Page, line: Line) -> bool:
    box = line.box
    return any(
        0 <= box.y0 - other.box.y1 < _UNDER * box.height and _TITLE.search(fold(other.text).text)
        for other in page.lines
    )
