"""Whom an order goes to, on pages that label it oddly, or not at all."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.addresses import country_of, place_of
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.party_names import is_name, name_in
from tests.stages.making import source

N = FactName


def told(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), Kind.ORDER_DETAILS)}


BRITISH = """
Rhiannon Pettifer
17 Glanrafon Terrace
Machynlleth
Powys
SY20 8XQ
United Kingdom
"""
FRENCH = """
Ségolène Aubercourt
8 impasse des Glycines
Bât. C, 2e étage
84200 Carpentras
France
"""
SPANISH = """
Inma Ferrer
Calle Mayor 5
Escalera B
30001 Murcia
España
"""


@pytest.mark.parametrize(
    ("head", "block", "name"),
    [
        ("", BRITISH, "Rhiannon Pettifer"),
        ("Post to", BRITISH, "Rhiannon Pettifer"),
        ("Home delivery", BRITISH, "Rhiannon Pettifer"),
        ("", FRENCH, "Ségolène Aubercourt"),
        ("Livraison à domicile", FRENCH, "Ségolène Aubercourt"),
        ("Livrée à", FRENCH, "Ségolène Aubercourt"),
        ("", SPANISH, "Inma Ferrer"),
        ("Enviaremos a", SPANISH, "Inma Ferrer"),
        ("Envío a domicilio", SPANISH, "Inma Ferrer"),
    ],
)
def test_the_first_line_names_the_addressee(head: str, block: str, name: str) -> None:
    found = told(f"Order 4711\n\n{head}{block}")
    assert found[N.RECIPIENT] == name
    assert found[N.SHIP_TO].startswith(name)


def test_fields_below_an_address_are_no_part_of_it() -> None:
    found = told(
        """
Versand geht an    Rhiannon Pettifer
                   17 Glanrafon Terrace
                   Machynlleth
                   SY20 8XQ
Phone              07700 900418
Tracking           OV862890595GB
"""
    )
    assert found[N.SHIP_TO] == "Rhiannon Pettifer, 17 Glanrafon Terrace, Machynlleth, SY20 8XQ"


def test_the_column_beside_is_no_continuation() -> None:
    """A cell a hair higher in the next column is not below the label."""
    found = told(
        """
Ship to              Dispatched on
Gareth Pennington    Jun 6, 2026
17 Moor Lane
Otley
LS21 3QD
"""
    )
    assert found[N.RECIPIENT] == "Gareth Pennington"


@pytest.mark.parametrize(
    "text",
    [
        "Name                Shipping address       Phone\n"
        "Thaddeus Greenlaw   2260 Copperhead Cir    (520) 555-0143\n"
        "                    Sierra Vista, AZ 85635",
        "Customer name       Shipping address       Phone\n"
        "Thaddeus Greenlaw   2260 Copperhead Cir    (520) 555-0143\n"
        "                    Sierra Vista, AZ 85635",
    ],
)
def test_a_name_has_a_field_beside_the_address(text: str) -> None:
    assert told(text)[N.RECIPIENT] == "Thaddeus Greenlaw"


@pytest.mark.parametrize(
    "text",
    [
        "Fulfilled by     Order type\nSeller           Regular",
        "Fulfillment type     Order type\nSeller           Regular",
        "发货方     订单类型\n卖家       普通",
        "商品     交易     店铺     营销     资金     数据",
        "Home     Orders     Seller     Marketing     Reports",
    ],
)
def test_no_seller_in_an_answer_or_a_menu(text: str) -> None:
    assert N.SUPPLIER not in told(text)


def test_a_labelled_seller_is_one() -> None:
    assert told("Order type   Regular\nSeller   Acme Shop")[N.SUPPLIER] == "Acme Shop"


@pytest.mark.parametrize(
    "text",
    [
        "[送付先]   尾崎   利一 (オザキ   トシカズ) 様\n           〒920-0854 石川県金沢市安江町11-27",
        "お届け先   尾崎   利一   様\n           〒920-0854 石川県金沢市安江町11-27",
        "【送付先】   尾崎 利一 (オザキ トシカズ) 様\n           〒920-0854 石川県金沢市安江町11-27",
    ],
)
def test_a_japanese_name_in_parts(text: str) -> None:
    found = told(text.replace("   ", "  　"))
    assert found.get(N.RECIPIENT, "").replace(" ", "").startswith(("尾崎利一", "尾崎"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("尾崎 利一 (オザキ トシカズ) 様", "尾崎 利一"),
        ("DE-Amazon-木林森|平台:Amazon|标记:无|交运成功", "DE-Amazon-木林森"),
        ("Lumen | Loft", "Lumen | Loft"),
    ],
)
def test_name_in(line: str, name: str) -> None:
    assert name_in(line) == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Powys", False),
        ("West Yorkshire", False),
        ("Bât. C", False),
        ("Username", False),
        ("Escalera B", False),
        ("Kent Brockman", True),
        ("Block & Sons Ltd", True),
        ("Haus & Garten", True),
    ],
)
def test_parts_of_an_address_are_no_names(text: str, named: bool) -> None:
    assert is_name(text) is named


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("德国[DE]", "DE"),
        ("MX 墨西哥", "MX"),
        ("United Kingdom (GB)", "GB"),
        ("DE 墨西哥", ""),  # the two clash
        ("In Spain", ""),
    ],
)
def test_countries_with_their_codes(text: str, code: str) -> None:
    assert country_of(text) == code


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Naranjos 214\nIrapuato\nGuanajuato\n36587\nMexico", "Irapuato, 36587, MX"),
        (
            "Rúa 88\nSantiago de Compostela\nA Coruña\n15705\nSpain",
            "Santiago de Compostela, 15705, ES",
        ),
        ("Calle Mayor 5\nMadrid\n28013\nSpain", "Madrid, 28013, ES"),
        ("Calle Mayor 5\nPiso bajo\nMadrid\n28013\nSpain", "Madrid, 28013, ES"),
        ("Bidebarrieta 14\n20600 Eibar (Gipuzkoa)\nSpain", "Eibar, 20600, ES"),
        ("Via Mameli 41\n43121 Parma (PR)\nItaly", "Parma, 43121, IT"),
        ("Via Roma 10\n20121 Milano MI\nItaly", "Milano, 20121, IT"),
        ("Weg 4\n23570 Lübeck XY", "Lübeck XY, 23570"),  # no province of Italy
    ],
)
def test_towns_beside_provinces(text: str, place: str) -> None:
    assert str(place_of(text)) == place


def test_a_unit_begins_an_address() -> None:
    found = told(
        "Shipping address\nPriya Raman\nUnit 4, 22 Harbour St\nPyrmont NSW 2009\nAustralia"
    )
    assert found[N.SHIP_TO].startswith("Priya Raman, Unit 4, 22 Harbour St")


def test_a_caption_that_asks_is_no_name() -> None:
    found = told(
        "Sold by             Fulfilled by\nHillside Goods      Seller\n\nOrder number: 200012-8812"
    )
    assert found[N.SUPPLIER] == "Hillside Goods"


def test_digits_of_a_user_name_are_no_phone_number() -> None:
    assert told("Buyer   rhein_sammler88 (312)")[N.BUYER] == "rhein_sammler88"


def test_headings_of_a_list_are_no_menu() -> None:
    above = "\n".join(f"Line {n}" for n in range(10))
    text = (
        f"{above}\n店铺              商品     订单     客户\nAcme Shop         杯       1        2"
    )
    assert told(text)[N.SUPPLIER] == "Acme Shop"
