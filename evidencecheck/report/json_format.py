"""The report for programs: one JSON object, the same bytes for the same evidence.

Its keys and their order are the contract of ``report.schema.json``: keys are only ever added.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from evidencecheck import __version__
from evidencecheck.model.finding import Severity
from evidencecheck.model.report import CaseFailure, CaseReport, Extraction, Verdict
from evidencecheck.report.interface import Options, Outcome
from evidencecheck.report.json_case import case_object
from evidencecheck.report.json_extraction import extraction_object
from evidencecheck.report.safe import escape_json

SCHEMA_VERSION = "1.0"
Json = dict[str, Any]


class JsonFormat:
    """One JSON object, indented by 2, in UTF-8."""

    def report(self, outcomes: Iterable[Outcome], options: Options) -> str:
        cases: list[Json] = []
        failures: list[Json] = []
        verdicts: Counter[Verdict] = Counter()
        severities: Counter[Severity] = Counter()
        for outcome in outcomes:
            if isinstance(outcome, CaseFailure):
                failures.append(_failure(outcome, options))
                continue
            cases.append(case_object(outcome, options))
            verdicts[outcome.verdict] += 1
            severities.update(_standing(outcome))
        return _written(
            {
                **_head(),
                "summary": {
                    "cases": len(cases),
                    **{verdict.value: verdicts[verdict] for verdict in Verdict},
                    **{f"{severity.value}s": severities[severity] for severity in Severity},
                },
                "cases": cases,
                **({"failures": failures} if failures else {}),
                **_timings(options),
            }
        )

    def extraction(self, extraction: Extraction, options: Options) -> str:
        return _written({**_head(), **extraction_object(extraction, options), **_timings(options)})


def _head() -> Json:
    tool = {"name": "evidencecheck", "version": __version__}
    return {"schema_version": SCHEMA_VERSION, "tool": tool}


def _standing(report: CaseReport) -> list[Severity]:
    """The severities that count: a waived finding counts for nothing."""
    return [finding.severity for finding in report.findings if finding.waived is None]


def _failure(failure: CaseFailure, options: Options) -> Json:
    return {
        "case_id": failure.case_id,
        "path": failure.path,
        "reason": options.say(failure.reason),
    }


def _timings(options: Options) -> Json:
    if options.timings is None:
        return {}
    taken = options.timings()
    return {"timings": {"started": taken.started, "seconds": round(taken.seconds, 3)}}


def _written(document: Json) -> str:
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return escape_json(text) + "\n"
