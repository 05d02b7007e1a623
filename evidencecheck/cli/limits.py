"""``--limit NAME=VALUE``: what one evidence file may take, beside its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from evidencecheck.stages.limits import Limits

SIZES = ("memory", "file-size", "member-size", "unpacked")
NUMBERS = ("pages", "pixels", "members", "depth", "expansion")
UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}

_SIZE = re.compile(r"(\d{1,15})\s*([KMG]?)(?:I?B)?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)


class Limit(click.ParamType[tuple[str, int]]):
    """``memory=2GB`` to ("memory", 2147483648); sizes may have a unit, K, M or G times 1024."""

    name = "limit"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        name, _, wanted = str(value).partition("=")
        amount = _amount(name, wanted.strip())
        if name not in (*SIZES, *NUMBERS):
            known = ", ".join((*SIZES, *NUMBERS))
            self.fail(f"{name!r} is no limit. There are: {known}.", param, ctx)
        if not amount:
            self.fail(f"{value!r}: a number above zero is wanted, as in memory=2GB.", param, ctx)
        return name.replace("-", "_"), amount


def _amount(name: str, wanted: str) -> int:
    """0 for what is no such number."""
    if name in NUMBERS:
        return int(wanted) if _NUMBER.fullmatch(wanted) else 0
    size = _SIZE.fullmatch(wanted)
    return int(size[1]) * UNITS[size[2].upper()] if size else 0


def limits_of(seconds: float, wanted: tuple[tuple[str, int], ...]) -> Limits:
    """The defaults with what is wanted in place of some; of two of one name the last."""
    from evidencecheck.stages.limits import Limits

    return Limits(seconds=seconds, **dict(wanted))
