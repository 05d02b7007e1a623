"""Who receives the parcel and where, over all documents of the sale and its shipping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from evidencecheck.model.case import Agreed, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.journey.delivery_place import DELIVERED
from evidencecheck.stages.extract.party.addresses import Place
from evidencecheck.stages.match.identity import SURE, Look, identity
from evidencecheck.stages.match.party_identity import same_party
from evidencecheck.stages.match.place_identity import is_far, same_place
from evidencecheck.stages.match.witnesses import agreement, independent, is_claimed

_OF_THE_SALE = frozenset(
    {
        Kind.ORDER_DETAILS,
        Kind.SALES_INVOICE,
        Kind.SALES_RECORD,
        Kind.PACKING_SLIP,
        Kind.SHIPPING_LABEL,
        Kind.TRACKING_RECORD,
        Kind.PROOF_OF_DELIVERY,
    }
)
_STATION = re.compile(
    r"\b(?:amazon|fba|fulfil?lment|warehouse|freight|forward\w*|consolidat\w*|parcel ?shop|packstation"
    r"|front desk|reception|mail ?room|safe place|postfiliale|access point|pick ?up|locker|point relais"
    r"|relay|click ?(?:&|and) ?collect)\b|\b[A-Z]{3}\d\b|仓|集运|转运|货代|自提|驿站|代收|快递柜|センター",
    re.IGNORECASE,
)
"""A warehouse or a pick-up point on the way: its name and its address are no contradiction."""
Compare = Callable[[Fact, Fact], Identity]


def agree_on_recipient(
    stated: Sequence[Fact], documents: Sequence[Document], order: Agreed, parcels: Agreed
) -> Agreed:
    """The person or company that the order page names, else the one that most documents name."""
    own = _of_the_sale(documents, order, parcels)
    facts = _facts(FactName.RECIPIENT, stated, documents)
    eligible = [f for f in facts if f.decided and (is_claimed(f) or f.reading.file in own)]
    addresses = {d.file: _address(d) for d in documents}
    eligible = [f for f in eligible if not _STATION.search(addresses.get(f.reading.file, ""))]

    def compare(mine: Fact, anchor: Fact) -> Identity:
        verdict = same_party(str(mine.value), str(anchor.value))
        if verdict is Identity.DIFFERENT and (
            _is_named_in(mine, addresses.get(anchor.reading.file, ""))
            or _is_named_in(anchor, addresses.get(mine.reading.file, ""))
        ):
            return Identity.SAME
        if verdict is Identity.DIFFERENT and not (_is_sure(mine) and _is_sure(anchor)):
            return Identity.CANNOT_TELL
        return verdict

    return _agreed(FactName.RECIPIENT, facts, eligible, documents, compare)


def agree_on_destination(
    documents: Sequence[Document], order: Agreed, parcels: Agreed, look: Look | None
) -> Agreed:
    """Postcode, city and country; where a parcel was delivered disputes it only from afar."""
    own = _of_the_sale(documents, order, parcels)
    facts = _facts(FactName.DESTINATION, (), documents)
    addresses = {d.file: _address(d) for d in documents}
    here = [f for f in facts if f.reading.file in own]
    eligible = [
        f
        for f in here
        if f.decided
        and f.reading.channel is not Channel.BARCODE
        and not _STATION.search(addresses.get(f.reading.file, ""))
    ]

    def compare(mine: Fact, anchor: Fact) -> Identity:
        return _same_destination(mine, anchor, look)

    found = _agreed(FactName.DESTINATION, facts, eligible, documents, compare)
    if found.value is None:
        return found
    asked = Place.written(str(found.value))
    delivered = [f for f in here if f.role == DELIVERED and _is_sure(f)]
    strange = [f for f in delivered if is_far(Place.written(str(f.value)), asked)]
    disputes = [Dispute(f.value, (f,), Identity.DIFFERENT) for f in strange]
    return replace(found, disputes=(*found.disputes, *disputes))


def _agreed(
    name: FactName,
    facts: Sequence[Fact],
    eligible: Sequence[Fact],
    documents: Sequence[Document],
    compare: Compare,
) -> Agreed:
    if not eligible:
        return agreement(name, None, facts, (), documents)
    anchor = _anchor(eligible, documents, compare)
    supporting: list[Fact] = []
    others: dict[tuple[str, Identity], list[Fact]] = {}
    for file in dict.fromkeys(f.reading.file for f in eligible):
        mine = [f for f in eligible if f.reading.file == file]
        verdicts = {f: compare(f, anchor) for f in mine}
        if Identity.SAME in verdicts.values():
            supporting += [f for f in mine if verdicts[f] is Identity.SAME]
            continue
        worst = min(mine, key=lambda f: verdicts[f] is not Identity.CANNOT_TELL)
        others.setdefault((str(worst.value).casefold(), verdicts[worst]), []).append(worst)
    disputes = [Dispute(group[0].value, tuple(group), v) for (_, v), group in others.items()]
    return agreement(name, anchor.value, facts, supporting, documents, disputes)


def _anchor(eligible: Sequence[Fact], documents: Sequence[Document], compare: Compare) -> Fact:
    """What most independent documents say; among equals the order page, then the claim."""
    pages = {d.file for d in documents if d.kind is Kind.ORDER_DETAILS}
    groups: list[list[Fact]] = []
    for fact in eligible:
        group = next((g for g in groups if compare(fact, g[0]) is Identity.SAME), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    best = max(
        groups,
        key=lambda g: (
            independent(g, documents),
            any(f.reading.file in pages for f in g),
            any(map(is_claimed, g)),
        ),
    )
    return next((f for f in best if f.reading.file in pages), best[0])


def _same_destination(mine: Fact, anchor: Fact, look: Look | None) -> Identity:
    one, other = Place.written(str(mine.value)), Place.written(str(anchor.value))
    verdict = same_place(one, other)
    if verdict is not Identity.DIFFERENT:
        return verdict
    if one.postcode and other.postcode and one.postcode != other.postcode:
        return (
            identity(
                [replace(mine, value=Text(one.postcode))],
                [replace(anchor, value=Text(other.postcode))],
                look,
                _letters_and_digits,
            )
            if _is_read(mine) and _is_read(anchor)
            else Identity.CANNOT_TELL
        )
    return verdict if _is_sure(mine) and _is_sure(anchor) else Identity.CANNOT_TELL


def _letters_and_digits(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.upper())


def _of_the_sale(documents: Sequence[Document], order: Agreed, parcels: Agreed) -> set[str]:
    """Files that are about this order and this parcel, as far as they say so."""
    elsewhere = {f.reading.file for a in (order, parcels) for d in a.disputes for f in d.facts}
    numbers = {str(f.value) for f in parcels.supporting}
    kept = set()
    for document in documents:
        own = {str(f.value) for f in document.named(FactName.TRACKING_NUMBER)}
        is_of_parcel = not (own and numbers) or bool(own & numbers)
        if document.kind in _OF_THE_SALE and document.file not in elsewhere and is_of_parcel:
            kept.add(document.file)
    return kept


def _facts(
    name: FactName, stated: Iterable[Fact], documents: Iterable[Document]
) -> tuple[Fact, ...]:
    return tuple(f for f in (*stated, *(f for d in documents for f in d.facts)) if f.name is name)


def _address(document: Document) -> str:
    return " | ".join(str(f.value) for f in _parts(document))


def _parts(document: Document) -> Iterator[Fact]:
    yield from document.named(FactName.SHIP_TO, FactName.RECIPIENT)


def _is_named_in(fact: Fact, address: str) -> bool:
    """Whether the address has the name on another line: a company above a person, or below."""
    pieces = [piece.strip() for piece in re.split(r"[,|;]", address)]
    return any(same_party(str(fact.value), piece) is Identity.SAME for piece in pieces if piece)


def _is_read(fact: Fact) -> bool:
    return fact.reading.channel is not Channel.OCR or fact.reading.confidence >= SURE - 0.1


def _is_sure(fact: Fact) -> bool:
    return fact.reading.channel is not Channel.OCR or fact.reading.confidence >= SURE
