"""Letters and mails of carriers about a parcel: what they state of it in prose.

Carriers answer an inquiry in sentences: "… which was picked up on 10/05/2026 and addressed to LEOPOLD
VASSALLO in SANTA FE, NM 87505 … we have been unable to locate the package … The last activity recorded
was on 10/08/2026." The words are those of letters of loss by UPS, FedEx, USPS, Royal Mail (en), DHL, DPD,
GLS, Hermes (de, "Verlustmeldung"), La Poste (fr), Correos (es), Poste Italiane (it), SF and China Post
(zh, 丢失证明) and Japan Post (ja, 亡失), folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Status, Text
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import Folded, fold
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.source import Source

_HEAD, _SHORT = 4, 80
"""Lines at the top of which one is the letterhead, and its characters, at most."""
_NEAR, _BEFORE = 45, 20
"""Characters between the words for an event and the date behind it, or before it, at most."""

_LONG = 180
"""Characters of a sentence from the words for the last event to its date, at most."""
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.;!?]\s+(?=[^\W\da-zß-ÿ])|。")
"""The end of a sentence, which no abbreviation of a letter or two and no number is."""

_LOST = re.compile(
    r"(?:unable|not able|not been able) to (?:locate|find|trace)|could not (?:locate|find|trace)"
    r"|could not be (?:located|found|traced)|cannot (?:locate|be located|be found)"
    r"|(?:consider|regard|declar|deem|treat|presum|confirm)[a-z]*(?: [a-z]+){0,5} lost(?![a-z])"
    r"|lost in transit|(?:has been|was|is|have been) (?:officially |formally )?lost(?![a-z])|loss confirm"
    r"|in ?verlust geraten|als verloren|verloren ?gegangen"
    r"|(?:verbleib|sendung|paket)[^.]{0,60}nicht (?:mehr )?(?:klaren|geklart|auffind|aufgefund|ermittel"
    r"|lokalisier)"
    r"|(?:consideree?|declaree?)s? (?:comme )?perdue?s?|pas pu etre (?:retrouve|localise)"
    r"|pas permis de (?:le |la )?(?:retrouver|localiser)|perte (?:du"
    r"|de votre) (?:colis|envoi)"
    r"|(?:considera|declara|dado por|da por|resulta)[a-z]* (?:como )?(?:extraviad|perdid)"
    r"|se ha (?:extraviad|perdid)"
    r"|no ha sido posible (?:su )?(?:localiza|encontr)|no se ha podido localizar"
    r"|(?:considera|dichiara|ritene|risulta)[a-z]* (?:[a-z]+ )?(?:smarrit|pers[oa](?![a-z]))"
    r"|non e stato possibile (?:rintracci|localizz|ritrov)|andat[oa] (?:smarrit|pers)"
    r"|确认(?:已经?)?(?:丢失|遗失)|(?:已经?|被|视为|判定为?|认定为?)(?:在[^。，,]{1,12})?(?:丢失|遗失)"
    r"|未能(?:找到|查找到|寻获)|查找未果"
    r"|紛失(?:した|と(?:判断|認定)|いたしました)|(?:発見|確認)(?:することが)?できませんでし|亡失(?:した|と)"
)
# What is decided of a claim is a paper of its own kind, also where the parcel is lost.
_DECIDED = re.compile(
    r"claim(?: [a-z]+){0,3} (?:denied|declined|rejected|approved|settled|paid)(?![a-z])"
    r"|(?:denied|declined|approved|settled|rejected) (?:your|the|this) claim|(?:unable"
    r"|not able) to (?:honou?r|pay|approve)"
    r"|amount (?:approved|paid|payable|awarded)|(?:payment|check|cheque"
    r"|credit)(?: [a-z]+){0,4} (?:issued|in the amount)"
    r"|we (?:will|have|are) (?:pay|paid|reimburs|credit|refund|issu)[a-z]*"
    r"|lehnen wir|abgelehnt|ablehn|(?:erstatten|uberweisen|zahlen) wir|(?:erstattet|uberwiesen"
    r"|ausgezahlt)(?![a-z])"
    r"|indemnisation (?:de \d|accordee|refusee)|nous (?:vous )?(?:versons|remboursons)|rejet de votre"
    r"|denegad|desestimad|importe (?:aprobado|abonado)|hemos (?:abonado|aprobado)"
    r"|(?:respint|rigettat|accolt)[oa](?![a-z])|rimborso (?:di|pari|riconosciuto)|abbiamo (?:rimborsato"
    r"|liquidato)"
    r"|拒赔|不予(?:赔付|理赔|赔偿)|已赔付|赔付(?:金额|结果)|赔偿金额|理赔(?:结果|金额)|結案|结案|賠償金額"
)
_FOUND = re.compile(
    r"(?:has|have) (?:now |since |been )*(?:found|located|recovered|delivered)|was (?:found|located"
    r"|recovered|delivered)"
    r"|(?:wieder)?(?:auf)?gefunden (?:worden|wurde)|zugestellt (?:worden|wurde)"
    r"|wurde (?:wieder)?(?:auf)?gefunden"
    r"|a ete (?:retrouve|livre)|ha sido (?:localizado|entregado|encontrado)"
    r"|e stat[oa] (?:ritrovat|consegnat|rintracciat)|已找到|已经?(?:妥投|签收)|発見(?:され|し)ました"
)
# Who asks for something is not the carrier who answers.
_ASKS = re.compile(
    r"we (?:hereby )?(?:request|claim|demand)|please (?:investigate|compensate|reimburse|refund)|i am writing"
    r"|hiermit (?:beantrag|forder|reklamier|melde)|(?:ich|wir) bitten? um (?:erstattung|schadensersatz"
    r"|nachforschung)"
    r"|nous demandons|je (?:vous )?demande|solicit(?:o|amos) (?:la|el|una)|(?:richied|chied)(?:o|iamo)"
    r"|(?:要求|申请)(?:贵司|赔)|調査(?:を)?お願い"
)
_FIRST = re.compile(
    r"(?:picked up|collected(?: by| from| on)|accepted(?: by| at| on| into)|tendered(?: to| on)"
    r"|handed over to us"
    r"|received (?:by us|into|in our|at our)|entered our network|first scan(?:ned)?|date of posting|posted on"
    r"|eingeliefert|einlieferung|ubernommen|abgeholt|aufgegeben|erste (?:erfassung|registrierung)|erster scan"
    r"|pris(?:e)? en charge|premier (?:scan|flashage)|depose|admitid[oa]|admision|recogid[oa]|depositad[oa]"
    r"|pres[oa] in (?:carico|consegna)|accettat[oa]|accettazione|ritirat[oa]|affidat[oa]|prima scansione"
    r"|揽收|收寄|交寄|首次扫描|引受|集荷|お預かり)"
)
_LAST = re.compile(
    r"(?:(?:last|latest|final|most recent) (?:known |recorded |physical |carrier |tracking |registered "
    r"|available )*"
    r"(?:activity|scan|event|update|movement|status|record|location|trace|entry|information)"
    r"|last (?:scanned|recorded|seen|tracked)"
    r"|no (?:further )?(?:scans?|movement|activity|tracking)(?: [a-z]+){0,3} (?:since|after)"
    r"|letzte[rns]? (?:bekannte[rns]? |dokumentierte[rns]? |vorliegende[rns]? )?(?:eintrag|status"
    r"|information|standort"
    r"|bearbeitungsschritt|sendungsereignis|erfassung|scan|scannung|scanereignis|ereignis|buchung"
    r"|(?:status)?meldung|registrierung"
    r"|bearbeitung)"
    r"|letztmal(?:s|ig)|zuletzt (?:wurde|ist|haben|hat|im|in|am|erfasst|gescannt|registriert|bearbeitet)"
    r"|derni(?:er|ere) (?:statut|etape|pointage|mouvement|localisation|trace connue|scan|evenement|lecture"
    r"|suivi|passage|flashage|position|information|enregistrement"
    r"|trace)"
    r"|ultim[oa] (?:estado|anotacion|noticia|punto|dato|rastreo|registro|evento|lectura|movimiento|escaneo"
    r"|situacion|informacion)"
    r"|ultim[oa] (?:stato|notizia|passaggio|traccia|informazione|posizione|scansione|evento|registrazione"
    r"|rilevazione|tracciatura|movimento|lavorazione)"
    r"|laatste (?:scan|registratie|status|gebeurtenis|bekende)"
    r"|最后(?:一次|一条|一个)?(?:状态|节点|信息|跟踪|扫描|更新|轨迹|记录|物流|操作)|末次扫描"
    r"|最終(?:スキャン|通過|追跡|記録|履歴|更新|の記録)|最後の記録)"
)
_SHIPPED = re.compile(
    r"(?:handed (?:over )?to (?:us|our (?:service|network|care))|entrusted to (?:us|our)"
    r"|(?:uns|an uns) (?:ubergeben|uberlassen)|remise? a nos services"
    r"|(?:nous a ete |vous nous avez )confiee?"
    r"|entregad[oa] a (?:nosotros|nuestros servicios)|(?:affidat|consegnat)[oa] (?:a noi|ai nostri servizi)"
    r"|交由我(?:司|公司)|交(?:付|给)我(?:司|公司)|委托我(?:司|公司)|当社に(?:委託|お預け))"
)
"""Words for the day on which the sender gave the parcel away."""
_WHO_ZH = re.compile(
    r"(?:收件|收货)人(?:姓名)?\s?(?:为|是|系|(?<=\s)(?=[A-Z]))\s?(?P<name>[^，,。;；、:：\d]{2,40}?)\s?"
    r"(?:[，,;；、]\s?(?:其|收件|收货)?(?:人)?地址\s?(?:为|是|系)?\s?[:：]?\s?"
    r"(?P<place>[^。；;]{4,90}?)\s?(?=[，,。；;]\s?[一-鿿]|。|$)|[，,。;；])"
)
_TOWN_BEHIND = re.compile(r"\s(?:à|a|in)\s(?=(?:[A-Z]{1,2}-)?\d{4,5}\s)")
"""What stands in a sentence between street and town: 10 rue du Port à 22700 Perros."""
_WHO = re.compile(
    r"(?i)(?:addressed to|non[- ]?(?:receipt|delivery)(?: of [^,.]{3,40})? (?:by|to)"
    r"|non[- ]?r[ée]ception par|nicht ?(?:zustellung|erhalt)(?: der sendung| des pakets)? (?:an|durch|bei)"
    r"|mancata (?:ricezione|consegna) (?:a|da parte di)|falta de (?:recepción|entrega) (?:por|a)"
    r"|consigned to|destined for|intended for|for delivery to"
    r"|(?:shipped|sent) to"
    r"|(?:parcel|package|shipment|item|consignment)\s(?:\w+\s){0,2}?(?:for|to)"
    r"|(?:paket|sendung|päckchen|packstück)\s(?:\w+\s){0,2}?(?:an|für)|adressée?s? à|destinée?s? à"
    r"|dirigid[oa] a|destinad[oa] a|indirizzat[oa] a|destinat[oa] a|dirett[oa] a|spedit[oa] a)\s+"
    r"(?-i:(?:Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Firma|M|MM|Mme|Mlle|Monsieur|Madame|Sr|Sra|D|Dña|Don|Doña"
    r"|D\.ª|Sig|Sig\.ra|"
    r"Signor|Signora)\.?ª?\s+)?"
    r"(?-i:(?P<name>[^\W\d_a-zß-ÿ][\w'’.-]+(?:\s(?:(?:de|da|di|del|della|von|van|der|den|la|le|du|y|e)\s)*"
    r"[^\W\d_a-zß-ÿ][\w'’.-]*){1,3}))"
    r"(?:,?\s(?:in|at|of|en|à|a|nach)\s|,\s)(?P<place>[^;()]{3,60})"
)
_DATED = (
    (FactName.SHIP_DATE, _SHIPPED),
    (FactName.FIRST_SCAN_DATE, _FIRST),
    (FactName.LAST_SCAN_DATE, _LAST),
)
_ROUND = re.compile(
    r"[.,]\s+(?=[a-zß-ÿ])|\.\s|\s(?:and|which|und|le|y|que|e|che|et|qui|gesucht|were|was)\s"
)


def states_loss(lines: Sequence[Line]) -> bool:
    """Whether a carrier writes here that it has lost a parcel, and decides on no claim."""
    text = fold(" ".join(line.text for line in lines)).text
    if not _LOST.search(text) or any(words.search(text) for words in (_FOUND, _DECIDED, _ASKS)):
        return False
    return any(_is_of_carrier(line.text) for line in lines[:_HEAD]) or any(
        carriers_in(rest) for rest in _senders(lines)
    )


def _is_of_carrier(text: str) -> bool:
    is_addressee = re.match(r"\W*(?:to|an|a|à)\s?[:：]", text, re.IGNORECASE)
    return len(text) <= _SHORT and bool(carriers_in(text)) and is_addressee is None


def _senders(lines: Sequence[Line]) -> Iterator[str]:
    """What follows "From:" in the head of a mail."""
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        match = re.match(r"\W*(?:from|von|de|da|发件人|差出人)\s?[:：]\s*(.*)", line.text, re.I)
        if match:
            yield match[1] or (following.text if following else "")


def letter_facts(source: Source) -> Iterator[Fact]:
    """First and last scan, state, addressee and destination that the prose states."""
    prose = _prose(source)
    for name, words in _DATED:
        fact = _dated(source, prose, name, words)
        if fact is not None:
            yield fact
    lost = _LOST.search(prose.folded.text)
    if lost and not _FOUND.search(prose.folded.text):
        reading = prose.reading(source, *prose.folded.span(lost.start(), lost.end()))
        yield Fact(FactName.TRACKING_STATUS, Status.LOST, reading, role="statement")
    yield from _addressee(source, prose)


def letterhead(source: Source) -> Iterator[Fact]:
    """The only carrier that the letter names, where its head is that of this carrier."""
    named = {carrier for _, line in source.lines() for carrier in carriers_in(line.text)}
    heads = [(page, line) for page, line in source.lines() if _is_of_carrier(line.text)]
    if len(named) == 1 and heads and heads[0][1] in [line for _, line in source.lines()][:_HEAD]:
        page, line = heads[0]
        reading = source.reading(page, line, 0, len(line.text))
        yield Fact(FactName.CARRIER, Text(named.pop()), reading, role="letterhead")


@dataclass(frozen=True, slots=True)
class _Prose:
    """The lines of a document as one text."""

    text: str
    folded: Folded
    parts: tuple[tuple[int, Page, Line], ...]
    """Where each line begins."""

    def reading(self, source: Source, start: int, end: int) -> Reading:
        """The reading of what of ``text[start:end]`` stands in the line in which it begins."""
        begin, page, line = next(p for p in reversed(self.parts) if p[0] <= start)
        return source.reading(page, line, start - begin, min(end - begin, len(line.text)))


def _prose(source: Source) -> _Prose:
    parts, texts, begin = [], [], 0
    for page, line in source.lines():
        parts.append((begin, page, line))
        texts.append(line.text)
        begin += len(line.text) + 1
    text = " ".join(texts)
    return _Prose(text, fold(text), tuple(parts))


def _dated(source: Source, prose: _Prose, name: FactName, words: re.Pattern[str]) -> Fact | None:
    tokens = date_tokens(prose.text, source.order)
    for match in words.finditer(prose.folded.text):
        start, end = prose.folded.span(match.start(), match.end())
        behind = [t for t in tokens if 0 <= t.start - end <= _NEAR]
        before = [t for t in tokens if 0 <= start - t.end <= _BEFORE]
        same = [
            t for t in (*behind[:1], *before[-1:])
            if not re.search(r"[.;!?]\s+[^\W\d_a-zß-ÿ]|。", prose.text[min(end, t.end) : max(start, t.start)])
        ]  # fmt: skip
        if same:
            token = min(same, key=lambda t: max(t.start - end, start - t.end))
            reading = prose.reading(source, token.start, token.end)
            return Fact(name, token.day, reading, role="statement")
    return _at_its_end(source, prose) if name is FactName.LAST_SCAN_DATE else None


def _at_its_end(source: Source, prose: _Prose) -> Fact | None:
    """The one date of a sentence on the last scan: ``Last recorded is the departure from …, on 14 May.``"""
    tokens = date_tokens(prose.text, source.order)
    for match in _LAST.finditer(prose.folded.text):
        _, end = prose.folded.span(match.start(), match.end())
        stop = _SENTENCE.search(prose.text, end)
        limit = min(stop.start() if stop else len(prose.text), end + _LONG)
        behind = [t for t in tokens if end <= t.start < limit]
        if len(behind) == 1:
            token = behind[0]
            reading = prose.reading(source, token.start, token.end)
            return Fact(FactName.LAST_SCAN_DATE, token.day, reading, role="statement")
    return None


def _addressee(source: Source, prose: _Prose) -> Iterator[Fact]:
    match = _WHO.search(prose.text) or _WHO_ZH.search(prose.text)
    if match is None:
        return
    name = match["name"].rstrip(".,").strip()
    yield Fact(
        FactName.RECIPIENT,
        Text(name),
        prose.reading(source, match.start("name"), match.start("name") + len(name)),
        role="statement",
    )
    if not match["place"]:
        return
    where = _ROUND.split(match["place"], maxsplit=1)[0].rstrip(" .,")
    written = _TOWN_BEHIND.sub(", ", where)
    place = place_of(written)
    if place is not None and place.city and (place.postcode or place.region):
        start = match.start("place")
        reading = prose.reading(source, start, start + len(where))
        street = written.partition(place.city)[0].replace(place.postcode, "")
        if any(map(str.isdigit, street)):
            yield Fact(FactName.SHIP_TO, Text(f"{name}, {where}"), reading, role="statement")
        yield Fact(FactName.DESTINATION, Text(str(place)), reading, role="statement")
