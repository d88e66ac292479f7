"""cube_engines.py FILE TABLE QUERY OUT CREATE: a CSV as Parquet in two parts, the query of netra over it in
DuckDB, its result as CSV; and the statement that makes the table in PostgreSQL, every column a text."""
import csv, pathlib, sys

import duckdb

file, table, query, out, create = sys.argv[1:6]
home = pathlib.Path(out).parent / (table + ".parquet")
home.mkdir()
db = duckdb.connect()
db.execute("CREATE TABLE all_rows AS SELECT * FROM read_csv(?, all_varchar = true, header = true)", [file])
for part in (0, 1):
    db.execute(f"COPY (SELECT * FROM all_rows WHERE rowid % 2 = {part}) TO '{home}/{part}.parquet'")
db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{home}/*.parquet')")
db.execute(f"COPY ({pathlib.Path(query).read_text()}) TO '{out}' (HEADER, DELIMITER ',')")
with open(file, newline="") as f:
    columns = ", ".join('"%s" text' % h for h in next(csv.reader(f)))
pathlib.Path(create).write_text(f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({columns});\n")
