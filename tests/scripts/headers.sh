#!/usr/bin/env bash
# headers.sh COMPILER WORDS: each public header compiles by itself, and all of them in one file, in
# either order. WORDS is where the headers of the catalogues are.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
compile=("$1" -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c -I "$2")
for folder in src/*/include; do compile+=(-I "$folder"); done
mapfile -t headers < <(cd src && printf '%s\n' */include/*/*.h | sort)
includes() {
    printf '#include "%s"\n' "${@#*/include/}"
    printf 'extern int nt_nothing_else;\n'
}
for header in "${headers[@]}"; do
    includes "$header" | "${compile[@]}" - || { printf '%s does not compile by itself\n' "$header"; exit 1; }
done
includes "${headers[@]}" | "${compile[@]}" -
includes "${headers[@]}" | tac | "${compile[@]}" -
printf '%d headers compile alone and together\n' "${#headers[@]}"
