"""The language of all that people read: English, or Simplified Chinese from a gettext catalogue.

Messages stay untranslated templates until a report is written (see `model.message`); here is the
function that turns a template into the reader's language. The catalogue is maintained with Babel, a
development tool (``make i18n``); at run time the standard library reads the compiled file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from typing import Literal

from evidencecheck.model.message import Translate

Language = Literal["en", "zh"]

CATALOGUES: Mapping[Language, str] = {"zh": "zh_CN"}
"""Folder of the catalogue below ``locale/``; English is the language of the templates."""

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX lets them override each other."""


def choose_language(wanted: str, environment: Mapping[str, str]) -> Language:
    """The language for `wanted`: ``en``, ``zh`` or, for ``auto``, that of the environment."""
    if wanted == "auto":
        wanted = next((environment[v] for v in LOCALE_VARIABLES if environment.get(v)), "en")
    return "zh" if wanted.lower().startswith("zh") else "en"


@cache
def translator(lang: Language) -> Translate:
    """From a template to its translation; a template that the catalogue lacks stays English."""
    if lang not in CATALOGUES:
        return _unchanged
    place = files("evidencecheck").joinpath("locale", CATALOGUES[lang], "LC_MESSAGES")
    with place.joinpath("evidencecheck.mo").open("rb") as stream:
        catalogue = GNUTranslations(stream)

    def translate(template: str) -> str:
        # gettext answers the empty string with the catalogue's header.
        return catalogue.gettext(template) if template else template

    return translate


def _unchanged(template: str) -> str:
    return template
