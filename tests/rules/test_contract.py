"""Codes, slugs and severities are what users waive, search for and gate on: they never change unseen."""

from __future__ import annotations

from evidencecheck.rules import RULES
from evidencecheck.rules.catalogue import RUN_RULES

CATALOGUE = """
    FIL001 file-unreadable error
    FIL002 file-encrypted error
    FIL003 file-empty error
    FIL004 file-unsupported warning
    FIL005 file-too-large warning
    FIL006 page-illegible error
    FIL007 duplicate-file warning
    FIL008 extension-mismatch warning
    FIL009 file-rejected error
    FIL010 format-not-accepted warning
    CMP001 missing-order-details error
    CMP002 missing-tracking-number error
    CMP003 missing-value-proof error
    CMP004 missing-photo-or-video warning
    CMP005 missing-tracking-record error
    CMP006 missing-shipment-id error
    CMP007 missing-proof-of-delivery error
    CMP008 missing-insurance-certificate error
    CMP009 supporting-evidence-suggested info
    CMP010 mixed-cases warning
    CMP011 required-field-missing error
    IDN001 order-id-mismatch error
    IDN002 order-id-malformed error
    IDN003 tracking-number-mismatch error
    IDN004 tracking-number-invalid error
    IDN005 carrier-mismatch error
    IDN006 barcode-text-mismatch error
    IDN007 shipment-id-mismatch error
    IDN008 product-id-mismatch error
    IDN009 identifier-placeholder error
    IDN010 identifier-unconfirmed info
    IDN011 tax-id-invalid error
    IDN012 identifier-unreadable warning
    VAL001 amount-mismatch error
    VAL002 currency-mismatch error
    VAL003 total-arithmetic error
    VAL004 line-arithmetic error
    VAL005 quantity-mismatch error
    VAL006 words-figures-mismatch error
    VAL007 claim-exceeds-value error
    VAL008 value-proof-not-accepted error
    VAL009 cost-above-sale warning
    VAL010 declared-value-below-claim warning
    VAL011 payment-not-shown warning
    VAL012 tax-rate-unusual warning
    TIM001 date-order-impossible error
    TIM002 invoice-after-shipment error
    TIM003 date-in-future error
    TIM004 claim-window-missed error
    TIM005 claim-window warning
    TIM006 date-ambiguous warning
    TIM007 date-mismatch error
    TIM008 document-stale warning
    PTY001 recipient-mismatch error
    PTY002 destination-mismatch error
    PTY003 buyer-not-claimant error
    PTY004 self-issued-invoice error
    PTY005 product-mismatch error
    TRK001 delivered-but-claimed-lost error
    TRK002 no-carrier-scan error
    TRK003 delivered-elsewhere error
    TRK004 returned-to-sender error
    TRK005 event-order-impossible error
    TRK006 scan-after-loss error
    TRK007 trace-too-fresh warning
    TRK008 weight-implausible warning
    COI001 coverage-expired error
    COI002 coverage-below-limit error
    COI003 insured-not-claimant error
    COI004 additional-insured-missing error
    FAP001 fapiao-number-invalid error
    FAP002 fapiao-qr-mismatch error
    FAP003 fapiao-void error
    FAP004 fapiao-sum error
    AUT001 text-layer-differs-from-image error
    AUT002 edited-after-creation warning
    AUT003 editing-software warning
    AUT004 signature-invalid error
    AUT005 metadata-date-implausible warning
    AUT006 content-overlaid warning
    AUT007 font-inconsistent warning
    AUT008 picture-region-altered warning
    REU001 document-reused error
    REU002 picture-reused error
    REU003 identifier-already-claimed error
    POL001 claim-file-invalid error
    POL002 amount-threshold info
    POL003 policy-not-in-force error
    POL004 policy-inferred info
"""


def test_each_rule_has_the_slug_and_the_severity_of_its_code() -> None:
    held = {rule.code: (rule.slug, rule.severity.value) for rule in (*RULES, *RUN_RULES)}
    wanted = {
        code: (slug, severity)
        for code, slug, severity in map(str.split, CATALOGUE.split("\n")[1:-1])
    }
    assert {code: held.get(code) for code in wanted} == wanted
