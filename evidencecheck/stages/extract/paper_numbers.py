"""Numbers of papers: fapiao, purchase orders, insurance policies.

A fapiao has eight digits beside a code of ten or twelve, or, fully digital (数电票), twenty digits that
begin with the year. Source: State Taxation Administration, announcements on 增值税发票 and 数电票.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.extract.labelled_tokens import tokens_behind
from evidencecheck.stages.extract.source import Source

CODE = "fapiao-code"
"""Role of the code beside the number of a fapiao."""

_DIGITS = re.compile(r"\d(?: ?\d){5,24}(?![0-9A-Za-z-])")
_CODE = re.compile(r"\d(?: ?\d){8,13}(?![0-9A-Za-z-])")
_TOKEN = re.compile(r"(?=[A-Z/&._-]*\d)[A-Z0-9][A-Z0-9/&._-]{2,29}[A-Z0-9](?![\w-])", re.I)
_PURCHASE = re.compile(r"p\.? ?o\b|purchase order|customer po|采购|kundenauftrag|bestellreferenz")


def fapiao_numbers(source: Source, kind: Kind) -> Iterator[Fact]:
    """Number and code of a fapiao as printed; one of a wrong length has no scheme."""
    if kind is not Kind.FAPIAO:
        return
    for layout in source.layouts:
        for token in tokens_behind(layout, _DIGITS, "invoice_number"):
            text = token.text.replace(" ", "")
            found = candidates(text, "fapiao", failed=True)
            value = found[0] if found else Identifier(text, "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, token.cell)
            yield Fact(FactName.FAPIAO_NUMBER, value, reading, label=token.label.text)
        for token in tokens_behind(layout, _CODE, "fapiao_code"):
            text = token.text.replace(" ", "")
            found = candidates(text, CODE)
            value = found[0] if found else Identifier(text, "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, token.cell)
            yield Fact(
                FactName.FAPIAO_NUMBER,
                value,
                reading,
                label=token.label.text,
                role=CODE,
                mention=Mention.ASIDE,
            )


def po_numbers(source: Source) -> Iterator[Fact]:
    """Numbers of purchase orders; what another label of the trade introduces is none."""
    for layout in source.layouts:
        for token in tokens_behind(layout, _TOKEN, "po_number"):
            if _PURCHASE.search(fold(token.label.text).text):
                value = Identifier(token.text, "", strength=Strength.WEAK)
                reading = source.reading_of(layout.page, token.cell)
                yield Fact(FactName.PO_NUMBER, value, reading, label=token.label.text)


def policy_numbers(source: Source) -> Iterator[Fact]:
    """Numbers of insurance policies, by their label."""
    for layout in source.layouts:
        for token in tokens_behind(layout, _TOKEN, "policy_number", column=True):
            value = Identifier(token.text, "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, token.cell)
            yield Fact(FactName.POLICY_NUMBER, value, reading, label=token.label.text)
