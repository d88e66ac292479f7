/* What `netra build` makes and writes, of one edition or of many. */
#pragma once

#include "base/outputs.h"
#include "edition/build.h"

/* What the options ask a build to make. */
nt_product nt_build_asked(const nt_options *options);
bool nt_build_has_pdf(const nt_options *options);

/* "STEM.pdf"; "STEM.html" or "STEM.web/index.html". */
const char *nt_build_pdf(nt_arena *arena, const char *stem);
const char *nt_build_page_path(nt_arena *arena, const char *stem, nt_page_kind kind);

/* All files of the product, whose paths begin with `stem`; it waits for the drawings. */
nt_status nt_build_files(nt_run_state *run, const nt_product *product, const char *stem,
                         const nt_file **out, size_t *count, nt_error *err);
nt_status nt_build_stage(nt_run_state *run, nt_outputs *outputs, const nt_file *files, size_t count,
                         nt_error *err);

/* What is put behind `stem` for the folders of a product. */
enum { NT_BUILD_FOLDERS = 3 };
extern const char *const nt_build_folders[NT_BUILD_FOLDERS];

/* Warns of files that are not of the list in the folders of the formats that the options ask for,
 * of an earlier build for example: nothing is removed. `clock` may be NULL. */
void nt_build_tell_strangers(nt_clock *clock, const nt_options *options, const char *stem,
                             const nt_file *files, size_t count);

/* netra build --each: all editions that it asks for. */
nt_status nt_build_each(const nt_options *options, nt_error *err);
