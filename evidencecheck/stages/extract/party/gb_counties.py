"""Counties as people write them in British addresses, between the post town and the postcode.

The Royal Mail needs none since 1996, but shops still ask for one. Names of the postal counties until then,
folded; those that are a town's own name besides (Bedford, Durham, York) are no county here.
"""

COUNTIES = frozenset(
    """
    aberdeenshire|angus|argyll|avon|ayrshire|banffshire|bedfordshire|berkshire|berwickshire|buckinghamshire
    |caernarfonshire|caithness|cambridgeshire|cardiganshire|carmarthenshire|ceredigion|cheshire|cleveland
    |clwyd|conwy|cornwall|county antrim|county armagh|county down|county durham|county fermanagh
    |county londonderry|county tyrone|cumbria|denbighshire|derbyshire|devon|dorset|dumfriesshire|dyfed
    |east lothian|east sussex|east yorkshire|essex|fife|flintshire|glamorgan|gloucestershire|greater london
    |greater manchester|gwent|gwynedd|hampshire|herefordshire|hertfordshire|humberside|inverness-shire
    |isle of anglesey|isle of wight|kent|kincardineshire|kinross-shire|kirkcudbrightshire|lanarkshire
    |lancashire|leicestershire|lincolnshire|merioneth|merseyside|mid glamorgan|middlesex|midlothian
    |monmouthshire|montgomeryshire|morayshire|nairnshire|norfolk|north humberside|north yorkshire
    |northamptonshire|northumberland|nottinghamshire|oxfordshire|peeblesshire|pembrokeshire|perthshire|powys
    |radnorshire|renfrewshire|ross-shire|roxburghshire|rutland|selkirkshire|shropshire|somerset
    |south glamorgan|south humberside|south yorkshire|staffordshire|stirlingshire|suffolk|surrey|sutherland
    |tyne and wear|warwickshire|west glamorgan|west lothian|west midlands|west sussex|west yorkshire
    |wigtownshire|wiltshire|worcestershire|yorkshire
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
