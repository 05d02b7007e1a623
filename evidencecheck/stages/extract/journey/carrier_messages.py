"""Messages of carriers in MaxiCode, PDF417 and Aztec: ``[)>`` RS ``01`` GS and fields up to EOT.

Source: ANSI MH10.8.3, format 01 (transportation): after the version of the carrier (``96`` UPS, ``02``
FedEx and GeoPost) postcode, country, class of service, tracking number and the carrier's code
(SCAC); the envelopes that follow (``06``) hold data identifiers in front of their values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RECORD, GROUP = "\x1e", "\x1d"
_HEAD = re.compile(r"\[\)>\x1e01\x1d(?:96|02)")
_CARRIERS = {"UPSN": "ups", "FDE": "fedex", "FDEG": "fedex", "GEOP": "dpd"}
_MASTER = "28Z"
"""Data identifier of FedEx for the first parcel of a shipment of several (seen on its labels)."""


@dataclass(frozen=True, slots=True)
class CarrierMessage:
    """What the message says about the parcel."""

    carrier: str
    """Normalised carrier id."""
    number: str
    """The tracking number as the carrier prints it."""
    master: str = ""
    """The number of the shipment's first parcel, where it is another one."""


def carrier_message(text: str) -> CarrierMessage | None:
    """The message in `text`; None where it is none or comes from an unknown carrier."""
    if not _HEAD.match(text):
        return None
    records = text.split(RECORD)
    fields = records[1].split(GROUP)
    at = next((i for i, field in enumerate(fields) if i >= 4 and field in _CARRIERS), None)
    if at is None:
        return None
    carrier, number = _CARRIERS[fields[at]], fields[at - 1].strip()
    if carrier == "ups":
        shipper = fields[at + 1] if at + 1 < len(fields) else ""
        return CarrierMessage(carrier, _of_ups(number, fields[at - 2], shipper))
    later = (field for record in records[2:] for field in record.split(GROUP))
    master = next((f.removeprefix(_MASTER) for f in later if f.startswith(_MASTER)), "")
    if carrier == "fedex":
        return CarrierMessage(carrier, _of_fedex(number), _of_fedex(master))
    return CarrierMessage(carrier, number)


def _of_ups(short: str, service: str, shipper: str) -> str:
    """``1Z`` + shipper + class + the rest: the message leaves out of ``1Z…`` what stands elsewhere.

    Source: UPS Guide to Labeling, MaxiCode; held against the sample 1Z00004951, UPSN, 06X610, 001,
    which makes 1Z06X6100100004951 with its right check digit.
    """
    return f"1Z{shipper}{service[-2:]}{short[2:]}" if len(short) == 10 else short


def _of_fedex(number: str) -> str:
    """The number without the four digits of its form (0430, 0441 …); FedEx Ground has none."""
    return number[:-4] if len(number) == 16 else number
