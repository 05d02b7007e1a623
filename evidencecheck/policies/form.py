"""The form of a policy file. Pydantic is heavy: import this only where a policy is read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from evidencecheck.model.case import Basis, Milestone
from evidencecheck.model.document import Kind

Requirement = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
Days = Annotated[int, Field(ge=0, le=3660)]
Source = Annotated[str, Field(min_length=1, description="where the number is from")]
Amount = Annotated[
    str,
    Field(
        pattern=r"^[A-Z]{3} [0-9]+(\.[0-9]{1,2})?$",
        description="ISO 4217 code and number: USD 1000",
    ),
]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ScopedForm(_Form):
    """Where and when it holds; without these keys everywhere and always."""

    marketplaces: tuple[Country, ...] = ()
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> ScopedForm:
        if self.since and self.until and self.since > self.until:
            raise ValueError("until lies before since")
        return self


class WindowForm(ScopedForm):
    """When a claim may be filed, counted from a milestone of the case."""

    counted_from: Milestone
    opens: Days | None = None
    closes: Days | None = None
    closes_months: Annotated[int, Field(ge=1, le=120)] | None = None
    severity: Literal["error", "warning"] = "error"
    if_known: bool = False
    source: Source

    @model_validator(mode="after")
    def _says_something(self) -> WindowForm:
        if self.closes is not None and self.closes_months is not None:
            raise ValueError("closes and closes_months exclude each other")
        if self.opens is None and self.closes is None and self.closes_months is None:
            raise ValueError("one of opens, closes and closes_months is needed")
        return self


class ThresholdForm(ScopedForm):
    """An amount, and what follows on its sides."""

    amount: Amount
    upto: str | None = None
    above: Annotated[str, Field(min_length=1)]
    source: Source


class CoverageForm(_Form):
    """What an insurance certificate must show."""

    occurrence: Amount
    aggregate: Amount
    additional_insured: Annotated[str, Field(min_length=1)]
    source: Source


class UploadForm(_Form):
    """Which files are taken."""

    kinds: tuple[Kind, ...] = ()
    media_types: tuple[Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$")], ...] = ()
    max_bytes: Annotated[int, Field(gt=0)] | None = None
    source: Source


class FreshnessForm(_Form):
    """How old a document may be when the claim is filed."""

    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    days: Annotated[int, Field(gt=0)]
    source: Source


class PaidOtherwiseForm(ScopedForm):
    """Another kind of value than `pays_by` says, where and while it holds."""

    pays_by: Basis
    source: Source


class PolicyForm(ScopedForm):
    """A policy of evidencecheck: what a kind of claim requires, and where that is from."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Annotated[str, Field(min_length=1)]
    decided_by: str = ""
    pays_by: Basis
    required: tuple[Requirement, ...]
    optional: tuple[Requirement, ...] = ()
    value_proofs: tuple[Kind, ...]
    photo_severity: Literal["warning", "error"] = "warning"
    lost_on_way: bool = True
    wants_payment: bool = False
    contact_hours: Annotated[int, Field(gt=0)] | None = None
    notes: tuple[str, ...] = ()
    window: tuple[WindowForm, ...] = ()
    threshold: tuple[ThresholdForm, ...] = ()
    coverage: CoverageForm | None = None
    upload: tuple[UploadForm, ...] = ()
    freshness: tuple[FreshnessForm, ...] = ()
    paid_otherwise: tuple[PaidOtherwiseForm, ...] = ()
    source: dict[str, str]

    @model_validator(mode="after")
    def _every_part_has_a_source(self) -> PolicyForm:
        wanted = {"required", "value_proofs", "photo_severity", "pays_by"}
        wanted |= {"wants_payment"} if self.wants_payment else set()
        wanted |= {"contact_hours"} if self.contact_hours else set()
        wanted |= {"scope"} if self.since or self.until or self.marketplaces else set()
        missing = wanted - {part for part, where in self.source.items() if where}
        if missing:
            raise ValueError(f"no source for {', '.join(sorted(missing))}")
        return self


def money_of(amount: str) -> tuple[Decimal, str]:
    """Number and currency of an `Amount`."""
    code, number = re.split(r" ", amount, maxsplit=1)
    return Decimal(number), code
