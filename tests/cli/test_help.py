"""Help that a newcomer understands, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from evidencecheck.cli.app import app
from evidencecheck.report.text.wrap import columns

Command = Callable[..., Result]
COMMANDS = sorted(app.commands)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [50, 80, 200])
def test_fits_and_has_examples(evidencecheck: Command, name: str, lang: str, width: int) -> None:
    result = evidencecheck(name, "--lang", lang, "--help", COLUMNS=str(width))
    assert result.exit_code == 0
    assert ("Examples:" if lang == "en" else "示例：") in result.stdout
    commands = [line for line in result.stdout.splitlines() if line.startswith("  ev")]
    assert commands
    for line in result.stdout.splitlines():
        assert columns(line) <= min(width, 100) or line.lstrip().startswith(("ev", "-", '"'))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained_in_both_languages(name: str) -> None:
    from evidencecheck.cli.help import Option
    from evidencecheck.i18n import translator

    chinese = translator("zh")
    for param in app.commands[name].params:
        if isinstance(param, Option):
            assert param.help, param.name
            assert chinese(param.help) != param.help, param.help


def test_options_name_their_environment_twins(evidencecheck: Command) -> None:
    shown = evidencecheck("check", "--help").stdout
    for name in ("FORMAT", "OCR", "JOBS", "AS_OF", "LANG", "POLICY", "FAIL_ON"):
        assert f"EVIDENCECHECK_{name}" in shown
    assert "EVIDENCECHECK_CHECK" not in shown


@pytest.mark.parametrize(
    ("words", "environment", "chinese"),
    [
        (("--help",), {}, False),
        (("--help",), {"LANG": "zh_CN.UTF-8"}, True),
        (("--help",), {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        (("--help",), {"LANG": "C", "EVIDENCECHECK_LANG": "zh"}, True),
        (("--lang", "zh", "--help"), {}, True),
        (("check", "--help", "--lang=zh"), {}, True),
        (("--lang", "zh", "check", "--help"), {}, True),
        (("--lang", "zh", "check", "--help"), {"EVIDENCECHECK_LANG": "en"}, True),
        (("check", "--lang", "en", "--help"), {"EVIDENCECHECK_LANG": "zh"}, False),
    ],
)
def test_language(
    evidencecheck: Command, words: tuple[str, ...], environment: dict[str, str], chinese: bool
) -> None:
    result = evidencecheck(*words, **environment)
    assert result.stdout.startswith("用法：" if chinese else "Usage:")
