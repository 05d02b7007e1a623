"""Whether two names are one party: same, different, or one cannot tell.

A name is written in many ways: family name first or last, with or without middle names, titles, umlauts,
legal forms; masked by a carrier; in Han characters or in pinyin. All of these are the same. Two people of one
household share a family name, and a company may receive for a person: there one cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from evidencecheck.model.case import Identity
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.party.party_names import (
    has_han,
    has_kana,
    honorifics,
    is_company,
    legal_forms,
    trades,
)
from evidencecheck.stages.match.han import pinyin, reads_as_pinyin, simplified

_CARE_OF = re.compile(
    r"\b(?:c/o|care of|attn\.?|attention|att\.?|z\. ?h(?:d|\. ?d)\.?|a l'attention de|zu handen)\b:?"
)
_MASK = re.compile(r"[*＊●○×•✱]+")
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"))
_SHORTEST_PREFIX = 3
"""Letters that a cut-off name must have left to count as one."""
_TELLING_HAN = 5
"""Han characters of a company's name, without its legal form, that no other company has at its end."""
_TYPO_FROM = 5
"""Letters from which on one wrong letter is a slip and no other name."""


def same_party(one: str, other: str) -> Identity:
    """Compare two names as printed."""
    mine, theirs = list(_spellings(one)), list(_spellings(other))
    verdicts = [_compared(a, b) for a in mine for b in theirs]
    for verdict in (Identity.SAME, Identity.CANNOT_TELL):
        if verdict in verdicts:
            return verdict
    return Identity.DIFFERENT if verdicts else Identity.CANNOT_TELL


def same_company(one: str, other: str) -> Identity:
    """As `same_party`, but a person or a nickname against a company is no contradiction."""
    if not (is_company(one) and is_company(other)):
        verdict = same_party(one, other)
        return verdict if verdict is Identity.SAME else Identity.CANNOT_TELL
    return same_party(one, other)


def is_one_character_off(one: str, other: str) -> bool:
    """Whether two names in Han characters differ in one: a misreading, or else another company."""
    a, b = (_bare(simplified(fold(name).text)) for name in (one, other))
    return has_han(a) and len(a) == len(b) and Levenshtein.distance(a, b) == 1


def share_no_word(one: str, other: str) -> bool:
    """Whether two names in Latin letters have no word in common but those of trades and legal forms."""
    a, b = (simplified(fold(name).text) for name in (one, other))
    if has_han(a + b) or has_kana(a + b) or _MASK.search(a + b):
        return False
    mine, theirs = ([w for w in _core(name) if w not in trades()] for name in (a, b))
    return bool(mine and theirs) and not any(
        _is_word(word, w) or _is_short_for(word, w) for word in mine for w in theirs
    )


def _spellings(name: str) -> Iterable[str]:
    """The name folded and simplified; of "Acme c/o Lee" either party."""
    text = simplified(fold(name).text)
    for piece in _CARE_OF.split(text):
        piece = piece.strip(" ,.:;/-")
        if piece:
            yield piece


def _compared(a: str, b: str) -> Identity:
    if _bare(a) == _bare(b):
        return Identity.SAME
    if _MASK.search(a) or _MASK.search(b):
        return _unmasked(a, b)
    if has_kana(a) != has_kana(b):
        return Identity.CANNOT_TELL
    if has_han(a) != has_han(b):
        return _across_scripts(*((a, b) if has_han(a) else (b, a)))
    companies = is_company(a) + is_company(b)
    if companies == 1:
        return _core_of_one(a, b)
    if companies == 2:
        return _companies(a, b)
    return _han_persons(a, b) if has_han(a) else _persons(a, b)


def _unmasked(a: str, b: str) -> Identity:
    """A masked name against another: what is left of it may not contradict."""
    masked, other = (a, b) if _MASK.search(a) else (b, a)
    if _MASK.search(other) or not re.search(r"\w", _MASK.sub("", masked)):
        return Identity.CANNOT_TELL
    if has_han(masked) != has_han(other):
        return Identity.CANNOT_TELL
    tokens = masked.split()
    shown = [".*".join(re.escape(part) for part in _MASK.split(token)) for token in tokens]
    if len(shown) == 1:
        return Identity.SAME if re.fullmatch(shown[0], _bare(other)) else Identity.DIFFERENT
    words = _words(other)
    fits = all(any(re.fullmatch(token, word) for word in words) for token in shown)
    return Identity.SAME if fits else Identity.DIFFERENT


def _across_scripts(han: str, latin: str) -> Identity:
    """Han characters against letters: the same if the letters are their pinyin, in either order."""
    letters = "".join(_words(latin))
    if is_company(han) or is_company(latin):
        core = _han_core(han)
        sounds = pinyin(core)
        brand = [word for word in _core(latin) if word not in trades()]
        said = "".join(brand)
        if len(core) >= 2 and sounds and said and (sounds in letters or said == sounds):
            return Identity.SAME
        if is_company(han) and is_company(latin) and _is_other_brand(han, core, brand):
            return Identity.DIFFERENT
        return Identity.CANNOT_TELL
    syllables = pinyin(han, apart=" ").split()
    turned = {"".join(syllables[n:] + syllables[:n]) for n in range(len(syllables))}
    return Identity.SAME if letters in turned else Identity.CANNOT_TELL


def _is_other_brand(han: str, core: str, brand: list[str]) -> bool:
    """Whether both name one city, and the letters are the pinyin of another brand."""
    city = re.match(r"^(?P<city>[㐀-鿿]{2,3}?)市", han)
    head = pinyin(city["city"]) if city else pinyin(han[:2])
    if not brand or head != brand[0]:
        return False
    rest = "".join(brand[1:])
    own = pinyin(core)
    return len(core) >= 2 and reads_as_pinyin(rest) == len(core) and own != rest


def _core_of_one(a: str, b: str) -> Identity:
    """A company against a bare name: "Acme LLC" is Acme; a person may work there."""
    mine, theirs = ({_plain(word) for word in _core(name)} for name in (a, b))
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return Identity.SAME
    return Identity.CANNOT_TELL


def _companies(a: str, b: str) -> Identity:
    if has_han(a):
        one, other = _bare(_without_forms(a)), _bare(_without_forms(b))
        one, other = one.replace("市", ""), other.replace("市", "")
        if one == other:
            return Identity.SAME
        short, long = sorted((one, other), key=len)
        if len(short) >= _TELLING_HAN and long.endswith(short):
            return Identity.SAME  # the province or the city left out
        is_near = len(one) == len(other) and Levenshtein.distance(one, other) == 1
        is_branch = len(short) >= _TELLING_HAN and short in long
        return Identity.CANNOT_TELL if is_near or is_branch else Identity.DIFFERENT
    mine, theirs = _core(a), _core(b)
    if "".join(mine) == "".join(theirs):
        return Identity.SAME
    if _all_found(mine, theirs) or _all_found(theirs, mine):
        return Identity.SAME
    shared = [w for w in mine if w not in trades() and any(_is_word(w, o) for o in theirs)]
    others = [w for w in (*mine, *theirs) if w not in trades() and w not in shared]
    return (
        Identity.CANNOT_TELL
        if shared and not [w for w in others if len(w) > 2]
        else (Identity.DIFFERENT)
    )


def _han_persons(a: str, b: str) -> Identity:
    one, other = _bare(a), _bare(b)
    if one in other or other in one:
        return Identity.SAME if min(len(one), len(other)) >= 2 else Identity.CANNOT_TELL
    if one[:1] == other[:1] or sorted(one) == sorted(other):
        return Identity.CANNOT_TELL  # one family, or one character misread
    if len(one) == len(other) >= 3 and Levenshtein.distance(one, other) == 1:
        return Identity.CANNOT_TELL
    if min(len(one), len(other)) < 2 or max(len(one), len(other)) > 4:
        return Identity.CANNOT_TELL  # a nickname, or more than a name
    return Identity.DIFFERENT


def _persons(a: str, b: str) -> Identity:
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return Identity.CANNOT_TELL
    if "".join(mine) == "".join(theirs) or sorted(mine) == sorted(theirs):
        return Identity.SAME
    if _all_found(mine, theirs) or _all_found(theirs, mine):
        return Identity.SAME
    if any(len(w) >= _SHORTEST_PREFIX and _is_word(w, other) for w in mine for other in theirs):
        return Identity.CANNOT_TELL  # one family
    if min(len(mine), len(theirs)) < 2 or re.search(r"[\d_]", a + b):
        return Identity.CANNOT_TELL  # a nickname or a first name alone
    if not _is_telling(mine) or not _is_telling(theirs):
        return Identity.CANNOT_TELL
    return Identity.DIFFERENT


def _is_telling(words: list[str]) -> bool:
    return sum(len(word) >= _SHORTEST_PREFIX for word in words) >= 1 and sum(map(len, words)) >= 6


def _all_found(few: list[str], many: list[str]) -> bool:
    """Whether every word of `few` is one of `many`, spelt, shortened or begun alike, and one in full."""
    left = list(many)
    for word in few:
        hit = next((w for w in left if _is_word(word, w)), None)
        hit = hit or next((w for w in left if _is_short_for(word, w)), None)
        if hit is None:
            return False
        left.remove(hit)
    return len(few) >= 2 and any(_is_word(w, o) and len(w) > 1 for w in few for o in many)


def _is_short_for(one: str, other: str) -> bool:
    """Initials, and names that a label cut off."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short) and (len(short) == 1 or len(short) >= _SHORTEST_PREFIX)


def _is_word(one: str, other: str) -> bool:
    if one == other or _plain(one) == _plain(other):
        return True
    return min(len(one), len(other)) >= _TYPO_FROM and Levenshtein.distance(one, other) <= 1


def _plain(word: str) -> str:
    """``mueller`` and ``müller`` (folded to ``muller``) alike."""
    for double, single in _UMLAUTS:
        word = word.replace(double, single)
    return word


def _words(name: str) -> list[str]:
    """Letters and digits in runs, without titles."""
    titles = {bare for title in honorifics() if len(bare := title.strip(".")) > 1}
    words = re.findall(r"[^\W_]+", name.replace("'", "").replace(".", " "))
    return [word for word in words if word not in titles] or words


def _core(name: str) -> list[str]:
    """The words of a company's name without its legal form."""
    return _words(_without_forms(name)) or _words(name)


def _without_forms(name: str) -> str:
    for form in legal_forms():
        if re.search(r"[a-z]", form):
            # The point of an abbreviation is lost at the end of a name: "Meble Sp. z o.o".
            bare = re.escape(form.rstrip("."))
            name = re.sub(rf"(?<![\w.]){bare}(?:\.(?!\w))?(?![\w])", " ", name)
        else:
            name = name.replace(form, "")
    return name


def _han_core(name: str) -> str:
    """The brand in a Chinese company's name: without city, trade and legal form."""
    text = _bare(_without_forms(name))
    text = re.sub(r"^(?:[㐀-鿿]{2,3}省)?(?:[㐀-鿿]{2,3}?市)?", "", text) or text
    for trade in trades():
        if has_han(trade):
            text = text.replace(trade, "")
    return text


def _bare(text: str) -> str:
    joined = "".join(_words(text)) if not has_han(text) else text
    for title in honorifics():
        if has_han(title) and joined.endswith(title) and len(joined) > len(title) + 1:
            joined = joined.removesuffix(title)
    return re.sub(r"[\W_]+", "", joined)
