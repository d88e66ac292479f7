# Interrupted at any moment, whatever reads much, or makes reports and files, ends by the signal and leaves nothing.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
for day in 2024-03-25 2024-04-25; do
    run 0 build "$annex" --data "$data" --as-of $day --no-charts --out "$work/$day" -q
done
run 0 snapshot "$work/2024-03-25/press-annex.pdf" -o "$work/bag.zip" -q
pdf=$work/2024-04-25/press-annex.pdf

# interrupted COMMAND...: a signal after ever longer; at least once before it is done
interrupted() {
    local ended=0 status before
    before=$(sha512sum "$work/bag.zip" "$pdf")
    for delay in $delays; do
        rm -rf "$work/out" "$TMPDIR"
        mkdir "$work/out" "$TMPDIR"
        env --default-signal=INT "$NETRA" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null &
        sleep $delay
        kill -INT $! 2>/dev/null
        status=0
        wait $! 2>/dev/null || status=$?
        [ $status -eq 130 ] || [ $status -le 1 ] || fail "$1 ends with $status"
        [ $status -ne 130 ] || ended=$((ended + 1))
        [ -z "$(ls -A "$TMPDIR")" ] || fail "$1 leaves something in the scratch folder"
        [ -z "$(find "$work/out" -name '.netra-*')" ] || fail "$1 leaves what is unfinished"
        [ ! -e "$work/out/cube.csv" ] || cmp "$work/cube.csv" "$work/out/cube.csv" || fail "$1 leaves half a table"
        [ ! -e "$work/out/bag" ] || "$NETRA" verify "$work/out/bag" >/dev/null || fail "$1 leaves half a bag"
    done
    [ $ended -ge 1 ] || fail "$1 was never interrupted"
    [ "$before" = "$(sha512sum "$work/bag.zip" "$pdf")" ] || fail "$1 changes what it read"
}
delays='0.02 0.08 0.2 0.5 1'
interrupted diff "$work/bag.zip" "$pdf"
interrupted verify "$work/bag.zip" --rebuild
interrupted snapshot "$pdf" -o "$work/out/bag"
interrupted trace "$pdf" --all

cp -r "$TOP/data/register" "$work/many"
"$MAKE_REGISTER" --areas "$TOP/data/register/areas.csv" --cases 50000 >"$work/many/cases.csv" || fail 'the register'
run 0 cube "$work/many" -o "$work/cube.csv" -q
delays='0.03 0.15 0.4'
interrupted check "$work/many"
interrupted cube "$work/many" -o "$work/out/cube.csv"
interrupted build "$TOP/templates/quarterly" --data "$work/many" --no-charts --out "$work/out"
interrupted build "$TOP/templates/quarterly" --data "$work/many" --cube "$work/cube.csv" --no-charts --out "$work/out"
interrupted build "$TOP/templates/quarterly" --data "$work/many" --set internal=true --each area=provinces --no-charts --out "$work/out"
