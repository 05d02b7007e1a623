"""Lists of several orders, of which a case is about one."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.document import Content, Document, EvidenceFile, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.stages.own_rows import in_own_rows
from evidencecheck.stages.read import ReadSettings, read
from evidencecheck.stages.understand import understand
from tests.stages.making import content, drawn

FIRST, SECOND, THIRD = "113-4431120-2219034", "112-8830045-7710217", "114-2075519-6630411"

MANAGE = f"""
Manage Orders
3 orders   last 7 days
Order date        Order details                Product name                  Order status

Sep 28, 2026      {FIRST}          Solar Pathway Lights 8 Pack   Shipped
11:20 AM PDT      Buyer name: Maria Gonzalez   SKU: TP-LED-09
                  Sales channel: Amazon.com    Quantity: 1

Sep 27, 2026      {SECOND}          Stainless Kettle 1.7 L        Shipped
8:02 PM PDT       Buyer name: Kevin Tran       SKU: KT-202
                  Sales channel: Amazon.com    Quantity: 4

Sep 26, 2026      {THIRD}          Canvas Weekender Bag          Shipped
4:41 PM PDT       Buyer name: Denise Holloway  SKU: BAG-441
                  Sales channel: Amazon.com    Quantity: 2

Page 1 of 9       Results per page: 3          Kevin Tran             Help
"""

CARDS = """
我的订单
订单编号：2610011122334455661   下单时间：2026-10-01 10:22:31
不锈钢保温杯 500ml             ¥39.90   x2   实付款 ¥79.80

订单编号：2610022233445566772   下单时间：2026-10-02 18:01:09
折叠露营椅 黑色                ¥128.00   x1   实付款 ¥128.00

订单编号：2610033344556677883   下单时间：2026-10-03 09:47:55
硅胶厨具十件套                 ¥66.00   x3   实付款 ¥198.00
"""


def _understood(text: str) -> Document:
    return understand(content(drawn(text)))


def _values(document: Document, *names: FactName) -> list[str]:
    return [str(f.value) for f in document.named(*names)]


def _one(document: Document, order: str) -> Document:
    (told,) = in_own_rows([document], order)
    return told


@pytest.mark.parametrize(
    ("order", "buyer", "sku", "count"),
    [
        (FIRST, "Maria Gonzalez", "TP-LED-09", "1"),
        (SECOND, "Kevin Tran", "KT-202", "4"),
        (THIRD, "Denise Holloway", "BAG-441", "2"),
    ],
)
def test_the_row_of_the_order_is_read(order: str, buyer: str, sku: str, count: str) -> None:
    told = _one(_understood(MANAGE), order)

    assert _values(told, FactName.ORDER_ID) == [order]
    assert _values(told, FactName.BUYER) == [buyer]
    assert _values(told, FactName.SKU) == [sku]
    assert {str(f.value) for f in told.facts if f.name is FactName.QUANTITY} <= {count}


def test_the_other_orders_stand_aside_and_keep_their_places() -> None:
    whole = _understood(MANAGE)
    told = _one(whole, SECOND)

    others = [f for f in told.facts if f.name is FactName.ORDER_ID and not f.decided]
    assert {str(f.value): f.mention for f in others} == {
        FIRST: Mention.ASIDE,
        THIRD: Mention.ASIDE,
    }
    before = {str(f.value): f.reading.box for f in whole.named(FactName.ORDER_ID)}
    assert all(f.reading.box == before[str(f.value)] for f in told.named(FactName.ORDER_ID))
    assert told.content is whole.content


def test_cards_below_one_another() -> None:
    whole = _understood(CARDS)
    told = _one(whole, "2610022233445566772")

    assert len(whole.named(FactName.ORDER_ID)) == 3
    assert _values(told, FactName.ORDER_DATE) == ["2026-10-02"]
    assert [item.description for item in told.items] == ["折叠露营椅 黑色"]


@pytest.mark.parametrize("order", [None, "111-0000001-0000002"])
def test_a_list_without_the_order_stays_whole(order: str | None) -> None:
    whole = _understood(MANAGE)
    assert in_own_rows([whole], order) == (whole,)


def test_a_page_of_one_order_stays_whole() -> None:
    single = _understood(f"Order details\nOrder ID: {FIRST}\nBuyer name: Maria Gonzalez\n")
    assert _one(single, FIRST) is single


def test_orders_side_by_side_are_no_list() -> None:
    whole = _understood(f"Manage Orders\n{FIRST}          {SECOND}\nMaria Gonzalez   Kevin Tran\n")
    assert _one(whole, FIRST) is whole


WRAPPED = """
Manage Orders
Order details      Product name             Buyer name
113-4431120-       Solar Pathway Lights     Maria Gonzalez
2219034            8 Pack

112-8830045-       Stainless Kettle         Kevin Tran
7710217            1.7 L

114-2075519-       Canvas Weekender         Denise Holloway
6630411            Bag
"""


@pytest.mark.parametrize(
    ("order", "buyer"),
    [(FIRST, "Maria Gonzalez"), (SECOND, "Kevin Tran"), (THIRD, "Denise Holloway")],
)
def test_ids_that_wrap_in_their_cells(order: str, buyer: str) -> None:
    told = _one(_understood(WRAPPED), order)

    assert _values(told, FactName.ORDER_ID) == [order]
    assert _values(told, FactName.BUYER) in ([buyer], [])


REPORT = "\n".join(
    (
        '"Includes Amazon Marketplace transactions"',
        '"All amounts in USD, unless specified"',
        "date/time,settlement id,type,order id,sku,description,quantity,order postal,product sales,"
        "product sales tax,selling fees,total",
        f'"Sep 28, 2026 6:20:11 PM PDT",1,Order,{FIRST},TP-1,Solar Lights,1,74104,39.99,3.20,-6.00,33.99',
        f'"Sep 27, 2026 6:20:11 PM PDT",1,Order,{SECOND},KT-2,Steel Kettle,4,98101,180.00,0.00,-27.00,153.00',
    )
)
EXPORT = "\n".join(
    (
        "order number,store,paid at,buyer,recipient,product name,sku,quantity,unit price,"
        "order total,currency",
        f"{FIRST},US-1,2026-09-28,Maria Gonzalez,Maria Gonzalez,Solar Lights,TP-1,1,39.99,39.99,USD",
        f"{SECOND},US-1,2026-09-27,Kevin Tran,Kevin Tran,Steel Kettle,KT-2,4,45.00,180.00,USD",
    )
)


def _read(path: Path, text: str) -> Document:
    path.write_text(text, "utf-8")
    held = read(EvidenceFile(path.name, path, path.stat().st_size), ReadSettings())
    assert isinstance(held, Content)
    return understand(held)


def test_an_export_gives_the_record_of_the_order(tmp_path: Path) -> None:
    told = _one(_read(tmp_path / "orders.csv", EXPORT), SECOND)

    assert told.kind is Kind.SALES_RECORD
    assert _values(told, FactName.ORDER_ID) == [SECOND]
    assert _values(told, FactName.RECIPIENT) == ["Kevin Tran"]
    assert _values(told, FactName.QUANTITY, FactName.UNIT_PRICE) == ["4", "USD 45.00"]
    assert _values(told, FactName.SALE_TOTAL) == ["USD 180.00"]


def test_totals_of_its_records_are_none_of_the_order(tmp_path: Path) -> None:
    more = (
        EXPORT + f"\n{SECOND},US-1,2026-09-27,Kevin Tran,Kevin Tran,Steel Lid,KT-3,1,9.00,9.00,USD"
    )
    told = _one(_read(tmp_path / "orders.csv", more), SECOND)

    assert [i.description for i in told.items] == ["Steel Kettle", "Steel Lid"]
    assert _values(told, FactName.SALE_TOTAL) == []


def test_a_report_of_payouts_states_no_total_of_the_sale(tmp_path: Path) -> None:
    told = _one(_read(tmp_path / "transactions.csv", REPORT), SECOND)

    assert [(i.description, str(i.quantity)) for i in told.items] == [("Steel Kettle", "4")]
    assert _values(told, FactName.QUANTITY) == ["4"]
    assert _values(told, FactName.SALE_TOTAL) == []
