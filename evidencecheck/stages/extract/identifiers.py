"""The formats of order and tracking numbers, and what a string can be among them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.check_digits import CHECKS


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats."""

    scheme: str
    family: str
    """``order`` or ``tracking``."""
    carrier: str
    """Normalised carrier id; "" where the format is no carrier's."""
    pattern: re.Pattern[str]
    check: str
    """Name of its check digit in `CHECKS`; "" where it has none."""
    strength: Strength
    example: str

    def read(self, canonical: str) -> Identifier | None:
        """`canonical` as an identifier of this format, None if it is none."""
        if not self.pattern.fullmatch(canonical):
            return None
        check = Check.NONE
        if self.check:
            check = Check.PASSED if CHECKS[self.check](canonical) else Check.FAILED
        return Identifier(canonical, self.scheme, check, self.strength)


@cache
def formats(family: str | None = None) -> tuple[Format, ...]:
    """The table, in file order; `family` keeps one family."""
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("identifiers.toml").read_text("utf-8")
    )
    rows = tuple(
        Format(
            scheme=row["scheme"],
            family=row["family"],
            carrier=row.get("carrier", ""),
            pattern=re.compile(row["pattern"]),
            check=row.get("check", ""),
            strength=Strength(row["strength"]),
            example=row["example"],
        )
        for row in table["format"]
    )
    return tuple(row for row in rows if family in {None, row.family})


def canonical(raw: str) -> str:
    """Upper case without white space; hyphens stay only in the grouping of an order number."""
    joined = re.sub(r"\s+", "", raw).upper()
    if re.fullmatch(r"[A-Z0-9]{2,4}-\d{5,8}-\d{5,8}|PO-\d{3}-\d+", joined):
        return joined
    return joined.replace("-", "").replace(".", "")


def candidates(raw: str, family: str | None = None) -> tuple[Identifier, ...]:
    """Everything that `raw` can be, strong formats and passed check digits first.

    A weak format whose check digit fails is no candidate: nine in ten random numbers fail it.
    """
    text = canonical(raw)
    found = [hit for row in formats(family) if (hit := row.read(text))]
    found = [h for h in found if h.strength is Strength.STRONG or h.check is not Check.FAILED]
    order = {Check.PASSED: 0, Check.NONE: 1, Check.FAILED: 2}
    return tuple(sorted(found, key=lambda h: (h.strength is Strength.WEAK, order[h.check])))


def carrier_of(scheme: str) -> str:
    """The carrier whose format `scheme` is; "" if unknown."""
    return next((row.carrier for row in formats() if row.scheme == scheme), "")
