"""Fields and notes put on a PDF for tests."""

from __future__ import annotations

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from evidencecheck.model.document import EvidenceFile
from tests.stages.load.made import evidence

PRINT, HIDDEN, NO_VIEW = 4, 2, 32
MULTILINE, COMB = 1 << 12, 1 << 24
Rect = tuple[float, float, float, float]


def annotated(
    file: EvidenceFile, *annotations: DictionaryObject, need_appearances: bool = False
) -> EvidenceFile:
    """`file` with these on its first page; widgets become fields of a form."""
    writer = PdfWriter(clone_from=PdfReader(file.path))
    for annotation in annotations:
        if "/AP" in annotation:  # a stream must be an object of its own
            normal = writer._add_object(annotation["/AP"]["/N"])
            annotation[NameObject("/AP")] = _dictionary(N=normal)
    held = [writer._add_object(annotation) for annotation in annotations]
    writer.pages[0][NameObject("/Annots")] = ArrayObject(held)
    fields = [
        reference
        for reference, annotation in zip(held, annotations, strict=True)
        if annotation["/Subtype"] == "/Widget"
    ]
    form = _dictionary(
        Fields=ArrayObject(fields),
        DA=TextStringObject("/Helv 0 Tf 0 g"),
        DR=_dictionary(Font=_dictionary(Helv=_helvetica())),
    )
    if need_appearances:
        form[NameObject("/NeedAppearances")] = BooleanObject(True)
    if fields:
        writer.root_object[NameObject("/AcroForm")] = form
    writer.write(file.path)
    return evidence(file.path)


def field(
    rect: Rect,
    value: str,
    *,
    kind: str = "Tx",
    flags: int = PRINT,
    options: int = 0,
    cells: int = 0,
) -> DictionaryObject:
    """A form field of 12-pt Helvetica without an appearance; `cells` is the length of a comb."""
    made = note(rect, "Widget", flags=flags)
    made[NameObject("/FT")] = NameObject(f"/{kind}")
    made[NameObject("/T")] = TextStringObject(f"field at {rect}")
    made[NameObject("/V")] = TextStringObject(value)
    made[NameObject("/DA")] = TextStringObject("/Helv 12 Tf 0 g")
    made[NameObject("/Ff")] = NumberObject(options)
    if cells:
        made[NameObject("/MaxLen")] = NumberObject(cells)
    return made


def note(
    rect: Rect, subtype: str, text: str = "", *, drawn: str = "", flags: int = PRINT
) -> DictionaryObject:
    """An annotation; `drawn` is its appearance: PDF operators from its lower left."""
    made = _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject(f"/{subtype}"),
        Rect=_numbers(*rect),
        F=NumberObject(flags),
        Contents=TextStringObject(text),
        DA=TextStringObject("/Helv 12 Tf 0 g"),
    )
    if drawn:
        made[NameObject("/AP")] = _dictionary(N=_appearance(rect, drawn))
    return made


def _appearance(rect: Rect, drawn: str) -> StreamObject:
    stream = StreamObject()
    stream.set_data(drawn.encode("latin-1"))
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = _numbers(0, 0, rect[2] - rect[0], rect[3] - rect[1])
    stream[NameObject("/Resources")] = _dictionary(Font=_dictionary(Helv=_helvetica()))
    return stream


def _helvetica() -> DictionaryObject:
    return _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type1"),
        BaseFont=NameObject("/Helvetica"),
    )


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})
