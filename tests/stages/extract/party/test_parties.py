from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import line, page_of, source

N = FactName


def parties(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text))}


@pytest.mark.parametrize(
    ("text", "recipient", "whole"),
    [
        (
            "Ship to:\nMaria Lindqvist\n12 Elm St\nSpringfield, IL 62701",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St, Springfield, IL 62701",
        ),
        (
            "SHIP TO: Maria Lindqvist\n12 Elm St",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St",
        ),
        (
            "Ship to   Maria Lindqvist\n          12 Elm St",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St",
        ),
        ("收件人：张伟\n深圳市南山区", "张伟", "张伟, 深圳市南山区"),
        ("Lieferadresse\nMax Muster\nWeg 1", "Max Muster", "Max Muster, Weg 1"),
        ("Destinataire : Anne Roux", "Anne Roux", "Anne Roux"),
    ],
)
def test_ship_to(text: str, recipient: str, whole: str) -> None:
    found = parties(text)
    assert found[N.RECIPIENT] == recipient
    assert found[N.SHIP_TO] == whole


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Bill to: Acme LLC", N.BUYER, "Acme LLC"),
        ("购买方：深圳市甲科技有限公司", N.BUYER, "深圳市甲科技有限公司"),
        ("Rechnungsadresse\nMax Muster", N.BUYER, "Max Muster"),
        ("Sold by: Beta Ltd", N.SUPPLIER, "Beta Ltd"),
        ("销售方：深圳市乙有限公司", N.SUPPLIER, "深圳市乙有限公司"),
        ("供应商   义乌丙商行", N.SUPPLIER, "义乌丙商行"),
        ("Absender: Gamma GmbH", N.SUPPLIER, "Gamma GmbH"),
    ],
)
def test_buyer_and_supplier(text: str, name: FactName, value: str) -> None:
    assert parties(text) == {name: value}


def test_block_ends_at_a_gap_or_a_label() -> None:
    text = "Ship to:\nMaria\n12 Elm St\nOrder ID: 1\nx\n\n\ny"
    assert parties(text)[N.SHIP_TO] == "Maria, 12 Elm St"
    text = "Ship to:\nMaria\n12 Elm St\n\n\nSomething else"
    assert parties(text)[N.SHIP_TO] == "Maria, 12 Elm St"


def test_two_columns_of_addresses() -> None:
    text = """
Bill to              Ship to
Acme LLC             Maria Lindqvist
1 Main St            12 Elm St
"""
    assert parties(text) == {
        N.BUYER: "Acme LLC",
        N.RECIPIENT: "Maria Lindqvist",
        N.SHIP_TO: "Maria Lindqvist, 12 Elm St",
    }


@pytest.mark.parametrize("text", ["收 张伟", "收：张伟"])
def test_label_of_one_character(text: str) -> None:
    assert parties(text)[N.RECIPIENT] == "张伟"


@pytest.mark.parametrize("text", ["", "Ship to", "We ship to the whole world"])
def test_nobody(text: str) -> None:
    assert parties(text) == {}


def _of(kind: Kind, text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), kind) if f.decided}


def test_a_column_of_places_names_nobody() -> None:
    assert _of(Kind.TRACKING_RECORD, "Ship To\nTACOMA, WA US\nShipment Progress") == {
        N.DESTINATION: "TACOMA, WA, US"
    }


def test_cells_of_other_headings_are_no_names() -> None:
    text = """
Dirección de envío         Método de pago      Resumen
Inmaculada Ferrer Soler    Visa 4157           108,90
Calle Mayor 27             x                   7,26
46001 Valencia
España
"""
    assert _of(Kind.ORDER_DETAILS, text)[N.RECIPIENT] == "Inmaculada Ferrer Soler"
    assert _of(Kind.ORDER_DETAILS, text)[N.DESTINATION] == "Valencia, 46001, ES"


def test_address_set_in_from_its_label() -> None:
    text = """
SHIP TO:
     MARIA LINDQVIST
     2218 ALDER CREEK RD
     FORT COLLINS CO 80525
"""
    assert _of(Kind.SHIPPING_LABEL, text)[N.RECIPIENT] == "MARIA LINDQVIST"
    assert _of(Kind.SHIPPING_LABEL, text)[N.DESTINATION] == "FORT COLLINS, CO 80525, US"


def test_name_and_address_on_lines_of_their_own() -> None:
    text = "收货人：刘思远手机：13880417265\n收货地址：四川省成都市武侯区望江路318号邮编610041"
    found = _of(Kind.ORDER_DETAILS, text)
    assert found[N.RECIPIENT] == "刘思远"
    assert found[N.DESTINATION] == "成都市, 四川 610041, CN"


def test_label_with_a_preposition() -> None:
    text = "Von: Nordlicht GmbH\nWeg 7\n13507 Berlin\n\n\nAn: Jürgen Weißhaupt\nLindenallee 44\n99425 Weimar"
    found = _of(Kind.SHIPPING_LABEL, text)
    assert found[N.RECIPIENT] == "Jürgen Weißhaupt"
    assert found[N.SUPPLIER] == "Nordlicht GmbH"
    assert N.RECIPIENT not in _of(Kind.CORRESPONDENCE, text)


def test_addressee_of_a_label_without_words() -> None:
    text = """
Royal Mail

KC 8898 2673 2GB

Oliver Pemberton
17 Larkspur Close
Shrewsbury
SY3 8QT

Return address: Thornbury Kitchen Ltd
Unit 4, Aldermoor
Bristol BS32 4JT
"""
    found = _of(Kind.SHIPPING_LABEL, text)
    assert found[N.RECIPIENT] == "Oliver Pemberton"
    assert found[N.DESTINATION] == "Shrewsbury, SY38QT, GB"
    assert N.RECIPIENT not in _of(Kind.PHOTO, text)


def test_window_of_a_letter() -> None:
    text = """
Nordlicht GmbH · Gewerbering 7 · 13507 Berlin
Jürgen Weißhaupt
Lindenallee 44
99425 Weimar

Rechnung
"""
    assert _of(Kind.SALES_INVOICE, text)[N.BUYER] == "Jürgen Weißhaupt"


def test_letterhead() -> None:
    text = "Yongkang Hardware Co., Ltd.\nNo. 88 East Road\n\nBuyer: Acme LLC"
    assert _of(Kind.PURCHASE_INVOICE, text)[N.SUPPLIER] == "Yongkang Hardware Co., Ltd."
    assert N.SUPPLIER not in _of(Kind.CORRESPONDENCE, text)


@pytest.mark.parametrize(
    "text",
    [
        "购买方信息                          销售方信息\n"
        "名称：深圳市云杉贸易有限公司          名称：中山市明辉灯饰厂",
        "购买方\n名称：深圳市云杉贸易有限公司\n项目名称\n\n\n销售方\n名称：中山市明辉灯饰厂",
    ],
)
def test_fapiao(text: str) -> None:
    assert _of(Kind.FAPIAO, text) == {
        N.BUYER: "深圳市云杉贸易有限公司",
        N.SUPPLIER: "中山市明辉灯饰厂",
    }


def test_link_to_the_buyer_is_a_candidate() -> None:
    facts = list(party_facts(source("Contact buyer: Anna"), Kind.ORDER_DETAILS))
    assert [f.decided for f in facts] == [False]


@pytest.mark.parametrize("text", ["卖家工作台", "买家中心>已买到的货品", "供应商管理"])
def test_menus_name_nobody(text: str) -> None:
    assert _of(Kind.ORDER_DETAILS, text) == {}


def test_claimant_of_a_form() -> None:
    assert _of(Kind.PRIOR_CLAIM, "Claimant: Acme Trading Ltd") == {N.CLAIMANT: "Acme Trading Ltd"}


def test_who_took_the_parcel_need_not_be_its_recipient() -> None:
    text = "Delivered To: FRONT DESK\n12 Elm St\nTACOMA, WA 98407"
    facts = list(party_facts(source(text), Kind.PROOF_OF_DELIVERY))
    assert [(f.name, str(f.value), f.role, f.decided) for f in facts] == [
        (N.DESTINATION, "TACOMA, WA 98407, US", "delivered", False)
    ]
    assert _of(Kind.SHIPPING_LABEL, text)[N.DESTINATION] == "TACOMA, WA 98407, US"


@pytest.mark.parametrize(
    ("caption", "other"),
    [("Received By", "Left At"), ("Empfangen von", "Abgelegt bei"), ("Signé par", "Lieu de dépôt")],
)
def test_captions_of_a_proof_of_delivery_are_no_address(caption: str, other: str) -> None:
    text = f"""
Delivered To      REDLANDS, CA, US
{caption}       DOCK
{other}           Dock
"""
    facts = list(party_facts(source(text), Kind.PROOF_OF_DELIVERY))
    assert [(str(f.value), f.decided) for f in facts] == [("REDLANDS, CA, US", False)]


ADDRESSES = """
De                            Para
Olivar Sur S.L.               Nuria Calderón
Calle Feria 61                Avenida del Puerto 190
41002 Sevilla                 46023 Valencia
"""
XERO = """
TAX INVOICE

Helen Ashworth                                  Harrow & Wells Ltd
27 Kestrel Close                                Unit 5, Calder Estate
SHEFFIELD S8 0LJ                                LEEDS LS10 1JR
"""


def invoiced(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), Kind.SALES_INVOICE)}


@pytest.mark.parametrize(
    ("text", "buyer", "supplier"),
    [
        (ADDRESSES, "Nuria Calderón", "Olivar Sur S.L."),
        (XERO, "Helen Ashworth", "Harrow & Wells Ltd"),
        ("Rechnung an\nHerrn\nJonas Brandt\nWeg 1\n04229 Leipzig", "Jonas Brandt", None),
        (
            "TO: Pinecrest Imports Inc.\n745 Commerce Blvd, Tacoma, WA 98421",
            "Pinecrest Imports Inc.",
            None,
        ),
        ("請求書\n\n田中 由美子 様", "田中 由美子", None),
        ("請求書\n\nお客様", None, None),
        ("Cessionario/committente (cliente)\nGiulia Neri\nVia dei Mille 5", "Giulia Neri", None),
        ("供货单位（盖章）：中山市鸿达小家电有限公司", None, "中山市鸿达小家电有限公司"),
        ("收款人：陈工   开票人：林晓", None, None),
        ("De\nOlivar Sur S.L.\nCalle Feria 61\n41002 Sevilla", None, None),
        ("Acme Ltd\nWe pay it ourselves\nWeg 664\n30122 Rotterdam", None, None),
    ],
)
def test_parties_of_an_invoice(text: str, buyer: str | None, supplier: str | None) -> None:
    found = invoiced(text)
    assert found.get(N.BUYER) == buyer
    if supplier or not buyer:
        assert found.get(N.SUPPLIER) == supplier


def test_return_address_is_no_recipient_and_a_carrier_neither() -> None:
    text = """
EVRI
Ms Tamsin Penhallow
5 Harbour Terrace
Falmouth
TR11 3AH

If undelivered return to: Copperleaf Trading, Unit 6, Manchester
M40 7EZ
"""
    found = {f.name: str(f.value) for f in party_facts(source(text), Kind.SHIPPING_LABEL)}
    assert found[N.RECIPIENT].endswith("Tamsin Penhallow")
    assert found[N.SUPPLIER] == "Copperleaf Trading"


XERO = """
Helen Ashworth                                            Harrow & Wells Ltd
27 Kestrel Close             Invoice Date                 Unit 5, Calder Trading Estate
SHEFFIELD                    13 Oct 2026                  LEEDS
S8 0LJ                       Invoice Number               LS10 1JR
UNITED KINGDOM               INV-17                       UNITED KINGDOM
"""


def test_bare_blocks_of_a_buyer_and_a_company() -> None:
    found = {f.name: str(f.value) for f in party_facts(source(XERO), Kind.SALES_INVOICE)}
    assert found[N.BUYER] == "Helen Ashworth"
    assert found[N.SUPPLIER] == "Harrow & Wells Ltd"


def test_an_unknown_field_ends_an_address() -> None:
    found = parties("收货地址：刘思远，四川省成都市武侯区望江路318号\n运送方式：快递")
    assert found[N.SHIP_TO] == "刘思远，四川省成都市武侯区望江路318号"


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("致 TO:\n香港泽澜国际有限公司\n\n货物", "香港泽澜国际有限公司"),
        ("Messrs: Blue Harbor Trading LLC\n500 Ocean Ave", "Blue Harbor Trading LLC"),
        ("致：杭州甲贸易有限公司\n\n", "杭州甲贸易有限公司"),
        ("田端デザイン事務所   御中\n\n", "田端デザイン事務所"),
    ],
)
def test_whom_a_factory_or_a_japanese_bill_addresses(text: str, buyer: str) -> None:
    assert _of(Kind.PURCHASE_INVOICE, text)[N.BUYER] == buyer


def test_letterhead_before_a_place_of_departure() -> None:
    text = """
SHENZHEN BRIGHTSTAR ELECTRONICS CO., LTD
Buyer: Harborline Goods LLC
From: Shenzhen
"""
    assert (
        _of(Kind.PURCHASE_INVOICE, text)[N.SUPPLIER] == "SHENZHEN BRIGHTSTAR ELECTRONICS CO., LTD"
    )


def test_japanese_waybill_has_the_name_below_the_address() -> None:
    text = """
お届け先〒780-8064
高知県高知市朝倉丁1720-9
コーポ土佐 202
和食健吾様


ご依頼主〒028-3615
岩手県紫波郡矢巾町7-441
南部鉄器かまど屋
電話 019-000-8274
"""
    told = _of(Kind.SHIPPING_LABEL, text)
    assert (told[N.RECIPIENT], told[N.SUPPLIER]) == ("和食健吾", "南部鉄器かまど屋")
    assert told[N.SHIP_TO].startswith("〒780-8064, 高知県高知市朝倉丁1720-9")


def test_who_takes_the_goods_over() -> None:
    text = """
汕头市玩奇乐玩具厂
收货单位：深圳市小象贸易有限公司
收货地址：深圳市龙岗区雪岗路2018号
序号   品名
1   积木
"""
    told = _of(Kind.PACKING_SLIP, text)
    assert told[N.RECIPIENT] == "深圳市小象贸易有限公司"
    assert told[N.SHIP_TO] == "深圳市小象贸易有限公司, 深圳市龙岗区雪岗路2018号"
    assert N.RECIPIENT not in _of(Kind.PURCHASE_INVOICE, text)


def test_the_only_other_company_of_a_japanese_bill() -> None:
    text = "株式会社みなと商事 御中\n\n\n合同会社 すみれ工房\n合計金額   ¥14,850-"
    assert _of(Kind.SALES_INVOICE, text)[N.SUPPLIER] == "合同会社 すみれ工房"


def test_an_address_ends_where_a_history_begins() -> None:
    made = source(
        "Ship to: 37421 Chattanooga, TN\n09/29/2026 10:31 AM Picked up\n09/30/2026 5:26 PM Arrived"
    )
    told = [str(f.value) for f in party_facts(made) if f.name is FactName.SHIP_TO]
    assert told == ["37421 Chattanooga, TN"]


def test_the_caption_of_the_next_box_is_no_name() -> None:
    small, large = 14.0, 22.0
    cells = [
        ("LUOGO DI DESTINAZIONE", 80, 100, small), ("AGENTE DI ZONA", 700, 100, small),
        ("Cucina Felice", 80, 116, large), ("Marco Tosi", 700, 116, large),
        ("Via del Lavoro 8", 80, 142, large),
        ("40012 Calderara di Reno BO", 80, 168, large),
    ]  # fmt: skip
    made = page_of([line(text, x, y, height=height) for text, x, y, height in cells])
    told = {f.name: str(f.value) for f in party_facts(source(made), Kind.PURCHASE_INVOICE)}
    assert told[FactName.RECIPIENT] == "Cucina Felice"
