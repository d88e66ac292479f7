#!/usr/bin/env bash
# Installs what is missing, builds netra twice (clang with sanitizers and assertions; gcc, optimised)
# and runs every test. The last lines are ctest's summary.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh --install build run test
tests/tools/setup.sh build/tools

echo '== format and rooms'
git ls-files '*.c' '*.h' | xargs clang-format-14 --dry-run -Werror
scripts/rooms.sh

echo '== clang with AddressSanitizer and UndefinedBehaviorSanitizer'
cmake --preset asan >/dev/null
cmake --build --preset asan
ctest --preset asan -j2 -LE 'outside|slow|long'

echo '== gcc, optimised: the same, and every check from outside'
cmake --preset release >/dev/null
cmake --build --preset release
scripts/report.sh
ctest --preset release -j2
