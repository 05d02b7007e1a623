"""Certificates of insurance: an ACORD 25 form, and plain ones in English and Chinese."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Page
from evidencecheck.stages.extract.insurance import insurance_facts
from tests.stages.making import drawn, source

ACORD = """
CERTIFICATE OF LIABILITY INSURANCE                         DATE (MM/DD/YYYY)
IMPORTANT: If the certificate holder is an ADDITIONAL INSURED, the policy(ies) must be endorsed.
INSURED                            INSURER A : Pacific Mutual Casualty Co.
Corvane Outfitters LLC             INSURER B :
412 Mill Road
TYPE OF INSURANCE     POLICY NUMBER    POLICY EFF    POLICY EXP    LIMITS
COMMERCIAL GENERAL    GLP-2208841      03/01/2026    03/01/2027    EACH OCCURRENCE          $ 1,000,000
LIABILITY                                                          GENERAL AGGREGATE        $
                                                                   MED EXP                  2,000,000
                                                                   PRODUCTS - COMP/OP AGG   $ 3,000,000
"""
PLAIN = """
Certificate of Insurance
Named insured: Shenzhen Yunshan Trading Co., Ltd.
Policy period: 2026-01-15 to 2027-01-14
Each occurrence limit: USD 500,000
General aggregate: USD 1,000,000
Certificate holder: Amazon.com Services LLC
"""
CHINESE = """
产品责任保险凭证
被保险人：深圳市云山贸易有限公司
保险期间：2026年1月1日零时起至2026年12月31日二十四时止
每次事故赔偿限额：USD 1,000,000
累计赔偿限额：USD 2,000,000
附加被保险人：Amazon.com Services LLC
"""


def _facts(*pages: Page) -> list[Fact]:
    return list(insurance_facts(source(*pages)))


def _limits(facts: list[Fact]) -> dict[str, str]:
    return {f.role: str(f.value) for f in facts if f.name is FactName.COVERAGE_LIMIT}


def _period(facts: list[Fact]) -> list[date]:
    names = (FactName.COVERAGE_FROM, FactName.COVERAGE_TO)
    return [f.value.on for f in facts if f.name in names]  # type: ignore[union-attr]


def _parties(facts: list[Fact], role: str) -> list[str]:
    return [str(f.value) for f in facts if f.name is FactName.INSURED and f.role == role]


def test_an_acord_form_states_limits_in_its_columns() -> None:
    facts = _facts(drawn(ACORD))

    assert _limits(facts) == {
        "each-occurrence": "USD 1000000",
        "general-aggregate": "USD 2000000",
        "products-aggregate": "USD 3000000",
    }
    assert _period(facts) == [date(2026, 3, 1), date(2027, 3, 1)]
    assert _parties(facts, "named-insured") == ["Corvane Outfitters LLC"]


def test_the_amount_of_another_limit_is_not_taken() -> None:
    """The amount of the first limit could not be read."""
    unread = ACORD.replace("$ 1,000,000", "").replace(
        "GENERAL AGGREGATE        $\n", "MED EXP (Any one person)  $ 5,000\n"
    )

    assert "each-occurrence" not in _limits(_facts(drawn(unread)))


def test_the_words_of_the_form_make_nobody_an_additional_insured() -> None:
    assert _parties(_facts(drawn(ACORD)), "additional-insured") == []


def test_a_plain_certificate() -> None:
    facts = _facts(drawn(PLAIN))

    assert _limits(facts) == {
        "each-occurrence": "USD 500000",
        "general-aggregate": "USD 1000000",
    }
    assert _period(facts) == [date(2026, 1, 15), date(2027, 1, 14)]
    assert _parties(facts, "named-insured") == ["Shenzhen Yunshan Trading Co., Ltd."]
    assert _parties(facts, "certificate-holder") == ["Amazon.com Services LLC"]


def test_a_chinese_certificate() -> None:
    facts = _facts(drawn(CHINESE))

    assert _limits(facts)["each-occurrence"] == "USD 1000000"
    assert _period(facts) == [date(2026, 1, 1), date(2026, 12, 31)]
    assert _parties(facts, "named-insured") == ["深圳市云山贸易有限公司"]
    assert _parties(facts, "additional-insured") == ["Amazon.com Services LLC"]


def test_a_sentence_makes_an_additional_insured_and_may_wrap() -> None:
    text = (
        "Amazon.com Services LLC and its affiliates and assignees\n"
        "are included as additional insured with respect to liability."
    )
    (party,) = _facts(drawn(text))

    assert party.role == "additional-insured"
    assert not party.decided
    assert "Amazon.com" in str(party.value)


def test_only_the_named_insured_and_the_cover_are_the_documents_own() -> None:
    decided = {fact.role for fact in _facts(drawn(PLAIN)) if fact.decided}

    assert decided == {"named-insured", "each-occurrence", "general-aggregate", ""}


def test_a_small_number_is_no_limit() -> None:
    assert _limits(_facts(drawn("Each occurrence limit: see item 3"))) == {}
    assert _limits(_facts(drawn("EACH OCCURRENCE   A   $ 5"))) == {}


def test_what_the_limit_applies_to_is_no_limit() -> None:
    page = drawn(
        "EACH OCCURRENCE $ 1,000,000\n"
        "GEN'L AGGREGATE LIMIT APPLIES PER   PREMISES $ 100,000\n"
        "GENERAL AGGREGATE $ 2,000,000"
    )
    facts = [f for f in _facts(page) if f.name is FactName.COVERAGE_LIMIT]
    assert [(f.role, str(f.value)) for f in facts] == [
        ("each-occurrence", "USD 1000000"),
        ("general-aggregate", "USD 2000000"),
    ]


BOXES = """
INSURED                            CERTIFICATE NUMBER: 582555698
Corvane Outfitters LLC
INSR  TYPE OF INSURANCE     ADDL SUBR   POLICY NUMBER
LTR                         INSD WVD
A     COMMERCIAL GENERAL    {tick}           GLP-2208841
      [X] OCCUR
CERTIFICATE HOLDER                 AUTHORIZED REPRESENTATIVE
Amazon.com Services LLC            Paula Renner
"""


def test_the_next_box_of_a_form_holds_no_name() -> None:
    facts = _facts(drawn(BOXES.format(tick=" ")))

    assert _parties(facts, "named-insured") == ["Corvane Outfitters LLC"]
    assert _parties(facts, "certificate-holder") == ["Amazon.com Services LLC"]


@pytest.mark.parametrize(("tick", "found"), [("Y", ["Y"]), ("X", ["X"]), ("N", []), (" ", [])])
def test_the_box_for_the_additional_insured(tick: str, found: list[str]) -> None:
    assert _parties(_facts(drawn(BOXES.format(tick=tick))), "additional-insured-box") == found


def test_a_tick_in_the_next_column_is_another_matter() -> None:
    facts = _facts(drawn(BOXES.format(tick="     Y")))

    assert _parties(facts, "additional-insured-box") == []


def test_the_line_below_of_a_page_that_was_scanned_aslant() -> None:
    page = drawn("CERTIFICATE HOLDER\nAmazon.com Services LLC, Attn: Risk Management")
    label, name = page.lines
    high = replace(name.box, y0=label.box.y1 - 0.56 * label.box.height)
    words = tuple(replace(word, box=replace(word.box, y0=high.y0)) for word in name.words)
    aslant = replace(page, lines=(label, replace(name, words=words)))

    assert _parties(_facts(aslant), "certificate-holder") == [name.text]
