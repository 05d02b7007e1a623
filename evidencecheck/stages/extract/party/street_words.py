"""What makes a line part of an address: words and numbers of streets, buildings and the dwellings in them."""

from __future__ import annotations

import re

STREET = re.compile(
    r"^(?:no\.? ?)?\d+[a-z]?(?:[-/]\d+)?[ ,]+\S"
    r"|(?:[省市县区镇乡村路街道弄巷栋幢楼室号])[^\s]*\d|\d+\s?[号室栋幢楼弄座]"
    r"|[0-9〇一二三四五六七八九十]+(?:丁目|番地)|〒"
    r"|^(?:suite|apt|unit|room|floor|p\.?o\.? box|postfach|packstation)\b"
    r"|^(?:bat(?:iment)?|bldg|building|blo(?:ck|que)|blk|edif(?:icio)?|esc(?:alier|alera)?|scala|porte|puerta"
    r"|pta|piso|planta|piano|int(?:erno)?|app(?:t|artement)|apto|apartamento|flat|whg|wohnung|gebaude|haus"
    r"|aufgang|etage|lote?)\.? ?(?:[a-z]|\d{1,4}[a-z]?)(?![^\W_])"
    r"|(?:strasse|str\.?|weg|platz|allee|gasse|ring|damm|ufer)\s?\d+|^[\w.' -]+,?\s\d+\s?[a-z]?$"
    r"|^(?:rue|avenue|boulevard|place|chemin|quai|calle|avenida|plaza|via|viale|piazza|corso)\s"
    r"|\b(?:street|st|road|rd|avenue|ave|blvd|boulevard|lane|ln|drive|dr|court|ct|way|hwy)\b\.?"
    r"(?:$|,| #| apt| unit| ste| suite)"
    r"|^[一-鿿]{2,3}(?:省|自治区)|^[一-鿿]{2,3}市[一-鿿]{1,5}[区县市镇]"
)
"""Anywhere in a folded line."""
DWELLING = re.compile(
    r"(?:esc(?:alera)?|planta|piso|puerta|pta|portal|bloque|edif(?:icio)?|local|urb(?:anizacion)?|atico|bajo"
    r"|izq(?:uierda)?|dcha|derecha|int(?:erior)?|col(?:onia)?|fracc(?:ionamiento)?|barrio|entre)(?![a-z])"
)
"""Begins the part of an address that tells the dwelling in its house, or the quarter of the town."""
