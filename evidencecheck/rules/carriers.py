"""Which carriers may be named beside a number of which format, partners and hand-overs included.

Silent where in doubt: a pair is a contradiction only if the format belongs to one carrier, and
none of the hand-overs that we know of leads from the named carrier to it. Sources: UPS SurePost
and Mail Innovations, FedEx SmartPost (now Ground Economy) and DHL eCommerce end with the postal
service under an IMpb number that starts with 92 (USPS Publication 199, service type codes of
mailer-owned labels); Chinese consolidators buy the last mile from local carriers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidencecheck.model.values import Identifier

INTEGRATORS = frozenset({"ups", "fedex"})
"""Networks of their own from door to door, save for the postal products named above."""

PARTNERS_OF_USPS = INTEGRATORS | {"dhl", "ontrac"}

RIVALS: Mapping[str, frozenset[str]] = {
    "ups": frozenset(
        {"usps", "fedex", "dhl", "ontrac", "gls", "dpd", "hermes", "evri", "royal-mail"}
    ),
    "usps": INTEGRATORS | {"dhl", "ontrac", "royal-mail", "gls", "dpd", "hermes", "evri"},
    "fedex": frozenset(
        {"ups", "usps", "dhl", "ontrac", "gls", "dpd", "hermes", "evri", "royal-mail"}
    ),
    "dhl": INTEGRATORS | {"gls", "dpd", "ontrac"},
    "amazon": INTEGRATORS | {"usps", "dhl", "ontrac", "gls", "dpd", "hermes", "evri", "royal-mail"},
    "post": INTEGRATORS | {"ontrac"},
    "yunexpress": INTEGRATORS | {"4px", "yanwen", "sf"},
    "4px": INTEGRATORS | {"yunexpress", "yanwen", "sf"},
    "sf": INTEGRATORS | {"yunexpress", "4px", "yanwen", "yto", "jd", "jt"},
}
"""Owner of a number → carriers beside whose name such a number cannot stand. Never a rival:
"amazon", for Amazon Buy Shipping sells the labels of others, and Chinese consolidators beside a
last-mile number."""

_OWNERS: Mapping[str, str] = {
    "ups": "ups",
    "ups-waybill": "ups",
    "usps": "usps",
    "s10": "post",
    "fedex": "fedex",
    "dhl": "dhl",
    "amazon-logistics": "amazon",
    "yunexpress": "yunexpress",
    "4px": "4px",
    "sf": "sf",
}
"""Scheme, or the part of it before the first hyphen → owner."""

NAMES: Mapping[str, str] = {
    "ups": "UPS",
    "usps": "USPS",
    "fedex": "FedEx",
    "dhl": "DHL",
    "amazon": "Amazon",
    "post": "a postal service",
    "yunexpress": "YunExpress",
    "4px": "4PX",
    "sf": "SF Express",
    "yanwen": "Yanwen",
    "cainiao": "Cainiao",
    "china-post": "China Post",
    "ems": "EMS",
    "royal-mail": "Royal Mail",
    "ontrac": "OnTrac",
    "gls": "GLS",
    "dpd": "DPD",
    "hermes": "Hermes",
    "evri": "Evri",
    "yto": "YTO",
    "jd": "JD Logistics",
    "jt": "J&T",
}

_SPELLINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (carrier, re.compile(pattern, re.IGNORECASE | re.ASCII))  # \b ends a name before 快递 too
    for carrier, pattern in (
        ("usps", r"\busps\b|u\.?s\.? postal|united states postal|美国邮政"),
        ("ups", r"\bups\b|united parcel|\bsurepost\b|联合包裹"),
        ("fedex", r"\bfed ?ex\b|federal express|联邦快递"),
        ("dhl", r"\bdhl\b|deutsche post|敦豪"),
        ("amazon", r"\bamazon\b|\bamzl\b|亚马逊"),
        ("yunexpress", r"\byun ?express\b|云途"),
        ("4px", r"\b4 ?px\b|递四方"),
        ("yanwen", r"\byanwen\b|燕文"),
        ("cainiao", r"\bcainiao\b|菜鸟"),
        ("sf", r"\bsf\b|\bs\.f\. express|shun ?feng|顺丰|順豐"),
        ("china-post", r"\bchina post\b|中国邮政|中國郵政"),
        ("ems", r"\bems\b"),
        ("royal-mail", r"\broyal ?mail\b"),
        ("ontrac", r"\bon ?trac\b"),
        ("gls", r"\bgls\b"),
        ("dpd", r"\bdpd\b"),
        ("evri", r"\bevri\b"),
        ("hermes", r"\bhermes\b"),
        ("yto", r"\byto\b|圆通"),
        ("jd", r"\bjd\b|京东"),
        ("jt", r"\bj ?& ?t\b|极兔"),
    )
)


def carriers_named(text: str) -> frozenset[str]:
    """The carrier ids in a name as people write it, or in an id; empty for an unknown carrier."""
    if text in NAMES:
        return frozenset({text})
    return frozenset(carrier for carrier, pattern in _SPELLINGS if pattern.search(text))


def owner_of(number: Identifier) -> str | None:
    """Whose number it is; None if the format belongs to nobody in particular."""
    return _OWNERS.get(number.scheme) or _OWNERS.get(number.scheme.partition("-")[0])


def are_rivals(named: str, number: Identifier) -> bool:
    """Whether a number like this cannot be of the carrier `named`."""
    owner = owner_of(number)
    if owner is None or named not in RIVALS[owner]:
        return False
    return not (owner == "usps" and named in PARTNERS_OF_USPS and _is_partner_mail(number))


def _is_partner_mail(number: Identifier) -> bool:
    """An IMpb number of a mailer who is not the post itself, behind a ZIP code or not."""
    return re.match(r"(?:420\d{5}(?:\d{4})?)?92\d{20}$", number.text) is not None
