#!/usr/bin/env bash
# scripts/bench.sh [--json] [RUNS]: what reports of 20.000 and 5.000.000 cases cost, beside the same
# report by DuckDB and Typst (tests/tools/bench/), made in turn RUNS times (9). Not a test: machines
# differ, and only ratios of one run compare. NETRA_BENCH is where registers and the peer are kept.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
json=()
[ "${1:-}" != --json ] || { json=(--json) && shift; }
kept=${NETRA_BENCH:-build/bench}

scripts/packages.sh --install python
scripts/report.sh >/dev/null
mkdir -p "$kept"
if [ ! -x "$kept/venv/bin/python" ]; then
    python3 -m venv "$kept/venv"
    "$kept/venv/bin/pip" install --quiet typst==0.15.2 duckdb==2.0.0
fi
python3 tests/tools/bench/bench.py build/release/bin/netra "$PWD" "${1:-9}" "$kept/venv/bin/python" \
    "$kept" "${json[@]}"
