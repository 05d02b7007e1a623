"""POL: the policy and the claim file."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case, PolicySource
from evidencecheck.model.finding import Finding, Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.proven import claimed
from evidencecheck.rules.wording import money


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


@rule("POL002", "amount-threshold", Severity.INFO)
def amount_threshold(case: Case) -> Iterator[Outcome]:
    """On which side of a threshold the claim falls

    Fires when: the policy has a threshold that holds in this marketplace, and the claimed amount is
    in its currency: always as an information of what follows from the amount.

    Why: up to the threshold another party pays and other evidence is asked for than above it.

    Example: an injury claim of 800 USD lies below 1,000 USD: Amazon pays the customer.

    Counterexample: a claim under a policy without thresholds.

    Fix: nothing; prepare for the way that the amount takes.

    Wrong when: the claimed amount isn't the customer's whole claim.

    Source: the threshold's own: aboutamazon.com on the A-to-z guarantee of 2021-09-01;
    `evidencecheck policy ID` prints it.

    Since: 0.1.0
    """
    if any(isinstance(outcome, Finding) for outcome in policy_not_in_force.check(case)):
        return
    for threshold in case.policy.thresholds:
        if not threshold.scope.holds(case.filed_on, case.claim.marketplace):
            continue
        claim = claimed(case)
        if claim is None:
            yield amount_threshold.not_checked(msg("no claimed amount is known"))
            continue
        stated, place = claim
        if stated.currency != threshold.amount.currency:
            reason = msg(
                "claimed {claimed}, threshold {limit}: no rate to compare them by",
                claimed=money(stated),
                limit=money(threshold.amount),
            )
            yield amount_threshold.not_checked(reason)
            continue
        is_above = stated.amount > threshold.amount.amount
        follows = threshold.above if is_above else threshold.upto
        if follows is None:
            continue
        side = (
            msg("{claimed} is above {limit}", claimed=money(stated), limit=money(threshold.amount))
            if is_above
            else msg(
                "{claimed} is not above {limit}",
                claimed=money(stated),
                limit=money(threshold.amount),
            )
        )
        yield amount_threshold.finding(
            msg("{side}: {follows}", side=side, follows=follows),
            msg("Prepare the evidence for the one who decides above or below that amount."),
            at=[place],
            subject=["threshold", money(threshold.amount), "above" if is_above else "upto"],
        )


@rule("POL003", "policy-not-in-force", Severity.ERROR)
def policy_not_in_force(case: Case) -> Iterator[Outcome]:
    """The policy doesn't apply on that day or in that marketplace

    Fires when: the policy was not yet, or no more, in force on the day of the incident, or doesn't
    apply in the marketplace that the claim names. Only for a policy that somebody has named.

    Why: a claim under a rule that didn't hold is refused at once.

    Example: an injury of June 2021 under the A-to-z policy, which covers injuries from 2021-09-01
    on; or the same policy for the marketplace JP.

    Counterexample: an injury of 1 September 2021 on the US site.

    Fix: name the policy that applied, or correct incident_on or marketplace in the claim file.

    Wrong when: a later programme of the marketplace covers it too. Waive the finding and name it.

    Source: the policy's own: aboutamazon.com for the A-to-z policy; `evidencecheck policy ID`
    prints it.

    Since: 0.1.0
    """
    scope = case.policy.scope
    if case.policy_source is not PolicySource.CLAIM_FILE:
        return
    hint = msg("Name the policy that applied, or correct the claim file.")
    file = case.claim.file or "claim.toml"
    place = case.claim.marketplace
    if scope.marketplaces and place is None:
        reason = msg("the marketplace isn't in the claim file")
        yield policy_not_in_force.not_checked(reason)
    elif scope.marketplaces and place not in scope.marketplaces:
        yield policy_not_in_force.finding(
            msg(
                "{policy} applies in {marketplaces}, not in {marketplace}",
                policy=case.policy.id,
                marketplaces=scope.marketplaces,
                marketplace=place or "",
            ),
            hint,
            at=[Location(file, text=place or "")],
            subject=["policy", case.policy.id, place or ""],
        )
    if scope.since is None and scope.until is None:
        return
    on = case.claim.incident_on
    if on is None:
        reason = msg("incident_on is not in the claim file")
        yield policy_not_in_force.not_checked(reason)
    elif scope.since is not None and on < scope.since:
        yield policy_not_in_force.finding(
            msg(
                "{policy} is in force from {since} on; the incident was on {day}",
                policy=case.policy.id,
                since=scope.since.isoformat(),
                day=on.isoformat(),
            ),
            hint,
            at=[Location(file, text=on.isoformat())],
            subject=["policy", case.policy.id, on.isoformat()],
        )
    elif scope.until is not None and on > scope.until:
        yield policy_not_in_force.finding(
            msg(
                "{policy} was in force until {until}; the incident was on {day}",
                policy=case.policy.id,
                until=scope.until.isoformat(),
                day=on.isoformat(),
            ),
            hint,
            at=[Location(file, text=on.isoformat())],
            subject=["policy", case.policy.id, on.isoformat()],
        )
