#!/usr/bin/env bash
# fuzz.sh MINUTES [TARGET...]: fuzzes every target of tests/fuzz, or those named, one on each core, so
# that all together take MINUTES; fuzz.sh --each SECONDS [TARGET...] gives each that long. Prints
# executions, edges and findings; exit status 1 when something was found. See docs/fuzzing.md.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
each=
if [ "${1:-}" = --each ]; then
    each=${2:-}
    shift
fi
if ! [[ ${1:-} =~ ^[1-9][0-9]*$ ]]; then
    sed -n 's/^# \(.*\)/\1/p' "$0" >&2
    exit 2
fi
minutes=$1
shift

build=build/asan
scripts/configure.sh asan -DBUILD_TESTING=ON
cmake --build --preset asan --target fuzz -- --quiet
python3 tests/fuzz/corpora.py $build/bin/netra . $build/corpora
mapfile -t known <$build/corpora/targets
targets=("${@:-${known[@]}}")
for target in "${targets[@]}"; do
    if ! grep -qx -- "$target" $build/corpora/targets; then
        printf '"%s" is no target; there are: %s\n' "$target" "${known[*]}" >&2
        exit 2
    fi
done
seconds=${each:-$((minutes * 60 * $(nproc) / ${#targets[@]}))}

printf '%-15s %12s %8s %8s %9s\n' target executions edges kept findings
printf '%s\n' "${targets[@]}" |
    xargs -P "$(nproc)" -I{} tests/fuzz/run.sh $build {} "$seconds"
