#!/usr/bin/env python3
"""sheet_speed.py NETRA [ROWS [FILES]]: how fast and in how much memory a register of FILES (2) files of ROWS rows
each (1,048,575, the most that a sheet holds) in XLSX is read and judged, reported and described, beside xlsx2csv,
polars with calamine and calamine alone, which only read it, one file after the other.
Needs, in the Python that runs it: pip install xlsx2csv polars fastexcel python-calamine. Times of the processor, too,
as what else runs here counts little in them."""
import json, os, pathlib, shutil, subprocess, sys, tempfile, zipfile

netra = str(pathlib.Path(sys.argv[1]).resolve())
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_048_575
files = [f"besar-{n}.xlsx" for n in range(int(sys.argv[3]) if len(sys.argv) > 3 else 2)]
work = pathlib.Path(tempfile.mkdtemp())
FIELDS = [("Nomor", "case.id"), ("Masuk", "case.reported_on"), ("Putus", "case.decided_on"), ("Hasil", "case.outcome"),
          ("Provinsi", None), ("Instansi", "case.institution"), ("Jenis", "case.violation"),
          ("Jabatan", "case.position"), ("Biaya", None), ("Catatan", None)]
OUTCOMES, PLACES = ["Terbukti", "Tidak terbukti", "Proses"], ["Aceh", "Bali", "Papua", "Jawa Barat"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def sheet(first):
    yield f'<worksheet xmlns="{MAIN}"><sheetData><row>'
    yield "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name, _ in FIELDS) + "</row>"
    text = lambda words: f'<c t="inlineStr"><is><t>{words}</t></is></c>'
    for i in range(first, first + rows):
        day = 43831 + i % 1500
        waits = i % 3 == 2
        yield ("<row>" + text(f"K-{i}") + f'<c s="1"><v>{day}</v></c>' + ("<c/>" if waits else f'<c s="1"><v>{day + 40}</v></c>')
               + text(OUTCOMES[i % 3]) + text(PLACES[i % 4]) + text(f"Dinas {i % 50}") + text(f"Jenis {i % 9}")
               + text(f"Jabatan {i % 7}") + f"<c><v>{i % 90000}.5</v></c>" + text("catatan") + "</row>")
    yield "</sheetData></worksheet>"


def make(path, first):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as pack:
        pack.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>')
        pack.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        pack.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Kasus" sheetId="1" r:id="a"/></sheets></workbook>')
        pack.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
                      f'<Relationship Id="b" Type="{REL}/styles" Target="styles.xml"/></Relationships>')
        pack.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
                      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        with pack.open("xl/worksheets/sheet1.xml", "w") as out:
            lines = []
            for line in sheet(first):
                lines.append(line)
                if len(lines) == 10_000:
                    out.write("".join(lines).encode())
                    lines = []
            out.write("".join(lines).encode())


def describe(folder):
    fields = [{"name": name, **({"role": role} if role else {}), **({"type": "date"} if name in ("Masuk", "Putus") else {"type": "number"} if name == "Biaya" else {})}
              for name, role in FIELDS]
    kinds = {"terbukti": "upheld", "tidak-terbukti": "not-upheld", "proses": "open"}
    codes = {"outcome": {code: {"kind": kind, "label": label} for (code, kind), label in zip(kinds.items(), OUTCOMES)},
             **{name: "open" for name in ("institution", "violation", "position")}}
    (folder / "datapackage.json").write_text(json.dumps({"name": "besar", "netra": {"codes": codes}, "resources": [
        {"name": "cases", "path": files, "schema": {"fields": fields}}]}))


def measure(what, *commands):
    """By time (GNU), as what Python starts itself has at least the memory of Python."""
    wall, processor, most = 0, 0, 0
    for command in commands:
        done = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", *map(str, command)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, cwd=work)
        if done.returncode:
            sys.exit(f"{what}: {done.stderr[-2000:]}")
        elapsed, user, system, kibibytes = map(float, done.stderr.split()[-4:])
        wall, processor, most = wall + elapsed, processor + user + system, max(most, kibibytes / 1024)
    print(f"{what:22} {wall:7.1f} s, {processor:7.1f} s of processor, {most:6.0f} MiB", flush=True)


for n, name in enumerate(files):
    make(work / name, n * rows)
describe(work)
template = pathlib.Path(__file__).resolve().parents[2] / "templates/quarterly"
print(f"{len(files)} times {rows} rows of {len(FIELDS)} cells, {sum(os.path.getsize(work / name) for name in files) >> 20} MiB")
measure("netra check", [netra, "check", "."])
measure("netra build", [netra, "build", template, "--data", ".", "--out", "out"])
measure("netra init", [netra, "init", *files, "-o", "init", "--yes"])
measure("xlsx2csv", *([sys.executable, "-m", "xlsx2csv", name, "besar.csv"] for name in files))
read = "import polars, sys; print(polars.read_excel(sys.argv[1], engine='calamine').shape)"
measure("polars with calamine", *([sys.executable, "-c", read, name] for name in files))
read = "import python_calamine as c, sys; print(sum(1 for _ in c.load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows()))"
measure("calamine", *([sys.executable, "-c", read, name] for name in files))
shutil.rmtree(work)
