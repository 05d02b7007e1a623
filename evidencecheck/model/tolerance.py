"""How far apart two amounts may be and still be one: the one home of every tolerance for money."""

from decimal import Decimal

CENT = Decimal("0.01")
"""What one rounding to the cent leaves open. A sum of several rounded parts may be off by one for each."""

REFERENCE_RATE = Decimal("0.02")
"""Share by which an exchange may lie off the reference rate of its day: spread and fees of a bank."""
