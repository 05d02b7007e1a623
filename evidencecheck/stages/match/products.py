"""Whether the lost product is on the proof of its value, and in the variant that was ordered.

A product has many names. That an invoice calls it otherwise proves nothing by itself; it does where the
seller's own invoice, in the language of the order, has not one word in common with the whole order page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from evidencecheck.model.case import Agreed, Claim, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, LineItem, Mention, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.match.han import simplified
from evidencecheck.stages.match.identity import SURE
from evidencecheck.stages.match.variants import Variant, colour_words, variant_of
from evidencecheck.stages.match.witnesses import agreement

_PROOFS = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.RECEIPT, Kind.FAPIAO})
_LIKE_THE_ORDER = frozenset({Kind.SALES_INVOICE})
"""Written by the seller for this order: its goods bear the order's names."""
_WORD = re.compile(r"[a-z][a-z'-]+[a-z]|[㐀-鿿]{2,}|[ァ-ヺー]{2,}")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_HAN = re.compile(r"[㐀-鿿]")
_CATEGORY = re.compile(r"^\s*[*＊][^*＊]{1,20}[*＊]")
"""The tax category before the goods on a fapiao (*日用杂品*保温水壶), which is no name of theirs.
Source: State Taxation Administration, 公告 2017 年第 45 号."""
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
    goods = [item.description for d in orders for item in d.items]
    kin = {id(item): _kinship(item, titles, goods, lines) for item in named}
    other = [item for item in named if kin[id(item)] is _Kinship.OTHER_VARIANT]
    alone = all(kin[id(item)] is not _Kinship.MAY_BE for item in named)
    if other and alone and all(_is_sure(i.reading) for i in other):
        return Identity.DIFFERENT, other
    return Identity.SAME, []


class _Kinship(Enum):
    """What a line of an invoice is to the product that was lost."""

    MAY_BE = auto()
    OTHER_VARIANT = auto()
    """It has the words of the product, but another colour, size, rating or model."""
    ANOTHER = auto()
    """It has at most a word in common with it, such as the brand."""


def _kinship(item: LineItem, titles: list[str], goods: list[str], lines: list[str]) -> _Kinship:
    """By the claimed product, else by what the order lists, else by every line that names this one."""
    description = _CATEGORY.sub("", item.description)
    own, mine = _telling(description), variant_of(item.description)
    for texts in (titles, goods, lines):
        alike = [text for text in texts if _names(text, own, mine, either=texts is not lines)]
        told = [variant_of(text) for text in alike]
        if alike and (texts is lines or any(mine.names_what(other) for other in told)):
            different = all(mine.contradicts(other) for other in told)
            return _Kinship.OTHER_VARIANT if different else _Kinship.MAY_BE
    products = titles or goods
    strange = bool(products) and all(
        _shares(own, text) < _FEWEST and not _same_figures(mine, variant_of(text))
        for text in products
    )
    return _Kinship.ANOTHER if strange else _Kinship.MAY_BE


def _same_figures(one: Variant, other: Variant) -> bool:
    return bool(one.measures & other.measures or one.models & other.models)


def _telling(text: str) -> set[str]:
    """The words that name a product: without colours, which its variants differ in."""
    return _words(text) - colour_words()


def _shares(words: set[str], text: str) -> int:
    known = _words(text)
    return sum(len(_shared(word, known)) for word in words)


def _names(text: str, words: set[str], mine: Variant, *, either: bool) -> bool:
    """Whether `text` names the product of `words`; with `either`, the shorter of both may be all of it."""
    shared = _shares(words, text)
    theirs = _telling(text)
    if either and words and words == theirs:
        return True
    series = len(mine.series & variant_of(text).series)
    whole = _size(words) + len(mine.series)
    if either:
        whole = min(whole, _size(theirs) + len(variant_of(text).series))
    return shared >= _FEWEST and shared + series >= _SHARED * whole


def _size(words: set[str]) -> int:
    return sum(len(_parts(word)) for word in words)


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
    if _HAN.search(word):
        pairs = {word[n : n + 2] for n in range(len(word) - 1)}
        return any(pair in other for pair in pairs for other in known)
    if _KATAKANA.search(word):
        threes = {word[n : n + 3] for n in range(max(len(word) - 2, 1))}
        return any(three in other for three in threes for other in known)
    stem = word[:5]
    return len(word) >= 4 and any(other.startswith(stem) or word in other for other in known)


def _words(text: str) -> set[str]:
    return {w for w in _WORD.findall(simplified(fold(text).text)) if w not in _NOTHING}


def _fact(item: LineItem) -> Fact:
    return Fact(
        FactName.PRODUCT, Text(item.description), item.reading, role="item", mention=Mention.OWN
    )


def _is_sure(reading: Reading) -> bool:
    return reading.channel is not Channel.OCR or reading.confidence >= SURE
