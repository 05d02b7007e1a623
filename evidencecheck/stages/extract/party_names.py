"""Names of persons and companies: what of a line is the name, and whether it is a company's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from evidencecheck.stages.extract.addresses import country_of, is_address, place_of
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.lexicon import words

_HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[぀-ヿ]")
_LATIN = re.compile(r"[a-z]")
_CONTACT = re.compile(
    r"(?:手机|电话|電話|联系|\btel(?:e?phone)?|\bphone|mobile|fax|e-?mail|contact|customer id|account)\b.*"
    r"|(?:手机|电话|電話|联系).*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\(?\+?\d[\d\s*()./-]{6,}.*$")
_MARKED = re.compile(r"\s+[^\W\d_]+\s?[:：].*$")
_BRACKET = re.compile(
    r"\s*[(（](?:[^()（）]*\d[^()（）]*|feedback[^()（）]*|(?:seller )?profile[^()（）]*)[)）]?",
    re.IGNORECASE,
)
_STATE_AND_ZIP = re.compile(r"^[^\d,]{2,30},? [A-Z]{2},? \d{5}(?:-\d{4})?$")
_TAX = re.compile(r"(?i)\s*(?:\b(?:vat|ust|tax|tva|iva)\b|统一社会信用代码|税号|纳税人).*$")
_NO_NAME = re.compile(
    r"@|https?:|www\.|^[\W\d_]*$|反馈|^(?:开票人|复核|审核|制单|经手)|^订单|^商品|^备注|^物流"
    r"|^(?:page \d|invoice|order|rechnung|facture|factura|fattura|date|account|manage|contact|shipment|delivery"
    r"|payment|mode de|metodo de|forma de pago|modalita|zahlung|total|see |view |same as|n/?a$|details"
    r"|n(?:ame|ummer|umber)$|para$|globale?$|gln$|company$|firma$|kunden|today|tomorrow|tracking|package|residential"
    r"|address|adresse|direccion|indirizzo|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?=$|[,.]? ?\d|,))\b",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\s*(?:供货单|送货单|出库单|销售单|发货单|销货清单|报价单|收款收据|对账单)$")
"""What a paper is, behind the name of the company in its title."""
_MOST_WORDS = 9
_SHORTEST_HEAD = 3
"""Characters of a label word that is cut; shorter heads are family names, too."""


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("company_suffixes.toml").read_text("utf-8")
    )
    return {
        kind: tuple(
            sorted(
                {fold(w).text for listed in held.values() for w in listed}, key=len, reverse=True
            )
        )
        for kind, held in raw.items()
    }


def legal_forms() -> tuple[str, ...]:
    """Folded, longest first."""
    return _suffixes()["legal_forms"]


def trades() -> tuple[str, ...]:
    """Words that say what a company deals in, folded, longest first."""
    return _suffixes()["trades"]


def honorifics() -> tuple[str, ...]:
    return _suffixes()["honorifics"]


@cache
def _company() -> re.Pattern[str]:
    latin = [re.escape(f) for f in legal_forms() if _LATIN.search(f)]
    other = [re.escape(f) for f in legal_forms() if not _LATIN.search(f)]
    return re.compile(rf"(?<![\w])(?:{'|'.join(latin)})(?![\w])|{'|'.join(other)}")


def is_company(name: str) -> bool:
    """Whether a legal form, or what stands for one, is part of the name."""
    folded = fold(name).text
    if _HAN.search(folded) and len(folded) <= 3:
        return False  # 厂 in a person's name
    return _company().search(folded) is not None


def name_in(line: str) -> str:
    """The name with which `line` begins, without phone numbers, addresses and remarks; "" for none."""
    text = " ".join(line.split())
    if _STATE_AND_ZIP.search(text):
        return ""  # FORT COLLINS CO 80525-2214: no company, and no phone number behind it
    for pattern in (_CONTACT, _PHONE, _MARKED, _BRACKET, _TAX):
        text = pattern.sub("", text)
    text = without_paper(text)
    place = place_of(text)
    if place is not None and place.city and fold(text).text.startswith(fold(place.city).text):
        return ""
    text = _before_address(text)
    text = text.strip(" ,，;；:：.|/·•-") + _full_stop(text)
    return text if is_name(text) else ""


def without_paper(title: str) -> str:
    """`title` without the name of its paper, if a company's is left: 恒美日用品厂 供货单."""
    bare = _PAPER.sub("", title)
    return bare if is_company(bare) else title


def is_name(text: str) -> bool:
    """Whether `text` can be a person's or a company's name: no label, no address, no number."""
    folded = fold(text).text
    if folded.strip(" .()") in legal_forms():
        return False
    letters = sum(char.isalpha() for char in folded)
    if (
        letters < (2 if has_han(folded) or has_kana(folded) else 3)
        or folded.strip(" .:") in words()
        or folded in _cut_labels()
        or _NO_NAME.search(folded)
    ):
        return False
    if (
        sum(char.isdigit() for char in folded) > 0.3 * len(folded)
        or len(folded.split()) > _MOST_WORDS
    ):
        return False
    if re.search(r",\s*[A-Z]{2}\.?$", text) and not is_company(text):
        return False  # a city and its state or country
    if country_of(text) or (_HAN.search(folded) and len(folded) == 1):
        return False
    return is_company(text) or not is_address(text)


@cache
def _cut_labels() -> frozenset[str]:
    """Heads of Chinese and Japanese label words, as a narrow column cuts them: 請求書番 above 号."""
    cjk = [word for word in words() if has_han(word) or has_kana(word)]
    return frozenset(word[:end] for word in cjk for end in range(_SHORTEST_HEAD, len(word)))


def _before_address(text: str) -> str:
    """``Acme Co., Ltd., 12 Elm St, Springfield`` → ``Acme Co., Ltd.``"""
    pieces = re.split(r"(?<=[,，;；])\s*", text)
    kept = pieces[0]
    for index, piece in enumerate(pieces[1:], 1):
        bare = fold(piece).text.strip(" ,.")
        if any(bare == form.strip(".") for form in legal_forms()):
            kept += " " + piece
            continue
        if bare == "no":
            return kept
        rest = " ".join(pieces[index:])
        return kept if is_address(piece) or place_of(rest) is not None else text
    return kept


def _full_stop(text: str) -> str:
    """The point of a last abbreviation, which is no punctuation: ``Co., Ltd.``"""
    return (
        "."
        if re.search(r"(?i)\b(?:ltd|inc|co|corp|b\.v|s\.r\.l|s\.p\.a|s\.l|e\.k)\.[\s,]*$", text)
        else ""
    )


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def has_kana(text: str) -> bool:
    return _KANA.search(text) is not None
