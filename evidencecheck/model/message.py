"""Text for people, kept untranslated until a report is written in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable template with named values: ``"{file} says {value}"``.

    A value is a string from the evidence (never translated), another message, or a tuple of these,
    which is written as a list ("a, b and c").
    """

    template: str
    values: tuple[tuple[str, str | Message | tuple[str | Message, ...]], ...] = ()

    def text(self, translate: Translate | None = None) -> str:
        """The message in the language of `translate` (English without it)."""
        tr: Translate = translate or (lambda template: template)
        filled = {name: _written(value, tr) for name, value in self.values}
        return tr(self.template).format(**filled)


def msg(template: str, **values: str | Message | tuple[str | Message, ...]) -> Message:
    """Mark `template` for translation and bind its values. The catalogue tool looks for this name."""
    return Message(template, tuple(values.items()))


def _written(value: str | Message | tuple[str | Message, ...], tr: Translate) -> str:
    if isinstance(value, Message):
        return value.text(tr)
    if isinstance(value, str):
        return value
    parts = [_written(part, tr) for part in value]
    if len(parts) < 2:
        return "".join(parts)
    return tr(LIST_AND).join([tr(LIST_COMMA).join(parts[:-1]), parts[-1]])


LIST_COMMA = msg(", ").template
LIST_AND = msg(" and ").template
