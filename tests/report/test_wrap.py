"""Lines of English and Chinese."""

from __future__ import annotations

from rich.cells import cell_len

from evidencecheck.report.text.wrap import columns, shorten, shorten_name, wrap


def test_counts_as_rich_does() -> None:
    for text in ("abc", "订单号 113", "é", "…→✓≠", "（全角）"):
        assert columns(text) == cell_len(text)


def test_chinese_breaks_anywhere_but_before_a_closing_mark() -> None:
    assert wrap("发票上的订单号，与面单不符。", 14) == ["发票上的订单", "号，与面单不", "符。"]


def test_english_breaks_at_spaces() -> None:
    assert wrap("invoice says one order", 12) == ["invoice says", "one order"]


def test_long_words_are_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_nothing_is_lost_and_nothing_too_wide() -> None:
    text = "请附上 invoice-2026.pdf（订单 113-4627301-9284417）的更正件，谢谢 " * 4
    for width in range(2, 60):
        lines = wrap(text, width)
        assert all(columns(line) <= max(width, 4) for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_empty_is_one_line() -> None:
    assert wrap("", 10) == [""]


def test_names_keep_their_ends() -> None:
    assert shorten_name("tracking/ups-2026-10-01.png", 16) == "tracking/u…1.png"
    assert shorten_name("short.png", 16) == "short.png"
    assert columns(shorten_name("物流轨迹截图二零二六年十月.png", 16)) <= 16


def test_shorten() -> None:
    assert shorten("订单详情页", 7) == "订单详…"
    assert shorten("abc", 3) == "abc"
