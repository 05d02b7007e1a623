"""GS1 element strings: application identifiers with their values, one after the other.

Source: GS1 General Specifications, section 3 (application identifiers) and figure 7.8.5-2 (those of
predefined length need no separator behind them).
"""

from __future__ import annotations

import re

SEPARATOR = "\x1d"
"""FNC1 behind a value of variable length, as readers hand it over."""

_DIGITS, _ANY = r"\d", r"[!-z]"
# AI, what its value consists of, its least and greatest length. Only those met on parcels and goods.
_TABLE = (
    ("00", _DIGITS, 18, 18),  # SSCC, the number of a parcel or pallet
    ("01", _DIGITS, 14, 14),  # GTIN
    ("02", _DIGITS, 14, 14),  # GTIN of the contents
    ("10", _ANY, 1, 20),  # batch
    ("11", _DIGITS, 6, 6),  # day of production
    ("15", _DIGITS, 6, 6),  # best before
    ("17", _DIGITS, 6, 6),  # expiry
    ("21", _ANY, 1, 20),  # serial number
    ("37", _DIGITS, 1, 8),  # count
    ("400", _ANY, 1, 30),  # the customer's order number
    ("401", _ANY, 1, 30),  # consignment number
    ("402", _DIGITS, 17, 17),  # shipment number
    ("403", _ANY, 1, 30),  # routing code
    ("420", _ANY, 1, 20),  # postcode of the recipient
    ("421", _ANY, 4, 12),  # country (ISO 3166 numeric) and postcode of the recipient
    ("8008", _DIGITS, 8, 12),  # day and time of production
    *(
        (str(number), _ANY, 1, 90) for number in range(91, 99)
    ),  # company internal; USPS IMpb 92 to 95
)
_AIS = {ai: re.compile(f"{kind}{{{least},{most}}}") for ai, kind, least, most in _TABLE}
_FIXED = {ai for ai, _, least, most in _TABLE if least == most and len(ai) == 2}


def elements(text: str) -> tuple[tuple[str, str], ...]:
    """The application identifiers of `text` with their values; () where it is no element string.

    A value of variable length reaches as far as the next separator.
    """
    found = []
    rest = text.lstrip(SEPARATOR)
    while rest:
        ai = next((rest[:n] for n in (2, 3, 4) if rest[:n] in _AIS), None)
        match = _AIS[ai].match(rest, len(ai)) if ai else None
        if ai is None or match is None:
            return ()
        rest = rest[match.end() :]
        if rest and ai not in _FIXED and not rest.startswith(SEPARATOR):
            return ()
        rest = rest.removeprefix(SEPARATOR)
        found.append((ai, match[0]))
    return tuple(found)
