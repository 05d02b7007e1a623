from datetime import date

from evidencecheck.model.case import Case, Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.values import Text
from evidencecheck.policies import load
from evidencecheck.stages.match.buyers import agree_on_insured
from evidencecheck.stages.match.claimed import claimed_facts
from tests.factories import case, clean_case, day, document, reading, usd
from tests.rules.scenarios.scenario import fires, near, quiet

AMAZON = "Amazon.com Services LLC and its affiliates and assignees"


def _party(name: str, role: str) -> Fact:
    mention = Mention.OWN if role == "named-insured" else Mention.ASIDE
    return Fact(FactName.INSURED, Text(name), reading(name, "coi.pdf"), role, role, mention)


def _limit(amount: str, role: str) -> Fact:
    return Fact(FactName.COVERAGE_LIMIT, usd(amount), reading(amount, "coi.pdf"), role, role)


def _certificate(
    *,
    insured: str | None = "Corvane Outfitters LLC",
    occurrence: str | None = "1000000",
    aggregate: str | None = "2000000",
    period: tuple[str, str] | None = ("2026-01-01", "2026-12-31"),
    parties: tuple[Fact, ...] = (_party(AMAZON, "additional-insured"),),
    text: str | None = None,
) -> Document:
    facts = [*parties]
    if insured:
        facts.append(_party(insured, "named-insured"))
    if occurrence:
        facts.append(_limit(occurrence, "each-occurrence"))
    if aggregate:
        facts.append(_limit(aggregate, "general-aggregate"))
    held: list[Fact | tuple[FactName, object]] = [*facts]
    if period:
        held += [
            (FactName.COVERAGE_FROM, day(period[0])),
            (FactName.COVERAGE_TO, day(period[1])),
        ]
    return document("coi.pdf", Kind.INSURANCE_CERTIFICATE, *held, text=text)  # type: ignore[arg-type]


def _case(
    certificate: Document | None = None,
    incident: str | None = "2026-10-14",
    claimant: str | None = "Corvane Outfitters, L.L.C.",
    *others: Document,
) -> Case:
    claim = Claim(
        file="claim.toml",
        marketplace="US",
        incident_on=date.fromisoformat(incident) if incident else None,
        claimant=claimant,
        amount=usd("800.00"),
    )
    held = certificate or _certificate()
    insured = agree_on_insured(claimed_facts(claim), (held, *others))
    policy = load("amazon-atoz-injury")
    return case(held, *others, claim=claim, policy=policy, agreed=(insured,))


HOLDER = (_party(AMAZON, "certificate-holder"),)

ON_EVERY_FORM = (
    "IMPORTANT: If the certificate holder is an ADDITIONAL INSURED, the policy(ies) must have ADDITIONAL"
    " INSURED provisions or be endorsed."
)
OAKLAND = _party(
    "City of Oakland is included as additional insured. CERTIFICATE HOLDER", "additional-insured"
)
TICKED = _party("Y", "additional-insured-box")

SCENARIOS = (
    fires(
        "COI001",
        "ran out before",
        _case(_certificate(period=("2025-10-01", "2026-09-30"))),
        "was in force until 2026-09-30; the incident was on 2026-10-14",
    ),
    fires(
        "COI001",
        "began after",
        _case(_certificate(period=("2026-11-01", "2027-10-31"))),
        "is in force from 2026-11-01 on",
    ),
    quiet("COI001", "covered", _case()),
    near("COI001", "the last day", _case(_certificate(period=("2025-10-15", "2026-10-14")))),
    near("COI001", "no incident day", _case(incident=None), "incident_on"),
    near("COI001", "no period", _case(_certificate(period=None)), "not recognised"),
    near(
        "COI001",
        "another certificate covers the day",
        _case(
            _certificate(period=("2025-01-01", "2025-12-31")), "2026-10-14", None, _certificate()
        ),
    ),
    fires(
        "COI002",
        "half a million per occurrence",
        _case(_certificate(occurrence="500000")),
        "500000 USD per occurrence; wanted are 1000000 USD",
    ),
    fires(
        "COI002", "aggregate", _case(_certificate(aggregate="999999")), "999999 USD in aggregate"
    ),
    quiet("COI002", "covered", _case()),
    near("COI002", "exactly a million", _case(_certificate(aggregate="1000000"))),
    near("COI002", "limit not found", _case(_certificate(occurrence=None)), "not all limits"),
    fires(
        "COI003",
        "another firm",
        _case(_certificate(insured="Northgate Trading Inc.")),
        "insures Northgate Trading Inc.; the claimant is Corvane Outfitters, L.L.C.",
    ),
    quiet("COI003", "the same firm", _case()),
    near("COI003", "spelt in capitals", _case(_certificate(insured="CORVANE OUTFITTERS"))),
    near(
        "COI003",
        "another script",
        _case(_certificate(insured="深圳市云山贸易有限公司")),
        "can't be told",
    ),
    fires(
        "COI003",
        "a name of like letters",
        _case(_certificate(insured="Alcedo LLC"), claimant="Caldora LLC"),
        "insures Alcedo LLC; the claimant is Caldora LLC",
    ),
    fires(
        "COI003",
        "the claimant's legal form is left out",
        _case(_certificate(insured="Northgate Trading Inc."), claimant="Corvane Outfitters"),
        "insures Northgate Trading Inc.; the claimant is Corvane Outfitters",
    ),
    near(
        "COI003",
        "a trade name behind it",
        _case(_certificate(insured="Caldora LLC dba Sunhouse"), claimant="Caldora LLC"),
    ),
    near(
        "COI003",
        "a word in common",
        _case(_certificate(insured="Jorvane Outfitters"), claimant="Lena Jorvane"),
        "can't be told",
    ),
    near("COI003", "no claimant", _case(claimant=None), "names no claimant"),
    near("COI003", "no insured", _case(_certificate(insured=None)), "not recognised"),
    fires(
        "COI004",
        "only the certificate holder",
        _case(_certificate(parties=HOLDER, text=f"CERTIFICATE HOLDER\n{AMAZON}\nPOLICY")),
        "only as the certificate holder",
    ),
    fires("COI004", "named nowhere", _case(_certificate(parties=())), "does not name Amazon"),
    quiet("COI004", "additional insured", _case()),
    near(
        "COI004",
        "a letter beside the certificate speaks of the insurance",
        _case(
            None,
            "2026-10-14",
            "Corvane Outfitters, L.L.C.",
            document("letter.pdf", Kind.INSURANCE_CERTIFICATE, text="Certificate enclosed."),
        ),
    ),
    fires(
        "COI004",
        "named in passing",
        _case(_certificate(parties=(), text="Operations: sales on Amazon.com in the US")),
        "does not name Amazon as an additional insured",
    ),
    fires(
        "COI004",
        "the holder, below the words that are on every form",
        _case(_certificate(parties=HOLDER, text=f"{ON_EVERY_FORM}\nCERTIFICATE HOLDER\n{AMAZON}")),
        "only as the certificate holder",
    ),
    fires(
        "COI004",
        "the holder beside another one's sentence",
        _case(_certificate(parties=(*HOLDER, OAKLAND), text=f"{OAKLAND.value}\n{AMAZON}")),
        "only as the certificate holder",
    ),
    near("COI004", "the box is ticked", _case(_certificate(parties=(*HOLDER, TICKED)))),
    *(
        near(
            "COI004",
            f"{sentence!r}",
            _case(_certificate(parties=(*HOLDER, _party(sentence, "additional-insured")))),
        )
        for sentence in (
            "The certificate holder is included as additional insured.",
            "Additional insured: certificate holder",
            "证书持有人为附加被保险人。",
        )
    ),
    near(
        "COI004",
        "named beside the words",
        _case(_certificate(parties=(), text="Additional insured and Amazon.com: see the schedule")),
        "unclear",
    ),
    near(
        "COI004",
        "the holder, and all with whom it is agreed",
        _case(
            _certificate(
                parties=HOLDER,
                text=f"Additional insured as required by written contract.\n{AMAZON}",
            )
        ),
        "unclear",
    ),
    near("COI004", "no policy that wants it", clean_case()),
)
