"""Names of carriers in print, and the one that a document names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.values import Check, Identifier, Strength, Text
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.identifiers import candidates, carrier_of, formats
from evidencecheck.stages.extract.source import Source


@cache
def _names() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("carriers.toml").read_text("utf-8")
    )
    named = [(fold(name).text, carrier) for carrier, names in table.items() for name in names]
    return tuple(
        (_as_words(name), carrier) for name, carrier in sorted(named, key=lambda n: -len(n[0]))
    )


def _as_words(name: str) -> re.Pattern[str]:
    if is_cjk(name[0]):
        return re.compile(re.escape(name))
    return re.compile(rf"(?<![a-z0-9.@/]){re.escape(name)}(?![a-z0-9])")


def carriers_in(text: str) -> tuple[str, ...]:
    """Normalised ids of the carriers that `text` names, in the order of the table's longest names."""
    folded = fold(text).text
    found: list[str] = []
    for pattern, carrier in _names():
        if carrier not in found and pattern.search(folded):
            found.append(carrier)
    return tuple(found)


_POSTS: Mapping[str, frozenset[str]] = {
    "CN": frozenset({"china-post", "ems"}),
    "CA": frozenset({"canada-post"}),
    "DE": frozenset({"dhl"}),
    "ES": frozenset({"correos"}),
    "FR": frozenset({"la-poste"}),
    "GB": frozenset({"royal-mail"}),
    "IT": frozenset({"poste-italiane"}),
    "JP": frozenset({"japan-post"}),
    "US": frozenset({"usps"}),
}
"""Country at the end of a postal item's number (UPU standard S10) → the operators that give them there."""


def carrier_facts(source: Source, numbers: Iterable[Fact] = ()) -> Iterator[Fact]:
    """Carriers named by a label; where no label names one, the only one that the document mentions.

    A mere mention is a candidate, unless all tracking numbers among `numbers` have a form of that
    carrier's own: then the letterhead, not an advertisement or a partner's name, was read.
    """
    numbers, labelled = tuple(numbers), False
    for layout, label in source.labels("carrier"):
        for cell in layout.values(label):
            named = carriers_in(cell.text)
            if len(named) == 1:
                labelled = True
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.CARRIER, Text(named[0]), reading, label=label.text)
                break
    if labelled:
        return
    mentioned = [
        (page, line, named) for page, line in source.lines() if (named := carriers_in(line.text))
    ]
    distinct = {carrier for _, _, named in mentioned for carrier in named}
    own = {carrier for carrier in distinct if _is_borne_out(carrier, numbers)}
    chosen = own if len(own) == 1 else distinct
    if len(chosen) == 1:
        (carrier,) = chosen
        page, line = next((page, line) for page, line, named in mentioned if carrier in named)
        reading = source.reading(page, line, 0, len(line.text))
        mention = Mention.OWN if own else Mention.CANDIDATE
        yield Fact(FactName.CARRIER, Text(carrier), reading, role="mentioned", mention=mention)


def _is_borne_out(carrier: str, numbers: Iterable[Fact]) -> bool:
    own = [f.value for f in numbers if f.name is FactName.TRACKING_NUMBER and f.decided]
    return bool(own) and all(isinstance(n, Identifier) and _is_of(n, carrier) for n in own)


def _is_of(number: Identifier, carrier: str) -> bool:
    if number.check is Check.FAILED:
        return False
    if number.scheme == "s10":
        return carrier in _POSTS.get(number.text[-2:], ())
    if number.strength is Strength.STRONG:
        return carrier_of(number.scheme) == carrier
    # The same digits may be a number of several carriers; of one that has no row in the table of
    # formats, nothing speaks against it.
    read = candidates(number.text, "tracking")
    known = {row.carrier for row in formats("tracking")}
    return any(carrier_of(n.scheme) == carrier for n in read) or carrier not in known
