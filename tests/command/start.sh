# The page docs/start.md: its commands, in their order, do what it says: ten to a filed report, four for the
# quarter before it and that one again beside it.
. "$(dirname "$0")/lib.sh"
cp "$TOP/data/start/pengaduan.xlsx" "$work"
cd "$work" || exit 1
sed -n 's/^    netra //p' "$TOP/docs/start.md" >commands
[ "$(wc -l <commands)" -eq 14 ] || fail 'ten commands and four'
follow() { # the lines of the page
    while read -r line; do
        read -ra words <<<"$line"
        run 0 "${words[@]}"
    done
}
follow < <(head -n 10 commands)
says stdout 'keluaran/quarterly-2024-06-30.zip'
follow < <(tail -n 4 commands)
[ -s terbit/2024-Q1.zip ] && [ -s terbit/2024-Q2.zip ] || fail 'two quarters are not filed'
for file in laporan/datapackage.json laporan/pengaduan.xlsx laporan/areas.csv laporan/quarterly/report.json \
    keluaran/quarterly.pdf arus.svg keluaran/quarterly-2024-06-30.zip; do
    [ -s "$file" ] || fail "there is no $file"
done
grep -rl 'Pelapor Contoh' laporan keluaran arus.svg >"$work/stdout" && fail 'a name got out'
cmp -s pengaduan.xlsx "$TOP/data/start/pengaduan.xlsx" || fail 'the original was changed'
cmp -s pengaduan.xlsx laporan/pengaduan.xlsx || fail 'the copy is another file'

# The tables and the copy at its end.
run 0 init --figures -o angka
run 0 init --template press-annex siaran --data angka

# The tables as a spreadsheet, filled in, are read as those of CSV are.
run 0 check angka/spreadsheet
