"""Files without a picture, from their bytes to their facts."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from evidencecheck.model.document import Document, EvidenceFile, Kind, Unreadable
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.stages.read import ReadSettings, read
from evidencecheck.stages.understand import understand

ORDER = "113-4627301-9284417"
TRACKING = "1Z5R89390357567127"

ORDER_PAGE = f"""<!DOCTYPE html><html><head><style>.gone {{ display: none }}</style></head><body>
<div class="gone">Order# 112-1111111-2222222 <div>Grand Total: $1.00</div></div>
<h1>Order Details</h1>
<div><span>Ordered on December 21, 2025</span> <span>Order# <bdi>{ORDER}</bdi></span></div>
<div class="a-row"><div class="a-column a-span5"><h5>Shipping Address</h5>
<ul><li>Alex Laird</li><li>555 My Road</li><li>Chicago, IL 60007</li><li>United States</li></ul></div>
<div class="a-column a-span7"><h5>Order Summary</h5>
<div class="a-row"><div class="a-column">Item(s) Subtotal:</div><div class="a-column">$30.99</div></div>
<div class="a-row"><div class="a-column">Estimated tax:</div><div class="a-column">$3.02</div></div>
<div class="a-row"><div class="a-column"><b>Grand Total:</b></div><div class="a-column">$34.01</div></div>
</div></div></body></html>"""

TSV = (
    "amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tquantity"
    "\tcurrency\titem-price\tship-country\n"
    f'{ORDER}\t2025-12-21T17:03:11+00:00\tShipped\tAmazon.com\tFlask 12" black\tSKU-1\t2\tUSD\t34.01\tUS\n'
    "112-1111111-2222222\t2025-12-22T17:03:11+00:00\tShipped\tAmazon.com\tMug\tSKU-2\t1\tUSD\t9.99\tUS\n"
)
TAOBAO = (
    "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,收货地址,联系手机,订单创建时间,宝贝标题,物流单号\r\n"
    "2714935628109471523,小李,128.40,交易成功,张伟,广东省深圳市南山区科技园路1号,13800138000,"
    "2026-09-24 17:03:11,不锈钢保温杯,SF1234567890123\r\n"
)
MAIL = (
    "From: UPS <auto@ups.com>\nTo: Bo <bo@example.com>\nSubject: Your parcel\n"
    "Date: Thu, 10 Sep 2026 13:14:54 +0000\nContent-Type: {kind}\n\n{body}\n"
)


def understood(path: Path, data: bytes | None = None) -> Document:
    if data is not None:
        path.write_bytes(data)
    file = EvidenceFile(path.name, path, path.stat().st_size)
    found = read(file, ReadSettings(ocr="none"))
    assert not isinstance(found, Unreadable), found
    return understand(found)


def values(document: Document, name: FactName) -> set[str]:
    return {str(fact.value) for fact in document.named(name)}


def test_an_order_page_saved_from_the_browser(tmp_path: Path) -> None:
    document = understood(tmp_path / "order.html", ORDER_PAGE.encode())
    assert document.kind is Kind.ORDER_DETAILS
    assert values(document, FactName.ORDER_ID) == {ORDER}
    assert values(document, FactName.ORDER_TOTAL) == {"USD 34.01"}
    assert values(document, FactName.ORDER_DATE) == {"2025-12-21"}
    assert values(document, FactName.RECIPIENT) == {"Alex Laird"}


def test_an_order_report_of_several_orders(tmp_path: Path) -> None:
    document = understood(tmp_path / "orders.txt", TSV.encode())
    assert document.kind is Kind.SALES_RECORD
    assert values(document, FactName.ORDER_ID) == {ORDER, "112-1111111-2222222"}
    assert document.content.channels == (Channel.STRUCTURED,)
    # Dates and goods of the other orders would contradict the one that is claimed.
    assert {fact.name for fact in document.facts} == {FactName.ORDER_ID}


def test_an_order_report_of_one_order(tmp_path: Path) -> None:
    one = "".join(TSV.splitlines(keepends=True)[:2])
    document = understood(tmp_path / "orders.txt", one.encode())
    assert document.kind in {Kind.SALES_RECORD, Kind.ORDER_DETAILS}
    assert values(document, FactName.ORDER_ID) == {ORDER}
    assert values(document, FactName.ORDER_DATE) == {"2025-12-21"}
    assert values(document, FactName.SKU) == {"SKU-1"}


def test_a_chinese_export_in_gbk(tmp_path: Path) -> None:
    document = understood(tmp_path / "export.csv", TAOBAO.encode("gbk"))
    assert document.kind is not Kind.SHIPPING_LABEL
    assert values(document, FactName.ORDER_ID) == {"2714935628109471523"}
    assert values(document, FactName.TRACKING_NUMBER) == {"SF1234567890123"}
    assert values(document, FactName.RECIPIENT) == {"张伟"}
    assert values(document, FactName.ORDER_DATE) == {"2026-09-24"}


def test_an_invoice_in_a_workbook(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (
        ["Commercial Invoice"],
        ["Invoice No.:", "INV-2026-0917"],
        ["Order ID:", ORDER],
        [],
        ["Description", "Qty", "Unit Price", "Amount"],
        ["Vacuum flask", 2, 64.2, 128.4],
        ["", "", "Total", "$128.40"],
    ):
        made.active.append(row)
    made.save(tmp_path / "a.xlsx")
    document = understood(tmp_path / "a.xlsx")
    assert document.kind is Kind.SALES_INVOICE
    assert values(document, FactName.SALE_TOTAL) == {"USD 128.40"}
    assert [(str(i.quantity), str(i.amount)) for i in document.items] == [("2", "128.40")]


def test_an_invoice_in_a_word_document(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("INVOICE", 1)
    made.add_paragraph(f"Invoice date:\t17 September 2026\nOrder ID: {ORDER}")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("Item", "Amount", "Total", "$128.40"),
        strict=True,
    ):
        cell.text = text
    made.save(tmp_path / "a.docx")
    document = understood(tmp_path / "a.docx")
    assert document.kind is Kind.SALES_INVOICE
    assert values(document, FactName.ORDER_ID) == {ORDER}
    assert values(document, FactName.SALE_TOTAL) == {"USD 128.40"}
    assert values(document, FactName.INVOICE_DATE) == {"2026-09-17"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", f"Tracking number: {TRACKING}\nYour parcel was shipped."),
        ("text/html", f"<table><tr><td>Tracking number<td>{TRACKING}</table>was shipped"),
    ],
)
def test_a_mail_names_a_parcel_but_its_own_day_and_people_are_none_of_it(
    tmp_path: Path, kind: str, body: str
) -> None:
    document = understood(tmp_path / "a.eml", MAIL.format(kind=kind, body=body).encode())
    assert values(document, FactName.TRACKING_NUMBER) == {TRACKING}
    assert {fact.name for fact in document.facts} <= {FactName.TRACKING_NUMBER, FactName.CARRIER}
    assert document.events == ()


def test_a_mail_that_is_nothing_else_is_correspondence(tmp_path: Path) -> None:
    mail = "From: a@example.com\nTo: b@example.com\n\nWe have looked into it.\n"
    assert understood(tmp_path / "a.eml", mail.encode()).kind is Kind.CORRESPONDENCE


def test_an_order_mail_is_what_it_shows(tmp_path: Path) -> None:
    body = ORDER_PAGE.partition("<body>")[2].partition("</div>\n")[2]
    mail = MAIL.format(kind="text/html; charset=utf-8", body=f"<div>{body}")
    document = understood(tmp_path / "a.eml", mail.encode())
    assert document.kind is Kind.ORDER_DETAILS
    assert values(document, FactName.ORDER_TOTAL) == {"USD 34.01"}


def test_a_mail_with_one_step_is_no_history_and_one_with_several_is(tmp_path: Path) -> None:
    notice = "<p>Your package will arrive:<p>Friday, September 11<p>On the way<p>Tracking"
    document = understood(tmp_path / "a.eml", MAIL.format(kind="text/html", body=notice).encode())
    assert document.kind is Kind.CORRESPONDENCE
    assert document.events == ()
    rows = (
        ("2026-09-08 10:00", "Picked up by carrier"),
        ("2026-09-09 11:00", "In transit, departed from facility"),
        ("2026-09-10 12:00", "Arrived at facility"),
    )
    table = "".join(f"<tr><td>{day}<td>{text}</tr>" for day, text in rows)
    history = f"<h1>Tracking history</h1><p>Tracking number {TRACKING}<table>{table}</table>"
    document = understood(tmp_path / "b.eml", MAIL.format(kind="text/html", body=history).encode())
    assert document.kind is Kind.TRACKING_RECORD
    assert len(document.events) == 3
