"""Where the slip for the payment of an invoice begins."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.payment_slip import is_on_slip
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "on_slip"),
    [
        ("Total   $133.76\n\nPAYMENT ADVICE\nCustomer   Maria Lindqvist", True),
        ("Total   133,76\n\nÜberweisungsträger\nKunde   Katrin Vogel", True),
        ("Total   133.76\n\nEmpfangsschein   Zahlteil\nZahlbar durch   Katrin Vogel", True),
        ("Remittance slip\nCustomer   Maria Lindqvist", True),
        ("Total   $133.76\n\nPlease see the payment advice.\nCustomer   Maria Lindqvist", False),
        ("Zahlungsart   Überweisung\n\nKunde   Katrin Vogel", False),
        ("Zahlungsart:\nÜberweisung\n\nKunde   Katrin Vogel", False),
    ],
)
def test_last_line_is_on_the_slip(text: str, on_slip: bool) -> None:
    layout = source(text).layouts[0]
    assert is_on_slip(layout, layout.page.lines[-1]) is on_slip
