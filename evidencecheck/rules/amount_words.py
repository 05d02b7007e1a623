"""VAL006: the total in words against the total in figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Amount, AmountRole, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import money

_TOTALS = (FactName.ORDER_TOTAL, FactName.SALE_TOTAL, FactName.COST_TOTAL)


@rule("VAL006", "words-figures-mismatch", Severity.ERROR)
def words_figures_mismatch(case: Case) -> Iterator[Outcome]:
    """The amount in words is another than the one in figures

    Fires when: a document writes an amount out, in Chinese financial numerals (大写) or in English
    words, and none of its amounts in figures is the same, its total included. Chinese numerals that
    are put together wrongly are no amount; words that lack only the cents are not checked.

    Why: the words are there to protect the figures. Where the two differ, one of them was altered.

    Example: 价税合计（大写）贰仟捌佰玖拾贰圆捌角整, beside it （小写）¥2982.80.

    Counterexample: the words give the total, the figures also the deposit that was paid.

    Fix: ask the issuer for a corrected invoice. Never correct it yourself.

    Wrong when: the words give a sum that the page doesn't show in figures at all.

    Source: State Taxation Administration, rules for fapiao: 大写 and 小写 must agree; on cheques and
    bills the words count (Geneva conventions, article 6).

    Since: 0.2.0
    """
    for document in case.documents:
        written = [a for a in document.amounts if a.role is AmountRole.WORDS]
        totals = [f for f in document.named(*_TOTALS) if isinstance(f.value, Money)]
        figures = _figures(document)
        for words in written:
            if any(abs(words.money.amount - figure) <= CENT for figure in figures):
                continue
            if not totals:
                reason = msg("no total in figures to compare the words with")
                yield words_figures_mismatch.not_checked(reason, document.file)
                continue
            total = totals[0]
            if _lack_cents(words, figures):
                reason = msg("the cents in the words were not recognised")
                yield words_figures_mismatch.not_checked(reason, document.file)
                continue
            if not (is_sure(words.reading) and is_sure(total.reading)):
                reason = msg("the amount in words or in figures was not read for certain")
                yield words_figures_mismatch.not_checked(reason, document.file)
                continue
            stated = total.value if isinstance(total.value, Money) else words.money
            yield words_figures_mismatch.finding(
                msg(
                    "{file}: in words {words}, but in figures {figures}",
                    file=document.file,
                    words=_said(words, stated),
                    figures=money(stated),
                ),
                msg("Ask the issuer for a corrected invoice."),
                at=(words.reading, total),
                subject=[total.name.value, str(words.money.amount), str(stated.amount)],
                confidence=confidence_of([words.reading], [total]),
            )


def _said(words: Amount, total: Money) -> str:
    currencies = words.money.currencies or total.currencies
    return money(Money(words.money.amount, currencies))


def _lack_cents(words: Amount, figures: set[Decimal]) -> bool:
    """Whether the words say a whole number, and the figures the same with cents."""
    said = words.money.amount
    return said == said.to_integral_value() and any(0 < figure - said < 1 for figure in figures)


def _figures(document: Document) -> set[Decimal]:
    """Every amount that the document states in figures."""
    stated = {abs(a.money.amount) for a in document.amounts if a.role is not AmountRole.WORDS}
    stated |= {abs(i.amount) for i in document.items if i.amount is not None}
    values = (fact.value for fact in document.facts)
    return stated | {abs(value.amount) for value in values if isinstance(value, Money)}
