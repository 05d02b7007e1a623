"""Counties as people write them in British addresses, between the post town and the postcode.

The Royal Mail needs none since 1996, but shops still ask for one. Names of the postal counties until then,
folded; those that are a town's own name besides (Bedford, Durham, York) are no county here.
"""

COUNTIES = frozenset(
    """
    aberdeenshire|angus|argyll|avon|ayrshire|banffshire|bedfordshire|berkshire|berwickshire|buckinghamshire
    |cambridgeshire|cheshire|cleveland|clwyd|cornwall|county antrim|county armagh|county down|county durham
    |county fermanagh|county londonderry|county tyrone|cumbria|derbyshire|devon|dorset|dumfriesshire|dyfed
    |east lothian|east sussex|east yorkshire|essex|fife|gloucestershire|greater london|greater manchester
    |gwent|gwynedd|hampshire|herefordshire|hertfordshire|humberside|isle of wight|kent|lanarkshire|lancashire
    |leicestershire|lincolnshire|merseyside|middlesex|mid glamorgan|midlothian|norfolk|northamptonshire
    |northumberland|north humberside|north yorkshire|nottinghamshire|oxfordshire|perthshire|powys
    |renfrewshire|roxburghshire|shropshire|somerset|south glamorgan|south humberside|south yorkshire
    |staffordshire|stirlingshire|suffolk|surrey|tyne and wear|warwickshire|west glamorgan|west lothian
    |west midlands|west sussex|west yorkshire|wiltshire|worcestershire|yorkshire
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
