from __future__ import annotations

import pytest

from evidencecheck.model.fact import Fact, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.order_ids import order_ids
from tests.factories import ORDER
from tests.stages.making import barcode, drawn, source

A, B = "113-1111111-2222222", "114-3333333-4444444"


def found(text: str, *, channel: Channel = Channel.TEXT_LAYER) -> list[Fact]:
    return list(order_ids(source(text, channel=channel)))


def mentions(text: str, *, channel: Channel = Channel.TEXT_LAYER) -> list[tuple[str, str]]:
    return [(str(f.value), f.mention.value) for f in found(text, channel=channel)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"Order ID: {ORDER}", "Order ID"),
        (f"Order ID   {ORDER}", "Order ID"),
        (f"Order ID\n{ORDER}", "Order ID"),
        (f"ORDER # {ORDER}", "ORDER"),
        (f"Order placed March 4, 2026   Amazon.com order number: {ORDER}", "order number"),
        (f"订单号：{ORDER}", "订单号"),
        (f"亚马逊订单编号   {ORDER}", "亚马逊订单编号"),
        (f"Bestellnr. {ORDER}", "Bestellnr"),
        (f"N° de commande : {ORDER}", "N° de commande"),
        (f"注文番号：{ORDER}", "注文番号"),
        (f"PO number: {ORDER}", "PO number"),
        (f"Reference: {ORDER}", "Reference"),
    ],
)
def test_labelled(text: str, label: str) -> None:
    (fact,) = found(text)
    assert fact.value == Identifier(ORDER, "amazon-order")
    assert fact.mention is Mention.OWN
    assert fact.label == label
    assert fact.reading.raw == ORDER
    assert fact.reading.confidence == 1


@pytest.mark.parametrize("text", [ORDER, f"Summary of {ORDER}", f"Your order ({ORDER}) was sent"])
def test_bare_one_counts_where_no_label_says_more(text: str) -> None:
    assert mentions(text) == [(ORDER, "own")]


@pytest.mark.parametrize(
    "text", [f"订单号{ORDER}", f"备注：亚马逊订单号{ORDER}", f"订单{ORDER}已丢失"]
)
def test_han_characters_may_stand_right_before_it(text: str) -> None:
    assert mentions(text) == [(ORDER, "own")]


def test_bare_one_beside_a_labelled_other_is_open() -> None:
    assert mentions(f"Order ID: {ORDER}\n\n\n{A}") == [(ORDER, "own"), (A, "candidate")]
    assert mentions(f"Order ID: {ORDER}\n\n\n{ORDER}") == [(ORDER, "own"), (ORDER, "own")]


@pytest.mark.parametrize(
    "heading",
    [
        "Related orders",
        "相关订单",
        "Other orders",
        "Recent orders",
        "最近订单",
        "历史订单",
        "Weitere Bestellungen",
        "Ähnliche Bestellungen",
        "Customers also ordered",
        "関連する注文",
    ],
)
def test_list_of_other_orders_is_aside(heading: str) -> None:
    text = f"Order ID: {ORDER}\n\n\n{heading}\n{A}\nOrder ID: {B}"
    assert mentions(text) == [(ORDER, "own"), (A, "aside"), (B, "aside")]


def test_sidebar_beside_the_order_leaves_it_alone() -> None:
    text = f"""
Order ID: {ORDER}                  Related orders
Total 5.00                                        {A}
"""
    assert dict(mentions(text)) == {ORDER: "own", A: "aside"}


@pytest.mark.parametrize(
    "label",
    ["Previous order #", "Replacement order:", "Seller order ID:", "原订单号：", "补发订单号："],
)
def test_label_of_another_order_is_aside(label: str) -> None:
    assert mentions(f"Order ID: {ORDER}\n\n\n{label} {A}") == [(ORDER, "own"), (A, "aside")]


@pytest.mark.parametrize(
    "text",
    [
        f"Invoice for order {ORDER}",
        f"Details for Order {ORDER}",
        f"Payment for order {ORDER}",
        f"Total for order {ORDER}   $12.00",
    ],
)
def test_label_word_further_ahead_does_not_set_the_order_aside(text: str) -> None:
    assert mentions(text) == [(ORDER, "own")]


@pytest.mark.parametrize(
    "above",
    [
        "最近更新：2026-03-05 10:00",
        "Your Account > Purchase history",
        "Thank you for your recent order!",
        "You may cancel within 30 minutes",
        "Tracking history",
    ],
)
def test_line_above_that_heads_no_other_orders(above: str) -> None:
    assert mentions(f"{above}\nOrder number: {ORDER}") == [(ORDER, "own")]


@pytest.mark.parametrize(
    "near", ["113-462730-9284417", "113-46273011-9284417", "13-4627301-9284417"]
)
def test_malformed_only_behind_a_label(near: str) -> None:
    (fact,) = found(f"Order ID: {near}")
    assert fact.value == Identifier(near, "", strength=Strength.WEAK)
    assert fact.role == "malformed"
    assert found(near) == []
    assert found(f"Tracking number: {near}") == []
    assert found(f"Related orders\nOrder ID: {near}") == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("113-4627301-92B4417", "113-4627301-9284417"),
        ("II3-46273O1-9284417", "113-4627301-9284417"),
        ("1I3-4627301-9Z84417", "113-4627301-9284417"),
        ("113.4627301.9284417", "113-4627301-9284417"),
        ("113-4627301 -9284417", "113-4627301-9284417"),
        ("D01-4627301-92B4417", "D01-4627301-9284417"),
    ],
)
def test_letters_for_digits_are_mended_in_ocr(raw: str, text: str) -> None:
    (fact,) = found(f"Order ID: {raw}", channel=Channel.OCR)
    assert str(fact.value) == text
    assert fact.reading.raw == raw
    assert fact.reading.confidence <= 0.6
    assert found(f"Order ID: {raw}") == []


@pytest.mark.parametrize(
    "number",
    ["27-11068-77489", "PO-211-21905452099192792", "1925514500832299999", "260715ABCD1234"],
)
def test_other_marketplaces_only_behind_a_label(number: str) -> None:
    facts = found(f"订单号：{number}")
    assert [(str(f.value), f.mention) for f in facts if f.role != "malformed"] == [
        (number, Mention.OWN)
    ]
    assert found(number) == []
    assert found(f"Tracking number: {number}") == []


@pytest.mark.parametrize("number", ["27-11068-77489"])
def test_well_formed_number_of_another_marketplace_is_not_malformed(number: str) -> None:
    assert [f.role for f in found(f"Order number: {number}")] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "113-4627301-92844170",
        "1113-4627301-9284417",
        "113-4627301-9284417-1",
        "ABC113-4627301-9284417",
        "1134627301 9284417",
        "1Z5R89390357567127",
    ],
)
def test_no_order_id(text: str) -> None:
    assert found(text) == []


def test_barcode() -> None:
    held = source(drawn("Order", barcodes=[barcode(f"order={ORDER};x=1", "QRCode"), barcode("1")]))
    (fact,) = order_ids(held)
    assert str(fact.value) == ORDER
    assert fact.reading.channel is Channel.BARCODE


def test_pages_are_told_apart() -> None:
    facts = list(order_ids(source(f"Order ID: {ORDER}", f"Order ID: {A}")))
    assert [(str(f.value), f.reading.page) for f in facts] == [(ORDER, 1), (A, 2)]


@pytest.mark.parametrize(
    ("text", "number", "scheme"),
    [
        ("Shopify\nOrder: #1001", "1001", "shopify-order"),
        ("Walmart\nOrder number: 119121297240391", "119121297240391", "walmart-order"),
        ("TikTok Shop\nOrder ID: 576463220456522968", "576463220456522968", "tiktok-order"),
        ("AliExpress\nOrder ID: 3031265788145237", "3031265788145237", "aliexpress-order"),
        ("淘宝网\n订单编号：2714935628109471523", "2714935628109471523", "taobao-order"),
        ("Order ID: 211-21905452099192792", "211-21905452099192792", "temu-suborder"),
        ("订单号：１９２５５１４５００８３２２９９９９９", "1925514500832299999", "digits-order"),
    ],
)
def test_marketplace_is_told_by_the_page(text: str, number: str, scheme: str) -> None:
    (fact,) = found(text)
    assert isinstance(fact.value, Identifier)
    assert (fact.value.text, fact.value.scheme) == (number, scheme)


@pytest.mark.parametrize("text", ["Order: #1001", "Order: 1001", "Shopify\nInvoice: #1001"])
def test_a_short_number_is_no_order_elsewhere(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "heading", ["Returned orders", "Cancelled orders", "Refunded orders", "退货订单"]
)
def test_orders_that_went_back_are_asides(heading: str) -> None:
    text = f"Order number: {ORDER}\n\n\n{heading}\n112-1111222-3334445"
    assert [f.mention for f in found(text)] == [Mention.OWN, Mention.ASIDE]


def test_an_invoice_number_of_this_form_is_no_order() -> None:
    (fact,) = found("Invoice number: 112-1111222-3334445")
    assert fact.mention is Mention.ASIDE


def test_of_pinduoduo() -> None:
    (fact,) = found("拼多多\n订单编号   260922-987097855930171")
    assert fact.value == Identifier("260922-987097855930171", "pinduoduo-order", Check.PASSED)
    assert not found("拼多多\n订单编号   269922-98709785593017")


NUMBER = "2485488531127787377"


def test_an_order_number_that_is_all_of_a_remark() -> None:
    (fact,) = found(f"SF1803520952143\n订单备注：{NUMBER}")
    assert (str(fact.value), fact.label, fact.decided) == (NUMBER, "订单备注", True)


@pytest.mark.parametrize(
    "text",
    [
        f"订单备注：补发 {NUMBER}",
        "订单备注：13880417265",
        f"订单备注：\n{NUMBER}",
        f"订单编号：1485488531127787377\n备注：{NUMBER}",
    ],
)
def test_other_remarks_name_no_order(text: str) -> None:
    assert NUMBER not in [str(f.value) for f in found(text)]
    assert "13880417265" not in [str(f.value) for f in found(text)]


def test_a_number_that_is_wrapped_from_its_label() -> None:
    facts = list(order_ids(source("商品说明   抱枕套订单编号\n           2439065430262054096")))
    assert [(str(f.value), f.decided) for f in facts] == [("2439065430262054096", True)]
    assert not list(order_ids(source("抱枕套订单编号\n\n\n2439065430262054096")))
