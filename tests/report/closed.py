"""Validation that is stricter than the shipped schemas: no key that they don't know."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from evidencecheck.report.schema import shipped


def errors(document: str | dict[str, Any], name: str, *, closed: bool = True) -> list[str]:
    schema = json.loads(shipped(name))
    Draft202012Validator.check_schema(schema)
    value = json.loads(document) if isinstance(document, str) else document
    validator = Draft202012Validator(_closed(schema) if closed else schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def _closed(schema: Any) -> Any:
    """Every object of a known form refuses other keys."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _closed(each) for key, each in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        inner["additionalProperties"] = False
    return inner
