from __future__ import annotations

import pytest

from evidencecheck.stages.match.han import pinyin, reads_as_pinyin, simplified


@pytest.mark.parametrize(
    ("text", "converted"),
    [("臺灣貿易", "台湾贸易"), ("張偉", "张伟"), ("Acme 雲山", "Acme 云山"), ("Müller", "Müller")],
)
def test_simplified(text: str, converted: str) -> None:
    assert simplified(text) == converted


@pytest.mark.parametrize(
    ("text", "letters"),
    [("云山", "yunshan"), ("单雄信", "shanxiongxin"), ("吕", "lv"), ("Acme", "")],
)
def test_pinyin(text: str, letters: str) -> None:
    assert pinyin(text) == letters


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [("haifeng", 2), ("yunshan", 2), ("lanhai", 2), ("sunway", 0), ("smith", 0), ("", 0)],
)
def test_reads_as_pinyin(letters: str, syllables: int) -> None:
    assert reads_as_pinyin(letters) == syllables
