#!/usr/bin/env bash
# run.sh BUILD TARGET SECONDS: fuzzes a target of the build folder BUILD, from its seeds, the inputs that
# found something once and what earlier runs have kept. Prints one row: target, executions, edges,
# inputs kept, findings. Exit status 1 when something was found or nothing was run.
set -uo pipefail
build=$1 target=$2 seconds=$3
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
corpora=$build/corpora
kept=$corpora/kept/$target findings=$corpora/findings/$target log=$corpora/$target.log

case $target in # the longest input that is tried, in bytes
json | csv | pem | cms | recipe) longest=16384 ;;
pdf_*) longest=131072 ;;
*) longest=65536 ;;
esac
leaks=1
case $target in # OpenSSL 3.0 loses a BIO in CMS_verify where a signature's digest is unknown
cms | pdf_signatures) leaks=0 ;;
esac
mkdir -p "$kept" "$findings"
inputs=("$kept" "$corpora/seeds/$target")
[ ! -d "$here/regressions/$target" ] || inputs+=("$here/regressions/$target")
scratch=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=$leaks

# A program may take 256 MiB for a file from outside; the sanitizer takes about as much again. What takes
# two minutes does not end: a limit of time that a busy machine would reach is none of the program's.
"$build/tests/fuzz/fuzz_$target" -seed=1 -max_total_time="$seconds" -max_len="$longest" -timeout=120 \
    -report_slow_units=120 -malloc_limit_mb=256 -rss_limit_mb=640 -detect_leaks=$leaks -print_final_stats=1 -dict="$corpora/$target.dict" \
    -artifact_prefix="$findings/" "${inputs[@]}" \
    >"$log" 2>&1
status=$?
runs=$(sed -n 's/^stat::number_of_executed_units: //p' "$log" | tail -1)
edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
held=$(sed -n 's/.* corp: \([0-9]*\).*/\1/p' "$log" | tail -1)
found=$(find "$findings" -type f -newer "$scratch" | wc -l)
printf '%-15s %12s %8s %8s %9s\n' "$target" "${runs:-0}" "${edges:-0}" "${held:-0}" "$found"
if [ "$status" -ne 0 ] || [ "${runs:-0}" -eq 0 ] || [ "${edges:-0}" -eq 0 ]; then
    grep -aE -A 12 'ERROR:|does not hold|runtime error|Assertion' "$log" | head -40 >&2
    printf '%s: see %s, and run %s/tests/fuzz/fuzz_%s FILE for a file of %s\n' \
        "$target" "$log" "$build" "$target" "$findings" >&2
    exit 1
fi
