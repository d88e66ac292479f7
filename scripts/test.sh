#!/usr/bin/env bash
# Installs what is missing, builds netra twice (clang with sanitizers and assertions; gcc, optimised)
# and runs the tests: under the sanitizers those that need neither minutes nor other people's programs, every
# one of them optimised; between, each fuzz target runs for a second, its kept inputs first:
# enough to see that it works, and what is changed is fuzzed for longer before it lands (docs/fuzzing.md).
# The last lines are ctest's summary.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

scripts/packages.sh --install build run check python
# What is needed only to run tests waits for the net and the disk while others compute: Debian's packages while
# the builds do, and what checks from outside need besides while the tests under the sanitizers run.
mkdir -p build
scripts/packages.sh --install build run check package test >build/installed.log 2>&1 &
installing=$!
trap 'wait' EXIT

installed() { # JOB
    wait "$1" || { cat build/installed.log >&2; exit 1; }
}

build() { # PRESET: whatever an earlier command left in its cache
    scripts/configure.sh "$1" -DBUILD_TESTING=ON
    cmake --build --preset "$1"
}

# run PRESET LEAST [ctest's options]: the tests of a preset. LEAST is how many there are at the least: tests
# that are no longer found must not look like tests that pass. Raise it with the tests.
run() {
    local preset=$1 least=$2 listed
    shift 2
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

echo '== clang with AddressSanitizer and UndefinedBehaviorSanitizer; gcc, optimised'
build asan
scripts/report.sh
build release
installed "$installing"
tests/tools/setup.sh build/tools >build/installed.log 2>&1 &
setting_up=$!

echo '== under the sanitizers'
run asan 216 -LE 'outside|slow|long'

echo '== fuzzing: the kept inputs, then new ones, a second a target'
scripts/fuzz.sh --each 1

installed "$setting_up"
echo '== optimised: the same, and every check from outside'
run release 287
