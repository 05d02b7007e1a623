"""What can go wrong on a single page, the rest of the file being sound."""

from __future__ import annotations


def page_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise on a single bad page: PDFium and OpenVINO a RuntimeError, OpenCV its
    own error, the rest out of Python code around them.
    """
    import cv2

    return (
        ArithmeticError,
        LookupError,
        MemoryError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
        cv2.error,
    )
