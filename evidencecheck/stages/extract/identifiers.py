"""The formats of identifiers, and what a string can be among them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.check_digits import CHECKS
from evidencecheck.stages.extract.fold import fold


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats."""

    scheme: str
    family: str
    """What it names: ``order``, ``tracking``, ``shipment``, ``product``, ``fapiao``, ``tax`` …"""
    carrier: str
    """Normalised carrier id; "" where the format is no carrier's."""
    pattern: re.Pattern[str]
    check: str
    """Name of its check digit in `CHECKS`; "" where it has none."""
    strength: Strength
    context: tuple[str, ...]
    """Folded words without one of which it comes after all others; () where it needs none."""
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
            context=tuple(row.get("context", ())),
            example=row["example"],
        )
        for row in table["format"]
    )
    return tuple(row for row in rows if family in {None, row.family})


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HYPHENATED = re.compile(
    r"[A-Z0-9]{2,4}-\d{5,8}-\d{5,8}|PO-\d{3}-\d+|(?:211|076|186|141|162)-\d{17}|\d{2}-\d{7}"
    r"|STAR-[0-9A-Z]+|\d{6}-\d{15}|\d{6}-20\d{6}-\d{8,10}"
)


def canonical(raw: str) -> str:
    """Upper case and half width without white space; hyphens stay only where a format has them."""
    joined = re.sub(r"\s+", "", raw.translate(_FULL_WIDTH)).upper()
    if _HYPHENATED.fullmatch(joined):
        return joined
    return joined.replace("-", "").replace(".", "")


def candidates(
    raw: str, family: str | None = None, context: str = "", *, failed: bool = False
) -> tuple[Identifier, ...]:
    """Everything that `raw` can be, strong formats and passed check digits first.

    `context` is the text around it: formats that want a word there come first where it stands, and
    last where it does not. A weak format whose check digit fails is no candidate, for nine in ten
    random numbers fail it; with `failed` it is one, the last: a label says what it was meant to be.
    """
    text = canonical(raw)
    words = fold(context).text
    found = [(row, hit) for row in formats(family) if (hit := row.read(text))]
    if not failed:
        found = [
            (row, h)
            for row, h in found
            if h.strength is Strength.STRONG or h.check is not Check.FAILED
        ]

    def rank(pair: tuple[Format, Identifier]) -> tuple[bool, bool, int, int]:
        row, hit = pair
        weak = hit.strength is Strength.WEAK
        expected = 1 if not row.context else 0 if any(w in words for w in row.context) else 2
        return weak, weak and hit.check is Check.FAILED, expected, _ORDER[hit.check]

    return tuple(hit for _, hit in sorted(found, key=rank))


_ORDER = {Check.PASSED: 0, Check.NONE: 1, Check.FAILED: 2}


def carrier_of(scheme: str) -> str:
    """The carrier whose format `scheme` is; "" if unknown."""
    return next((row.carrier for row in formats() if row.scheme == scheme), "")
