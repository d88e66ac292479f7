# A report filed: what is in the bag, that it is the same whoever files it, and what is refused.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
out=$work/out
pdf=$out/press-annex.pdf
run 0 build "$annex" --data "$data" --as-of 2024-04-25 --set "event_a=Pilkada 2020" --out "$out"
run 0 snapshot "$pdf"
says stdout 'press-annex-2024-04-25.zip'
zip=$out/press-annex-2024-04-25.zip
run 0 snapshot "$pdf" -o "$work/a/b/bag"
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
bag=$work/a/b/bag

for file in bagit.txt bag-info.txt manifest-sha512.txt tagmanifest-sha512.txt datapackage.json \
    prov.json README.txt data/press-annex.pdf data/press-annex.figures.json data/netra.json \
    data/program.json data/fonts.json data/input/datapackage.json data/input/figures.csv \
    data/template/report.json data/template/body.md data/charts/umur-sama.svg; do
    [ -s "$bag/$file" ] || fail "$file is not in the bag"
done
cmp "$pdf" "$bag/data/press-annex.pdf" || fail 'the PDF'
cmp "$data/figures.csv" "$bag/data/input/figures.csv" || fail 'the data'
cmp "$annex/body.md" "$bag/data/template/body.md" || fail 'the template'
diff -r "$out/press-annex.charts" "$bag/data/charts" || fail 'the charts'
for line in 'Bagging-Date: 2024-04-25' 'Bag-Group-Identifier: press-annex' 'Payload-Oxum: '; do
    grep -q "^$line" "$bag/bag-info.txt" || fail "bag-info.txt does not say $line"
done
(cd "$bag" && sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt) || fail 'sha512sum'
grep -q -- "--as-of 2024-04-25 --set 'event_a=Pilkada 2020'" "$bag/README.txt" || fail 'the command'

# The command in the README builds the same bytes.
command=$(sed -n 's/^  cd data && //p' "$bag/README.txt" | head -1)
(cd "$bag/data" && PATH=$(dirname "$NETRA"):$PATH sh -c "$command --out '$work/again' -q") || fail 'the command'
cmp "$pdf" "$work/again/press-annex.pdf" || fail 'the command of the README gives other bytes'

# The zip holds the same bag, and knows no day, zone, umask, folder or user.
(cd "$work" && python3 -m zipfile -e "$zip" open)
diff -r "$work/open/press-annex-2024-04-25" "$bag" || fail 'zip and folder differ'
mkdir "$work/else"
cp -r "$out" "$work/else/where"
rm "$work/else/where/"*.zip
(cd "$work/else" && umask 077 && TZ=Asia/Jayapura LC_ALL=tr_TR.UTF-8 HOME=/nonexistent \
    "$NETRA" snapshot where/press-annex.pdf -q) || fail 'elsewhere'
cmp "$zip" "$work/else/where/press-annex-2024-04-25.zip" || fail 'the zip depends on where it is made'

# Refused: what was not built from this.
before=$(sha256sum "$zip")
refused() {
    run 1 snapshot "$@"
    one_line stderr
    [ "$(sha256sum "$zip")" = "$before" ] || fail 'the earlier snapshot was touched'
    [ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
}
echo >>"$out/press-annex.figures.json"
refused "$pdf"
says stderr 'press-annex.figures.json: error: is not what belongs to'
cp "$bag/data/press-annex.figures.json" "$out"
cp "$out/press-annex.charts/tahap.svg" "$out/press-annex.charts/umur-sama.svg"
refused "$pdf"
says stderr 'umur-sama.svg: error: is not what belongs to'
cp "$bag/data/charts/umur-sama.svg" "$out/press-annex.charts"
cp -r "$data" "$work/data"
run 0 snapshot "$pdf" --data "$work/data" --template "$annex"
sed -i 's/1678/1679/' "$work/data/figures.csv"
refused "$pdf" --data "$work/data"
says stderr 'figures.csv: error: is not what'
cp "$pdf" "$work/altered.pdf"
printf '\n' >>"$work/altered.pdf"
refused "$work/altered.pdf"
says stderr 'is not what its own data and template build'
echo no >"$work/no.pdf"
refused "$work/no.pdf"
says stderr 'is not a PDF that can be read'
cp "$bag/data/charts/tahap.pdf" "$work/chart.pdf"
refused "$work/chart.pdf"
says stderr 'does not carry netra.json'
run 3 snapshot "$work/nowhere.pdf"
mkdir "$work/mine"
run 3 snapshot "$pdf" -o "$work/mine"
says stderr 'is no bag'

# Charts and ledger need not lie beside it: the PDF that came by mail is enough.
mkdir "$work/mail"
cp "$pdf" "$work/mail"
run 0 snapshot "$work/mail/press-annex.pdf" -o "$work/mail/x.zip"
cmp "$zip" "$work/mail/x.zip" || fail 'the PDF alone gives another snapshot'

# A data file with an accent in its name, where the locale knows none.
cp -r "$data" "$work/accent"
mv "$work/accent/events.csv" "$work/accent/peristiwa-é.csv"
sed -i 's/"events.csv"/"peristiwa-é.csv"/' "$work/accent/datapackage.json"
run 0 build "$annex" --data "$work/accent" --out "$work/accented"
run 0 snapshot "$work/accented/press-annex.pdf" -o "$work/accented/bag.zip"
LC_ALL=C run 0 verify --rebuild "$work/accented/bag.zip"
says stdout 'bytes same'

apart=$(printf 'peristiwa-e\314\201.csv')
mv "$work/accent/peristiwa-é.csv" "$work/accent/$apart"
sed -i "s/peristiwa-é.csv/$apart/" "$work/accent/datapackage.json"
run 1 build "$annex" --data "$work/accent" --out "$work/apart"
says stderr 'has an accent apart from its letter'
run 1 check "$work/accent"
says stderr 'has an accent apart from its letter'
[ ! -e "$work/apart" ] || fail 'it was built all the same'

# A correction of the same day is filed beside the first, unless it is to replace it; the same again is
# the same.
cp -r "$data" "$work/corrected"
mkdir "$work/day"
filed=()
for times in 1 2 3; do
    [ "$times" -eq 1 ] || sed -i "s/Okezone/Okezone $times/" "$work/corrected/sources.csv"
    run 0 build "$annex" --data "$work/corrected" --out "$work/day"
    run 0 snapshot "$work/day/press-annex.pdf"
    name=$(cut -d: -f1 "$work/stdout")
    for before in "${filed[@]:+${filed[@]}}"; do
        [ "$before" != "$name" ] || fail "edition $times replaces one before"
    done
    filed+=("$name")
    sum=$(sha512sum "$name")
    run 0 snapshot "$work/day/press-annex.pdf"
    says stdout 'as it was filed before'
    [ "$sum" = "$(sha512sum "$name")" ] || fail 'filing again altered the bag'
done
[ "$(find "$work/day" -name '*.zip' | wc -l)" -eq 3 ] || fail 'not three bags'
unzip -p "${filed[2]}" '*/bag-info.txt' | grep -qx 'Edition-Number: 3' || fail 'the number is not told'
unzip -p "${filed[0]}" '*/bag-info.txt' | grep -q '^Edition-Number' && fail 'the first has a number'
run 0 verify --rebuild "${filed[2]}"
first=$(sha512sum "${filed[0]}" "${filed[1]}")
sed -i "s/Okezone 3/Okezone/" "$work/corrected/sources.csv"
run 0 build "$annex" --data "$work/corrected" --set "signature=Biro" --out "$work/day"
run 0 snapshot --replace "$work/day/press-annex.pdf"
[ "$(find "$work/day" -name '*.zip' | wc -l)" -eq 3 ] || fail '--replace files beside'
[ "$first" = "$(sha512sum "${filed[0]}" "${filed[1]}")" ] || fail '--replace replaces an earlier one than the last'
run 0 snapshot "$work/day/press-annex.pdf" -o "$work/day/own"
run 2 snapshot "$work/day/press-annex.pdf" -o "$work/day/own"
says stderr 'stands there already'
run 0 snapshot "$work/day/press-annex.pdf" --replace -o "$work/day/own"

exit 0
