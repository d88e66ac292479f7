/* Names of files: what may name one below a folder, for data, reports and bags alike. */
#pragma once

#include <stdbool.h>

#include "base/lang.h"

/* Stated in docs/archive.md and tested. */
enum { NT_PATH_BYTES_MAX = 512, NT_PATH_PART_BYTES_MAX = 255, NT_PATH_DEPTH_MAX = 16 };

/* Why the path must not be used below a folder ("leads out of its folder", behind the path or what
 * it names), or NULL. A path is relative, in valid UTF-8 with single '/', without "." and "..",
 * backslash, drive and control characters. */
const nt_text *nt_path_fault(const char *path);

/* Whether an accent stands apart from its letter (U+0300 to U+036F). libarchive composes the names
 * that it reads, so in a zip of ours such a name would not come back. */
bool nt_path_has_loose_accent(const char *path);

/* Whether a name has that ending (".pdf", in whatever case) and something before it. */
bool nt_path_ends_in(const char *path, const char *ending);

/* Programs that read a manifest of a bag take blanks at the end of a line away. */
bool nt_path_ends_in_blank(const char *path);

/* For messages: what cannot be printed as it is, as %XX; at most 120 characters. */
const char *nt_path_printable(nt_arena *arena, const char *path);

/* Two paths that Windows or macOS would take for one fold to the same: other case, an accent
 * written apart, dots and blanks at the end. `path` is valid UTF-8. */
const char *nt_path_fold(nt_arena *arena, const char *path);

/* Names that differ only in how their accents are written ("é" in one character or two) have one
 * such key, and no others do. For comparing, not for showing. */
const char *nt_path_spelling(nt_arena *arena, const char *path);

/* The same path without what says nothing: "./a//b/./c" -> "a/b/c". */
const char *nt_path_plain(nt_arena *arena, const char *path);
