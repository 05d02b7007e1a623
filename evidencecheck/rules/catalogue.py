"""All rules, sorted by code: the one list that says which there are."""

from __future__ import annotations

from evidencecheck.rules.arithmetic import line_arithmetic, total_arithmetic
from evidencecheck.rules.authenticity import content_overlaid, text_layer_differs
from evidencecheck.rules.barcode_print import barcode_text_mismatch
from evidencecheck.rules.completeness import (
    missing_order_details,
    missing_photo_or_video,
    missing_tracking_number,
    missing_tracking_record,
    missing_value_proof,
)
from evidencecheck.rules.files import (
    file_empty,
    file_encrypted,
    file_unreadable,
    file_unsupported,
    page_illegible,
)
from evidencecheck.rules.identifier_forms import (
    carrier_mismatch,
    order_id_malformed,
    tracking_number_invalid,
)
from evidencecheck.rules.identifiers import (
    identifier_unconfirmed,
    identifier_unreadable,
    order_id_mismatch,
    tracking_number_mismatch,
)
from evidencecheck.rules.interface import Rule
from evidencecheck.rules.policy import claim_file_invalid, policy_inferred
from evidencecheck.rules.timeline import date_in_future, date_order_impossible
from evidencecheck.rules.tracking import delivered_but_claimed_lost, no_carrier_scan
from evidencecheck.rules.value import amount_mismatch, claim_exceeds_value, currency_mismatch

FILE_RULES: tuple[Rule, ...] = (
    file_unreadable,
    file_encrypted,
    file_empty,
    file_unsupported,
    page_illegible,
)
"""Those that judge single files, and so apply outside any claim."""

RULES: tuple[Rule, ...] = (
    text_layer_differs,  # AUT001
    content_overlaid,  # AUT006
    missing_order_details,  # CMP001
    missing_tracking_number,  # CMP002
    missing_value_proof,  # CMP003
    missing_photo_or_video,  # CMP004
    missing_tracking_record,  # CMP005
    *FILE_RULES,  # FIL001 to FIL006
    order_id_mismatch,  # IDN001
    order_id_malformed,  # IDN002
    tracking_number_mismatch,  # IDN003
    tracking_number_invalid,  # IDN004
    carrier_mismatch,  # IDN005
    barcode_text_mismatch,  # IDN006
    identifier_unconfirmed,  # IDN010
    identifier_unreadable,  # IDN012
    claim_file_invalid,  # POL001
    policy_inferred,  # POL004
    date_order_impossible,  # TIM001
    date_in_future,  # TIM003
    delivered_but_claimed_lost,  # TRK001
    no_carrier_scan,  # TRK002
    amount_mismatch,  # VAL001
    currency_mismatch,  # VAL002
    total_arithmetic,  # VAL003
    line_arithmetic,  # VAL004
    claim_exceeds_value,  # VAL007
)
