"""The attributes by which variants of one product differ: colour, size, capacity or rating, model."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.match.han import simplified

_ALIKE = {"v": Decimal("1.15")}
"""Ratio up to which two measures are one: 230 V mains is called 220 V and 240 V, a 20 V battery has 18 V under
load, and is sold as either. Source: IEC 60038 (mains of 230 V ± 10 %)."""
_MODEL = re.compile(
    r"(?<![a-z0-9.#-])(?P<series>[a-z]{2,6})-?(?P<number>\d[\da-z]*(?:-[\da-z]+)*)(?![\da-z-])"
)
"""A series and the number in it, which begins with a digit: TM-20B, WH-1000XM4."""
_NO_SERIES = frozenset(
    {
        "no",
        "nr",
        "num",
        "qty",
        "pk",
        "pack",
        "set",
        "pcs",
        "pc",
        "lot",
        "ref",
        "item",
        "vol",
        "ver",
        "page",
    }
    | {
        "box",
        "ctn",
        "po",
        "inv",
        "sku",
        "sn",
        "fba",
        "asin",
        "art",
        "id",
        "order",
        "size",
        "gr",
        "taille",
    }
    | {
        "talla",
        "ca",
        "pos",
        "line",
        "row",
        "lfd",
        "anz",
        "tel",
        "fax",
        "zip",
        "am",
        "um",
        "le",
        "ab",
        "vat",
    }
    | {
        "iva",
        "tva",
        "ust",
        "mwst",
        "eur",
        "usd",
        "gbp",
        "cny",
        "rmb",
        "jpy",
        "din",
        "iso",
        "en",
        "ip",
        "usb",
    }
    | {"cat", "hs", "kl", "stk", "je"}
)
"""What stands before a number that names no model: counts, references, currencies, standards."""
_LETTERS = r"xxxs|xxs|xs|s|m|l|xl|xxl|xxxl|[2-6]xl"
_SIZED = re.compile(
    r"(?:(?<![a-z])(?:size|gr(?:osse)?\.?|taille|talla|taglia|maat|tamanho)|尺码|尺寸|サイズ)\s?[:：]?\s?"
    rf"(?:(?P<letter>{_LETTERS})|(?P<number>\d{{2,3}}(?:[.,]5)?))(?![\w.,]*\s?(?:x|×|\d|cm|mm|in|\"))(?![a-z0-9])"
)
_BARE = re.compile(
    rf"(?<![a-z0-9.'’-])(?P<letter>xxxs|xxs|xs|xl|xxl|xxxl|[2-6]xl)(?![\w-])|(?<![a-z0-9.'’-])(?P<marked>{_LETTERS})\s?[码号]"
)
_SAME_LETTERS = {"xxl": "2xl", "xxxl": "3xl"}
_SHADES = (
    *(
        "ダーク",
        "ライト",
        "ディープ",
        "オフ",
        "ペール",
        "スモーキー",
        "ワイン",
        "スカイ",
        "ロイヤル",
        "ベビー",
    ),
    *(
        "アイス",
        "モス",
        "フォレスト",
        "パステル",
        "マット",
        "メタリック",
        "ネイビー",
        "ローズ",
        "スペース",
    ),
)
"""Katakana that go before the name of a colour, whose word then ends with it."""

_SHADE = "深浅暗亮大酒枣朱玫桃铁锈米奶乳雪纯墨藏天宝湖军草果墨淡濃薄"
_HAN = "黑白灰红蓝绿黄紫棕粉橙银金"
"""Characters that go before that of a colour, and those of colours that follow each other (黑白)."""
_DARK = "(?:dunkel|hell|tief|matt|stahl|himmel|konigs|marine|donker|licht)?"
"""What German and Dutch write in one word with the colour."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What a text says of the variant that it names."""

    colours: frozenset[str]
    """Families; of a word between two of them (teal), both."""
    measures: frozenset[tuple[Decimal, str]]
    sizes: frozenset[tuple[str, str]]
    """The system that a size is of, and the size."""
    models: frozenset[tuple[str, str]]
    """Series and number."""

    def names_what(self, other: Variant) -> bool:
        """Whether both name an attribute of one kind."""
        return bool(
            (self.colours and other.colours)
            or _firsts((u, n) for n, u in self.measures)
            & _firsts((u, n) for n, u in other.measures)
            or _firsts(self.sizes) & _firsts(other.sizes)
            or self.series & other.series
        )

    def contradicts(self, other: Variant) -> bool:
        """Whether one attribute that both name differs altogether."""
        if self.colours and other.colours and not self.colours & other.colours:
            return True
        for kind in _firsts(self.sizes) & _firsts(other.sizes):
            if not {s for s in self.sizes if s[0] == kind} & {
                s for s in other.sizes if s[0] == kind
            }:
                return True
        units = {unit for _, unit in self.measures} & {unit for _, unit in other.measures}
        if any(not _share(self.measures, other.measures, unit) for unit in units):
            return True
        return any(
            not any(
                _one_model(mine, theirs)
                for series, mine in self.models
                if series == name
                for other_series, theirs in other.models
                if other_series == name
            )
            for name in self.series & other.series
        )

    @property
    def series(self) -> frozenset[str]:
        return frozenset(series for series, _ in self.models)


def variant_of(text: str) -> Variant:
    """The variant that `text` names."""
    folded = simplified(fold(text).text)
    # Folding takes the blanks between the words of languages that need none.
    spaced = simplified(unicodedata.normalize("NFKC", text).lower())
    colours = {
        family
        for pattern, families in _colours()
        if pattern.search(folded) or pattern.search(spaced)
        for family in families
    }
    pattern, units = _measures()
    measures = {
        (Decimal(match["number"].replace(",", ".")).normalize(), units[match["unit"]])
        for match in pattern.finditer(_DIMENSIONS.sub(_with_unit, folded))
    }
    models = {
        (match["series"], match["number"].replace("-", ""))
        for match in _MODEL.finditer(folded)
        if match["series"] not in _NO_SERIES
    }
    return Variant(
        frozenset(colours), frozenset(measures), frozenset(_sizes(folded)), frozenset(models)
    )


_DIMENSIONS = re.compile(
    r"(?P<numbers>(?:\d+(?:[.,]\d+)?\s?[x×*]\s?)+\d+(?:[.,]\d+)?)\s?(?P<unit>cm|mm|m|厘米|毫米|inch|inches|zoll)(?![a-z])"
)
"""Numbers that share the unit behind the last of them: 30 x 20 cm."""


def _with_unit(match: re.Match[str]) -> str:
    return " ".join(
        f"{number.strip()}{match['unit']}" for number in re.split(r"[x×*]", match["numbers"])
    )


def colour_words() -> frozenset[str]:
    """All names of colours, folded."""
    return frozenset(fold(word).text for words in _table()["colours"].values() for word in words)


def _sizes(folded: str) -> Iterable[tuple[str, str]]:
    for match in (*_SIZED.finditer(folded), *_BARE.finditer(folded)):
        found = match.groupdict()
        letter = found.get("letter") or found.get("marked")
        if letter:
            yield "letters", _SAME_LETTERS.get(letter, letter)
        elif found.get("number"):
            number = found["number"].replace(",", ".")
            # Shoes and clothes of Europe, or the height of a child.
            yield ("european" if Decimal(number) < _TALL else "height"), number


_TALL = 60


def _share(
    some: frozenset[tuple[Decimal, str]], others: frozenset[tuple[Decimal, str]], unit: str
) -> bool:
    ratio = _ALIKE.get(unit, Decimal(1))
    return any(
        max(one, other) <= ratio * min(one, other)
        for one, own in some
        for other, its in others
        if own == its == unit
    )


def _one_model(one: str, other: str) -> bool:
    """Whether one number begins with the other; letters that are read for digits count as these."""
    a, b = (text.translate(_LOOKALIKE) for text in (one, other))
    return a.startswith(b) or b.startswith(a)


_LOOKALIKE = str.maketrans("oil", "011")


def _firsts(pairs: Iterable[tuple[str, object]]) -> frozenset[str]:
    return frozenset(first for first, _ in pairs)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    page = files("evidencecheck.stages.extract").joinpath("variants.toml").read_text("utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(page)
    return table


@cache
def _colours() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Each word with the families that it belongs to."""
    families: dict[str, set[str]] = {}
    for name, words in _table()["colours"].items():
        for word in words:
            families.setdefault(fold(word).text, set()).add(name)
    return tuple((_word(word), frozenset(names)) for word, names in families.items())


def _word(word: str) -> re.Pattern[str]:
    if re.fullmatch(r"[ァ-ヺー]+", word):
        free = "|".join(["(?<![ァ-ヺー])", *(f"(?<={shade})" for shade in _SHADES)])
        return re.compile(rf"(?:{free}){word}(?:系)?(?![ァ-ヺー])")
    if is_cjk(word[0]) and len(word) == 1:
        begin = rf"(?:(?<![㐀-鿿ァ-ヺー])|(?<=[{_SHADE}{_HAN}]))"
        return re.compile(rf"{begin}{word}(?=[色款系{_HAN}]|[^㐀-鿿ァ-ヺー]|$)|{word}(?=色)")
    if is_cjk(word[0]):
        return re.compile(word)
    return re.compile(rf"(?<![a-z]){_DARK}{re.escape(word)}(?:s|es)?(?![a-z])")


@cache
def _measures() -> tuple[re.Pattern[str], dict[str, str]]:
    units = {fold(word).text: name for name, words in _table()["units"].items() for word in words}
    longest = "|".join(re.escape(word) for word in sorted(units, key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![a-z0-9.,-])(?<!\d/)(?P<number>\d+(?:[.,]\d+)?)\s?-?(?P<unit>{longest})(?![a-z0-9])"
    )
    return pattern, units
