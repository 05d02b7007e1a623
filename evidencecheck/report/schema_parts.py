"""The parts that the schemas of the report and of the extraction share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from evidencecheck.model.document import Kind, Trouble
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Status

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NAME: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
SCORE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
FLAG: Schema = {"type": "boolean"}
PAGE: Schema = {"type": ["integer", "null"], "minimum": 1}
FILE: Schema = {"type": "string", "minLength": 1, "description": "path relative to the case"}
CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
SHA256: Schema = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
CURRENCY: Schema = {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}
BBOX: Schema = {
    "description": "x0, y0, x1, y1 in pixels of the page image, origin top left",
    "type": ["array", "null"],
    "items": {"type": "number"},
    "minItems": 4,
    "maxItems": 4,
}
AMOUNT: Schema = {"type": ["string", "null"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
DAY: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
VALUE: Schema = {"type": ["string", "null"]}


def record(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """An object with these keys; others may be added in a later version."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
    }


def several(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def one_of(words: Iterable[StrEnum]) -> Schema:
    return {"enum": [word.value for word in words]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def valued(keys: Mapping[str, Schema]) -> Schema:
    """An object with a value, for money with its currency."""
    return record({"value": VALUE, **keys}, {"currency": CURRENCY})


READ: Mapping[str, Schema] = {
    "raw": TEXT,
    "page": PAGE,
    "bbox": BBOX,
    "channel": one_of(Channel),
    "confidence": SCORE,
}
"""Where and how a value was read."""

SOURCE: Mapping[str, Schema] = {
    "file": FILE,
    "sha256": SHA256,
    "media_type": TEXT,
    "kind": one_of(Kind),
    "kind_confidence": SCORE,
}
"""What is said of a file in both documents."""

SHARED: Mapping[str, Schema] = {
    "finding": record(
        {
            "code": CODE,
            "slug": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "severity": one_of(Severity),
            "confidence": one_of(Confidence),
            "message": NAME,
            "hint": TEXT,
            "locations": several(ref("location")),
            "fingerprint": TEXT,
            "waived": {"anyOf": [{"type": "null"}, ref("waiver")]},
        }
    ),
    "location": record({"file": FILE, "page": PAGE, "bbox": BBOX, "text": TEXT}),
    "waiver": record({"code": CODE, "reason": TEXT, "file": {"type": ["string", "null"]}}),
    "unreadable": record({"trouble": one_of(Trouble), "detail": NAME}),
    "timings": record({"started": NAME, "seconds": {"type": "number", "minimum": 0}}),
}
"""Definitions that both documents refer to."""

MONEY = frozenset(
    {
        FactName.ORDER_TOTAL,
        FactName.SALE_TOTAL,
        FactName.COST_TOTAL,
        FactName.CLAIMED_AMOUNT,
        FactName.DECLARED_VALUE,
        FactName.UNIT_PRICE,
        FactName.COVERAGE_LIMIT,
    }
)
NUMBERS = frozenset({FactName.QUANTITY, FactName.QUANTITY_SHIPPED, FactName.QUANTITY_RECEIVED})
DAYS = frozenset(name for name in FactName if name.value.endswith("_date")) | {
    FactName.COVERAGE_FROM,
    FactName.COVERAGE_TO,
}
FAMILIES: Mapping[str, Schema] = {
    "amount": AMOUNT,
    "number": AMOUNT,
    "date": DAY,
    "status": {"enum": [*(status.value for status in Status), None]},
    "text": VALUE,
}
"""What the value of a fact looks like, by the family of its name."""


def family_of(name: FactName) -> str:
    if name is FactName.TRACKING_STATUS:
        return "status"
    if name in MONEY:
        return "amount"
    if name in NUMBERS:
        return "number"
    return "date" if name in DAYS else "text"
