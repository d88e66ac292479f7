"""Registers of a dozen trades, made up: python3 init_files.py FOLDER writes them and expected.json,
which has by file the role of each heading as whoever keeps such a register would give it (several
where either is right; "personal"; null for none), and every text about a person that no output may
hold. The roles were written down before netra was asked."""
import datetime, json, pathlib, random, sys, zipfile
from xml.sax.saxutils import escape

folder = pathlib.Path(sys.argv[1])
draw = random.Random(2024)
FIRST = ["Budi", "Siti", "Agus", "Dewi", "Rizal", "Maya", "Hendra", "Putri", "Yusuf", "Ratna", "Alan", "Grace"]
LAST = ["Santoso", "Wahyuni", "Pratama", "Lestari", "Hidayat", "Sihombing", "Turing", "Hopper", "Nasution", "Wijaya"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
persons, expected = set(), {}


def keep(text):
    persons.add(text)
    return text


def name():
    return keep(f"{draw.choice(FIRST)} {draw.choice(LAST)} {draw.choice(LAST)}")


def nik():
    return keep(f"3201{draw.randint(1, 20):02}{draw.randint(1, 28):02}{draw.randint(1, 12):02}"
                f"{draw.randint(60, 99)}{draw.randint(1, 9999):04}")


def nip():
    return keep(f"19{draw.randint(60, 99)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
                f"20{draw.randint(10, 20)}{draw.randint(1, 12):02}{draw.randint(1, 2)}{draw.randint(1, 20):03}")


def phone():
    return keep(f"0812{draw.randint(10**7, 10**8 - 1)}")


def mail():
    return keep(f"{draw.choice(FIRST).lower()}{draw.randint(10, 999)}@contoh.id")


def sentence(person=True):
    return (f"{draw.choice(['Permintaan', 'Keluhan', 'Catatan'])} {draw.choice(['tentang', 'mengenai'])} "
            f"{draw.choice(['anggaran', 'kontrak', 'data', 'layanan'])} tahun {draw.randint(1990, 2023)}"
            f" nomor {draw.randint(1, 9999)}" + (f" dari {name()}" if person else ""))


def day(first="2022-01-03", span=800):
    return datetime.date.fromisoformat(first) + datetime.timedelta(days=draw.randint(0, span))


def after(d, share=0.8, most=90):
    """A later day, or None while the case is open."""
    return d + datetime.timedelta(days=draw.randint(1, most)) if draw.random() < share else None


def outcome(done, waiting, ends):
    return draw.choice(ends) if done else waiting


def show(d, how):
    return "" if d is None else how(d)


def iso(d): return d.isoformat()
def slash(d): return f"{d.day:02}/{d.month:02}/{d.year}"
def american(d): return f"{d.month}/{d.day}/{d.year}"
def short_year(d): return f"{d.day:02}-{d.month:02}-{d.year % 100:02}"
def long_name(d): return f"{d.day} {MONTHS[d.month - 1]} {d.year}"
def short_name(d): return f"{d.day}-{SHORT[d.month - 1]}-{d.year % 100:02}"
def moment(d): return f"{d.isoformat()} {draw.randint(8, 16):02}:{draw.randint(0, 59):02}:{draw.randint(0, 59):02}"


def quoted(cell, delimiter):
    return '"' + cell.replace('"', '""') + '"' if delimiter in cell or '"' in cell or "\n" in cell else cell


def write(file, roles, rows, delimiter=",", encoding="utf-8", heads=None, above=(), below=(), end="\n"):
    """roles: heading -> role; heads: the rows of headings as they stand in the file."""
    heads = heads or [list(roles)]
    lines = list(above) + [delimiter.join(quoted(c, delimiter) for c in row) for row in heads + rows] + list(below)
    (folder / file).write_bytes((end.join(lines) + end).encode(encoding))
    expected[file] = roles


def column(n):
    return chr(65 + n) if n < 26 else chr(64 + n // 26) + chr(65 + n % 26)


def workbook(file, roles, rows, days, heads=None, above=(), below=(), merged=()):
    """An XLSX with a sheet of notes before the register; days are the columns of days, kept as numbers."""
    def cell(text, r, c, data):
        where = f'r="{column(c)}{r}"'
        if text == "":
            return ""
        if data and c in days:
            return f'<c {where} s="1"><v>{(datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days}</v></c>'
        return f'<c {where} t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    lines = [(row, False) for row in list(above) + (heads or [list(roles)])] + [(row, True) for row in rows] + [(row, False) for row in below]
    body = "".join(f'<row r="{r}">' + "".join(cell(t, r, c, data) for c, t in enumerate(row)) + "</row>"
                   for r, (row, data) in enumerate(lines, 1))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = lambda rows, more="": f'<worksheet {main}><sheetData>{rows}</sheetData>{more}</worksheet>'
    merges = "<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>" if merged else ""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
                               f'<Override PartName="/xl/a.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/b.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="Petunjuk" sheetId="1" r:id="r1"/><sheet name="Register" sheetId="2" r:id="r2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="a.xml"/>'
                                      f'<Relationship Id="r2" Type="{office}/worksheet" Target="b.xml"/><Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
                         '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/a.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Isi lembar Register setiap hari.</t></is></c></row>'),
        "xl/b.xml": sheet(body, merges),
    }
    with zipfile.ZipFile(folder / file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    expected[file] = roles


def library():
    rows = []
    for i in range(220):
        out = day()
        back = after(out, 0.75, 60)
        rows.append([f"L{100000 + i}", moment(out), iso(out + datetime.timedelta(days=21)), show(back, iso), name(),
                     draw.choice(["Adult", "Child", "Student"]), draw.choice(["Central", "North", "Harbour"]),
                     draw.choice(["Fiction", "History", "Science", "Audio"]),
                     "Returned" if back else draw.choice(["On loan", "Overdue", "On loan", "Lost"])])
    write("library_loans.csv", {"Loan ID": "case.id", "Borrowed At": "case.reported_on", "Due Date": None,
                                "Returned On": "case.decided_on", "Borrower Name": "personal",
                                "Membership Type": None, "Branch": ["case.province", "case.institution"],
                                "Item Category": "case.violation", "Status": "case.outcome"}, rows)


def permits():
    rows = []
    for i in range(180):
        asked = day()
        done = after(asked)
        rows.append([str(i + 1), f"IMB-{asked.year}-{i + 1:04}", slash(asked), name(), nik(),
                     keep(f"Jl. Merdeka No. {draw.randint(1, 400)} RT {draw.randint(1, 12):02}"),
                     draw.choice(["Rumah tinggal", "Ruko", "Gudang", "Café"]),
                     draw.choice(["Menteng", "Gambir", "Batang", "Kemayoran"]), show(done, slash),
                     outcome(done, "Diproses", ["Diterbitkan", "Diterbitkan", "Ditolak", "Dicabut"])])
    write("izin_bangunan.csv", {"No": None, "Nomor Registrasi": "case.id", "Tanggal Permohonan": "case.reported_on",
                                "Nama Pemohon": "personal", "NIK": "personal", "Alamat": "personal",
                                "Jenis Bangunan": "case.violation", "Kecamatan": "case.province",
                                "Tanggal Terbit": "case.decided_on", "Status Permohonan": "case.outcome"},
          rows, ";", "cp1252", end="\r\n")


def requests_id():
    rows = []
    for i in range(150):
        asked = day()
        done = after(asked, 0.85, 30)
        rows.append([f"{i + 1:03}/PPID/{asked.year}", long_name(asked), name(),
                     draw.choice(["Wartawan", "Mahasiswa", "Peneliti", "Swasta"]), sentence(), show(done, long_name),
                     outcome(done, "Menunggu", ["Dikabulkan", "Dikabulkan sebagian", "Ditolak"]),
                     draw.choice(["Biro Umum", "Biro Hukum", "Biro Keuangan"])])
    write("permohonan_informasi.csv", {"Nomor": "case.id", "Tgl Masuk": "case.reported_on", "Pemohon": "personal",
                                       "Pekerjaan Pemohon": [None, "case.position"],
                                       "Informasi yang Diminta": "personal",
                                       "Tgl Jawaban": "case.decided_on", "Hasil": "case.outcome",
                                       "Unit Pengelola": "case.institution"}, rows, "\t", "utf-16")


def inspections():
    rows = []
    for i in range(160):
        seen = day()
        done = after(seen, 0.7)
        rows.append([f"INS{2000 + i}", american(seen), name(), draw.choice(["Restaurant", "Market", "School kitchen"]),
                     draw.choice(["East", "West", "Old Town"]),
                     outcome(done, "Pending", ["Compliant", "Compliant", "Non-compliant", "Referred"]), show(done, american)])
    heads = [["Inspection No", "Inspection", "", "Facility", "", "Outcome", "Follow-up"],
             ["", "Date", "Inspector", "Type", "District", "Result", "Closed on"]]
    write("inspections.csv", {"Inspection No": "case.id", "Inspection Date": "case.reported_on",
                              "Inspector": "personal", "Facility Type": "case.violation",
                              "District": "case.province", "Outcome Result": "case.outcome",
                              "Follow-up Closed on": "case.decided_on"}, rows, heads=heads)


PLACES = [("Jawa Barat", "Kab. Bogor"), ("Jawa Barat", "Kota Depok"), ("Jawa Tengah", "Kab. Demak"),
          ("Jawa Tengah", "Kota Semarang"), ("Bali", "Kab. Badung"), ("Bali", "Kota Denpasar")]


def complaints_id():
    rows = []
    for i in range(200):
        came = day()
        done = after(came)
        province, regency = draw.choice(PLACES)
        rows.append([f"ADU-{i + 1:05}", short_year(came), name(), phone(),
                     draw.choice(["Pungutan liar", "Pelayanan lambat", "Sikap petugas"]), province, regency,
                     draw.choice(["Dinas Dukcapil", "Dinas Kesehatan", "Samsat"]), show(done, short_year),
                     outcome(done, "Dalam proses", ["Terbukti", "Tidak terbukti", "Dilimpahkan"])])
    write("pengaduan.csv", {"No. Pengaduan": "case.id", "Tgl Lapor": "case.reported_on", "Nama Pelapor": "personal",
                            "No HP": "personal", "Kategori": "case.violation", "Provinsi": "case.province",
                            "Kab/Kota": "case.regency", "Instansi Teradu": "case.institution",
                            "Tgl Selesai": "case.decided_on", "Tindak Lanjut": "case.outcome"}, rows, ";",
          above=["REKAPITULASI PENGADUAN MASYARAKAT;;;;;;;;;", "Tahun 2022 sampai 2024;;;;;;;;;", ""],
          below=["", "Keterangan: data sementara;;;;;;;;;", "Dicetak oleh sistem;;;;;;;;;"])


def court():
    rows = []
    for i in range(140):
        filed = day()
        done = after(filed, 0.7, 300)
        rows.append([f"{i + 1}/Pdt.G/{filed.year}/PN.Mdn", slash(filed), draw.choice(["Wanprestasi", "Cerai", "Waris"]),
                     name(), name(), name(), slash(filed + datetime.timedelta(days=14)), show(done, slash),
                     outcome(done, "", ["Dikabulkan", "Ditolak", "Tidak dapat diterima", "Gugur"])])
    write("perkara.csv", {"No Perkara": "case.id", "Tanggal Pendaftaran": "case.reported_on",
                          "Klasifikasi Perkara": "case.violation", "Penggugat": "personal", "Tergugat": "personal",
                          "Hakim Ketua": "personal", "Sidang Pertama": None, "Tanggal Putusan": "case.decided_on",
                          "Amar Putusan": "case.outcome"}, rows, ";")


def discipline():
    rows = []
    for i in range(170):
        came = day()
        done = after(came)
        result = outcome(done, "Diproses", ["Terbukti", "Terbukti", "Tidak terbukti"])
        punished = after(done, 0.8, 60) if result == "Terbukti" else None
        rows.append([f"DS{i + 1:04}", nip(), name(), draw.choice(["Pelaksana", "Pengawas", "Administrator"]),
                     draw.choice(["Dinas Pendidikan", "Dinas Sosial", "Sekretariat"]),
                     draw.choice(["Tidak masuk kerja", "Gratifikasi", "Netralitas"]), iso(came), show(done, iso), result,
                     show(punished, iso), draw.choice(["Ringan", "Sedang", "Berat"]) if punished else "",
                     draw.choice(["Aceh", "Riau", "Jambi"])])
    write("disiplin.csv", {"ID Kasus": "case.id", "NIP": "personal", "Nama ASN": "personal", "Jabatan": "case.position",
                           "Unit Kerja": "case.institution", "Jenis Pelanggaran": "case.violation",
                           "Tanggal Laporan": "case.reported_on", "Tanggal Putusan": "case.decided_on",
                           "Putusan": "case.outcome", "Tanggal Sanksi": "case.sanctioned_on",
                           "Hukuman Disiplin": "case.sanction", "Provinsi": "case.province"}, rows, encoding="utf-8-sig")


def requests_en():
    rows = []
    for i in range(130):
        came = day()
        done = after(came, 0.9, 40)
        rows.append([f"FOI/{came.year}/{i + 1:03}", came.strftime("%B %d, %Y"), name(),
                     draw.choice(["Journalist", "Citizen", "Company"]), draw.choice(["Finance", "Health", "Transport"]),
                     draw.choice(["Budget", "Contracts", "Staffing"]), show(done, lambda d: d.strftime("%B %d, %Y")),
                     outcome(done, "Open", ["Granted", "Granted in part", "Refused", "Withdrawn"]), mail()])
    write("foi_requests.csv", {"Reference": "case.id", "Date Received": "case.reported_on", "Requester": "personal",
                               "Requester Type": None, "Department": "case.institution", "Topic": "case.violation",
                               "Date Answered": "case.decided_on", "Decision": "case.outcome",
                               "Contact Email": "personal"}, rows, "|")


def undecided():
    rows = []
    for i in range(120):
        came = datetime.date(2023, draw.randint(1, 11), draw.randint(1, 6))
        done = came + datetime.timedelta(days=draw.randint(1, 6)) if draw.random() < 0.8 else None
        rows.append([f"C-{i + 1:04}", slash(came), draw.choice(["Surgery", "Maternity", "Outpatients"]),
                     draw.choice(["Waiting time", "Communication", "Food"]),
                     outcome(done, "Under review", ["Upheld", "Not upheld", "Withdrawn"]), show(done, slash)])
    write("hospital_complaints.csv", {"Complaint No": "case.id", "Received": "case.reported_on",
                                      "Department": "case.institution", "Category": "case.violation",
                                      "Outcome": "case.outcome", "Closed": "case.decided_on"}, rows)


def versions():
    rows = []
    for i in range(90):
        came = day(span=500)
        done = after(came)
        place = draw.choice(["Kab. Bogor", "Kota Depok", "Kab. Demak", "Kota Semarang"])
        kind = draw.choice(["Tambang", "Hutan", "Limbah"])
        rows.append([f"LH-{i + 1:04}", slash(came), place, kind, "", "Diproses", slash(came + datetime.timedelta(days=2))])
        if done:
            rows.append([f"LH-{i + 1:04}", slash(came), place, kind, slash(done), draw.choice(["Terbukti", "Tidak terbukti"]),
                         slash(done + datetime.timedelta(days=3))])
    write("lingkungan.csv", {"Nomor Kasus": "case.id", "Tanggal Lapor": "case.reported_on", "Kabupaten/Kota": "case.regency",
                             "Jenis Kasus": "case.violation", "Tanggal Putusan": "case.decided_on", "Hasil": "case.outcome",
                             "Tanggal Input": "case.recorded_on"}, rows, ";")


def two_columns():
    rows = []
    for year in (2022, 2023):
        for i in range(70):
            came = day(f"{year}-01-02", 330)
            done = after(came, 0.9, 20)
            rows.append([str(year), str(i + 1), slash(came), draw.choice(["Undangan", "Edaran", "Permohonan"]),
                         draw.choice(["Bagian Umum", "Bagian Hukum"]), outcome(done, "Belum selesai", ["Selesai"]),
                         show(done, slash), sentence()])
    write("surat_masuk.csv", {"Tahun": "case.id", "Nomor Agenda": "case.id", "Tanggal Terima": "case.reported_on",
                              "Jenis Surat": "case.violation", "Bagian": "case.institution", "Status": "case.outcome",
                              "Tanggal Selesai": "case.decided_on", "Perihal": "personal"}, rows)


def grants():
    rows = []
    for i in range(150):
        came = day()
        done = after(came)
        result = outcome(done, "submitted", ["approved", "approved", "rejected", "withdrawn"])
        paid = after(done, 0.9, 30) if result == "approved" else None
        rows.append([f"G{i + 1:05}", iso(came), name(), draw.choice(["North", "South", "Islands"]),
                     draw.choice(["Arts", "Sports", "Repairs"]), f"{draw.randint(5, 900) * 100}.00", result, show(done, iso), show(paid, iso)])
    write("grants.csv", {"application_id": "case.id", "submitted_on": "case.reported_on", "applicant_name": "personal",
                         "region": "case.province", "programme_type": "case.violation", "amount": None,
                         "decision": "case.outcome", "decided_on": "case.decided_on", "paid_on": "case.sanctioned_on"}, rows)


def licences():
    rows = []
    for i in range(110):
        came = day()
        done = after(came)
        rows.append([f"SIUP.{i + 1:04}", short_name(came), name(), draw.choice(["Dagang", "Jasa", "Industri"]),
                     draw.choice(["Kecil", "Menengah", "Besar"]), show(done, short_name),
                     outcome(done, "Verifikasi", ["Disetujui", "Ditolak", "Dibatalkan"]), sentence(False)])
    roles = {"No. Berkas": "case.id", "Tgl Pengajuan": "case.reported_on", "Pemilik": "personal", "Jenis Usaha": "case.violation",
             "Skala": None, "Tgl Keputusan": "case.decided_on", "Keputusan": "case.outcome", "Keterangan": "personal"}
    write("izin_usaha.csv", roles, rows, ";", heads=[list(roles), [f"({n + 1})" for n in range(len(roles))]])


def vehicles():
    rows = []
    for i in range(150):
        came = day()
        done = after(came)
        rows.append([f"KB-{i + 1:04}", iso(came), name(), phone(), draw.choice(["Motor", "Mobil", "Truk"]),
                     draw.choice(["Timur", "Barat", "Utara"]), show(done, iso),
                     outcome(done, "Diproses", ["Disetujui", "Ditolak", "Dicabut"])])
    workbook("kendaraan.xlsx", {"Nomor Berkas": "case.id", "Pengajuan Tanggal": "case.reported_on", "Pengajuan Pemohon": "personal",
                                "Pengajuan Telepon": "personal", "Jenis Kendaraan": "case.violation", "Wilayah": "case.province",
                                "Tanggal Selesai": "case.decided_on", "Hasil": "case.outcome"}, rows, {1, 6},
             heads=[["Nomor Berkas", "Pengajuan", "", "", "Jenis Kendaraan", "Wilayah", "Tanggal Selesai", "Hasil"],
                    ["", "Tanggal", "Pemohon", "Telepon"]],
             above=[["REGISTER KENDARAAN"], []], merged=["B3:D3", "A3:A4", "A1:H1"])


for make in (library, permits, requests_id, inspections, complaints_id, court, discipline, requests_en, undecided,
             versions, two_columns, grants, licences, vehicles):
    make()
(folder / "expected.json").write_text(json.dumps({"roles": expected, "persons": sorted(persons)}))
