/* The document tree: what a report says, before anyone knows where on a page it stands.
 * All strings are valid UTF-8 in the arena; all arrays may be empty. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"
#include "chart/chart.h"
#include "ledger/ledger.h"
#include "office/office.h"
#include "qr/qr.h"
#include "table/table.h"

/* The element around a document's fingerprint, in the PDF and in the web page: it is another one in
 * each edition, also where all that they say is the same. */
#define NT_FINGERPRINT_ELEMENT "page.fingerprint"

typedef enum {
    NT_BLOCK_HEADING,
    NT_BLOCK_PARAGRAPH,
    NT_BLOCK_LIST,
    NT_BLOCK_TABLE,
    NT_BLOCK_FIGURE,
    NT_BLOCK_TILES,
    NT_BLOCK_CALLOUT,
    NT_BLOCK_QUOTE,
    NT_BLOCK_CONTENTS,
    NT_BLOCK_GROUP, /* children in order; a footnote's content, a list's item */
    NT_BLOCK_PAGE_BREAK,
    /* id names the field; children: words above its box, the last the office. NULL: signed by hand;
     * children: words above the signature, the last who signs, which may have no text */
    NT_BLOCK_SIGNATURE,
    NT_BLOCK_FINGERPRINT /* children: paragraphs, the first the fingerprint; the last of a document
                          */
} nt_block_kind;

/* A key figure. */
typedef struct {
    const char *value; /* "72,8 persen" */
    const char *ledger_id;
    nt_inlines label, detail; /* "Pilkada 2020, H+10", "635 dari 872 terbukti" */
    int ink;                  /* as in a chart's series */
    bool doubtful;
} nt_tile;

typedef enum { NT_CALLOUT_NOTE, NT_CALLOUT_CAUTION } nt_callout_kind;

enum { NT_HEADING_LEVELS = 4 };

struct nt_block {
    nt_block_kind kind;
    const char *id;                  /* for cross-references, NULL none */
    nt_inlines text;                 /* heading, paragraph */
    const nt_block *const *children; /* list (groups), callout, quote, group */
    size_t child_count;
    int level;          /* heading: 1…NT_HEADING_LEVELS */
    const char *number; /* heading "2.1"; figure and table "Gambar 3", "Tabel 1"; NULL none */
    bool ordered;       /* list */
    nt_inlines caption, subtitle, notes; /* figure and table; callout: caption is its lead */
    const nt_chart *chart;
    nt_inlines finding; /* figure: what its alternative text ends with */
    const nt_table_block *table;
    const nt_tile *tiles;
    size_t tile_count;
    nt_callout_kind callout;
    const nt_block
        *whole; /* table: itself with the rows that a page leaves out; NULL: it has all */
    const nt_block *beside; /* figure: the numbered table that has all its numbers; NULL none */
    const nt_qr *code;      /* fingerprint: of the address where the office tells it; NULL none */
    const char *code_words; /* what is said of it to those who do not see it */
    bool unnumbered;        /* heading without number, still in the contents */
    bool empty;             /* figure, table: this edition has no data for it */
    bool gone;              /* left out with its chapter: in no finished document */
    nt_place place;         /* in the template, for messages */
};

typedef enum { NT_PROFILE_A3_UA1, NT_PROFILE_A4_UA2 } nt_pdf_profile;

/* What a table, figure, contents… is called; from the language. */
typedef struct {
    const char *title, *subtitle, *kicker; /* kicker: small capitals above the title */
    const char *organisation, *address;    /* the letterhead; a made-up one is marked CONTOH */
    const char *classification;            /* "Untuk umum"; "" none */
    const char *head_left, *head_right, *foot_left;                     /* running head and foot */
    nt_place place, head_left_place, head_right_place, foot_left_place; /* `place`: the title's */
    const char *page_of;                                                /* "Halaman {0} dari {1}" */
    const char *contents_title;
    const char *subject, *keywords, *creator;
    const nt_office *office; /* NULL: none is named, and organisation and address stand alone */
    const char *stamp;       /* as of a chart: what leaves the report says of itself; "" nothing */
    const char *place_and_date; /* of the office's release: "Jakarta, 25 Maret 2024"; "" neither */
    nt_lang lang;
    nt_date date; /* the day of the edition */
    nt_pdf_profile profile;
    /* "DATA SINTETIS · INTERNAL": on each page, first of all in what is read out, and before the
     * title of the file; "" nothing */
    const char *notice;
} nt_front;

typedef struct {
    nt_front front;
    const nt_block *const *blocks;
    size_t block_count;
    const nt_chart *const *charts; /* every chart placed, in order */
    size_t chart_count;
    const nt_ledger_statement *statements; /* that it makes, each once */
    size_t statement_count;
    size_t bytes; /* of memory that making it took */
} nt_document;

/* What a report may take of memory, made and laid out; writing takes as much again. A page of text
 * takes some 50 KB, a page of a dense table or of short lines five times that. */
enum { NT_REPORT_BYTES_MAX = 72 * 1024 * 1024 };

/* Of the block where it came to more. */
nt_status nt_report_too_large(nt_place place, nt_error *err);
