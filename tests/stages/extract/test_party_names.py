from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party_names import is_company, name_in


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Maria Lindqvist", "Maria Lindqvist"),
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
        "請求書番", "订单编",
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
    ],
)  # fmt: skip
def test_company(name: str) -> None:
    assert is_company(name)


@pytest.mark.parametrize(
    "name", ["Maria Lindqvist", "李娜", "Ingrid Sasse", "Marco Cosma", "山口恵子", "厂长"]
)
def test_person(name: str) -> None:
    assert not is_company(name)
