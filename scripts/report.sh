#!/usr/bin/env bash
# Installs what is missing, builds netra, and writes the real annex and the sample quarterly report
# into out/, and into schema/ the schemas that templates and data name, for the author's editor.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

scripts/packages.sh --install build run
scripts/configure.sh release -DBUILD_TESTING=OFF
log=$(cmake --build --preset release --target netra) || { printf '%s\n' "$log" >&2; exit 1; }
mkdir -p schema
for file in report datapackage office; do
    build/release/bin/netra schema $file >schema/$file.schema.json
done
build/release/bin/netra build templates/press-annex --out out
build/release/bin/netra build templates/quarterly --data data/register --set quarter=2024-Q1 --out out
