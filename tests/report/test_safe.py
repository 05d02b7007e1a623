"""What reaches a terminal."""

from __future__ import annotations

import json

from evidencecheck.report.safe import clean, escape_json


def test_controls_and_overrides_go() -> None:
    assert clean("a\x1b[31mb\x07\x9bc\u202ed\u2066e\u200ff\ufeff") == "a[31mbcdef"


def test_line_breaks_become_spaces() -> None:
    assert clean("a\r\nb\tc\u2028d") == "a b c d"


def test_lone_surrogates_can_be_encoded() -> None:
    assert clean("a\udcffb").encode() == b"a\xef\xbf\xbdb"


def test_ordinary_text_stays() -> None:
    text = "订单 № 12 — café ½ 💡 \u200b"
    assert clean(text) == text


def test_json_keeps_the_values() -> None:
    value = {"raw": "a\x1b\x9b\u202e\udcff\u2028 订单\n"}
    document = json.dumps(value, ensure_ascii=False, indent=2)
    escaped = escape_json(document)
    assert json.loads(escaped) == value
    assert "订单" in escaped
    escaped.encode()
    assert not any(char in escaped for char in "\x1b\x9b\u202e\udcff\u2028")
