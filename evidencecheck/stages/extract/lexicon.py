"""The label words of `lexicon.toml`, and where they stand in a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.traditional import in_simplified

_BULLET = re.compile(r"[\W\d_]*")
_MARK = re.compile(r"\.?\s*(?:\([^()]*\)\s*)?[:#=]")
_BRACKET = re.compile(r"\([^()]*\)?")
# The address of a page, whose parts are no labels: www.laposte.fr/suivi.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com?|fr|de|net|org|cn|jp|es|it|uk|eu|io|nl"
    r"|pl|at|ch)/[!-~]*"
)
# A label further on in a line stands behind a separator, or behind the value of the label before it.
_GAP = re.compile(r"[|;,/·•)]\s*$|\s{2,}$|\d\s?(?:[€$元円%]|kgs?|g|lbs?|oz)?\s+$")
# A carrier's or marketplace's short name before the label ("GLS Sendungsnummer") leads it too.
_ACRONYM = re.compile(r"\W*[A-Z0-9&]{2,6}\s+")
# Words of a heading before the label that it names: "Detalles de Pedido n.º 20457", "Details for order #7".
_HEADING = re.compile(
    r"\W*(?:details?|detalles?|dettagli|einzelheiten|summary|resumen|recapitulatif|riepilogo)\s"
    r"(?:(?:of|for|de la|del|de|du|della|der|zur|zu)\s|dell.)?(?:(?:your|votre|tu|su|ihrer|tuo)\s)?"
)
# A bracket that makes the date before it one that has not come: 发货日期（最晚）, delivery date (est.).
_FORECAST = re.compile(
    r"\s*[(\[]\s*(?:最晚|最迟|预计|预估|估计|要求|承诺|latest|est|expected|planned|promised|spatestens"
    r"|voraussichtlich|geplant|prevu|予定)"
)
# Abbreviations of taxes that stand for a time zone behind a time: Pacific, Hawaii.
_ZONES = frozenset({"pst", "hst"})
_CLOCK = re.compile(r"\d:\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?\s?)?\(?$")
# What makes another word of the signs 收 and 寄 on waybills: 收款单位, 收货时间, 收纳柜子, 寄出.
_LONGER = {"收": "款据货件方银入藏到纳费取票支发录益", "寄": "件方出售送回存卖语"}
# What parts the two names of a label on a form in two languages.
_BOTH = re.compile(r"\.?\s*/?\s*")
_PARTIES = frozenset({"ship_to", "bill_to", "seller"})
# What a form adds to the word for a party whose name and address it asks for: 收货人名称及地址,
# Buyer's name & address.
_AND_ADDRESS = re.compile(
    r"(?:姓名|名称|全称)?\s?(?:[及和与、/&]|以及)\s?(?:其|详细|联系)?地址(?:[及和与、/]?(?:联系)?电话)?"
    r"|(?:姓名|名称|全称)地址"
    r"|(?:'s)?(?: full)?(?: names?)?\s?(?:and|&|/|,|\+)\s?(?:full )?address(?:es)?(?![a-z])"
)
# The same sign in other prints, folded: Nº, n.º, and without the blank behind it.
_NUMERO = ("no", "n.o")
_OTHER_DATE = frozenset({"other_date"})
_GENERIC = 2
"""A Han word this short names something else when it ends a longer word (系统单号)."""
_TRAILING_PUNCTUATION = " .:#*"
_RUN_TOGETHER = re.compile(r"(?=.*[a-z] [a-z])(?=(?: ?[a-z]){6})[a-z ]+")
"""A label of several words that readers give without its blanks, where print is tight: BILLTO, InvoiceDate."""
_WORDS = frozenset({"boughton", "callus"})
"""What is a name or a word of its own when written so."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label word in a line."""

    fields: frozenset[str]
    line: Line
    start: int
    end: int
    """Offsets in the line's text; the mark that follows (":", "#") is not part of it."""
    leads: bool
    """Whether nothing but bullets stands before it."""
    marked: bool
    """Whether ":" or "#" follows, or, behind the name of a date, the date."""

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def is_for(self, *fields: str) -> bool:
        return not self.fields.isdisjoint(fields)


@cache
def words() -> dict[str, frozenset[str]]:
    """Folded label word → its fields; one in traditional characters also as it is in simplified ones."""
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("lexicon.toml").read_text("utf-8")
    )
    fields: dict[str, set[str]] = {}
    for name, languages in table.items():
        for listed in languages.values():
            for word in listed:
                folded = fold(word).text.strip(_TRAILING_PUNCTUATION)
                numbered = [folded.replace("n°", sign) for sign in _NUMERO]
                glued = folded.replace("° ", "°")
                for spelling in (folded, in_simplified(folded), glued, *numbered):
                    fields.setdefault(spelling, set()).add(name)
    for word in [word for word in fields if _RUN_TOGETHER.fullmatch(word)]:
        solid = word.replace(" ", "")
        if solid not in _WORDS:
            fields.setdefault(solid, fields[word])
    fields.pop("", None)
    return {word: frozenset(names) for word, names in fields.items()}


@cache
def _by_start() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in words():
        index.setdefault(word[:2], []).append(word)
    return {start: tuple(sorted(group, key=len, reverse=True)) for start, group in index.items()}


def labels_of(line: Line) -> tuple[Label, ...]:
    """The labels in `line`, left to right, the longest word at each place.

    A word in running text is no label: it must lead the line, follow a gap, or carry a mark.
    """
    folded = fold(line.text)
    text = in_simplified(folded.text)
    found: list[Label] = []
    bracketed = [m.span() for m in _BRACKET.finditer(text) if m.start()]
    bracketed += [(m.start() - 1, m.end()) for m in _ADDRESS.finditer(text)]
    position = 0
    while position < len(text):
        word = word_at(text, position)
        if (
            word is None
            or any(start < position < end for start, end in bracketed)
            or (word in _ZONES and _CLOCK.search(text[:position]))
        ):
            position += 1
            continue
        end = _end_in_both_languages(text, position, word)
        leads = (
            _BULLET.fullmatch(text, 0, position) is not None
            or _HEADING.fullmatch(text, 0, position) is not None
        )
        marked = _MARK.match(text, end) is not None or (
            not leads and (_is_dated(text, position, end) or _is_numbered(text, position, end))
        )
        after_gap = not leads and (
            bool(_GAP.search(text[:position]))
            or (is_cjk(text[position]) and text[position - 1].isdigit())
            or _is_next_of_sums(text, position, end, words()[word])
            or _ACRONYM.fullmatch(line.text[: folded.origin[position]]) is not None
        )
        if leads or marked or after_gap:
            start, stop = folded.span(position, end)
            forecast = _FORECAST.match(text, end) is not None
            fields = _OTHER_DATE if forecast else words()[word]
            found.append(Label(fields, line, start, stop, leads, marked))
            position = end
        else:
            position += 1  # a label may begin inside: "USPS tracking" before "Tracking number:"
    return tuple(found)


def _is_next_of_sums(text: str, start: int, end: int, fields: frozenset[str]) -> bool:
    """Whether a word for an amount follows one at once: ``商品合計6,620円送料770円請求金額7,390円``."""
    return bool(
        is_cjk(text[start])
        and not _SUMS.isdisjoint(fields)
        and _AMOUNT_ENDS.search(text[:start])
        and _AMOUNT.match(text, end)
    )


_SUMS = frozenset({"grand_total", "total", "subtotal", "tax", "shipping", "discount", "fee"})
_DEDUCTED = re.compile(r"-\d[\d.,]*(?:[.,]\d\d(?!\d)|\s?[円元€])")
"""An amount right behind its label with a minus: ``クーポン利用-300円``, ``Rabatt-5,00``."""
_UNITS = frozenset({"ポイント"})
"""What is deducted, and the unit of its number."""
_AMOUNT_ENDS = re.compile(r"\d\s?[円元]$")
_AMOUNT = re.compile(r"\s?-?\s?[¥￥]?\s?\d")


def _is_dated(text: str, start: int, end: int) -> bool:
    """Whether a word that names a date stands before one: ``Parcel Despatch date 14/10/2026``."""
    return bool(
        not _DATED.isdisjoint(words().get(text[start:end], ()))
        and _NAMES_A_DATE.search(text[start:end])
        and _DIGITS_OF_DATE.match(text, end)
        and not _NOT_YET.search(text[:start])
    )


def _is_numbered(text: str, start: int, end: int) -> bool:
    """Whether a word that names a parcel's number stands before one: ``FedEx tracking number 5963…``."""
    return bool(
        "tracking_number" in words().get(text[start:end], ())
        and _NAMES_A_PARCEL.search(text[start:end])
        and _LONG_NUMBER.match(text, end)
    )


_NAMES_A_PARCEL = re.compile(
    r"tracking (?:number|no|id|code|nr)|sendungsnummer|paketnummer|(?:numero|no|n°|code) de suivi"
    r"|numero de seguimiento|numero di tracciamento|codice di tracciamento|trackingnummer"
    r"|运单号|快递单号|物流单号|跟踪号|追踪号|追跡番号|送り状番号|お問い合わせ番号"
)
_LONG_NUMBER = re.compile(r"\s(?=(?:[a-z]*\d){8})[a-z\d]{10,34}(?![a-z\d])")
# The words for a date in the languages of the Latin script; "shipped 14/10/2026" may be part of a sentence.
_NAMES_A_DATE = re.compile(
    r"(?<![a-z])(?:date|datum|fecha|data)(?![a-z])|[a-z]datum$|(?:时间|日期|日時|時間)$"
)
_DATED = frozenset({"order_date", "invoice_date", "ship_date", "delivery_date", "claim_date"})
_DIGITS_OF_DATE = re.compile(
    r"\s*(?:\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.-])\d{1,2}\2\d{1,2}"
    r"|\d{1,2}\.? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4})(?!\d)"
)
_NOT_YET = re.compile(
    r"(?:latest|earliest|est(?:imated|\.)?|expected|scheduled|planned|promised|requested|required|target"
    r"|original|voraussichtliche[rs]?|geplante[rs]?|prevue?|previst[ao]|estimad[ao]|stimata)\s*$"
)


def _end_in_both_languages(text: str, position: int, word: str) -> int:
    """Where the label ends that begins with `word`: a form may name it again in the other script.

    ``Consignee 收货人`` and ``发票编号 / Invoice No.`` are one label each, as both words are for one field.
    """
    end = position + len(word)
    asked = _AND_ADDRESS.match(text, end) if words()[word] & _PARTIES else None
    end = asked.end() if asked else end
    gap = _BOTH.match(text, end)
    start = gap.end() if gap else len(text)
    if start >= len(text) or is_cjk(text[start]) == is_cjk(word[0]):
        return end
    other = word_at(text, start)
    if other is None or words()[other].isdisjoint(words()[word]):
        return end
    return start + len(other)


def word_at(text: str, position: int) -> str | None:
    """The longest label word that begins at `position` of a folded text and ends at a word boundary."""
    before = text[position - 1] if position else " "
    if _AMOUNT_ENDS.search(text, max(position - 3, 0), position):
        before = " "
    first = text[position]
    if first.isalnum() and before.isalnum() and not (is_cjk(first) or is_cjk(before)):
        return None
    index = _by_start()
    for word in (*index.get(text[position : position + 2], ()), *index.get(first, ())):
        end = position + len(word)
        if not text.startswith(word, position):
            continue
        after = text[end] if end < len(text) else " "
        taken_off = not _SUMS.isdisjoint(words()[word]) and _DEDUCTED.match(text, end)
        if after == "-" and text[end + 1 : end + 2].isalnum() and not taken_off:
            continue  # the prefix of a number (INV-2026), or half of a longer word
        if len(word) <= _GENERIC and is_cjk(first) and is_cjk(before):
            continue
        if before.isdigit() and word in _UNITS:
            continue  # 500ポイント
        if len(word) == 1 and is_cjk(after) and "total" in words()[word]:
            continue  # 计算机
        if after in _LONGER.get(word, ""):
            continue
        if len(word) <= _GENERIC and word.isalpha() and first.isascii() and after.isdigit():
            continue  # the code of an article: PO38
        if word[-1].isalpha() and after.isalpha() and not (is_cjk(word[-1]) or is_cjk(after)):
            continue
        return word
    return None
