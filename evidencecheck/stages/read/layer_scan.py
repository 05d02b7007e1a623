"""Values of the layer on a scan that nobody can have read on its picture.

Whoever puts other values below the picture of a page leaves the rest as it is. So they stand out: the
layer is right nearly everywhere, and over print that is read with ease it names a value that the page
shows nowhere, in the place of one that the layer names nowhere. The layer of an honest reader is astray
by a character here and there, and where it is worse, its words are no better than its numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from evidencecheck.model.document import LayerFault
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Word
from evidencecheck.stages.match.identity import distance
from evidencecheck.stages.read.layer_compare import digits, is_foreign, letters_and_digits
from evidencecheck.stages.read.layer_look import READ, TALL, Difference, PageLook
from evidencecheck.stages.read.layer_regions import Region, is_amount, value_in

WELL_READ = 0.85
"""Share of the layer, by runs of three characters, that the picture says too."""
RUN = 3
ENOUGH = 40
"""Runs of three characters by which that can be told; a short receipt has 200."""
NEAR = 1.0
"""Distance up to which a number may be another one, misread."""
ALIKE = 75.0
"""Percent of an identifier that is found again where it is the same, misread."""
VALUES, IN_ALL = 2, 5
"""Amounts and numbers of each, and of both, that tell whether a layer and a picture are of one page."""
SHARED = 0.25
"""Share of them that two pages may have in common, such as the number of their shop."""
_NUMBER = re.compile(r"\d(?:[\d.,' :/-]*\d)?")


def is_of_another_page(layer: Sequence[Line], picture: Sequence[Line]) -> bool:
    """Whether the two hardly share a number. Readers of one page share four in ten at least, however
    poor the scan (measured on 268 layers).
    """
    said, shown = _values(layer), _values(picture)
    if min(len(said), len(shown)) < VALUES or len(said) + len(shown) < IN_ALL:
        return False
    here = sum(_stands_on(value, picture) for value in said)
    there = sum(_stands_on(value, layer) for value in shown)
    return here <= SHARED * len(said) and there <= SHARED * len(shown)


def absent(wanted: Sequence[Region], picture: Sequence[Line]) -> list[Difference]:
    """Those of the `wanted` values that the `picture` shows nowhere, with what is in their place."""
    differing = []
    for region in wanted:
        if not _stands_on(region.reading.raw, picture):
            seen = " ".join(word.text for word in _words_at(region.box, picture))
            differing.append(Difference(region, LayerFault.DIFFERENT, seen))
    return [d for d in differing if d.seen] or differing


def _values(lines: Iterable[Line]) -> set[str]:
    """The amounts and numbers on `lines` that were read well."""
    words = (word for line in lines for word in line.words if word.confidence >= READ)
    return {value for word in words if (value := value_in(word.text))}


def _stands_on(value: str, lines: Sequence[Line]) -> bool:
    if is_amount(value):
        return any(distance(digits(value), other) <= NEAR for other in _numbers(lines))
    return _found(value, lines) > 0


def replaced(
    differing: Sequence[Difference], look: PageLook, picture: Sequence[Line]
) -> list[Difference]:
    """Those of `differing` that the layer and the lines of the `picture` bear out."""
    places = [d.region.box for d in differing]
    rest = [line for line in look.lines if not any(line.box.intersects(box) for box in places)]
    if not is_well_read(rest, picture):
        return []
    seen = [d if d.clear else _seen_whole(d, look, picture) for d in differing]
    return [d for d in seen if d.clear and _is_new(d, look.lines, picture)]


def _seen_whole(difference: Difference, look: PageLook, picture: Sequence[Line]) -> Difference:
    """`difference` after a look at the words of the `picture` in its place, which may be longer."""
    region = difference.region
    words = _words_at(region.box, picture)
    tall = region.box.height >= TALL
    seen = look.clear_text(Box.around(word.box for word in words)) if tall and words else ""
    if not seen or not is_foreign(seen, region.text, numeric=region.numeric):
        return difference
    return replace(difference, seen=seen, clear=True)


def _words_at(place: Box, lines: Sequence[Line]) -> list[Word]:
    return [
        word
        for line in lines
        for word in line.words
        if word.box.same_row(place) and word.box.overlap_x(place) > 0
    ]


def is_well_read(layer: Sequence[Line], picture: Sequence[Line]) -> bool:
    return share_read(layer, picture) >= WELL_READ


def share_read(layer: Sequence[Line], picture: Sequence[Line]) -> float:
    said, shown = _runs(layer), _runs(picture)
    total = said.total()
    return (said & shown).total() / total if total >= ENOUGH else 0.0


def _runs(lines: Iterable[Line]) -> Counter[str]:
    """Three characters each, of letters and digits of any script."""
    runs: Counter[str] = Counter()
    for line in lines:
        plain = unicodedata.normalize("NFKC", line.text).casefold()
        form = "".join(char for char in plain if char.isalnum())
        runs.update(form[i : i + RUN] for i in range(len(form) - RUN + 1))
    return runs


def _is_new(difference: Difference, layer: Sequence[Line], picture: Sequence[Line]) -> bool:
    region = difference.region
    raw, seen = region.reading.raw, difference.seen
    if region.numeric:
        said, shown = _numbers(layer), _numbers(picture)
        return _is_surplus(digits(raw), said, shown) and _is_surplus(digits(seen), shown, said)
    more = _found(raw, layer) > _found(raw, picture)
    return more and _found(seen, picture) > _found(seen, layer)


def _numbers(lines: Iterable[Line]) -> list[str]:
    texts = (unicodedata.normalize("NFKC", line.text) for line in lines)
    return [digits(number) for text in texts for number in _NUMBER.findall(text)]


def _is_surplus(number: str, here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether `number`, or what it may be misread for, is more often `here` than `there`."""
    near = [sum(distance(number, other) <= NEAR for other in side) for side in (here, there)]
    return near[0] > near[1]


def _found(text: str, lines: Iterable[Line]) -> int:
    """On how many lines `text` stands, or what it may be misread for."""
    form = letters_and_digits(text)
    forms = (letters_and_digits(line.text) for line in lines)
    return sum(
        2 * len(other) >= len(form) and fuzz.partial_ratio(form, other) >= ALIKE for other in forms
    )
