"""The table of report formats. To add one: a module with a `Format`, and its line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evidencecheck.report.interface import Format


def _json() -> Format:
    from evidencecheck.report.json_format import JsonFormat

    return JsonFormat()


def _text() -> Format:
    from evidencecheck.report.text.format import TextFormat

    return TextFormat()


FORMATS: Mapping[str, Callable[[], Format]] = {"text": _text, "json": _json}
"""Makers, so that a format's libraries are loaded only when it is asked for."""
