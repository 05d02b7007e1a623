"""A destination whose parts stand in fields of their own, as in forms: city, state, postcode, country."""

from __future__ import annotations

import re

from evidencecheck.model.fact import Reading
from evidencecheck.stages.extract.party.addresses import Place, place_of
from evidencecheck.stages.extract.source import Source

_FIELDS = {
    "country": r"国家(?:/地区)?|收件国家|country(?:/region)?|land",
    "region": r"州/省|省/州|省份|州|state(?:/province)?|province|bundesland",
    "city": r"城市|city|town|ort|stadt|ville|ciudad|citt[aà]",
    "postcode": r"邮编|邮政编码|zip(?: code)?|post(?:al )?code|plz|postleitzahl"
    r"|code postal|c[oó]digo postal|cap",
}
_FIELD = re.compile(
    "|".join(rf"(?P<{name}>(?<![^\W_])(?:{words})\s?[:：]\s*)" for name, words in _FIELDS.items()),
    re.IGNORECASE,
)
_VALUE = re.compile(r"[^\s:：(（,，|;；](?:[^:：(（,，|;；]*[^\s:：(（,，|;；])?")


def place_in_fields(source: Source) -> tuple[Place, Reading] | None:
    """The place with the line of its postcode; None unless a page has one of each field it uses."""
    for layout in source.layouts:
        found: dict[str, str] = {}
        where: Reading | None = None
        clash = False
        for line in layout.page.lines:
            for match in _FIELD.finditer(line.text):
                name = match.lastgroup or ""
                value = _VALUE.match(line.text, match.end())
                if value is None:
                    continue
                clash = clash or found.setdefault(name, value[0].strip()) != value[0].strip()
                if name == "postcode":
                    where = source.reading(layout.page, line, *value.span())
        if where is None or clash or "postcode" not in found:
            continue
        place = _place(found)
        if place is not None and place.tells:
            return place, where
    return None


def _place(found: dict[str, str]) -> Place | None:
    country = found.get("country", "")
    city, region, postcode = (found.get(name, "") for name in ("city", "region", "postcode"))
    forms = (f"{city}, {region} {postcode}, {country}", f"{postcode} {city}, {country}")
    for form in forms:
        place = place_of(form)
        if place is not None and place.postcode:
            return place
    return None
