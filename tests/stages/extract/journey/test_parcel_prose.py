from __future__ import annotations

import pytest

from evidencecheck.stages.extract.journey.parcel_prose import parcels_in_prose
from tests.stages.making import line


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dziś doręczamy Twoją paczkę 1000399528451U", "1000399528451U"),
        ("Dziś doręczymy Twoją przesyłkę 00111222333444555666.", "00111222333444555666"),
        ("informujemy, że paczka o numerze: 90346692444 (Nr 23221984)", "90346692444"),
        ("Ihre Sendung mit der Nummer 00340434161094015902 ist da", "00340434161094015902"),
        ("Your parcel 15502123456789 is on its way", "15502123456789"),
        ("Votre colis n° 6A12345678901 arrive", "6A12345678901"),
        ("Objet : réclamation concernant le Colissimo 8R44177028597", "8R44177028597"),
        ("Votre colis n° 6AB2345678901 arrive", None),
        ("Votre colis n° 861234567890 arrive", "861234567890"),
        ("您的包裹 77312345678901 已到达", "77312345678901"),
        ("Your parcel RB123456785GB has left", "RB123456785GB"),
        ("Your parcel 12345 is on its way", None),
        ("Your parcels: 15502123456789", None),
        ("Call 15502123456789 about your parcel", None),
        ("Paketshop 15502123456789", None),
    ],
)
def test_numbers_that_a_sentence_calls_a_parcels(text: str, number: str | None) -> None:
    found = [raw for raw, _, _, _ in parcels_in_prose(line(text))]

    assert found == ([number] if number else [])


def test_slice_and_words() -> None:
    text = "Twoja paczka o numerze 90346692444 jest w drodze"
    ((_, start, end, words),) = parcels_in_prose(line(text))

    assert text[start:end] == "90346692444"
    assert words == "paczka o numerze"
