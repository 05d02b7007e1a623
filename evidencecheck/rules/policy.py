"""POL: the policy and the claim file."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case, PolicySource
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.rules.interface import Outcome, rule


@rule("POL001", "claim-file-invalid", Severity.ERROR)
def claim_file_invalid(case: Case) -> Iterator[Outcome]:
    """The claim file has a mistake

    Fires when: claim.toml has an unknown key, a value of the wrong type or an unknown policy, or
    cannot be read as TOML. The keys that are right stay in force.

    Why: a mistyped key is silently missing otherwise, and the case would be judged by a claim that
    nobody made.

    Example: `ordr_id = "113-4627301-9284417"` in line 3; did you mean `order_id`?

    Counterexample: a claim file with no other key than `order_id`: all keys are optional.

    Fix: change the line that is named to one of the accepted forms.

    Wrong when: the file was written for a newer version. Update evidencecheck.

    Source: the claim file's own page in the documentation.

    Since: 0.1.0
    """
    file = case.claim.file or "claim.toml"
    for problem in case.claim.problems:
        line = str(problem.line or "")
        where = (
            msg("{file}, line {line}", file=file, line=line) if line else msg("{file}", file=file)
        )
        yield claim_file_invalid.finding(
            msg("{where}: {detail}", where=where, detail=problem.detail),
            msg("Change the line to an accepted form; the other keys are in force."),
            at=[Location(file, text=f"line {line}: {problem.key}" if line else problem.key)],
            subject=["claim", problem.key, problem.detail.text()],
        )


@rule("POL004", "policy-inferred", Severity.INFO)
def policy_inferred(case: Case) -> Iterator[Outcome]:
    """The policy was chosen for you

    Fires when: the claim file names no valid policy, so that it was inferred from the evidence, or
    the general one was taken.

    Why: another policy asks for other evidence and other windows.

    Example: an Amazon order number was found, hence `amazon-order-lost`.

    Counterexample: `policy = "generic-loss"` in claim.toml.

    Fix: name the policy in claim.toml.

    Wrong when: never in the strict sense; it is information.

    Source: the claim file's own page in the documentation.

    Since: 0.1.0
    """
    if case.policy_source is PolicySource.CLAIM_FILE:
        return
    yield policy_inferred.finding(
        msg("Judged by {policy}: {reason}", policy=case.policy.id, reason=case.policy_reason),
        msg("Name the policy in claim.toml if another one applies."),
        subject=["policy", case.policy.id],
    )
