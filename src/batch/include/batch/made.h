/* What a run of many editions has made: a list beside them that says of each what it was made of,
 * and the SHA-512 of each of its files, as `sha512sum --check` reads it. An edition gets into it in
 * one write, when its files stand: so a run that was cut off, wherever, can go on with the rest.
 * One run at a time writes to it, and so into its folder: another one is NT_SYSTEM. Any thread may
 * call. */
#pragma once

#include <stdbool.h>

#include "archive/bag.h"

typedef struct nt_batch_made nt_batch_made;

/* The list `path`, of files below its folder; it need not be there yet. `resumes`: what an earlier
 * run made counts, and new entries go behind; else the first entry begins the list anew. One that
 * is damaged has fewer entries. */
nt_status nt_batch_made_open(nt_arena *arena, const char *path, bool resumes, nt_batch_made **out,
                             nt_error *err);
/* Whether an earlier run made this from the same ("sha512 of all that goes in"), and every file of
 * it is there with the bytes that it had. */
bool nt_batch_made_has(const nt_batch_made *made, const char *what, const char *of);
/* Makes the list where it is not there: before the first file of the run gets into its folder. */
nt_status nt_batch_made_claim(nt_batch_made *made, nt_error *err);
/* It is claimed. The files stand; their names lead to below the folder of the list. */
nt_status nt_batch_made_note(nt_batch_made *made, const char *what, const char *of,
                             const nt_file_sum *files, size_t count, nt_error *err);
/* No edition follows: in the place of the list one of the same by their names, whichever came to
 * stand first, each once. */
nt_status nt_batch_made_order(const nt_batch_made *made, nt_error *err);
void nt_batch_made_close(nt_batch_made *made);
