/* The one gate that everything passes before it is published: no number of a person (NIP, NIK) goes
 * into an output. Cells of the data are judged where they are read (ingest). */
#pragma once

#include "edition/build.h"

/* What a report is made from: settings (NT_USAGE), the template's name and files (NT_INVALID at
 * line and column). Here a character that no font has is refused as well. */
nt_status nt_gate_words(nt_run_state *run, nt_error *err);
/* The same of the file of an office; NULL is fine. */
nt_status nt_gate_office(nt_run_state *run, const nt_office *office, nt_error *err);

/* What has become of it: texts of charts and pages, what a screen reader is told, names and texts
 * of attachments. A number that is put together from two texts is found here; the message names the
 * page or the chart. Of the product also that each statement which its ledger says it makes stands
 * on its pages. */
nt_status nt_gate_chart(nt_run_state *run, const nt_front *front, const nt_chart *chart,
                        nt_error *err);
/* The page as it is read, line by line; the workbook cell by cell. */
nt_status nt_gate_page(nt_run_state *run, const nt_product *product, nt_error *err);
nt_status nt_gate_book(const nt_run_state *run, const nt_book *book, nt_error *err);
nt_status nt_gate_product(nt_run_state *run, const nt_product *product, nt_error *err);

/* ---- characters that no font has, found where they stand before a page is made ---- */

/* What is wrong with the first character of the text that cannot be set, as "no font has the
 * character U+1F600 (😀)", and where it stands; *at is NULL when all can. The fonts are opened when
 * the first character beyond ASCII is met: a failure of that is the status. */
nt_status nt_characters_find(nt_run_state *run, const char *text, size_t length, const char **at,
                             nt_text *wrong, nt_error *err);

/* Of the data read so far, whatever of them may be printed: errors in the log of problems. */
nt_status nt_characters_judge(nt_run_state *run, nt_error *err);
