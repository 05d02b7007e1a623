from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Mention
from evidencecheck.stages.extract.journey.carriers import carrier_facts, carriers_in
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from tests.stages.making import source

NAMES: dict[str, list[str]] = tomllib.loads(
    files("evidencecheck.stages.extract").joinpath("carriers.toml").read_text("utf-8")
)


@pytest.mark.parametrize("carrier", NAMES)
def test_every_name_is_found(carrier: str) -> None:
    missed = [n for n in NAMES[carrier] if carrier not in carriers_in(f"by {n.upper()}, today")]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "carriers"),
    [
        ("UPS Ground", ("ups",)),
        ("USPS Ground Advantage", ("usps",)),
        ("FedEx Home Delivery", ("fedex",)),
        ("DHL Paket", ("dhl",)),
        ("顺丰速运", ("sf",)),
        ("云途物流（YunExpress）", ("yunexpress",)),
        ("Shipped with Royal Mail Tracked 48", ("royal-mail",)),
        ("ＵＰＳ", ("ups",)),
        ("upset groups", ()),
        ("www.dhl.de or info@ups.com", ()),
        ("items", ()),
        ("", ()),
    ],
)
def test_carriers_in(text: str, carriers: tuple[str, ...]) -> None:
    assert carriers_in(text) == carriers


@pytest.mark.parametrize(
    ("text", "carrier", "mention"),
    [
        ("Carrier: UPS", "ups", Mention.OWN),
        ("承运人   云途物流", "yunexpress", Mention.OWN),
        ("Shipped via FedEx Ground\nWe also offer UPS", "fedex", Mention.OWN),
        ("Versanddienstleister\nDHL", "dhl", Mention.OWN),
        ("Your UPS parcel", "ups", Mention.CANDIDATE),
    ],
)
def test_carrier_facts(text: str, carrier: str, mention: Mention) -> None:
    (fact,) = carrier_facts(source(text))
    assert (str(fact.value), fact.mention) == (carrier, mention)


@pytest.mark.parametrize("text", ["UPS or FedEx", "Carrier: see below", ""])
def test_no_carrier_where_none_or_several_are_named(text: str) -> None:
    assert list(carrier_facts(source(text))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UPS\n1Z5R89390357567127", ("ups", Mention.OWN)),
        ("UPS\n1Z5R89390357567128", ("ups", Mention.CANDIDATE)),
        ("FedEx\n1Z5R89390357567127", ("fedex", Mention.CANDIDATE)),
        ("中国邮政\nRB123456785CN", ("china-post", Mention.OWN)),
        ("中国邮政, USPS delivers\nRB123456785CN", ("china-post", Mention.OWN)),
        ("中国邮政\nRB123456785GB", ("china-post", Mention.CANDIDATE)),
        ("UPS\n1Z5R89390357567127\nYT2626611948527783", ("ups", Mention.CANDIDATE)),
    ],
    ids=["own", "wrong digit", "rival", "post", "partner beside", "other post", "two carriers"],
)
def test_a_mention_that_the_numbers_bear_out(text: str, found: tuple[str, Mention]) -> None:
    page = source(text)
    (fact,) = carrier_facts(page, tuple(tracking_numbers(page)))
    assert (str(fact.value), fact.mention) == found


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("La Poste\nNuméro de suivi : LA738291647FR", True),
        ("Poste Italiane\nCodice spedizione RC283746513IT", True),
        ("佐川急便\nお問い合せ送り状No.   3581-9027-4411", True),
        ("Correos\nTracking number: 1Z4E27W00391827366", False),
        ("Correos\nCódigo de envío: LA738291647FR", False),
    ],
)
def test_letterhead_that_the_number_bears_out(text: str, decided: bool) -> None:
    """A post's own country code; a carrier without a form of its own beside a number that is nobody's."""
    told = source(text)
    facts = list(carrier_facts(told, tracking_numbers(told)))
    assert [fact.mention is Mention.OWN for fact in facts] == [decided]


def test_a_parcel_of_yanwens_own_has_its_suffix() -> None:
    page = source("YANWEN   燕文物流\nUV600662368YP")
    numbers = list(tracking_numbers(page))
    assert [(str(f.value), f.decided) for f in carrier_facts(page, numbers)] == [("yanwen", True)]


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Shipping (USPS Priority Mail)     $6.00", True),
        ("Versandkosten DHL     5,49 €", True),
        ("Parcel left Killaloe with Canada Post, no signature.", True),
        ("Die Ware wurde am 15.05.2026 mit GLS versandt.", True),
        ("Spedito con Poste Italiane.", True),
        ("All orders are shipped with DHL.", False),
        ("Wir können nicht mit GLS versandte Ware annehmen, wenn sie fehlt.", False),
    ],
)
def test_carrier_of_a_service_or_a_sentence(text: str, *, decided: bool) -> None:
    (fact,) = carrier_facts(source(text))
    assert fact.decided is decided


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("Versandart: GLS", "gls"),
        ("Shipping method\nRoyal Mail Tracked 48", "royal-mail"),
        ("Mode de livraison : Colissimo à domicile", "la-poste"),
        ("Shipping:   £3.95 via Royal Mail Tracked", "royal-mail"),
        ("Versand: 4,90 € über DHL Paket", "dhl"),
        ("Versand: DHL", "dhl"),
        ("Hermes Versand\nSendungsnummer\nH1003450078812301065", "hermes"),
        ("Hermes · Sendungsnummer H1003450078812301065", "hermes"),
    ],
)
def test_the_carrier_of_the_service_or_beside_the_number(text: str, carrier: str) -> None:
    made = source(text)
    (fact,) = carrier_facts(made, list(tracking_numbers(made)))
    assert (str(fact.value), fact.mention) == (carrier, Mention.OWN)


@pytest.mark.parametrize(
    "text",
    [
        "Shipping method: Standard",
        "Shipping method: UPS or FedEx",
        "We ship with care. Hermes\n\n\n\n\n\n\nSendungsnummer H1003450078812301065",
        "Shipping method: DPD\nTracking number 1Z5R89390357567127",
    ],
)
def test_no_carrier_of_a_service(text: str) -> None:
    made = source(text)
    told = carrier_facts(made, list(tracking_numbers(made)))
    assert not [fact for fact in told if fact.decided and str(fact.value) in {"dpd", "hermes"}]


@pytest.mark.parametrize("carrier", ["UPS", "USPS", "FedEx"])
def test_the_carrier_before_the_label_of_its_number(carrier: str) -> None:
    made = source(f"Carrier: {carrier} Tracking number: 9400184893963745497833")
    (fact,) = carrier_facts(made, tuple(tracking_numbers(made)))
    assert (str(fact.value), fact.mention) == (carrier.lower(), Mention.OWN)


@pytest.mark.parametrize(
    ("text", "kind", "decided"),
    [
        ("Mondial Relay\nExpédition n° 31882047", Kind.SHIPPING_LABEL, True),
        ("BRT Corriere Espresso\nProva di consegna", Kind.PROOF_OF_DELIVERY, True),
        ("BRT Corriere Espresso\nProva di consegna", Kind.ORDER_DETAILS, False),
        ("a\nb\nc\nd\nMondial Relay", Kind.SHIPPING_LABEL, False),
        ("Mondial Relay\n1Z5R89390357567127", Kind.SHIPPING_LABEL, False),
    ],
)
def test_head_of_the_carriers_own_paper(text: str, kind: Kind, decided: bool) -> None:
    held = source(text)
    (fact,) = carrier_facts(held, tuple(tracking_numbers(held)), kind)
    assert fact.decided is decided
