"""netra watch, in a terminal of its own: watch.py NETRA TEMPLATE DATA WORK"""
import hashlib
import os
import pathlib
import pty
import select
import shutil
import signal
import subprocess
import sys
import time

netra, template, data, work = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
mine, own, out = work / "mine", work / "data", work / "out"
shutil.copytree(template, mine)
shutil.copytree(data, own)
waits = "waiting for a change"
master, slave = pty.openpty()
said = ""


def read(wanted, seconds=60):
    """What is printed from here until `wanted` is."""
    global said
    said, end = "", time.monotonic() + seconds
    while wanted not in said:
        assert time.monotonic() < end and watch.poll() is None, f"only: {said!r}"
        if select.select([master], [], [], 0.1)[0]:
            said += os.read(master, 65536).decode()
    return said


def silent(seconds):
    ready = select.select([master], [], [], seconds)[0]
    assert not ready, f"built again without a change: {os.read(master, 65536)!r}"


def state():
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*")) if p.is_file()}


def save(path, text):
    """As editors do: beside, then in its place."""
    beside = path.with_name("." + path.name + ".swp")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)


watch = subprocess.Popen([netra, "watch", str(mine), "--data", str(own), "--out", str(out), "--lang", "en"],
                         stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
try:
    read(waits)
    first = state()
    assert "mine.pdf" in first or "press-annex.pdf" in first, first
    body = mine / "body.en.md"
    text = body.read_text(encoding="utf-8")

    save(body, text + "\nA sentence more.\n")
    read(waits)
    second = state()
    assert second != first
    silent(0.7)

    # An error stands in place, and what was good stays, to the byte; mended, it is built again.
    save(body, text + "\n{{b.latest.sanctoin-ratio}}\n")
    read(waits)
    assert "\033[H\033[2J" in said and "did you mean" in said and "last good output" in said, said
    assert state() == second
    save(body, "{{" + text)
    read(waits)
    assert "body.en.md:1:1" in said and state() == second
    report = (mine / "report.json").read_text(encoding="utf-8")
    save(mine / "report.json", report.replace("{", "{,", 1))
    read(waits)
    assert "report.json:1" in said and state() == second
    save(mine / "report.json", report)
    read(waits)
    save(body, text)
    read(waits)
    assert state() == first

    # So does a table of the data, and its descriptor.
    figures = own / "figures.csv"
    rows = figures.read_text(encoding="utf-8").splitlines(keepends=True)
    figures.write_text("".join(rows[:-1]), encoding="utf-8")
    read(waits)
    assert state() != first
    figures.write_text("nothing of it\n", encoding="utf-8")
    read(waits)
    assert "last good output" in said
    figures.write_text("".join(rows), encoding="utf-8")
    read(waits)
    assert state() == first

    # So does the file of the office that the template names, also where it was wrong when it was named.
    office = work / "office"
    shutil.copytree(template.parent.parent / "data/office", office)
    face = (office / "office.json").read_text(encoding="utf-8")
    (office / "office.json").write_text(face.replace("F4", "F5"), encoding="utf-8")
    save(mine / "report.json", report.replace("{", '{"office": "../office/office.json",', 1))
    read(waits)
    assert "office.json:20:12" in said and state() == first, said
    save(office / "office.json", face)
    read(waits)
    faced = state()
    assert faced != first
    save(office / "logo.svg", (office / "logo.svg").read_text(encoding="utf-8").replace("#ffffff", "#eeeeee"))
    read(waits)
    assert state() != faced
    save(mine / "report.json", report)
    read(waits)
    assert state() == first

    # What editors leave beside, and other files of the output, are no change.
    (mine / "body.en.md~").write_text("x", encoding="utf-8")
    (mine / ".body.swp").write_text("x", encoding="utf-8")
    silent(0.7)

    os.killpg(watch.pid, signal.SIGINT)
    assert watch.wait(30) == 0, watch.returncode
    assert state() == first and not [p for p in out.rglob(".netra*")]
finally:
    if watch.poll() is None:
        watch.kill()

# Outputs beside the template are no change of it, or it would never end. Where none was good yet, none is spoken of.
save(body, "{{" + text)
os.close(slave)
os.close(master)
master, slave = pty.openpty()
watch = subprocess.Popen([netra, "watch", ".", "--data", str(own), "--out", ".", "--lang", "en"], cwd=mine,
                         stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
try:
    read(waits)
    assert "the report is not built\r\n" in said and "last good" not in said, said
    save(body, text)
    read(waits)
    silent(1)
    os.killpg(watch.pid, signal.SIGTERM)
    assert watch.wait(30) == 0
finally:
    if watch.poll() is None:
        watch.kill()
