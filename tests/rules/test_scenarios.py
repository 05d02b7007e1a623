"""Every scenario, and that each rule has one of each sort."""

from __future__ import annotations

import pytest

from evidencecheck.model.finding import Finding, NotChecked
from evidencecheck.rules import RULES
from tests.rules.scenarios import SCENARIOS
from tests.rules.scenarios.scenario import Outcome, Scenario

BY_CODE = {rule.code: rule for rule in RULES}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_rule_says_what_it_must(scenario: Scenario) -> None:
    outcomes = list(BY_CODE[scenario.code].check(scenario.case))
    findings = [outcome for outcome in outcomes if isinstance(outcome, Finding)]
    reasons = [outcome.reason.text() for outcome in outcomes if isinstance(outcome, NotChecked)]

    assert all(outcome.code == scenario.code for outcome in outcomes)
    wanted = scenario.findings if scenario.outcome is Outcome.FIRES else 0
    assert [finding.message.text() for finding in findings][wanted:] == []
    assert len(findings) == wanted, reasons
    for finding in findings[:1]:
        assert all(part in finding.message.text() for part in scenario.says), finding.message.text()
        assert finding.severity == (scenario.severity or BY_CODE[scenario.code].severity)
        assert scenario.confidence in {None, finding.confidence}
        assert finding.hint.text()
        assert finding.subject
    if scenario.not_checked is not None:
        assert any(scenario.not_checked in reason for reason in reasons), reasons


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("code", BY_CODE)
def test_rule_has_a_scenario_of_each_sort(code: str, outcome: Outcome) -> None:
    assert any(s.code == code and s.outcome is outcome for s in SCENARIOS)


def test_titles_are_unique() -> None:
    titles = [str(scenario) for scenario in SCENARIOS]
    assert len(set(titles)) == len(titles)
