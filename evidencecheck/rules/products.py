"""PTY005: whether the lost product is the one whose value is proven."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.message import msg
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of
from evidencecheck.rules.wording import files_of


@rule("PTY005", "product-mismatch", Severity.ERROR)
def product_mismatch(case: Case) -> Iterator[Outcome]:
    """The lost product is not on the proof of value, or in another variant

    Fires when: the seller's invoice, written in the language of the order, describes its goods
    without one telling word of the claimed product or of the order page; or a proof of value names
    the product in another colour, size or capacity than claimed. Names in two languages cannot be
    compared.

    Why: the price of another product proves nothing; reviewers look for the name, the model and the
    colour of the listing.

    Example: the claim and the order are for a stainless vacuum flask, the invoice for a yoga mat.

    Counterexample: the claim says "Stainless vacuum flask 1 L, black", the invoice "Vacuum flask
    1000 ml BLK".

    Fix: attach the invoice for the lost product.

    Wrong when: the supplier calls the product by a name of his own. Add his catalogue page or the
    article number, and waive the finding.

    Source: Amazon, reimbursement and appeals: the item on the invoice must match the listing; UPS,
    claims: brand, size and colour.

    Since: 0.2.0
    """
    agreed = case.agreed.get(FactName.PRODUCT)
    claimed = case.claim.product
    for dispute in agreed.disputes if agreed else ():
        files = files_of(dispute.facts)
        if dispute.verdict is not Identity.DIFFERENT:
            reason = msg("{value} may be the same product", value=str(dispute.value))
            yield product_mismatch.not_checked(reason, files[0])
            continue
        names = tuple(dict.fromkeys(str(fact.value) for fact in dispute.facts))
        sure = confidence_of(dispute.facts)
        yield product_mismatch.finding(
            msg(
                "{files}: {names}, but lost is {product}", files=files, names=names, product=claimed
            )
            if claimed
            else msg("{files}: {names}, which the order does not show", files=files, names=names),
            msg("Attach the invoice for the lost product."),
            at=dispute.facts,
            subject=[FactName.PRODUCT.value, *names],
            confidence=sure if claimed else max(sure, Confidence.MEDIUM, key=_rank),
        )


def _rank(confidence: Confidence) -> int:
    return list(Confidence).index(confidence)
