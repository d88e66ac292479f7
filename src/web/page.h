/* What the parts of a page share. */
#pragma once

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
/* Text between tags or within a quoted attribute. */
void nt_web_text(nt_web *w, const char *text);
/* What is seen, and what a screen reader says in its place. */
void nt_web_heard(nt_web *w, const char *seen, const char *heard);
/* Text between tags, heard as text/aloud.h has it. */
void nt_web_words(nt_web *w, const char *text);
/* ` name="value"`; nothing for NULL. */
void nt_web_attribute(nt_web *w, const char *name, const char *value);
/* `<tag class="class">`, without class for NULL; `</tag>`. */
void nt_web_open(nt_web *w, const char *tag, const char *class);
void nt_web_close(nt_web *w, const char *tag);
/* An element of text alone. */
void nt_web_element_of(nt_web *w, const char *tag, const char *class, const char *text);
/* "n.ID" or "r.ID" of a row of the ledger, whose id may hold blanks: those are "%20" in the page,
 * and read.c turns them back. */
const char *nt_web_row_id(nt_arena *arena, const char *prefix, const char *id);
/* ` href="#id"`; ` href="name"` of a path beside the page; a data URL. */
void nt_web_href(nt_web *w, const char *mark, const char *address); /* "#" before an id, else "" */
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
void nt_web_contents(nt_web *w);

void nt_web_table(nt_web *w, const nt_block *block);
void nt_web_figure(nt_web *w, const nt_block *block);
void nt_web_fingerprint(nt_web *w, const nt_block *block);
/* Opens and closes what scrolls within itself, named by the element `label`. */
void nt_web_scroll_open(nt_web *w, const char *label);
void nt_web_scroll_close(nt_web *w);

/* --- what stands around --- */

void nt_web_head(nt_web *w);
/* The face of the office: its colours, for the head; its letterhead; what it says of this release.
 */
void nt_web_office_style(nt_web *w, const nt_office *office);
void nt_web_office(nt_web *w, const nt_office *office);
void nt_web_release(nt_web *w, const nt_office *office);
void nt_web_downloads(nt_web *w);
/* A link that downloads the file of that name, if the page carries one; else nothing and false. */
bool nt_web_download(nt_web *w, const char *name, const char *words, const char *class);
/* That the row has an origin to be told. */
void nt_web_keep_origin(nt_web *w, const nt_ledger_row *row);
void nt_web_origins(nt_web *w);
