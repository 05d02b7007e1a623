"""The day on which a proof of delivery says that the parcel was handed over, in its form or in a sentence.

``Zustellung am   19.06.2026, 11:52 Uhr``, ``… que le colis a été remis le 3 mars 2026 à 14:05``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Day
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.event_dates import event_date
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

# The noun or the verb of handing over, folded, in the languages of the proofs.
_HANDED = re.compile(
    r"(?<![a-z])(?:deliver(?:y|ed)(?! (?:address|to|note|method|service|point|location|status))"
    r"|handed over|signed (?:for|on|at)"
    r"|zustell(?:ung|datum|zeit(?:punkt)?|tag)|zugestellt|abliefer(?:ung|datum|zeit)|abgeliefert|ausgeliefert"
    r"|ausliefer(?:ung|ungsdatum)|ubergeben|ubergabe(?:datum|zeit)?|empfangen am"
    r"|livr(?:aison|ee?)|remis[e]?(?! (?:en|a) (?:main|la poste))|distribuee?"
    r"|entreg(?:a|ado|ada)|consegn(?:a|ato|ata)|recapitat[oa]"
    r"|aflevering|afgeleverd|bezorg(?:d|ing)|entregue|doreczon[aeo]|doreczenia)(?![a-z])"
    r"|签收|妥投|送达|投递成功|配達完了|配達しました|お届け完了|お届けしました|受領日|受取日"
)
_MADE = re.compile(
    r"(?<![a-z])(?:nachweis|dokument|document|letter|brief|printed|erstellt|generated|edite|emis|emitid"
    r"|rilasciat|ausgestellt)"
)
"""Words of the paper itself, which is dated, too."""
_ABOVE = 1.2
"""In line heights: how far over its date a caption may stand."""


def handed_over(source: Source) -> Iterator[Fact]:
    """Delivery and last scan, if one day alone is told so."""
    found: list[tuple[Layout, Line, Day, int, int]] = []
    for layout in source.layouts:
        for line in layout.page.lines:
            hit = event_date(line.text, source.order, ())
            if hit is not None and _tells(layout, line, hit[1], hit[2]):
                found.append((layout, line, *hit))
    if len({day.on for _, _, day, _, _ in found}) != 1:
        return
    layout, line, day, start, end = found[0]
    reading = source.reading(layout.page, line, start, end)
    yield Fact(FactName.DELIVERY_DATE, day, reading, role="handed over")
    yield Fact(FactName.LAST_SCAN_DATE, day, reading, role="handed over")


_TAKER = re.compile(
    r"\W*(?:(?:received|signed|accepted|taken|collected)(?: for)? by|signatory|signature name|left with"
    r"|empfangen (?:von|durch)|(?:angenommen|entgegengenommen|quittiert|unterschrieben) (?:von|durch)"
    r"|empfangername"
    r"|(?:recu|signe|receptionne|remis) par|signataire|recibido por|firmado por|recogido por|receptor"
    r"|ricevuto da|firmato da|ritirato da|ontvangen door|getekend door|recebido por|assinado por"
    r"|签收人|代收人|签收方式|受領者|受取人サイン)(?![a-z])"
)


def names_taker(source: Source) -> bool:
    """Whether a field of its own says who took the parcel, so that another one names its addressee."""
    return any(_TAKER.match(fold(line.text).text) for _, line in source.lines())


def _tells(layout: Layout, line: Line, start: int, end: int) -> bool:
    """Whether the words around the date, left of its cell or right above it, are of the handing over."""
    own = fold(f"{line.text[:start]} {line.text[end:]}").text
    if _HANDED.search(own):
        return not _MADE.search(own)
    if any(map(str.isalpha, fold(line.text[:start]).text)):
        return False
    box = line.box
    left = [o for o in layout.page.lines if o.box.same_row(box) and o.box.x1 <= box.x0]
    nearest = max(left, key=lambda o: o.box.x1, default=None)
    above = [
        o
        for o in layout.page.lines
        if -0.4 * box.height <= box.y0 - o.box.y1 <= _ABOVE * box.height
        and abs(o.box.x0 - box.x0) < box.height
        and not o.box.same_row(box)
    ]
    captions = [nearest] if nearest is not None else above[-1:]
    return any(_HANDED.search(fold(o.text).text) for o in captions)
