"""What lies on a PDF page beside its own content: filled fields of forms, notes and stamps."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium_c

from evidencecheck.stages.load.pdf_free_text import needs_setting, set_free_text

_NOT_ON_SCREEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
"""Flags of what no viewer shows; PDFium draws NoView all the same (PDF 1.7, table 165)."""


def page_with_annotations(document: Any, index: int) -> Any:
    """Page `index` of `document`, whose forms are initialised, with everything that a viewer shows.

    Flattening makes annotations part of the page, so that they are drawn and in its text alike.
    PDFium makes up the appearance of fields that have none, and of all fields where the form asks
    for it (NeedAppearances). Pop-up windows of notes are no part of a page.

    Raises:
        pypdfium2.PdfiumError: the page cannot be opened.
    """
    page = document[index]
    count = pdfium_c.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return page
    for number in reversed(range(count)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        hidden = pdfium_c.FPDFAnnot_GetFlags(annotation) & _NOT_ON_SCREEN
        bare = not hidden and needs_setting(annotation)
        if bare:
            set_free_text(document, page, annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if hidden or bare:
            pdfium_c.FPDFPage_RemoveAnnot(page, number)
    # Of no consequence where it fails: annotations are drawn then, but not in the text.
    pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]
