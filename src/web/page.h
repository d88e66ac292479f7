/* What the parts of a page share. */
#pragma once

#include "base/shown.h"
#include "web/web.h"

/* page.css and page.js, and the script's checksum in hexadecimal. */
extern const char nt_web_css[], nt_web_js[], nt_web_js_sha256[];

/* A heading, found before anything is written. */
typedef struct {
    const nt_block *block;
    const char *id;
    int level; /* of the document: 1…, without gaps */
} nt_web_heading;

typedef struct {
    nt_arena *arena;
    const nt_web_request *request;
    const nt_document *document;
    nt_lang lang;
    nt_buffer out;
    nt_status status; /* the first failure */
    nt_error *err;
    nt_map numbers; /* ledger id -> times printed */
    nt_map targets; /* id of a block -> anything: it is in the page */
    NT_VEC(nt_web_heading) headings;
    size_t next_heading, table_count;
    NT_VEC(const nt_block *) notes; /* footnotes, in the order of their marks */
    NT_VEC(const nt_ledger_row *) origins;
    nt_map with_origin; /* ids of the rows in it */
} nt_web;

/* --- html.c: the one place where text becomes HTML --- */

/* As it is: our own tags. */
void nt_web_raw(nt_web *w, const char *html);
/* Markup with texts of the data, nt_shown_printf(). */
#define nt_web_put(w, ...) nt_shown_printf(&(w)->out, __VA_ARGS__)
/* Text between tags. */
void nt_web_text(nt_web *w, const char *text);
/* What is seen, and what a screen reader says in its place. */
void nt_web_heard(nt_web *w, const char *seen, const char *heard);
/* Text between tags, heard as text/aloud.h has it. */
void nt_web_words(nt_web *w, const char *text);
/* An element of words alone; without class for NULL. */
void nt_web_element_of(nt_web *w, const char *tag, const char *class, const char *text);
/* "n.ID" or "r.ID" of a row of the ledger, whose id may hold blanks: those are "%20" in the page,
 * and read.c turns them back. */
const char *nt_web_row_id(nt_arena *arena, const char *prefix, const char *id);
/* An id, or a path beside the page, as an href has it; a data URL, as an attribute. */
const char *nt_web_address(nt_web *w, const char *path);
void nt_web_href_data(nt_web *w, const char *mime, nt_bytes bytes);
/* An address that a reader may follow: http, https or mailto. */
bool nt_web_is_address(const char *url);

/* --- inlines.c --- */

void nt_web_inlines(nt_web *w, const nt_inlines *text);
/* Their words alone. */
const char *nt_web_plain(nt_arena *arena, const nt_inlines *text);
/* The number, a link to its origin; `is_printed`: as the document prints it, with an id of its own.
 */
void nt_web_number(nt_web *w, const char *ledger_id, const char *text, bool is_printed);
/* Footnotes, behind all else. */
void nt_web_notes(nt_web *w);

/* --- blocks.c --- */

void nt_web_survey(nt_web *w, const nt_block *block);
void nt_web_block(nt_web *w, const nt_block *block);
void nt_web_children(nt_web *w, const nt_block *block);
/* "Gambar 3. Tindak lanjut…" and the measure below, as a figcaption with that id. */
void nt_web_caption(nt_web *w, const nt_block *block, const char *id);
/* What is remarked below a table or a chart. */
void nt_web_notes_below(nt_web *w, const nt_block *block);
void nt_web_contents(nt_web *w);

void nt_web_table(nt_web *w, const nt_block *block);
void nt_web_figure(nt_web *w, const nt_block *block);
void nt_web_fingerprint(nt_web *w, const nt_block *block);
/* Opens what scrolls within itself, a div named by the element `label`. */
void nt_web_scroll_open(nt_web *w, const char *label);
/* What a script sorts a cell by, whatever the language writes, as an attribute; nothing for NAN. */
void nt_web_sort_value(nt_web *w, double value);

/* --- what stands around --- */

void nt_web_head(nt_web *w);
/* The face of the office: its colours, for the head; its letterhead; what it says of this release.
 */
void nt_web_office_style(nt_web *w, const nt_office *office);
void nt_web_office(nt_web *w, const nt_office *office);
void nt_web_release(nt_web *w, const nt_office *office);
void nt_web_downloads(nt_web *w);
/* A link that downloads the file of that name, if the page carries one; else nothing and false. */
bool nt_web_download(nt_web *w, const char *name, const char *words);
/* That the row has an origin to be told, and where that stands, as an href has it behind "#". */
void nt_web_keep_origin(nt_web *w, const nt_ledger_row *row);
const char *nt_web_origin_address(nt_web *w, const nt_ledger_row *row);
void nt_web_origins(nt_web *w);
