from __future__ import annotations

import pytest

from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Invoice number: INV-2026-0314", "INV-2026-0314"),
        ("Invoice No. 80100798", "80100798"),
        ("Invoice # A/17", "A/17"),
        ("INVOICE INV-17", "INV-17"),
        ("发票号码：24442000000012345678", "24442000000012345678"),
        ("Rechnungsnr.   RE-17", "RE-17"),
        ("N° de facture : F17-3", "F17-3"),
        ("請求書番号：17-3", "17-3"),
        ("Invoice number\nINV-17", "INV-17"),
    ],
)
def test_labelled(text: str, number: str) -> None:
    (fact,) = invoice_numbers(source(text))
    assert str(fact.value) == number


@pytest.mark.parametrize(
    "text",
    [
        "INVOICE",
        "Invoice\nINV-17",
        "Invoice date: 2026-03-04",
        "Invoice number: 2026-03-04",
        "Invoice no.: pending",
        "Order number: INV-17",
        "",
    ],
)
def test_none(text: str) -> None:
    assert list(invoice_numbers(source(text))) == []


def test_first_of_each_page() -> None:
    held = source("Invoice no.: A1\nInvoice no.: B2", "Invoice no.: C3")
    assert [str(f.value) for f in invoice_numbers(held)] == ["A1", "C3"]
