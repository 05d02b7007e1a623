"""Mails that are bills, and letters that quote or announce one."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.mailed_bill import is_mailed_bill
from tests.stages.making import content

MAIL = "message/rfc822"
ENGLISH = """
Subject: Invoice RR-40118 from Ridge Row Supply
Mail author: Ridge Row Supply <billing@ridgerow.example>
INVOICE RR-40118
Invoice date: September 3, 2026
Bill to: Tarn Cycles Ltd, 4 Quay St, Hull
Pannier clip      25 x  USD 31.00 =   USD 775.00
Subtotal          USD 775.00
Freight           USD 48.00
Total             USD 823.00
Thank you.
"""
GERMAN = """
Betreff: WG: Ihre Rechnung RE-2026-1182
Sehr geehrte Frau Kern,
Rechnung RE-2026-1182
Rechnungsdatum: 03.09.2026
Rechnungsempfänger: Kern Wohnwelt GmbH, Lange Str. 4, 30159 Hannover
Schneidebrett Eiche   40      12,50 EUR     500,00 EUR
Zwischensumme  500,00 EUR
MwSt. 19 %     95,00 EUR
Gesamtbetrag   595,00 EUR
Mit freundlichen Grüßen
"""
FRENCH = """
Objet : Fwd: Facture F2026-0441
Facture n° F2026-0441
Date de facture : 12/08/2026
Facturé à : Boutique Claire SAS, 8 rue Haute, 69001 Lyon
Nappe lin   12 x 28,00 € = 336,00 €
Total HT    336,00 €
TVA 20 %    67,20 €
Total TTC   403,20 €
"""
JAPANESE = """
件名: 【山城商店】請求書送付のご案内
請求書番号：S-2609-047
発行日：2026年9月14日
株式会社みなと文具 御中
蜜蝋ラップ   60   1,450円   87,000円
小計   87,000円
消費税   8,700円
合計   95,700円
"""
CHINESE = """
主题: 账单 2026-09
账单编号：ZD20260918
日期：2026-09-18
客户：宁波海棠家居有限公司
保温杯   100   ¥18.50   ¥1,850.00
运费   ¥60.00
合计   ¥1,910.00
"""


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH, JAPANESE, CHINESE])
def test_a_mail_whose_text_is_the_bill_is_one(text: str) -> None:
    mail = content(text, media_type=MAIL)
    assert is_mailed_bill([line for page in mail.pages for line in page.lines])
    assert classify(source_of(mail)).kind in (Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Subject: Invoice", "Subject: Re: Invoice"),
        ("Thank you.", "Where is my parcel? It has not arrived."),
        ("Total             USD 823.00", ""),
        ("Bill to: ", ""),
        ("Invoice date: September 3, 2026", ""),
    ],
)
def test_a_mail_that_asks_or_lacks_a_part_of_the_bill_is_none(old: str, new: str) -> None:
    assert old in ENGLISH
    mail = content(ENGLISH.replace(old, new), media_type=MAIL)
    assert not is_mailed_bill([line for page in mail.pages for line in page.lines])


def test_a_mail_that_announces_a_bill_is_a_letter() -> None:
    text = """
Subject: Invoice 4471 attached
Dear Anna,
please find attached invoice 4471 dated 1 September 2026 over USD 2,500.00.
Thanks for paying USD 500.00 already.
Best regards
"""
    assert classify(source_of(content(text, media_type=MAIL))).kind is Kind.CORRESPONDENCE
