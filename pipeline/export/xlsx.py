"""XLSX for people with a spreadsheet: one sheet of rows, and one for each list inside them (extra `analysis`).

Nothing is ever a formula or a link. Times are texts in UTC with their `Z`: a spreadsheet's own dates have no zone and
would lose it. A cell holds at most 32,767 characters and a sheet 1,048,576 rows: what is longer is cut with a mark and
continued on a further sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import JsonValue

from pipeline.export.extras import needs
from pipeline.export.rows import Row, encoded
from pipeline.export.shape import Shape, shape_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SUFFIX = "xlsx"

LONGEST = 32_767
"""Characters of a cell (Excel specifications and limits)."""
ROWS = 1_048_576
"""Rows of a sheet (the same)."""
CUT = " … (cut: the cell is full; the JSONL export has all)"
WIDTH = 18
"""Characters that a column shows: enough for an id, a time, a name."""
_TEXT_STAYS_TEXT = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
"""What xlsxwriter must not make of a text."""
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def save(rows: Iterable[Row], row: type, file: BinaryIO) -> None:
    """Write `rows`, which are of the TypedDict `row`; raises ItemwireError where xlsxwriter is not installed."""
    with needs("xlsx"):
        from xlsxwriter import Workbook
    shape = shape_of(row)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    lists = [(name, part.item) for name, part in shape.fields if part.kind == "list" and _is_record(part.item)]
    inner = {name for name, _ in lists}
    with Workbook(file, options) as book:
        main = _Sheets(book, "rows", [name for name, _ in shape.fields if name not in inner])
        below = {
            name: _Sheets(book, name, ["row", *(field for field, _ in part.fields)]) for name, part in lists if part
        }
        for number, one in enumerate(rows, 2):
            main.add([one.get(name) for name in main.columns])
            for name, sheet in below.items():
                for entry in _entries(one.get(name)):
                    sheet.add([number, *(entry.get(column) for column in sheet.columns[1:])])


def _inner_columns(shape: Shape | None) -> list[str]:
    """The columns of a sheet of inner rows: the number of the row that each belongs to, then its own fields."""
    return ["row", *(name for name, _ in shape.fields)] if shape else ["row"]


def _is_record(shape: Shape | None) -> bool:
    return shape is not None and shape.kind == "record"


def _entries(value: JsonValue) -> list[dict[str, JsonValue]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


class _Sheets:
    """A sheet, and the further ones that it runs over into."""

    def __init__(self, book: Workbook, name: str, columns: list[str]) -> None:
        self.columns = columns
        self._book, self._name, self._number = book, name, 0
        self._sheet: Worksheet | None = None
        self._row = 0

    def add(self, values: list[Any]) -> None:
        """Write one row."""
        if self._sheet is None or self._row >= ROWS:
            self._number += 1
            name = self._name if self._number == 1 else f"{self._name} {self._number}"
            self._sheet = self._book.add_worksheet(name[:31])
            self._sheet.set_column(0, len(self.columns) - 1, WIDTH)
            self._sheet.freeze_panes(1, 0)
            self._sheet.write_row(0, 0, self.columns)
            self._row = 1
        for column, value in enumerate(values):
            _write(self._sheet, self._row, column, value)
        self._row += 1


def _write(sheet: Worksheet, row: int, column: int, value: JsonValue) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = _REFUSED.sub("\ufffd", value if isinstance(value, str) else encoded(value))
        sheet.write_string(row, column, text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT)
