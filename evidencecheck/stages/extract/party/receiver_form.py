"""The recipient in fields of a form: a name, then street, city and postcode, each with its own label.

Order pages of marketplaces and of sellers' systems set such fields side by side, one below the other, or
as a row of labels above a row of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import is_cjk
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import Place, country_of, place_of
from evidencecheck.stages.extract.party.form_words import FIELD
from evidencecheck.stages.extract.party.party_names import is_company, name_in

_PARTS = ("street", "suite", "town", "region", "postcode", "country")
"""Parts of an address in the order in which they are set together."""
_HEADING = re.compile(
    r"\W*(?:[㐀-鿿]{2,4}(?:信息|情報|明细|详情)|包裹 ?\d*|お届け先|送付先|配送先)\W*"
)
"""What begins another section."""
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_REACH = 14.0
"""In line heights: how far below the name a form goes on."""
_HEADED = 2.2
"""In line heights: how far below its label a value stands, at most."""
_WRAP = 1.0
"""In line heights: the blank between two lines of one value, at most."""
_MOST_LINES = 3
_SHORT_LABEL = 8
"""Characters of a line that can only be the label of what stands right of it."""


@dataclass(frozen=True, slots=True)
class Form:
    """The cells of one recipient."""

    head: Line
    span: tuple[int, int]
    """Where in its line the label of the name stands."""
    name: Cell
    address: tuple[Cell, ...]
    """In the order of an address: street, city, region, postcode, country."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    line: Line
    span: tuple[int, int]
    value: Cell | None
    """What follows the label in its own line."""


def receiver_form(layout: Layout) -> Form | None:
    """The only form of the page that names a person and an address; None if there is none, or another one."""
    fields = list(_fields(layout.page.lines))
    found = [
        form
        for field in fields
        if field.name == "name"
        or (field.name == "own_name" and _is_receivers(layout, field, fields))
        if (form := _form(layout, field, fields)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _is_receivers(layout: Layout, field: _Field, fields: Sequence[_Field]) -> bool:
    """Whether the heading says so, or none does and the page has one person with one address in it.

    Chinese and Japanese pages head the fields of everybody.
    """
    if _is_under(layout, field, "ship_to"):
        return True
    named = _value(layout, field, {id(f.line) for f in fields})
    if named is None or is_company(named.text) or any(map(is_cjk, field.line.text)):
        return False
    if any(_is_under(layout, field, party) for party in ("bill_to", "seller", "claimant")):
        return False
    once = [[f for f in fields if f.name == name] for name in ("own_name", "street")]
    towns = [f for f in fields if f.name in ("town", "postcode")]
    return all(len(own) == 1 for own in once) and bool(towns)


def buyer_in_form(layout: Layout) -> Cell | None:
    """The only name in a form whose heading says that it is the buyer's: 注文者情報 above 氏名."""
    fields = list(_fields(layout.page.lines))
    own = [f for f in fields if f.name == "own_name" and _is_under(layout, f, "bill_to")]
    value = _value(layout, own[0], {id(f.line) for f in fields}) if len(own) == 1 else None
    return value if value is not None and name_in(value.text) else None


def destination_in_fields(layout: Layout) -> tuple[Place, Cell] | None:
    """Where the parcel goes, in fields for postcode and country beside or over their values."""
    fields = list(_fields(layout.page.lines))
    found: dict[str, list[Cell]] = {}
    for field in fields:
        if field.name in ("postcode", "country"):
            value = next((c for c in _nearby(layout, field) if _fits(field.name, c.text)), None)
            if value is not None:
                found.setdefault(field.name, []).append(value)
    if {name: len(cells) for name, cells in found.items()} != {"postcode": 1, "country": 1}:
        return None
    (postcode,), (country,) = found["postcode"], found["country"]
    place = place_of_parts([postcode.text, country.text])
    return (place, postcode) if place is not None and place.postcode else None


def _fits(name: str, text: str) -> bool:
    bare = _BRACKET.sub("", text).strip()
    return bool(country_of(bare)) if name == "country" else any(map(str.isdigit, bare))


def _nearby(layout: Layout, field: _Field) -> Iterator[Cell]:
    """What may be the value of a field: in its line, right of it, below it."""
    if field.value is not None:
        yield field.value
        return
    box = field.line.box
    others = [line for line in layout.page.lines if line is not field.line]
    right = [line for line in others if line.box.same_row(box) and line.box.x0 > box.x0]
    under = [
        line
        for line in others
        if -0.4 * box.height <= line.box.y0 - box.y1 <= _HEADED * box.height
        and abs(line.box.x0 - box.x0) < 1.5 * box.height
    ]
    for near in (
        min(right, key=lambda line: line.box.x0, default=None),
        min(under, key=lambda line: line.box.y0, default=None),
    ):
        if near is not None:
            yield Cell(near, 0, len(near.text))


def place_of_parts(parts: Sequence[str]) -> Place | None:
    """The place that the parts of an address tell, with or without what stands between town and country."""
    bare = [_BRACKET.sub("", part).strip() or part for part in parts]
    without = [part for part in bare if any(map(str.isdigit, part)) or country_of(part)]
    places = [place_of("\n".join(texts)) for texts in (bare, without)]
    told = [place for place in places if place is not None]
    return next((place for place in told if place.postcode), told[0] if told else None)


def _fields(lines: Sequence[Line]) -> Iterator[_Field]:
    for line in lines:
        spread = _SPREAD.match(line.text)
        match = FIELD.match(line.text) if spread is None else FIELD.match(_solid(spread[0]))
        if match is None:
            continue
        if spread is not None:
            held = Cell(line, spread.end(), len(line.text.rstrip()))
            yield _Field(
                match.lastgroup or "", line, (0, spread.end()), held if held.text else None
            )
            continue
        name = match.lastgroup or ""
        words = match[name]
        end = match.end()
        alone = not line.text[end:].strip()
        # "Street 5" is an address; a Latin word needs its mark, or to stand alone.
        marked = line.text[match.end(name) : end].strip() != ""
        if alone or marked or is_cjk(words[-1]):
            value = None if alone else Cell(line, end, len(line.text.rstrip()))
            yield _Field(name, line, match.span(name), value)


_SPREAD = re.compile(r"\s*[\u3400-\u9fff](?:\s+[\u3400-\u9fff]){1,4}\s*[:：]\s*")
"""A Han word whose characters are set apart to fill its column: ``姓 名：``, ``收 件 人：``."""


_CAPTIONED = re.compile(r"\s*[\u3400-\u9fff/ ]{1,8}[:：]")
"""A field with a label that nobody knows."""


def _solid(word: str) -> str:
    return "".join(word.split())


def _is_under(layout: Layout, field: _Field, party: str) -> bool:
    """Whether the nearest heading above the field is that of the `party`."""
    box = field.line.box
    heads = [
        line
        for line in layout.page.lines
        if line is not field.line
        and 0 <= box.y0 - line.box.y1 < 4 * box.height
        and (_HEADING.fullmatch(line.text) or any(label.leads for label in layout.of(line)))
        and line.box.x0 <= box.x0 + box.height
    ]
    lowest = max(heads, key=lambda h: h.box.y0, default=None)
    row = [h for h in heads if lowest is not None and h.box.same_row(lowest.box)]
    nearest = min(row, key=lambda h: abs(h.box.x0 - box.x0), default=None)
    return nearest is not None and any(
        label.is_for(party) and layout.rest(label) is None for label in layout.of(nearest)
    )


def _form(layout: Layout, head: _Field, fields: Sequence[_Field]) -> Form | None:
    lines = {id(field.line) for field in fields}
    name = _value(layout, head, lines)
    if name is None or not name_in(name.text):
        return None
    box = head.line.box
    end = _end(layout, head, fields)
    own: dict[str, list[_Field]] = {}
    for field in fields:
        top = field.line.box.y0
        if box.y0 - 0.5 * box.height <= top < end and field.line.box.x0 >= box.x0 - 4 * box.height:
            own.setdefault(field.name, []).append(field)
    cells: list[Cell] = []
    for part in _PARTS:
        near = own.get(part, [])
        if len(near) > 1:
            near = [f for f in near if abs(f.line.box.x0 - box.x0) < 2 * box.height][:1]
        value = _value(layout, near[0], lines) if near else None
        if value is not None:
            cells += [value, *_wrapped(layout, near[0], value, lines)]
        elif part == "street":
            return None
    return Form(head.line, head.span, name, tuple(cells))


def _end(layout: Layout, head: _Field, fields: Sequence[_Field]) -> float:
    """Where the next section, or the next person, begins."""
    box = head.line.box
    reach = box.y1 + _REACH * box.height
    others = [f.line for f in fields if f.name == "name" and f.line is not head.line]
    heads = [
        line
        for line in layout.page.lines
        if _HEADING.fullmatch(line.text) and line.box.x0 <= box.x1 and line.box.y0 > box.y1
    ]
    below = [line.box.y0 for line in (*others, *heads) if line.box.y0 > box.y1]
    return min([reach, *below])


def _value(layout: Layout, field: _Field, fields: set[int]) -> Cell | None:
    """What stands behind the label, right of it in its row, or below it."""
    if field.value is not None:
        return field.value
    box = field.line.box
    row = [
        line
        for line in layout.page.lines
        if line is not field.line and line.box.same_row(box) and line.box.x0 > box.x0
    ]
    right = min(row, key=lambda line: line.box.x0, default=None)
    if right is not None and id(right) not in fields and not is_labelled(layout, right):
        return Cell(right, 0, len(right.text))
    under = [
        line
        for line in layout.page.lines
        if -0.4 * box.height <= line.box.y0 - box.y1 <= 1.6 * box.height
        and abs(line.box.x0 - box.x0) < 1.5 * box.height
        and not line.box.same_row(box)
    ]
    below = min(under, key=lambda line: line.box.y0, default=None)
    if below is None or id(below) in fields or is_labelled(layout, below):
        return None
    return Cell(below, 0, len(below.text))


def _wrapped(layout: Layout, field: _Field, value: Cell, fields: set[int]) -> Iterator[Cell]:
    """Further lines of the value, flush with it or with its label."""
    edges = (value.box.x0, value.line.box.x0)
    bottom, height = value.line.box.y1, value.line.box.height
    count = 1
    for line in sorted(layout.page.lines, key=lambda line: line.box.y0):
        if line.box.y0 < bottom - 0.4 * height or count >= _MOST_LINES:
            continue
        if min(abs(line.box.x0 - edge) for edge in edges) > height:
            continue
        if line.box.y0 - bottom > _WRAP * height or id(line) in fields:
            return
        if _CAPTIONED.match(line.text) or _HEADING.fullmatch(line.text):
            return
        if is_labelled(layout, line) or _has_label_beside(layout, line, field):
            return
        yield Cell(line, 0, len(line.text))
        bottom, count = line.box.y1, count + 1


def _has_label_beside(layout: Layout, line: Line, field: _Field) -> bool:
    """Whether a field's label stands left of the line: it is a value of its own."""
    own = field.line.box
    return any(
        other.box.same_row(line.box)
        and _is_left(other.box, line.box)
        and (
            len(other.text) <= _SHORT_LABEL
            or other.text.rstrip().endswith(":")
            or _flush(other, own)
        )
        for other in layout.page.lines
        if other is not line
    )


def _flush(line: Line, own: Box) -> bool:
    return min(abs(line.box.x0 - own.x0), abs(line.box.x1 - own.x1)) < own.height


def _is_left(box: Box, other: Box) -> bool:
    return box.x1 <= other.x0 + 0.5 * box.height
