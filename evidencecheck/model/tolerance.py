"""How far apart two amounts, or two dates, may be and still go together: the one home of every tolerance."""

from datetime import timedelta
from decimal import Decimal

CENT = Decimal("0.01")
"""What one rounding to the cent leaves open. A sum of several rounded parts may be off by one for each."""

REFERENCE_RATE = Decimal("0.02")
"""Share by which an exchange may lie off the reference rate of its day: spread and fees of a bank."""

NEAR = timedelta(days=10)
"""A reading of an ambiguous date this close to another date of the case is taken for the right one."""
