from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.party.addresses import Place, country_of, is_address, place_of

CITIES = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "2218 Alder Creek Rd, Fort Collins, CO 80525, United States",
            Place("US", "CO", "80525", "Fort Collins"),
        ),
        (
            "2218 ALDER CREEK RD\nFORT COLLINS CO 80525-1234",
            Place("US", "CO", "80525", "FORT COLLINS"),
        ),
        ("1212 Lakeshore Blvd, Madison, WI 53703 US", Place("US", "WI", "53703", "Madison")),
        ("1212 Lakeshore Blvd, Madison, WI, 53703", Place("US", "WI", "53703", "Madison")),
        ("1 Main St, Houston, Texas 77001", Place("US", "TX", "77001", "Houston")),
        ("TACOMA, WA US", Place("US", "WA", "", "TACOMA")),
        ("BOISE, ID, US", Place("US", "ID", "", "BOISE")),
        ("Lindenstraße 48, 79102 Freiburg, Deutschland", Place("DE", "", "79102", "Freiburg")),
        ("Lindenstraße 48\nD-79102 Freiburg", Place("DE", "", "79102", "Freiburg")),
        ("Erfurt, Thüringen 99084, 德国", Place("DE", "", "99084", "Erfurt")),
        ("Weg 1, 79102 Freiburg", Place("", "", "79102", "Freiburg")),
        (
            "27 Kestrel Close, Sheffield, S8 0LJ, United Kingdom",
            Place("GB", "", "S80LJ", "Sheffield"),
        ),
        ("ABERYSTWYTH, UK", Place("GB", "", "", "ABERYSTWYTH")),
        ("8 rue des Tanneurs, 37000 Tours, France", Place("FR", "", "37000", "Tours")),
        ("Calle Mayor 27, 3º B, 46001 Valencia, España", Place("ES", "", "46001", "Valencia")),
        ("Via Roma 1, 20121 Milano, Italia", Place("IT", "", "20121", "Milano")),
        (
            "Keizersgracht 412, 1016 GC Amsterdam, Niederlande",
            Place("NL", "", "1016GC", "Amsterdam"),
        ),
        ("Hauptplatz 1, 5400 Hallein, Österreich", Place("AT", "", "5400", "Hallein")),
        ("10 King St W, Toronto, ON M5H 1A1, Canada", Place("CA", "ON", "M5H1A1", "Toronto")),
        ("1 George St, Sydney NSW 2000, Australia", Place("AU", "NSW", "2000", "Sydney")),
        (
            "〒560-0082, 大阪府豊中市新千里東町2-5-14, 日本",
            Place("JP", "大阪府", "5600082", "豊中市"),
        ),
        ("四川省成都市武侯区望江路318号 邮编610041", Place("CN", "四川", "610041", "成都市")),
        ("北京市朝阳区建国路88号", Place("CN", "北京", "", "北京市")),
    ],
)
def test_place(text: str, place: Place) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maria Lindqvist",
        "TIMMENDORFER STRAND, DE",
        "Chino, CA",
        "14 Oct 2026",
        "Total, 128.40",
        "深圳市云山贸易有限公司",
    ],
)
def test_no_place(text: str) -> None:
    place = place_of(text)
    assert place is None or not place.tells


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United States", "US"), ("美国", "US"), ("États-Unis", "US"), ("Vereinigte Staaten", "US"),
        ("Estados Unidos", "US"), ("Stati Uniti", "US"), ("アメリカ", "US"), ("DEUTSCHLAND", "DE"),
        ("德国", "DE"), ("Germania", "DE"), ("Royaume-Uni", "GB"), ("イギリス", "GB"), ("Giappone", "JP"),
        ("P.R. China", "CN"), ("Atlantis", ""), ("Germany Avenue", ""),
        ("SPAIN (西班牙)", "ES"), ("西班牙Spain", "ES"), ("Deutschland / Germany", "DE"), ("德国[DE]", "DE"),
        ("United States of America 美国", "US"), ("UK 英国", "GB"), ("MX 墨西哥", "MX"),
        ("SPAIN (法国)", ""), ("Spain France", ""), ("Georgia US", ""),
    ],
)  # fmt: skip
def test_country(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    "line",
    [
        "2218 Alder Creek Rd", "Lindenstraße 48", "79102 Freiburg", "SY3 8QT", "United States",
        "Madison, WI 53703", "望江路318号", "〒560-0082", "8 rue des Tanneurs", "Apt 6",
    ],
)  # fmt: skip
def test_line_of_an_address(line: str) -> None:
    assert is_address(line)


@pytest.mark.parametrize(
    "line", ["Maria Lindqvist", "Acme LLC", "李娜", "山口恵子", "Blue Mesa Gems Inc."]
)
def test_name_is_no_address(line: str) -> None:
    assert not is_address(line)


@given(CITIES, st.sampled_from(["CO", "WA", "TX", "NY"]), st.integers(10000, 99999))
def test_written_destination_is_read_back(city: str, state: str, code: int) -> None:
    for place in (
        Place("US", state, str(code), city),
        Place("US", state, "", city),
        Place("DE", "", str(code), city),
        Place("", "", str(code), city),
        Place("GB", "", "", city),
    ):
        assert Place.written(str(place)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("27 Kestrel Close\nSheffield\nSouth Yorkshire\nS8 0LJ", "Sheffield, S80LJ, GB"),
        ("27 Kestrel Close\nSheffield\nS8 0LJ", "Sheffield, S80LJ, GB"),
        ("1 Mill Lane\nKent\nME1 1AA", "Kent, ME11AA, GB"),
        ("Lindenstraße 48\nFREIBURG, 79102\nDeutschland", "FREIBURG, 79102, DE"),
        ("84 MEADOWBROOK TER\nEDISON NJ\nUNITED STATES 08820", "EDISON, NJ 08820, US"),
    ],
    ids=["county", "no county", "county alone", "code behind", "code behind the country"],
)
def test_towns_and_codes_in_odd_places(text: str, place: str) -> None:
    assert str(place_of(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Am Bahndamm 9\nDE 24937 Flensburg", Place("DE", "", "24937", "Flensburg")),
        ("12 Canal St\nDover, DE 19901", Place("US", "DE", "19901", "Dover")),
        (
            "Calle Urbieta 44\nDonostia, Gipuzkoa, 20006\nEspaña",
            Place("ES", "", "20006", "Donostia"),
        ),
        ("Calle Mayor 1\nGetafe, 28901\nEspaña", Place("ES", "", "28901", "Getafe")),
    ],
)
def test_country_code_before_a_postcode_and_province_before_it(text: str, place: Place) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Partida El Racó, 31\nCullera (46400), Valencia, España", "Cullera, 46400, ES"),
        ("Poughkeepsie\n12601 New York\nU.S.A", "Poughkeepsie, NY 12601, US"),
        (
            "2290 Wharf Street\nUcluelet, British Columbia V0R 3A0\nCanada",
            "Ucluelet, BC V0R3A0, CA",
        ),
        ("803-55 Water Street East\nBrockville, Ontario\nK6V 1A1", "Brockville, ON K6V1A1, CA"),
        ("12 Elm\nToronto ON M5V 2T6", "Toronto, ON M5V2T6, CA"),
    ],
)
def test_postcodes_in_other_places(text: str, place: str) -> None:
    assert str(place_of(text)) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Corso Vercelli 108\n28100 Novara NO", Place("", "", "28100", "Novara")),
        ("Via Roma 4, 22100 Como CO", Place("", "", "22100", "Como")),
        ("Via Roma 4\n50123 Firenze FI", Place("", "", "50123", "Firenze")),
        ("Piazza Grande 1\n03100 Frosinone FR\nItalia", Place("IT", "", "03100", "Frosinone")),
        ("Storgata 5, 0155 Oslo NO", Place("NO", "", "0155", "Oslo")),
        ("12 rue Haute\n75001 Paris FR", Place("FR", "", "75001", "Paris")),
        ("Kirkkokatu 3\n00100 Helsinki FI", Place("FI", "", "00100", "Helsinki")),
    ],
)
def test_italian_province_or_country(text: str, place: Place) -> None:
    assert place_of(text) == place


def test_postcode_in_a_line_of_its_own_above_a_country_in_two_languages() -> None:
    """As China Post prints labels."""
    place = place_of("Calle del Doctor Esquerdo 114\nMadrid, Madrid\n28017\nSPAIN (西班牙)")
    assert str(place) == "Madrid, 28017, ES"
    place = place_of("Via Roma 3\nMilano\n20121\nITALY 意大利")
    assert str(place) == "Milano, 20121, IT"
