"""Issuers that trade under a name without a legal form, beside a company that buys."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.party_names import name_in, says_trade
from tests.stages.making import source

N = FactName

SPANISH = """
# DISTRIBUCIONES SALINAS
Mayoristas de menaje                     CLIENTE 04318
Pol. Ind. El Prado, nave 12              Hogar del Mar Online, S.L.
46190 Riba-roja (Valencia)               Rúa Nova 8, baixo
C.I.F. B-97554120                        15403 Ferrol (A Coruña)
"""
WITHOUT_A_LABEL = """
# SUMINISTROS BENIMAR
Mayoristas de papelería                  Librería Castilla Online, S.L.
C/ Industria 14                          Plaza Mayor 3, bajo
46980 Paterna (Valencia)                 47001 Valladolid
C.I.F. B-97554120                        N.I.F. B70881345
"""
FRENCH = """
# NÉGOCE DU RHÔNE                        CLIENT 00418
Grossiste en quincaillerie               Outillage Direct SARL
12 rue des Frères                        8 avenue de la Gare
69007 Lyon                               35000 Rennes
"""
ITALIAN = """
# INGROSSO CASALINGHI FERRANTE
Via Milano 8                             Cliente 1204
20090 Segrate (MI)                       Casa Bella Shop S.r.l.
                                         Via Roma 3
                                         37121 Verona (VR)
"""
GERMAN = """
# Großhandel Petersen
Deichweg 14                              Kunde 10882
26919 Brake                              Nordlicht Onlinehandel GmbH
                                         Brauereistr. 70
                                         01257 Dresden
"""
AMERICAN = """
# KESTREL BAY SUPPLY
WHOLESALE PET PRODUCTS

BILL TO:                                 SHIP TO:
WAGTAIL DIRECT INC                       WAGTAIL DIRECT INC
5530 E ADMIRAL PL                        811 N MINGO RD
TULSA OK 74115                           TULSA OK 74116
"""


def invoiced(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), Kind.SALES_INVOICE)}


@pytest.mark.parametrize(
    ("text", "buyer", "supplier"),
    [
        (SPANISH, "Hogar del Mar Online, S.L.", "DISTRIBUCIONES SALINAS"),
        (WITHOUT_A_LABEL, "Librería Castilla Online, S.L.", "SUMINISTROS BENIMAR"),
        (FRENCH, "Outillage Direct SARL", "NÉGOCE DU RHÔNE"),
        (ITALIAN, "Casa Bella Shop S.r.l.", "INGROSSO CASALINGHI FERRANTE"),
        (GERMAN, "Nordlicht Onlinehandel GmbH", "Großhandel Petersen"),
        (AMERICAN, "WAGTAIL DIRECT INC", "KESTREL BAY SUPPLY"),
    ],
)
def test_the_larger_name_is_the_issuers(text: str, buyer: str, supplier: str) -> None:
    found = invoiced(text)
    assert (found[N.BUYER], found[N.SUPPLIER]) == (buyer, supplier)


@pytest.mark.parametrize(
    "text",
    [
        # One word in large print says no trade: nobody is told rather than the wrong one.
        WITHOUT_A_LABEL.replace("SUMINISTROS BENIMAR", "BENIMAR"),
        # Two names in equal print, one of them a company.
        """
                                         SUMINISTROS BENIMAR
Librería Castilla Online, S.L.           C/ Industria 14
Plaza Mayor 3, bajo                      46980 Paterna (Valencia)
47001 Valladolid                         C.I.F. B-97554120
""",
    ],
)
def test_parties_are_not_exchanged(text: str) -> None:
    assert invoiced(text).get(N.SUPPLIER) != "Librería Castilla Online, S.L."


@pytest.mark.parametrize(
    "head", ["# Lumio                                  Acme Gadgets Ltd", "Acme Gadgets Ltd"]
)
def test_a_brand_or_a_title_in_large_print_takes_nothing_from_a_company(head: str) -> None:
    text = f"""
{head}
12 High Street                           # INVOICE
Leeds LS1 4AB                            Invoice No: 118

Mr John Smith
4 Elm Road
York YO1 7HH
"""
    assert invoiced(text).get(N.SUPPLIER, "Acme Gadgets Ltd") == "Acme Gadgets Ltd"


def test_the_number_of_a_customer_alone_names_nobody() -> None:
    text = "Customer: 04318\nDate: 11/05/2026\nTerms: 30 days"
    assert N.BUYER not in invoiced(text)


def test_a_name_with_a_number_in_it_and_its_label() -> None:
    firm = "Firma\nTechnoShop24 GmbH\nHafenstr. 90\n28217 Bremen"
    assert invoiced(f"# Brandt GmbH\nWeg 1, 44147 Dortmund\n\n{firm}")[N.BUYER] == (
        "TechnoShop24 GmbH"
    )
    assert name_in("NOMBRE: JOSE MENDEZ") == "JOSE MENDEZ"
    assert name_in("佛山市南海区沛盈家具配件经营部(个体工商") == "佛山市南海区沛盈家具配件经营部"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("KESTREL BAY SUPPLY", True),
        ("Distribuciones Salinas", True),
        ("Groothandel Van Dam", True),
        ("Supply", False),
        ("Supply Chain Anna Berg", True),
        ("Anna Berg", False),
        ("Rod and Reel", False),
    ],
)
def test_words_for_a_trade(name: str, says: bool) -> None:
    assert says_trade(name) is says
