"""The recipient in the fields of a form: which arrangements tell a name and an address, which do not."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.receiver_form import destination_in_fields, place_of_parts
from tests.stages.making import source

N = FactName
BESIDE = """
订单号      27-11068-77489
收件人      Imogen Fairclough      买家ID      imog_88      国家      英国(GB)
地址      14 Thistledown Close, Whitby Road      城市/邮编      Ipswich IP4 4AG
省/州      Suffolk      电话      07700 900417
物流方式      云途全球专线挂号(标快普货)
报关信息      热熔胶枪 | USD 9.00×2
"""
GRID = """
收货信息
收件人姓名            联系电话            国家/地区
Delphine Marchbanks   +1 (***) ***-7702   United States
详细地址                            城市/州/邮编
611 Cottonwood Bluff Ln, Apt 12     Wichita, KS 67212
商品信息
"""
STACKED = """
收货人信息
收货人：卞若彤
地址：江苏苏州市吴中区长桥街道宝带西路
1155号翡翠湾9幢1403室
手机号码：186****5520
"""
JAPANESE = """
お届け先
氏名：相馬 千尋
住所：〒020-0871 岩手県盛岡市中ノ橋通1-4-22
電話番号：080-****-1120
"""
TWO_PEOPLE = """
注文者情報                         送付先情報
氏名   篠塚 圭吾                   氏名   篠塚 和子
住所   〒310-0011 茨城県水戸市三の丸1-5-38      住所   〒389-0512 長野県東御市滋野乙2110-3
"""
ENGLISH = """
Recipient name: Ottmar Kleinhenz
Street: Am Mühlbach 44
City: 97816 Lohr am Main
Country: Germany
"""
LINNWORKS = """
View order - 100734
Reference number    204-9420341-4376655        Source             AMAZON
Full name           Helen Ashworth             Postal service     RM Tracked 48
Address 1           27 Kestrel Close           Tracking number    QW642861458GB
Town                Sheffield                  Total weight       2.11 kg
Region              South Yorkshire            Packaging          Box M
Postcode            S8 0LJ                     Country            United Kingdom
"""
GERMAN = """
Allgemein                           Lieferadresse
Plattform:    Amazon.de             Name:         Katrin Vogel
Versandart:   DHL Paket             Straße:       Lindenstraße 48
Zahlungsart:  Amazon Payments       PLZ / Ort:    79102 Freiburg
                                    Land:         Deutschland
                                    Kundennr.:    K10877
                                    Gruppe:       Endkunden
"""
FRENCH = """
Adresse de livraison
Nom :            Camille Aubertin
Adresse :        4 rue des Lices
Code postal :    35000
Ville :          Rennes
Pays :           France
Statut :         Expédiée
"""
SPANISH = """
Destinatario:        Lucía Romero
Dirección:           Calle Mayor 4, 2º B
Código postal:       28013
Ciudad:              Madrid
País:                España
"""
ITALIAN = """
Destinatario:    Marta Zini
Indirizzo:       Via Roma 4
CAP / Città:     20121 Milano
Paese:           Italia
"""
DUTCH = """
Ontvanger:             Sanne de Wit
Straat en huisnummer:  Kerkstraat 12
Postcode / Plaats:     1017 GC Amsterdam
Land:                  Nederland
"""


def parties(text: str, kind: Kind = Kind.ORDER_DETAILS) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), kind)}


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        (BESIDE, "Imogen Fairclough", "14 Thistledown Close, Whitby Road, Ipswich IP4 4AG, Suffolk, 英国(GB)"),
        (GRID, "Delphine Marchbanks", "611 Cottonwood Bluff Ln, Apt 12, Wichita, KS 67212, United States"),
        (STACKED, "卞若彤", "江苏苏州市吴中区长桥街道宝带西路, 1155号翡翠湾9幢1403室"),
        (JAPANESE, "相馬 千尋", "〒020-0871 岩手県盛岡市中ノ橋通1-4-22"),
        (ENGLISH, "Ottmar Kleinhenz", "Am Mühlbach 44, 97816 Lohr am Main, Germany"),
        (LINNWORKS, "Helen Ashworth", "27 Kestrel Close, Sheffield, South Yorkshire, S8 0LJ, United Kingdom"),
        (GERMAN, "Katrin Vogel", "Lindenstraße 48, 79102 Freiburg, Deutschland"),
        (FRENCH, "Camille Aubertin", "4 rue des Lices, Rennes, 35000, France"),
        (SPANISH, "Lucía Romero", "Calle Mayor 4, 2º B, Madrid, 28013, España"),
        (ITALIAN, "Marta Zini", "Via Roma 4, 20121 Milano, Italia"),
        (DUTCH, "Sanne de Wit", "Kerkstraat 12, 1017 GC Amsterdam, Nederland"),
    ],
)  # fmt: skip
def test_name_and_address(text: str, name: str, address: str) -> None:
    told = parties(text)
    assert (told[N.RECIPIENT], told[N.SHIP_TO]) == (name, f"{name}, {address}")


def test_destination() -> None:
    assert parties(BESIDE)[N.DESTINATION] == "Ipswich, IP44AG, GB"
    assert parties(GRID)[N.DESTINATION] == "Wichita, KS 67212, US"
    assert parties(LINNWORKS)[N.DESTINATION] == "Sheffield, S80LJ, GB"
    assert parties(GERMAN)[N.DESTINATION] == "Freiburg, 79102, DE"
    assert parties(SPANISH)[N.DESTINATION] == "Madrid, 28013, ES"
    assert parties(FRENCH)[N.DESTINATION] == "Rennes, 35000, FR"


def test_buyer_and_recipient_side_by_side() -> None:
    told = parties(TWO_PEOPLE)
    assert (told[N.BUYER], told[N.RECIPIENT]) == ("篠塚 圭吾", "篠塚 和子")
    assert told[N.SHIP_TO] == "篠塚 和子, 〒389-0512 長野県東御市滋野乙2110-3"


@pytest.mark.parametrize(
    "text",
    [
        JAPANESE.replace("お届け先", "店舗情報"),  # nobody says whose name it is
        "供应商信息\n联系人：应晓敏\n地址：浙江省永康市堂慈路68号\n",
        "收件人姓名\n详细地址\n国家/地区\n",  # an empty form
        GERMAN.replace("Lieferadresse", "Rechnungsadresse"),
        LINNWORKS.replace("Helen Ashworth", "Corvane Outfitters LLC"),
        LINNWORKS + "Contact name        Daniel Okafor",  # two persons
    ],
)
def test_no_recipient(text: str) -> None:
    assert N.RECIPIENT not in parties(text)


def test_headings_are_no_names() -> None:
    told = parties(
        "收货人信息      配送信息      付款信息\n收货人：卞若彤      配送方式：京东快递\n"
    )
    assert told[N.RECIPIENT] == "卞若彤"


def test_place_of_parts_in_several_lines() -> None:
    place = place_of_parts(["Fritzenwiese 17", "29221 Celle", "Niedersachsen", "Germany"])
    assert place is not None
    assert (place.postcode, place.city) == ("29221", "Celle")
    assert place_of_parts([]) is None


TRACKED = """
发件国家      目的国家      目的地邮编      末端派送商
中国          法国          31400 TOULOUSE      Colissimo 6A41907733528
"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (TRACKED, "TOULOUSE, 31400, FR"),
        ("Destination country: Germany\nDestination postcode: 29221 Celle\n", "Celle, 29221, DE"),
        ("目的国：美国\n目的地邮编：05401\n", None),  # a postcode alone may be of any town
    ],
)
def test_destination_of_a_parcel_in_fields(text: str, place: str | None) -> None:
    found = destination_in_fields(source(text).layouts[0])
    assert (str(found[0]) if found and found[0].city else None) == place


SPREAD = """
订单信息                          收件人信息                  物流信息
订单号：113-3888373-3386127       收 件 人：Theresa Brandt    物流方式：云途
店铺：YS-US                       地   址：9031 Juniper Hollow Ln    运单号：YT2626611948527783
下单时间：2026-09-22              城   市：Katy
订单金额：USD 112.03              州   省：TX
                                  邮   编：77494
                                  国   家：美国
"""
SPREAD_NAME = """
收货信息
姓   名：张伟
电   话：138****1234
地   址：浙江省杭州市西湖区文三路1号
"""


@pytest.mark.parametrize(
    ("text", "name", "address", "place"),
    [
        (
            SPREAD,
            "Theresa Brandt",
            "9031 Juniper Hollow Ln, Katy, TX, 77494, 美国",
            "Katy, TX 77494, US",
        ),
        (SPREAD_NAME, "张伟", "浙江省杭州市西湖区文三路1号", "杭州市, 浙江, CN"),
    ],
)
def test_labels_spread_over_their_column(text: str, name: str, address: str, place: str) -> None:
    found = {f.name: str(f.value) for f in party_facts(source(text), Kind.ORDER_DETAILS)}
    assert found[N.RECIPIENT] == name
    assert found[N.SHIP_TO] == f"{name}, {address}"
    assert found[N.DESTINATION] == place


def test_heading_of_the_next_section_is_no_part_of_a_town() -> None:
    form = """
买家信息
买家姓名：Theresa Brandt      电话：+1 555 0100
收件地址：9031 Juniper Hollow Ln
城市：Katy     省/州：TX     邮编：77494     国家：United States
物流信息
物流渠道：云途全球专线
"""
    found = {f.name: str(f.value) for f in party_facts(source(form), Kind.ORDER_DETAILS)}
    assert found[N.DESTINATION] == "Katy, TX 77494, US"
