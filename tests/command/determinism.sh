# Same input, same bytes in all formats: another folder, locale, time zone, umask, user, day and number of threads.
. "$(dirname "$0")/lib.sh"

NETRA_THREADS=5 run 0 build "$annex" --format pdf,html,xlsx,ods,card --out "$work/one"
mkdir -p "$work/else/where"
cp -r "$TOP/templates" "$TOP/data" "$work/else/where"
(
    cd "$work/else/where" && umask 077 &&
        env NETRA_THREADS=1 TZ=Asia/Jayapura LC_ALL=id_ID.UTF-8 LANG=tr_TR.UTF-8 HOME=/nonexistent USER=nobody \
            faketime '2031-07-09 23:59:58' "$NETRA" build templates/press-annex --format pdf,html,xlsx,ods,card --out ../two --quiet
) || fail 'the second build'
diff <(state_of "$work/one") <(state_of "$work/else/two") || fail 'the bytes differ'

# The quarterly report and its bag, also from an edition before that lies elsewhere.
quarterly() { # FOLDER OUT: as seen from where we stand
    run 0 build "$1/templates/quarterly" --data "$1/data/register" --set quarter=2024-Q1 --set threshold=2 --no-charts --out "$2/before"
    run 0 build "$1/templates/quarterly" --data "$1/data/register" --set quarter=2024-Q1 \
        --set before="$2/before/quarterly.figures.json" --out "$2/after"
    run 0 snapshot "$2/after/quarterly.pdf" --data "$1/data/register" -q
    run 0 snapshot "$2/after/quarterly.pdf" --data "$1/data/register" -q -o "$2/bag"
}
quarterly "$TOP" "$work/first"
cat >"$work/elsewhere" <<'SH'
#!/bin/sh
umask 077
export TZ=Asia/Jayapura LC_ALL=id_ID.UTF-8 LANG=tr_TR.UTF-8 HOME=/nonexistent USER=nobody
# Root can be somebody else who may read and write all the same, unless a container forbids it.
other='setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override'
$other true 2>/dev/null || other=
exec $other faketime '2031-07-09 23:59:58' "$REAL" "$@"
SH
chmod +x "$work/elsewhere"
(
    cd "$work/else/where" || exit 1
    export REAL=$NETRA
    NETRA=$work/elsewhere
    quarterly . ../third
) || fail 'the quarterly report elsewhere'
diff <(state_of "$work/first") <(state_of "$work/else/third") || fail 'the bytes of the quarterly report differ'
run 0 verify --rebuild "$work/else/third/after/quarterly-2024-03-31.zip" --data "$TOP/data/register"
says stdout 'built again: bytes same'

export SOURCE_DATE_EPOCH=1700000000
run 0 build "$annex" --out "$work/epoch"
cmp -s "$work/one/press-annex.pdf" "$work/epoch/press-annex.pdf" &&
    fail 'SOURCE_DATE_EPOCH makes no difference'
exit 0
