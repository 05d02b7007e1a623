"""Whether the lost product is on the proof of its value, and in the variant that was ordered.

A product has many names. That an invoice calls it otherwise proves nothing by itself; it does where the
seller's own invoice, in the language of the order, has not one word in common with the whole order page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.case import Agreed, Claim, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, LineItem, Mention, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.match.han import simplified
from evidencecheck.stages.match.identity import SURE
from evidencecheck.stages.match.witnesses import agreement

_PROOFS = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.RECEIPT, Kind.FAPIAO})
_LIKE_THE_ORDER = frozenset({Kind.SALES_INVOICE})
"""Written by the seller for this order: its goods bear the order's names."""
_WORD = re.compile(r"[a-z][a-z'-]{2,}|[㐀-鿿]{2,}")
_HAN = re.compile(r"[㐀-鿿]")
_CATEGORY = re.compile(r"^\s*[*＊][^*＊]{1,20}[*＊]")
"""The tax category before the goods on a fapiao (*日用杂品*保温水壶), which is no name of theirs.
Source: State Taxation Administration, 公告 2017 年第 45 号."""
_MEASURE = re.compile(
    r"(?<![\w.,-])(?P<number>\d+(?:[.,]\d+)?)\s?-?(?P<unit>[a-z]+|[㐀-鿿]{1,2})(?![a-z])"
)
_NOTHING = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "set",
        "pack",
        "pcs",
        "piece",
        "pieces",
        "size",
        "color",
        "colour",
        "qty",
        "item",
        "items",
        "new",
        "incl",
        "each",
        "per",
        "from",
        "one",
        "two",
        "mit",
        "und",
        "fur",
        "der",
        "die",
        "das",
        "avec",
        "pour",
        "con",
        "para",
        "per",
        "les",
        "des",
        "und",
        "stuck",
        "total",
        "shipping",
        "invoice",
        "order",
        "product",
        "description",
        "quantity",
        "price",
        "amount",
        "freight",
        "delivery",
        "postage",
        "versand",
    ]
)
_FEWEST = 2
"""Telling words that a description must have before the lack of all of them means something."""
_SHARED = 0.6
"""Share of its words from which on a line names the same product."""


@dataclass(frozen=True, slots=True)
class _Variant:
    colours: frozenset[str]
    measures: frozenset[tuple[str, str]]

    def contradicts(self, other: _Variant) -> bool:
        """Whether one attribute that both name differs altogether."""
        if self.colours and other.colours and not self.colours & other.colours:
            return True
        units = {unit for _, unit in self.measures} & {unit for _, unit in other.measures}
        return any(
            not {m for m in self.measures if m[1] == unit}
            & {m for m in other.measures if m[1] == unit}
            for unit in units
        )


def agree_on_product(
    claim: Claim, stated: Sequence[Fact], documents: Sequence[Document], elsewhere: set[str]
) -> Agreed:
    """The product of the claim; descriptions on proofs of value support or dispute it."""
    claimed = [f for f in stated if f.name is FactName.PRODUCT]
    orders = [d for d in documents if d.kind is Kind.ORDER_DETAILS and d.file not in elsewhere]
    titles = [claim.product] if claim.product else []
    lines = [line.text for d in orders for page in d.content.pages for line in page.lines]
    known = {word for text in (*titles, *lines) for word in _words(text)}
    facts: list[Fact] = [*claimed]
    supporting, disputes = [*claimed], []
    for document in documents:
        items = [item for item in document.items if _is_described(item)]
        if document.kind not in _PROOFS or document.file in elsewhere or not items:
            continue
        named = [_fact(item) for item in items]
        facts += named
        if not (titles or orders):
            continue
        verdict, culprits = _verdict(document, items, titles, lines, known, orders)
        if verdict is Identity.SAME:
            supporting += named
        elif verdict is Identity.DIFFERENT:
            chosen = [named[items.index(item)] for item in culprits]
            disputes.append(Dispute(chosen[0].value, tuple(chosen), verdict))
    value = claimed[0].value if claimed else (supporting[0].value if supporting else None)
    return agreement(FactName.PRODUCT, value, facts, supporting, documents, disputes)


def _verdict(
    document: Document,
    items: list[LineItem],
    titles: list[str],
    lines: list[str],
    known: set[str],
    orders: list[Document],
) -> tuple[Identity, list[LineItem]]:
    described = {id(item): _words(item.description) for item in items}
    named = [item for item in items if any(_is_known(w, known) for w in described[id(item)])]
    if not named:
        telling = all(len(described[id(item)]) >= _FEWEST for item in items)
        like = document.kind in _LIKE_THE_ORDER and _in_one_language(
            document, orders, titles, items
        )
        shows = bool(titles) or any(_is_described(i) for d in orders for i in d.items)
        sure = all(_is_sure(item.reading) for item in items) and shows
        different = telling and like and sure
        return (Identity.DIFFERENT if different else Identity.CANNOT_TELL), items
    other = [item for item in named if _is_other_variant(item, titles, lines)]
    if other and len(other) == len(named) and all(_is_sure(i.reading) for i in other):
        return Identity.DIFFERENT, other
    return Identity.SAME, []


def _is_other_variant(item: LineItem, titles: list[str], lines: list[str]) -> bool:
    """Whether the claimed product, else every line that names this one, has another colour or size."""
    own = _words(_CATEGORY.sub("", item.description)) - _all_colours()
    mine = _variant(item.description)
    for texts in (titles, lines):
        alike = [text for text in texts if _names(text, own)]
        if alike:
            return all(mine.contradicts(_variant(text)) for text in alike)
    return False


def _names(text: str, words: set[str]) -> bool:
    known = _words(text)
    shared = sum(len(_shared(word, known)) for word in words)
    return shared >= _FEWEST and shared >= _SHARED * sum(len(_parts(word)) for word in words)


def _shared(word: str, known: set[str]) -> set[str]:
    """The parts of `word` that are in one of the `known` words."""
    if _HAN.search(word):
        return {part for part in _parts(word) if any(part in other for other in known)}
    return {word} if _is_known(word, known) else set()


def _parts(word: str) -> set[str]:
    """What counts as one word: of Han characters, which no blanks part, every two that follow each other."""
    return {word[n : n + 2] for n in range(len(word) - 1)} if _HAN.search(word) else {word}


def _in_one_language(
    document: Document, orders: list[Document], titles: list[str], items: list[LineItem]
) -> bool:
    """Whether invoice and order are written alike, and so are the descriptions themselves."""
    own = {_script(item.description) for item in items}
    if titles:
        return (
            own == {_script(title) for title in titles}
            and bool(orders)
            and any(set(document.languages[:1]) & set(d.languages) for d in orders)
        )
    goods = {_script(item.description) for d in orders for item in d.items}
    alike = any(document.languages[:1] == d.languages[:1] for d in orders)
    return alike and len(own) == 1 and own <= goods


def _script(text: str) -> str:
    return (
        "han" if re.search(r"[㐀-鿿]", text) else "kana" if re.search(r"[぀-ヿ]", text) else "latin"
    )


def _is_described(item: LineItem) -> bool:
    return bool(_words(item.description))


def _is_known(word: str, known: set[str]) -> bool:
    if word in known:
        return True
    if re.search(r"[㐀-鿿]", word):
        pairs = {word[n : n + 2] for n in range(len(word) - 1)}
        return any(pair in other for pair in pairs for other in known)
    stem = word[:5]
    return len(word) >= 4 and any(other.startswith(stem) or word in other for other in known)


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(simplified(fold(text).text)) if w not in _NOTHING}


@cache
def _table() -> dict[str, dict[str, str]]:
    """Kind of attribute → folded word → what it names."""
    raw = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("variants.toml").read_text("utf-8")
    )
    return {
        kind: {fold(word).text: name for name, listed in held.items() for word in listed}
        for kind, held in raw.items()
    }


def _all_colours() -> set[str]:
    return set(_table()["colours"])


def _variant(text: str) -> _Variant:
    folded = simplified(fold(text).text)
    colours = {
        name
        for word, name in _table()["colours"].items()
        if (re.search(rf"(?<![a-z]){word}(?![a-z])", folded) if word.isascii() else word in folded)
    }
    units = _table()["units"]
    measures = {
        (match["number"].replace(",", "."), units[match["unit"]])
        for match in _MEASURE.finditer(folded)
        if match["unit"] in units
    }
    return _Variant(frozenset(colours), frozenset(measures))


def _fact(item: LineItem) -> Fact:
    return Fact(
        FactName.PRODUCT, Text(item.description), item.reading, role="item", mention=Mention.OWN
    )


def _is_sure(reading: Reading) -> bool:
    return reading.channel is not Channel.OCR or reading.confidence >= SURE
