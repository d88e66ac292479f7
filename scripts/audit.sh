#!/usr/bin/env bash
# Counts false verdicts: how often reports on registers in which nothing changes say that a number
# rises or falls, of N registers (200) a setting. Not a test of its own: the short form is
# register.stationary. Exit status 1 when a number is told to change more often than chance allows.
set -euo pipefail
cd "$(dirname "$0")/.."
registers=${1:-200}

[ -f build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release --target audit_verdicts >/dev/null
build/release/tests/register/audit_verdicts "$registers"
