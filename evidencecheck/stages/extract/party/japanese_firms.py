"""Who issued a Japanese bill: the one company that stands alone in a line, beside the addressee."""

from __future__ import annotations

import re

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.party_names import name_in

_FORM = re.compile(r"株式会社|有限会社|合同会社|合資会社|合名会社|[(（][株有][)）]|[㈱㈲]")
"""Legal forms of the Companies Act of Japan, and of the limited companies before it."""


def lone_firm(layout: Layout, taken: frozenset[Box], buyer: str) -> tuple[Line, str] | None:
    """The line and the name; None without a `buyer`, or where several companies stand alone in a line."""
    named = {
        name.replace(" ", ""): (line, name)
        for line in layout.page.lines
        if _FORM.search(line.text) and line.box not in taken
        for name in [name_in(line.text)]
        if name == line.text.strip() and not _is_same(name, buyer) and not carriers_in(name)
    }
    return next(iter(named.values())) if buyer and len(named) == 1 else None


def _is_same(one: str, other: str) -> bool:
    a, b = ("".join(name.split()) for name in (one, other))
    return bool(a and b) and (a in b or b in a)
