"""The schemas refuse what the contract forbids, and allow keys of a later version."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from evidencecheck.report.interface import Options
from evidencecheck.report.json_format import JsonFormat
from evidencecheck.report.schema import SCHEMAS, shipped, written
from tests.report import made
from tests.report.closed import errors

REPORT = json.loads(JsonFormat().report([made.failing(), made.failure()], Options()))
EXTRACTION = json.loads(JsonFormat().extraction(made.extraction(made.FINDINGS[0]), Options()))


@pytest.mark.parametrize("name", SCHEMAS)
def test_shipped_file_is_up_to_date(name: str) -> None:
    """If not: ``python -m evidencecheck.report.schema``."""
    assert shipped(name) == written(name)


def _case(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    changed = copy.deepcopy(REPORT)
    change(changed["cases"][0])
    return changed


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "verdict unknown": lambda case: case.update(verdict="forged"),
    "amount a float": lambda case: case["facts"]["sale_total"].update(value=128.4),
    "amount with exponent": lambda case: case["facts"]["sale_total"].update(value="1E+2"),
    "amount of a reading a float": lambda case: case["facts"]["sale_total"]["readings"][0].update(
        value=1.0
    ),
    "date not ISO": lambda case: case["facts"]["order_date"].update(value="12/09/2026"),
    "status unknown": lambda case: case["facts"]["tracking_status"].update(value="gone"),
    "disputed a number": lambda case: case["facts"]["order_id"].update(disputed=1),
    "agreement negative": lambda case: case["facts"]["order_id"].update(agreement=-1),
    "box of three": lambda case: case["findings"][0]["locations"][0].update(bbox=[1, 2, 3]),
    "severity unknown": lambda case: case["findings"][0].update(severity="fatal"),
    "confidence a number": lambda case: case["findings"][0].update(confidence=0.9),
    "code malformed": lambda case: case["findings"][0].update(code="idn1"),
    "waived a flag": lambda case: case["findings"][0].update(waived=True),
    "kind unknown": lambda case: case["documents"][0].update(kind="poem"),
    "channel unknown": lambda case: case["documents"][0].update(channels=["telepathy"]),
    "kind confidence over one": lambda case: case["documents"][0].update(kind_confidence=97),
    "policy source unknown": lambda case: case["policy"].update(source="dice"),
    "met missing": lambda case: case["checklist"][0].pop("met"),
    "hint missing": lambda case: case["findings"][0].pop("hint"),
    "reason missing": lambda case: case["not_checked"][0].pop("reason"),
    "facts a list": lambda case: case.update(facts=[]),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_report_refused(wrong: str) -> None:
    assert errors(_case(WRONG[wrong]), "report", closed=False)


def test_unknown_fact_name_is_not_ours() -> None:
    changed = _case(lambda case: case["facts"].update(shoe_size=case["facts"]["order_id"]))
    assert errors(changed, "report")


@pytest.mark.parametrize(
    ("fact", "key", "value"),
    [(1, "value", 128.4), (1, "currency", "usd"), (0, "decided", "yes"), (0, "name", "shoe_size")],
)
def test_extraction_refused(fact: int, key: str, value: object) -> None:
    changed = copy.deepcopy(EXTRACTION)
    changed["documents"][0]["facts"][fact][key] = value
    assert errors(changed, "extraction", closed=False)


def test_amount_needs_its_currency_key() -> None:
    changed = copy.deepcopy(EXTRACTION)
    del changed["documents"][0]["facts"][1]["currency"]
    assert errors(changed, "extraction", closed=False)


def test_later_keys_are_welcome() -> None:
    changed = _case(lambda case: case.update(mood="calm"))
    assert errors(changed, "report", closed=False) == []
    assert errors(changed, "report")


def test_version_two_is_another_contract() -> None:
    assert errors({**REPORT, "schema_version": "2.0"}, "report", closed=False)
