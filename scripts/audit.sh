#!/usr/bin/env bash
# The long forms of tests, each of many minutes, with their figures printed:
#
#   how often reports on registers in which nothing changes say that a number rises or falls, of
#   N registers (200) a setting; the short form is register.stationary;
#   whether the shipped templates are whole on data that lack any two roles, stages, votes, days,
#   areas or sources; the short form is command.whole.
#
# Exit status 1 when a number is told to change more often than chance allows, or a report is not whole.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
registers=${1:-200}

scripts/packages.sh --install build run test
scripts/configure.sh release -DBUILD_TESTING=ON
cmake --build --preset release --target audit_verdicts dump_report make_register netra >/dev/null
built=$PWD/build/release
status=0
"$built/tests/register/audit_verdicts" "$registers" || status=1
NETRA=$built/bin/netra TOP=$PWD DUMP_REPORT=$built/bin/dump_report PAIRS=all \
    MAKE_REGISTER=$built/tests/tools/make_register/make_register bash tests/command/whole.sh || status=1
exit $status
