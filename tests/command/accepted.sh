# Odd names of folders, files, ids, charts and days: what is built is filed, proved, traced and compared.
. "$(dirname "$0")/lib.sh"
python3 "$TOP/tests/command/accepted.py" "$NETRA" "$work/odd" --count 6 >"$work/stdout" 2>"$work/stderr" ||
    fail 'what is built is not accepted afterwards'
cat "$work/stdout"
