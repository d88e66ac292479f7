/* Pages of placed marks, and the structure that a screen reader walks.
 *
 * Coordinates are points from the lower left of the page, as in PDF. Marks stand in reading order;
 * each belongs to an element of the structure or is an artifact. Element types are PDF 1.7's
 * standard structure types (ISO 32000-1, 14.8.4); the pdf room maps them for PDF 2.0. */
#pragma once

#include "report/document.h"
#include "text/paragraph.h"

typedef struct nt_element nt_element;

typedef enum { NT_SCOPE_NONE, NT_SCOPE_COLUMN, NT_SCOPE_ROW, NT_SCOPE_BOTH } nt_head_scope;

struct nt_element {
    const char *type; /* "Document", "H1", "P", "L", "LI", "Lbl", "LBody", "Table", "THead",
                         "TBody", "TR", "TH", "TD", "Figure", "Caption", "Note", "Reference",
                         "Link", "Span", "TOC", "TOCI", "Sect", "Div", "BlockQuote" */
    nt_element *parent;
    nt_element *first, *last, *next; /* children in reading order */
    size_t index;                    /* in nt_pages.elements */
    const char *alt;                 /* Figure, and Link: what it leads to */
    const char *spoken;              /* Span: what stands for its text where it is read out */
    const char *expanded; /* Span: what its text is short for; it stays what the page says */
    const char *title;    /* /T, NULL none */
    const char *id;       /* /ID: unique; Note elements and numbers of the ledger need one */
    const char *lang;     /* NULL: the document's */
    nt_head_scope scope;  /* TH */
    size_t column_span, row_span;     /* 0 or 1: one */
    const nt_element *const *headers; /* TD, TH: the cells that head it; NULL none */
    size_t header_count;
    const char *list_numbering; /* L: "Disc", "Decimal"; NULL none */
    const char *summary;        /* Table */
    bool has_box;               /* Figure: bounding box on `page` */
    size_t page;
    double x0, y0, x1, y1;
    nt_place place; /* of the block in the template, for messages */
};

typedef enum {
    NT_MARK_TEXT,
    NT_MARK_RECT, /* filled */
    NT_MARK_LINE,
    NT_MARK_CHART,
    NT_MARK_CODE, /* a QR code; element is a Figure */
    NT_MARK_LINK, /* an annotation: no ink; element is a Link or Reference */
    NT_MARK_FIELD /* the box of a signature field; element is a Form */
} nt_mark_kind;

typedef enum { NT_ARTIFACT_NONE, NT_ARTIFACT_PAGINATION, NT_ARTIFACT_LAYOUT } nt_artifact;

typedef struct {
    double red, green, blue; /* 0–1, sRGB */
} nt_ink;

typedef struct {
    nt_mark_kind kind;
    nt_element *element;  /* NULL: artifact */
    nt_artifact artifact; /* of a mark without element */
    nt_ink ink;
    double x, y; /* text: baseline start; rect: lower left; line: from; chart: lower left */
    double width, height; /* rect, chart, code, link, field; line: width is the stroke's */
    nt_run run;           /* text; field: what stands in the box until it is signed */
    union {
        struct {
            double x1, y1; /* line: to */
        };
        struct {
            size_t chart; /* index in the drawings of nt_pages; their count: the logo */
            double scale; /* chart */
        };
        const nt_qr *code;
        struct {
            const char *url;    /* link outwards */
            size_t destination; /* link inside: index of a destination */
        };
        const char *field; /* its name, unique in the file; the element's alt describes it */
    };
} nt_mark;

typedef struct {
    double width_pt, height_pt;
    const nt_mark *marks;
    size_t mark_count;
    const char *label; /* "1", "2"… */
} nt_page;

typedef struct {
    const char *id;
    size_t page;
    double x, y; /* top left of the target */
    nt_element *element;
} nt_destination;

/* A bookmark. */
typedef struct {
    const char *title;
    int level; /* 1… */
    size_t destination;
} nt_bookmark;

typedef struct {
    const nt_document *document;
    /* The charts placed, a chart of several parts part by part. */
    const nt_chart *const *drawings;
    size_t drawing_count;
    const nt_logo *logo; /* NULL none */
    const nt_page *pages;
    size_t page_count;
    nt_element *root;            /* Document */
    const nt_element *notice;    /* its first, in the head of the first page; NULL: it has none */
    nt_element *const *elements; /* all, parents before children */
    size_t element_count;
    const nt_destination *destinations;
    size_t destination_count;
    const nt_bookmark *bookmarks;
    size_t bookmark_count;
} nt_pages;

/* Lays the document out. Text that cannot be set (a character that the fonts lack) is NT_INVALID at
 * the block's place. */
nt_status nt_layout_pages(nt_arena *arena, const nt_document *document, const nt_fonts *fonts,
                          const nt_hyphenator *hyphenator, const nt_pages **out, nt_error *err);

/* The chart alone as a page: `sheet` is as nt_chart_alone() gives it, what the file says of itself
 * is the front's. The drawing is the page's own; its plot is that band of the sheet. */
nt_status nt_layout_picture(nt_arena *arena, const nt_front *front, const nt_chart *chart,
                            const nt_sheet *sheet, const nt_pages **out, nt_error *err);

/* The finished pages as their readers meet them: NT_INVALID at the block's place where a mark
 * leaves the paper or its margins, type is under 7 points (a footnote's mark is not judged), or a
 * table, list, heading, link, figure or the report is empty. */
nt_status nt_layout_judge(nt_arena *arena, const nt_pages *pages, nt_error *err);
