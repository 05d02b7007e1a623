"""Whether two destinations are one: the country first, then the postcode, then region and city.

Cities go by many names (a district, a suburb, another language), so a city alone never makes a difference.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from evidencecheck.model.case import Identity
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.party.addresses import Place
from evidencecheck.stages.match.han import simplified

_SAME_NATION = ({"CN", "HK"}, {"CN", "MO"}, {"CN", "TW"}, {"US", "PR"}, {"GB", "IE"})
"""Countries that addresses mix up."""


def same_place(one: Place, other: Place) -> Identity:
    """Compare as far as both tell; nothing in common to compare is no contradiction."""
    if one.country and other.country and one.country != other.country:
        if {one.country, other.country} in _SAME_NATION or _same_city(one, other):
            return Identity.CANNOT_TELL
        return Identity.DIFFERENT
    if one.postcode and other.postcode:
        return _postcodes(one, other)
    if _same_city(one, other):
        return Identity.SAME
    if one.region and other.region and one.region != other.region and one.city and other.city:
        return Identity.DIFFERENT if one.country == other.country else Identity.CANNOT_TELL
    return Identity.CANNOT_TELL


def is_far(one: Place, other: Place) -> bool:
    """Whether the two lie apart by two signs at least: no neighbouring suburb, no depot next door."""
    if _same_city(one, other):
        return False
    countries = bool(one.country and other.country and one.country != other.country)
    regions = bool(one.region and other.region and one.country == other.country)
    regions = regions and one.region != other.region
    areas = bool(one.postcode and other.postcode) and _area(one) != _area(other)
    cities = bool(one.city and other.city)
    return same_place(one, other) is Identity.DIFFERENT and (
        countries or (regions and (areas or cities)) or (areas and cities and one.country != "US")
    )


def _postcodes(one: Place, other: Place) -> Identity:
    a, b = one.postcode, other.postcode
    if a == b:
        return Identity.SAME
    if one.country == "GB" and (a[:-3] == b or b[:-3] == a):
        return Identity.SAME
    return Identity.DIFFERENT


def _area(place: Place) -> str:
    """The part of a postcode that names a region: letters in Britain, else the first two characters."""
    letters = re.match(r"[A-Z]+", place.postcode)
    return letters[0] if letters and place.country == "GB" else place.postcode[:2]


def _same_city(one: Place, other: Place) -> bool:
    a, b = _city(one.city), _city(other.city)
    if not a or not b:
        return False
    if a == b or a in b or b in a:
        return True
    return min(len(a), len(b)) >= 5 and Levenshtein.distance(a, b) <= 1


def _city(name: str) -> str:
    text = simplified(fold(name).text)
    text = re.sub(r"^(?:saint|sankt|st)\b\.?", "st", text)
    return re.sub(r"[\W_]+|[市区县]$", "", text)
