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
        ("Rechnungsnr.: RE-17", "RE-17"),
        ("N° de facture : F17-3", "F17-3"),
        ("請求書番号：17-3", "17-3"),
        ("Invoice number\nRE-17", "RE-17"),
        ("Invoice number   RE-17", "RE-17"),
    ],
)
def test_labelled(text: str, number: str) -> None:
    (fact,) = invoice_numbers(source(text))
    assert str(fact.value) == number


@pytest.mark.parametrize(
    "text", ["Invoice number   INV-2026-0314", "Invoice number\nINV-2026-0314", "INV-2026-0314"]
)
def test_prefix_of_the_number_is_no_label(text: str) -> None:
    found = [str(f.value) for f in invoice_numbers(source(text))]
    assert found in (["INV-2026-0314"], [])


def test_prefixed_number_is_found_beside_its_label() -> None:
    found = [str(f.value) for f in invoice_numbers(source("Invoice number   INV-2026-0314"))]
    assert found == ["INV-2026-0314"]


@pytest.mark.parametrize(
    "text", ["Rechnungsnummer   RE-1700", "发票号码   80100798", "发票号码\n80100798"]
)
def test_label_of_one_word_may_have_its_number_beside_or_below(text: str) -> None:
    assert [str(f.value) for f in invoice_numbers(source(text))] == [text.rsplit(maxsplit=1)[-1]]


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
    held = source("Invoice no.: A100\nInvoice no.: B200", "Invoice no.: C300")
    assert [str(f.value) for f in invoice_numbers(held)] == ["A100", "C300"]
