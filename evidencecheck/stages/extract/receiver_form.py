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
from evidencecheck.stages.extract.address_lines import is_labelled
from evidencecheck.stages.extract.addresses import Place, country_of, place_of
from evidencecheck.stages.extract.fold import is_cjk
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.party_names import name_in

_WORDS = {
    "name": r"(?:收货|收件|收貨)人(?:姓名|名称|名)?|收(?:货|件)方姓名|客户姓名|买家姓名"
    r"|(?:お届け先|送付先|配送先|受取人)(?:氏名|の氏名|のお名前|お名前|名)"
    r"|(?:recipient|receiver|consignee)(?:(?:'s)? name)?|ship(?:ping)?[- ]to name",
    "own_name": r"姓名|联系人|氏名|お名前|宛名|full name|name",
    "street": r"(?:收货|收件|收貨|配送)?(?:详细|街道)?地址(?:栏|行)?[12一二]?|街道(?:地址)?|详细地址"
    r"|(?:お届け先|送付先|配送先)?(?:の)?ご?住所[12]?"
    r"|(?:street )?address(?: ?line)? ?[12]?|street",
    "suite": r"门牌(?:号)?|(?:apt|apartment)[ ,/]*(?:suite)?|address ?(?:line)? ?2",
    "town": r"(?:城市|市)(?: ?/ ?(?:区|县|区县|州|省))*(?: ?/ ?(?:邮编|邮政编码))?"
    r"|(?:所在)?地区|省市区|省/市/区|city(?:(?: ?[/,] ?(?:state|province|county))*"
    r"(?: ?[/,] ?(?:zip|post(?:al )?code)(?: code)?)?)?|town",
    "region": r"(?:州|省)(?: ?/ ?(?:州|省|地区|直辖市))?|省份|都道府県|state(?: ?/ ?province)?|province|county",
    "postcode": r"(?:目的地|收件人?|收货)?邮(?:政编码|编|码)|邮递区号|郵便番号"
    r"|(?:destination )?(?:zip(?: ?code)?|post(?:al )?code)",
    "country": r"国家(?: ?/ ?地区| ?或地区|地区)?|目的(?:地)?国(?:家)?|收件国家?|寄达国(?:家)?"
    r"|(?:destination )?country(?: ?/ ?region)?",
}
_FIELD = re.compile(
    r"\s*(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
    + r")(?:\s*[:：]\s*|\s+|$)",
    re.IGNORECASE,
)
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
        or (field.name == "own_name" and _is_under(layout, field, "ship_to"))
        if (form := _form(layout, field, fields)) is not None
    ]
    return found[0] if len(found) == 1 else None


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
        match = _FIELD.match(line.text)
        if match is None:
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
    nearest = max(heads, key=lambda h: (h.box.y0, -abs(h.box.x0 - box.x0)), default=None)
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
        if is_labelled(layout, line) or _has_label_beside(layout, line):
            return
        yield Cell(line, 0, len(line.text))
        bottom, count = line.box.y1, count + 1


def _has_label_beside(layout: Layout, line: Line) -> bool:
    """Whether a field's label stands left of the line: it is a value of its own."""
    return any(
        other.box.same_row(line.box) and _is_left(other.box, line.box) and len(other.text) <= 8
        for other in layout.page.lines
        if other is not line
    )


def _is_left(box: Box, other: Box) -> bool:
    return box.x1 <= other.x0 + 0.5 * box.height
