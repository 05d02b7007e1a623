from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName as N
from evidencecheck.stages.extract.amounts import total_fact
from evidencecheck.stages.extract.party.bank_slips import (
    is_between_companies,
    slip_parties,
    slip_total,
)
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import page, source

PAYER, PAYEE = "杭州甲贸易有限公司", "佛山市乙五金制品厂"
SIDE_BY_SIDE = f"""
付款账户信息                         收款账户信息
户 名   {PAYER}            户 名   {PAYEE}
账 号   571900                      账 号   44479
"""
ROWS = f"""
          户名   {PAYER}
付款人    账号   571900
          户名   {PAYEE}
收款人    账号   44479
"""


def told(text: str) -> dict[N, str]:
    return {fact.name: str(fact.value) for fact in slip_parties(source(text))}


@pytest.mark.parametrize(
    "text",
    [
        f"付款人户名：{PAYER}         收款人户名：{PAYEE}",
        f"付款方名称 {PAYER}\n收款方名称 {PAYEE}",
        f"付款人全称   {PAYER}\n收款人全称   {PAYEE}",
        f"汇款人户名：{PAYER}\n对方户名：{PAYEE}",
        SIDE_BY_SIDE,
    ],
)
def test_payer_and_payee(text: str) -> None:
    assert told(text) == {N.BUYER: PAYER, N.SUPPLIER: PAYEE}


def test_word_for_the_side_in_two_lines_beside_the_box() -> None:
    held = page(
        ("户名", 120, 0), (PAYER, 180, 0), ("户名", 620, 0), (PAYEE, 680, 0),
        ("付款", 20, 30), ("收款", 520, 30), ("账号", 120, 56), ("账号", 620, 56),
        ("人", 30, 56), ("人", 530, 56),
    )  # fmt: skip
    found = {fact.name: str(fact.value) for fact in slip_parties(source(held))}
    assert found == {N.BUYER: PAYER, N.SUPPLIER: PAYEE}


@pytest.mark.parametrize(
    "text", [f"户名   {PAYER}", f"收款人户名：{PAYER}\n收款方名称：{PAYEE}", "户名：\n账号：571900"]
)
def test_nobody_without_a_side_or_with_two(text: str) -> None:
    assert told(text) == {}


def test_payee_of_a_payment_service() -> None:
    assert told("商户全称   广州某某服饰有限公司\n收单机构   财付通支付科技有限公司") == {
        N.SUPPLIER: "广州某某服饰有限公司"
    }


@pytest.mark.parametrize(("payee", "name"), [(PAYEE, N.COST_TOTAL), ("陈大文", N.SALE_TOTAL)])
def test_what_companies_pay_each_other_is_cost(payee: str, name: N) -> None:
    text = f"付款人户名：{PAYER}\n收款人户名：{payee}\n金额   ￥12,000.00元"
    facts = list(total_fact(source(text), Kind.PAYMENT_PROOF))
    assert [(f.name, str(f.value)) for f in facts] == [(name, "CNY 12000.00")]
    assert is_between_companies(source(text)) == (name is N.COST_TOTAL)


def test_several_amounts_are_no_total() -> None:
    assert slip_total(source("金额   ￥12.00\n金额   ￥15.00")) is None


@pytest.mark.parametrize(
    ("payer", "payee"),
    [
        ("Ordering customer", "Beneficiary name"),
        ("Payer:", "Payee:"),
        ("Auftraggeber", "Empfänger"),
        ("Donneur d'ordre", "Bénéficiaire"),
        ("Ordenante", "Beneficiario"),
        ("Ordinante", "Nome del beneficiario"),
        ("ご依頼人名", "受取人名"),
        ("付款人", "收款人"),
    ],
)
def test_words_of_the_language(payer: str, payee: str) -> None:
    text = f"{payer}              Harborline Goods LLC\n{payee}              Yiwu Lucky Crafts Co., Ltd."
    held = source(text)
    assert told(text) == {
        N.BUYER: "Harborline Goods LLC",
        N.SUPPLIER: "Yiwu Lucky Crafts Co., Ltd.",
    }
    facts = list(party_facts(held, Kind.PAYMENT_PROOF))
    assert {f.name for f in facts} == {N.BUYER, N.SUPPLIER}


def test_who_is_sent_money_in_a_sentence() -> None:
    assert told("Payment sent to Kestrel Crafts Ltd") == {N.SUPPLIER: "Kestrel Crafts Ltd"}
    assert told("Payment sent to 4 sellers") == {}


def test_a_parcel_of_the_page_keeps_its_recipient() -> None:
    facts = list(party_facts(source("Ship to:\nMaria Lindqvist\n12 Elm St"), Kind.PAYMENT_PROOF))
    assert N.RECIPIENT in {f.name for f in facts}


def test_a_heading_far_right_is_not_who_paid() -> None:
    text = """
    Paid by                                                     Payment details
    Jorunn Castellanos                                          Purchase total     $118.45
    """
    assert told(text) == {N.BUYER: "Jorunn Castellanos"}
    beside = "Paid by                                                     Jorunn Castellanos\nAmount    $118.45"
    assert told(beside) == {N.BUYER: "Jorunn Castellanos"}
