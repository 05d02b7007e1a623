"""Where an address lies: country, region, postcode and city, out of its lines.

Postcode shapes: Universal Postal Union, addressing systems by country. The street is left alone: streets
are abbreviated and misspelt in too many ways to tell one address from another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.party.american_parts import has_county, with_zip_before_country
from evidencecheck.stages.extract.party.country_names import key_of, named_twice, table
from evidencecheck.stages.extract.party.gb_counties import COUNTIES
from evidencecheck.stages.extract.party.italian_provinces import is_italian_province
from evidencecheck.stages.extract.party.postcode_words import codes_apart
from evidencecheck.stages.extract.party.provinces import CAPITALS, IT_CODES, PROVINCES
from evidencecheck.stages.extract.party.street_words import DWELLING, STREET
from evidencecheck.stages.extract.party.town_before import city_before


@dataclass(frozen=True, slots=True)
class Place:
    """A destination as far as an address names it; "" for what it doesn't say."""

    country: str = ""
    """ISO 3166-1, two letters; where only the notation tells, that one."""
    region: str = ""
    """State, province or prefecture: a code where the country has codes."""
    postcode: str = ""
    """Upper case, without blanks; of a ZIP+4 the first five digits."""
    city: str = ""
    """As printed."""

    def __str__(self) -> str:
        """The normalised destination: ``Fort Collins, CO 80525, US``."""
        middle = " ".join(part for part in (self.region, self.postcode) if part)
        return ", ".join(part for part in (self.city, middle, self.country) if part)

    @property
    def tells(self) -> bool:
        """Whether it narrows the destination down to more than a country."""
        return bool(self.postcode or (self.city and (self.region or self.country)))

    @staticmethod
    def written(text: str) -> Place:
        """The place that `str` wrote."""
        parts = text.split(", ")
        country = parts.pop() if re.fullmatch(r"[A-Z]{2}", parts[-1]) else ""
        middle = parts.pop() if parts and (len(parts) > 1 or re.search(r"\d", parts[-1])) else ""
        region, _, postcode = middle.rpartition(" ")
        if not re.search(r"\d", postcode):
            region, postcode = middle, ""
        return Place(country, region, postcode, ", ".join(parts))


_PARTS = re.compile(r"[,，;；\n|]+|\s{3,}|\s[·•–—-]\s")
_US = re.compile(r"(?P<region>[A-Z]{2})[ .]*(?P<postcode>\d{5})(?:-\s?\d{4})?(?![\d-])")
_CA = re.compile(
    r"(?P<region>(?<![A-Z])[A-Z]{2})?\s*(?P<postcode>[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)$"
)
_AU = re.compile(r"(?P<region>NSW|VIC|QLD|TAS|ACT|SA|WA|NT)\s(?P<postcode>\d{4})$")
_GB = re.compile(r"(?<![A-Z\d])(?P<postcode>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![A-Z\d])")
_IE = re.compile(
    r"(?<![A-Z\d])(?P<postcode>(?:D6W|[AC-FHKNPRTV-Y]\d\d) ?(?=[\dAC-FHKNPRTV-Y]{0,3}[A-Z])"
    r"(?=[A-Z]{0,3}\d)[\dAC-FHKNPRTV-Y]{4})$"
)
"""Routing key and unique identifier. Source: Eircode, format of the postcode."""
_IE_COUNTY = re.compile(r"(?i)(?:co\.?|county) ")
_JP = re.compile(r"(?:〒\s?|(?<!\d))(?P<postcode>\d{3}-\d{4})(?![\d-])")
_JP_REGION = re.compile(r"(?P<region>東京都|北海道|(?:大阪|京都)府|[一-鿿]{2,3}県)")
_JP_CITY = re.compile(r"[一-鿿ぁ-んァ-ヶ]{1,6}?[市区町村]")
_CN = re.compile(
    r"(?P<region>[一-鿿]{2,8}?(?:省|自治区)|(?:北京|上海|天津|重庆)市?)?"
    r"(?P<city>[一-鿿]{2,8}?(?:市|自治州|地区))?(?P<district>[一-鿿]{1,8}?[区县市])?"
)
_NL = re.compile(r"^(?:NL-)?(?P<postcode>\d{4} ?[A-Z]{2})(?:\s+(?P<city>\D+))?$")
_PL = re.compile(r"^(?:PL-)?(?P<postcode>\d{2}-\d{3})\s+(?P<city>\D+)$")
_PT = re.compile(r"^(?:PT-)?(?P<postcode>\d{4}-\d{3})\s+(?P<city>\D+)$")
_FIVE = re.compile(
    r"^(?:(?P<code>DE?|FR?|ES?|IT?|FIN?|CZ?|SE?)[- ])?(?P<postcode>\d{5}|\d{3} \d\d)\s+(?P<city>[^\d]{2,})$"
)
_FOUR = re.compile(
    r"^(?:(?P<code>A|AT|CH|B|BE|DK|N|NO|L|LU)[- ])?(?P<postcode>\d{4})\s+(?P<city>\D{2,})$"
)
_VEHICLE = {
    "D": "DE", "F": "FR", "E": "ES", "I": "IT", "FIN": "FI", "A": "AT", "B": "BE", "N": "NO", "L": "LU",
    "S": "SE",
}  # fmt: skip
_IN_TWO = frozenset({"SE", "CZ"})
"""Where the five digits are printed in groups of three and two: ``602 24 Norrköping``."""
_FIVE_DIGITS = frozenset(
    {"DE", "FR", "ES", "IT", "FI", "CZ", "SE", "MX", "TR", "KR", "TH", "MY", ""}
)
_FOUR_DIGITS = frozenset({"AT", "CH", "BE", "DK", "NO", "LU", "NZ", "ZA"})
_BEHIND = re.compile(r"^(?P<city>[^\W\d_][^\d(]{1,30}?)\s(?P<bracket>\()?(?P<postcode>\d{5})\)?$")
_BEFORE_STATE = re.compile(r"(?P<zip>\d{5})(?:-\d{4})?\s(?P<state>[^\W\d_][^\d]{1,20})")
_STATE_OR_COUNTRY = frozenset({"CA", "DE", "ID", "IL", "IN"})
"""Behind a city and without more, nobody can tell which of the two such a code is."""
_DELAWARE = re.compile(r"19[7-9]")
"""Its ZIP codes. Source: USPS Publication 65, three-digit ZIP code prefixes."""
_TRAILING_CODE = re.compile(r"^(?P<rest>.*\S)[\s,]+(?P<code>[A-Z]{2})$")


def country_of(text: str) -> str:
    """The ISO code of the country that `text` names, and nothing else; "" if it names none."""
    names, _ = table()
    key = key_of(text)
    return names.get(key) or named_twice(key)


def place_of(text: str) -> Place | None:
    """The destination in an address, its lines parted by commas or line breaks; None without one."""
    parts = [part.strip(" .:：()（）") for part in _PARTS.split(text)]
    parts = with_zip_before_country([part for part in parts if part])
    country, kept = _country([*codes_apart(parts, country_of)])
    for read in (_american, _british, _irish, _japanese, _chinese, _european):
        place = read(kept, country)
        if place is not None:
            return place
    if country and kept and len(kept) <= 2 and not any(map(str.isdigit, "".join(kept))):
        return Place(country, city=kept[-1])
    return Place(country) if country else None


def is_address(text: str) -> bool:
    """Whether a line is a part of an address and no name: a street with a number, a postcode, a country."""
    if country_of(text):
        return True
    place = place_of(text)
    if place is not None and (place.postcode or (place.region and place.city)):
        return True
    return STREET.search(fold(text).text) is not None


def _country(parts: list[str]) -> tuple[str, list[str]]:
    """The country that a part names, last ones first, and the parts without it."""
    for index in range(len(parts) - 1, -1, -1):
        code = country_of(parts[index])
        if code and (index or len(parts) == 1):
            return code, parts[:index] + parts[index + 1 :]
    for index in range(len(parts) - 1, -1, -1):
        match = _TRAILING_CODE.match(parts[index].upper())
        if match is None:
            if re.fullmatch(r"[A-Z]{2}", parts[index].upper()) and index == len(parts) - 1 > 0:
                code = _as_country(parts[index].upper(), parts[index - 1].upper())
                if code:
                    return code, parts[:index]
            continue
        code = _as_country(match["code"], match["rest"])
        if code and not is_italian_province(code, match["rest"], parts[:index]):
            rest = parts[index][: len(match["rest"])].rstrip(" ,")
            return code, [*parts[:index], rest, *parts[index + 1 :]]
    return "", parts


def _as_country(code: str, before: str) -> str:
    """`code` as a country where it can be one: behind a postcode, a state, or a bare name of a city."""
    code = "GB" if code == "UK" else code
    names, regions = table()
    if code not in set(names.values()):
        return ""
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    if re.search(r"\d", last) or (len(last) == 2 and last in regions["US"].values()):
        return code
    is_state = code in regions["US"].values() or code in regions["CA"].values()
    return "" if is_state else code


def _american(parts: list[str], country: str) -> Place | None:
    """City, state and ZIP; Canada and Australia write alike."""
    _, regions = table()
    for index, part in reversed(list(enumerate(parts))):
        text = _with_region_code(part.upper(), country)
        for pattern, code in ((_US, "US"), (_AU, "AU"), (_CA, "CA")):
            if country not in ("", code):
                continue
            match = pattern.search(text)
            if match is None:
                continue
            region, postcode = match["region"] or "", match["postcode"].replace(" ", "")
            german = region == "DE" and not _DELAWARE.match(postcode)  # DE 24937 FLENSBURG
            if german or (region and region not in regions[code].values()):
                continue
            own = text[: match.start()].strip(" ,")
            if code == "CA" and index and not region:
                region = regions[code].get(key_of(own or parts[index - 1]), "")
                if region:  # Killaloe / Ontario / K0J 2A0
                    return Place(code, region, postcode, parts[max(0, index - 1 - (not own))])
            if not region and country != code:
                continue
            town = city_before(parts, index, text, match.start())
            if region and not own and text != part.upper() and has_county(parts[:index], part):
                town = parts[index - 2]
            return Place(code, region, postcode, town)
        region = regions["US"].get(key_of(parts[index - 1]), "") if index else ""
        is_zip = re.fullmatch(r"\d{5}(?:-\d{4})?", text) is not None
        if is_zip and (country == "US" or (region and not country and index > 1)):
            at = index - 1 - bool(region)
            at -= bool(region) and has_county(parts[: at + 1], parts[index - 1])
            return Place("US", region, text[:5], parts[at] if at >= 0 else "")
        turned = _before_state(parts, index, text) if country == "US" and index else None
        if turned is not None:
            return turned
    return _city_and_state(parts, country)


def _before_state(parts: list[str], index: int, text: str) -> Place | None:
    """``Poughkeepsie / 12601 New York / U.S.A``, as some accounting tools print it."""
    match = _BEFORE_STATE.fullmatch(text)
    state = table()[1]["US"].get(key_of(match["state"]), "") if match else ""
    if match is None or not state or is_numbered(parts[index - 1]):
        return None
    return Place("US", state, match["zip"], parts[index - 1])


def _with_region_code(text: str, country: str) -> str:
    """`text` with the full name of a state before a ZIP shortened to its code."""
    if country not in ("", "US"):
        return text
    match = re.match(r"^(?P<head>.*?)(?P<name>[A-Z][A-Z ]{3,})\s+(?P<zip>\d{5}(?:-\d{4})?)$", text)
    if match is None:
        return text
    words = match["name"].split()
    _, regions = table()
    for size in (3, 2, 1):
        code = regions["US"].get(key_of(" ".join(words[-size:])))
        if code and len(words) >= size:
            return " ".join([match["head"].strip(), *words[:-size], code, match["zip"]]).strip()
    return text


def _city_and_state(parts: list[str], country: str) -> Place | None:
    """``TACOMA, WA US``, ``Tacoma, WA`` and ``TACOMA WA`` with the country."""
    if country not in ("", "US", "CA"):
        return None
    _, regions = table()
    code = country or "US"
    if len(parts) >= 2 and not re.search(r"\d", parts[-2]):
        region = regions[code].get(key_of(parts[-1]), "")
        exact = parts[-1].isupper() or len(parts[-1]) > 2
        exact = (exact and parts[-1].upper() not in _STATE_OR_COUNTRY) or bool(country)
        if region and exact and re.fullmatch(r"[^\W\d_][\w .'’-]{1,30}", parts[-2]):
            return Place(code, region, "", parts[-2])
    if parts and country:
        match = re.fullmatch(
            r"(?P<city>[^\W\d_][\D]{1,30}?)[ ,]+(?P<region>[A-Z]{2})", parts[-1].upper()
        )
        if match and match["region"] in regions[code].values():
            return Place(code, match["region"], "", parts[-1][: len(match["city"])])
    return None


def _british(parts: list[str], country: str) -> Place | None:
    if country not in ("", "GB"):
        return None
    for index, part in reversed(list(enumerate(parts))):
        text = part.upper()
        match = _GB.search(text)
        if match is not None:
            postcode = match["postcode"].replace(" ", "")
            city = city_before(parts, index, text, match.start())
            towns = [p for p in parts[:index] if p != city and not is_numbered(p)]
            if key_of(city) in COUNTIES and towns:
                city = towns[-1]
            return Place("GB", "", postcode, city)
    return None


def _irish(parts: list[str], country: str) -> Place | None:
    """An Eircode, alone in its line or behind the town; a county in front of it is no town."""
    if country not in ("", "IE"):
        return None
    for index, part in reversed(list(enumerate(parts))):
        match = _IE.search(part)
        if match is not None:
            city = city_before(parts, index, part, match.start())
            towns = [p for p in parts[:index] if p != city and not is_numbered(p)]
            if _IE_COUNTY.match(city) and towns:
                city = towns[-1]
            return Place("IE", "", match["postcode"].replace(" ", ""), city)
    return None


def _japanese(parts: list[str], country: str) -> Place | None:
    text = " ".join(parts)
    region = _JP_REGION.search(text)
    code = _JP.search(text)
    if country != "JP" and not (region and not country) and "〒" not in text:
        return None
    behind = text[region.end() :] if region else (text[code.end() :] if code else text)
    city = _JP_CITY.match(behind.strip())
    if not (region or code):
        return None
    return Place(
        "JP",
        region["region"] if region else "",
        code["postcode"].replace("-", "") if code else "",
        city[0] if city else "",
    )


def _chinese(parts: list[str], country: str) -> Place | None:
    if country not in ("", "CN"):
        return None
    for part in parts:
        match = _CN.match(part.replace(" ", ""))
        if match is None or not (match["city"] or match["region"]):
            continue
        if not (match["city"] and (match["region"] or match["district"])) and not (
            match["region"] and match["district"]
        ):
            continue
        postcode = re.search(r"(?<!\d)[1-8]\d{5}(?!\d)", " ".join(parts))
        region = (match["region"] or "").removesuffix("省").removesuffix("市")
        city = match["city"] or (
            match["region"] if match["region"] and match["region"][:2] in _MUNICIPAL else ""
        )
        return Place("CN", region, postcode[0] if postcode else "", city or match["district"] or "")
    return None


_MUNICIPAL = frozenset({"北京", "上海", "天津", "重庆"})


def _european(parts: list[str], country: str) -> Place | None:
    for index, part in reversed(list(enumerate(parts))):
        behind = _BEHIND.match(part)
        if behind is not None and country in _FIVE_DIGITS - {""}:
            apart = index and not is_numbered(parts[index - 1]) and not behind["bracket"]
            city = parts[index - 1] if apart else behind["city"]
            return Place(country, "", behind["postcode"], city)
        alone = re.fullmatch(r"\d{4,5}", part) and index and not is_numbered(parts[index - 1])
        if alone and country in (_FIVE_DIGITS - {""} if len(part) > len("0000") else _FOUR_DIGITS):
            # FREIBURG, 79102, as shops print it; in Spain with the province between.
            region = key_of(parts[index - 1]) if index > 1 else ""
            apart = region in PROVINCES.get(country, ()) or (
                region in CAPITALS.get(country, ()) and _is_town(parts, index - 2)
            )
            return Place(country, "", part, parts[index - 1 - bool(apart)])
        for pattern in (_NL, _PL, _PT, _FIVE, _FOUR):
            match = pattern.match(part) or pattern.match(part.upper())
            if match is None:
                continue
            place = _continental(pattern, match, country)
            if place is not None:
                return place
    return None


_IN_BRACKET = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]?\s*$")
"""The province behind a town: ``20600 Eibar (Gipuzkoa)``."""


def _continental(pattern: re.Pattern[str], match: re.Match[str], country: str) -> Place | None:
    own = {_NL: "NL", _PL: "PL", _PT: "PT"}.get(pattern, "")
    city = _IN_BRACKET.sub("", match["city"] or "").strip(" ()-")
    town, _, code = city.rpartition(" ")
    if town and code in IT_CODES and country in ("", "IT") and pattern is _FIVE:
        city = town  # 43121 Parma PR
    postcode = match["postcode"].replace(" ", "").replace("-", "").upper()
    if own:
        return Place(own, "", postcode, city) if country in ("", own) else None
    prefix = match["code"] or ""
    named = _VEHICLE.get(prefix, prefix)
    if named and country and named != country:
        return None
    where = country or named
    allowed = _FIVE_DIGITS if pattern is _FIVE else _FOUR_DIGITS
    allowed = _IN_TWO if " " in match["postcode"] and pattern is _FIVE else allowed
    return Place(where, "", postcode, city) if where in allowed else None


def _is_town(parts: list[str], index: int) -> bool:
    """Whether the part stands behind a street with its number and is no street or dwelling itself."""
    part = parts[index]
    if is_numbered(part) or is_address(part) or DWELLING.match(fold(part).text):
        return False
    return any(is_numbered(before) for before in parts[:index])


def is_numbered(text: str) -> bool:
    return re.search(r"\d", text) is not None
