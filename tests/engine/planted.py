"""Hostile files, made on the spot: what attackers, broken programs and fuzzers hand in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><{root}>&a9;</{root}>"
)
"""Entities that expand to 2 GB."""
FETCHING = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><{root}>&f;</{root}>'
MEGABYTE = 1 << 20


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of every planted file that one task deals with well within a minute."""
    yield from _archives()
    yield from _xml()
    yield from _pictures()
    yield from _pdfs()
    yield from _mails()
    yield from _texts()
    yield from _others()


def zip_bomb(megabytes: int, name: str = "order.pdf") -> bytes:
    """A ZIP whose only member unpacks to so many megabytes of zeros: 10 GB take 10 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * megabytes + b"\x03\x00"
    size = megabytes * MEGABYTE
    stated = min(size, 0xFFFFFFFE)
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), stated, len(name), 0)
    local = b"PK\x03\x04" + common + name.encode()
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + common + bytes(14) + name.encode()
    listed = listed[:46] + name.encode()
    end = b"PK\x05\x06" + struct.pack(
        "<HHHHIIH", 0, 0, 1, 1, len(listed), len(local) + len(packed), 0
    )
    return local + packed + listed + end


def zipped(entries: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, data: bytes = b"") -> bytes:
    """A PNG of zeros with these sizes in its header; `data` replaces its compressed pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    pixels = data or zlib.compress(b"\0" * MEGABYTE)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def pdf(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FLATE = b"/Filter /FlateDecode"


def one_page(
    content: bytes, resources: bytes = b"", *more: bytes, box: bytes = b"0 0 595 842"
) -> bytes:
    """A PDF of one page; `content` is its content stream object, `more` are objects from 5 on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources << %s >> /Contents 4 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return pdf([CATALOGUE, tree, page % (box, resources), content, *more])


def many_pages(count: int) -> bytes:
    """A PDF that lists the same page so many times; all of them share one content."""
    text = stream(b"BT /F1 12 Tf 50 700 Td (Order 113-4627301-9284417) Tj ET")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
        b" /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
    )
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + count))
    tree = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
    return pdf([CATALOGUE, tree, page, text, font, *[page] * count])


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "bomb.zip", zip_bomb(10 * 1024)
    yield "escape.zip", zipped({"../../etc/passwd": b"root", "/etc/shadow": b"x", "C:\\a": b"y"})
    deep = b"hello"
    for number in range(8):
        deep = zipped({f"{number}.zip" if number else "note.txt": deep})
    yield "deep.zip", deep
    yield "many.zip", zipped({f"{number}.txt": b"%d" % number for number in range(400)})
    yield (
        "names.zip",
        zipped(
            {
                "\x1b[2J\x1b]0;owned\x07.txt": b"a",
                "\u202efdp.exe": b"b",
                "x" * 5000 + ".txt": b"c",
                "!/": b"d",
            }
        ),
    )
    yield "nested_bombs.zip", zipped({f"{n}.zip": zip_bomb(1024) for n in range(10)})
    yield "cut.zip", zipped({"a.txt": b"hello" * 1000})[:-30]
    yield "itself.ofd", zipped({"OFD.xml": b"<x/>", "ofd.xml": b"<x/>"})
    yield "stated.xlsx", zip_bomb(1024, "xl/workbook.xml")
    yield "stated.docx", zip_bomb(1024, "word/document.xml")
    yield "stated.ofd", zip_bomb(1024, "OFD.xml")


def _xml() -> Iterator[tuple[str, bytes]]:
    for word, template in (("laughs", LAUGHS), ("fetching", FETCHING)):
        document = template.replace("{root}", "Invoice").encode()
        yield f"{word}.xml", document
        yield f"{word}.ofd", zipped({"OFD.xml": document, "Doc_0/Document.xml": document})
        yield (
            f"{word}.docx",
            zipped({"[Content_Types].xml": document, "word/document.xml": document}),
        )
        yield f"{word}.xlsx", zipped({"[Content_Types].xml": document, "xl/workbook.xml": document})
        yield f"{word}.svg", template.replace("{root}", "svg").encode()
    yield "deep.xml", b"<?xml version='1.0'?>" + b"<Invoice>" * 100_000 + b"</Invoice>" * 100_000
    yield "wide.xml", b"<?xml version='1.0'?><Invoice>" + b"<ID>1</ID>" * 500_000 + b"</Invoice>"


def _pictures() -> Iterator[tuple[str, bytes]]:
    yield "huge.png", png(60_000, 60_000)
    yield "huge_bits.png", png(60_000, 60_000, depth=1, colour=0)
    yield "line.png", png(100_000_000, 1, depth=1, colour=0)
    yield "column.png", png(1, 2_000_000, depth=1, colour=0)
    yield "cut.png", png(1000, 1000, data=zlib.compress(b"\0\xff\0" * 1_000_300)[:900])
    yield "dot.png", png(1, 1, data=zlib.compress(bytes(4)))
    yield "nothing.png", png(0, 0)
    yield "gif.gif", b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(100)
    loop = struct.pack("<2sHIH", b"II", 42, 8, 1) + struct.pack("<HHII", 256, 3, 1, 1)
    yield "loop.tif", loop + struct.pack("<I", 8) + bytes(100)
    yield (
        "bitmap.bmp",
        b"BM"
        + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, 60000, 60000, 1, 24, 0, 0, 0, 0, 0, 0),
    )
    yield "jpeg.jpg", b"\xff\xd8\xff\xe0" + bytes(50) + b"\xff" * 100_000
    yield "riff.webp", b"RIFF\xff\xff\xff\xffWEBPVP8L" + bytes(100)
    yield "brand.heic", b"\0\0\0\x18ftypheic" + bytes(4) + b"heicmif1" + bytes(200)
    yield "brand.avif", b"\0\0\0\x18ftypavif" + bytes(4) + b"avifmif1" + bytes(200)


def _pdfs() -> Iterator[tuple[str, bytes]]:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"
    yield "cycle.pdf", pdf([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>", page])
    yield (
        "parents.pdf",
        pdf(
            [
                CATALOGUE,
                b"<< /Type /Pages /Kids [3 0 R] /Parent 3 0 R /Count 1 >>",
                b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>",
            ]
        ),
    )
    yield (
        "counted.pdf",
        pdf([CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page]),
    )
    tower = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % number for number in range(3, 3003)]
    yield "tower.pdf", pdf([CATALOGUE, *tower, page])
    yield "pages.pdf", many_pages(20_000)
    bomb = zlib.compress(zlib.compress(b"\0" * (200 * MEGABYTE)))
    yield "content_bomb.pdf", one_page(stream(bomb, b"/Filter [/FlateDecode /FlateDecode]"))
    lines = zlib.compress(b"0 0 m 99 99 l S\n" * 1_000_000)
    yield "lines.pdf", one_page(stream(lines, FLATE))
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
            % (6 + n),
        )
        for n in range(9)
    ]
    last = stream(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    yield "forms.pdf", one_page(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", *forms, last)
    own = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
    )
    yield "form_of_itself.pdf", one_page(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", own)
    image = stream(
        zlib.compress(b"\0" * MEGABYTE),
        FLATE + b" /Type /XObject /Subtype /Image /Width 60000 /Height 60000"
        b" /ColorSpace /DeviceGray /BitsPerComponent 8",
    )
    yield (
        "picture_bomb.pdf",
        one_page(stream(b"500 0 0 500 0 0 cm /X Do"), b"/XObject << /X 5 0 R >>", image),
    )
    text = stream(b"0 0 50 50 re f")
    yield "wide.pdf", one_page(text, box=b"0 0 1000000000 1")
    yield "nan.pdf", one_page(text, box=b"0 0 1e39 -1e39")
    yield "flat.pdf", one_page(text, box=b"0 0 0 0")
    yield (
        "encrypted.pdf",
        pdf(
            [
                CATALOGUE,
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                page,
                b"<< /Filter /Unknown /V 99 >>",
            ],
            trailer=b"/Encrypt 4 0 R /ID [<00> <00>]",
        ),
    )
    yield "arrays.pdf", one_page(stream(b"[" * 200_000))
    yield "catalogue.pdf", pdf([b"[" * 100_000, page])
    acting = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(1\\);) >>"
        b" /AA << /WC << /S /Launch /F (/bin/sh) >> >> >>"
    )
    yield "acting.pdf", pdf([acting, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page])
    yield "zip_in.pdf", one_page(text) + zipped({"../x.txt": b"polyglot"})
    yield "cut.pdf", many_pages(3)[:-200]
    yield "lost_xref.pdf", many_pages(1).replace(b"startxref", b"startxrfe")


def _mails() -> Iterator[tuple[str, bytes]]:
    head = b"From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    yield "nested.eml", head + nested
    parts = b"--b\r\nContent-Type: text/plain; name=a.txt\r\n\r\nhello\r\n" * 5000
    yield (
        "parts.eml",
        head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--",
    )
    yield "mails.eml", (head + b"Content-Type: message/rfc822\r\n\r\n") * 200 + b"\r\nhello"
    yield "headers.eml", head + b"X-A: b\r\n" * 200_000 + b"\r\nhello"
    yield (
        "long.eml",
        head.replace(b"Subject: x", b"Subject: " + b"=?utf-8?q?a?= " * 100_000) + b"\r\nx",
    )
    yield (
        "coded.eml",
        head
        + b"Content-Type: text/plain; charset=unknown-8bit\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b"=" * 100_000,
    )


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<html>" + b"<div>" * 100_000 + b"hello"
    yield "spans.html", b"<html>" + b"<span>" * 3_000 + b"hello"
    yield "table.html", b"<html><table><tr>" + b"<td colspan=100 rowspan=100>x" * 5_000
    yield "tables.html", b"<html>" + b"<table><tr><td>" * 500 + b"hello"
    yield (
        "style.html",
        b"<html><style>" + b".a{display:none}" * 50_000 + b"</style><p class=a>x<p>y",
    )
    yield "line.txt", b"x" * (8 * MEGABYTE)
    yield "words.txt", b"USD 1.00 order 113-4627301-9284417 " * 10_000
    yield "digits.txt", b"1" * 200_000 + b"\n" + b"1,2.3" * 40_000
    yield "quotes.csv", b'a,b,c\n"' + b"x,y\n" * 200_000
    yield "columns.csv", (b"a," * 100_000 + b"\n") * 5
    yield "control.txt", b"\x1b[2J\x1b[31mOrder 113-4627301-9284417\x07\n"
    yield "formula.csv", b"a,b,c\n=cmd|'/c calc'!A1,+1,@SUM(1)\n1,2,3\n"


def _others() -> Iterator[tuple[str, bytes]]:
    yield "sheet.xlsx", _sheet()
    yield "ole.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000
    yield "movie.mp4", b"\0\0\0\x18ftypmp42" + bytes(12) + b"\xff\xff\xff\xffmoov" * 1000
    yield "movie.avi", b"RIFF\xff\xff\xff\xffAVI LIST\xff\xff\xff\xffhdrl" + bytes(2000)
    yield "movie.mkv", b"\x1aE\xdf\xa3" + b"\xff" * 5000
    yield "list.mp4", b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"
    yield "empty.pdf", b""
    yield "noise.bin", bytes(range(256)) * 100


def _sheet() -> bytes:
    """A workbook of two cells in opposite corners of the largest sheet there can be."""
    kind = "http://schemas.openxmlformats.org"
    main = f'xmlns="{kind}/spreadsheetml/2006/main"'
    office = f"{kind}/officeDocument/2006/relationships"

    def related(to: str, target: str) -> bytes:
        link = f'<Relationship Id="a" Type="{office}/{to}" Target="{target}"/>'
        space = f'xmlns="{kind}/package/2006/relationships"'
        return f"<Relationships {space}>{link}</Relationships>".encode()

    sheets = '<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets>'
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    return zipped(
        {
            "[Content_Types].xml": b'<?xml version="1.0"?><Types/>',
            "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}">{sheets}</workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": related("worksheet", "worksheets/s.xml"),
            "xl/worksheets/s.xml": (
                f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>".encode()
            ),
        }
    )


def planted(folder: Path) -> None:
    """All of them in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in hostile_files():
        (folder / name).write_bytes(data)
