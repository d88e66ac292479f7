"""init_judge.py FOLDER OUT: of each register in FOLDER the package in OUT has the right roles in at least
nine of ten columns, all personal ones among them, and no text about a person is in any file of OUT but
the tables of cases themselves."""
import json, pathlib, sys

folder, out = map(pathlib.Path, sys.argv[1:])
expected = json.loads((folder / "expected.json").read_text())
right = total = 0
for file, roles in expected["roles"].items():
    package = json.loads((out / file.rsplit(".", 1)[0] / "datapackage.json").read_text())
    cases = next(r for r in package["resources"] if r["name"] == "cases")
    found = {f["name"]: "personal" if f.get("personal") else f.get("role") for f in cases["schema"]["fields"]}
    assert set(found) == set(roles), (file, set(found) ^ set(roles))
    for heading, role in roles.items():
        fits = found[heading] in (role if isinstance(role, list) else [role])
        assert fits or role != "personal", f"{file}: {heading} is about persons, and netra would show it"
        right, total = right + fits, total + 1
        if not fits:
            print(f"{file}: {heading} is {role}, and was taken for {found[heading]}")
print(f"{right} of {total} columns")
assert right * 10 >= total * 9, "fewer than nine of ten columns"

tables = {p for file in expected["roles"] for p in (out / file.rsplit(".", 1)[0]).glob("*") if p.suffix in (".csv", ".xlsx") and p.name != "areas.csv"}
for path in sorted(out.rglob("*")):
    if path.is_file() and path not in tables:
        text = path.read_bytes().decode("utf-8", "replace")
        for person in expected["persons"]:
            assert person not in text, f"{path} holds what is about a person"
