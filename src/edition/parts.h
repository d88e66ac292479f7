/* What the steps of a run share: how a register is counted, which edition was before, what travels
 * inside the PDF. */
#pragma once

#include "edition/build.h"
#include "edition/recipe.h"
#include "task.h"

/* --- a register of cases on its way to results: what --set asks for, the state on a day, its
 * counts --- */

/* Whether the template says so, or, when it says nothing, the package holds cases and no figures.
 */
bool nt_run_has_register(const nt_run_state *run);

/* Register, cube, comparison; fills run->cases, run->edition and run->results. The parameters are
 *   period     2024-07, 2024-Q1, 2024-H1 or 2024; without it the quarter of the day asked for, else
 *              the last one that the register covers whole
 *   quarter    2024-Q1: the same, of quarters
 *   area       a province or regency as in the rows (name, short form, code); without it the whole
 *   threshold  counts below it are suppressed, 0 to 100; without it 3
 *   internal   true or false: prints all and marks every page; without it false
 *   before     the ledger of an edition that went out: what it suppressed stays suppressed, and
 *              nothing that it printed gives away what is suppressed now
 *   range      0 to 10: how wide the interval must be to which a small count can be narrowed;
 *              without it 2
 *   released   required: refused without the folder of what has gone out; or optional
 *   event_a, event_b
 * `as_of` is the day asked for, NT_DATE_UNKNOWN for the last of the period; where the register ends
 * before it, the state is that of the last day covered. A period of which no day is covered is
 * NT_INVALID. */
nt_status nt_run_register(nt_run_state *run, nt_date as_of, nt_error *err);

/* --- the edition of a report that went out before, as its ledger tells --- */

/* Reads NAME.figures.json, as `build` wrote it, or that of a bag or a finished PDF: of each number
 * its id, its day, its value and whether it was suppressed; and whether the edition is an internal
 * one. A file that is no ledger is NT_INVALID at the place of what is missing. */
nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err);

/* What a later edition has to know of it, as JSON that nt_earlier_read takes: which numbers it had,
 * of which day, which it suppressed, and the values of those that the later one prints too. No
 * other value: somebody may name an internal edition. */
nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier, const nt_ledger *later);

/* Workbooks beside which no PDF or ledger stands: they may be those of an edition. */
typedef struct {
    const char *first;
    size_t count;
} nt_unread;

/* Every edition of a register in the folder and those in it, once each, into request->released:
 * bags, PDFs of netra, and, without a PDF beside them, ledgers (NAME.figures.json) and web pages.
 * Other files are let be, and so are editions of no register. NT_INVALID: one cannot be read, or is
 * internal. */
nt_status nt_released_read(nt_arena *arena, const char *folder, nt_register_request *request,
                           nt_unread *unread, nt_error *err);
/* The edition before, which there must be, is not held once more among those. */
void nt_released_drop_before(nt_arena *arena, nt_register_request *request);

/* The plan of this edition and those of areas below it, into run->family: of `areas`, or, where
 * they are NULL, of all that lie directly in it and have a case. NT_INVALID: nothing is to be
 * protected, or what there is cannot be. */
nt_status nt_family_make(nt_run_state *run, const nt_register_request *request,
                         const char *const *areas, size_t area_count, nt_error *err);
/* The plan in that file. NT_INVALID, at its line: it was made of another day, setting or table. */
nt_status nt_family_read(const nt_run_state *run, const char *path,
                         const nt_register_request *request, nt_family_plan *out, nt_error *err);
/* What it says of this edition, into request->plan. NT_INVALID: nothing. */
nt_status nt_family_follow(const nt_run_state *run, const nt_family_plan *plan,
                           nt_register_request *request, nt_error *err);

/* What this edition suppressed, for building it again without those: a ledger that nt_earlier_read
 * takes. */
nt_bytes nt_released_plan(nt_arena *arena, const nt_ledger *ledger);

/* Whether it can have been, when run->results are there. NT_INVALID, at the parameter's place: an
 * edition of another kind of report, of another area, or of published figures on a later day. What
 * it says of such a report would be true of none. */
nt_status nt_before_judge(const nt_run_state *run, nt_error *err);

/* "wilayah “Bali”" of an area as a ledger names it; "" is all. */
nt_text nt_area_words(nt_arena *arena, const char *area);

/* --- what travels inside the PDF: the data that were read, the ledger, each chart's numbers, and
 * all it takes to build the file again --- */

/* A file that all editions of one reader carry, packed and summed for them once. */
typedef struct nt_shared_file {
    nt_bytes bytes;
    const char *sha512;
    nt_bytes packed;
} nt_shared_file;
/* The template and the data of a run that has read, into run->shared. */
void nt_carried_share(nt_run_state *run);
/* NULL: they are shared by none. */
const nt_shared_file *nt_carried_shared(const nt_run_state *run, nt_bytes bytes);

/* A table of cases never travels, in no edition: what is suppressed on the pages could be counted
 * again from it. The recipe names it with its size and checksum, so that whoever has the table can
 * prove that it is the one. A table that cannot be read again for that is NT_SYSTEM. */
nt_status nt_carried_attachments(nt_run_state *run, const nt_product *product, nt_attachment **out,
                                 size_t *count, nt_error *err);

/* One more block at the end of product->document: the fingerprint of what is attached, and the QR
 * code of the office's address, where it has one. */
nt_status nt_imprint_add(const nt_run_state *run, nt_product *product, nt_error *err);

/* The page of product->page_kind, with the files that it carries. It joins the drawings. */
nt_status nt_page_make(nt_run_state *run, nt_product *product, nt_error *err);

/* Companions on their way: made beside the pages, with memory and fonts of their own. */
typedef enum { NT_BESIDE_BOOKS, NT_BESIDE_CARDS, NT_BESIDE_KINDS } nt_beside_kind;

typedef struct nt_beside {
    const nt_run_state *run;
    const nt_product *product;
    nt_arena *arena;
    NT_VEC(nt_companion) made; /* in it */
    size_t count;              /* of sheets, or pictures */
    nt_task task;
} nt_beside;

void nt_beside_keep(nt_beside *beside, unsigned format, const char *ending, nt_bytes bytes);
nt_status nt_cards_draw(void *beside, nt_error *err);

/* Starts making those of product->formats; document, results and fonts lent for cards must stay as
 * they are until the join, which keeps what was made. The close waits too, and does nothing where
 * nobody started. */
void nt_companions_start(const nt_run_state *run, nt_product *product);
nt_status nt_companions_join(nt_product *product, nt_error *err);
void nt_companions_close(nt_product *product);

/* --- a register that was counted elsewhere: options->cube --- */

/* Into run->cases. NT_INVALID: it was counted of other lists, or for another day. */
nt_status nt_counted_read(nt_run_state *run, nt_date day, nt_error *err);
/* What is known of the file of that name that it was counted from; NULL: nothing. */
const nt_cube_part *nt_counted_part(const nt_run_state *run, const char *path);
/* SHA-512 and size of the file; where a cube stands for it and does not know them, of the cube. */
nt_status nt_counted_checksum(const nt_run_state *run, const nt_table_file *file, const char **sum,
                              long long *bytes, nt_error *err);
/* The cube stands for files that nobody has told of: it is what was read. */
bool nt_counted_files_unknown(const nt_run_state *run);

/* The salt of the house, made where there is none yet; NULL for an edition that stays in it. */
nt_status nt_run_salt(const nt_run_state *run, const char **out, nt_error *err);

/* The checksum of a table of cases as it may travel: with the salt of the house unless the edition
 * is internal. Fills checksum, salt and bytes. */
nt_status nt_run_checksum(const nt_run_state *run, const nt_table_file *file, nt_withheld *out,
                          nt_error *err);
/* All of them, into run->case_files. */
nt_status nt_run_read_case_files(nt_run_state *run, nt_error *err);
/* All is counted, the recipe too has been written, which says how many cases each file has, and
 * nothing is asked about a single case any more. Cases in the arena of another stay. */
void nt_run_leave_cases(nt_run_state *run);

/* ---- files of others that the program needs ---- */

/* The folder of the fonts: $NETRA_FONTS, else beside the program as installed
 * (../share/netra/fonts) or as built (../fonts). Not checked: opening it says what is missing. */
const char *nt_places_fonts(nt_arena *arena);

/* The hyphenation dictionary of the language: $NETRA_HYPHEN or /usr/share/hyphen, hyph_id_ID.dic
 * (package hyphen-id) or hyph_en_GB.dic (hyphen-en-gb). */
const char *nt_places_hyphenation(nt_arena *arena, nt_lang lang);
