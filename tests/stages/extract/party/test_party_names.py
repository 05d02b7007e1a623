from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.party_names import is_company, is_name, name_below, name_in


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Maria Lindqvist", "Maria Lindqvist"),
        ("Imogen Calloway-Reid, Leeds", "Imogen Calloway-Reid"),
        ("Acme Tools Ltd, Leeds", "Acme Tools Ltd, Leeds"),
        ("TEXTILES DE L'ARDRES SAS au capital de 60 000 €", "TEXTILES DE L'ARDRES SAS"),
        ("SAS au capital de 60 000 € - RCS Lille", ""),
        ("金华市沐柚日用品厂旺旺联系诚信通第7年", "金华市沐柚日用品厂"),
        ("Shopify · Brackenfold Living", "Brackenfold Living"),
        ("Profile → View other orders", ""),
        ("Am Kirchsteig 3 - 94051 Hauzenberg - Tel.: 08586/40771", ""),
        ("站点", ""),
        ("刘思远手机：13880417265", "刘思远"),
        ("义乌市恒美日用品厂 供货单", "义乌市恒美日用品厂"),
        ("Papierhof Krause e.K.", "Papierhof Krause e.K."),
        ("刘思远 138****7265", "刘思远"),
        (
            "Renee Castellanos, 3309 Sandpiper Way, Naples, FL 34105, United States",
            "Renee Castellanos",
        ),
        ("Corvane Outfitters LLC, 14450 Central Ave, Chino,", "Corvane Outfitters LLC"),
        (
            "Guangzhou Lanhai E-Commerce Co., Ltd., No. 88 Tianhe East Road",
            "Guangzhou Lanhai E-Commerce Co., Ltd.",
        ),
        ("Nordlicht Handels GmbH Zustand: Neu", "Nordlicht Handels GmbH"),
        ("sun_flow88 (feedback 750)", "sun_flow88"),
        ("Rahul Patel", "Rahul Patel"),
        ("Sun Li", "Sun Li"),
        ("Page Muster", "Page Muster"),
        ("7-Eleven Inc.", "7-Eleven Inc."),
        ("山口恵子", "山口恵子"),
    ],
)
def test_name_in(line: str, name: str) -> None:
    assert name_in(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "", "#", "Mode de paiement", "Método de pago", "ACCOUNT", "Friday, 10/23/2026 by end of day", "公司",
        "TACOMA, WA US", "TIMMENDORFER STRAND, DE", "1212 Lakeshore Blvd", "Manage feedback", "403-7088704",
        "maria@example.org", "United States", "Ship to", "79102 Freiburg", "Nummer", "AB", "手机：13880417265",
        "請求書番", "订单编", "validated?Y", "Signature required? No",
    ],
)  # fmt: skip
def test_no_name(line: str) -> None:
    assert name_in(line) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Acme LLC", "Acme Trading Co., Ltd.", "Harrow & Wells Ltd", "Nordlicht Handels GmbH", "Delmas SAS",
        "Atelier Verdoyant SARL", "Brightloom Lighting B.V.", "Rossi S.r.l.", "García S.L.",
        "深圳市云山贸易有限公司",
        "中山市明辉灯饰厂", "合同会社ミナモ商店", "株式会社山田",
        "Kustlijn Events V.O.F.", "Meubelen De Vries CV", "Lumo Oy", "Møbelhuset ApS", "Trend A/S",
        "Nordlys AB", "Fjellstue AS", "Kodukaup OÜ", "SIA Balta Māja", "Namų Prekės UAB", "Dům s.r.o.",
        "Ferro, a.s.", "Kuća d.o.o.", "Meble Sp. z o.o.", "Meble Kowalski Sp. k.", "Pécsi Bútor Kft.",
        "Pécsi Bútor Bt.", "Casa Verde Lda.", "Casa Mea S.R.L.", "Дом ЕООД", "Το Σπίτι Ε.Π.Ε.",
    ],
)  # fmt: skip
def test_company(name: str) -> None:
    assert is_company(name)


@pytest.mark.parametrize(
    "name",
    [
        "Maria Lindqvist",
        "李娜",
        "Ingrid Sasse",
        "Marco Cosma",
        "山口恵子",
        "厂长",
        "Calgary, AB",
        "SAME AS",
        "A.S. Byatt",
        "K.S. Lee",
        "Same as",
        "ab 10 Stück",
        "ou bien",
        "Bleistift HB",
        "Card 64 MB",
    ],
)
def test_person(name: str) -> None:
    assert not is_company(name)


@pytest.mark.parametrize(
    "name",
    [
        "佛山市顺德区榕锦小家电厂",
        "东莞市厚街乐晖有机玻璃加工店",
        "深圳市南山区老张百货商行",
        "成都市蓉拾五金机电经营部",
        "杭州市余杭区小辰饰品行（个体工商户）",
    ],
)
def test_a_firm_that_is_named_after_its_town(name: str) -> None:
    assert name_in(name) == name


@pytest.mark.parametrize(
    "text", ["佛山市顺德区北滘镇林港路33号", "深圳市龙岗区坂田街道3号仓", "浙江省杭州市余杭区"]
)
def test_an_address_is_no_firm(text: str) -> None:
    assert name_in(text) == ""


@pytest.mark.parametrize(
    "text", ["納品書", "御請求書", "送货单", "收款收据", "单位", "お買い上げ明細書"]
)
def test_a_papers_title_is_no_name(text: str) -> None:
    assert name_in(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("（盖章） 台州乙塑料厂", "台州乙塑料厂"),
        ("株式会社みなと商事  御中", "株式会社みなと商事"),
    ],
)
def test_what_forms_set_around_a_name(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("lines", "of_sender", "name"),
    [
        (
            ["〒780-8064", "高知県高知市朝倉丁1720-9", "コーポ土佐 202", "和食健吾様"],
            False,
            "和食健吾",
        ),
        (["160-0022 東京都新宿区1-2-3", "山田 太郎 様  TEL 03-0000-0000"], False, "山田 太郎"),
        (["〒028-3615", "岩手県紫波郡矢巾町7-441", "南部鉄器かまど屋"], True, "南部鉄器かまど屋"),
        (["〒780-8064", "高知県高知市朝倉丁1720-9", "コーポ土佐"], False, ""),
        (["和食健吾様", "〒780-8064"], False, ""),
    ],
)
def test_name_behind_a_japanese_address(lines: list[str], of_sender: bool, name: str) -> None:
    assert name_below(lines, of_sender=of_sender) == name


@pytest.mark.parametrize("name", ["Borsalinda S.r.l.s", "LE PETIT NAVIRE SA", "Müller AG"])
def test_legal_forms_that_look_like_something_else(name: str) -> None:
    assert is_company(name)
    assert name_in(name) == name


@pytest.mark.parametrize(
    "text",
    [
        "保温随行杯 600ml 鼠尾草绿",
        "Water bottle 24 oz",
        "Our invoice YO",
        "Your order LH",
        "Unsere Rechnung",
        "Sales Dept. 3 / Zhou Jian",
        "Export Department",
        "外贸部 周健",
        "销售二部",
    ],
)
def test_goods_papers_and_departments_are_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    ["Our Place", "Your Home Ltd", "Fulfilment Desk, Opaline Instruments", "外贸部品有限公司"],
)
def test_names_like_papers_and_departments(text: str) -> None:
    assert is_name(text)


def test_factory_at_the_end_of_a_name() -> None:
    assert is_company("Zhejiang Lixin Lighting Factory")
    assert not any(
        map(is_company, ("Shipped from factory", "Ex factory", "factory", "Factory price"))
    )


@pytest.mark.parametrize(
    "head",
    [
        "Post office",
        "Penryn Post Office",
        "Postfiliale 512",
        "Bureau de poste Lyon Bellecour",
        "Ufficio Postale Roma 44",
        "Oficina de Correos",
        "广州白云石门揽投部",
        "UNITED STATES POSTAL SERVICE",
    ],
)
def test_where_parcels_are_handed_in_is_nobody(head: str) -> None:
    assert not name_in(head)


@pytest.mark.parametrize(
    "name", ["Agence Durand", "Postel GmbH", "Emily Post", "Bureau Vallée SAS"]
)
def test_names_like_those_of_the_post(name: str) -> None:
    assert name_in(name) == name
