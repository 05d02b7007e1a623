"""Web pages as they were saved: what a person would see of them, with rows and columns kept.

Scripts do not run, nothing is fetched, and what is hidden is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.loaded import Loaded, pages_of
from evidencecheck.stages.load.plain_text import read_text, text_blocks
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block, Cell, Gap, Table, Text, text_pages
from evidencecheck.stages.load.web_style import Style, style_of

MAX_DEPTH = 200
"""Elements in each other; mails made of tables have 60. What lies deeper is read as plain text."""
MAX_BLOCKS = 20_000

_NOT_SHOWN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "nav",
        "select",
        "datalist",
        "dialog",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_TITLES = {"h1": 1.6, "h2": 1.4, "h3": 1.2}
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_FEEDS = str.maketrans("\r\n", "  ")
_SHOWN_INPUTS = frozenset({"text", "tel", "number", "date", "email", "search", None})


def load_web_page(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the saved page `file`.

    Raises:
        Refusal: EMPTY where nothing of it is to be seen, REJECTED where it is too large.
    """
    pages = text_pages(web_blocks(read_text(file)), Channel.TEXT_LAYER)
    if not pages[0].lines:
        raise Refusal(
            Trouble.EMPTY,
            msg(
                "The web page was saved without its content: it is filled in by a script."
                " Print the page to PDF instead."
            ),
        )
    return Loaded(file, sha256, kind, len(pages), *pages_of(pages))


def web_blocks(data: bytes, declared: str | None = None) -> list[Block]:
    """What is to be seen of the page `data`, whose container declares that character set."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded(data, declared or _own_charset(data)))
    style = style_of(node.text() or "" for node in tree.css("style"))
    body = tree.body or tree.root
    return _Reader(style).blocks(body, 0) if body is not None else []


def _own_charset(data: bytes) -> str | None:
    """The character set that a page states near its beginning (HTML standard, 13.2.3.2)."""
    head = data[:4096].lower()
    at = head.find(b"charset=")
    if at < 0:
        return None
    value = head[at + 8 : at + 48].lstrip(b"\"' ")
    name = bytes(byte for byte in value.split(b">")[0].split(b";")[0] if 32 < byte < 127)
    return name.strip(b"\"'/").split(b'"')[0].decode("ascii")


class _Reader:
    """Turns elements into blocks; holds the style, and how much was read."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.left = MAX_BLOCKS

    def blocks(self, node: Any, depth: int) -> list[Block]:
        """The blocks that an element shows, top to bottom."""
        if depth > MAX_DEPTH:
            return [Text(" ".join(node.text(deep=True, separator=" ").split()))]
        found: list[Block] = []
        run: list[str] = []
        columns: list[Cell] = []
        in_row = depth > 0 and self.style.is_row(node.tag, node.attributes)
        for child in node.iter(include_text=True):
            if child.is_text_node:
                text = _flowing(child)
                if columns and not text.strip():
                    continue
                self._end_columns(columns, found)
                run.append(text)
                continue
            if self._is_hidden(child):
                continue
            beside = in_row or self.style.is_column(child.tag, child.attributes)
            if self._is_inline(child) and not (beside and in_row):
                self._end_columns(columns, found)
                run.append(self._inline(child, depth + 1))
                continue
            self._end_run(run, found)
            if beside:
                columns.append(Cell(tuple(self.element(child, depth + 1))))
                continue
            self._end_columns(columns, found)
            if self.left > 0:
                found += self.element(child, depth + 1)
        self._end_run(run, found)
        self._end_columns(columns, found)
        return found

    def element(self, node: Any, depth: int) -> list[Block]:
        """The blocks of an element that does not flow with its text."""
        self.left -= 1
        tag = node.tag
        if tag == "table":
            return [self._table(node, depth)]
        if tag == "dl":
            return [self._list(node, depth)]
        if tag == "hr":
            return [Gap()]
        if tag in {"pre", "textarea"}:
            return list(text_blocks(node.text(deep=True)))
        if tag in _TITLES:
            return [
                Text(block.text, _TITLES[tag]) if isinstance(block, Text) else block
                for block in self.blocks(node, depth)
            ]
        return self.blocks(node, depth)

    def _table(self, node: Any, depth: int) -> Block:
        rows: list[tuple[Cell, ...]] = []
        held: dict[int, int] = {}  # rows for which a column is still taken from above
        for row in self._rows(node):
            cells: list[Cell] = []
            column = 0
            for child in row.iter():
                if child.tag not in {"td", "th"} or self._is_hidden(child):
                    continue
                while held.get(column, 0) > 0:
                    held[column] -= 1
                    cells.append(Cell(()))
                    column += 1
                span = _count(child.attributes.get("colspan"))
                down = _count(child.attributes.get("rowspan")) - 1
                cells.append(Cell(tuple(self.element(child, depth + 1)), span))
                for index in range(column, column + span):
                    held[index] = down
                column += span
            for index, rows_left in held.items():
                if index >= column and rows_left > 0:
                    held[index] = rows_left - 1
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _rows(self, table: Any) -> Iterator[Any]:
        for child in table.iter():
            if child.tag == "tr" and not self._is_hidden(child):
                yield child
            elif child.tag in _ROW_GROUPS and not self._is_hidden(child):
                yield from self._rows(child)

    def _list(self, node: Any, depth: int) -> Block:
        """Terms beside their descriptions."""
        rows: list[tuple[Cell, ...]] = []
        term: Cell | None = None
        for child in node.css("dt, dd"):
            if self._is_hidden(child):
                continue
            cell = Cell(tuple(self.element(child, depth + 1)))
            if child.tag == "dt":
                term = cell
            else:
                rows.append((term or Cell(()), cell))
                term = None
        return Table(tuple(rows))

    def _inline(self, node: Any, depth: int) -> str:
        """The text of an element that flows, its line breaks as line feeds."""
        if node.tag == "br":
            return "\n"
        if node.tag == "input":
            value = node.attributes.get("value") or ""
            return f" {value} " if node.attributes.get("type") in _SHOWN_INPUTS else ""
        if depth > MAX_DEPTH:
            return str(node.text(deep=True) or "").translate(_FEEDS)
        spoken = _spoken_price(node)
        if spoken is not None:
            return spoken
        parts = []
        for child in node.iter(include_text=True):
            if child.is_text_node:
                parts.append(_flowing(child))
            elif not self._is_hidden(child):
                parts.append(self._inline(child, depth + 1))
        return "".join(parts)

    def _is_inline(self, node: Any) -> bool:
        return node.tag == "br" or (node.tag in _INLINE and not self._holds_block(node))

    def _holds_block(self, node: Any) -> bool:
        return any(
            child.tag not in _INLINE and child.tag not in _NOT_SHOWN and child.tag != "br"
            for child in node.css("*")
            if child != node
        )

    def _is_hidden(self, node: Any) -> bool:
        tag = node.tag
        if tag in _NOT_SHOWN or tag.startswith(("-", "!")):
            return True
        return self.style.hides(tag, node.attributes)

    @staticmethod
    def _end_run(run: list[str], found: list[Block]) -> None:
        """The text gathered so far becomes a block; white space counts as one space."""
        lines = (" ".join(line.split()) for line in "".join(run).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            found.append(Text(text))
        run.clear()

    @staticmethod
    def _end_columns(columns: list[Cell], found: list[Block]) -> None:
        if columns:
            found.append(Table((tuple(columns),)))
            columns.clear()


def _flowing(node: Any) -> str:
    """A piece of running text; only ``<br>`` ends a line, line feeds of the source do not."""
    return (node.text_content or "").translate(_FEEDS)


def _spoken_price(node: Any) -> str | None:
    """A price that a shop page gives twice: in one piece for screen readers, and drawn in parts."""
    if "a-price" not in (node.attributes.get("class") or "").split():
        return None
    whole = node.css_first(".a-offscreen")
    return whole.text() if whole is not None else None


def _count(value: str | None) -> int:
    """A column or row span: 1 to 100."""
    return min(max(int(value), 1), 100) if value and value.isascii() and value.isdigit() else 1
