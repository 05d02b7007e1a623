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
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

CODE = "fapiao-code"
"""Role of the code beside the number of a fapiao."""

_DIGITS = re.compile(r"\d(?: ?\d){5,24}(?![0-9A-Za-z-])")
_CODE = re.compile(r"\d(?: ?\d){8,13}(?![0-9A-Za-z-])")
_MARKED = re.compile(r"(?<![a-z0-9])n[o0g9º°][.:\s]{0,3}(?P<number>\d{8})(?![0-9a-z])")
"""Readers take the sign № for No, N0, Ng or N9."""
_WITH_CODE = re.compile(
    r"(?<![a-z0-9])n[o0g9º°][.:\s]{0,3}(?P<number>\d{8})(?P<code>\d{12}|\d{10})(?![0-9a-z])"
)
"""The same with the code behind it, set small, from which readers do not part it."""
_BARE = re.compile(r"\d{8}")
_TOKEN = re.compile(r"(?=[A-Z/&._-]*\d)[A-Z0-9][A-Z0-9/&._-]{2,29}[A-Z0-9](?![\w-])", re.I)
_PURCHASE = re.compile(r"p\.? ?o\b|purchase order|customer po|采购|kundenauftrag|bestellreferenz")


def fapiao_numbers(source: Source, kind: Kind) -> Iterator[Fact]:
    """Number and code of a fapiao as printed; one of a wrong length has no scheme."""
    if kind is not Kind.FAPIAO:
        return
    for layout in source.layouts:
        labelled = list(tokens_behind(layout, _DIGITS, "invoice_number"))
        for token in labelled:
            text = token.text.replace(" ", "")
            found = candidates(text, "fapiao", failed=True)
            value = found[0] if found else Identifier(text, "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, token.cell)
            yield Fact(FactName.FAPIAO_NUMBER, value, reading, label=token.label.text)
        if not labelled:
            yield from _by_mark(source, layout)
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


def _by_mark(source: Source, layout: Layout) -> Iterator[Fact]:
    """The number of a paper form, behind ``No`` in its upper right corner.

    It is printed twice, the second time small and bare: where only the other one can be read, or it
    differs, the number is a candidate.
    """
    top = [line for line in layout.page.lines if line.box.center_y < layout.page.height / 2]
    marked = [(line, match) for line in top if (match := _MARKED.search(fold(line.text).text))]
    bare = {line.text.strip() for line in top if _BARE.fullmatch(line.text.strip())}
    alone = {line.text.strip() for line in top}
    glued = [(line, match) for line in top if (match := _WITH_CODE.search(fold(line.text).text))]
    marked += [(line, match) for line, match in glued if match["code"] in alone]
    if len({match["number"] for _, match in marked}) != 1:
        return
    line, match = marked[0]
    number = match["number"]
    reading = source.reading(layout.page, line, *fold(line.text).span(*match.span("number")))
    mention = Mention.CANDIDATE if bare and number not in bare else Mention.OWN
    value = candidates(number, "fapiao")[0]
    yield Fact(FactName.FAPIAO_NUMBER, value, reading, label="No", mention=mention)
    same = Identifier(number, "", strength=Strength.WEAK)
    yield Fact(FactName.INVOICE_NUMBER, same, reading, label="No", mention=mention)


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
