# netra build --each: the bytes of single runs whatever the threads, what fails beside what does not,
# what is there when a run is cut off, and how it goes on.
. "$(dirname "$0")/lib.sh"
quarterly=$TOP/templates/quarterly
register=$work/register
cp -r "$TOP/data/register" "$register"
build() { run "$1" build "$quarterly" --data "$register" "${@:2}"; }
each() { build "$1" --set internal=true --out "$work/ä b" --each "${@:2}"; }

# A run of its own makes the same bytes, and so does one thread.
each 0 area=11,32,51.71 -q
for edition in 32-jawa-barat 51.71-kota-denpasar; do
    build 0 --set internal=true --out "$work/alone" --set "area=${edition%%-*}" -q
    for file in pdf figures.json charts; do
        diff -r "$work/alone/quarterly.$file" "$work/ä b/quarterly-$edition.$file" || fail "$edition.$file is another"
    done
    rm -r "$work/alone"
done
NETRA_THREADS=1 build 0 --set internal=true --out "$work/one" --each area=11,32,51.71 -q
diff -r "$work/one" "$work/ä b" || fail 'one thread makes other files'
(cd "$work/ä b" && sha512sum --check --quiet quarterly.sha512) || fail 'a checksum is not of its file'
[ "$(grep -vc '^#' "$work/ä b/quarterly.sha512")" -eq "$(find "$work/ä b" -type f | grep -vEc 'index.html|sha512')" ] ||
    fail 'a file has no checksum'

# What is there and whole stays; what was changed, or is of other data, is made again.
stamp() { stat -c %i "$work/ä b/quarterly-$1.pdf"; }
aceh=$(stamp 11-aceh) bandung=$(stamp 32-jawa-barat)
echo >>"$work/ä b/quarterly-32-jawa-barat.figures.json"
rm "$work/ä b/quarterly-51.71-kota-denpasar.charts/"*.csv
each 1 area=11,32,51.71,Atlantis --resume
[ "$(stamp 11-aceh)" = "$aceh" ] || fail 'what was whole was made again'
[ "$(stamp 32-jawa-barat)" != "$bandung" ] || fail 'what was changed was not made again'
says stdout 'editions built: 2; there already: 1'
says stderr '1 of 4 editions could not be built'
says stderr 'area=Atlantis: no area'
diff -r -x index.html "$work/one" "$work/ä b" || fail 'a run that goes on makes other files'
grep '>Atlantis</th><td>not built: no area\|>Atlantis</th><td>tidak terbangun' "$work/ä b/index.html" >/dev/null ||
    fail 'the page does not say what is not there'
grep 'href="quarterly-11-aceh.pdf"' "$work/ä b/index.html" >/dev/null || fail 'the page leads nowhere'
sed -i '2s/Pengawas/Pelaksana/' "$register/cases.csv"
echo >>"$register/cases.csv"
each 0 area=11 --resume
says stdout 'editions built: 1; there already: 0'

# Killed in the middle: nothing half-made is left, and the same command completes it. Interrupted: neither, at once.
for signal in KILL INT; do
    rm -rf "$work/ä b"
    NETRA_THREADS=1 env --default-signal=INT "$NETRA" build "$quarterly" --data "$register" --set internal=true \
        --out "$work/ä b" --each area=regencies --no-charts -q &
    for _ in $(seq 500); do
        [ ! -s "$work/ä b/quarterly.sha512" ] || break
        sleep 0.02
    done
    first=$!
    kill -STOP $first # another into the same folder leaves all as it is
    before=$(state_of "$work/ä b")
    timeout 60 "$NETRA" build "$quarterly" --data "$register" --set internal=true --out "$work/ä b" --each area=11,12 \
        --no-charts 2>"$work/stderr" >"$work/stdout"
    status=$? after=$(state_of "$work/ä b")
    kill -$signal $first
    kill -CONT $first
    [ $status -eq 3 ] || fail "another run into one folder ends with $status"
    says stderr 'quarterly.sha512: error: another run is building in this folder'
    [ "$before" = "$after" ] || fail 'two runs write into one folder'
    wait $first 2>"$work/stderr" && fail "ended well by $signal"
    [ "$signal" = KILL ] || [ -z "$(find "$work/ä b" "${TMPDIR:-/tmp}/netra-"?????? -name '.netra-*' 2>/dev/null)" ] ||
        fail "$signal leaves what is unfinished"
    before=$(grep -c '^# set\|^# area' "$work/ä b/quarterly.sha512")
    made=$(find "$work/ä b" -name '*.pdf' -printf '%f\n' | sort | head -1)
    code=$(sed 's/quarterly-\([0-9.]*\)-.*/\1/' <<<"$made")
    each 0 "area=$code,51" --resume --no-charts
    says stdout 'editions built: 1; there already: 1'
    [ "$before" -ge 1 ] || fail 'nothing was noted'
    [ -z "$(find "$work/ä b" -name '.netra-*')" ] || fail "what $signal left is still there"
done

# A limit of sizes: one line, what stands is whole, and the rest comes later.
rm -rf "$work/ä b"
(
    ulimit -f 1000 # blocks of 1024 bytes
    NETRA_THREADS=1 "$NETRA" build "$quarterly" --data "$register" --set internal=true --out "$work/ä b" \
        --each area=51.71,32,31 --no-charts -q 2>"$work/stderr"
    [ $? -eq 3 ] || exit 1
) || fail 'a limit of sizes is no failure of the system'
# rests STANDING ALL: a run that was stopped has told so in two lines, and what stands is whole
rests() {
    [ "$(wc -l <"$work/stderr")" -eq 2 ] && [ "$(grep -c error "$work/stderr")" -eq 1 ] || fail 'not one error'
    says stderr "stopped: $1 of $2 editions are there"
    [ -z "$(find "$work" -name ".netra-*")" ] || fail "something unfinished is left"
}
rests 1 3
(cd "$work/ä b" && sha512sum --check --quiet quarterly.sha512) || fail 'what stands is not whole'
each 0 area=51.71,31,32 --no-charts --resume
says stdout 'editions built: 2; there already: 1'

# A disk that is full from a moment on, and stays so: within a file, within the list of what was made, and where
# there is no room for the page that leads to all. The same command makes the rest, and all is as if nothing had been.
rm -rf "$work/ä b"
each 0 area=51.71,31,32,11 --no-charts -q
mv "$work/ä b" "$work/never full"
for at in 1 7 8 9; do # four writes an edition: its PDF, its ledger, a journal, its lines of the list
    rm -rf "$work/ä b"
    export NETRA_FAULT=full:$at NETRA_THREADS=1
    preloaded "$FAULTS" "$NETRA" build "$quarterly" --data "$register" --set internal=true --out "$work/ä b" \
        --each area=51.71,31,32,11 --no-charts -q 2>"$work/stderr"
    [ $? -eq 3 ] || fail "a disk that is full from write $at on"
    unset NETRA_FAULT NETRA_THREADS
    says stderr 'No space left'
    rests $(((at - 1) / 4)) 4
    each 0 area=51.71,31,32,11 --no-charts --resume
    says stdout "there already: $(((at - 1) / 4))"
    (cd "$work/ä b" && sha512sum --check --strict --quiet quarterly.sha512) || fail 'the list does not hold'
    diff -r "$work/never full" "$work/ä b" || fail 'other editions'
done

# Two at once, neither of which has found a list: all that stands is in it.
rm -rf "$work/ä b"
for areas in 31,32,33,34,35,36 11,12,13,14,15,16; do
    "$NETRA" build "$quarterly" --data "$register" --set internal=true --out "$work/ä b" --each "area=$areas" \
        --no-charts --resume -q 2>"$work/stderr.${areas%%,*}" || echo "$?" >>"$work/ends" &
done
wait
[ ! -e "$work/ends" ] || [ "$(cat "$work/ends")" = 3 ] || fail 'neither of two runs at once ends well'
(cd "$work/ä b" && sha512sum --check --strict --quiet quarterly.sha512) || fail 'the list of two runs does not hold'
[ "$(grep -c '\.pdf$' "$work/ä b/quarterly.sha512")" -eq "$(find "$work/ä b" -name '*.pdf' | wc -l)" ] ||
    fail 'the list of two runs is not whole'

# A pipe in the place of the list: nothing waits for who would read it.
mkdir "$work/pipe" && mkfifo "$work/pipe/quarterly.sha512"
build 3 --set internal=true --out "$work/pipe" --each area=11 --no-charts
says stderr 'quarterly.sha512: error: cannot write'

# Of files that lie where its own do it warns, and of those only.
each 0 area=11
silent stderr
ln -sf /dev/zero "$work/ä b/quarterly-11-aceh.pdf" # what has no end is not what was made
each 0 area=11 --resume
says stdout 'editions built: 1'
mkdir -p "$work/ä b/quarterly-11-aceh.cards"
touch "$work/ä b/quarterly-11-aceh.charts/lama.svg" "$work/ä b/quarterly-11-aceh.cards/"{a,b}.png
each 0 area=11
says stderr 'quarterly-11-aceh.charts holds 1 file that this run has not made (lama.svg)'
one_line stderr # of formats that it was not asked for nothing
each 0 area=11 --format pdf --format card
says stderr 'quarterly-11-aceh.cards holds 2 files that this run has not made (a.png, …)'
[ "$(wc -l <"$work/stderr")" -eq 2 ] || fail 'more is strange to it'
each 0 area=11 --no-charts -q
silent stderr
each 0 area=11 --no-charts
says stderr 'quarterly-11-aceh.charts holds'

# Other parameters.
build 0 --set internal=true --out "$work/p" --each quarter=2023-Q4,2024-Q1 --no-charts -q
build 0 --set internal=true --out "$work/alone" --set quarter=2023-Q4 --no-charts -q
cmp "$work/alone/quarterly.pdf" "$work/p/quarterly-2023-q4.pdf" || fail 'a quarter is another'

# From a cube: what single runs from it make, and of what is public what the register itself makes; another
# cube makes them again. A cube is of one day.
run 0 cube "$register" -o "$work/cube.csv" -q
of_cube() { build 0 --cube "$work/cube.csv" --no-charts "$@"; }
of_cube --set internal=true --each area=11,32 --out "$work/of-cube" -q
of_cube --set internal=true --set area=32 --out "$work/alone-of-cube" -q
for file in pdf figures.json; do
    cmp "$work/alone-of-cube/quarterly.$file" "$work/of-cube/quarterly-32-jawa-barat.$file" || fail "the $file of a cube"
done
of_cube --each area=51 --out "$work/public-of-cube" -q
build 0 --no-charts --each area=51 --out "$work/public" -q
diff -r -x quarterly.sha512 "$work/public" "$work/public-of-cube" || fail 'a cube makes other public editions'
of_cube --set internal=true --each area=11,32 --out "$work/of-cube" --resume
says stdout 'editions built: 0; there already: 2'
cp -r "$register" "$work/less"
sed -i '$d' "$work/less/cases.csv"
run 0 cube "$work/less" -o "$work/cube.csv" -q
of_cube --set internal=true --each area=11,32 --out "$work/of-cube" --resume
says stdout 'editions built: 2; there already: 0'
build 1 --cube "$work/cube.csv" --each quarter=2023-Q4 --no-charts --out "$work/none"
says stderr 'counted for another day than 2023-12-31'

# Areas without a case have their editions, too.
grep -v ',11,\|,51,' "$register/cases.csv" >"$work/less/cases.csv"
run 0 build "$quarterly" --data "$work/less" --set internal=true --each area=11,32,51 --no-charts --out "$work/without" -q
run 0 build "$quarterly" --data "$work/less" --set internal=true --set area=51 --no-charts --out "$work/alone-without" -q
cmp "$work/alone-without/quarterly.pdf" "$work/without/quarterly-51-bali.pdf" || fail 'an area without cases is another'

# What has gone out goes into an edition: where the folder has grown, it is made again.
mkdir "$work/gone"
beside() { build 0 --each area=11 --no-charts --set threshold=0 --released "$work/gone" --out "$work/beside" "$@"; }
beside
build 0 --set area=12 --no-charts --set threshold=0 --out "$work/gone" -q
beside --resume
says stdout 'editions built: 1; there already: 0'
beside --resume
says stdout 'editions built: 0; there already: 1'

# The command line.
build 2 --each area=11,197001012000011001 --out "$work/none"
says stderr 'looks like a personal number'
grep 197001012000011001 "$work/stderr" >/dev/null && fail 'a personal number is told'
build 2 --each area
says stderr '--each must be NAME=VALUE,VALUE…'
build 2 --each area=11 --each area=12
says stderr '--each is given twice'
build 2 --resume
says stderr '--resume has a meaning with --each alone'
build 2 --each area=11,Aceh --set internal=true --out "$work/none"
says stderr 'names one edition twice'
build 2 --each nothing=1,2 --out "$work/none"
one_line stderr
NETRA_THREADS=many build 2 --each area=11 --out "$work/none"
says stderr 'NETRA_THREADS must be a number from 1 to 256'
[ ! -e "$work/none" ] || fail 'something was built'
