#!/usr/bin/env bash
# scripts/configure.sh PRESET [OPTION OF CMAKE]...: configures a preset, and starts anew where it cannot go
# on from what lies in its folder: configured in another place, with another generator, with a
# compiler that is gone. With another compiler CMake would go on, forget the preset's other settings,
# the sanitizers among them, and give status 0.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

if ! said=$(cmake --preset "$@" 2>&1 >/dev/null) || [[ $said == *'require your cache to be deleted'* ]]; then
    exec cmake --fresh --preset "$@" >/dev/null
fi
[ -z "$said" ] || printf '%s\n' "$said" >&2
