"""The other parcels of a customer, which trackers and apps list beside the one whose history they show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens, partial_dates
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import Layout

_HISTORY = 3
"""Dates above a number at the end of a page that make a history of another parcel."""
_HEADING = re.compile(
    r"\W*(?:(?:(?:your|my|all|see) )?(?:other|more|recent|saved|previous|archived)"
    r" (?:shipments?|parcels?|packages?|deliveries|tracking(?: numbers?)?|trackings?|searches|orders)"
    r"|(?:recently|previously) (?:viewed|tracked|searched)|(?:search|tracking) history|tracking list"
    r"|(?:weitere|andere|letzte|fruhere|gespeicherte|zuletzt gesuchte) (?:sendungen|pakete|suchen|lieferungen)"
    r"|zuletzt (?:gesucht|angesehen|verfolgt)|suchverlauf|sendungsliste"
    r"|(?:vos |mes )?(?:autres|derniers|precedents) (?:colis|envois|suivis)|colis recents|envois recents"
    r"|recherches recentes|dernieres recherches|historique (?:des|de) recherches?"
    r"|(?:mis |tus |sus )?(?:otros|ultimos) (?:envios|paquetes|pedidos)|(?:envios|paquetes) recientes"
    r"|busquedas recientes|ultimas busquedas|historial de busqueda"
    r"|(?:le (?:mie|tue) )?(?:altre|ultime) (?:spedizioni|ricerche|consegne)|altri pacchi|spedizioni recenti"
    r"|ricerche recenti|cronologia ricerche|andere (?:pakketten|zendingen)|recente zoekopdrachten"
    r"|(?:其他|其它|更多|最近)的?(?:包裹|快递|快件|运单|物流|订单)|最近(?:查询|搜索)|(?:查询|搜索)(?:历史|记录)|历史(?:查询|搜索|记录)"
    r"|(?:その他|ほか|他)の(?:お?荷物|配達|追跡)|最近の(?:検索|お?荷物|照会)|(?:検索|照会|追跡)履歴)"
    r"\W*(?:\d{1,3}\W*)?"
)
_UNKNOWN = re.compile(
    r"\W*(?:not found|no (?:info(?:rmation)?|data|record|result)s?|expired|pending|not yet available"
    r"|nicht gefunden|keine (?:daten|angaben)|introuvable|non trouvee?|no encontrado|non trovat[ao]"
    r"|(?:查询不到|未查到|暂无信息|待查询|未找到)|(?:未登録|情報なし|該当なし))\W*"
)


def other_parcels(layout: Layout, numbers: Sequence[tuple[Line, bool]]) -> tuple[Line, ...]:
    """Of the lines of `numbers` (each with whether a label introduces it) those that list another parcel.

    That is one under a heading such as ``Other shipments``, or one at the end of the page, under a history,
    whose row tells only how that parcel stands. The page keeps at least one number of its own.
    """
    free = [line for line, labelled in numbers if not labelled]
    lines = layout.page.lines
    headings = [line for line in lines if _HEADING.fullmatch(fold(line.text).text)]
    dates = [line for line in lines if _tells_day(line)]
    listed = tuple(
        line
        for line in free
        if any(_heads(heading, line, dates) for heading in headings)
        or (_ends(line, dates) and _has_state(line, lines))
    )
    kept = [line for line, _ in numbers if not any(line is other for other in listed)]
    return listed if kept else ()


def _tells_day(line: Line) -> bool:
    return bool(date_tokens(line.text) or partial_dates(line.text))


def _heads(heading: Line, line: Line, dates: Sequence[Line]) -> bool:
    """Whether `line` stands under `heading`, in its column, before any history that begins below it."""
    top, bottom = heading.box.y1, line.box.y0
    if bottom < heading.box.center_y or line.box.overlap_x(heading.box) <= 0:
        return False
    between = [o for o in dates if top <= o.box.center_y <= bottom]
    return sum(o.box.overlap_x(heading.box) > 0 for o in between) < _HISTORY


def _ends(line: Line, dates: Sequence[Line]) -> bool:
    above = sum(o.box.center_y < line.box.y0 for o in dates)
    return above == len(dates) >= _HISTORY


def _has_state(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing but a status stands in its row."""
    beside = [o for o in lines if o is not line and o.box.same_row(line.box)]
    return bool(beside) and all(_is_state(o.text) for o in beside)


def _is_state(text: str) -> bool:
    return status_of(text) is not None or _UNKNOWN.fullmatch(fold(text).text) is not None
