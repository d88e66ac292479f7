"""register.py AREAS FOLDER CASES: a data package of so many made-up cases; the same number gives the same bytes.

No row is a real case or tells of anybody: every value is a hash of its row's number. AREAS is a table of areas
such as data/register/areas.csv, whose names and codes are taken."""
import csv
import pathlib
import shutil
import sys

import duckdb

# A draw of column K for row i, in [0, 1).
DRAWS = "create macro draw(i, k) as (hash(i * 31 + k) % 1000000) / 1e6;"

# Delays rise with the square of a draw: most are short, some are long.
CASES = """
copy (
    with drawn as (
        select i, draw(i, 1) < 0.42 as later, draw(i, 2) as place, draw(i, 3) as job, draw(i, 4) as kind,
               draw(i, 5) as result, draw(i, 6) < 0.83 as punished, draw(i, 7) as how,
               (draw(i, 8) + draw(i, 9) + draw(i, 10)) / 3 as spread, draw(i, 11) ** 2 as delay
        from range($cases) as rows(i)),
    cases as (
        select *, case when later then date '2022-12-01' + (spread * 760)::int
                       else date '2020-01-01' + (spread * 540)::int end as day from drawn)
    select printf('SYN-%07d', i + 1) as case_id, day as report_date, province, regency,
           ['JPT', 'Administrator', 'Pengawas', 'Fungsional', 'Pelaksana'][1 + (sqrt(job) * 5)::int % 5] as position,
           ['Dukungan di media sosial', 'Hadir di kampanye', 'Foto bersama calon', 'Pendekatan ke partai politik',
            'Menjadi narasumber partai', 'Mengarahkan pilihan bawahan', 'Memakai fasilitas negara',
            'Mendeklarasikan diri sebagai calon', 'Menjadi anggota partai',
            'Memasang atribut kampanye'][1 + (kind * kind * 10)::int % 10] as violation_type,
           if(later, 'Pemilu 2024', 'Pilkada 2020') as event,
           case when result < 0.58 then 'proven' when result < 0.78 then 'dismissed' else 'reported' end as status,
           if(result < 0.58 and punished, day + 7 + (delay * 300)::int, null) as sanction_date,
           if(result < 0.58 and punished,
              case when how < 0.62 then 'Sanksi moral' when how < 0.9 then 'Hukuman disiplin sedang'
                   else 'Hukuman disiplin berat' end, null) as sanction
    from cases join regencies on number = (place * place * $regencies)::int % $regencies
    order by i)
to '$path' (header, delimiter ',')
"""


def main(areas, folder, cases):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(pathlib.Path(__file__).with_name("datapackage.json"), folder)
    rows = [row[:4] for row in csv.reader(open(areas, encoding="utf-8"))][1:]
    with open(folder / "areas.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([["code", "name", "level", "parent"], *rows])
    (folder / "events.csv").write_text("event,name,polling_day\nPilkada 2020,Pilkada Serentak 2020,2020-12-09\n"
                                       "Pemilu 2024,Pemilu 2024,2024-02-14\n")
    names = {row[0]: row[1] for row in rows}
    regencies = [(i, names[row[3]], row[1]) for i, row in enumerate(row for row in rows if row[3])]
    db = duckdb.connect(config={"threads": 2})
    db.execute(DRAWS)
    db.execute("create table regencies (number int, province varchar, regency varchar)")
    db.executemany("insert into regencies values (?, ?, ?)", regencies)
    sql = CASES.replace("$cases", str(cases)).replace("$regencies", str(len(regencies)))
    db.execute(sql.replace("$path", str(folder / "cases.csv").replace("'", "''")))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
