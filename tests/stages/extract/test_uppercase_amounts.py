from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.uppercase_amounts import amount_of, uppercase, words_tokens

AMOUNTS = st.integers(min_value=0, max_value=10**14 - 1).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("10", "壹拾元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("1005.30", "壹仟零伍元叁角整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("120000300", "壹亿贰仟万零叁佰元整"),
        ("100000000", "壹亿元整"),
    ],
)
def test_both_ways(amount: str, words: str) -> None:
    assert uppercase(Decimal(amount)) == words
    assert amount_of(words) == Decimal(amount)


@given(AMOUNTS)
def test_written_amount_is_read_back(amount: Decimal) -> None:
    assert amount_of(uppercase(amount)) == amount


@given(AMOUNTS.filter(lambda amount: amount >= 100))
def test_written_amount_is_found_in_a_line(amount: Decimal) -> None:
    (token,) = words_tokens(f"价税合计（大写） ⊗ {uppercase(amount)} （小写）¥{amount}")
    assert token.money.amount == amount


@pytest.mark.parametrize("amount", ["-1", "0.001", "1000000000000"])
def test_what_no_cheque_says(amount: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        uppercase(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("贰仟捌佰玖拾贰圆捌角整", "2892.80"),
        ("人民币壹萬貳仟參佰元正", "12300"),
        ("壹仟元零伍角整", "1000.5"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("合计 壹 仟 贰 佰 元 整", "1200"),
        ("拾元整", "10"),
        ("负壹佰元整", "-100"),
        ("玖拾玖元", "99"),
    ],
)
def test_chinese(text: str, amount: str) -> None:
    (token,) = words_tokens(text)
    assert token.money.amount == Decimal(amount)
    assert token.money.currencies == ("CNY",)


@pytest.mark.parametrize(
    "words",
    ["仟元整", "壹贰元", "壹佰仟元", "伍佰伍仟元整", "壹万万元整", "壹佰", "元整", "", "零零角"],
)
def test_numerals_put_together_wrongly(words: str) -> None:
    assert amount_of(words) is None


@pytest.mark.parametrize(
    "text", ["三元一角", "二元次", "一元", "第一百元", "万元", "One dollar off", "ten items"]
)
def test_prose_is_no_amount(text: str) -> None:
    assert words_tokens(text) == ()


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("SAY US DOLLARS ONE HUNDRED TWENTY-EIGHT AND CENTS FORTY ONLY", "128.40", "USD"),
        ("Say Total U.S. Dollars Five Thousand Two Hundred Only", "5200", "USD"),
        ("one hundred euros and fifty cents", "100.50", "EUR"),
        ("USD ONE THOUSAND AND 50/100 ONLY", "1000.50", "USD"),
        ("Two million three hundred thousand and one pounds only", "2300001", "GBP"),
        ("SAY RMB NINETY NINE ONLY", "99", "CNY"),
    ],
)
def test_english(text: str, amount: str, currency: str) -> None:
    (token,) = words_tokens(text)
    assert token.money.amount == Decimal(amount)
    assert token.money.currency == currency


@pytest.mark.parametrize(
    "text",
    ["US dollars twenty thirty only", "hundred dollars only", "thousand thousand euros only"],
)
def test_english_put_together_wrongly(text: str) -> None:
    assert words_tokens(text) == ()


def test_a_stamp_over_the_words() -> None:
    (token,) = words_tokens("合计金额（大写）：肆仟叁伯贰拾圆整")
    assert token.money.amount == Decimal(4320)
    assert words_tokens("合计金额（大写）：肆仟叁怕贰拾圆整") == ()
