"""Small files for tests of loading and reading, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from evidencecheck.model.document import EvidenceFile

ORDER = "113-4627301-9284417"


def evidence(path: Path) -> EvidenceFile:
    """The file at `path` as if its folder were the case."""
    return EvidenceFile(path.name, path, path.stat().st_size)


def text_at(x: float, y: float, text: str, size: float = 12, turn: str = "1 0 0 1") -> str:
    """PDF operators that write `text` (Helvetica, ASCII) at points from the lower left."""
    return f"BT /F1 {size} Tf {turn} {x} {y} Tm ({text}) Tj ET\n"


def pdf(
    path: Path,
    pages: Sequence[str],
    *,
    size: tuple[float, float] = (595.28, 841.89),
    rotate: int = 0,
    jpeg: Path | None = None,
) -> EvidenceFile:
    """A PDF whose pages have these content streams; ``/Im1 Do`` draws the picture `jpeg`."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"null"]
    if jpeg is not None:
        width, height = Image.open(jpeg).size
        data = jpeg.read_bytes()
        head = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height}"
            f" /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>"
        )
        objects[3] = head.encode() + b"\nstream\n" + data + b"\nendstream"
    kids = []
    for content in pages:
        stream = content.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate}"
            f" /Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    path.write_bytes(out)
    return evidence(path)


def picture(lines: Sequence[str], *, width: int = 640, size: int = 24) -> Image.Image:
    """Black text on white, one line below the other."""
    image = Image.new("RGB", (width, 2 * size * (len(lines) + 1)), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size)
    for index, line in enumerate(lines):
        draw.text((size, size + 2 * size * index), line, fill="black", font=font)
    return image
