# Whatever lies in a preset's folder, configuring gives the preset's own compiler, build type and flags.
set -uo pipefail
: "${TOP:?}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
project="$work/jalan ä b"
mkdir -p "$project/scripts"
cp "$TOP/scripts/configure.sh" "$project/scripts"
cp "$TOP/CMakePresets.json" "$project"
printf 'cmake_minimum_required(VERSION 3.25)\nproject(small LANGUAGES C)\noption(KEPT "")\n' >"$project/CMakeLists.txt"
cd "$project" || exit 1
export CDPATH=. # by which some find their folders

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# Configures and compares what is kept; messages are for failures only.
same() { # WHAT LAY THERE
    scripts/configure.sh asan -DKEPT=yes >"$work/said" 2>&1 || fail "$1: $(cat "$work/said")"
    [ ! -s "$work/said" ] || fail "$1: it says $(cat "$work/said")"
    grep -E '^(CMAKE_(BUILD_TYPE|C_COMPILER|C_FLAGS|GENERATOR)|KEPT):' build/asan/CMakeCache.txt |
        sed 's/:[A-Z]*=/=/; s:=/usr/bin/:=:' >"$work/now"
    [ -e "$work/first" ] || cp "$work/now" "$work/first"
    diff "$work/first" "$work/now" || fail "$1: the settings differ"
}

same 'nothing'
grep -q fsanitize=address "$work/first" || fail 'the preset has no sanitizers'
same 'the same'
cp -r "$project" "$work/copied"
cd "$work/copied" || exit 1
same 'another folder'
rm -rf build
cmake -G Ninja -B build/asan -DCMAKE_C_COMPILER=gcc >/dev/null || fail 'cmake'
same 'another compiler'
rm -rf build
cmake -G 'Ninja Multi-Config' -B build/asan -DCMAKE_C_COMPILER=gcc >/dev/null || fail 'cmake'
same 'another generator'
sed -i 's,/[^ "]*/clang-14,/nowhere/clang-14,' build/asan/CMakeCache.txt build/asan/CMakeFiles/*/CMakeCCompiler.cmake
same 'a compiler that is gone'
truncate -s 1000 build/asan/CMakeCache.txt
same 'half a cache'

echo 'message(FATAL_ERROR "that is why")' >>CMakeLists.txt
scripts/configure.sh asan >"$work/said" 2>&1 && fail 'an error in CMakeLists.txt gives status 0'
grep -q 'that is why' "$work/said" || fail 'the error is not shown'
