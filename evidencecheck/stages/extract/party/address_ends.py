"""What stands among or under the lines of an address and is none of it: headings, empty fields, phones."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.addresses import place_of

# How carriers head the history of a parcel, folded. Sources: the carriers' and trackers' own pages.
_OF = r"(?: (?:of|for|de|del|della|dell|du|des|d|la|el|il|le|l|der|des|van|het|your|this|votre|tu|su)(?:'| )?)*"
_PARCEL = (
    r"(?:parcel|package|shipment|shipping|delivery|tracking|travel|scan|item|order|transit|consignment"
    r"|sendungs?|paket|versand|liefer|zustell|colis|envoi|livraison|suivi|acheminement"
    r"|envio|paquete|entrega|seguimiento|pedido|spedizione|pacco|consegna|tracciamento"
    r"|pakket|zending|bezorg|verzend|encomenda|rastreio|objeto)"
)
_HISTORY = (
    r"(?:history|journey|progress|events?|updates?|timeline|activit(?:y|ies)|milestones?|log|trail|movements?"
    r"|status|details|information|verlauf|verfolgung|status|historie|ereignisse|details|fortschritt"
    r"|informationen"
    r"|historique|etapes|evenements|deroulement|statut|details|progression"
    r"|historial|eventos|estado|detalles|recorrido|progreso|cronologia|storico|eventi|stato|dettagli|percorso"
    r"|suivi|seguimiento|tracciamento|rastreo|rastreio|geschiedenis|gebeurtenissen|verloop|voortgang"
    r"|historico|percurso)"
)
_HEADING = re.compile(
    rf"\W*(?:(?:track(?:ing)?|full|all|latest|recent|detailed|complete|view|show|your)\W? )?"
    rf"(?:{_PARCEL}(?:'s|s)?[ -]?(?:{_PARCEL}(?:'s|s)? )?{_HISTORY}|{_HISTORY}{_OF} ?{_PARCEL}s?"
    rf"|(?:history|timeline|journey|verlauf|historique|historial|cronologia|historico|etapes|events"
    rf"|activity|tracking|sendungsverfolgung|suivi|seguimiento|tracciamento|rastreo|rastreio"
    rf"|where is (?:my|your) (?:parcel|package|item)|track & trace|track and trace))\W*"
    r"|\W*(?:国际|国内|详细|完整|最新)?(?:物流|运单|包裹|快件|快递|派送|运输|配送|货件|邮件)?"
    r"(?:轨迹|跟踪|追踪|动态|进度|路由|全程)(?:信息|详情|记录|跟踪|查询)?\W*"
    r"|\W*(?:物流|快递|配送|运输)(?:信息|详情|状态|记录)\W*"
    r"|\W*(?:お?荷物の?|配送|配達|追跡|発送|お届け)?(?:履歴|状況|経過)(?:情報|詳細|一覧)?(?:詳細)?\W*"
)
_EMPTY = re.compile(
    r"\W*(?:(?:公司|单位|姓名|电话|手机|传真|邮编|公司名称|会社名|部署)[ /]*)?"
    r"(?:(?:company|firm|organi[sz]ation|department|attn|attention|name|phone|tel|telephone|fax|e-?mail"
    r"|vat|eori"
    r"|tax id|firma|telefon|societe|telephone|empresa|telefono|azienda|bedrijf)(?: name| no| number)?)?\W*"
)
_FIELD = re.compile(
    r"\s*(?:(?:详细|街道)?地址|住所)\s*(?:(?:street )?address)?\s*[:：]?\s*|\s*(?:street )?address\s*[:：]\s*",
    re.I,
)
_PHONE = re.compile(
    r"(?:^|\s)(?:phone|tel|telefon|mobile|电话|手机|電話)\.?\s*[:：]?\s*[+(\d]", re.I
)


def ends_with_country(text: str) -> bool:
    """Whether postcode, town and the code of the country stand in the line: ``30399, Kraków, PL``."""
    match = _CODE.search(text.strip())
    place = place_of(text) if match else None
    return bool(
        match and place and place.postcode and place.city and place.country == match["code"]
    )


_CODE = re.compile(r"[\s,](?P<code>[A-Z]{2})$")


def heads_history(line: Line) -> bool:
    """Whether the line is but the heading of a parcel's history."""
    return _HEADING.fullmatch(fold(line.text).text) is not None


def is_empty_field(line: Line) -> bool:
    """Whether the line is a form's caption with nothing filled in: ``公司 Company``."""
    text = fold(line.text).text
    return any(map(str.isalpha, text)) and _EMPTY.fullmatch(text) is not None


def span_of_address(layout: Layout, line: Line) -> tuple[int, int]:
    """The slice of the line between the caption of an address's field and a phone number behind it."""
    caption = _FIELD.match(line.text)
    start = caption.end() if caption and caption.end() < len(line.text) else 0
    phone = _PHONE.search(line.text, start)
    end = phone.start() if phone and phone.start() > start else len(line.text)
    labelled = [g.start for g in layout.of(line) if g.is_for("phone") and g.start > start]
    return start, len(line.text[: min([end, *labelled])].rstrip(" ,;，；"))
