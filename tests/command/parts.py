#!/usr/bin/env python3
"""parts.py FROM TO KIND TABLE: the data package FROM with its table TABLE in three parts: KIND csv or xlsx, a file
each, with columns in another order in the second; KIND sheets, of one workbook."""
import csv, json, pathlib, shutil, sys

from spreadsheet import cells, write

source, target, kind, table = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
target.mkdir(parents=True)
package = json.loads((source / "datapackage.json").read_text())
for resource in package["resources"]:
    if resource["name"] != table:
        shutil.copy(source / resource["path"], target)
        continue
    head, *rows = cells(source, resource)
    cuts = [0, len(rows) // 4, len(rows) // 2, len(rows)]
    parts = [[head, *rows[a:b]] for a, b in zip(cuts, cuts[1:])]
    if kind != "sheets":
        parts[1] = [row[::-1] for row in parts[1]]
    names = [f"bagian {n}" for n in "äbc"]
    if kind != "csv":
        for member in ("format", "mediatype", "encoding", "dialect"):
            resource.pop(member, None)
    if kind == "sheets":
        resource["path"] = "buku.xlsx"
        resource.setdefault("netra", {})["sheets"] = names
        write(target / "buku.xlsx", dict(zip(names, parts)))
        continue
    resource["path"] = [f"{name}.{kind}" for name in names]
    for path, part in zip(resource["path"], parts):
        if kind == "xlsx":
            write(target / path, {"Lembar": part})
        else:
            with open(target / path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([text for _, text in row] for row in part)
(target / "datapackage.json").write_text(json.dumps(package))
