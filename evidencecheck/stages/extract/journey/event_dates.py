"""The date of an event in a line of a shipment's history, told from the dates that are no scan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from evidencecheck.model.values import Day
from evidencecheck.stages.extract.dates import Order, date_tokens, day_in, partial_dates
from evidencecheck.stages.extract.fold import fold

NO_YEAR = date(4, 1, 1)
"""Stands for the year of a page that names none: its events can be ordered, not dated."""
_YEAR = re.compile(r"(?<!\d)(20[2-4]\d)(?=年|\s*$|[,.;:)·|](?!\d)|\s(?!\d))")
_AFTER_NEW_YEAR, _BEFORE_NEW_YEAR = 2, 11
"""Up to this month a page may still tell of the last months of the year before, from this one on."""

_WEEKDAY = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:mon|tue|wed|thur?|fri|sat|sun)"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:mo|di|mi|do|fr|sa|so)"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|lunedi|martedi|mercoledi|giovedi|venerdi|domenica)"
)
# What stands before a date that is to come, folded: a forecast, a plan, a promise …
_FORECAST = re.compile(
    r"(?:expected|estimated|anticipated|re-?scheduled|scheduled|planned|promised|(?<![a-z])eta(?![a-z])"
    r"|arriving(?! late| on time)|(?<![a-z])arrives|(?<![a-z])due (?:on|by|date)|delivery window"
    r"|standard transit|voraussichtlich\w*|erwartet\w*|geplant\w*|vorgesehen\w*|liefertermin"
    r"|(?<![a-z])prevue?s?(?![a-z])|estimee?s?(?![a-z])|previst[oa]|estimad[oa]|stimat[oa]|programmat[oa]"
    r"|programad[oa]"
    r"|verwacht\w*|预计|预估|预期|承诺|予定|見込)[^;|!?\d]{0,30}$"
)
# … or a limit, by which something is to be done or ends: "until May 3", "bis zum 3. Mai", "entro il 3 maggio".
_LIMIT = re.compile(
    r"(?:(?<![a-z])(?:until|till|through|no later than|not later than|before|by|ends?|valid|expires?"
    r"|bis|spatestens|endet|jusqu.?au|au plus tard|avant|hasta|antes del?|entro|fino al?|fino|scade"
    r"|tot|uiterlijk))"
    r"(?:\s(?:on|the|zum|am|le|el|il|del?|al|den|spatestens))*$"
    r"|(?:截止|截至|有效期|期限)\D{0,6}$"
)
# What stands before the moment at which a page was made, fetched or printed.
_STAMP = re.compile(
    r"(?:(?<![a-z])(?:printed|print date|print time|generated|synce?d|synchroni[sz]ed|queried|captured"
    r"|(?:last|latest) (?:sync|synchroni[sz]ation|refresh|checked?|query)(?: (?:time|on|at))?"
    r"|(?:sync|query) time"
    r"|letzte (?:abfrage|aktualisierung|synchronisierung)|derniere (?:mise a jour|synchronisation|consultation)"
    r"|ultim[oa] (?:actualizacion|sincronizacion|consulta|aggiornamento|sincronizzazione|verifica)"
    r"|(?:status|last|latest|tracking|tracked|page|results?|record|data|information|history|date|time)"
    r" (?:was |were |last )?(?:checked|viewed|looked up|searched|requested|downloaded|exported|loaded|seen)"
    r"|(?:enquiry|inquiry|search|look-?up|request|retrieval|download|export|screenshot|capture) (?:date|time)"
    r"|(?:date|time) of (?:enquiry|inquiry|query|search|look-?up|request|retrieval|capture|screenshot)"
    r"|screenshot(?: taken)?|downloaded|exported|refreshed"
    r"|abgefragt|[a-z]*abfrage|abruf(?:datum|zeit(?:punkt)?)?|heruntergeladen|ausgedruckt|druckdatum"
    r"|(?:zuletzt|status|sendung|stand) (?:gepruft|angesehen|aufgerufen)"
    r"|(?:date|heure) de (?:la )?(?:consultation|recherche|requete|impression|capture)"
    r"|verifiee?s? le|actualisee?s?|telechargee?s? le|recherche (?:du|effectuee)|mise a jour (?:du|le|au)"
    r"|a jour au"
    r"|(?:fecha|hora) de (?:la )?(?:consulta|busqueda|impresion|descarga|captura)|comprobad[oa] el"
    r"|verificad[oa] el"
    r"|revisad[oa] el|descargad[oa]|busqueda (?:del|realizada)"
    r"|(?:data|ora) (?:di|della) (?:consultazione|ricerca|stampa|interrogazione|verifica)|verificat[oa] il"
    r"|controllat[oa] il|scaricat[oa]|interrogazione (?:del|effettuata)|ricerca (?:del|effettuata)"
    r"|geraadpleegd|opgevraagd|bijgewerkt|gecontroleerd|afgedrukt|stand van zaken|atualizad[oa]|pesquisad[oa]"
    r"|impress[oa] em|sprawdzono|stan na(?: dzien)?|wydrukowano|zaktualizowano"
    r"|accessed|retrieved|as of|as at|last updated|last refreshed|page updated|results? provided"
    r"|current time|report date|stand|gedruckt|abgerufen|abfrage\w*|aktualisiert|erstellt|editee?s?"
    r"|imprimee?s?|mis a jour|consultee?|consulta\w*|actualizad[oa]|impres[oa]|generad[oa]|stampat[oa]"
    r"|aggiornat[oa]|generat[oa])(?![a-z])"
    r"|^\W*(?:checked|viewed|looked up|searched|gepruft|aufgerufen)(?: (?:on|am|um)|(?! [a-z])(?![a-z]))"
    r"|查询|打印|更新|同步|导出|下载|截图|刷新|检索|查看时间|数据时间|抓取|印刷|出力|照会|取得|検索|閲覧"
    r"|(?:確認|表示|問い?合わ?せ|最終確認|データ)(?:日時|日|時刻|時間))[^;|!?\d]{0,24}$"
)
# What stands behind a date that is no scan.
_LATER = re.compile(
    r"^\s*(?:\(?(?:expected|estimated|scheduled|voraussichtlich|prevue?|estimad[oa]|previst[oa])(?![a-z])"
    r"|by end of|before end of|abrufbar|(?:\d{1,2}[:時]\d{2}分?)?\s*(?:現在|時点)|まで|(?:um |a las |at "
    r"|a )?(?:\d{1,2}[:.h]\d{2}(?: uhr| h)? )?"
    r"(?:(?:maschinell|elektronisch|automatisch|electronically|automatically|electronicamente|automaticamente"
    r"|electroniquement|automatiquement) )*(?:erstellt|erzeugt|generiert|gedruckt|ausgestellt"
    r"|(?:generated|printed)(?! (?:the |a )?(?:shipping |parcel )?(?:label|waybill))"
    r"|genere|edite|imprime|generado|impreso|emitido|generato|stampato|emesso|gegenereerd"
    r"|aangemaakt)(?![a-z])|之前|以前|前送达|前签收)"
)


def years_of(texts: Iterable[str], order: Order | None) -> list[date]:
    """Days in the years that the document names, in dates or else by themselves: 2026年3月."""
    lines = list(texts)
    dated = [t.day.on for text in lines for t in date_tokens(text, order)]
    named = [date(int(m[1]), 1, 1) for text in lines for m in _YEAR.finditer(text)]
    if dated:
        return dated
    return named or [NO_YEAR]


def event_date(
    text: str, order: Order | None, years: Sequence[date]
) -> tuple[Day, int, int] | None:
    """The date in `text` on which something may have happened, with its slice; a full one before others.

    Forecasts, limits and the moment of the printout are none.
    """
    for token in date_tokens(text, order):
        if not _is_no_scan(text, token.start, token.end):
            return token.day, token.start, token.end
    for part in partial_dates(text):
        if _is_no_scan(text, part.start, part.end):
            continue
        day = _in_year(part.month, part.day, years)
        if day is not None:
            return Day(day), part.start, part.end
    return None


def _is_no_scan(text: str, start: int, end: int) -> bool:
    before, after = fold(text[:start]).text.rstrip(" :：(（"), fold(text[end:]).text
    before = re.sub(rf"(?<![a-z]){_WEEKDAY}[.,]{{0,2}}$", "", before).rstrip(" ,.:：")
    return bool(
        _FORECAST.search(before)
        or _LIMIT.search(before)
        or _STAMP.search(before)
        or _LATER.search(after)
    )


def _in_year(month: int, day: int, years: Sequence[date]) -> date | None:
    """The day in the year that is nearest to the days that the document names."""
    numbers = {known.year for known in years}
    if month >= _BEFORE_NEW_YEAR:
        # Printed in January, a history without years began in December of the year before.
        numbers |= {
            d.year - 1 for d in years if d != date(d.year, 1, 1) and d.month <= _AFTER_NEW_YEAR
        }
    candidates = [on for year in sorted(numbers) if (on := day_in(year, month, day))]
    if not candidates:
        return None
    return min(candidates, key=lambda c: min(abs((c - known).days) for known in years))
