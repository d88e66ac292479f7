/* Names of files that come from outside. */
#ifndef NETRA_ARCHIVE_NAMES_H
#define NETRA_ARCHIVE_NAMES_H

#include <stdbool.h>

#include "base/arena.h"

/* Stated in docs/archive.md and tested. */
enum { NT_NAME_BYTES_MAX = 512, NT_NAME_DEPTH_MAX = 16 };

/* Why the path must not be used below a folder ("leads out of its folder"), or NULL. A path is
 * relative, in valid UTF-8 with single '/', without "." and "..", backslash, drive and control
 * characters. */
const char *nt_archive_name_fault(const char *path);

/* Whether an accent stands apart from its letter (U+0300 to U+036F). libarchive composes the names
 * that it reads, so in a zip of ours such a name would not come back. */
bool nt_archive_has_loose_accent(const char *path);

/* For messages: what cannot be printed as it is, as %XX; at most 120 characters. */
const char *nt_archive_printable(nt_arena *arena, const char *path);

/* Two paths that Windows or macOS would take for one fold to the same: other case, an accent
 * written apart, dots and blanks at the end. `path` is valid UTF-8. */
const char *nt_archive_fold(nt_arena *arena, const char *path);

/* Names that differ only in how their accents are written ("é" in one character or two) have one
 * such key, and no others do. For comparing, not for showing. */
const char *nt_archive_spelling(nt_arena *arena, const char *path);

#endif
