"""init_random.py NETRA WORK SEED COUNT: whatever netra init writes with --yes, check reads. Tables of
random shape: headings of the trade's words or none of them, cells of every kind, ragged rows, quotes,
blank lines, controls, other encodings. init says status 0 or 1; of a package that it wrote check never
finds the descriptor at fault, and what is refused leaves nothing behind."""
import pathlib, random, subprocess, sys

netra, work, seed, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
WORDS = ["Nomor", "No", "Tanggal Masuk", "Tgl Putusan", "Hasil", "Status", "Nama", "NIK", "Kecamatan", "Provinsi",
         "Kabupaten", "Jenis", "Instansi", "Jabatan", "Sanksi", "Due Date", "Received", "Outcome", "x", "é", "=1+1", "",
         "pemilu", "Hasil", "  Tanggal   Lapor ", "a\"b", "\u202eabc", "total"]
CELLS = [lambda r: str(r.randint(0, 50)), lambda r: f"A-{r.randint(1, 99999)}", lambda r: "",
         lambda r: f"2024-{r.randint(1, 12):02}-{r.randint(1, 28):02}", lambda r: f"{r.randint(1, 31)}/{r.randint(1, 12)}/2023",
         lambda r: r.choice(["Terbukti", "Ditolak", "proses", "proven", "total", "unknown", "pending", "Closed"]),
         lambda r: r.choice(["Bali", "Aceh", "Sumsel", "Bandung", "Kab. Bogor", "Menteng"]), lambda r: "-",
         lambda r: r.choice(["A B", "a-b", "ab", "A.B", "α", "中", "\u200b", "'", "=cmd()"]), lambda r: "Budi S" + "".join(r.choice("aeiourstn") for _ in range(9)),
         lambda r: "198503122010011003", lambda r: "baris\nkedua", lambda r: "1.234,50", lambda r: "x" * r.randint(1, 300)]


def table(r):
    width = r.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
    kinds = [r.choice(CELLS) for _ in range(width)]
    if r.random() < 0.8:  # most have what a register needs
        kinds[0], heads = (lambda rr, n=iter(range(10**6)): f"K-{next(n)}"), ["Nomor"]
        if width > 1:
            kinds[1] = CELLS[r.choice([3, 4])]
            heads.append("Tanggal Masuk")
    else:
        heads = []
    heads += [r.choice(WORDS) for _ in range(width - len(heads))]
    rows = [heads] + [[k(r) if c < 2 or r.random() < 0.95 else r.choice(CELLS)(r) for c, k in enumerate(kinds)] for _ in range(r.choice([0, 1, 2, 5, 20, 40]))]
    if r.random() < 0.1:
        rows[-1] = rows[-1] + ["more"]
    if r.random() < 0.2:
        rows.insert(0, ["JUDUL"] + [""] * (width - 1))
    mark = r.choice(";,\t|")
    quoted = lambda c: '"' + c.replace('"', '""') + '"' if any(x in c for x in (mark, '"', "\n")) else c
    text = r.choice(["\n", "\r\n"]).join(mark.join(map(quoted, row)) for row in rows)
    encoding = r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return text.encode(encoding, "replace")


written = 0
for i in range(count):
    r = random.Random(seed * 1000 + i)
    file, out = work / f"r{i}.csv", work / f"o{i}"
    file.write_bytes(table(r))
    made = subprocess.run([netra, "init", str(file), "-o", str(out), "--yes", "--lang", "en"], capture_output=True)
    assert made.returncode in (0, 1), (i, made)
    assert out.exists() == (b"datapackage.json" in b"".join(p.name.encode() for p in out.glob("*")) if out.exists() else False)
    if made.returncode == 1:
        assert not out.exists() and made.stderr.count(b"\n") >= 1, (i, made)
        continue
    written += 1
    checked = subprocess.run([netra, "check", str(out), "--lang", "en", "--all"], capture_output=True)
    assert checked.returncode in (0, 1) and not checked.stderr, (i, checked.stderr)
    for text in (made.stdout, checked.stdout, (out / "datapackage.json").read_bytes()):
        assert b"198503122010011003" not in text and b"Budi S" not in text, i
print(written, "of", count, "written")
assert written * 2 > count, "most tables are registers"
