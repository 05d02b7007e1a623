from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line
from evidencecheck.stages.load import virtual_page
from evidencecheck.stages.load.loaded import TextPage
from evidencecheck.stages.load.virtual_page import (
    COLUMN_GAP,
    HEIGHT,
    Block,
    Cell,
    Gap,
    Table,
    Text,
    table_of,
    text_page,
    text_pages,
)


def page(*blocks: Block) -> TextPage:
    return text_page(1, blocks, Channel.STRUCTURED)


def line(found: TextPage, text: str) -> Line:
    return next(line for line in found.lines if line.text == text)


def box(found: TextPage, text: str) -> Box:
    return line(found, text).box


def test_a_word_without_end_is_cut() -> None:
    found = page(Text("9" * (2 * virtual_page.LONGEST_WORD + 1)))
    longest = max(len(line.text) for line in found.lines)
    assert longest == virtual_page.LONGEST_WORD
    assert sum(len(line.text) for line in found.lines) == 2 * virtual_page.LONGEST_WORD + 1


def test_a_table_keeps_rows_and_columns() -> None:
    found = page(table_of([("Item", "Qty", "Total"), ("A long name of a lamp", "2", "19.90")]))
    assert box(found, "Qty").x0 == box(found, "2").x0
    assert box(found, "Total").x0 == box(found, "19.90").x0
    assert box(found, "2").same_row(box(found, "A long name of a lamp"))
    assert not box(found, "2").same_row(box(found, "Qty"))
    assert box(found, "2").x0 - box(found, "A long name of a lamp").x1 >= COLUMN_GAP
    assert all(line.channel is Channel.STRUCTURED for line in found.lines)
    assert found.channels == (Channel.STRUCTURED,)


def test_an_empty_cell_keeps_its_column() -> None:
    found = page(table_of([("a", "b", "c"), ("", "", "1")]))
    assert box(found, "1").x0 == box(found, "c").x0


def test_a_wide_cell_over_several_columns_widens_none() -> None:
    rows = (
        (Cell((Text("a title over both of the columns"),), 2),),
        (Cell((Text("a"),)), Cell((Text("b"),))),
    )
    found = page(Table(rows))
    assert box(found, "b").x0 < 100


def test_stacks_stand_side_by_side() -> None:
    left = Cell((Text("Ship to"), Text("Maria Lindqvist")))
    right = Cell((Text("Total"), table_of([("Tax", "1.00")])))
    found = page(Table(((left, right),)), Text("below"))
    assert box(found, "Ship to").same_row(box(found, "Total"))
    assert box(found, "Maria Lindqvist").same_row(box(found, "1.00"))
    assert box(found, "below").y0 > box(found, "1.00").y1


def test_prose_is_broken_at_white_space_only() -> None:
    long = "113-4627301-9284417" * 20
    found = page(Text(f"{'word ' * 60}{long}"))
    assert len(found.lines) > 2
    assert found.lines[-1].text == long
    assert found.width > found.lines[-1].box.x1


def test_aligned_text_keeps_its_columns_and_other_text_does_not() -> None:
    found = page(
        Text("Item            Total", kept=True),
        Text("Lamp            19.90", kept=True),
        Text("Dear  Sir  or  Madam", kept=True),
    )
    assert [line.text for line in found.lines] == [
        "Item",
        "Total",
        "Lamp",
        "19.90",
        "Dear Sir or Madam",
    ]
    assert box(found, "Total").x0 == box(found, "19.90").x0


def test_a_gap_parts_and_a_title_is_taller() -> None:
    found = page(Text("Invoice", 1.6), Gap(), Text("x"))
    assert box(found, "Invoice").height == 1.6 * HEIGHT
    assert box(found, "x").y0 - box(found, "Invoice").y1 > HEIGHT


def test_a_long_text_is_cut_where_there_is_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_page, "LINES", 8)
    rows = [Text(f"line {n}") for n in range(7)]
    first, second = text_pages([*rows, Gap(), table_of([("a", "b"), ("c", "d")])], Channel.OCR)
    assert (first.number, second.number) == (1, 2)
    assert [line.text for line in first.lines] == [f"line {n}" for n in range(7)]
    assert [line.text for line in second.lines] == ["a", "b", "c", "d"]
    assert box(second, "a").same_row(box(second, "b"))
    assert box(second, "a").y0 == box(first, "line 0").y0
    assert second.height > box(second, "d").y1


def test_a_page_never_parts_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_page, "LINES", 8)
    pages = text_pages([table_of([(f"a{n}", f"b{n}", f"c{n}") for n in range(9)])], Channel.OCR)
    assert [len(page.lines) for page in pages] == [6, 6, 6, 6, 3]


def test_an_empty_page() -> None:
    assert page().lines == ()
    assert page(Text(" \n "), table_of([("", "")])).lines == ()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.lists(TEXTS, max_size=4), max_size=5))
def test_lines_lie_on_the_page_and_never_on_each_other(rows: list[list[str]]) -> None:
    found = page(table_of(rows))
    boxes = [line.box for line in found.lines]
    assert all(b.x1 <= found.width and b.y1 <= found.height and b.x0 >= 0 for b in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert found == page(table_of(rows))
