"""What the content of a barcode says: numbers of parcels, goods and fapiao.

The formats of plain numbers stand in `identifiers.toml`; GS1 element strings and the carriers' own
messages have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.page import Barcode, Channel
from evidencecheck.model.values import Check, Day, Identifier, Money, Strength, Text, Value
from evidencecheck.stages.extract.check_digits import fedex_12, gs1
from evidencecheck.stages.extract.gs1_elements import SEPARATOR, elements
from evidencecheck.stages.extract.identifiers import candidates, carrier_of
from evidencecheck.stages.extract.journey.carrier_messages import carrier_message
from evidencecheck.stages.extract.paper_numbers import CODE
from evidencecheck.stages.extract.source import Source

ROLE = "barcode"
MASTER = "master"
"""Role of the number of a shipment's first parcel on the label of another one."""
EITHER_TOTAL = "net-or-total"
"""Role of the amount in the QR code of a fapiao: before tax on most, with tax on some."""

_ON_GOODS = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "DataBar", "DataBarExpanded"})
_LONGEST_RAW = 60
_UNFILLED = "0" * 8
"""Ends a number that was never filled in: a label from a test system."""
# USPS Publication 199 (IMpb): 420 and the ZIP code of five or nine digits, then 22 or 26 digits.
_IMPB = re.compile(r"(?:420(?P<zip>\d{5}|\d{9}))?(?P<number>9[2-5](?:\d{20}|\d{24}))")
# FedEx label guide, Express ("1001…") and Ground ("96…") in 34 digits: the last 14 are 00 and the
# tracking number. Holds for the labels of karrio and the samples of jkeen/tracking_number_data.
_FEDEX_34 = re.compile(r"\d{20}00(\d{12})")
# The FedEx copies of an air waybill: Codabar with the number and its form (0430 …).
_FEDEX_WAYBILL = re.compile(r"[A-D](\d{12})0\d{3}[A-D]")
# 01, type, code, number, amount, day, check code, CRC. Sources: 增值税发票 QR layout as read by
# invoice tools; a 数电票 has 20 digits and neither code nor check code.
_FAPIAO = re.compile(
    r"01,\d{2},(\d{10}|\d{12})?,(\d{20}|\d{8}),(-?\d+(?:\.\d+)?)?,(\d{8}),\d*,[^,]*,?"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a payload states."""

    name: FactName
    value: Value
    mention: Mention = Mention.OWN
    role: str = ROLE


def barcode_facts(source: Source) -> Iterator[Fact]:
    """What the barcodes of the document say, but for order numbers, which their context decides."""
    for layout in source.layouts:
        for barcode in layout.page.barcodes:
            for said in payload(barcode.symbology, barcode.text):
                yield _fact(said, barcode, source.content.file, layout.page.number)


def payload(symbology: str, text: str) -> tuple[Said, ...]:
    """Everything that the content `text` of a symbol states; () where nothing is known of it."""
    if symbology in _ON_GOODS:
        return _gtin(text)
    message = carrier_message(text)
    if message:
        own = _parcel(message.number, message.carrier)
        if message.master in {"", message.number}:
            return own
        masters = _parcel(message.master, message.carrier)
        return (*own, *(replace(m, mention=Mention.ASIDE, role=MASTER) for m in masters))
    if match := _FAPIAO.fullmatch(text.strip()):
        return _fapiao(match[1], match[2], match[3], match[4])
    return _routed(text) or _of_fedex(text) or _gs1(text) or _plain(text)


def _fact(said: Said, barcode: Barcode, file: str, page: int) -> Fact:
    raw = barcode.text if len(barcode.text) <= _LONGEST_RAW else str(said.value)
    reading = Reading(raw, file, page, barcode.box, Channel.BARCODE, 1.0)
    return Fact(said.name, said.value, reading, role=said.role, mention=said.mention)


def _gtin(text: str) -> tuple[Said, ...]:
    if not (text.isascii() and text.isdigit()):
        return ()
    value = Identifier(text, "gtin", Check.PASSED if gs1(text) else Check.NONE)
    return (Said(FactName.GTIN, value, Mention.ASIDE),)


def _parcel(number: str, carrier: str) -> tuple[Said, ...]:
    """A number that the carrier's message names: its place tells what it is, its length need not."""
    found = [c for c in candidates(number, "tracking") if carrier_of(c.scheme) == carrier]
    if not found or found[0].check is Check.FAILED or _is_blank(number):
        return ()
    return (Said(FactName.TRACKING_NUMBER, found[0]),)


def _fapiao(code: str | None, number: str, amount: str | None, day: str) -> tuple[Said, ...]:
    said = [Said(FactName.FAPIAO_NUMBER, Identifier(number, "fapiao"))]
    if code:
        value = Identifier(code, "fapiao", strength=Strength.WEAK)
        said.append(Said(FactName.FAPIAO_NUMBER, value, Mention.ASIDE, CODE))
    with suppress(ValueError):  # eight digits that are no date: the number stands all the same
        said.append(Said(FactName.INVOICE_DATE, Day(date(*_parts(day)))))
    if amount:
        money = Money(Decimal(amount), ("CNY",))
        said.append(Said(FactName.COST_TOTAL, money, Mention.CANDIDATE, EITHER_TOTAL))
    return tuple(said)


def _parts(day: str) -> tuple[int, int, int]:
    return int(day[:4]), int(day[4:6]), int(day[6:])


def _routed(text: str) -> tuple[Said, ...]:
    """A number of USPS without the routing in front of it, where its check digit is right."""
    match = _IMPB.fullmatch(_squeezed(text))
    if not match or not gs1(match["number"]):
        return ()
    number = Identifier(match["number"], "usps-imb", Check.PASSED)
    return (Said(FactName.TRACKING_NUMBER, number), *_postcode(match["zip"] or ""))


def _of_fedex(text: str) -> tuple[Said, ...]:
    squeezed = _squeezed(text)
    express = _FEDEX_34.fullmatch(squeezed)
    match = express or _FEDEX_WAYBILL.fullmatch(squeezed)
    if not match or not fedex_12(match[1]) or _is_blank(match[1]):
        return ()
    value = Identifier(match[1], "fedex-12", Check.PASSED, Strength.WEAK)
    # Codabar has no check character: such a read needs the print, or another barcode, beside it.
    mention = Mention.OWN if express else Mention.CANDIDATE
    return (Said(FactName.TRACKING_NUMBER, value, mention),)


def _gs1(text: str) -> tuple[Said, ...]:
    said: list[Said] = []
    for ai, value in elements(text):
        if ai == "00" and gs1(value) and not _is_carriers_own(ai + value):
            sscc = Identifier(ai + value, "sscc", Check.PASSED, Strength.WEAK)
            said.append(Said(FactName.TRACKING_NUMBER, sscc, Mention.CANDIDATE))
        elif ai in {"01", "02"} and gs1(value):
            said += _gtin(value)
        elif ai == "420" and value[:5].isdigit():
            said += _postcode(value)
        elif ai == "421":
            said += _postcode(value[3:])
    return tuple(said)


def _is_carriers_own(text: str) -> bool:
    return any(hit.strength is Strength.STRONG for hit in candidates(text, "tracking"))


def _postcode(text: str) -> tuple[Said, ...]:
    """Where the parcel goes; only a candidate, as the print says more."""
    if not text or _is_blank(text):
        return ()
    return (Said(FactName.DESTINATION, Text(text), Mention.CANDIDATE),)


def _plain(text: str) -> tuple[Said, ...]:
    """A tracking number and nothing else: strong by its shape, weak only where the print repeats it."""
    squeezed = _squeezed(text)
    if not 8 <= len(squeezed) <= 40 or SEPARATOR in text or squeezed.endswith(_UNFILLED):
        return ()
    found = candidates(squeezed, "tracking")
    strong = [c for c in found if c.strength is Strength.STRONG and c.check is not Check.FAILED]
    if strong:
        return (Said(FactName.TRACKING_NUMBER, strong[0]),)
    if found and found[0].strength is Strength.WEAK:
        return (Said(FactName.TRACKING_NUMBER, found[0], Mention.CANDIDATE),)
    return ()


def _squeezed(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text)


def _is_blank(number: str) -> bool:
    return not number.strip("0")
