from dataclasses import replace

from evidencecheck.model.case import ClaimProblem, PolicySource
from evidencecheck.model.message import msg
from tests.factories import clean_case, with_claim
from tests.rules.scenarios.scenario import fires, near, quiet

PROBLEM = ClaimProblem("ordr_id", 3, msg("unknown key {key}", key="ordr_id"))
WHOLE = ClaimProblem("claim.toml", None, msg("is not in UTF-8"))

SCENARIOS = (
    fires(
        "POL001",
        "unknown key",
        with_claim(clean_case(), problems=(PROBLEM,)),
        "claim.toml, line 3: unknown key ordr_id",
    ),
    fires("POL001", "whole file", with_claim(clean_case(), problems=(WHOLE,)), "claim.toml: is"),
    quiet("POL001", "clean", clean_case()),
    near("POL001", "no claim file", with_claim(clean_case(), file=None)),
    fires(
        "POL004",
        "inferred",
        replace(clean_case(), policy_source=PolicySource.INFERRED),
        "generic-loss",
        "because",
        severity="info",
    ),
    fires("POL004", "default", replace(clean_case(), policy_source=PolicySource.DEFAULT)),
    quiet("POL004", "named in the claim file", clean_case()),
    near(
        "POL004",
        "the claim file is the source, though it has other mistakes",
        with_claim(clean_case(), problems=(PROBLEM,)),
    ),
)
