from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.stages.extract.money import (
    DecimalMark,
    MoneyToken,
    decimal_mark_of,
    money_tokens,
    number_readings,
)

YEN_SIGN = ("CNY", "JPY")
DOLLARS = ("USD", "CAD", "AUD", "MXN", "SGD", "HKD", "NZD", "TWD")


def only(text: str, *, mark: DecimalMark | None = None, ocr: bool = False) -> MoneyToken:
    (token,) = money_tokens(text, mark=mark, ocr=ocr)
    return token


@pytest.mark.parametrize(
    ("text", "amount", "currencies"),
    [
        ("1,234.56", "1234.56", ()),
        ("1.234,56 €", "1234.56", ("EUR",)),
        ("1 234,56", "1234.56", ()),
        ("1\u202f234,56\xa0€", "1234.56", ("EUR",)),
        ("1 234 567,89 €", "1234567.89", ("EUR",)),
        ("CHF 1'234.50", "1234.50", ("CHF",)),
        ("CHF 1’234.50", "1234.50", ("CHF",)),
        ("Fr. 12.50", "12.50", ("CHF",)),
        ("CHF 12.–", "12", ("CHF",)),
        ("12.800円", "12800", ("JPY",)),
        ("12,800円", "12800", ("JPY",)),
        ("￥１２，８００", "12800", YEN_SIGN),
        ("100万円", "1000000", ("JPY",)),
        ("3万5000円", "35000", ("JPY",)),
        ("1.2万円", "12000", ("JPY",)),
        ("12,– €", "12", ("EUR",)),
        ("12,50 Euros", "12.50", ("EUR",)),
        ("1,200.00 yuan", "1200.00", ("CNY",)),
        ("12 pounds sterling", "12", ("GBP",)),
        ("5.00 dollars", "5.00", DOLLARS),
        ("新台幣1,200元", "1200", ("TWD",)),
        ("1.2万元", "12000", ("CNY",)),
        ("3亿元", "300000000", ("CNY",)),
        ("128元", "128", ("CNY",)),
        ("人民币128.00元", "128.00", ("CNY",)),
        ("¥ 128.00元", "128.00", ("CNY",)),
        ("¥128.50", "128.50", ("CNY",)),
        ("¥128.00", "128.00", YEN_SIGN),
        ("RMB 128.00", "128.00", ("CNY",)),
        ("US$ 5", "5", ("USD",)),
        ("US$1,284.00", "1284.00", ("USD",)),
        ("US $12.34", "12.34", ("USD",)),
        ("$12.34", "12.34", DOLLARS),
        ("＄12.34", "12.34", DOLLARS),
        ("US$128.40USD", "128.40", ("USD",)),
        ("5.00 US dollars", "5.00", ("USD",)),
        ("5.00美元", "5.00", ("USD",)),
        ("Total:USD128.40", "128.40", ("USD",)),
        ("128.40 CAD", "128.40", ("CAD",)),
        ("A$3.50", "3.50", ("AUD",)),
        ("HK$12", "12", ("HKD",)),
        ("AU $72.50", "72.50", ("AUD",)),
        ("C $5.00", "5.00", ("CAD",)),
        ("R$ 1.234,56", "1234.56", ("BRL",)),
        ("£0.99", "0.99", ("GBP",)),
        ("12,50€", "12.50", ("EUR",)),
        ("12,50 EUR", "12.50", ("EUR",)),
        ("Rs. 500", "500", ("INR",)),
        ("₹1,23,456.00", "123456.00", ("INR",)),
        ("kr 100", "100", ("SEK", "NOK", "DKK")),
        ("1.234.567,89 €", "1234567.89", ("EUR",)),
        ("€5.00/Stk", "5.00", ("EUR",)),
    ],
)
def test_notation(text: str, amount: str, currencies: tuple[str, ...]) -> None:
    token = only(text)
    assert token.money.amount == Decimal(amount)
    assert token.money.currencies == currencies
    assert token.has_mark is bool(currencies)
    assert not token.repaired


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("(12.00)", "-12.00"),
        ("($12.00)", "-12.00"),
        ("12.50-", "-12.50"),
        ("12,50- EUR", "-12.50"),
        ("-€12,50", "-12.50"),
        ("€-12,50", "-12.50"),
        ("$ -12.00", "-12.00"),
        ("−12.00", "-12.00"),
        ("–12.00", "-12.00"),
        ("+12.00", "12.00"),
    ],
)
def test_sign(text: str, amount: str) -> None:
    assert only(text).money.amount == Decimal(amount)


def test_slice_covers_the_amount_with_its_mark() -> None:
    text = "小计：￥ 1,284.00 元，含税"
    token = only(text)
    assert text[token.start : token.end] == "￥ 1,284.00 元"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("2 x $12.50", ["2", "12.50"]),
        ("19% 3.80", ["3.80"]),
        ("19,00 % 3,80 €", ["3.80"]),
        ("12,34 EUR 5,00 EUR", ["12.34", "5.00"]),
        ("Visa ****1234 $5.00", ["1234", "5.00"]),
        ("¥100.00 ¥13.00", ["100.00", "13.00"]),
    ],
)
def test_several_in_a_line(text: str, amounts: list[str]) -> None:
    assert [t.money.amount for t in money_tokens(text)] == [Decimal(a) for a in amounts]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("S27.99", "27.99", "USD"),
        ("US527.99", "27.99", "USD"),
        ("USS27.99", "27.99", "USD"),
        ("Y128.00", "128.00", "CNY"),
        ("羊128.00", "128.00", "CNY"),
    ],
)
def test_letter_for_a_currency_sign_only_in_ocr(text: str, amount: str, currency: str) -> None:
    token = only(text, ocr=True)
    assert token.money.amount == Decimal(amount)
    assert token.money.currency == currency
    assert token.repaired
    assert not any(t.has_mark for t in money_tokens(text))


def test_points_read_for_commas_are_still_decimals() -> None:
    token = only("US$3.027.56", ocr=True)
    assert token.money.amount == Decimal("3027.56")
    assert token.money.currencies == ("USD",)


@pytest.mark.parametrize("text", ["Size S12", "S2 chip", "SF27 12", "MSG27.99"])
def test_words_are_no_currency_signs_in_ocr(text: str) -> None:
    assert not any(t.has_mark for t in money_tokens(text, ocr=True))


# Bare numbers stay tokens: whether they are amounts is for their label to say.
@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04",
        "03/04/2026",
        "04.03.2026",
        "2026年3月4日",
        "113-4627301-9284417",
        "1Z5R89390357567127",
        "9400 1112 0620 6406 2607 87",
        "SF3100000000001",
        "19%",
        "19,00 %",
        "100 ％",
        "10:30",
        "10:30:45",
        "+1 (555) 123-4567",
        "0171 1234567",
        "555.123.4567",
        "ISBN 978-3-16-148410-0",
        "GB 123 4567 89",
        "v1.25",
        "",
    ],
)
def test_other_numbers_are_no_marked_money(text: str) -> None:
    assert not any(t.is_likely_money for t in money_tokens(text))


@pytest.mark.parametrize("text", ["04.03.26", "2026.03.04", "Rechnung vom 04.03.26"])
def test_dotted_date_is_no_amount(text: str) -> None:
    assert not any(t.is_likely_money for t in money_tokens(text))


@pytest.mark.parametrize(
    ("text", "mark", "amount", "alternatives"),
    [
        ("1.234 €", None, "1234", ["1.234"]),
        ("$1,234", None, "1234", ["1.234"]),
        ("12.800円", None, "12800", ["12.800"]),
        ("0.500", None, "0.500", []),
        ("1,234.567", None, "1234.567", ["1234567"]),
        ("1,234,567", None, "1234567", []),
        ("1,234.50", None, "1234.50", []),
        ("1.234", DecimalMark.POINT, "1.234", ["1234"]),
    ],
)
def test_ambiguity_is_kept(
    text: str, mark: DecimalMark | None, amount: str, alternatives: list[str]
) -> None:
    token = only(text, mark=mark)
    assert token.money.amount == Decimal(amount)
    assert [str(a) for a in token.alternatives] == alternatives


@pytest.mark.parametrize(
    ("text", "mark"), [("1.234 €", DecimalMark.COMMA), ("$1,234", DecimalMark.POINT)]
)
def test_the_decimal_mark_of_the_document_settles_the_other_sign(
    text: str, mark: DecimalMark
) -> None:
    token = only(text, mark=mark)
    assert token.money.amount == 1234
    assert token.alternatives == ()


def test_alternatives_carry_the_sign_and_the_scale() -> None:
    assert only("-1.234 €").alternatives == (Decimal("-1.234"),)
    assert only("1.234万元").alternatives == (Decimal(12340),)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234,56"], DecimalMark.COMMA),
        (["12.50", "3,00", "$4.00"], DecimalMark.POINT),
        (["12.50", "3,00"], None),
        (["19.00 %", "12,50"], DecimalMark.COMMA),
        (["1.234", "1,234"], None),
        (["1'234.50"], DecimalMark.POINT),
        ([], None),
    ],
)
def test_decimal_mark_of(texts: list[str], mark: DecimalMark | None) -> None:
    assert decimal_mark_of(texts) is mark


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)


def written(amount: Decimal, group: str, mark: str) -> str:
    return f"{amount:,.2f}".replace(",", "g").replace(".", mark).replace("g", group)


@settings(max_examples=30)
@given(AMOUNTS, st.booleans())
@pytest.mark.parametrize(
    ("group", "mark", "before", "after"),
    [
        (",", ".", "$", ""),
        (",", ".", "US$ ", ""),
        (",", ".", "", " USD"),
        (",", ".", "£", ""),
        (",", ".", "¥", ""),
        (".", ",", "", " €"),
        (".", ",", "EUR ", ""),
        (" ", ",", "", " €"),
        ("\u202f", ",", "", "\xa0€"),
        ("'", ".", "CHF ", ""),
        ("’", ".", "CHF ", ""),
        ("", ".", "$", ""),
        ("", ",", "", " €"),
    ],
)
def test_written_amount_is_read_back(
    group: str, mark: str, before: str, after: str, amount: Decimal, negative: bool
) -> None:
    sign = "-" if negative else ""
    token = only(f"{sign}{before}{written(amount, group, mark)}{after}")
    assert token.money.amount == (-amount if negative else amount)
    assert token.has_mark
    assert token.alternatives == ()


@given(st.integers(0, 10**9))
def test_whole_yen_keeps_its_groups(amount: int) -> None:
    token = only(f"{amount:,}円")
    assert token.money.amount == amount
    assert token.money.currencies == ("JPY",)


@given(st.text(alphabet="0123456789.,' €$¥-()SUab%/:元万", max_size=30), st.booleans())
def test_tokens_are_slices_in_order(text: str, ocr: bool) -> None:
    tokens = money_tokens(text, ocr=ocr)
    places = [place for t in tokens for place in (t.start, t.end)]
    assert places == sorted(places)
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)


@given(st.from_regex(r"\A[0-9]{1,3}([.,][0-9]{1,3}){0,3}\Z"))
def test_every_reading_has_the_digits_of_the_number(number: str) -> None:
    digits = number.replace(".", "").replace(",", "").lstrip("0")
    for value in number_readings(number):
        assert str(value).replace(".", "").lstrip("0") == digits


def test_a_number_too_long_for_an_amount_is_none() -> None:
    assert money_tokens(f"Total $ {'9' * 40}.50") == ()
    assert [t.money.amount for t in money_tokens("Total $ 999999999999.50")] == [
        Decimal("999999999999.50")
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("产品金额：168.00 买家运费：8.00 折扣：6.00", ["168.00", "8.00", "6.00"]),
        ("运费:8.00", ["8.00"]),
        ("送达时间:10:26", []),
        ("A:8.00", []),
        ("货号-8.00", []),
    ],
)
def test_a_colon_behind_a_chinese_word_ends_a_label(text: str, amounts: list[str]) -> None:
    likely = [t for t in money_tokens(text) if t.is_likely_money]
    assert [str(t.money.amount) for t in likely] == amounts


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [("9,680(円)", "9680", "JPY"), ("10,150（円）", "10150", "JPY"), ("28.50(€)", "28.50", "EUR")],
)
def test_a_unit_in_brackets(text: str, amount: str, currency: str) -> None:
    token = only(text)
    assert (str(token.money.amount), currency in token.money.currencies) == (amount, True)
    assert not token.repaired


def test_a_count_in_brackets_is_no_currency() -> None:
    assert not only("12(個)").has_mark
