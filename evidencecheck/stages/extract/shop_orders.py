"""Order numbers that a shop gives itself: they have no form, so only their label and the page tell them.

``Order #FW2387``, ``Bestellnr. WEB-55013-HK``, ``Commande nº MG-10946``, ``Pedido 18842``. Such a number
counts on the pages of orders and on packing slips, and only where no marketplace's number stands as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Line
from evidencecheck.model.values import SHOP_ORDER, Identifier, Strength
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.order_ids import LABELLED_REACH, is_of_others
from evidencecheck.stages.extract.source import Source

_KINDS = frozenset({Kind.ORDER_DETAILS, Kind.PACKING_SLIP})
_MARKED_KINDS = frozenset({Kind.SALES_INVOICE, Kind.SHIPPING_LABEL, Kind.TRACKING_RECORD})
"""Papers that name the order among other numbers: only with a mark, or in a form's two languages."""
_NUMBER = re.compile(
    r"[\s:.]*(?:(?:n\.?\s?[o°]|nr|num|number|nummer|numero|n)(?![A-Z0-9])[.:°]*\s*)?(?P<mark>#?)\s?"
    r"(?P<number>[A-Z0-9]+(?:[-/_.][A-Z0-9]+){0,4})(?![^\W㐀-鿿]|[%€$£¥@]|[.,]\d)",
    re.I,
)
_PREFIX = re.compile(
    r"(?:web|online|internet|shop|e-?shop|webshop|site)[\s:#]+(?=[A-Z]{0,4}-?\d)", re.I
)
"""Where the order came from, before its number: ``Web 88135``."""
_GROUPED = re.compile(r"\d{3}(?: \d{3}){1,4}")
"""A number in groups of three, for easy reading: ``268 104 773``."""
_FEWEST_DIGITS, _LONGEST = 3, 24
_SHORTEST = 4
"""Characters of a number that no "#" introduces."""
_REFERENCE = re.compile(r"(?=[A-Z]{9}$)(?:[^AEIOU]*[AEIOU]){0,2}[^AEIOU]*")
"""Nine capitals at random, as PrestaShop numbers orders (Order::generateReference); words have more vowels."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d{2}")
# Behind the number a sentence may go on, but a unit makes it a count.
_COUNTED = re.compile(
    r"\s*(?:pcs|pieces?|items?|units?|points?|stk|stuck|artikel|articles?|articulos?|articoli|unidades|pezzi"
    r"|stuks|boxes|x\b|件|个|個|点|円|元|日|月|年)",
    re.I,
)
_WORD_ALONE = re.compile(
    r"(?:(?:your|my|customer|buyer|ihre?|meine?|votre|tu|su|il tuo|(?:il )?vs\.?|vostro|uw|a sua)\s|[sv]/)?"
    r"(?:order|bestellung|auftrag|commande|pedido|ordine|encomenda|bestelling|注文|ご注文)"
)
"""Labels that may begin a sentence or head a column: their number stands right behind them."""
_SAYS_NUMBER = re.compile(
    r"(?:n°|n\.?o|nr|num|number|nummer|numero|#)\.?$|web|online|internet|en ligne|(?:store|shop|channel) order"
)
"""Labels that are as good as a mark behind them: Commande n°, Web order."""
_TITLE = re.compile(
    r"(?:[←‹<]\s*)?#(?P<number>(?=[A-Z0-9-]*\d{3})[A-Z]{0,6}-?\d{3,12}(?:-?[A-Z]{1,4})?)"
)
_BADGES = re.compile(
    r"(?:\s*[•·●○◉◯☑✓]?\s*(?:(?:partially |payment )?(?:paid|unpaid|pending|authori[sz]ed|refunded|fulfilled"
    r"|unfulfilled|shipped|archived|voided)|已付款|已支付|待付款|已退款|已发货|未发货|已归档))*\s*[•·●○]?\s*",
    re.I,
)
"""What may stand behind the title in its line. A parcel of the order has its number with -F1 behind it."""
_SHOP_PAGE = re.compile(
    r"(?<![a-z])(?:un)?fulfilled(?![a-z])|online store|已发货|未发货|来自在线商店"
)
"""The state of an order in the administration of Shopify, whose title is the bare number."""
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TALL = 1.25
"""A title's characters are at least this much wider than those of the middling line: boxes of short lines
have a height that depends on their letters."""


def shop_orders(source: Source, kind: Kind, known: Iterable[Fact]) -> Iterator[Fact]:
    """The number that the page calls the order's; of several different ones each is a candidate."""
    if kind not in _KINDS | _MARKED_KINDS or any(fact.decided for fact in known):
        return
    labelled = [fact for layout in source.layouts for fact in _labelled(source, layout, kind)]
    # A sentence may tell of any order; the title of the page is its own.
    found = [fact for fact in labelled if fact.role != _TOLD]
    found = found or [fact for layout in source.layouts for fact in _titled(source, layout)]
    found = found or [replace(fact, role="") for fact in labelled]
    if kind is Kind.ORDER_DETAILS:
        found = found or [fact for x in source.layouts for fact in _in_sentence(source, x)]
    alone = len({str(fact.value) for fact in found if fact.decided}) == 1
    for fact in found:
        yield fact if alone else replace(fact, mention=Mention.CANDIDATE)


def _labelled(source: Source, layout: Layout, kind: Kind) -> Iterator[Fact]:
    for label in layout.all_labels("order_id"):
        word = fold(label.text).text
        marked = label.marked or _SAYS_NUMBER.search(word) or _CJK.search(word)
        bare = kind in _MARKED_KINDS and not marked and not _heads_cell(layout, label)
        if bare and _WORD_ALONE.fullmatch(word) and not _is_whole(label):
            continue
        for cell in _cells(layout, label):
            part = number_in(cell)
            if part is None or (bare and not cell.text.lstrip().startswith("#")):
                continue
            if is_of_others(layout.page, cell.line, LABELLED_REACH):
                break
            listed = _is_listed(layout, part)
            fact = _fact(
                source, layout, part, label.text, Mention.CANDIDATE if listed else Mention.OWN
            )
            yield replace(fact, role=_TOLD) if _is_told(label, part) else fact
            break


_TOLD = "told"
"""Role of a number that a sentence names, until it is known whether the page has a title."""
_GOES_ON = re.compile(r"[\s,]*[^\W\d_]{2,}[\s,]+[^\W\d_]{2,}")
"""Two words more behind the number, of which Chinese and Japanese have no need."""


def _is_told(label: Label, part: Cell) -> bool:
    """Whether label and number stand in a sentence: ``Order #FF2290 was placed by another customer``."""
    if label.line is not part.line or part.start < label.end:
        return False
    return _GOES_ON.match(part.line.text, part.end) is not None


def _is_whole(label: Label) -> bool:
    """Whether the label is all that its line says: a "#" in the cell beside it makes the number an order's."""
    return label.leads and len(label.line.text.strip(" :.")) <= len(label.text.strip(" :."))


def _heads_cell(layout: Layout, label: Label) -> bool:
    """Whether the label is one of a row of headings with a row of values below, as forms have it."""
    below = None if layout.rest(label) else layout.below(label)
    heads = [line for line in layout.page.lines if line.box.same_row(label.line.box)]
    alone = label.leads and len(label.text) >= len(label.line.text.strip(" :.")) - 1
    return alone and len(heads) >= _HEADS and below is not None and layout.is_grid(label, below)


_HEADS = 3


def _cells(layout: Layout, label: Label) -> list[Cell]:
    if not _WORD_ALONE.fullmatch(fold(label.text).text):
        return layout.values(label)
    rest = layout.rest(label)
    if rest is not None:
        return [rest]
    return [
        cell
        for cell in layout.values(label)
        if (part := number_in(cell)) and _is_all(cell, part, layout, label)
    ][:1]


def _is_all(cell: Cell, part: Cell, layout: Layout, label: Label) -> bool:
    """Whether the cell holds nothing but the number; below a heading, its day may follow."""
    if _PREFIX.sub("", cell.text.strip("# ")) == part.text:
        return True
    tail = cell.line.text[part.end : cell.end]
    return _heads_cell(layout, label) and _DATED.fullmatch(fold(tail).text) is not None


_DATED = re.compile(
    r"\s*(?:vom|of|from|dated|du|del|van|de|da|/|,|-)?\s*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s*"
)
"""The day of the order behind its number: ``BW-7740 del 23-06-2026``."""


def _in_sentence(source: Source, layout: Layout) -> Iterator[Fact]:
    """``Nous avons bien reçu votre commande n° CMD-88213 du 14/03/2026``."""
    for line in layout.page.lines:
        folded = fold(line.text)
        for match in _SAID.finditer(folded.text):
            start, _ = folded.span(match.start("number"), match.end("number"))
            part = number_in(Cell(line, start, len(line.text)))
            if part is not None and not is_of_others(layout.page, line, LABELLED_REACH):
                yield _fact(source, layout, part, match["label"], Mention.OWN)


_SAID = re.compile(
    r"(?<![a-z])(?:(?:your|our|the|die|der|ihre?|deine?|unsere?|votre|notre|la|el|tu|su|nuestro"
    r"|il (?:tuo|suo|vostro)|je|uw|de|a|o|(?:a )?(?:tua|sua)|o (?:teu|seu)) |l['’] ?)"
    r"(?P<label>(?:order|bestellung|auftrag|commande|pedido|ordine|bestelling|encomenda)"
    r"\s?(?:n[o°.]*|nr\.?|number|num(?:ero)?\.?|nummer|ref(?:erence)?\.?|#)\s?[:#]?)"
    r"\s*#?(?P<number>[a-z0-9-]*\d)"
)
"""How a letter names the order in a sentence, with the word for its number."""


def _titled(source: Source, layout: Layout) -> Iterator[Fact]:
    """The title of an order's page in Shopify's administration: #FW2387."""
    lines = layout.page.lines
    if not _SHOP_PAGE.search(fold(layout.page.text).text):
        return
    widths = sorted(_width(line) for line in lines)
    for line in sorted(lines, key=lambda line: line.box.y0):
        match = _TITLE.match(line.text)
        if match is None or not _BADGES.fullmatch(line.text, match.end()):
            continue
        sent = re.compile(re.escape(f"#{match['number']}") + r"-F\d{1,2}(?!\w)")
        sure = any(sent.search(other.text) for other in lines)
        if sure or _width(line) >= _TALL * widths[len(widths) // 2]:
            yield _fact(
                source, layout, Cell(line, match.start("number"), match.end()), "", Mention.OWN
            )
            return


def _width(line: Line) -> float:
    return line.box.width / max(len(line.text), 1)


def _fact(source: Source, layout: Layout, part: Cell, label: str, mention: Mention) -> Fact:
    text = fold(part.text, lower=False).text.upper().replace(" ", "")
    value = Identifier(text, SHOP_ORDER, strength=Strength.WEAK)
    reading = source.reading_of(layout.page, part)
    return Fact(FactName.ORDER_ID, value, reading, label=label, mention=mention)


def number_in(cell: Cell) -> Cell | None:
    """The number with which `cell` begins, without its "#"; None for a date, an amount, a count, a word."""
    folded = fold(cell.text, lower=False)
    if _GROUPED.fullmatch(folded.text.strip(" .")):
        start = len(folded.text) - len(folded.text.lstrip())
        end = len(folded.text.rstrip(" ."))
        return Cell(cell.line, *(cell.start + n for n in folded.span(start, end)))
    prefix = _PREFIX.match(folded.text)
    match = _NUMBER.match(folded.text, prefix.end() if prefix else 0)
    if match is None:
        return None
    text, digits = match["number"], sum(map(str.isdigit, match["number"]))
    if _REFERENCE.fullmatch(text) and match.end() == len(folded.text.rstrip(" .,")):
        return Cell(cell.line, *(cell.start + n for n in folded.span(*match.span("number"))))
    short = len(text) < _SHORTEST and not match["mark"]
    if digits < _FEWEST_DIGITS or 3 * digits < len(text) or short or len(text) > _LONGEST:
        return None
    if (_YEAR.fullmatch(text) and not match["mark"]) or _AMOUNT.fullmatch(text):
        return None
    dated = any(token.start < match.end() for token in date_tokens(folded.text))
    start, end = folded.span(match.start("number"), match.end("number"))
    if dated or _COUNTED.match(fold(cell.line.text[cell.start + end :]).text):
        return None
    return Cell(cell.line, cell.start + start, cell.start + end)


def _is_listed(layout: Layout, part: Cell) -> bool:
    """Whether a number of the same shape stands below in the same column: a list of orders."""
    shape = shape_of(part.text)
    others: Sequence[Line] = [
        line
        for line in layout.page.lines
        if line is not part.line
        and line.box.y0 > part.line.box.y0
        and abs(line.box_of(0, len(line.text)).x0 - part.box.x0) < part.box.height
    ]
    return any(
        shape_of(line.text.strip(" #")) == shape and line.text.strip(" #") != part.text
        for line in others
    )


def shape_of(number: str) -> str:
    """`number` with each digit as 0: numbers of one shop look alike."""
    return re.sub(r"\d", "0", number.upper().lstrip("#"))
