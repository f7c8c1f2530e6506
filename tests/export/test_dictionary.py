"""The data dictionary says what the exports hold."""

from __future__ import annotations

from pathlib import Path

from pipeline.dictionary import dictionary
from pipeline.export.tabular import columns_of
from pipeline.exporting import NOUNS

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_data_dictionary_is_current():
    assert PAGE.read_text(encoding="utf-8") == dictionary(), "python -m pipeline.dictionary > docs/data-dictionary.md"


def test_every_column_of_every_noun_is_in_it():
    page = dictionary()
    for name, noun in NOUNS.items():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        told = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert told == [*columns_of(noun.row)]
