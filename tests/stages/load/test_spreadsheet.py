from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evidencecheck.model.document import Trouble
from evidencecheck.model.page import Channel
from evidencecheck.stages.load import spreadsheet
from evidencecheck.stages.load.members import unpack
from evidencecheck.stages.load.sniff import delimiter_of
from tests.stages.load.laid import beside, box, opened, text_pages, texts, trouble
from tests.stages.load.made import evidence
from tests.stages.load.packing import compound, zipped

REPORT = (
    "amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tquantity"
    "\tcurrency\titem-price\tship-city\n"
)
RECORD = (
    '{}\t2026-09-24T17:03:11+00:00\tShipped\tAmazon.com\tFlask 12" black\tSKU-1\t2\tUSD\t128.40\t\n'
)


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def test_cells_keep_their_places(tmp_path: Path) -> None:
    rows = [["Invoice No.:", "INV-7"], [], ["Item", "Qty", "Amount"], ["Lamp", 2, 128.4]]
    (page,) = text_pages(workbook(tmp_path / "a.xlsx", One=rows))
    assert beside(page, "Invoice No.:", "INV-7")
    assert box(page, "Amount").x0 == box(page, "128.40").x0
    assert page.channels == (Channel.STRUCTURED,)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (128.4, "128.40"),
        (30.990000000000002, "30.99"),
        (2.0, "2"),
        (1234567.125, "1234567.125"),
        (1.5e-7, "1.5e-07"),
        (271493562810947, "271493562810947"),
        (9.2748902410637553e25, "9.274890E+25"),
        (True, "TRUE"),
        (datetime.fromisoformat("2026-09-24"), "2026-09-24"),
        (datetime.fromisoformat("2026-09-24T17:03:11"), "2026-09-24 17:03:11"),
        (date(2026, 9, 24), "2026-09-24"),
        ("  113-4627301-9284417 ", "113-4627301-9284417"),
        ("007", "007"),
    ],
)
def test_values_are_written_as_people_see_them(tmp_path: Path, value: object, shown: str) -> None:
    assert texts(workbook(tmp_path / "a.xlsx", One=[["x", value]])) == ["x", shown]


def test_a_sheet_is_a_page_under_its_title(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Orders=[["a"]], Empty=[], Fees=[["b"]])
    assert [[line.text for line in page.lines] for page in text_pages(path)] == [
        ["Orders", "a"],
        ["Fees", "b"],
    ]


def test_a_hidden_sheet_is_named_but_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Shown=[["a"]], Old=[["113-1111111-1111111"]])
    made = openpyxl.load_workbook(path)
    made["Old"].sheet_state = "hidden"
    made.save(path)
    assert texts(path) == ["a"]
    assert "Old" in opened(path).notes[0].text()


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    assert texts(workbook(tmp_path / "a.xlsx", One=[["a"]]).rename(tmp_path / "1")) == ["a"]


def test_a_report_is_read_record_by_record(tmp_path: Path) -> None:
    path = tmp_path / "orders.txt"
    path.write_text(REPORT + RECORD.format("113-4627301-9284417") + RECORD.format("112-1-1"))
    first, second = text_pages(path)
    assert opened(path).media_type == "text/tab-separated-values"
    assert beside(first, "amazon order id", "113-4627301-9284417")
    assert beside(first, "item price", "128.40")
    assert beside(first, "product name", 'Flask 12" black')
    assert beside(second, "amazon order id", "112-1-1")
    assert "ship city" not in {line.text for line in first.lines}


def test_lines_above_the_header_of_a_report_are_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    head = [f"column {letter}" for letter in "abcdefghij"]
    pages = text_pages(workbook(path, One=[["Report of", "May"], [], head, list(range(10))]))
    assert [line.text for line in pages[0].lines] == ["Report of", "May"]
    assert beside(pages[1], "column c", "2")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_character_set(tmp_path: Path, codec: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["订单编号", "收货人姓名", "物流单号"],
        ["2714935628109471523", "张伟", "SF1234567890123"],
    ]
    path.write_bytes("\r\n".join(map(delimiter.join, rows)).encode(codec))
    assert texts(path) == [cell for row in rows for cell in row]


def test_a_quoted_field_keeps_its_commas_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b,c\n1,"2, and\n3",4\n5,6,7\n8,9,10\n')
    assert texts(path)[:7] == ["a", "b", "c", "1", "2, and", "3", "4"]


def test_a_long_table_goes_over_pages_under_its_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "CELLS", 9)
    path = tmp_path / "a.csv"
    path.write_text("item,total,sum\n" + "".join(f"{n},{n},{n}\n" for n in range(4)))
    first, second = text_pages(path)
    assert [line.text for line in second.lines][:3] == ["item", "total", "sum"]
    assert len(first.lines) == 9


def test_too_many_rows_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 3)
    path = tmp_path / "a.csv"
    path.write_text("item,total,sum\n" + "".join(f"{n},{n},{n}\n" for n in range(4)))
    assert "3" in opened(path).notes[0].text()
    assert len(texts(path)) == 9


def test_a_pasted_screenshot_is_a_member_and_a_logo_is_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", One=[["a"]])
    made = openpyxl.load_workbook(path)
    for size in ((800, 600), (120, 40)):
        data = io.BytesIO()
        Image.new("RGB", size, "red").save(data, "PNG")
        made["One"].add_image(openpyxl.drawing.image.Image(data), "C3")
    made.save(path)
    assert [m.name for m in unpack(evidence(path), tmp_path / "out")] == ["a.xlsx!/image1.png"]


def test_an_empty_table_is_empty(tmp_path: Path) -> None:
    assert trouble(workbook(tmp_path / "a.xlsx", One=[])) is Trouble.EMPTY


def test_a_cut_workbook_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", One=[["a"]])
    path.write_bytes(path.read_bytes()[:-100])
    assert trouble(path) is Trouble.DAMAGED


def test_a_workbook_without_its_parts_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(zipped({"xl/workbook.xml": b"<workbook", "[Content_Types].xml": b"x"}))
    assert trouble(path) is Trouble.DAMAGED


def test_a_workbook_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(zipped({"xl/workbook.xml": bytes(40_000_000)}))
    assert trouble(path) is Trouble.REJECTED


def test_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(compound({"EncryptionInfo": b"x" * 64, "EncryptedPackage": b"y" * 600}))
    assert trouble(path) is Trouble.ENCRYPTED


@pytest.mark.parametrize(
    "text",
    [
        "Dear customer,\nthank you, we got it, and will answer.\nKind regards, A, B",
        "one line, with, commas",
        "Total: 5; Tax: 1",
        "",
        "a\nb\nc",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert delimiter_of(text) is None


def test_notes_above_a_report_are_no_prose() -> None:
    notes = '"Includes marketplace transactions"\n"All amounts in USD, unless specified"\n'
    names = ",".join(f"column {n}" for n in range(12))
    rows = "\n".join(",".join(str(n * row) for n in range(12)) for row in range(3))

    assert delimiter_of(f"{notes}{names}\n{rows}") == ","
    assert (
        delimiter_of(f"{notes}Dear customer, we got it, thank you, and will answer, soon\nA, B")
        is None
    )


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"], exclude_characters=",;|"),
    min_size=1,
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=5))
def test_written_tables_are_found_to_be_tables(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None).writerows(rows)
    assert delimiter_of(stream.getvalue()) == "\t"
