"""What tells that a block of text on an invoice is its issuer's: how to reach, to pay, to look him up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.party_names import legal_forms

FOOT = 0.6
"""Share of the page below which its foot may begin."""
SEPARATOR = re.compile(r"\s+[·•|∙*–—-]\s+|\s{3,}")
# How to reach, pay or look up somebody: what an issuer prints about itself. Registers and numbers by
# country: HRB (DE), RCS, SIREN (FR), Registro Mercantil (ES), REA (IT), KvK (NL), ABN (AU).
REACH = re.compile(
    r"@|www\.|https?:"
    r"|(?<![a-z])(?:tel(?:efono?|ephone)?|phone|fax|mobile|mob|e-?mail|pec|whatsapp)\b[.:]?\s*[+(\d]"
    r"|(?<![a-z])(?:tel|phone|fax|e-?mail)\s?[.:]|^\s*\+\d|(?<![\d-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])"
)
REGISTERED = re.compile(
    r"(?<![a-z])(?:iban|swift|bic|sort code|bsb|bank(?:verbindung)?|sparkasse|hr ?[ab] ?\d|amtsgericht"
    r"|registergericht|geschaftsfuhr\w*|vorstand|inhaber(?:in)?|inh\.|ust-?id\w*|steuer-?nr|st\.-?nr|rcs|r\.c\.s"
    r"|siren|siret|ape|naf|tva|capital(?: social)?|cap\. ?soc|rea|r\.e\.a|p\. ?iva|partita iva|c\.f"
    r"|codice fiscale|registro mercantil|inscrita|cif|nif|kvk|btw|company (?:no|number|reg\w*|id)"
    r"|co\.? ?reg|registered"
    r"|vat(?: reg\w*)?(?: no| number)?|abn|acn|gst(?:in)?|ein|business number)(?![a-z])"
)
TO_BUYER = re.compile(
    r"^\W*(?:accounts? payable|attn|att\.|attention|fao|f\.a\.o|z\. ?hd|zu handen|z\. ?h\.|c/o|a l.attention"
    r"|service comptabilite|comptabilite|buchhaltung|a la atencion|alla c\.? ?a|alla cortese|einkauf"
    r"|purchasing)\b"
)
"""How a letter is addressed inside of a company."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A party that no label introduces."""

    layout: Layout
    lines: tuple[Line, ...]
    """The name's line first."""
    name: str
    sign: int = 0
    """What stands above the name: 1 a word for a sender, -1 a title or the like of an addressee."""


_PRIVATE = re.compile(
    r"\S*@(?:gmail|googlemail|gmx|web|t-online|hotmail|outlook|live|icloud|me|yahoo|aol|orange|free|wanadoo"
    r"|libero|posteo|mail|btinternet|qq|163)\.\S*"
)
"""Addresses of mail services for everybody, as buyers have them."""


def issuer_points(layout: Layout, block: Bare) -> int:
    """How much says that `block` is the issuer's: the more, the surer; below zero for a buyer's."""
    own = {id(line) for line in block.lines}
    texts = [_PRIVATE.sub("", fold(line.text).text) for line in block.lines]
    points = 2 * any(REACH.search(text) for text in texts)
    points += any(REGISTERED.search(text) for text in texts)
    points -= 2 * any(TO_BUYER.search(text) for text in texts)
    points += 3 * block.sign
    lines = [line for line in layout.page.lines if id(line) not in own]
    points += 2 * any(_repeats(layout, line, block) for line in lines)
    points += 2 * any(_is_domain(fold(line.text).text, block.name) for line in lines)
    return points


def _repeats(layout: Layout, line: Line, block: Bare) -> bool:
    """Whether a logo above the block, or the foot of the page, says the name again."""
    words = name_words(block.name)
    said = name_words(SEPARATOR.split(line.text.strip(" ⬢◆■●▲★"))[0])
    above = line.box.y1 <= block.lines[0].box.y1 and bool(said) and said <= words
    heads = above and len(said) >= min(2, len(words)) and not is_labelled(layout, line)
    foot = line.box.y0 > FOOT * layout.page.height and len(words) > 1
    return heads or (
        foot
        and words <= name_words(line.text)
        and REGISTERED.search(fold(line.text).text) is not None
    )


_DOMAIN = re.compile(r"(?:@|www\.|https?://)(?P<host>[a-z0-9-]{4,}(?:\.[a-z0-9-]+)*)\.[a-z]{2,}")
_COMMON = frozenset(
    {"gmail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "aol", "qq", "163", "mail"}
)


def _is_domain(text: str, name: str) -> bool:
    """Whether a mail or web address in `text` has the words of the name in its host."""
    words = re.findall(r"\w{4,}", fold(name).text)
    for match in _DOMAIN.finditer(text):
        host = match["host"].replace("-", "")
        if host.split(".")[0] not in _COMMON and words and words[0] in host:
            return True
    return False


def name_words(name: str) -> frozenset[str]:
    forms = {form.strip(".") for form in legal_forms()}
    text = re.sub(r"(?<=\w)\.(?=\w)", "", fold(name).text)
    return frozenset(word for word in re.findall(r"\w{2,}", text) if word not in forms)
