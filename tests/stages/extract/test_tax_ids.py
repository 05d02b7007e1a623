from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier
from evidencecheck.stages.extract.tax_ids import tax_ids
from tests.stages.making import drawn, source


def found(text: str, channel: Channel = Channel.TEXT_LAYER) -> list[tuple[str, str, Check]]:
    values = [f.value for f in tax_ids(source(drawn(text, channel=channel)))]
    return [(v.text, v.scheme, v.check) for v in values if isinstance(v, Identifier)]


@pytest.mark.parametrize(
    ("text", "number", "scheme"),
    [
        ("统一社会信用代码：91110000600037341L", "91110000600037341L", "uscc"),
        ("统一社会信用代码/纳税人识别号：91442000MA54610727", "91442000MA54610727", "uscc"),
        ("统一社会信用代码 USCC: 91440300MA5L9ENY7G", "91440300MA5L9ENY7G", "uscc"),
        ("纳税人识别号：９１１１００００６０００３７３４１Ｌ", "91110000600037341L", "uscc"),
        ("USt-IdNr.: DE136695976", "DE136695976", "vat-de"),
        ("USt-IdNr. DE 136 695 976", "DE136695976", "vat-de"),
        ("VAT Reg. No. GB186776503", "GB186776503", "vat-gb"),
        ("VAT No: GB 980 7806 84", "GB980780684", "vat-gb"),
        ("VAT No: 980780684", "GB980780684", "vat-gb"),
        ("N° TVA : FR40303265045", "FR40303265045", "vat-fr"),
        ("Partita IVA: 00743110157", "IT00743110157", "vat-it"),
        ("NIF: B58378431", "ESB58378431", "vat-es"),
        ("BTW nummer: NL004495445B01", "NL004495445B01", "vat-nl"),
        ("登録番号：T7000012050002", "T7000012050002", "jp-invoice"),
        ("IBAN: GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", "iban"),
        ("IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF", "DE89370400440532013000", "iban"),
    ],
)
def test_right_numbers(text: str, number: str, scheme: str) -> None:
    assert found(text) == [(number, scheme, Check.PASSED)]


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("统一社会信用代码：91110000600037341K", "uscc"),
        ("USt-IdNr.: DE136695977", "vat-de"),
        ("VAT Reg. No. GB186776504", "vat-gb"),
        ("登録番号：T7000012050003", "jp-invoice"),
        ("IBAN: GB82 WEST 1234 5698 7654 33", "iban"),
    ],
)
def test_a_failing_number_behind_its_label_is_kept_and_marked(text: str, scheme: str) -> None:
    ((_, found_scheme, check),) = found(text)
    assert (found_scheme, check) == (scheme, Check.FAILED)


@pytest.mark.parametrize(
    "text",
    [
        "91110000600037341K",
        "DE136695977 is printed without a label",
        "VAT @ 20%",
        "VAT 20.00",
        "TVA 20 %",
        "USt-IdNr.: auf Anfrage",
        "VAT NUMBER",
        "IBAN: DE89 3704 0044",
        "纳税人识别号：",
        "",
    ],
)
def test_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("纳税人识别号：410305012345678", "410305012345678"),
        ("EIN: 91-1144442", "91-1144442"),
        ("VAT No: IE6433435F", "IE6433435F"),
        ("GST Reg No: 001335787520", "001335787520"),
        ("Partita IVA: 00743110158", "00743110158"),
    ],
)
def test_what_has_no_check_is_not_judged(text: str, number: str) -> None:
    ((value, _, check),) = found(text)
    assert (value, check) == (number, Check.NONE)


def test_a_letter_that_no_code_has_is_repaired_in_a_picture_and_shown() -> None:
    page = drawn("统一社会信用代码：9111OOOO600037341L", channel=Channel.OCR)
    (fact,) = tax_ids(source(page))
    assert str(fact.value) == "91110000600037341L"
    assert fact.reading.raw == "9111OOOO600037341L"
    assert fact.reading.confidence <= 0.6


@given(st.from_regex(r"\A[0-9A-Z -]{8,30}\Z"))
def test_nothing_without_a_label(text: str) -> None:
    assert found("x" + text) == []
