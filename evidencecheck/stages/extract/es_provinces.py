"""Provinces as Spanish shops write them between the town and the postcode: ``Donostia, Gipuzkoa, 20006``.

Source: Instituto Nacional de Estadística, codes of the provinces; folded. Provinces that have the name of
their capital (Madrid, Sevilla) are no province here, for there the town is meant as often.
"""

PROVINCES = frozenset(
    {
        "alava", "araba", "araba alava", "asturias", "bizkaia", "vizcaya", "gipuzkoa", "guipuzcoa",
        "navarra", "nafarroa", "cantabria", "la rioja", "illes balears", "islas baleares", "baleares",
    }
)  # fmt: skip
