#!/usr/bin/env bash
# Installs what is missing, builds netra twice (clang with sanitizers and assertions; gcc, optimised)
# and runs every test; between, each fuzz target runs for twenty seconds. The last lines are ctest's
# summary.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

scripts/packages.sh --install build run package test
tests/tools/setup.sh build/tools

# run PRESET LEAST [ctest's options]: builds a preset with its tests, whatever an earlier command left
# in its cache, and runs them. LEAST is how many there are at the least: tests that are no longer found
# must not look like tests that pass. Raise it with the tests.
run() {
    local preset=$1 least=$2 listed
    shift 2
    scripts/configure.sh "$preset" -DBUILD_TESTING=ON
    cmake --build --preset "$preset"
    listed=$(ctest --preset "$preset" -N "$@" | sed -n 's/^Total Tests: //p')
    if [ "${listed:-0}" -lt "$least" ]; then
        printf 'ctest finds %s tests in the preset %s; there were %s\n' \
            "${listed:-no}" "$preset" "$least" >&2
        exit 1
    fi
    ctest --preset "$preset" -j2 "$@"
}

echo '== format and rooms'
find src tests words -name '*.[ch]' -print0 | xargs -0 clang-format-14 --dry-run -Werror
scripts/rooms.sh

echo '== clang with AddressSanitizer and UndefinedBehaviorSanitizer'
run asan 230 -LE 'outside|slow|long'

echo '== fuzzing: the kept inputs, then twenty seconds a target'
scripts/fuzz.sh --each 20

echo '== gcc, optimised: the same, and every check from outside'
scripts/report.sh
run release 279
