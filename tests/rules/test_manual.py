"""The manual pages: complete in both languages, and made of the docstrings."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Literal

import pytest

from evidencecheck.model.errors import UsageError
from evidencecheck.rules import RULES, manual
from evidencecheck.rules.manual import PARTS, parse

CODES = [rule.code for rule in RULES]
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_every_part(code: str, lang: Literal["en", "zh"]) -> None:
    page = asdict(manual(code, lang))

    assert [part for part in PARTS if len(page[part]) < 4] == []
    assert re.fullmatch(r"\d+\.\d+\.\d+", page["since"])
    if lang == "zh":
        prose = [part for part in PARTS if part not in {"source", "since"}]
        assert [part for part in prose if not CHINESE.search(page[part])] == []


@pytest.mark.parametrize("code", CODES)
def test_the_languages_tell_of_the_same_version(code: str) -> None:
    assert manual(code, "en").since == manual(code, "zh").since


def test_the_chinese_pages_have_no_page_too_many() -> None:
    from evidencecheck.rules.manual import _chinese

    assert sorted(_chinese()) == CODES


def test_titles_tell_the_rules_apart() -> None:
    for lang in ("en", "zh"):
        assert len({manual(code, lang).title for code in CODES}) == len(CODES)


def test_codes_are_found_in_small_letters_too() -> None:
    assert manual("idn001") == manual("IDN001")


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"IDN999.*CMP001"):
        manual("IDN999")


def test_a_docstring_is_parsed_to_its_parts() -> None:
    page = parse("Title\n\nFires when: a\nand b: c.\n\nWrong when: never.\n\nSince: 0.1.0\n")

    assert page["title"] == "Title"
    assert page["fires_when"] == "a and b: c."
    assert page["wrong_when"] == "never."
    assert page["why"] == ""
