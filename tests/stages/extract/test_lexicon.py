from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.lexicon import labels_of, word_at, words
from tests.stages.making import line

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("evidencecheck.stages.extract").joinpath("lexicon.toml").read_text("utf-8")
)


def labels(text: str) -> list[tuple[str, str]]:
    """(printed label, one of its fields) of a line."""
    return [(label.text, min(label.fields)) for label in labels_of(line(text))]


@pytest.mark.parametrize("field", TABLE)
def test_every_word_is_found_before_a_colon(field: str) -> None:
    missed = []
    for word in (w for listed in TABLE[field].values() for w in listed):
        for value in (": 12", "：12", "   x"):
            found = labels_of(line(f"{word}{value}"))
            if not (found and found[0].is_for(field) and found[0].start == 0 and found[0].leads):
                missed.append(word + value)
    assert missed == []


@pytest.mark.parametrize("field", TABLE)
def test_no_word_is_listed_twice(field: str) -> None:
    for listed in TABLE[field].values():
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize("field", TABLE)
def test_case_and_width_do_not_matter(field: str) -> None:
    wide = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}
    for word in TABLE[field].get("en", []):
        for printed in (word.upper(), word.title(), word.translate(wide)):
            assert labels_of(line(f"{printed}: 12"))[0].is_for(field), printed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Order ID: 113", [("Order ID", "order_id")]),
        ("• Order ID 113", [("Order ID", "order_id")]),
        ("(1) Order ID: 113", [("Order ID", "order_id")]),
        ("Order # 113", [("Order", "order_id")]),
        ("Nº FACTURA: 26/0152", [("Nº FACTURA", "invoice_number")]),
        ("Detalles de Pedido n.º 20457", [("Pedido n.º", "order_id")]),
        ("Dettagli dell’ordine 113", [("ordine", "order_id")]),
        (
            "Carrier: USPS Tracking number: 9",
            [("Carrier", "carrier"), ("Tracking number", "tracking_number")],
        ),
        (
            "Order date: x | Ship date: y",
            [("Order date", "order_date"), ("Ship date", "ship_date")],
        ),
        ("Tax $1.00  Total: $9.00", [("Tax", "tax"), ("Total", "total")]),
        ("小计 ¥90.00 运费 ¥8.00", [("小计", "subtotal"), ("运费", "shipping")]),
        (
            "商品小计：90.00 订单总额：98.00",
            [("商品小计", "subtotal"), ("订单总额", "grand_total")],
        ),
        ("订 单 号：113", [("订 单 号", "order_id")]),
        ("N° de commande : 113", [("N° de commande", "order_id")]),
        ("Rechnungs-Nr.: 12", [("Rechnungs-Nr", "invoice_number")]),
        ("Empfänger: Maria", [("Empfänger", "ship_to")]),
        ("Grand Total", [("Grand Total", "grand_total")]),
        ("系统单号：12", [("系统单号", "reference")]),
        ("Seller order ID: 12", [("Seller order ID", "other_order_id")]),
    ],
)
def test_labels_of_a_line(text: str, found: list[tuple[str, str]]) -> None:
    assert labels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We thank you for the order and the total trust",
        "The parcel and its tracking were lost",
        "Reordered totals",
        "Pre-ordering",
        "我们的订单号码簿",
        "内部单号",
        "",
    ],
)
def test_running_text_has_no_label_of_an_order_or_a_parcel(text: str) -> None:
    fields = {f for label in labels_of(line(text)) for f in label.fields}
    assert not fields & {"order_id", "tracking_number", "total", "grand_total"}


@pytest.mark.parametrize(
    ("text", "leads", "marked"),
    [
        ("Total: 5", True, True),
        ("Total 5", True, False),
        ("Total (incl. tax): 5", True, True),
        ("Your final Total: 5", False, True),
        ("x | Total 5", False, False),
    ],
)
def test_how_a_label_stands(text: str, leads: bool, marked: bool) -> None:
    label = next(label for label in labels_of(line(text)) if "otal" in label.text)
    assert (label.leads, label.marked) == (leads, marked)


def test_longest_word_wins() -> None:
    folded = fold("Order ID and more").text
    assert word_at(folded, 0) == "order id"
    assert word_at("ordering", 0) is None
    assert word_at("reorder", 2) is None


def test_words_are_folded() -> None:
    assert all(fold(word).text == word for word in words())


@pytest.mark.parametrize("field", TABLE)
def test_a_label_in_two_languages_may_stand_anywhere(field: str) -> None:
    """Both words together are none of the table."""
    for chinese in TABLE[field].get("zh", ()):
        for english in TABLE[field].get("en", ())[:3]:
            assert isinstance(labels_of(line(f"what was sold {chinese} {english} 2")), tuple)


@given(st.text(alphabet="Order ID:#|;总计订单号 1.,5$\n", max_size=40))
def test_labels_are_slices_in_order(text: str) -> None:
    held = line(text or "x")
    found = labels_of(held)
    places = [place for label in found for place in (label.start, label.end)]
    assert places == sorted(places)
    assert all(label.text for label in found)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Consignee 收货人", ["Consignee 收货人"]),
        ("发票编号 / Invoice No.: 17", ["发票编号 / Invoice No"]),
        ("Consignee 发票号", ["Consignee"]),
        ("客户 Customs", ["客户"]),
    ],
    ids=["both", "both with a mark", "two fields", "another word"],
)
def test_a_label_in_two_languages_is_one(text: str, labels: list[str]) -> None:
    assert [label.text for label in labels_of(line(text))] == labels


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Postage total: £3.49", "shipping"),
        ("Created time: Oct 11, 2026", "order_date"),
        ("Verkaufsdatum: 6. Oktober 2026", "order_date"),
        ("Data dell'acquisto: 10 ottobre 2026", "order_date"),
        ("Date d'achat : 5 octobre 2026", "order_date"),
        ("ID articolo dell'ordine: 86255880246261", "product_id"),
        ("Bestellposten-ID: 86255880246261", "product_id"),
        ("Intestata a: Serena Bellucci", "bill_to"),
    ],
)
def test_words_of_seller_pages(text: str, field: str) -> None:
    assert labels_of(line(text))[0].is_for(field)


@pytest.mark.parametrize(("text", "found"), [("計算機 A6100", []), ("計：100", ["計"])])
def test_a_lone_character_for_a_total_begins_no_word(text: str, found: list[str]) -> None:
    assert [label.text for label in labels_of(line(text))] == found


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("BILLTO", "bill_to"),
        ("InvoiceDate: 3 May 2026", "invoice_date"),
        ("Rechnungnummer: 17", "invoice_number"),
        ("Adressedelivraison", "ship_to"),
    ],
)
def test_label_whose_blanks_were_lost(text: str, field: str) -> None:
    (label,) = labels_of(line(text))
    assert label.is_for(field)


@pytest.mark.parametrize("text", ["Boughton", "Call us", "billtop", "Callus: 5"])
def test_word_that_is_no_label_without_its_blanks(text: str) -> None:
    assert not [label for label in labels_of(line(text)) if " " not in label.text]


@pytest.mark.parametrize(
    "text",
    [
        "Suivez votre colis sur www.laposte.fr/suivi ou 3631",
        "https://shop.example/order/#4711",
        "Info: mydhl.de/sendungsnummer",
    ],
)
def test_a_part_of_an_address_on_the_web_is_no_label(text: str) -> None:
    found = {field for label in labels_of(line(text)) for field in label.fields}
    assert found.isdisjoint({"tracking_number", "order_id"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "商品合計6,620円送料770円クーポン利用-300円請求金額7,090円",
            [
                ("商品合計", "subtotal"),
                ("送料", "shipping"),
                ("クーポン利用", "discount"),
                ("請求金額", "grand_total"),
            ],
        ),
        # A reader takes the long vowel for the Han one.
        ("小計500円ク一ポン利用-30円", [("小計", "subtotal"), ("ク一ポン利用", "discount")]),
        ("货款88元运费6元", [("货款", "subtotal"), ("运费", "shipping")]),
        ("Rabatt-5,00 EUR", [("Rabatt", "discount")]),
        # The unit of a number, and words that no amount follows, are no labels.
        ("ポイント利用 500ポイント", [("ポイント利用", "discount")]),
        ("小計5000円送料無料", [("小計", "subtotal")]),
        ("Rabatt-5A", []),
    ],
)
def test_amounts_that_follow_one_another_without_a_blank(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert labels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "ポイント：-￥43",
        "Amazonポイント：-￥43",
        "楽天ポイント利用 -500円",
        "ギフトカード -1,000円",
        "店铺优惠券 -¥5.00",
        "红包抵扣 -¥2.50",
        "Gift cards: -$10.00",
        "Points used: -$4.30",
        "Store credit applied: -$8.00",
        "Kundenguthaben: -5,00 €",
        "Eingelöster Gutschein: -5,00 €",
        "Bon d'achat : -5,00 €",
        "Cagnotte utilisée : -5,00 €",
        "Chèque-cadeau : -5,00 €",
        "Saldo aplicado: -5,00 €",
        "Cheque regalo: -5,00 €",
        "Buono regalo: -5,00 €",
        "Punti utilizzati: -5,00 €",
        "Cadeaubon: -5,00 €",
        "Vale-presente: -5,00 €",
    ],
)
def test_points_credits_and_vouchers_are_deductions(text: str) -> None:
    assert any(label.is_for("discount") for label in labels_of(line(text)))


@pytest.mark.parametrize(
    "text",
    ["REWARDS # *****4471", "Rewards member: ****6604", "京豆数量", "多多视频·百亿补贴·9块9特卖"],
)
def test_what_a_club_calls_its_members_and_shops_their_sales_is_no_deduction(text: str) -> None:
    assert not any(label.is_for("discount") for label in labels_of(line(text)))
