"""The commands on policies, and a folder of one's own."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evidencecheck.cli.app import app
from evidencecheck.policies import known

WHOLE = files("evidencecheck.policies").joinpath("generic-loss.toml").read_text("utf-8")


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments], prog_name="evidencecheck")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = WHOLE.replace('id = "generic-loss"', 'id = "house-rules"').replace(
        "Loss of a shipment in general", "Rules of the house"
    )
    (tmp_path / "house-rules.toml").write_text(own, "utf-8")
    return tmp_path


def test_policies_lists_all() -> None:
    shown = _run("policies", "--lang", "en").output

    assert all(each in shown for each in known())
    assert "Amazon order lost on its way" in shown


def test_policies_for_a_program(folder: Path) -> None:
    listed = json.loads(_run("policies", "--format", "json", "--policy-dir", str(folder)).output)

    titles = {each["id"]: each["title"] for each in listed["policies"]}
    assert titles["house-rules"] == "Rules of the house"


@pytest.mark.parametrize("name", known())
def test_policy_shows_the_source_of_its_numbers(name: str) -> None:
    shown = " ".join(_run("policy", name, "--lang", "en").output.split())

    assert "Required evidence" in shown
    assert "Sources" in shown


def test_the_injury_policy_tells_what_follows() -> None:
    shown = " ".join(_run("policy", "amazon-atoz-injury", "--lang", "en").output.split())

    assert "US and since 2021-09-01" in shown
    assert "up to USD 1000: Amazon pays the customer" in shown
    assert "USD 1000000 per occurrence" in shown


def test_policy_for_a_program() -> None:
    held = json.loads(_run("policy", "amazon-safe-t", "--format", "json").output)

    assert held["thresholds"][0]["amount"]["amount"] == "5000"
    assert held["windows"][0]["scope"]["since"] == "2026-02-16"


def test_an_unknown_policy_is_wrong_usage() -> None:
    result = _run("policy", "no-such-policy")

    assert result.exit_code == 2
    assert "amazon-order-lost" in result.output


def test_the_schema_of_a_policy_is_printed() -> None:
    assert "window" in json.loads(_run("schema", "policy").output)["properties"]


def test_a_broken_policy_file_ends_the_run_before_anything_is_read(folder: Path) -> None:
    (folder / "broken.toml").write_text('id = "broken"', "utf-8")

    result = _run("check", str(folder), "--policy-dir", str(folder))

    assert result.exit_code == 2
    assert "broken.toml" in result.output
