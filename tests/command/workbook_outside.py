"""What openpyxl and pandas read of workbooks, and of those that LibreOffice has saved anew.

    workbook_outside.py STEM STEM SAVED_FROM_ODS SAVED_FROM_XLSX"""
import datetime
import math
import sys
import warnings

import openpyxl
import pandas

HEAD = 5  # lines above the heads


def frames(path):
    """Each table as pandas reads it, its heads in the sixth row."""
    with pandas.ExcelFile(path) as book:
        return {name: book.parse(name, header=HEAD) for name in book.sheet_names[3:]}


def alike(left, right):
    if isinstance(left, float) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-12)
    return left == right or str(left) == str(right)


def compare(one, two):
    assert list(one) == list(two), (list(one), list(two))
    for name in one:
        left, right = one[name], two[name]
        assert list(left.columns) == list(right.columns), (name, list(left.columns), list(right.columns))
        assert left.shape == right.shape, (name, left.shape, right.shape)
        for a, b in zip(left.to_numpy().ravel().tolist(), right.to_numpy().ravel().tolist()):
            assert alike(a, b), (name, a, b)


def room(sheet, name):
    """No word is cut: a cell's text has room in its column and row, by 12 points of Arial, a digit of width a letter."""
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height or sheet.sheet_format.defaultRowHeight
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            wraps, text = cell.alignment.wrap_text, cell.value if isinstance(cell.value, str) else ""
            lines = -(-len(text) // int(width))
            assert not wraps or height >= min(15 * lines, 400), (name, sheet.title, cell.coordinate, height, lines)
            longest = max(map(len, text.split()), default=0)
            assert longest < width or len(text) > 55, (name, sheet.title, cell.coordinate, width)


def main():
    warnings.filterwarnings("error", module="openpyxl")  # what it cannot read of a file it warns of
    for stem in sys.argv[1:3]:
        book = openpyxl.load_workbook(stem + ".xlsx")
        assert book.properties.title and book.properties.creator and book.properties.keywords is not None
        tables = [name for sheet in book for name in sheet.tables]
        assert len(tables) == len(book.sheetnames) - 1 == len(set(tables)), tables
        for sheet in book:
            room(sheet, stem)
            assert sheet.sheet_state == "visible" and not sheet.merged_cells.ranges
            for table in sheet.tables.values():
                rows = list(sheet[table.ref])
                assert rows[0][0].row == sheet.max_row - len(rows) + 1 and len(rows[0]) == sheet.max_column
                assert all(cell.value is not None for row in rows for cell in row), sheet.title
                assert [cell.value for cell in rows[0]] == [column.name for column in table.tableColumns]
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), "a formula"
        one, two = frames(stem + ".xlsx"), frames(stem + ".ods")
        compare(one, two)
        figures = next(frame for frame in reversed(one.values()) if "Cells that show it" in frame or "Sel yang memuatnya" in frame)
        assert not figures.isna().any().any() and pandas.to_numeric(figures.iloc[:, 2], errors="coerce").notna().sum() > 50
        assert sum(isinstance(day, (datetime.datetime, pandas.Timestamp)) for day in figures.iloc[:, 8]) > 50, "no days"
    for saved in sys.argv[3:5]:
        compare(frames(sys.argv[2] + ".xlsx"), frames(saved))


if __name__ == "__main__":
    main()
