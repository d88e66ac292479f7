# netra init on a terminal: it asks what the data cannot answer, and writes the answers.
. "$(dirname "$0")/lib.sh"
python3 "$(dirname "$0")/init_session.py" "$NETRA" "$work" >"$work/stdout" 2>&1 || fail 'the session'
for package in satu dua; do
    run 0 check "$work/$package"
    run 0 build "$work/$package/quarterly" --out "$work/built"
done
run 0 check "$work/dua" --lang en
[ "$(grep -c open-question "$work/stdout")" -eq 2 ] || fail 'two questions are open'
