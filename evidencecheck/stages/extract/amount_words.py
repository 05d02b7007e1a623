"""The total in words that a document states beside its figures."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.fact import Amount, AmountRole
from evidencecheck.stages.extract.source import Source
from evidencecheck.stages.extract.uppercase_amounts import words_tokens


def amounts_in_words(source: Source) -> Iterator[Amount]:
    """One amount for each place, in reading order."""
    for page, line in source.lines():
        for token in words_tokens(line.text):
            reading = source.reading(page, line, token.start, token.end)
            yield Amount(AmountRole.WORDS, token.money, reading, "")
