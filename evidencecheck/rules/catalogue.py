"""All rules, sorted by code: the one list that says which there are."""

from __future__ import annotations

from evidencecheck.rules.amount_words import words_figures_mismatch
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
from evidencecheck.rules.coverage import (
    additional_insured_missing,
    coverage_below_limit,
    coverage_expired,
    insured_not_claimant,
)
from evidencecheck.rules.date_readings import date_ambiguous, date_mismatch
from evidencecheck.rules.duplicates import duplicate_file
from evidencecheck.rules.editing import (
    edited_after_creation,
    editing_software,
    font_inconsistent,
    metadata_date_implausible,
    picture_region_altered,
    signature_invalid,
)
from evidencecheck.rules.fapiao import fapiao_sum, fapiao_void
from evidencecheck.rules.fapiao_codes import fapiao_qr_mismatch
from evidencecheck.rules.fapiao_numbers import fapiao_number_invalid
from evidencecheck.rules.files import (
    file_empty,
    file_encrypted,
    file_rejected,
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
from evidencecheck.rules.invoice_dates import invoice_after_shipment
from evidencecheck.rules.journey import (
    event_order_impossible,
    returned_to_sender,
    scan_after_loss,
    trace_too_fresh,
)
from evidencecheck.rules.mixed_cases import mixed_cases
from evidencecheck.rules.parties import (
    buyer_not_claimant,
    delivered_elsewhere,
    destination_mismatch,
    recipient_mismatch,
    self_issued_invoice,
)
from evidencecheck.rules.placeholders import identifier_placeholder
from evidencecheck.rules.plausible_value import cost_above_sale, declared_value_below_claim
from evidencecheck.rules.policy import (
    amount_threshold,
    claim_file_invalid,
    policy_inferred,
    policy_not_in_force,
)
from evidencecheck.rules.policy_evidence import (
    missing_insurance_certificate,
    missing_proof_of_delivery,
    missing_shipment_id,
    supporting_evidence_suggested,
)
from evidencecheck.rules.product_ids import product_id_mismatch
from evidencecheck.rules.products import product_mismatch
from evidencecheck.rules.quantities import quantity_mismatch
from evidencecheck.rules.required_fields import required_field_missing
from evidencecheck.rules.reuse import (
    document_reused,
    identifier_already_claimed,
    picture_reused,
)
from evidencecheck.rules.shipment_ids import shipment_id_mismatch
from evidencecheck.rules.tax_ids import tax_id_invalid
from evidencecheck.rules.tax_rates import tax_rate_unusual
from evidencecheck.rules.timeline import date_in_future, date_order_impossible
from evidencecheck.rules.tracking import delivered_but_claimed_lost, no_carrier_scan
from evidencecheck.rules.uploads import extension_mismatch, file_too_large, format_not_accepted
from evidencecheck.rules.value import amount_mismatch, claim_exceeds_value, currency_mismatch
from evidencecheck.rules.value_proofs import payment_not_shown, value_proof_not_accepted
from evidencecheck.rules.weights import weight_implausible
from evidencecheck.rules.windows import claim_window, claim_window_missed, document_stale

FILE_RULES: tuple[Rule, ...] = (
    file_unreadable,
    file_encrypted,
    file_empty,
    file_unsupported,
    page_illegible,
    extension_mismatch,
    file_rejected,
)
"""Those that judge single files, and so apply outside any claim."""

RUN_RULES: tuple[Rule, ...] = (
    document_reused,  # REU001
    picture_reused,  # REU002
    identifier_already_claimed,  # REU003
)
"""Those that compare the cases of a run, and so are asked when all of them are read."""

RULES: tuple[Rule, ...] = (
    text_layer_differs,  # AUT001
    edited_after_creation,  # AUT002
    editing_software,  # AUT003
    signature_invalid,  # AUT004
    metadata_date_implausible,  # AUT005
    content_overlaid,  # AUT006
    font_inconsistent,  # AUT007
    picture_region_altered,  # AUT008
    missing_order_details,  # CMP001
    missing_tracking_number,  # CMP002
    missing_value_proof,  # CMP003
    missing_photo_or_video,  # CMP004
    missing_tracking_record,  # CMP005
    missing_shipment_id,  # CMP006
    missing_proof_of_delivery,  # CMP007
    missing_insurance_certificate,  # CMP008
    supporting_evidence_suggested,  # CMP009
    mixed_cases,  # CMP010
    required_field_missing,  # CMP011
    coverage_expired,  # COI001
    coverage_below_limit,  # COI002
    insured_not_claimant,  # COI003
    additional_insured_missing,  # COI004
    fapiao_number_invalid,  # FAP001
    fapiao_qr_mismatch,  # FAP002
    fapiao_void,  # FAP003
    fapiao_sum,  # FAP004
    file_unreadable,  # FIL001
    file_encrypted,  # FIL002
    file_empty,  # FIL003
    file_unsupported,  # FIL004
    file_too_large,  # FIL005
    page_illegible,  # FIL006
    duplicate_file,  # FIL007
    extension_mismatch,  # FIL008
    file_rejected,  # FIL009
    format_not_accepted,  # FIL010
    order_id_mismatch,  # IDN001
    order_id_malformed,  # IDN002
    tracking_number_mismatch,  # IDN003
    tracking_number_invalid,  # IDN004
    carrier_mismatch,  # IDN005
    barcode_text_mismatch,  # IDN006
    shipment_id_mismatch,  # IDN007
    product_id_mismatch,  # IDN008
    identifier_placeholder,  # IDN009
    identifier_unconfirmed,  # IDN010
    tax_id_invalid,  # IDN011
    identifier_unreadable,  # IDN012
    claim_file_invalid,  # POL001
    amount_threshold,  # POL002
    policy_not_in_force,  # POL003
    policy_inferred,  # POL004
    recipient_mismatch,  # PTY001
    destination_mismatch,  # PTY002
    buyer_not_claimant,  # PTY003
    self_issued_invoice,  # PTY004
    product_mismatch,  # PTY005
    *RUN_RULES,  # REU001 to REU003
    date_order_impossible,  # TIM001
    invoice_after_shipment,  # TIM002
    date_in_future,  # TIM003
    claim_window_missed,  # TIM004
    claim_window,  # TIM005
    date_ambiguous,  # TIM006
    date_mismatch,  # TIM007
    document_stale,  # TIM008
    delivered_but_claimed_lost,  # TRK001
    no_carrier_scan,  # TRK002
    delivered_elsewhere,  # TRK003
    returned_to_sender,  # TRK004
    event_order_impossible,  # TRK005
    scan_after_loss,  # TRK006
    trace_too_fresh,  # TRK007
    weight_implausible,  # TRK008
    amount_mismatch,  # VAL001
    currency_mismatch,  # VAL002
    total_arithmetic,  # VAL003
    line_arithmetic,  # VAL004
    quantity_mismatch,  # VAL005
    words_figures_mismatch,  # VAL006
    claim_exceeds_value,  # VAL007
    value_proof_not_accepted,  # VAL008
    cost_above_sale,  # VAL009
    declared_value_below_claim,  # VAL010
    payment_not_shown,  # VAL011
    tax_rate_unusual,  # VAL012
)
