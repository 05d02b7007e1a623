"""Provinces and regions as shops write them between the town and the postcode.

Spanish shops do so (``Donostia, Gipuzkoa, 20006``), AliExpress and Temu everywhere (``Colmar, Grand Est,
68000``). Sources: Instituto Nacional de Estadística, codes of the provinces; ISO 3166-2 for France, Italy,
Germany, Austria and Mexico; folded. What has the name of its capital (Madrid, Sevilla, Puebla) may be the town
as well, and stands apart.
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
_MX = frozenset(
    {
        "baja california", "baja california sur", "chiapas", "coahuila", "coahuila de zaragoza", "cdmx",
        "estado de mexico", "edomex", "guerrero", "hidalgo", "jalisco", "michoacan",
        "michoacan de ocampo", "morelos", "nayarit", "nuevo leon", "quintana roo",
        "sinaloa", "sonora", "tabasco",
        "tamaulipas", "veracruz de ignacio de la llave", "yucatan",
    }
)  # fmt: skip
_ES_CAPITALS = frozenset(
    {
        "a coruna", "la coruna", "albacete", "alicante", "alacant", "almeria", "avila", "badajoz", "barcelona",
        "burgos", "caceres", "cadiz", "castellon", "castello", "ciudad real", "cordoba", "cuenca", "girona",
        "gerona", "granada", "guadalajara", "huelva", "huesca", "jaen", "leon", "lleida", "lerida", "lugo",
        "madrid", "malaga", "murcia", "ourense", "orense", "palencia", "las palmas", "pontevedra", "salamanca",
        "segovia", "sevilla", "soria", "tarragona", "santa cruz de tenerife", "teruel", "toledo", "valencia",
        "valladolid", "zamora", "zaragoza",
    }
)  # fmt: skip
_MX_CAPITALS = frozenset(
    {
        "aguascalientes", "campeche", "chihuahua", "colima", "durango", "guanajuato", "oaxaca", "puebla",
        "queretaro", "san luis potosi", "tlaxcala", "veracruz", "zacatecas", "mexico", "ciudad de mexico",
    }
)  # fmt: skip
PROVINCES = {"ES": _ES, "FR": _FR, "IT": _IT, "DE": _DE, "AT": _AT, "MX": _MX}
"""Country → its provinces or regions."""
CAPITALS = {"ES": _ES_CAPITALS, "MX": _MX_CAPITALS}
"""Those that have the name of a town, their capital as a rule."""
IT_CODES = frozenset(
    {
        "AG", "AL", "AN", "AO", "AP", "AQ", "AR", "AT", "AV", "BA", "BG", "BI", "BL", "BN", "BO", "BR",
        "BS", "BT", "BZ", "CA", "CB", "CE", "CH", "CL", "CN", "CO", "CR", "CS", "CT", "CZ", "EN", "FC",
        "FE", "FG", "FI", "FM", "FR", "GE", "GO", "GR", "IM", "IS", "KR", "LC", "LE", "LI", "LO", "LT",
        "LU", "MB", "MC", "ME", "MI", "MN", "MO", "MS", "MT", "NA", "NO", "NU", "OR", "PA", "PC", "PD",
        "PE", "PG", "PI", "PN", "PO", "PR", "PT", "PU", "PV", "PZ", "RA", "RC", "RE", "RG", "RI", "RM",
        "RN", "RO", "SA", "SI", "SO", "SP", "SR", "SS", "SU", "SV", "TA", "TE", "TN", "TO", "TP", "TR",
        "TS", "TV", "UD", "VA", "VB", "VC", "VE", "VI", "VR", "VT", "VV",
    }
)  # fmt: skip
"""Of the Italian provinces, as they stand behind a town (ISO 3166-2:IT)."""
