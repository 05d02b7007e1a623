"""Where a parcel was delivered, as the last event of its record says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Fact, FactName, Mention, TrackingEvent
from evidencecheck.model.values import Status, Text
from evidencecheck.stages.extract.party.addresses import Place, country_of, place_of

DELIVERED = "delivered"
"""Role of a destination that is the place of a delivery, not the one that was asked for."""
_BRACKETED = re.compile(r"[【\[](?P<place>[^】\]]{3,60})[】\]]")
_STATE = re.compile(
    r"(?P<city>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}),\s?(?P<region>[A-Z]{2})"
    r"(?:,?\s(?P<postcode>\d{5})(?!\d)|(?=,?\s(?:United States|USA?)\b)|(?=\s*(?:$|[，,;|])))"
)
_COUNTRY = re.compile(
    r"(?P<city>[^\W\d_][\w .'’-]{1,30}?)\s*(?:,| - | – )\s*(?P<country>[^\W\d_][\w .]{1,24}?)\s*(?=$|[,;|])"
)
_NO_CITY = re.compile(
    r"(?i)\b(?:delivered|left|signed|mailbox|door|porch|desk|reception|received|individual|agent|parcel|package"
    r"|locker|neighbou?r|safe|place|garage|deck|dock|residence|office|at|in|on|by|to|zugestellt|livre|entregado)$"
)

_SIGNED = re.compile(r"(?i)(?:signed|received|accepted|taken)(?: for)? by\b[^,;]{0,20}$")
"""Before a name with two letters behind it, which is no city with its state: ``Signed by Foster, MA``."""


def delivery_places(events: Sequence[TrackingEvent]) -> Iterator[Fact]:
    """The place of the delivery with which the record of one parcel ends."""
    told = [event for event in events if event.status is not None]
    if not told or told[-1].status is not Status.DELIVERED or any(e.parcel for e in told):
        return
    last = [e for e in told if e.status is Status.DELIVERED and e.day == told[-1].day]
    for event in last:
        # A column of places says it alone; read as one text with the next column it goes on into words.
        told_in = (*event.cells, event.text)
        place = next((place for text in told_in if (place := _place_in(text))), None)
        if place is not None:
            yield Fact(
                FactName.DESTINATION,
                Text(str(place)),
                event.reading,
                role=DELIVERED,
                mention=Mention.ASIDE,
            )
            return


def _place_in(text: str) -> Place | None:
    for match in _BRACKETED.finditer(text):
        place = place_of(match["place"])
        if place is not None and place.tells and (place.region or place.postcode):
            return place
    for match in _STATE.finditer(text):
        if _SIGNED.search(text[: match.start()]):
            continue
        city = re.sub(r"^[AP]M ", "", match["city"])
        written = f"{city}, {match['region']} {match['postcode'] or 'US'}"
        place = place_of(written)
        if place is not None and place.tells and not _NO_CITY.search(place.city):
            return place
    for match in _COUNTRY.finditer(text):
        country = country_of(match["country"])
        if country and not _NO_CITY.search(match["city"]):
            return Place(country, city=match["city"].strip())
    return None
