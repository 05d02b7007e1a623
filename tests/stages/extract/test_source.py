from __future__ import annotations

import pytest

from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.dates import Order
from evidencecheck.stages.extract.money import DecimalMark
from evidencecheck.stages.extract.source import is_ocr
from tests.stages.making import drawn, line, source


def test_notations_are_settled_over_all_pages() -> None:
    held = source("Total 1.284,50 €", "Order date: 13/04/2026")
    assert held.mark is DecimalMark.COMMA
    assert held.order is Order.DAY_FIRST
    assert source("Total 12").mark is None
    assert source("03/04/2026").order is None


def test_lines_and_labels_come_page_by_page() -> None:
    held = source("Total: 5\nTax: 1", "Total: 7")
    assert [(page.number, line.text) for page, line in held.lines()] == [
        (1, "Total: 5"),
        (1, "Tax: 1"),
        (2, "Total: 7"),
    ]
    assert [(layout.page.number, label.text) for layout, label in held.labels("total")] == [
        (1, "Total"),
        (2, "Total"),
    ]


def test_reading_knows_its_place() -> None:
    held = source(drawn("Total: 12.50 EUR", channel=Channel.OCR, confidence=0.8))
    ((page, own),) = held.lines()
    reading = held.reading(page, own, 7, 12)
    assert (reading.raw, reading.file, reading.page) == ("12.50", "a.pdf", 1)
    assert (reading.channel, reading.confidence) == (Channel.OCR, 0.8)
    assert reading.box == own.box_of(7, 12)


def test_is_ocr() -> None:
    assert is_ocr(line("x", channel=Channel.OCR))
    assert not is_ocr(line("x"))


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("Währung:\nEUR\nGesamtbetrag 220,00\n$4 Nr. 10a UStG", ("EUR",)),
        ("All amounts in EUR\nTotal 36.00", ("EUR",)),
        ("币种：CNY\n合计 36.00", ("CNY",)),
        ("Currency: USD\nPrices in EUR on request\nTotal $36.00", None),
        ("GSTIN: 98AAAAA7654Z3Z2\nTotal 7,08,000.00\nSGST ¥0.00", ("INR",)),
        ("Mo.-Fr. 08.30 - 12.30 Uhr\nSumme 220,00 €", ("EUR",)),
        ("Rechnungsbetrag 310,00 EURO", ("EUR",)),
        ("单价(元)\n合计 ¥3360", ("CNY",)),
        ("叁仟叁佰陆拾元整\n合计 ¥3360", ("CNY",)),
        ("运费 ¥12.50\n合计 ¥3,360.00", ("CNY",)),
        ("合计 ¥3360", ("CNY", "JPY")),
        ("Total ¥3,360.00", ("CNY", "JPY")),
    ],
)
def test_currency_of_the_document(text: str, currencies: tuple[str, ...] | None) -> None:
    found = source(text).currencies
    assert found == currencies if currencies else "USD" in found


def test_letter_of_a_code_is_no_yen_sign() -> None:
    assert source("Y654 Kopje 3\nTotaal 110,00", channel=Channel.OCR).currencies == ()


_HISTORY = "Arrived {}/10/2026 18:05\nDeparted {}/10/2026 15:48\nAccepted {}/10/2026 12:31"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Votre colis est en transit\nNuméro de suivi\n07/10/2026", Order.DAY_FIRST),
        ("Número de envío PK1\nFecha Estado Lugar\n02/10/2026 Admitido", Order.DAY_FIRST),
        ("Royal Mail\nItem received 07/10/2026", Order.DAY_FIRST),
        ("Your order of a Votre colis stamp, 07/10/2026", None),
        ("Track your package: commande, the order date 07/10/2026", None),
        ("Votre colis en livraison\nReno, NV 89509\n07/10/2026", None),
        (_HISTORY.format("09", "08", "07"), Order.DAY_FIRST),
        ("10/09/2026 18:05\n10/08/2026 15:48\n10/07/2026 12:31", Order.MONTH_FIRST),
        ("09/10/2026 18:05\n08/10/2026 15:48", None),
        ("01/10/2026\n01/11/2026\n01/12/2026", None),
        ("Total RM 12.50\n09/03/2018", Order.DAY_FIRST),
        ("Amount (RM)\n09/03/2018", Order.DAY_FIRST),
        ("TEO HENG SDN BHD\n09/03/2018", Order.DAY_FIRST),
        ("RM 1205, Block A, Shenzhen\n09/03/2018", None),
        ("Perm 12.50\n09/03/2018", None),
    ],
)
def test_day_or_month_first(text: str, order: Order | None) -> None:
    assert source(text).order is order


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("ご請求額： ￥7,980\nお届け先住所", ("JPY",)),
        ("应付金额 ￥7,980\n商品：かわいいノート", ("CNY", "JPY")),
        ("币别：人民币\n合计 2,920.00", ("CNY",)),
    ],
)
def test_yen_or_yuan(text: str, currencies: tuple[str, ...]) -> None:
    assert source(text).currencies == currencies


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("品名   数量   单价(元)   金额（元）\n发夹   500   2.00   1000.00", ("CNY",)),
        ("合计金额（大写）：贰仟叁佰捌拾元整\n合计   2,380.00", ("CNY",)),
        ("品名   数量   単価(円)\n皿   2   1,980", ("JPY",)),
        ("品名   数量   单价(元)\n皿   2   US$19.80", ("USD",)),
        ("单元整理\n合计   12.00", ()),
    ],
)
def test_currency_in_a_heading_or_behind_the_words(text: str, currencies: tuple[str, ...]) -> None:
    assert source(text).currencies == currencies


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Amount (USD)   1,931.00\n大写金额：壹仟玖佰叁拾壹美元整", ("USD",)),
        ("合计   1,931.00\n大写：壹仟玖佰叁拾壹欧元整", ("EUR",)),
        ("合计   1,931.00\n大写：壹仟玖佰叁拾壹港元整", ("HKD",)),
        ("合计   1,931.00\n大写：壹仟玖佰叁拾壹元整", ("CNY",)),
        ("合计   1,931.00\n可用美元支付", ()),
    ],
)
def test_currency_of_a_sum_in_words(text: str, currency: tuple[str, ...]) -> None:
    assert source(text).currencies == currency
