"""Tax numbers and bank accounts behind their labels, checked where a check is published.

One that has the form of its kind and fails its check stays a fact, marked as failing; without a label
there is none. Sources of the formats: `identifiers.toml`; of the checks: `tax_checks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.extract.labelled_tokens import Token, tokens_behind
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source
from evidencecheck.stages.extract.tax_checks import IBAN_LENGTHS

_RUN = re.compile(r"[A-Z]{0,3} ?[0-9A-Z](?:[ .\-]?[0-9A-Z]){6,40}", re.I)
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?:[ ]?[0-9A-Z]){11,40}", re.I)
_SEPARATORS = re.compile(r"[ .\-]")
# What a number without its country's prefix is, by its label.
_PREFIX_BY_LABEL = (
    (re.compile(r"iva\b|i\.v\.a|c\.f|codice fiscale|cf/"), "IT"),
    (re.compile(r"\bnif|\bcif|n\.i\.f|c\.i\.f"), "ES"),
    (re.compile(r"\bnip\b"), "PL"),
    (re.compile(r"\bbtw"), "NL"),
    (re.compile(r"\btva"), "FR"),
    (re.compile(r"ust|umsatzsteuer"), "DE"),
    (re.compile(r"\bvat\b"), "GB"),
)
_USCC_LABEL = re.compile(r"信用代码|識別號|识别号|税号|信用代碼|uscc|unified social")
_AS_USCC = str.maketrans("OISZ", "0152")
"""Letters that no 统一社会信用代码 has, as the digits which readers take for them."""
_USCC_LENGTH = 18
_LONGEST = 20
_REPAIRED = 0.6


def tax_ids(source: Source) -> Iterator[Fact]:
    """Every labelled one. A number whose form says nothing is kept without a scheme, unchecked."""
    for layout in source.layouts:
        places: set[tuple[int, int]] = set()
        for token in tokens_behind(layout, _IBAN, "iban"):
            yield from _fact(source, layout, token, _iban(token.text), places)
        for token in tokens_behind(layout, _RUN, "tax_id"):
            yield from _fact(source, layout, token, _tax_id(token), places)


def _fact(
    source: Source,
    layout: Layout,
    token: Token,
    value: Identifier | None,
    places: set[tuple[int, int]],
) -> Iterator[Fact]:
    place = (id(token.cell.line), token.cell.start)
    if value is None or place in places:
        return
    places.add(place)
    reading = source.reading_of(layout.page, token.cell)
    if value.text not in _SEPARATORS.sub("", token.text) and value.text[2:] not in _SEPARATORS.sub(
        "", token.text
    ):
        reading = replace(reading, confidence=min(reading.confidence, _REPAIRED))
    yield Fact(FactName.TAX_ID, value, reading, label=token.label.text)


def _iban(text: str) -> Identifier | None:
    """The account at the start of `text`, as long as its country has them."""
    joined = text.replace(" ", "")
    length = IBAN_LENGTHS.get(joined[:2])
    if length is None or len(joined) < length or not _ends_at(text, length):
        return None
    found = candidates(joined[:length], "tax", failed=True)
    return next((hit for hit in found if hit.scheme == "iban"), None)


def _ends_at(text: str, length: int) -> bool:
    """Whether `text` has a blank, or its end, behind its first `length` characters."""
    seen = 0
    for at, char in enumerate(text):
        seen += char != " "
        if seen == length:
            return at + 1 == len(text) or text[at + 1] == " "
    return False


def _tax_id(token: Token) -> Identifier | None:
    label = fold(token.label.text).text
    if _USCC_LABEL.search(label):
        return _uscc(token)
    for text in _heads(token.text):
        found = [
            c for c in candidates(text, "tax", failed=True) if c.scheme not in {"iban", "uscc"}
        ]
        if found:
            return found[0]
    return _without_prefix(token.text, label)


def _heads(text: str) -> Iterator[str]:
    """`text` from its first word, then with one more word each, longest first: words may follow it."""
    words = text.split()
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        joined = _SEPARATORS.sub("", head)
        yield head.replace(" ", "") if re.fullmatch(r"\d{2}-\d{7}", head) else joined


def _uscc(token: Token) -> Identifier | None:
    """The code behind its label; a tax number of fifteen digits (before 2015) has no check."""
    head = next((w for w in token.text.split() if len(w) > 1), "")
    joined = _SEPARATORS.sub("", token.text)
    text = head if len(head) >= _USCC_LENGTH else joined
    if len(text) > _LONGEST:
        return None
    if len(text) == _USCC_LENGTH:
        found = _first_uscc(text)
        if token.cell.line.channel is Channel.OCR and (not found or found.check is Check.FAILED):
            found = _first_uscc(text.translate(_AS_USCC)) or found
        if found:
            return found
    return Identifier(text, "", strength=Strength.WEAK)


def _first_uscc(text: str) -> Identifier | None:
    found = candidates(text, "tax", failed=True)
    return next((hit for hit in found if hit.scheme == "uscc"), None)


def _without_prefix(text: str, label: str) -> Identifier | None:
    """A number without its country: that of its label, if the check then passes; else unchecked."""
    joined = _SEPARATORS.sub("", text)
    country = next((c for pattern, c in _PREFIX_BY_LABEL if pattern.search(label)), "")
    found = candidates(country + joined, "tax") if country and joined[0].isalnum() else ()
    passed = [c for c in found if c.check is Check.PASSED and c.scheme.startswith("vat-")]
    if passed:
        return passed[0]
    if sum(c.isdigit() for c in joined) < len(joined) / 2 or len(joined) > _LONGEST:
        return None
    return Identifier(joined, "", strength=Strength.WEAK)
