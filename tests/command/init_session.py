"""init_session.py NETRA WORK: a session of netra init on a terminal. The questions come one after the
other, each is answered by what is read, and the descriptor has the answers."""
import json, os, pathlib, pty, select, sys

netra, work = sys.argv[1], pathlib.Path(sys.argv[2])
register = work / "sesi.csv"
rows = ["Kode;Hari masuk;Hari selesai;Hasil;Warna"]
for i in range(1, 41):
    rows.append(f"S-{i};0{1 + i % 9}/0{1 + i % 5}/2024;{'' if i % 4 == 0 else '0%d/0%d/2024' % (1 + i % 9, 6 + i % 3)};"
                f"{'Hijau' if i % 4 else 'Kuning'};{'biru' if i % 2 else 'merah'}")
register.write_text("\n".join(rows) + "\n", encoding="utf-8")


def session(folder, answers):
    """Answers (what is asked, what is typed); returns all that was said."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(netra, [netra, "init", str(register), "-o", str(folder), "--lang", "en"])
    said, heard = b"", 0
    for asked, typed in answers:
        while asked.encode() not in said[heard:] or not said.endswith(b"] "):
            ready, _, _ = select.select([terminal], [], [], 60)
            assert ready, f"never asked: {asked}; said: {said.decode()}"
            said += os.read(terminal, 4096)
        heard = len(said)
        os.write(terminal, typed.encode() + b"\n")
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    return said.decode()


def field(package, name):
    return next(f for f in package["resources"][0]["schema"]["fields"] if f["name"] == name)


kinds = [("outcome \"Hijau\"", "2"), ("outcome \"Kuning\"", "1")]
said = session(work / "satu", [("days of the column \"Hari masuk\"", "2"), ("days of the column \"Hari selesai\"", "9"),
                               ("1-2", "2"), *kinds, ("What are the cases about", "permohonan contoh"),
                               ("Name of the office", "Kantor Uji")])
package = json.loads((work / "satu/datapackage.json").read_text())
assert field(package, "Hari masuk")["format"] == "%m/%d/%Y", said
assert field(package, "Hari selesai")["format"] == "%m/%d/%Y", said
assert "question" not in json.dumps(package), package
outcomes = package["netra"]["codes"]["outcome"]
assert outcomes["hijau"]["kind"] == "upheld" and outcomes["kuning"]["kind"] == "open", outcomes
assert package["netra"]["subject"] == "permohonan contoh"
report = json.loads((work / "satu/quarterly/report.json").read_text())
assert report["organisation"] == {"name": "Kantor Uji"}

# Who does not know leaves the question in the descriptor; Enter takes the proposal.
session(work / "dua", [("days of the column \"Hari masuk\"", "?"), ("days of the column \"Hari selesai\"", ""),
                       ("outcome \"Hijau\"", "?"), ("outcome \"Kuning\"", ""), ("What are the cases about", ""),
                       ("Name of the office", "")])
package = json.loads((work / "dua/datapackage.json").read_text())
assert "question" in field(package, "Hari masuk") and "question" not in field(package, "Hari selesai")
assert field(package, "Hari selesai")["format"] == "%d/%m/%Y"
outcomes = package["netra"]["codes"]["outcome"]
assert "question" in outcomes["hijau"] and "question" not in outcomes["kuning"], outcomes
assert outcomes["kuning"]["kind"] == "open", "without a day of the decision they wait"
assert "subject" not in package["netra"]
assert "organisation" not in json.loads((work / "dua/quarterly/report.json").read_text())
