"""The JSON Schemas of what `json_format` writes, made from the model's own lists of words.

The schemas are shipped as files (``evidencecheck schema report``); a test holds that the files are
what this module makes, ``python -m evidencecheck.report.schema`` writes them anew. Unknown keys are
allowed, because keys may be added within 1.x and a checker of today shall accept them; the tests
of this project close the schemas before they validate what this version writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from evidencecheck.model.case import PolicySource
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.page import Channel
from evidencecheck.model.report import Verdict
from evidencecheck.report.json_format import SCHEMA_VERSION
from evidencecheck.report.schema_parts import (
    BBOX,
    CODE,
    COUNT,
    FAMILIES,
    FILE,
    FLAG,
    NAME,
    READ,
    SCORE,
    SHARED,
    SOURCE,
    TEXT,
    VALUE,
    Schema,
    family_of,
    one_of,
    record,
    ref,
    several,
    valued,
)


def report_schema() -> Schema:
    return _document(
        "report",
        {"summary": ref("summary"), "cases": several(ref("case"))},
        {"failures": several(ref("failure")), "timings": ref("timings")},
        {
            "summary": _summary(),
            "case": _case(),
            "policy": record(
                {"id": NAME, "source": one_of(PolicySource), "marketplace": VALUE},
            ),
            "reading": valued({**READ, "file": FILE}),
            "fact": valued(
                {"agreement": COUNT, "disputed": FLAG, "readings": several(ref("reading"))}
            ),
            **{f"{family}_fact": _agreed(family) for family in FAMILIES},
            "document": record(
                {
                    **SOURCE,
                    "pages": COUNT,
                    "languages": several({"type": "string", "pattern": "^[a-z]{2,3}$"}),
                    "channels": several(one_of(Channel)),
                },
                {"unreadable": ref("unreadable")},
            ),
            "requirement": record(
                {"requirement": NAME, "required": FLAG, "met": FLAG, "files": several(FILE)}
            ),
            "not_checked": record(
                {"code": CODE, "file": {"type": ["string", "null"]}, "reason": NAME}
            ),
            "failure": record({"case_id": NAME, "path": NAME, "reason": NAME}),
        },
    )


def extraction_schema() -> Schema:
    page = {
        "number": {"type": "integer", "minimum": 1},
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        "channels": several(one_of(Channel)),
        "legibility": SCORE,
    }
    line = {"text": TEXT, "bbox": BBOX, "channel": one_of(Channel), "confidence": SCORE}
    fact = {"name": one_of(FactName), "role": TEXT, "label": TEXT, **READ, "decided": FLAG}
    return _document(
        "extraction",
        {"documents": several(ref("document")), "findings": several(ref("finding"))},
        {"timings": ref("timings")},
        {
            "document": record(
                {**SOURCE, "pages": several(ref("page")), "facts": several(ref("fact"))},
                {"unreadable": ref("unreadable")},
            ),
            "page": record(page, {"lines": several(ref("line"))}),
            "line": record(line),
            "fact": {**valued(fact), "allOf": [*map(_by_name, FAMILIES)]},
        },
    )


def _by_name(family: str) -> Schema:
    """What the value of a fact must look like when it stands beside a name of this family."""
    names = {"enum": [name.value for name in FactName if family_of(name) == family]}
    then: Schema = {"properties": {"value": FAMILIES[family]}}
    if family == "amount":
        then["required"] = ["currency"]
    return {"if": {"properties": {"name": names}, "required": ["name"]}, "then": then}


def _summary() -> Schema:
    verdicts = {verdict.value: COUNT for verdict in Verdict}
    severities = {f"{severity.value}s": COUNT for severity in Severity}
    return record({"cases": COUNT, **verdicts, **severities})


def _case() -> Schema:
    facts = {name.value: ref(f"{family_of(name)}_fact") for name in FactName}
    return record(
        {
            "case_id": NAME,
            "path": NAME,
            "policy": ref("policy"),
            "verdict": one_of(Verdict),
            "facts": {
                "type": "object",
                "properties": facts,
                "propertyNames": {"pattern": "^[a-z][a-z_]*$"},
            },
            "documents": several(ref("document")),
            "checklist": several(ref("requirement")),
            "findings": several(ref("finding")),
            "not_checked": several(ref("not_checked")),
        }
    )


def _agreed(family: str) -> Schema:
    """A fact of the family over all documents, with every reading of it."""
    shape = {"properties": {"value": FAMILIES[family]}}
    readings = {"properties": {"readings": several(shape)}}
    return {"allOf": [ref("fact"), shape, readings]}


def _document(
    name: str,
    required: Mapping[str, Schema],
    optional: Mapping[str, Schema],
    definitions: Mapping[str, Schema],
) -> Schema:
    head = {
        "schema_version": {"type": "string", "pattern": "^1\\.[0-9]+$"},
        "tool": record({"name": {"const": "evidencecheck"}, "version": NAME}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:evidencecheck:{name}:{SCHEMA_VERSION}",
        "title": f"evidencecheck {name}",
        **record({**head, **required}, optional),
        "$defs": {**definitions, **SHARED},
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "report": report_schema,
    "extraction": extraction_schema,
}


def shipped(name: str) -> str:
    """The schema file of that name, as the package has it."""
    return files("evidencecheck.report").joinpath(f"{name}.schema.json").read_text("utf-8")


def written(name: str) -> str:
    """What the schema file of that name has to hold."""
    return json.dumps(SCHEMAS[name](), indent=2) + "\n"


if __name__ == "__main__":
    for each in SCHEMAS:
        Path(__file__).with_name(f"{each}.schema.json").write_text(written(each), "utf-8")
