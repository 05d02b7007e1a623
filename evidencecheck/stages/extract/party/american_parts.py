"""The parts of an American address in an order of their own, as shops and carriers print them."""

from __future__ import annotations

import re

from evidencecheck.stages.extract.fold import fold


def with_zip_before_country(parts: list[str]) -> list[str]:
    """``EDISON NJ / UNITED STATES 08820`` (China Post) and ``BOULDER, CO, US, 80301`` (FedEx), reordered."""
    for index, part in enumerate(parts):
        match = _ZIP_BEHIND_COUNTRY.fullmatch(part)
        if match:
            return [*parts[:index], f"{match['town']} {match['zip']}", "US", *parts[index + 1 :]]
    for index, part in enumerate(parts[1:], 1):
        for first, whole in ((index, part), (index - 1, f"{parts[index - 1]} {part}")):
            match = _COUNTRY_AND_ZIP.fullmatch(whole)
            if match and first:
                town = f"{parts[first - 1]} {match['zip']}"
                return [*parts[: first - 1], town, match["country"], *parts[index + 1 :]]
    return parts


_ZIP_BEHIND_COUNTRY = re.compile(
    r"(?P<town>(?:.*[ ,])?[A-Z]{2}),? (?:US|USA),? (?P<zip>\d{5}(?:-\d{4})?)"
)
"""``Gilbert, AZ US 85234``, as FedEx prints it."""
_COUNTRY_AND_ZIP = re.compile(
    r"(?i)(?P<country>united states(?: of america)?|usa?)\s+(?P<zip>\d{5}(?:-\d{4})?)"
)


def has_county(parts: list[str], state: str) -> bool:
    """Whether the county stands between town and state: ``…, Jacksonville, Duval, Florida``, as apps print it.

    The town follows the street; a building there says that it is one.
    """
    street = [i for i, part in enumerate(parts) if any(map(str.isdigit, part))]
    between = parts[street[-1] + 1 :] if street else []
    return len(state) > 2 and len(between) == 2 and not _BUILDING.search(fold(between[0]).text)


_BUILDING = re.compile(
    r"\b(?:apartments?|apts?|build(?:ing)?|bldg|house|hall|tower|plaza|suites?|units?|floor|cent(?:er|re)|estates?"
    r"|villas?|condos?|complex|lofts?|residences?|mobile|trailer|park|college|university|school|hospital|clinic"
    r"|office|inc|llc|corp|company|co|c/o|attn)\b"
)
