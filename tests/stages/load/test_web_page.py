from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Trouble
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.virtual_page import text_page
from evidencecheck.stages.load.web_page import web_blocks
from evidencecheck.stages.load.web_style import style_of
from tests.stages.load.laid import beside, box, text_pages, texts, trouble


def saved(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")
    return path


def seen(body: str, head: str = "") -> list[str]:
    page = text_page(1, web_blocks(f"<html>{head}<body>{body}".encode()), Channel.TEXT_LAYER)
    return [line.text for line in page.lines]


def test_running_text_is_one_line_and_blocks_are_several() -> None:
    assert seen("<p>Order#\n <b>113-4627301-\n9284417</b></p><div>Total</div>x") == [
        "Order# 113-4627301- 9284417",
        "Total",
        "x",
    ]


def test_a_number_in_pieces_stays_whole() -> None:
    assert seen("<p>113-<span>4627301</span>-<b>9284417</b></p>") == ["113-4627301-9284417"]


def test_line_breaks_end_lines() -> None:
    assert seen("Maria Lindqvist<br>5 Elm St<BR/>Austin") == [
        "Maria Lindqvist",
        "5 Elm St",
        "Austin",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>113-1111111-1111111</p>",
        "<p style='DISPLAY : none'>113-1111111-1111111</p>",
        "<p style='color:red;visibility:hidden'>113-1111111-1111111</p>",
        "<p style='font-size:0px'>113-1111111-1111111</p>",
        "<p style='mso-hide:all'>113-1111111-1111111</p>",
        "<div style='max-height:0;overflow:hidden'>113-1111111-1111111</div>",
        "<div style='opacity:0'><p>113-1111111-1111111</p></div>",
        "<p class='x gone'>113-1111111-1111111</p>",
        "<p id='gone'>113-1111111-1111111</p>",
        "<span class=aok-hidden>113-1111111-1111111</span>",
        "<script>var id='113-1111111-1111111'</script>",
        "<style>/* 113-1111111-1111111 */</style>",
        "<template>113-1111111-1111111</template>",
        "<noscript>113-1111111-1111111</noscript>",
        "<!-- 113-1111111-1111111 -->",
        "<input type=hidden value=113-1111111-1111111>",
        "<a href='/orders/113-1111111-1111111'></a>",
        "<img alt='113-1111111-1111111' src='http://example.com/x.png'>",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    head = "<style>.gone, #gone { color: red; display: none }</style>"
    assert seen(f"<p>before</p>{hidden}<p>after</p>", head) == ["before", "after"]


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='font-size:0.8em'>x1</p>",
        "<p style='opacity:0.9'>x1</p>",
        "<p style='display:block'>x1</p>",
        "<p class=narrow>x1</p>",
        "<p class=later>x1</p>",
        "<input value=x1>",
    ],
)
def test_what_is_shown_is_read(shown: str) -> None:
    head = (
        "<style>@import url(x.css); @media (max-width: 600px) { .narrow { display: none } }"
        " .menu .later { display: none } .later:hover { display: none }</style>"
    )
    assert seen(shown, head) == ["x1"]


def test_tables_keep_rows_and_columns(tmp_path: Path) -> None:
    rows = "<tr><th>Item<th>Qty<th>Amount</tr><tr><td>Lamp<td>2<td>19.90</tr>"
    total = "<tr><td colspan=2>A total of everything that was ordered<td>19.90 USD</tr>"
    (page,) = text_pages(saved(tmp_path, f"<table>{rows}{total}</table>"))
    assert box(page, "Amount").x0 == box(page, "19.90").x0
    assert beside(page, "Lamp", "2")
    assert beside(page, "A total of everything that was ordered", "19.90 USD")


def test_a_cell_over_two_rows_keeps_its_column(tmp_path: Path) -> None:
    rows = "<tr><td rowspan=2>left<td>a</tr><tr><td>b</tr><tr><td>c<td>d</tr>"
    (page,) = text_pages(saved(tmp_path, f"<table>{rows}</table>"))
    assert box(page, "a").x0 == box(page, "b").x0 == box(page, "d").x0
    assert box(page, "c").x0 == box(page, "left").x0


@pytest.mark.parametrize(
    "body",
    [
        "<div class=a-row><div class='a-column a-span7'>Total:</div><div class='a-column'>$34.01</div></div>",
        "<div style='display:flex'><span>Total:</span><span>$34.01</span></div>",
        "<div class=row><div class=col-md-6>Total:</div>\n<div class=col-md-6>$34.01</div></div>",
        "<div style='float:left'>Total:</div><div style='float: right'>$34.01</div>",
        "<p class=beside>Total:</p><p class=beside>$34.01</p>",
        "<dl><dt>Total:</dt><dd>$34.01</dd></dl>",
        "<table><tr><td><table><tr><td>Total:</table><td><p>$34.01</p></table>",
    ],
)
def test_columns_stand_side_by_side(tmp_path: Path, body: str) -> None:
    head = "<style>.beside { display: inline-block }</style>"
    (page,) = text_pages(saved(tmp_path, body, head))
    assert beside(page, "Total:", "$34.01")


def test_a_column_of_a_flexible_box_is_none(tmp_path: Path) -> None:
    body = "<div style='display:flex; flex-direction:column'><p>Total:</p><p>$34.01</p></div>"
    (page,) = text_pages(saved(tmp_path, body))
    assert not beside(page, "Total:", "$34.01")


def test_a_price_is_read_once() -> None:
    price = (
        "<span class=a-price><span class=a-offscreen>$12.99</span>"
        "<span aria-hidden=true>$<span>12</span><sup>99</sup></span></span>"
    )
    assert seen(f"<p>{price}</p>") == ["$12.99"]


def test_titles_are_taller(tmp_path: Path) -> None:
    (page,) = text_pages(saved(tmp_path, "<h1>Order Details</h1><p>text</p>"))
    assert box(page, "Order Details").height > 1.35 * box(page, "text").height


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8", "utf-16"])
def test_the_stated_character_set(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes(f"<html><meta charset='{codec}'><body>订单 中文".encode(codec, "ignore"))
    assert texts(path)[0].startswith(("订单", "中文", "单"))


def test_a_page_that_its_script_fills_is_empty(tmp_path: Path) -> None:
    assert trouble(saved(tmp_path, "<div id=root></div><script>go()</script>")) is Trouble.EMPTY


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "span", "b", "ul><li"])
def test_deep_nesting_ends(tag: str) -> None:
    started = time.monotonic()
    assert "x" in " ".join(seen(f"<{tag}>" * 3000 + "x"))
    assert time.monotonic() - started < 20


@given(st.text(alphabet="<>/=\"' abdtrivp{}@;:.#!-&", max_size=200))
def test_any_page_gives_lines(body: str) -> None:
    assert isinstance(seen(body, f"<style>{body}</style>"), list)


@given(st.text(alphabet="{}@;.a#,:none display", max_size=100))
def test_any_style_is_read(sheet: str) -> None:
    style_of([sheet, f"{sheet}.a{{display:none}}"])
