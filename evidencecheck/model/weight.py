"""Weights that documents state."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evidencecheck.model.fact import Reading


class WeightRole(StrEnum):
    """What a weight is the weight of."""

    GROSS = "gross"
    """Of the whole parcel or load with its packing, also where it is only called its weight."""
    NET = "net"
    UNIT = "unit"
    """Of one unit of the product."""
    BILLED = "billed"
    """What the carrier charges for: rounded up, or by volume."""
    DIMENSIONAL = "dimensional"
    """What the volume counts for; nothing was on scales."""
    PARTIAL = "partial"
    """Of each carton, pallet or the like."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as a document states it."""

    role: WeightRole
    grams: Decimal
    step: Decimal
    """Grams of one in its last printed place: by as much it may be rounded."""
    reading: Reading
