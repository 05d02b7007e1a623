"""Provinces and regions as shops write them between the town and the postcode.

Spanish shops do so (``Donostia, Gipuzkoa, 20006``), AliExpress and Temu everywhere (``Colmar, Grand Est,
68000``). Sources: Instituto Nacional de Estadística, codes of the provinces; ISO 3166-2 for France, Italy,
Germany and Austria; folded. What has the name of its capital (Madrid, Sevilla, Berlin) is no province here,
for there the town is meant as often.
"""

_ES = frozenset(
    {
        "alava", "araba", "araba alava", "asturias", "bizkaia", "vizcaya", "gipuzkoa", "guipuzcoa",
        "navarra", "nafarroa", "cantabria", "la rioja", "illes balears", "islas baleares", "baleares",
    }
)  # fmt: skip
_FR = frozenset(
    {
        "auvergne rhone alpes", "bourgogne franche comte", "bretagne", "centre val de loire", "corse",
        "grand est", "hauts de france", "ile de france", "normandie", "nouvelle aquitaine", "occitanie",
        "pays de la loire", "provence alpes cote d azur",
        # Departments, but for the town of Paris.
        "ain", "aisne", "allier", "alpes de haute provence", "hautes alpes", "alpes maritimes", "ardeche",
        "ardennes", "ariege", "aube", "aude", "aveyron", "bouches du rhone", "calvados", "cantal", "charente",
        "charente maritime", "cher", "correze", "corse du sud", "haute corse", "cote d or", "cotes d armor",
        "creuse", "dordogne", "doubs", "drome", "eure", "eure et loir", "finistere", "gard", "haute garonne",
        "gers", "gironde", "herault", "ille et vilaine", "indre", "indre et loire", "isere", "jura", "landes",
        "loir et cher", "loire", "haute loire", "loire atlantique", "loiret", "lot", "lot et garonne",
        "lozere", "maine et loire", "manche", "marne", "haute marne", "mayenne", "meurthe et moselle", "meuse",
        "morbihan", "moselle", "nievre", "nord", "oise", "orne", "pas de calais", "puy de dome",
        "pyrenees atlantiques", "hautes pyrenees", "pyrenees orientales", "bas rhin", "haut rhin", "rhone",
        "haute saone", "saone et loire", "sarthe", "savoie", "haute savoie", "seine maritime",
        "seine et marne", "yvelines", "deux sevres", "somme", "tarn", "tarn et garonne", "var", "vaucluse",
        "vendee", "vienne", "haute vienne", "vosges", "yonne", "territoire de belfort", "essonne",
        "hauts de seine", "seine saint denis", "val de marne", "val d oise",
    }
)  # fmt: skip
_IT = frozenset(
    {
        "abruzzo", "basilicata", "calabria", "campania", "emilia romagna", "friuli venezia giulia", "lazio",
        "liguria", "lombardia", "marche", "molise", "piemonte", "puglia", "sardegna", "sicilia", "toscana",
        "trentino alto adige", "umbria", "valle d aosta", "veneto",
    }
)  # fmt: skip
_DE = frozenset(
    {
        "baden wurttemberg", "bayern", "brandenburg", "hessen", "mecklenburg vorpommern", "niedersachsen",
        "nordrhein westfalen", "rheinland pfalz", "saarland", "sachsen", "sachsen anhalt",
        "schleswig holstein", "thuringen",
    }
)  # fmt: skip
_AT = frozenset(
    {
        "burgenland", "karnten", "niederosterreich", "oberosterreich", "steiermark", "tirol", "vorarlberg",
    }
)  # fmt: skip
PROVINCES = {"ES": _ES, "FR": _FR, "IT": _IT, "DE": _DE, "AT": _AT}
"""Country → its provinces or regions."""
