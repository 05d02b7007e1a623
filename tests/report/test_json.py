"""The report for programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidencecheck import __version__
from evidencecheck.model.fact import FactName
from evidencecheck.report.interface import Options, Timings
from evidencecheck.report.json_format import JsonFormat
from tests.report import made
from tests.report.closed import errors

OUTCOMES = (made.failing(), made.lost_flask(), made.lost_flask(made.FINDINGS[1]))


def report(*outcomes: object, **options: object) -> str:
    return JsonFormat().report(outcomes or OUTCOMES, Options(**options))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_fits_its_schema(lang: str) -> None:
    assert errors(report(lang=lang), "report") == []
    assert errors(report(made.failing(), made.failure(), lang=lang), "report") == []
    timed = report(timings=lambda: Timings("2026-10-20T08:00:00+00:00", 1.5))
    assert errors(timed, "report") == []


def test_extraction_fits_its_schema() -> None:
    for lines in (False, True):
        written = JsonFormat().extraction(made.extraction(*made.FINDINGS), Options(lines=lines))
        assert errors(written, "extraction") == []


def test_order_of_keys() -> None:
    document = json.loads(report())
    assert list(document) == ["schema_version", "tool", "summary", "cases"]
    assert list(document["summary"]) == [
        *("cases", "pass", "review", "fail", "errors", "warnings", "infos"),
    ]
    assert list(document["cases"][0]) == [
        *("case_id", "path", "policy", "verdict", "facts", "documents", "checklist"),
        *("findings", "not_checked"),
    ]
    order = [name.value for name in FactName]
    facts = list(document["cases"][0]["facts"])
    assert facts == sorted(facts, key=order.index)
    assert document["tool"] == {"name": "evidencecheck", "version": __version__}


def test_summary_counts_what_stands() -> None:
    assert json.loads(report())["summary"] == {
        "cases": 3,
        "pass": 1,
        "review": 1,
        "fail": 1,
        "errors": 1,
        "warnings": 2,
        "infos": 1,
    }


def test_facts() -> None:
    facts = json.loads(report())["cases"][0]["facts"]
    assert facts["order_id"]["value"] == made.ORDER
    assert facts["order_id"]["disputed"] is True
    assert facts["order_id"]["agreement"] == 2
    claimed = facts["order_id"]["readings"][0]
    assert (claimed["page"], claimed["bbox"], claimed["channel"]) == (None, None, "claim-file")
    assert facts["sale_total"]["value"] == "128.40"
    assert facts["sale_total"]["currency"] == "USD"
    assert facts["sale_total"]["readings"][0]["raw"] == "US$128.40"
    assert facts["order_date"]["value"] == "2026-09-12"
    assert facts["tracking_status"]["value"] == "in-transit"
    assert facts["quantity"]["value"] == "2"
    assert facts["order_id"]["readings"][1]["bbox"] == [71.0, 96.5, 190.2, 108.0]


def test_unreadable_files_are_listed() -> None:
    documents = json.loads(report())["cases"][0]["documents"]
    assert [each["file"] for each in documents] == sorted(each["file"] for each in documents)
    scan = next(each for each in documents if each["file"] == "scan.pdf")
    assert scan["unreadable"] == {"trouble": "encrypted", "detail": "needs a password"}
    assert scan["pages"] == 0


def test_waiver_and_fingerprint() -> None:
    findings = json.loads(report())["cases"][0]["findings"]
    assert findings[0]["waived"] is None
    assert findings[2]["waived"] == {
        "code": "TIM006",
        "reason": "day/month, supplier says",
        "file": None,
    }
    assert findings[0]["fingerprint"] == "0f" * 16


def test_failures_only_where_there_are_any() -> None:
    assert json.loads(report(made.failure()))["failures"] == [
        {"case_id": "broken", "path": "claims/broken", "reason": "the folder cannot be listed"}
    ]
    assert json.loads(report(made.failure()))["cases"] == []


def test_candidates_are_undecided() -> None:
    document = json.loads(JsonFormat().extraction(made.extraction(), Options()))
    facts = document["documents"][0]["facts"]
    assert [fact["decided"] for fact in facts] == [True, True, False]
    assert list(facts[1]) == [
        *("name", "value", "currency", "raw", "role", "label", "page", "bbox"),
        *("channel", "confidence", "decided"),
    ]
    assert document["documents"][1]["unreadable"]["trouble"] == "damaged"


def test_same_input_same_bytes() -> None:
    assert report() == report()


def test_hash_seed_does_not_matter() -> None:
    code = (
        "from tests.report import made\n"
        "from evidencecheck.report.interface import Options\n"
        "from evidencecheck.report.json_format import JsonFormat\n"
        "from evidencecheck.report.text.format import TextFormat\n"
        "import sys\n"
        "for writer in (JsonFormat(), TextFormat()):\n"
        "    sys.stdout.buffer.write(writer.report([made.failing()], Options()).encode())\n"
    )
    root = Path(__file__).parents[2]
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(written) == 1
    assert written.pop()
