from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.fact import Fact, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers, without_pieces
from tests.factories import UPS
from tests.stages.making import source

FEDEX, GLS = "986578788855", "123456789011"


def found(text: str, *, channel: Channel = Channel.TEXT_LAYER) -> list[Fact]:
    return list(tracking_numbers(source(text, channel=channel)))


def numbers(text: str, *, channel: Channel = Channel.TEXT_LAYER) -> list[str]:
    return [str(f.value) for f in found(text, channel=channel)]


def only(text: str, *, channel: Channel = Channel.TEXT_LAYER) -> tuple[Identifier, Fact]:
    (fact,) = found(text, channel=channel)
    assert isinstance(fact.value, Identifier)
    return fact.value, fact


@pytest.mark.parametrize(
    ("printed", "text", "scheme"),
    [
        (UPS, UPS, "ups"),
        ("1Z 5R8 939 03 5756 7127", UPS, "ups"),
        ("1z5r89390357567127", UPS, "ups"),
        ("9400 1112 0620 6406 2607 87", "9400111206206406260787", "usps-imb"),
        ("RB 123 456 785 GB", "RB123456785GB", "s10"),
        ("RB 1234 5678 5 GB", "RB123456785GB", "s10"),
        ("EA123456785CN", "EA123456785CN", "s10"),
        ("9611020987654312345672", "9611020987654312345672", "fedex-96"),
        ("00 340434 1234 5678 9012", "00340434123456789012", "dhl-paket"),
        ("(00) 3 4043464 769625534 7", "00340434647696255347", "dhl-paket"),
        ("JVGL0999999990", "JVGL0999999990", "dhl-piece"),
        ("TBA619632698000", "TBA619632698000", "amazon-logistics"),
        ("YT2229521272164446", "YT2229521272164446", "yunexpress"),
        ("YT 2229 5212 7216 4446", "YT2229521272164446", "yunexpress"),
        ("YT1234567890123", "YT1234567890123", "yto"),
        ("4PX3001291278502CN", "4PX3001291278502CN", "4px"),
        ("SF3100000000001", "SF3100000000001", "sf"),
        ("SF 3100 0000 00001", "SF3100000000001", "sf"),
        ("JDV000503537329", "JDV000503537329", "jd"),
        ("JT3000000000001", "JT3000000000001", "jt"),
        ("LP00724622449605", "LP00724622449605", "cainiao"),
        ("GM2951173225174494", "GM2951173225174494", "dhl-ecommerce"),
        ("GFUS01011884214464", "GFUS01011884214464", "gofo"),
        ("UUS58N1234567890123", "UUS58N1234567890123", "uniuni"),
        ("JD0002242617644732", "JD0002242617644732", "yodel"),
        ("LTN74207623N1", "LTN74207623N1", "landmark"),
        ("SP029692510000920746", "SP029692510000920746", "speedee"),
        ("1LS717793482164", "1LS717793482164", "lasership-1ls7"),
        ("CNUSUP00012345678", "CNUSUP00012345678", "cainiao-us"),
    ],
)
def test_telling_shape_needs_no_label(printed: str, text: str, scheme: str) -> None:
    for page in (printed, f"Your parcel {printed} was sent", f"运单{printed}。"):
        value, fact = only(page)
        assert (value.text, value.scheme) == (text, scheme)
        assert value.strength is Strength.STRONG
        assert fact.mention is Mention.OWN
        assert fact.reading.raw == printed


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"Tracking number: {FEDEX}", "Tracking number"),
        (f"Tracking ID   {FEDEX}", "Tracking ID"),
        (f"Tracking number   Ship date\n{FEDEX}      03/04/2026", "Tracking number"),
        (f"运单号：{FEDEX}", "运单号"),
        (f"快递单号 {FEDEX}", "快递单号"),
        (f"Sendungsnummer\n{FEDEX}", "Sendungsnummer"),
        (f"追跡番号：{FEDEX}", "追跡番号"),
        ("Tracking number: 9865 7878 8855", "Tracking number"),
        (f"Tracking number: {FEDEX} FedEx", "Tracking number"),
        (f"Tracking number: {FEDEX} via FedEx Ground", "Tracking number"),
    ],
)
def test_weak_shape_behind_a_label(text: str, label: str) -> None:
    value, fact = only(text)
    assert value.text == FEDEX
    assert value.strength is Strength.WEAK
    assert fact.label == label


@pytest.mark.parametrize(
    "text",
    [
        FEDEX,
        f"Phone: {FEDEX}",
        f"Tel. {FEDEX}",
        f"电话：{FEDEX}",
        f"系统单号：{FEDEX}",
        f"Order ID: {FEDEX}",
        f"Invoice no. {FEDEX}",
        f"Customer no.: {FEDEX}",
        "3318810025",
        "05300000011777",
        "Tel: 1 800 463 3339",
        "+86 138 0013 8000",
        "手机 13800138000",
    ],
)
def test_weak_shape_elsewhere_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tracking number: N/A",
        "Tracking number: pending",
        "Tracking: in transit",
        "Tracking number\n\nPhone: 0171 1234567",
        "Tracking number: 1234567",
        "Track your parcel at www.example.com",
        "Questions about tracking? Call 1-800-463-3339",
    ],
)
def test_label_without_a_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tracking\n2026-03-04 10:30   Delivered",
        "Tracking number: 2026-03-04",
        "运单   2026-03-04 10:30",
    ],
)
def test_date_below_the_word_tracking(text: str) -> None:
    assert found(text) == []


def test_phone_number_after_the_word_tracking() -> None:
    assert found("Tracking help: 1-800-463-3339") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Tracking number: FedEx {FEDEX}",
        f"Tracking number: {FEDEX} 2026-03-04 10:00",
        f"Tracking no. FEDEX GROUND {FEDEX}",
        f"Sendungsnummer: DHL {FEDEX}",
    ],
)
def test_neighbours_are_no_part_of_the_number(text: str) -> None:
    assert numbers(text) == [FEDEX]


@pytest.mark.parametrize(
    "text", [f"GLS Sendungsnummer {GLS}", f"GLS Sendungsnummer: {GLS}", f"GLS   Paketnummer {GLS}"]
)
def test_carrier_before_the_label(text: str) -> None:
    assert numbers(text) == [GLS]


@pytest.mark.parametrize(
    ("carrier", "number", "scheme"),
    [
        ("FedEx", FEDEX, "fedex-12"),
        ("DHL", FEDEX, "dhl-paket-12"),
        ("SF Express", FEDEX, "sf-12"),
        ("顺丰速运", FEDEX, "sf-12"),
        ("GLS", GLS, "gls"),
        ("DHL", GLS, "dhl-paket-12"),
        ("Hermes", "12345678901231", "hermes"),
        ("DPD", "12345678901231", "dpd"),
    ],
)
def test_carrier_on_the_page_settles_digits(carrier: str, number: str, scheme: str) -> None:
    value, _ = only(f"{carrier}\nTracking number: {number}")
    assert value.scheme == scheme


def test_failed_check_of_a_telling_shape_is_kept() -> None:
    value, _ = only("1Z5R89390357567128")
    assert value.check is Check.FAILED
    value, _ = only("Waybill RB123456786GB")
    assert value.check is Check.FAILED


@pytest.mark.parametrize("text", ["RB123456786XX", "AB123456789CD", "XX987654321YY"])
def test_failed_check_with_no_country_is_a_code(text: str) -> None:
    assert found(text) == []


def test_several_in_one_line() -> None:
    assert numbers(f"Tracking numbers: {UPS}, 1Z410E7W0392751591") == [UPS, "1Z410E7W0392751591"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1Z5R89390357567I27", UPS),
        ("YT22295212721644A6", None),
        ("运单号：YT222952I272164446", "YT2229521272164446"),
        ("Tracking: 94OO111206206406260787", "9400111206206406260787"),
    ],
)
def test_letters_for_digits_are_mended_in_ocr(raw: str, text: str | None) -> None:
    facts = found(raw, channel=Channel.OCR)
    assert [str(f.value) for f in facts] == ([text] if text else [])
    assert all(f.reading.confidence <= 0.6 for f in facts)


def test_letter_where_the_format_allows_one_is_mended_too() -> None:
    """1Z5R8939O… fits the pattern, but only with 0 for O does the check digit pass."""
    value, fact = only("1Z5R8939O357567127", channel=Channel.OCR)
    assert (value.text, value.check) == (UPS, Check.PASSED)
    assert fact.reading.confidence <= 0.6


@pytest.mark.parametrize(
    ("text", "number", "mention"),
    [
        (f"FedEx {FEDEX}", FEDEX, Mention.OWN),
        (f"Shipped with FedEx: {FEDEX[:4]} {FEDEX[4:8]} {FEDEX[8:]}", FEDEX, Mention.OWN),
        (f"GLS {GLS}", GLS, Mention.OWN),
        ("顺丰速运 444003077898", "444003077898", Mention.CANDIDATE),
        ("DHL Express 3318810025", "3318810025", Mention.CANDIDATE),
    ],
)
def test_carrier_right_before_the_digits(text: str, number: str, mention: Mention) -> None:
    facts = list(tracking_numbers(source(text)))
    assert [(str(f.value), f.mention) for f in facts] == [(number, mention)]


@pytest.mark.parametrize(
    "text",
    [
        "FedEx 986578788856",
        f"FedEx delivered it after the order {FEDEX}",
        f"FedEx or UPS {FEDEX}",
        f"Invoice {FEDEX}",
        "UPS 1-800-742-5877",
        "DHL +49 228 4333112",
        "IBAN DE89 3704 0044 0532 0130 00",
        "USt-IdNr.: DE136695976",
        "统一社会信用代码：91440300MA5219091T",
        "发票号码：26332603038184209271",
        "Telefon 0228 4333112",
        "Zählernummer 1ESY1160123456",
        "ZIP 90210-1234",
        "Card 4111 1111 1111 1111",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert list(tracking_numbers(source(text))) == []


def test_what_shops_call_the_number_of_their_goods_is_open() -> None:
    (fact,) = tracking_numbers(source("Item number: 413466319464"))
    assert fact.mention is Mention.CANDIDATE
    _, strong = only("Item number: RB123456785GB")
    assert strong.mention is Mention.OWN


def test_a_number_that_fails_the_named_carriers_check_is_marked() -> None:
    value, _ = only("FedEx\nTracking number: 986578788856")
    assert (value.scheme, value.check) == ("fedex-12", Check.FAILED)


@given(st.from_regex(r"\A\d{12,20}\Z").filter(lambda n: not n.startswith("00340434")))
def test_digits_alone_are_no_tracking_number(number: str) -> None:
    assert list(tracking_numbers(source(f"Reference\n\n\n\n{number}"))) == []


def test_a_carriers_name_does_not_hide_the_label_behind_it() -> None:
    identifier, fact = only(f"Carrier: USPS Tracking number: {FEDEX}")
    assert (identifier.text, fact.label) == (FEDEX, "Tracking number")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Purolator PIN   331846209577", "331846209577"),
        ("ID de seguimiento: ES2047719836", "ES2047719836"),
        ("Envío: Paq Premium, código PQ4F6R0718264930146350T", "PQ4F6R0718264930146350T"),
        ("N°de colis : 8R 04177 26098 4", "8R04177260984"),
        ("Numero tracking: IT2049183355", "IT2049183355"),
        ("Sendungs-ID: H1003450078812301065", "H1003450078812301065"),
    ],
)
def test_labels_and_shapes_of_posts(text: str, number: str) -> None:
    assert [str(f.value) for f in tracking_numbers(source(text)) if f.decided] == [number]


def test_piece_of_dhl_express_stands_aside_of_its_waybill() -> None:
    held = source("DHL\nWAYBILL 70 2581 9360\nJJD014600012290457736")
    told = {str(f.value): f.mention.value for f in without_pieces([*tracking_numbers(held)])}
    assert told == {"7025819360": "own", "JJD014600012290457736": "aside"}
    alone = source("DHL\nJJD014600012290457736")
    assert [f.mention.value for f in without_pieces([*tracking_numbers(alone)])] == ["own"]


@pytest.mark.parametrize(("number", "decided"), [("SH20260304", False), ("78850142087320", True)])
def test_a_number_of_the_paper_itself_is_a_candidate(number: str, decided: bool) -> None:
    facts = list(tracking_numbers(source(f"单号：{number}")))
    assert [f.decided for f in facts] == [decided]


def test_a_lost_blank_behind_its_label() -> None:
    assert [str(f.value) for f in tracking_numbers(source("Number1Z5R89390357567127"))] == [
        "1Z5R89390357567127"
    ]
    # Without the check digit it is a part of something longer.
    assert list(tracking_numbers(source("Number1Z5R89390357567128"))) == []


def test_a_number_below_the_service_that_took_it() -> None:
    text = "Shipped on Sep 23, 2026\nvia Canada Post Expedited Parcel\n2003 4471 9086 5520"
    (fact,) = tracking_numbers(source(text))
    assert (str(fact.value), fact.mention.value) == ("2003447190865520", "own")
    assert list(tracking_numbers(source("Canada Post\n2003 4471 9086 5520"))) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("FedEx Express\nTRK# 0201 654024301145", "654024301145"),
        ("FedEx\nTRK#   0221 6540 2430 1145", "654024301145"),
        ("Standard shipping · FedEx tracking number 596339572479", "596339572479"),
        ("Ihre Sendung von DHL mit Sendungsnummer 00340434874984835121 ist da", "00340434874984835121"),
    ],
)  # fmt: skip
def test_number_behind_other_words(text: str, number: str) -> None:
    found = {str(f.value) for f in tracking_numbers(source(text)) if f.decided}
    assert found == {number}


def test_grouped_number_of_a_japanese_page() -> None:
    told = source("ヤマト運輸\n1件\n配達完了\n3948-0271-5661\nお荷物のお届けが完了いたしました。")
    assert [str(f.value) for f in tracking_numbers(told) if f.decided] == ["394802715661"]
    other = source("ヤマト運輸\n会員番号のご案内\n3948-0271-5661")
    assert not [f for f in tracking_numbers(other) if f.decided]


@pytest.mark.parametrize("label", ["Package ID: ", "PackageID", "Item number "])
def test_a_number_of_the_shops_own_stays_open(label: str) -> None:
    (fact,) = found(f"{label}1153760988214471207")
    assert fact.mention is Mention.CANDIDATE


def test_digits_that_fail_the_check_of_another_carrier_have_no_format() -> None:
    value, _ = only("SEUR 24\nNº de envío 08412770455")
    assert (value.scheme, value.check) == ("", Check.NONE)


def test_carrier_of_the_page_settles_a_shape_that_two_have() -> None:
    value, _ = only("京东快递 JDVB31877260451 复制")
    assert value.scheme == "jd"


def test_capital_of_a_company_is_no_number() -> None:
    assert not numbers(
        "La Poste – suivi : SA au capital de 5\n857 785 892 € – 356 000 000 RCS Paris"
    )
