"""Prices of goods as cards of an order page write them: alone, struck through, or with their count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

COUNT_WORDS = (
    r"qty|quantity|menge|anzahl|stuckzahl|数量|個数|quantite|qte|cantidad|cant|quantita|q\.ta|aantal"
    r"|quantidade|qtd"
)
COUNT = re.compile(
    rf"(?:(?:{COUNT_WORDS})\.?\s?[:：]?\s?(?P<n>\d{{1,4}})|[x×]\s?(?P<x>\d{{1,4}})|(?P<of>\d{{1,3}})\s?[x×])"
    r"(?:\s*[|·•,]?\s*(?:(?:sku|art|item|ref|asin|size|farbe|grosse|taille|color|colour)\b.*"
    r"|\(?\d{1,5} (?:available|left|in stock|remaining|verfugbar|auf lager|disponib(?:les?|ili)|en stock"
    r"|rimast[ei]|beschikbaar|op voorraad|disponiveis)\)?))?"
)
"""A cell that tells a count, with the article's number or what is left in stock behind it at most."""
_TIMES = re.compile(r"\s*[x×]\s?(?P<n>\d{1,4})\s*")
_TIMES_AHEAD = re.compile(rf"\s*(?:(?:{COUNT_WORDS})\.?\s?[:：]?\s?)?(?P<n>\d{{1,4}})\s?[x×]\s*")
_NAMED_COUNT = re.compile(rf"\s*(?:{COUNT_WORDS})\.?\s?[:：]?\s?(?P<n>\d{{1,4}})\s*[·|,;]?\s*")
_NAMED_BEHIND = re.compile(
    rf"\s*[·|,;/(]?\s*(?:{COUNT_WORDS})\.?\s?[:：]?\s?(?P<n>\d{{1,4}})\s?\)?\s*"
)
_EACH = re.compile(
    r"\s*(?:each|ea|/\s?(?:ea|pc|unit|stk|st)|per unit|pro stuck|je|l'unite|cada uno|c/u|cad\.?|per stuk"
    r"|(?:per|a) (?:piece|item)|l'unita|cadauno|per pezzo"
    r"|(?:par|la) piece|por unidad|每件|/\s?[件个]|/\s?stuck)\.?\s*"
)


_LABEL = re.compile(
    r"^\s*(?:price|preis|prix|precio|prezzo|prijs|preco|価格|単価|单价|价格)\s*[:：]\s*|\s(?:usd|eur|gbp|cad|aud)\s*$"
)
"""What may name the amount as a price, and its currency once more: ``Price: $22.00 USD``."""


@dataclass(frozen=True, slots=True)
class Price:
    line: Line
    token: MoneyToken
    each: bool
    """Whether the page says that it is for one piece."""

    @property
    def amount(self) -> Decimal:
        return self.token.money.amount


def price_times(source: Source, line: Line) -> tuple[Price, Decimal] | None:
    """``A$149.00 × 1``, ``2 × 13,74 €`` or ``64,90 € Qté : 2``, and nothing else."""
    tokens = [
        token
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    ]
    if len(tokens) != 1:
        return None
    token = tokens[0]
    ahead, rest = fold(line.text[: token.start]).text, fold(line.text[token.end :]).text
    match = _TIMES.fullmatch(rest) if not ahead.strip() else None
    lead = _TIMES_AHEAD.fullmatch(ahead) if not rest.strip() or _EACH.fullmatch(rest) else None
    named = _NAMED_COUNT.fullmatch(ahead) if not rest.strip() else None
    named = named or (_NAMED_BEHIND.fullmatch(rest) if not ahead.strip() else None)
    if named is not None and match is None and lead is None:
        return Price(line, token, each=False), Decimal(named["n"])
    found = match or lead
    return (Price(line, token, each=True), Decimal(found["n"])) if found else None


def prices_in(source: Source, line: Line) -> tuple[Price, ...]:
    """The price of a line that holds nothing else; of a price and a struck one, the lower."""
    tokens = [
        token
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    ]
    if not tokens or len(tokens) > 2 or any(t.money.amount <= 0 for t in tokens):
        return ()
    rest = line.text
    for token in reversed(tokens):
        rest = rest[: token.start] + rest[token.end :]
    words = _LABEL.sub("", fold(rest).text)
    each = _EACH.fullmatch(words) is not None
    if not each and any(char.isalnum() for char in words):
        return ()
    lowest = min(tokens, key=lambda token: token.money.amount)
    return (Price(line, lowest, each),)
