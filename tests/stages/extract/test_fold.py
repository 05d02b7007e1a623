from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.fold import fold, is_cjk

TEXTS = st.text(max_size=60) | st.text(alphabet="aA1 éßÄ　 –—ｶﾞが訂单号：№ﬁ½①㍿̈\t\n￥", max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Order Nº", "order no"),
        ("N° de commande", "n° de commande"),
        ("№ 12", "no 12"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Empfänger", "empfanger"),
        ("numéro", "numero"),
        ("nume\u0301ro", "numero"),  # é as two code points
        ("订 单 号", "订单号"),
        ("订　单　号：", "订单号:"),
        ("合 计 12.00", "合计 12.00"),
        ("订单号 113", "订单号 113"),
        ("２０２６年３月", "2026年3月"),
        ("ＵＰＳ", "ups"),
        ("￥128", "¥128"),
        ("＄128", "$128"),
        ("12–14", "12-14"),
        ("1’234", "1'234"),
        ("1\u202f234,56", "1 234,56"),
        ("1\xa0234,56", "1 234,56"),
        ("が", "が"),
        ("ﬁnal", "final"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_case_is_kept_on_demand() -> None:
    assert fold("Ｏｒｄｅｒ É", lower=False).text == "Order E"


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("Straße 5", "ss", "ß"),
        ("订 单 号 113", "订单号", "订 单 号"),
        ("№ 12", "no", "№"),
        ("Größe：12", ":12", "：12"),
        ("a ﬁ b", "fi", "ﬁ"),
    ],
)
def test_span_leads_back(text: str, part: str, original: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    lo, hi = folded.span(start, start + len(part))
    assert text[lo:hi] == original


@given(TEXTS, st.booleans())
def test_every_character_knows_its_origin(text: str, lower: bool) -> None:
    folded = fold(text, lower=lower)
    assert len(folded.origin) == len(folded.text)
    assert all(0 <= offset < len(text) for offset in folded.origin)
    assert list(folded.origin) == sorted(folded.origin)


@given(TEXTS, st.data())
def test_spans_are_inside_and_monotone(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    lo, hi = folded.span(start, end)
    assert 0 <= lo < hi <= len(text)
    wider = folded.span(max(0, start - 1), min(len(folded.text), end + 1))
    assert wider[0] <= lo
    assert wider[1] >= hi


@given(st.text(alphabet="0123456789abcxyz .,:-/()", max_size=40))
def test_plain_text_stays(text: str) -> None:
    assert fold(text).text == text


@pytest.mark.parametrize("text", ["合  计", "合　　计", "合    计", "订　 单 　号"])
def test_wide_spacing_between_han_characters_is_dropped(text: str) -> None:
    assert " " not in fold(text).text


def test_is_cjk() -> None:
    assert all(map(is_cjk, "订单がカ"))
    assert not any(map(is_cjk, "aé1：¥ "))


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60), st.booleans())
def test_ascii_is_folded_like_any_other_text(text: str, lower: bool) -> None:
    folded, longer = fold(text, lower=lower), fold(text + "é", lower=lower)
    assert (folded.text + "e", (*folded.origin, len(text))) == (longer.text, longer.origin)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ク一ポン", "クーポン"),
        ("ク―ポン", "クーポン"),
        ("クーポン", "クーポン"),
        ("中村浩ー", "中村浩一"),
        ("中村浩一", "中村浩一"),
        ("第一ビル", "第一ビル"),
        ("プラン一ヶ月", "プラン一ヶ月"),
        ("セット一ケース", "セット一ケース"),
        ("らーめん一つ", "らーめん一つ"),
    ],
)
def test_the_long_vowel_and_the_han_one_are_told_by_what_is_beside(text: str, folded: str) -> None:
    assert fold(text).text == folded
