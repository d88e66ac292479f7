/* The fingerprint of an edition: a short sum of all that it was made from, to be compared by hand.
 *
 * It is the first 120 bits of the SHA-512 of a list, one line a file that travels with the edition,
 * in the order of the names' bytes: its SHA-512 in hexadecimal, two blanks, its name, a line feed.
 * So `sha512sum` makes it too (docs/archive.md). The list is the same for the PDF, the web page and
 * the bag of an edition: recipe, template, data, ledger and the numbers of the charts.
 *
 * Written in Crockford's base 32 (https://www.crockford.com/base32.html), which has no I, L, O and
 * U, in groups of four. 120 bits: 2^120 editions would have to be made for one that has the
 * fingerprint of another, and 2^60 for any two that have one in common. */
#pragma once

#include "archive/bag.h"
#include "pdf/read.h"

enum { NT_FINGERPRINT_DIGITS = 24, NT_FINGERPRINT_GROUP = 4 };

/* "7KQ2-…", of files as they are called in the PDF: "netra.json", "template/body.md". */
const char *nt_fingerprint_of(nt_arena *arena, const nt_file_sum *files, size_t count);

/* The same of what a PDF carries, or a web page: of that without what is only another form of it,
 * the charts' pictures and the table of figures. */
const char *nt_fingerprint_carried(nt_arena *arena, const char *report,
                                   const nt_pdf_embedded *files, size_t count);

/* As somebody typed it, in the form above: any case, blanks and hyphens anywhere, O for 0, I and L
 * for 1. A character that it does not have, and another number of them, are NT_USAGE. */
nt_status nt_fingerprint_read(nt_arena *arena, const char *text, const char **out, nt_error *err);
