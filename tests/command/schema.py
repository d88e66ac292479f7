"""The schemas that `netra schema` prints, by a validator of others (jsonschema for Python).

    schema.py NETRA WORK SEED COUNT report|datapackage FOLDER...

The file of each folder is valid. Then it is changed, COUNT times: a member or item goes, a value
becomes one of another type, an object gets a member that nothing reads. What the schema refuses,
`netra check` must refuse at a place in that file, and a change of type or a member that is unknown
is refused by both or by neither.
"""
import copy
import json
import pathlib
import random
import shutil
import subprocess
import sys

import jsonschema

netra, work, seed, count, what, *folders = sys.argv[1:]
pick = random.Random(int(seed))
schema = json.loads(subprocess.run([netra, "schema", what], check=True, capture_output=True).stdout)
jsonschema.Draft7Validator.check_schema(schema)
valid = jsonschema.Draft7Validator(schema).is_valid
others = [None, True, 7, "x", [], {}, -1, 2.5]


def places(value, path=()):
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from places(inner, path + (step,))


def at(tree, path):
    for step in path:
        tree = tree[step]
    return tree


def change(tree):
    """A changed copy, what was done, and whether both must judge it alike."""
    tree = copy.deepcopy(tree)
    path = pick.choice(list(places(tree))[1:])
    above, step = at(tree, path[:-1]), path[-1]
    how = pick.choice(["goes", "type", "type", "unknown"])
    if how == "unknown" and isinstance(above, dict):
        above["zzz"] = 1
        return tree, f"{path[:-1]} gets zzz", "texts" not in path and "parameters" not in path
    if how == "goes":
        del above[step]
        return tree, f"{path} goes", False
    new = pick.choice([x for x in others if type(x) is not type(above[step])])
    above[step] = new
    return tree, f"{path} is {new!r}", not isinstance(new, str) and new is not None


refused = alike = 0
for folder in map(pathlib.Path, folders):
    name = what + ".json"
    tree = json.loads((folder / name).read_text(encoding="utf-8"))
    for error in jsonschema.Draft7Validator(schema).iter_errors(tree):
        raise SystemExit(f"{folder / name}: {error.message} at {list(error.absolute_path)}")
    where = pathlib.Path(work) / "mine" / folder.name
    shutil.rmtree(where.parent, ignore_errors=True)
    shutil.copytree(folder, where)
    if what == "report":
        for member in ("data", "published"):
            if member in tree:
                tree[member] = str((folder / tree[member]).resolve())
    for _ in range(int(count)):
        changed, done, both = change(tree)
        ok = valid(changed)
        if ok and not both:
            continue
        (where / name).write_text(json.dumps(changed), encoding="utf-8")
        result = subprocess.run([netra, "check", str(where)], capture_output=True, text=True)
        said = result.stderr.splitlines()[0] if result.stderr else ""
        if not ok:
            assert result.returncode == 1 and f"{name}:" in said, (folder.name, done, "accepted", said)
            refused += 1
        elif result.returncode == 1 and f"{name}:" in said:
            raise SystemExit(f"{folder}: {done}: the schema takes what netra refuses: {said}")
        alike += both
print(refused, "refused by both,", alike, "judged alike")
assert refused > 4
