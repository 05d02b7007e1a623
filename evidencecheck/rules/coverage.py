"""COI: whether the insurance certificate covers the incident, as the policy wants it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Day, Money
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.legibility import is_illegible
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import money

_OCCURRENCE = "each-occurrence"
_AGGREGATES = ("general-aggregate", "products-aggregate")
_ADDITIONAL = "additional-insured"
_TICKED = "additional-insured-box"
_HOLDER = "certificate-holder"
_LIMITS: dict[str, Message] = {
    _OCCURRENCE: msg("per occurrence"),
    "general-aggregate": msg("in aggregate"),
    "products-aggregate": msg("for products and completed operations, in aggregate"),
}
_FORMS = re.compile(
    r"\b(?:co|company|ltd|limited|inc|incorporated|llc|llp|corp|corporation|gmbh|plc|dba)\b"
    r"|股份有限公司|有限责任公司|有限公司"
)
# What makes somebody an additional insured, in the languages of certificates, and the form's own words
# that say so of nobody.
_SAYS_SO = re.compile(
    r"additional(?:ly)?\s+(?:named\s+)?(?:insured|assured|interest)|add'?l\.?\s+(?:named\s+)?ins(?:ured|\.)"
    r"|\bco-?insured|vendors?'?\s+(?:endorse|form|coverage)|included\s+as\s+(?:an\s+)?insured"
    r"|附加被保|共同被保|追加被保|mitversicher|zusätzlich\s+versicher|assurée?s?\s+(?:additionnel|supplément)"
    r"|asegurado\s+adicional|assicurat[oi]\s+aggiuntiv",
    re.I,
)
_OF_THE_FORM = re.compile(
    r"if\s+the\s+certificate\s+holder\s+is\s+an\s+additional\s+insured"
    r"|must\s+have\s+additional\s+insured\s+provisions|additional\s+insured\s+provisions\s+or\s+be\s+endorsed",
    re.I,
)
_HOLDER_IS = re.compile(
    r"certificate\s+holder\s+(?:\w+\s+)?(?:is|has|shall|will|and|as|named|included|added)\b"
    r"|additional\s+insureds?(?:\s*[:–-]|\s+(?:is|are|includes?|in\s+favou?r\s+of)\s)\s*(?:the\s+)?certificate\s+holder"
    r"|证书持有人[^。]{0,8}附加被保险人|zertifikatsinhaber\w*\s[^.]{0,30}mitversicher",
    re.I,
)
_OF_MANY = re.compile(
    r"written\s+(?:contract|agreement)|required\s+by|where\s+required|as\s+required|blanket", re.I
)
"""Makes everybody an additional insured with whom the insured has agreed so."""
_WELL_READ = 0.9
_COVER = (
    FactName.INSURED, FactName.COVERAGE_LIMIT, FactName.COVERAGE_FROM, FactName.COVERAGE_TO,
)  # fmt: skip


@rule("COI001", "coverage-expired", Severity.ERROR)
def coverage_expired(case: Case) -> Iterator[Outcome]:
    """The insurance was not in force on the day of the incident

    Fires when: the day of the incident lies before the certificate's first or after its last day,
    in every reading of these. The first and the last day themselves are covered.

    Why: only an insurance in force on that day pays, and only with it Amazon takes no recourse.

    Example: an injury of 14 October 2026; the policy ran until 30 September 2026.

    Counterexample: the injury was on the last day.

    Fix: ask the broker for the certificate of the period in which the incident lies.

    Wrong when: the policy was renewed and the certificate is the old one. Add the new one.

    Source: Seller Central, b63e560c; koalacommerce.com on the dates of certificates.

    Since: 0.1.0
    """
    certificates = _certificates(case)
    on = case.claim.incident_on
    if certificates and on is None:
        yield coverage_expired.not_checked(msg("incident_on is not in the claim file"))
        return
    outcomes: list[Outcome] = []
    for document in certificates:
        starts = document.named(FactName.COVERAGE_FROM)
        ends = document.named(FactName.COVERAGE_TO)
        first = min((d.earliest for d in _days(starts)), default=None)
        last = max((d.latest for d in _days(ends)), default=None)
        if on is None or (first is None and last is None):
            reason = msg("the period of the insurance was not recognised")
            outcomes.append(coverage_expired.not_checked(reason, document.file))
            continue
        is_early = first is not None and on < first
        is_late = last is not None and on > last
        if not is_early and not is_late:
            return  # this one covers the day, whatever another says
        facts = starts if is_early else ends
        if not any(is_sure(fact.reading) for fact in facts):
            reason = msg("a date was not read for certain")
            outcomes.append(coverage_expired.not_checked(reason, document.file))
            continue
        edge = first if is_early else last
        told = (
            msg("is in force from {day} on", day=str(edge))
            if is_early
            else msg("was in force until {day}", day=str(edge))
        )
        outcomes.append(
            coverage_expired.finding(
                msg(
                    "{file} {told}; the incident was on {on}",
                    file=document.file,
                    told=told,
                    on=on.isoformat(),
                ),
                msg("Ask the broker for the certificate of the period of the incident."),
                at=facts,
                subject=[facts[0].name.value, str(edge), on.isoformat()],
                confidence=confidence_of(facts),
            )
        )
    yield from outcomes


@rule("COI002", "coverage-below-limit", Severity.ERROR)
def coverage_below_limit(case: Case) -> Iterator[Outcome]:
    """The limits of the insurance are too low

    Fires when: a limit per occurrence or in aggregate is lower than the policy wants it, in the
    same currency.

    Why: Amazon wants both limits; a certificate below them doesn't count as valid insurance.

    Example: EACH OCCURRENCE 500,000 USD; wanted are 1,000,000.

    Counterexample: 1,000,000 per occurrence and 2,000,000 in aggregate.

    Fix: raise the limits, or add the certificate of the umbrella policy.

    Wrong when: an umbrella policy on the same form adds to it. Waive the finding and say so.

    Source: Seller Central, b63e560c: USD 1,000,000 per occurrence and in aggregate.

    Since: 0.1.0
    """
    wanted = case.policy.coverage
    if wanted is None:
        return
    for document in _certificates(case):
        limits = [f for f in document.named(FactName.COVERAGE_LIMIT) if isinstance(f.value, Money)]
        roles = {fact.role for fact in limits}
        if _OCCURRENCE not in roles or roles.isdisjoint(_AGGREGATES):
            reason = msg("not all limits of the insurance were recognised")
            yield coverage_below_limit.not_checked(reason, document.file)
        for role, name in _LIMITS.items():
            least = wanted.occurrence if role == _OCCURRENCE else wanted.aggregate
            own = [(fact, fact.value) for fact in limits if fact.role == role]
            values = [(fact, value) for fact, value in own if isinstance(value, Money)]
            if not values:
                continue
            fact, most = max(values, key=lambda pair: pair[1].amount)
            if most.amount >= least.amount:
                continue
            if not most.may_be_same_currency(least) or not is_sure(fact.reading):
                reason = msg("{value} could not be compared for certain", value=money(most))
                yield coverage_below_limit.not_checked(reason, document.file)
                continue
            yield coverage_below_limit.finding(
                msg(
                    "{file} covers {value} {limit}; wanted are {least}",
                    file=document.file,
                    value=money(most),
                    limit=name,
                    least=money(least),
                ),
                msg("Raise the limits, or add the certificate of the umbrella policy."),
                at=[fact],
                subject=[fact.name.value, role, money(most)],
                confidence=confidence_of([fact]),
            )


@rule("COI003", "insured-not-claimant", Severity.ERROR)
def insured_not_claimant(case: Case) -> Iterator[Outcome]:
    """The insured is somebody else than the claimant

    Fires when: the certificate's named insured and the claim's claimant are clearly two names, in
    the same script. Legal forms, case and punctuation don't count.

    Why: another firm's insurance covers nobody but itself.

    Example: the account belongs to Corvane Outfitters LLC, insured is Northgate Trading Inc.

    Counterexample: "Corvane Outfitters" and "CORVANE OUTFITTERS, L.L.C.".

    Fix: have the certificate made out to the legal entity of the seller account.

    Wrong when: the insured does business under the claimant's name. Add the proof of it.

    Source: Seller Central, b63e560c: named insured is the legal entity of the account.

    Since: 0.1.0
    """
    certificates = _certificates(case)
    claimant = case.claim.claimant
    if certificates and claimant is None:
        yield insured_not_claimant.not_checked(msg("the claim file names no claimant"))
    if claimant is None:
        return
    insured = case.agreed.get(FactName.INSURED)
    disputes = insured.disputes if insured else ()
    for document in certificates:
        facts = document.named(FactName.INSURED)
        if not facts:
            reason = msg("the named insured was not recognised")
            yield insured_not_claimant.not_checked(reason, document.file)
            continue
        held = [d for d in disputes if d.facts[0].reading.file == document.file]
        named = any(_is_within(str(fact.value), claimant) for fact in facts)
        if len(held) < len(facts) or named or _bare(claimant) in _bare(document.content.text):
            continue
        if any(dispute.verdict is not Identity.DIFFERENT for dispute in held):
            reason = msg(
                "insured is {insured}, claimant is {claimant}: whether they are one can't be told",
                insured=str(facts[0].value),
                claimant=claimant,
            )
            yield insured_not_claimant.not_checked(reason, document.file)
            continue
        yield insured_not_claimant.finding(
            msg(
                "{file} insures {insured}; the claimant is {claimant}",
                file=document.file,
                insured=str(facts[0].value),
                claimant=claimant,
            ),
            msg("Have it made out to the legal entity of the seller account."),
            at=facts,
            subject=[FactName.INSURED.value, _bare(str(facts[0].value)), _bare(claimant)],
            confidence=confidence_of(facts),
        )


@rule("COI004", "additional-insured-missing", Severity.ERROR)
def additional_insured_missing(case: Case) -> Iterator[Outcome]:
    """The marketplace is not an additional insured

    Fires when: the certificate was read well and names the marketplace nowhere, or only as the
    certificate holder or in passing: the box ADDL INSD is not ticked, and no words make the
    marketplace or the certificate holder an additional insured.

    Why: Amazon wants to be an additional insured; its absence is a stated reason for rejection.

    Example: CERTIFICATE HOLDER: Amazon.com Services LLC, and the field for the description of
    operations is empty.

    Counterexample: "Amazon.com Services LLC and its affiliates and assignees are included as
    additional insured."

    Fix: ask the insurer for the endorsement and a new certificate.

    Wrong when: the endorsement is a page of its own. Put it into the same file.

    Source: Seller Central, b63e560c (Amazon.com Services LLC and its affiliates and assignees).

    Since: 0.1.0
    """
    wanted = case.policy.coverage
    if wanted is None:
        return
    name = wanted.additional_insured
    for document in _certificates(case):
        parties = document.named(FactName.INSURED, decided_only=False)
        named = [fact for fact in parties if name.lower() in str(fact.value).lower()]
        if any(fact.role == _ADDITIONAL for fact in named):
            continue
        if not _is_well_read(document):
            reason = msg("the certificate was not read well")
            yield additional_insured_missing.not_checked(reason, document.file)
            continue
        holders = [fact for fact in named if fact.role == _HOLDER]
        if holders and _is_holder_insured(parties):
            continue
        if _may_insure(document, name, holders):
            reason = msg("{name} is named, but whether as additional insured is unclear", name=name)
            yield additional_insured_missing.not_checked(reason, document.file)
            continue
        yield _not_insured(additional_insured_missing, document, name, holders)


def _is_holder_insured(parties: tuple[Fact, ...]) -> bool:
    """Whether the form's box is ticked, or a sentence makes the certificate holder an additional insured."""
    told = (str(fact.value) for fact in parties if fact.role == _ADDITIONAL)
    return any(fact.role == _TICKED for fact in parties) or any(map(_HOLDER_IS.search, told))


def _may_insure(document: Document, name: str, holders: list[Fact]) -> bool:
    """Whether the words for an additional insured stand on a certificate that names the marketplace."""
    text = _OF_THE_FORM.sub(" ", " ".join(document.content.text.split()))
    count = text.lower().count(name.lower())
    if not count or not _SAYS_SO.search(text):
        return False
    return count > _inside(holders, name) or _OF_MANY.search(text) is not None


def _not_insured(by: Rule, document: Document, name: str, holders: list[Fact]) -> Outcome:
    told = (
        msg("{file} names {name} only as the certificate holder", file=document.file, name=name)
        if holders
        else msg(
            "{file} does not name {name} as an additional insured", file=document.file, name=name
        )
    )
    return by.finding(
        told,
        msg("Ask the insurer for the endorsement and a new certificate."),
        at=holders or [Location(document.file)],
        subject=[FactName.INSURED.value, _ADDITIONAL, name],
        confidence=Confidence.HIGH if holders else Confidence.MEDIUM,
    )


def _certificates(case: Case) -> tuple[Document, ...]:
    """The certificates; a paper beside them that tells neither insured nor cover only speaks of one."""
    held = case.of_kind(Kind.INSURANCE_CERTIFICATE)
    telling = tuple(document for document in held if document.named(*_COVER))
    return telling or held


def _days(facts: tuple[Fact, ...]) -> list[Day]:
    return [fact.value for fact in facts if isinstance(fact.value, Day)]


def _inside(facts: list[Fact], name: str) -> int:
    return sum(str(fact.value).lower().count(name.lower()) for fact in facts)


def _is_well_read(document: Document) -> bool:
    pages = document.content.pages
    return not is_illegible(document) and all(page.legibility >= _WELL_READ for page in pages)


def _is_within(one: str, other: str) -> bool:
    """Whether one name holds the other: "Caldora LLC dba Sunhouse" is Caldora."""
    first, second = _bare(one), _bare(other)
    return first in second or second in first


def _bare(text: str) -> str:
    """Letters and digits without accents and legal forms."""
    plain = unicodedata.normalize("NFKD", text.lower())
    dotless = re.sub(r"(?<=\b\w)\.(?=\w?)", "", plain)
    return "".join(char for char in _FORMS.sub("", dotless) if char.isalnum())
