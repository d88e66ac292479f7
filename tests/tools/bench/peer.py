"""peer.py CASES.csv OUT.pdf: what templates/bench reports, by DuckDB and Typst: counted by the one, laid out and drawn
by the other (peer.typ), tagged (PDF/UA-1) and archival (PDF/A-3a). `peer.py CASES.csv` counts only, by province, kind,
status and month."""
import json
import pathlib
import sys
import tempfile

import duckdb

COLUMNS = {"case_id": "VARCHAR", "report_date": "DATE", "province": "VARCHAR", "regency": "VARCHAR", "position": "VARCHAR",
           "violation_type": "VARCHAR", "event": "VARCHAR", "status": "VARCHAR", "sanction_date": "DATE", "sanction": "VARCHAR"}
MEASURES = ("count(*), count(*) filter (status = 'proven'), count(sanction), "
            "count(*) filter (status = 'reported' or (status = 'proven' and sanction is null))")
EVENTS = {"Pilkada 2020": "2020-12-09", "Pemilu 2024": "2024-02-14"}


class Register:
    def __init__(self, path):
        self.db = duckdb.connect(config={"threads": 2})
        self.source = (f"read_csv('{path}', header=true, auto_detect=false, delim=',', quote='\"', "
                       f"columns={COLUMNS})")

    def ask(self, sql):
        return self.db.execute(sql).fetchall()

    def keep(self):
        self.db.execute(f"create temp table t as select * exclude case_id from {self.source}")

    def bars(self, title, column, measure="true", limit=100):
        rows = self.ask(f"select {column}, count(*) filter ({measure}) n from t group by 1 order by n desc, 1 limit {limit}")
        return {"kind": "bars", "title": title, "labels": [r[0] for r in rows], "values": [r[1] for r in rows]}

    def months(self, title, day):
        rows = self.ask(f"select strftime({day}, '%Y-%m') m, count(*) from t where {day} is not null "
                        "group by 1 order by 1 desc limit 24")[::-1]
        return {"kind": "lines", "title": title, "labels": [r[0] for r in rows], "series": [["kasus", [r[1] for r in rows]]]}

    def outcomes(self, title):
        rows = self.ask("select strftime(report_date, '%Y-%m') m, count(*) filter (status = 'proven'), "
                        "count(*) filter (status = 'dismissed'), count(*) filter (status = 'reported') "
                        "from t group by 1 order by 1 desc limit 24")[::-1]
        return {"kind": "stack", "title": title, "labels": [r[0] for r in rows],
                "series": [[name, [r[i + 1] for r in rows]] for i, name in enumerate(["terbukti", "tidak terbukti", "diproses"])]}

    def ages(self, title):
        days = range(-360, 181, 30)
        counts = []
        for name, vote in EVENTS.items():
            one = dict(self.ask(f"select report_date - date '{vote}', count(*) from t where event = '{name}' group by 1"))
            counts.append([name, [sum(n for day, n in one.items() if day <= last) for last in days]])
        return {"kind": "lines", "title": title, "labels": [str(day) for day in days], "series": counts}

    def report(self):
        proven, sanctioned = "status = 'proven'", "sanction is not null"
        n, first, last, upheld, punished = self.ask("select count(*), min(report_date)::varchar, max(report_date)::varchar, "
                                                    "count(*) filter (status = 'proven'), count(sanction) from t")[0]
        return {"cases": n, "first": first, "last": last, "proven": upheld, "sanctioned": punished, "charts": [
            self.bars("Kasus menurut jenis pelanggaran", "violation_type"),
            self.bars("Kasus menurut jabatan", "position"),
            self.bars("Kasus menurut provinsi", "province"),
            self.bars("Kasus terbukti menurut jenis pelanggaran", "violation_type", proven),
            self.bars("Kasus yang dijatuhi sanksi menurut jenis pelanggaran", "violation_type", sanctioned),
            self.bars("Dua puluh kabupaten/kota dengan kasus terbanyak", "regency", limit=20),
            self.ages("Kasus dua pemilihan menurut hari terhadap pemungutan suara"),
            self.months("Kasus yang dilaporkan tiap bulan", "report_date"),
            self.months("Kasus yang dijatuhi sanksi tiap bulan", "sanction_date"),
            self.outcomes("Hasil kasus menurut bulan dilaporkan"),
            self.bars("Kasus terbukti menurut jabatan", "position", proven),
            self.bars("Kasus yang dijatuhi sanksi menurut jabatan", "position", sanctioned)],
            "provinces": self.ask(f"select province, {MEASURES} from t group by 1 order by 1"),
            "regencies": self.ask(f"select province, regency, {MEASURES} from t group by 1, 2 order by 1, 2")}


def main(path, out=None):
    register = Register(path)
    if not out:
        print(len(register.ask("select province, violation_type, status, date_trunc('month', report_date), count(*) "
                               f"from {register.source} group by all")))
        return
    register.keep()
    report = register.report()
    del register
    import typst
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "peer.typ")
        page.write_bytes(pathlib.Path(__file__).with_name("peer.typ").read_bytes())
        pathlib.Path(folder, "report.json").write_text(json.dumps(report))
        typst.compile(str(page), output=out, pdf_standards=["ua-1", "a-3a"])


if __name__ == "__main__":
    main(*sys.argv[1:])
