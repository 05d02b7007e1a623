"""IDN009: numbers that nobody has issued, because they stand for one in a template or a manual."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import files_of, says

_NAMES = (FactName.ORDER_ID, FactName.TRACKING_NUMBER, FactName.SHIPMENT_ID)
# Numbers of the carriers' own documentation: UPS and FedEx test tracking numbers, the examples of
# the USPS tracking page and of Publication 199, the example of UPU S10.
SAMPLES = frozenset(
    {
        "1Z999AA10123456784", "1Z999AA1012345675", "1Z12345E0205271688", "1Z12345E6605272234",
        "1Z12345E0305271640", "1Z12345E1305277940", "1Z12345E6205277936", "1Z12345E1505270452",
        "1Z648616E192760718", "1ZWX0692YP40636269", "9400100000000000000000",
        "9205500000000000000000", "9407300000000000000000", "9303300000000000000000",
        "9208800000000000000000", "9202100000000000000000", "9270100000000000000000",
        "9200123456789012345678", "9212391234567812345670", "EC000000000US", "EA000000000US",
        "CP000000000US", "RA000000000US", "EE123456789US", "449044304137821", "149331877648230",
        "020207021381215", "403934084723025", "920241085725456", "231300687629630",
        "852426136339213", "957794015041323", "076288115212522", "122816215025810",
        "843119172384577", "070358180009382", "797806677146", "377101283611590",
    }
)  # fmt: skip
_ASCENDING = "0123456789" * 5
_DESCENDING = _ASCENDING[::-1]
_CORE = 9
"""So many digits in a row, or alike, are no chance: one number in a thousand million has them."""
_SERIAL = 6
"""Digits of a group that numbers something; two such groups that look made up are no chance."""
_MASKED = re.compile(r"X{5,}|\*{4,}|#{4,}")


@rule("IDN009", "identifier-placeholder", Severity.ERROR)
def identifier_placeholder(case: Case) -> Iterator[Outcome]:
    """A number is a placeholder

    Fires when: an order number, tracking number or shipment id counts its digits up or down, has
    the same digit throughout, holds XXXXX, or is the sample number of a carrier's manual.

    Why: it was never issued. It is left from a template, or was invented.

    Example: the invoice says order 123-4567890-1234567.

    Counterexample: 113-4627301-9284417; a real number with a few equal digits side by side, as
    TBA000123450000.

    Fix: put in the number of this order or parcel, as its issuer states it.

    Wrong when: the number was issued by chance. Show it on the issuer's page, and waive the finding.

    Source: sample numbers in the documentation of UPS, FedEx, USPS and the UPU; house rule for the
    others.

    Since: 0.1.0
    """
    for name in _NAMES:
        for value, facts in _stated(case, name).items():
            kind = placeholder(value)
            if not kind:
                continue
            readings = [f for f in facts if isinstance(f, Location) or is_sure(f.reading)]
            if not readings:
                yield identifier_placeholder.not_checked(
                    msg("{value} was not read for certain", value=value), _file(facts[0])
                )
                continue
            files = tuple(dict.fromkeys(_file(f) for f in readings))
            yield identifier_placeholder.finding(
                msg("{seen}: {kind}", seen=says(files, value), kind=_KINDS[kind]),
                msg("Put in the number that was issued for this order or parcel."),
                at=readings,
                subject=[name.value, value],
                confidence=confidence_of([f for f in readings if isinstance(f, Fact)]),
            )


_KINDS: dict[str, Message] = {
    "sample": msg("the sample number of a manual"),
    "sequence": msg("digits in sequence, as in a template"),
    "repeated": msg("one digit repeated, as in a template"),
    "masked": msg("characters that stand for a number still to be put in"),
}


def placeholder(text: str) -> str:
    """In what way `text` is a placeholder: a key of the messages above, "" if in none."""
    joined = re.sub(r"[\s-]", "", text.upper())
    if joined in SAMPLES:
        return "sample"
    if _MASKED.search(joined):
        return "masked"
    digits = re.sub(r"^(?:[A-Z]{1,4}|1Z|4PX)(?=\d)|[A-Z]{2}$", "", joined)
    if not digits.isdigit() or len(digits) < _CORE:
        return ""
    groups = [group for group in re.split(r"[\s-]", text.strip()) if group]
    for serial in (digits, digits[:-1]):  # the last one may be a check digit
        if len(serial) >= _CORE - 1 and len(set(serial)) == 1:
            return "repeated"
        if len(serial) >= _CORE - 1 and (serial in _ASCENDING or serial in _DESCENDING):
            return "sequence"
    if len(groups) > 2 and all(len(set(group)) == 1 for group in groups):
        return "repeated"
    serials = [group for group in groups if len(group) >= _SERIAL]  # 303-0000000-0000000
    if len(serials) > 1 and all(len(set(serial)) == 1 for serial in serials):
        return "repeated"
    if len(serials) > 1 and all(s in _ASCENDING or s in _DESCENDING for s in serials):
        return "sequence"
    return ""


def _stated(case: Case, name: FactName) -> dict[str, list[Fact | Location]]:
    stated: dict[str, list[Fact | Location]] = {}
    claim = case.claim
    typed = {
        FactName.ORDER_ID: (claim.order_id,),
        FactName.TRACKING_NUMBER: claim.tracking_numbers,
        FactName.SHIPMENT_ID: (claim.shipment_id,),
    }[name]
    for value in typed:
        if value:
            place = Location(claim.file or "claim.toml", text=value)
            stated.setdefault(value.strip().upper(), []).append(place)
    for document in case.documents:
        for fact in document.named(name):
            stated.setdefault(str(fact.value), []).append(fact)
    return stated


def _file(place: Fact | Location) -> str:
    return place.file if isinstance(place, Location) else files_of([place])[0]
