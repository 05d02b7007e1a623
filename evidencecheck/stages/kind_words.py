"""How much the words of a document speak for each kind: the table of words, weighed by where they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from evidencecheck.model.document import Kind
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.traditional import in_simplified

_TITLE_LINES = 4
_TITLE_HEIGHT = 1.35
"""A title is at least this much taller than the middling line."""
_WHOLE = 0.6
"""Share of a title's letters that a word must be to be the title."""
_CAPITAL_TITLE = re.compile(
    r"(?:SALES |COMMERCIAL )?INVOICE|RECHNUNG|FACTURE|FACTURA|FATTURA|FATURA|FACTUUR"
)
"""A line that is nothing but this is a title, whatever its size; TAX INVOICE is on receipts of tills, too."""
_NUMBERED_TITLE = re.compile(
    r"(?:invoice|rechnung|facture|factura|fattura|fatura|factuur|faktura)"
    r"\s?(?:nr|no|n[°o]?|num(?:ber|mer|ero)?|#)?\s?[.°#]*\s?(?=[a-z/.-]*\d)[a-z0-9/.-]{1,18}(?:\s?/\s?\d{2,4})?"
)
"""The subject of a letter that is a bill: ``Rechnung Nr. 57 / 2026``. A label with its value has a colon."""
_LANGUAGES = re.compile(r"\s[/|·•]\s")
"""Between the languages of a title that says the same twice."""
_NAME = 5
"""Words from this weight on are names of documents: in running text they only point to another one."""
_SHORT = 2
"""The same for invoices, whose names are in use on other papers too."""
_IN_TITLE, _ELSEWHERE = 2.0, 0.5
_WANTED = re.compile(
    r"发票(?:类型|种类|抬头|内容|信息|状态|服务|须知|形式|方式|金额将)|(?:申请|补开|索要|需要|查看|下载"
    r"|开具|换开)(?:电子|增值税|专用|普通)*发票"
    r"|(?:支持|可)开(?:具)?(?:电子|增值税|专用|普通)*发票|不开(?:具)?发票|領収書(?:を|の)?(?:発行"
    r"|ダウンロード|表示|等|/)|領収書発行"
    r"|(?:print|(?:up|down)load|create|generate|(?:re)?send|view|e-?mail|request|get)(?: an?| the"
    r"| your)? (?:tax |vat )?invoice(?!s? (?:no|num|date|#))"
    r"|invoice (?:sent|created|generated|printed|uploaded|status)"
    r"|rechnung (?:erstell|(?:ge|aus)?druck|gesendet|(?:ver|zu)?send|hochgeladen|hochladen|herunterladen"
    r"|anzeigen|ansehen)"
    r"|(?:telecharger|imprimer|generer|creer|envoyer|voir) (?:la |une |votre |ma )?facture"
    r"|facture (?:creee|generee|envoyee|imprimee)"
    r"|(?:descargar|imprimir|generar|crear|enviar|ver) (?:la |una |tu |su )?factura|factura (?:creada"
    r"|generada|enviada|impresa)"
    r"|(?:scarica|stampa|genera|crea|invia|vedi|visualizza) (?:la |una )?fattura|fattura (?:creata"
    r"|generata|inviata|stampata)"
    r"|factuur (?:downloaden|afdrukken|verzend|aangemaakt|verzonden|maken|bekijken)"
    r"|(?:baixar|descarregar|imprimir|gerar|ver) (?:a )?fatura|fatura (?:gerada|enviada)"
)
"""What an order page says of the invoice that the buyer wants or can ask for, and that the seller makes."""
_INVOICES = (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.RECEIPT)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the words say of a document."""

    scores: dict[Kind, float]
    titled: frozenset[Kind]
    """Kinds whose name is one of its titles."""


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: Kind
    pattern: re.Pattern[str]
    solid: str
    """The word without blanks, which must be in the text for the pattern to match."""
    weight: float


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: Kind
    patterns: tuple[re.Pattern[str], ...]
    weight: float


def spoken(lines: Sequence[Line]) -> Spoken:
    """Score each kind by the words of `lines`, the lines of a document in reading order.

    A word counts once. In a title it counts double; the name of a document counts half outside of
    one. Papers of no kind are known by their title alone, and only as long as no title above calls
    them an invoice: an invoice may name the quotation that it rests on.
    """
    folded = [fold(line.text).text for line in lines]
    spellings = [list(dict.fromkeys((text, in_simplified(text)))) for text in folded]
    titles = _titles(lines)
    solid = "".join("".join(text for texts in spellings for text in texts).split())
    scores = dict.fromkeys(Kind, 0.0)
    first: dict[Kind, int] = {}
    for cue in _table()[0]:
        if cue.solid not in solid:
            continue
        hits = {
            i: m
            for i, texts in enumerate(spellings)
            for t in texts
            if (m := cue.pattern.search(t)) and not (cue.kind in _INVOICES and _WANTED.search(t))
        }
        if not hits:
            continue
        whole = [i for i in hits if i in titles and _is_whole(hits[i][0], folded[i])]
        if whole and cue.weight >= (_SHORT if cue.kind in _INVOICES else _NAME - 1):
            first[cue.kind] = min(first.get(cue.kind, whole[0]), whole[0])
        if cue.kind is not Kind.UNKNOWN:
            scores[cue.kind] += cue.weight * _factor(cue, hits.keys() & titles, bool(whole))
        elif whole:
            scores[Kind.UNKNOWN] += cue.weight * _IN_TITLE
    whole_texts = {"\n".join(texts[i] for texts in spellings) for i in (0, -1)}
    for sign in _table()[1]:
        if any(all(p.search(text) for p in sign.patterns) for text in whole_texts):
            scores[sign.kind] += sign.weight
    _settle_papers(scores, first)
    _settle_slips(scores, first)
    return Spoken(scores, frozenset(first))


def _factor(cue: _Cue, in_titles: frozenset[int] | set[int], whole: bool) -> float:
    if cue.weight < _NAME:
        return _IN_TITLE if in_titles else 1.0
    if whole:
        return _IN_TITLE
    return 1.0 if in_titles else _ELSEWHERE


def _settle_papers(scores: dict[Kind, float], first: dict[Kind, int]) -> None:
    """A paper or an invoice, whichever title stands first."""
    paper = first.get(Kind.UNKNOWN)
    if paper is None:
        return
    if any(first.get(kind, paper) < paper for kind in _INVOICES):
        scores[Kind.UNKNOWN] = 0.0
        return
    for kind in _INVOICES:
        scores[kind] *= 0.5


def _settle_slips(scores: dict[Kind, float], first: dict[Kind, int]) -> None:
    """A slip to pay with, at the foot of an invoice, proves no payment: its title stands below."""
    slip = first.get(Kind.PAYMENT_PROOF)
    if slip is not None and any(first.get(kind, slip) < slip for kind in _INVOICES):
        scores[Kind.PAYMENT_PROOF] *= 0.3


def _titles(lines: Sequence[Line]) -> set[int]:
    heights = sorted(line.box.height for line in lines)
    middling = heights[len(heights) // 2] if heights else 0.0
    return {
        i
        for i, line in enumerate(lines)
        if i < _TITLE_LINES
        or line.box.height > _TITLE_HEIGHT * middling
        or _CAPITAL_TITLE.fullmatch(line.text.strip())
        or _NUMBERED_TITLE.fullmatch(fold(line.text).text.strip())
    }


def _is_whole(word: str, line: str) -> bool:
    """Whether the word is the title that the line is, or one of its languages: Facture / Invoice."""
    parts = [part for part in _LANGUAGES.split(line) if word in part] or [line]
    return _letters(word) >= _WHOLE * min(map(_letters, parts))


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


@cache
def _table() -> tuple[tuple[_Cue, ...], tuple[_Sign, ...]]:
    table = tomllib.loads(files("evidencecheck.stages").joinpath("kinds.toml").read_text("utf-8"))
    signs = tuple(
        _Sign(Kind(row["kind"]), tuple(map(re.compile, row["all"])), float(row["weight"]))
        for row in table.pop("sign")
    )
    cues = tuple(
        _Cue(Kind(kind), _pattern(folded), "".join(folded.split()), float(weight))
        for kind, by_weight in table.items()
        for weight, words in by_weight.items()
        for folded in (fold(word).text for word in words)
    )
    return cues, signs


def _pattern(word: str) -> re.Pattern[str]:
    escaped = re.escape(word).replace(r"\ ", r"\s?")
    head = "" if is_cjk(word[0]) or not word[0].isalnum() else r"(?<![a-z0-9])"
    tail = "" if is_cjk(word[-1]) or not word[-1].isalnum() else r"(?![a-z0-9])"
    return re.compile(head + escaped + tail)
