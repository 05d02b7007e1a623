from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import source

N = FactName

RETURN_LINE = """
                                        # Kerzenwerk Albtal
Kerzenwerk Albtal | Mühlgasse 4 | 76307 Karlsbad
Frau
Hannelore Vogt
Am Sonnenhang 12
88212 Ravensburg

Rechnung
"""
RETURN_LINE_WITH_COMMAS = """
# Weserglas Großhandel AG
Weserglas Großhandel AG, Postfach 21 04 60, 32428 Minden
Firma
Stubenhell Onlinehandel e.K.
Brauereistr. 70
01257 Dresden
"""
WITH_OWNER = """
Moorlicht Keramik · Inh. Swantje Petersen · Deichweg 14 · 26919 Brake
Herrn                                        Rechnungsnr.    RE-2026-0381
Lorenz Achternbusch                          Kundennr.       10744
Isarhöhe 27a                                 Datum           11.05.2026
82049 Pullach im Isartal                     Lieferdatum     12.05.2026
"""
FRENCH = """
SAVONNERIE DES CALANQUES SARL
14 traverse du Four
13260 Cassis
Tél. : 04 42 55 01 22                    BOUTIQUE LILAS SAS
contact@calanques-savon.example          Service comptabilité
                                         8 rue des Carmes
                                         35000 RENNES
"""
LOGO = """
# Penrhos Slate & Blanks
Penrhos Slate & Blanks Ltd               The Etching Shed Ltd
Llandygai Industrial Estate              3 Market Rasen Way
Bangor LL57 4YH                          Lincoln LN2 4ZR
United Kingdom                           United Kingdom
"""
CENTRED = """
                    Pinyon Ridge Leather
      88 Cutbank Rd, Bozeman, MT 59715 · (406) 555-0117

Delphine Okoro
1427 Larch Ave Apt 3
Missoula, MT 59802
"""
ITALIAN = """
Ceramiche Lanzi S.r.l.                   Gent.ma Sig.ra
Via Fornace 9                            Ornella Battiston
50056 Montelupo (FI)                     Viale Trento 44
Tel. 0571 555188                         33100 Udine (UD)
"""
COLUMNS = """
Von                            An
Rösterei Kaltental GmbH        Café Lindner GmbH
Böblinger Str. 104             Fichtestr. 2
70199 Stuttgart                01159 Dresden
"""
SLIP = """
TAX INVOICE

Tamsin Yarraby                           Gumleaf Makers Pty Ltd
9 Kookaburra Close                       71 Showground Rd
BELLINGEN NSW 2454                       TAMWORTH NSW 2340

PAYMENT ADVICE
To: Gumleaf Makers Pty Ltd
71 Showground Rd
TAMWORTH NSW 2340
"""


FOOT_ALONE = """
Fern & Fettle Ltd                        # INVOICE
22 Corve Mews                            Invoice no.   HHP/10452
Shrewsbury
SY1 1QA                                  Your PO       FF-0926

Description               Qty   Unit price   Net
Beeswax polish            144   £5.35        £770.40
Total                                        £770.40









































Hollins Hive Products Ltd                Bank: Barclays
Unit 4, Wharfe Bridge Mill, Otley LS21 3JX
VAT Reg. No. GB 227 0869 54 · Company No. 09182746
"""


def invoiced(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), Kind.SALES_INVOICE)}


BRITISH = """
                                         Fern & Fettle Ltd
                                         22 Corve Mews
Fern & Fettle Ltd · 22 Corve Mews · Shrewsbury SY1 1QA
Imogen Hartley-Shaw
The Old Bakery
Ludlow
SY8 1DZ
"""
OWNED = """
Holzspielzeug Lindgrün - Inh. Maren Thode
Am Deich 3 - 25840 Friedrichstadt

Herr
Jens-Ole Matthiesen
Ringstraße 19
24937 Flensburg
"""


@pytest.mark.parametrize(
    ("text", "buyer", "supplier"),
    [
        (BRITISH, "Imogen Hartley-Shaw", "Fern & Fettle Ltd"),
        (OWNED, "Jens-Ole Matthiesen", "Holzspielzeug Lindgrün"),
        (RETURN_LINE, "Hannelore Vogt", "Kerzenwerk Albtal"),
        (RETURN_LINE_WITH_COMMAS, "Stubenhell Onlinehandel e.K.", "Weserglas Großhandel AG"),
        (WITH_OWNER, "Lorenz Achternbusch", "Moorlicht Keramik"),
        (FRENCH, "BOUTIQUE LILAS SAS", "SAVONNERIE DES CALANQUES SARL"),
        (LOGO, "The Etching Shed Ltd", "Penrhos Slate & Blanks Ltd"),
        (CENTRED, "Delphine Okoro", "Pinyon Ridge Leather"),
        (ITALIAN, "Ornella Battiston", "Ceramiche Lanzi S.r.l."),
        (COLUMNS, "Café Lindner GmbH", "Rösterei Kaltental GmbH"),
        (SLIP, "Tamsin Yarraby", "Gumleaf Makers Pty Ltd"),
    ],
)
def test_parties_without_labels(text: str, buyer: str, supplier: str) -> None:
    found = invoiced(text)
    assert found[N.BUYER] == buyer
    assert found[N.SUPPLIER] == supplier


def test_slip_for_the_payment_names_no_recipient() -> None:
    assert N.RECIPIENT not in invoiced(SLIP)


@pytest.mark.parametrize(
    "text",
    [
        # Nothing tells which of the two is the issuer.
        """
Alpha Ltd                                Beta Ltd
1 Mill Lane                              2 Park Road
Leeds LS1 4AB                            York YO1 7HH
""",
        # One address is the letterhead's own.
        """
# Alpha Supplies Ltd
Alpha Supplies
1 Mill Lane
Leeds LS1 4AB
""",
        # Values of a form, whose labels stand beside them.
        """
# Alpha Supplies Ltd
Contact:             Max Muster
Street:              Weg 1
Town:                12345 Ort
""",
    ],
)
def test_no_buyer_is_made_up(text: str) -> None:
    assert N.BUYER not in invoiced(text)


@pytest.mark.parametrize(
    ("foot", "supplier"),
    [
        ("Alfarería La Vinyeta, S.L. · CIF B46284907 · Manises", "Alfarería La Vinyeta, S.L."),
        ("Kilnhaus GmbH · Amtsgericht Bonn HRB 1234 · Geschäftsführer: K. Haus", "Kilnhaus GmbH"),
        ("Payments by PayPal (Europe) S.A. · Registered in Luxembourg", None),
        ("Kilnhaus GmbH wishes you a happy new year", None),
    ],
)
def test_issuer_at_the_foot(foot: str, supplier: str | None) -> None:
    text = "Cliente\nAna Pons\nCalle Mayor 3\n46001 Valencia" + "\n" * 55 + foot
    assert invoiced(text).get(N.SUPPLIER) == supplier


def test_headline_above_the_addressee_is_no_name() -> None:
    text = """
                                         Coolhaus B.V.
# We pay it ourselves                    Weena 664
Pino Bluebird                            3012 CN Rotterdam
Sesamstraat 32                           KvK Rotterdam 24330087
1025 RX Amsterdam
"""
    assert invoiced(text)[N.BUYER] == "Pino Bluebird"


def test_mail_address_of_a_buyer_makes_him_no_issuer() -> None:
    text = """
Studio Nove Snc                          Alda Serra
Via Po 4                                 Corso Como 8
10124 Torino                             20154 Milano
                                         alda@gmail.com
"""
    assert invoiced(text)[N.BUYER] == "Alda Serra"


def test_an_issuer_at_the_foot_above_whom_one_company_has_its_address() -> None:
    told = invoiced(FOOT_ALONE)
    assert (told[N.BUYER], told[N.SUPPLIER]) == ("Fern & Fettle Ltd", "Hollins Hive Products Ltd")


def test_an_issuer_at_the_head_of_a_group_is_no_buyer() -> None:
    own = FOOT_ALONE.replace("22 Corve Mews", "22 Corve Mews, www.fern-fettle.example")
    assert N.BUYER not in invoiced(own)


@pytest.mark.parametrize(
    ("form", "supplier"),
    [("S.L.", "TEXTIL LEVANTE HOGAR, S.L."), ("S.R.L.", "TEXTIL LEVANTE HOGAR, S.R.L.")],
)
def test_a_legal_form_that_wrapped_behind_its_comma(form: str, supplier: str) -> None:
    text = f"""
TEXTIL LEVANTE HOGAR,                FACTURA
{form}                                 Nº factura     A26/01847
Pol. Ind. Els Plans 18               Fecha          18/05/2026
46870 Ontinyent
CIF B66104282

Cliente
CASA NIDO ONLINE, S.L.U.
Avda. de la Constitución 77
28931 Móstoles
"""
    assert invoiced(text)[FactName.SUPPLIER] == supplier
