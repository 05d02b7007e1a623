"""Every message has a Simplified Chinese translation, and the compiled catalogue is up to date."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import evidencecheck
from evidencecheck.i18n import choose_language, translator
from evidencecheck.model.message import msg

PACKAGE = Path(evidencecheck.__file__).parent
CATALOGUE = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"


@pytest.mark.parametrize(
    ("wanted", "environment", "chosen"),
    [
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {}, "zh"),
        ("auto", {}, "en"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("auto", {"LANG": "zh_TW"}, "zh"),
        ("auto", {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ("auto", {"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}, "en"),
        ("auto", {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_choose_language(wanted: str, environment: dict[str, str], chosen: str) -> None:
    assert choose_language(wanted, environment) == chosen


def test_translates() -> None:
    assert msg("Order ID").text(translator("zh")) == "订单号"
    assert msg("Order ID").text(translator("en")) == "Order ID"


def test_unknown_and_empty_stay() -> None:
    assert translator("zh")("not in the catalogue") == "not in the catalogue"
    assert translator("zh")("") == ""


def test_evidence_is_never_translated() -> None:
    assert msg("{text}", text="Order ID").text(translator("zh")) == "Order ID"


def _catalogue() -> Any:
    pofile = pytest.importorskip("babel.messages.pofile")
    with (CATALOGUE / "evidencecheck.po").open("rb") as stream:
        return pofile.read_po(stream)


def test_every_message_is_translated() -> None:
    """If not: ``make i18n``, translate what is empty, ``make i18n`` again."""
    extract = pytest.importorskip("babel.messages.extract")
    translated = {entry.id: entry for entry in _catalogue() if entry.id}
    used = {
        found[2]
        for found in extract.extract_from_dir(str(PACKAGE), keywords={"msg": None})
        if found[2]
    }
    assert {text for text in used if text not in translated} == set()
    assert {text for text in used if not translated[text].string} == set()
    assert {text for text, entry in translated.items() if entry.fuzzy} == set()


def test_translations_have_the_same_placeholders() -> None:
    for entry in _catalogue():
        if entry.id:
            assert _placeholders(entry.string) == _placeholders(entry.id), entry.id


def test_compiled_catalogue_is_up_to_date() -> None:
    translate = translator("zh")
    for entry in _catalogue():
        if entry.id:
            assert translate(entry.id) == entry.string, entry.id


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
