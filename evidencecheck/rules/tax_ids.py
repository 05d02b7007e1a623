"""IDN011: tax numbers and bank accounts that fail their check."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sameness import are_close
from evidencecheck.rules.wording import files_of, says


@rule("IDN011", "tax-id-invalid", Severity.ERROR)
def tax_id_invalid(case: Case) -> Iterator[Outcome]:
    """A tax number or bank account fails its check

    Fires when: a 统一社会信用代码, a VAT number, a Japanese 登録番号 or an IBAN stands beside its label,
    has the form of its kind, and its check characters are wrong; in pictures only where two files
    read the same, for a single digit may be misread.

    Why: no authority or bank has issued it, so the issuer of the invoice cannot be looked up. An
    invoice that was invented or altered often shows it there first.

    Example: the invoice says 统一社会信用代码 91110000600037341K; the last character would be L.

    Counterexample: a scan in which one character of a right number was misread: listed as not
    checked. A Chinese tax number of 15 digits from before 2015, which has no check.

    Fix: ask the issuer for an invoice with its right number.

    Wrong when: the issuer has a number of an older form. Show the registration, and waive the
    finding.

    Source: GB 32100-2015; ISO 13616 (IBAN); tax offices' rules for VAT numbers; HMRC; National Tax
    Agency of Japan.

    Since: 0.1.0
    """
    stated = [f for d in case.documents for f in d.named(FactName.TAX_ID)]
    valid = [str(f.value) for f in stated if _check(f) is Check.PASSED]
    failing: dict[str, list[Fact]] = {}
    for fact in stated:
        if _check(fact) is Check.FAILED:
            failing.setdefault(str(fact.value), []).append(fact)
    for value, facts in failing.items():
        pictures = all(f.reading.channel is Channel.OCR for f in facts)
        if pictures and any(are_close(value, other) for other in valid):
            continue  # another document has it right: misread
        if pictures and not _is_seen_twice(case, facts):
            reason = msg("{value} fails its check, but may be misread", value=value)
            yield tax_id_invalid.not_checked(reason, files_of(facts)[0])
            continue
        yield tax_id_invalid.finding(
            msg(
                "{seen}, but its check characters are wrong",
                seen=says(
                    files_of(facts), msg("{what} {value}", what=_what(facts[0]), value=value)
                ),
            ),
            msg("Ask the issuer for an invoice with its right number."),
            at=facts,
            subject=[FactName.TAX_ID.value, value],
            confidence=Confidence.MEDIUM if pictures else Confidence.HIGH,
        )


def _is_seen_twice(case: Case, facts: list[Fact]) -> bool:
    """Whether two different files read the same: no reader makes one mistake in both."""
    content = {d.file: d.content.sha256 for d in case.documents}
    return len({content[file] for file in files_of(facts)}) > 1


def _check(fact: Fact) -> Check:
    return fact.value.check if isinstance(fact.value, Identifier) else Check.NONE


def _what(fact: Fact) -> Message:
    scheme = fact.value.scheme if isinstance(fact.value, Identifier) else ""
    if scheme == "iban":
        return msg("bank account")
    if scheme == "uscc":
        return msg("unified social credit code")
    if scheme.startswith("vat-"):
        return msg("VAT number")
    return msg("tax number")
