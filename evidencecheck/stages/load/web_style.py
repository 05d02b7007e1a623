"""What a page's own style says of its elements: which are hidden, and which stand side by side.

Only rules of one plain selector are understood (a tag, a class, an id), and none inside ``@media``:
those are for other screens. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+")
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:!|;|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:!|;|$))"
)
_BESIDE = re.compile(
    r"(?:^|;)\s*(?:float\s*:\s*(?:left|right)|display\s*:\s*(?:inline-block|table-cell|inline-flex))"
)
_FLEX = re.compile(r"(?:^|;)\s*display\s*:\s*(?:inline-)?flex")
_UPRIGHT = re.compile(r"(?:^|;)\s*flex-direction\s*:\s*column")
_HIDDEN_CLASSES = frozenset({"aok-hidden", "hide-if-js", "sr-only", "visually-hidden", "d-none"})
"""Of Amazon's and Bootstrap's style sheets, which a saved page only links to."""
_COLUMN_CLASS = re.compile(
    r"a-column|a-(?:fixed-(?:left|right)-)?(?:fixed-)?grid-col|a-span\d{1,2}|col(?:-(?:xs|sm|md|lg|xl))?(?:-\d{1,2})?"
)
"""The same of columns."""
_ROW_CLASS = re.compile(r"d-flex|flex|flex-row")


@dataclass(slots=True)
class Style:
    """The style sheet of a page, as far as it is understood."""

    hidden: set[str] = field(default_factory=set)
    """Selectors such as ``.a``, ``td.a`` or ``#a``."""
    beside: set[str] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)

    def hides(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element shows nothing."""
        if "hidden" in attributes or (tag == "input" and attributes.get("type") == "hidden"):
            return True
        if _HIDDEN.search(_own(attributes)):
            return True
        selectors = _selectors(tag, attributes)
        return any(s in self.hidden for s in selectors) or any(
            name in _HIDDEN_CLASSES for name in _classes(attributes)
        )

    def is_column(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element stands beside its siblings of that kind."""
        if _BESIDE.search(_own(attributes)):
            return True
        if any(s in self.beside for s in _selectors(tag, attributes)):
            return True
        return any(_COLUMN_CLASS.fullmatch(name) for name in _classes(attributes))

    def is_row(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether what an element holds stands side by side."""
        own = _own(attributes)
        if _FLEX.search(own):
            return not _UPRIGHT.search(own)
        if any(s in self.rows for s in _selectors(tag, attributes)):
            return True
        return any(_ROW_CLASS.fullmatch(name) for name in _classes(attributes))


def style_of(sheets: Iterable[str]) -> Style:
    """The style that `sheets` (texts of ``<style>`` elements) give."""
    style = Style()
    for sheet in sheets:
        plain = _without_at_rules(_COMMENT.sub("", sheet.lower()))
        for found in _RULE.finditer(plain):
            body = found[2]
            for selector in map(str.strip, found[1].split(",")):
                if not _SELECTOR.fullmatch(selector):
                    continue
                if _HIDDEN.search(body):
                    style.hidden.add(selector)
                if _BESIDE.search(body):
                    style.beside.add(selector)
                if _FLEX.search(body) and not _UPRIGHT.search(body):
                    style.rows.add(selector)
    return style


def _without_at_rules(sheet: str) -> str:
    """`sheet` without the blocks of ``@media`` and its like, however deep their braces go."""
    kept: list[str] = []
    position = 0
    while (at := sheet.find("@", position)) >= 0:
        kept.append(sheet[position:at])
        opening, end = sheet.find("{", at), sheet.find(";", at)
        if opening < 0 or 0 <= end < opening:
            position = end + 1 if end >= 0 else len(sheet)
            continue
        depth, position = 1, opening + 1
        for brace in re.finditer(r"[{}]", sheet[position:]):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                position += brace.end()
                break
        else:
            position = len(sheet)
    return "".join(kept) + sheet[position:]


def _own(attributes: Mapping[str, str | None]) -> str:
    return (attributes.get("style") or "").lower()


def _classes(attributes: Mapping[str, str | None]) -> list[str]:
    return (attributes.get("class") or "").lower().split()


def _selectors(tag: str, attributes: Mapping[str, str | None]) -> list[str]:
    names = [f".{name}" for name in _classes(attributes)]
    if attributes.get("id"):
        names.append(f"#{(attributes['id'] or '').lower()}")
    return [*names, *(tag + name for name in names)]
