from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.load.charset import decoded, legacy_codec

CHINESE = "订单编号：2714935628109471523，收货人：张伟，广东省深圳市南山区"
TAIWANESE = "訂單編號：12345，收件人：陳小姐，臺北市信義區松高路，感謝您的購買"
JAPANESE = "ご注文番号 250-1234567-7654321 お届け先 東京都千代田区 配送状況"
GERMAN = "Bestellnummer 302-1234567-7654321, Müller, Königstraße 5, Größe: groß, Preis 12,50 €"


@pytest.mark.parametrize(
    ("text", "codec"),
    [(CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "cp932"), (GERMAN, "cp1252")],
)
def test_a_legacy_code_is_told_by_its_usual_characters(text: str, codec: str) -> None:
    data = text.encode(codec)
    assert legacy_codec(data) == codec
    assert decoded(data) == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [CHINESE, GERMAN])
def test_unicode_with_and_without_a_mark(text: str, codec: str) -> None:
    assert decoded(text.encode(codec)) == text


def test_what_is_declared_wins_where_it_fits() -> None:
    greek = "Αριθμός"
    assert decoded(greek.encode("iso-8859-7"), "iso-8859-7") == greek
    assert decoded("订单".encode("gbk"), "gb2312") == "订单"


@pytest.mark.parametrize("declared", ["x-unknown", "", "us-ascii", "\0", None])
def test_a_useless_declaration_does_no_harm(declared: str | None) -> None:
    assert decoded(CHINESE.encode(), declared) == CHINESE


def test_a_short_name() -> None:
    assert decoded("发票.pdf".encode("gbk")) == "发票.pdf"


@given(st.binary(max_size=200), st.sampled_from([None, "gbk", "utf-7", "hex", "rot13", "utf-8"]))
def test_any_bytes_give_text(data: bytes, declared: str | None) -> None:
    assert isinstance(decoded(data, declared), str)


@given(st.text())
def test_utf_8_is_never_guessed_away(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")):
        assert decoded(data) == data.decode()
