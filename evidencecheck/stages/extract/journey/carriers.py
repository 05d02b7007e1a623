"""Names of carriers in print, and the one that a document names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.values import Check, Identifier, Strength, Text
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.identifiers import candidates, carrier_of, formats
from evidencecheck.stages.extract.layout import Cell
from evidencecheck.stages.extract.party.centred_cell import centred_lines
from evidencecheck.stages.extract.source import Source


@cache
def _names() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("carriers.toml").read_text("utf-8")
    )
    named = [(fold(name).text, carrier) for carrier, names in table.items() for name in names]
    return tuple(
        (name, _as_words(name), carrier)
        for name, carrier in sorted(named, key=lambda n: -len(n[0]))
    )


def _as_words(name: str) -> re.Pattern[str]:
    if is_cjk(name[0]):
        return re.compile(re.escape(name))
    return re.compile(rf"(?<![a-z0-9.@/]){re.escape(name)}(?![a-z0-9])")


def carriers_in(text: str) -> tuple[str, ...]:
    """Normalised ids of the carriers that `text` names, in the order of the table's longest names."""
    folded = fold(text).text
    found: list[str] = []
    for name, pattern, carrier in _names():
        if name in folded and carrier not in found and pattern.search(folded):
            found.append(carrier)
    return tuple(found)


_POSTS: Mapping[str, frozenset[str]] = {
    "CN": frozenset({"china-post", "ems"}),
    "CA": frozenset({"canada-post"}),
    "DE": frozenset({"dhl"}),
    "ES": frozenset({"correos"}),
    "FR": frozenset({"la-poste"}),
    "GB": frozenset({"royal-mail"}),
    "IT": frozenset({"poste-italiane"}),
    "JP": frozenset({"japan-post"}),
    "US": frozenset({"usps"}),
    "YP": frozenset({"yanwen"}),  # no country: Yanwen's own parcels
}
"""Country at the end of a postal item's number (UPU standard S10) → the operators that give them there."""


_HEADED = frozenset({Kind.SHIPPING_LABEL, Kind.PROOF_OF_DELIVERY})
"""Papers that the carrier itself issues, with its name at the top."""
_HEAD = 4
"""Lines among which it stands there."""


def carrier_facts(
    source: Source, numbers: Iterable[Fact] = (), kind: Kind | None = None
) -> Iterator[Fact]:
    """Carriers named by a label; where no label names one, the only one that the document mentions.

    A mere mention is a candidate, unless all tracking numbers among `numbers` have a form of that
    carrier's own: then the letterhead, not an advertisement or a partner's name, was read.
    """
    numbers, labelled = tuple(numbers), False
    for layout, label in source.labels("carrier"):
        for cell in layout.values(label):
            named = carriers_in(cell.text)
            if len(named) == 1:
                labelled = True
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.CARRIER, Text(named[0]), reading, label=label.text)
                break
    if labelled:
        return
    sent = (*_by_method(source, numbers), *_by_price(source, numbers))
    if len({str(fact.value) for fact in sent}) == 1:
        yield sent[0]
        return
    mentioned = [
        (page, line, named) for page, line in source.lines() if (named := carriers_in(line.text))
    ]
    distinct = {carrier for _, _, named in mentioned for carrier in named}
    own = {carrier for carrier in distinct if _is_borne_out(carrier, numbers)}
    if own == _POSTS["CN"]:
        # The express service of the post: both names head its pages, the number tells which it is.
        own = {"ems" if _is_express(numbers) else "china-post"}
    chosen = own if len(own) == 1 else distinct
    if len(chosen) == 1:
        (carrier,) = chosen
        page, line = next((page, line) for page, line, named in mentioned if carrier in named)
        reading = source.reading(page, line, 0, len(line.text))
        beside = not _is_of_another(carrier, numbers) and _stands_beside(source, carrier, numbers)
        handed = not _is_of_another(carrier, numbers) and any(
            _is_handed_to(line.text, carrier) for _, line, named in mentioned if carrier in named
        )
        first = [line for _, line in source.lines()][:_HEAD]
        headed = kind in _HEADED and not _is_of_another(carrier, numbers) and line in first
        mention = Mention.OWN if own or beside or handed or headed else Mention.CANDIDATE
        yield Fact(FactName.CARRIER, Text(carrier), reading, role="mentioned", mention=mention)


def _by_method(source: Source, numbers: tuple[Fact, ...]) -> Iterator[Fact]:
    """The carrier in the name of the service: ``Versandart: GLS``, ``Shipping: £3.95 via Royal Mail``."""
    for layout, label in source.labels("shipping_method", "shipping"):
        centred = (Cell(x, 0, len(x.text)) for x in centred_lines(layout, label, _FEW_LINES))
        for cell in (*layout.values(label)[:2], *centred):
            named = carriers_in(cell.text) if len(cell.text.split()) <= _SERVICE_WORDS else ()
            words = cell.text.strip(" ()").split()
            bare = len(words) <= _NAME_WORDS and not _PRICED.search(cell.text)
            bare = bare and bool(carriers_in(" ".join(words[:2])))
            via = bare or _VIA.search(fold(cell.text).text)
            told = label.is_for("shipping_method") or bool(via)
            labelled = label.is_for("shipping_method")
            if len(named) == 1 and told and not _is_of_another(named[0], numbers, named=labelled):
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.CARRIER, Text(named[0]), reading, label=label.text)
                break


def _by_price(source: Source, numbers: tuple[Fact, ...]) -> Iterator[Fact]:
    """The carrier whose service is charged: ``Versandkosten DHL   5,49``, ``Shipping (USPS)   $6.00``."""
    for layout, label in source.labels("shipping"):
        line = label.line
        named = carriers_in(line.text) if len(line.text.split()) <= _SERVICE_WORDS else ()
        rest = layout.rest(label)
        cells = (*layout.right(label), *((rest,) if rest else ()))
        priced = any(_PRICED.search(cell.text) for cell in cells)
        if len(named) == 1 and priced and not _is_of_another(named[0], numbers):
            reading = source.reading(layout.page, line, 0, len(line.text))
            yield Fact(FactName.CARRIER, Text(named[0]), reading, label=label.text)


def _is_handed_to(text: str, carrier: str) -> bool:
    """Whether a sentence says by whom the parcel was sent: ``left Killaloe with Canada Post``."""
    folded = fold(text).text
    return _IN_GENERAL.search(folded) is None and any(
        carrier in carriers_in(match["by"])
        for pattern in (_HANDED, _HANDED_LAST)
        for match in pattern.finditer(folded)
    )


_PRICED = re.compile(r"\d[.,]\d{2}(?!\d)")
# A verb of sending in the past, and the preposition behind it that names the means.
_HANDED = re.compile(
    r"(?<![a-z])(?:left|sent|shipped|dispatched|despatched|posted|mailed|handed|given|collected|picked up"
    r"|versandt|versendet|verschickt|ubergeben|expediee?|envoyee?|remise?|confiee?|enviad[oa]|expedid[oa]"
    r"|entregad[oa]|spedit[oa]|inviat[oa]|affidat[oa]|verzonden|verstuurd)(?![a-z])[^.!?;]{0,30}?"
    r"(?<![a-z])(?:via|with|by|to|per|mit|an|par|avec|a|por|con|tramite|met)\s(?P<by>[^.!?;,]{2,30})"
)
_HANDED_LAST = re.compile(
    r"(?<![a-z])(?:mit|per|via|durch|uber|an|met|door)\s(?P<by>[^.!?;,]{2,30}?)\s(?:[a-z]+ ){0,2}"
    r"(?:versandt|versendet|verschickt|ubergeben|zugestellt|verzonden|verstuurd|bezorgd)(?![a-z])"
)
"""The same where the verb comes last."""
_IN_GENERAL = re.compile(
    r"(?<![a-z])(?:not|never|all|every|usually|normally|always|can|may|if|will|orders|nicht|alle|immer"
    r"|wenn|pas|tous|toutes|si|sera|no (?:se|lo|ha)|todos|todas|siempre|non|tutti|tutte|sempre|niet|als)"
    r"(?![a-z])"
)
"""Words of what a shop does in general, might do or did not do."""
_FEW_LINES = 3
_NAME_WORDS = 4
_SERVICE_WORDS = 7
"""Of the name of a service with its price; more are a sentence, or the foot of a page."""
_VIA = re.compile(
    r"(?<![a-z])(?:via|by|with|per|mit|uber|durch|par|avec|por|con|tramite|met|com)\s"
)


def _stands_beside(source: Source, carrier: str, numbers: tuple[Fact, ...]) -> bool:
    """Whether a line with little more than the carrier's name stands over a parcel's number."""
    boxes = [
        (fact.reading.page, fact.reading.box)
        for fact in numbers
        if fact.name is FactName.TRACKING_NUMBER and fact.decided
    ]
    return any(
        page.number == at
        and -0.5 * box.height < box.center_y - line.box.center_y < _OVER * line.box.height
        and -_ALIGNED * line.box.height < box.x0 - line.box.x0 < line.box.width + line.box.height
        for page, line in source.lines()
        if carriers_in(line.text) == (carrier,) and len(line.text.split()) <= _FEW_WORDS
        for at, box in boxes
        if box is not None
    )


_OVER = 4.5
"""In line heights: how far above its number the carrier may stand, with a label between the two."""
_ALIGNED = 1.5
_FEW_WORDS = 5


def _is_of_another(carrier: str, numbers: tuple[Fact, ...], *, named: bool = False) -> bool:
    """Whether the form of a parcel's number, or its check digit, is that of other carriers alone.

    Against a carrier that a label has `named`, a check digit that one number in seven has says nothing.
    """
    own = [f.value for f in numbers if f.name is FactName.TRACKING_NUMBER and f.decided]
    return any(
        isinstance(n, Identifier)
        and bool(carrier_of(n.scheme))
        and (n.strength is Strength.STRONG or (n.check is Check.PASSED and not named))
        and not _is_of(n, carrier)
        for n in own
    )


def _is_express(numbers: Iterable[Fact]) -> bool:
    """Whether all postal numbers are of EMS items: service indicators EA to EZ. Source: UPU standard S10."""
    return all(str(f.value).startswith("E") for f in numbers if f.name is FactName.TRACKING_NUMBER)


def _is_borne_out(carrier: str, numbers: Iterable[Fact]) -> bool:
    own = [f.value for f in numbers if f.name is FactName.TRACKING_NUMBER and f.decided]
    return bool(own) and all(isinstance(n, Identifier) and _is_of(n, carrier) for n in own)


def _is_of(number: Identifier, carrier: str) -> bool:
    if number.check is Check.FAILED:
        return False
    if number.scheme == "s10":
        return carrier in _POSTS.get(number.text[-2:], ())
    if number.strength is Strength.STRONG:
        return carrier_of(number.scheme) == carrier
    # The same digits may be a number of several carriers; of one that has no row in the table of
    # formats, nothing speaks against it.
    read = candidates(number.text, "tracking")
    known = {row.carrier for row in formats("tracking")}
    return any(carrier_of(n.scheme) == carrier for n in read) or carrier not in known
