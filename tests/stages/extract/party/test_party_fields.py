"""Names of parties that are a field among others in a box."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.party_fields import named_parties
from tests.stages.making import source

ITALIAN = """
Cedente/prestatore (fornitore)                       Cessionario/committente (cliente)

Identificativo fiscale ai fini IVA: IT02173480514    Identificativo fiscale ai fini IVA: IT09481161215
Codice fiscale: 02173480514                          Codice fiscale: 09481161215
Denominazione: Pelletterie Valdarno S.r.l.           Denominazione: Borgolino Shop S.r.l.s.
Indirizzo: Via della Concia 27                       Indirizzo: Corso Garibaldi 203
"""
GERMAN = """
Lieferant
USt-IdNr.: DE318477209
Firma: Nordlicht Leuchten GmbH
Straße: Hafenweg 4
"""
FRENCH = """
Client
SIRET : 819 304 551 00012
Raison sociale : SARL MAISON COLVERT
Adresse : 7 impasse des Tanneurs
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ITALIAN,
            {"buyer": "Borgolino Shop S.r.l.s.", "supplier": "Pelletterie Valdarno S.r.l."},
        ),
        (GERMAN, {"supplier": "Nordlicht Leuchten GmbH"}),
        (FRENCH, {"buyer": "SARL MAISON COLVERT"}),
    ],
)
def test_name_in_a_field_of_its_own(text: str, told: dict[str, str]) -> None:
    assert {f.name.value: str(f.value) for f in named_parties(source(text))} == told


@pytest.mark.parametrize(
    "text",
    [
        "Supplier\nNordlicht Leuchten GmbH\nHafenweg 4\n24103 Kiel",
        "Supplier\nVAT no: DE318477209\nContact: Jana Ott",
        "Firma: Nordlicht Leuchten GmbH",
    ],
)
def test_no_box_of_fields(text: str) -> None:
    assert not list(named_parties(source(text)))
