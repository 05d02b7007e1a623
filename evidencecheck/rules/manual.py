"""The manual page of each rule: English from its docstring, Simplified Chinese from a data file."""

from __future__ import annotations

import inspect
import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Literal

from evidencecheck.model.errors import UsageError
from evidencecheck.model.message import msg
from evidencecheck.rules.catalogue import RULES

_PART = re.compile(r"^([A-Z][a-z]+(?: [a-z]+)?):\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Manual:
    """What people read about a rule; every part is plain text."""

    title: str
    fires_when: str
    why: str
    example: str
    """A case that fires."""
    counterexample: str
    """A case close to it that doesn't."""
    fix: str
    wrong_when: str
    """When the finding is mistaken, and what to do then."""
    source: str
    since: str
    """Version of the first release with this rule."""


PARTS = tuple(field.name for field in fields(Manual))


def manual(code: str, lang: Literal["en", "zh"] = "en") -> Manual:
    """The page of the rule `code`, in either case of letters; `UsageError` for an unknown one."""
    rule = next((rule for rule in RULES if rule.code == code.upper()), None)
    if rule is None:
        known = tuple(rule.code for rule in RULES)
        raise UsageError(msg("There is no rule {code}. Rules: {known}", code=code, known=known))
    if lang == "zh":
        return Manual(**_chinese()[rule.code])
    return Manual(**parse(inspect.getdoc(rule.check) or ""))


def parse(docstring: str) -> dict[str, str]:
    """The parts of a docstring: its first line is the title, then come "Name: text" paragraphs."""
    title, _, body = docstring.partition("\n")
    found = dict.fromkeys(PARTS, "")
    found["title"] = title.strip()
    pieces = _PART.split(body)
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        key = name.lower().replace(" ", "_")
        if key in found:
            found[key] = " ".join(text.split())
    return found


@cache
def _chinese() -> dict[str, dict[str, str]]:
    page = files("evidencecheck.rules").joinpath("manual_zh.toml").read_text("utf-8")
    return tomllib.loads(page)
