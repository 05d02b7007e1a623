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
        ("Handelsrechnung (380) Nr. 471102 vom 05.06.2018", "471102"),
        (
            "Rechnung des Versicherers (575) Nr. 01.234.567.8-2018-1 vom 06.12.2018",
            "01.234.567.8-2018-1",
        ),
        ("Gutschrift (Selbst ausgestellte Rechnung) (389) Nr. 471102 vom 05.03.2018", "471102"),
        ("Rechnungskorrektur (384) Nr. RK21012345 vom 16.09.2018", "RK21012345"),
        ("Mietrechnung (387) Nr. 9314110911/00/M/00/N vom 01.10.2018", "9314110911/00/M/00/N"),
        ("Rechnung # RE-20140519/499 vom 19.05.2014", "RE-20140519/499"),
        ("Facture n° F-17-3", "F-17-3"),
        ("Commercial Invoice No: CI-2026-7", "CI-2026-7"),
        ("Invoice number: INV 20260314", "INV20260314"),
        ("SUPPLIER INVOICE\nNo. MME/26/0417", "MME/26/0417"),
        ("領収書\nNo. 0017-3", "0017-3"),
        ("FACTURA\nNÚMERO: ABC12345", "ABC12345"),
        ("INVOICE\nNUMBER:   654123", "654123"),
        ("Klant   Order   Factuur\nK-17    O-4     VF1005193039", "VF1005193039"),
        ("Receipt # No.: 9876", "9876"),
        ("Tax invoice\nKSC-2026-1187", "KSC-2026-1187"),
        ("Rechnung Nr. 57 / 2026", "57/2026"),
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
        "Rechnung gemäß Bestellung Nr. 2018-471331 vom 01.03.2018.",
        "Rechnung zu Lieferschein Nr. 4711",
        "Invoice total: 128.40",
        "Invoice for order # 4711",
        "No. 4711",
        "INVOICE\nStraße\nOrt\nLand\nTelefon\nFax\nNo. 4711",
        "INVOICE\nNormal 4711",
        "Packing slip\nNo. 4711",
        "",
    ],
)
def test_none(text: str) -> None:
    assert list(invoice_numbers(source(text))) == []


def test_first_of_each_page() -> None:
    held = source("Invoice no.: A100\nInvoice no.: B200", "Invoice no.: C300")
    assert [str(f.value) for f in invoice_numbers(held)] == ["A100", "C300"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("INVOICE\n# BT-001937", "BT-001937"),
        ("INVOICE\nCO-2026-61949", "CO-2026-61949"),
        ("INVOICE\n2026-10-15", None),
        ("INVOICE\n111-6021920-7570753", None),
    ],
)
def test_number_below_the_title(text: str, number: str | None) -> None:
    assert next((str(f.value) for f in invoice_numbers(source(text))), None) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("# Rechnung\nNummer/Datum\n9071846632 / 22.07.2026", "9071846632"),
        ("# Rechnung\nRechnungsnr./-datum\n4711 / 22.07.2026", "4711"),
        ("# Factura\nNúmero y fecha   A-118 / 03.02.2026", "A-118"),
        ("Rechnung-Nr.:   RG-118822", "RG-118822"),
        ("Factuurnummer: 20260311", "20260311"),
        ("# Rechnung\nAuftragsnr./-datum\n4500118273 / 17.07.2026", None),
        ("# Invoice\n20260311", None),
    ],
)
def test_number_beside_its_date(text: str, number: str | None) -> None:
    found = [str(fact.value) for fact in invoice_numbers(source(text))]
    assert found == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("INVOICE 发票清单\nNo. 编号KY-INV-3381", "KY-INV-3381"),
        ("INVOICE / 发票\nNo. 编号：KY-3381", "KY-3381"),
        ("商业发票 COMMERCIAL INVOICE\nNo.: LM2026-0331", "LM2026-0331"),
        ("账单编号：FB-202607-01", "FB-202607-01"),
    ],
)
def test_titles_and_labels_in_two_languages(text: str, number: str) -> None:
    assert [str(fact.value) for fact in invoice_numbers(source(text))] == [number]


def test_a_bare_number_below_another_title_is_none() -> None:
    assert list(invoice_numbers(source("装箱单 PACKING LIST\nNo. 编号KY-INV-3381"))) == []
