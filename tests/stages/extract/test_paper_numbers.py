from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Mention
from evidencecheck.model.values import Check, Identifier
from evidencecheck.stages.extract.paper_numbers import (
    CODE,
    fapiao_numbers,
    po_numbers,
    policy_numbers,
)
from tests.stages.making import source

DIGITAL = "24442000000012345678"


def _value(text: str) -> Identifier:
    (fact,) = fapiao_numbers(source(text), Kind.FAPIAO)
    assert isinstance(fact.value, Identifier)
    return fact.value


def test_old_fapiao_with_its_code() -> None:
    text = "发票代码：011001605111\n发票号码：80100798"
    facts = list(fapiao_numbers(source(text), Kind.FAPIAO))
    assert [(str(f.value), f.role, f.mention) for f in facts] == [
        ("80100798", "", Mention.OWN),
        ("011001605111", CODE, Mention.ASIDE),
    ]


@pytest.mark.parametrize(
    ("text", "scheme", "check"),
    [
        (f"发票号码：{DIGITAL}", "fapiao-digital", Check.PASSED),
        (f"发票号码: {DIGITAL[:10]} {DIGITAL[10:]}", "fapiao-digital", Check.PASSED),
        (f"发票号码：19{DIGITAL[2:]}", "fapiao-digital", Check.FAILED),
        (f"发票号码：{DIGITAL[:-1]}", "", Check.NONE),
        ("发票号码：8010079", "", Check.NONE),
    ],
)
def test_a_number_of_a_wrong_form_is_kept(text: str, scheme: str, check: Check) -> None:
    value = _value(text)
    assert (value.scheme, value.check) == (scheme, check)


def test_an_invoice_of_another_country_has_none() -> None:
    assert list(fapiao_numbers(source("Invoice number: 80100798"), Kind.SALES_INVOICE)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("PO Number: PO-2609-117", "PO-2609-117"),
        ("Purchase Order   98765431", "98765431"),
        ("P.O. Number\nPO-3333", "PO-3333"),
        ("采购单号：CG20260901", "CG20260901"),
    ],
)
def test_purchase_orders(text: str, number: str) -> None:
    assert [str(f.value) for f in po_numbers(source(text))] == [number]


@pytest.mark.parametrize(
    "text", ["Contract no.: HT-17", "合同编号：HT-17-2", "PO Number: 2026-10-01", "PO Box 117", ""]
)
def test_no_purchase_order(text: str) -> None:
    assert list(po_numbers(source(text))) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Policy number: CGL-2026-88417", "CGL-2026-88417"),
        ("POLICY NUMBER\nCGL88417", "CGL88417"),
        ("保单号：PZDS202644030000001234", "PZDS202644030000001234"),
        ("Versicherungsscheinnummer: VS-17-4", "VS-17-4"),
    ],
)
def test_policies(text: str, number: str) -> None:
    assert str(next(policy_numbers(source(text))).value) == number


@pytest.mark.parametrize(
    ("text", "number", "decided"),
    [
        ("№ 31245678", "31245678", True),
        ("No82010795\n3500262130\n82010795", "82010795", True),
        ("No. 82010795\n82010796", "82010795", False),
    ],
)
def test_number_of_a_paper_form_behind_its_mark(text: str, number: str, decided: bool) -> None:
    facts = list(fapiao_numbers(source(text), Kind.FAPIAO))
    assert [(str(f.value), f.decided) for f in facts] == [(number, decided)] * 2


@pytest.mark.parametrize(
    "text", ["No 820107955", "No 8201079", "Invoice No 82010795A", "No82010795\nNo11112222"]
)
def test_what_a_mark_does_not_introduce(text: str) -> None:
    assert not list(fapiao_numbers(source(text), Kind.FAPIAO))
    assert not list(fapiao_numbers(source("No82010795"), Kind.RECEIPT))


def test_number_and_code_run_together() -> None:
    text = "3300254130   浙江增值税专用发票   No010091763300254130\n3300254130\n开票日期：2026年01月14日"
    found = fapiao_numbers(source(text), Kind.FAPIAO)
    assert {str(fact.value) for fact in found} == {"01009176"}


def test_digits_behind_the_number_that_are_no_code_of_the_page() -> None:
    text = "浙江增值税专用发票   No010091763300254130\n开票日期：2026年01月14日"
    assert list(fapiao_numbers(source(text), Kind.FAPIAO)) == []
