from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.tax_checks import IBAN_LENGTHS, TAX_CHECKS, iban, uscc

# Numbers that their owners print: in imprints of companies, in the documents of the tax offices, in
# ISO 13616 and GB 32100.
VALID = {
    "uscc": ["91110000600037341L", "91440300MA5219091T", "91330106MA5YR1J91T"],
    "iban": ["GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606"],
    "iso7064-11-10": ["DE136695976", "DE811907980", "HR33392005961"],
    "jp-corporate": ["T7000012050002", "T8010401050387"],
    "vat-gb": ["GB980780684", "GB434031494"],
    "vat-at": ["ATU13585627", "ATU37675002"],
    "vat-be": ["BE0428759497", "BE0403170701"],
    "vat-dk": ["DK13585628"],
    "vat-ee": ["EE100931558"],
    "vat-el": ["EL094259216"],
    "vat-es": ["ESB58378431", "ES54362315K", "ESX2482300W", "ESA28015865"],
    "vat-fi": ["FI20774740"],
    "vat-fr": ["FR40303265045", "FR83404833048"],
    "vat-hu": ["HU12892312"],
    "vat-lu": ["LU15027442"],
    "vat-mt": ["MT11679112"],
    "vat-nl": ["NL004495445B01", "NL000099998B57"],
    "vat-pl": ["PL8567346215"],
    "vat-pt": ["PT501964843"],
    "vat-se": ["SE556188840401"],
    "vat-si": ["SI50223054"],
    "vat-sk": ["SK2022749619"],
}
INVALID = {
    "uscc": ["91110000600037341K", "91110000600037431L"],
    "iban": ["GB82WEST12345698765433", "DE8937040044053201300", "GB28WEST12345698765432"],
    "iso7064-11-10": ["DE136695977", "DE123456789"],
    "jp-corporate": ["T6000012050002", "T7000012050003"],
    "vat-gb": ["GB980780685", "GB123456789"],
    "vat-at": ["ATU13585626"],
    "vat-be": ["BE0428759498"],
    "vat-dk": ["DK13585627"],
    "vat-ee": ["EE100931557"],
    "vat-el": ["EL094259217"],
    "vat-es": ["ESB58378432", "ES54362315L", "ESX2482300A"],
    "vat-fi": ["FI20774741"],
    "vat-fr": ["FR41303265045"],
    "vat-hu": ["HU12892313"],
    "vat-lu": ["LU15027443"],
    "vat-mt": ["MT11679113"],
    "vat-nl": ["NL004495446B01", "NL123456789B01"],
    "vat-pl": ["PL8567346216"],
    "vat-pt": ["PT501964842"],
    "vat-se": ["SE556188840301"],
    "vat-si": ["SI50223055"],
    "vat-sk": ["SK2022749618"],
}


def test_every_check_has_numbers() -> None:
    assert VALID.keys() == INVALID.keys() == TAX_CHECKS.keys()


@pytest.mark.parametrize(("check", "number"), [(c, n) for c in VALID for n in VALID[c]])
def test_published_number_passes(check: str, number: str) -> None:
    assert TAX_CHECKS[check](number)


@pytest.mark.parametrize(("check", "number"), [(c, n) for c in INVALID for n in INVALID[c]])
def test_wrong_number_fails(check: str, number: str) -> None:
    assert not TAX_CHECKS[check](number)


def test_a_french_key_with_a_letter_is_not_judged() -> None:
    assert TAX_CHECKS["vat-fr"]("FRK7399859412")


@pytest.mark.parametrize("number", VALID["uscc"])
def test_one_other_character_never_passes(number: str) -> None:
    for place, char in enumerate(number):
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
            if other != char:
                assert not uscc(number[:place] + other + number[place + 1 :])


@given(st.sampled_from(VALID["iban"]), st.integers(4, 20), st.sampled_from("0123456789"))
def test_one_other_digit_of_an_account_never_passes(number: str, place: int, digit: str) -> None:
    if number[place].isdigit() and number[place] != digit:
        assert not iban(number[:place] + digit + number[place + 1 :])


def test_lengths_of_accounts_are_those_of_the_standard() -> None:
    assert min(IBAN_LENGTHS.values()) == 15
    assert max(IBAN_LENGTHS.values()) <= 34
