#!/usr/bin/env bash
# scripts/spark.sh [CASES]: counts the shipped sample, a register in which everything goes wrong and, where asked
# for, one of so many made cases in Spark, by a local cluster of two workers over Parquet in two partitions, and
# compares each cube.csv with that of netra. A worker is killed while the sample is counted. Not a test: Spark takes
# minutes (docs/scale.md).
# SPARK_MASTER names another cluster that reads the same files; NETRA_BENCH is where Spark is kept.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
kept=${NETRA_BENCH:-build/bench}
netra=$PWD/build/release/bin/netra

scripts/packages.sh --install build python test
scripts/configure.sh release -DBUILD_TESTING=ON >/dev/null
cmake --build --preset release --target netra make_register >/dev/null
if [ ! -x "$kept/spark/bin/python" ]; then
    python3 -m venv "$kept/spark"
    "$kept/spark/bin/pip" install --quiet pyspark==4.3.0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

registers=()
# register NAME TABLE DATA [ARGUMENT...]: what netra counts, and what Spark is asked
register() {
    "$netra" cube "$3" -o "$work/$1.here.csv" -q "${@:4}"
    "$netra" cube "$3" --sql spark "${@:4}" >"$work/$1.sql"
    registers+=("$1" "$2" "$3/$2.csv")
}
register sample cases data/register
python3 tests/command/cube.py mess "$work/mess" 5 closed
register mess kasus "$work/mess" --as-of 2023-06-30
if [ -n "${1:-}" ]; then
    mkdir "$work/made"
    cp data/register/{datapackage.json,areas.csv,events.csv,targets.csv} "$work/made"
    build/release/tests/tools/make_register/make_register --areas data/register/areas.csv --cases "$1" --seed 7 \
        >"$work/made/cases.csv"
    register made cases "$work/made"
fi

# Its names are those of this machine: no other is asked for.
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost
"$kept/spark/bin/python" tests/tools/spark/count.py "${SPARK_MASTER:-local-cluster[2,1,1024]}" "$work" \
    "${registers[@]}" 2>"$work/log" || { tail -20 "$work/log" >&2 && exit 1; }
for name in "$work"/*.here.csv; do
    name=$(basename "$name" .here.csv)
    cmp "$work/$name.here.csv" "$work/$name.csv"
    echo "$name: the same"
done
