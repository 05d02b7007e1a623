"""A sheet of rich renderables that becomes a string. Nothing here interprets markup or links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from evidencecheck.model.message import Message
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.report.text.wrap import wrap

MARGIN = 1
"""Columns left of a block's headings."""
INDENT = 3
"""Columns left of what stands below a heading."""


def rendered(parts: Iterable[RenderableType], options: Options) -> str:
    """The parts below one another, plain or in the sixteen colours of the user's theme."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=options.width,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # the command has read NO_COLOR and COLUMNS already
    )
    for part in parts:
        console.print(part, overflow="fold", crop=False)
    lines = stream.getvalue().rstrip().split("\n")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def text(content: str, style: str = "") -> Text:
    """`content`, which may come from the evidence, as text and nothing else."""
    return Text(clean(content), style=style)


def said(options: Options, message: Message, style: str = "") -> Text:
    return text(options.say(message), style)


def heading(options: Options, message: Message) -> Text:
    """The title of a block, after an empty line."""
    return Text("\n" + " " * MARGIN) + said(options, message, "bold")


def paragraph(content: str, options: Options, *, lead: Text | None = None, style: str = "") -> Text:
    """`content` wrapped to the width, hanging from `lead` (which sets the indent of every line)."""
    first = lead if lead is not None else Text(" " * INDENT)
    indent = cell_len(first.plain)
    lines = wrap(clean(content), max(options.width - indent, 20))
    hanging = ("\n" + " " * indent).join(lines)
    return Text.assemble(first, (hanging, style))


def joined(parts: Sequence[Text], separator: str = " · ") -> Text:
    together = Text()
    for part in parts:
        if together.plain and part.plain:
            together.append(separator, style="dim")
        together.append_text(part)
    return together


def padded(content: Text, width: int) -> Text:
    """`content` filled with spaces to `width` columns; Chinese characters take two."""
    return content + Text(" " * max(width - cell_len(content.plain), 0))
