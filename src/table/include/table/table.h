/* Tables: what an edition says in rows and columns, made of its results by kind. A kind is one file
 * in kinds/ and one line in the registry (draft.c). All strings are valid UTF-8 in the arena, all
 * arrays may be empty; a cell that prints a number names its row of the ledger. */
#pragma once

#include "base/json_form.h"
#include "ledger/results.h"

enum {
    NT_STYLE_BOLD = 1,
    NT_STYLE_ITALIC = 2,
    NT_STYLE_SEMIBOLD = 4,
    NT_STYLE_CAUTION = 8,
    NT_STYLE_MARK = 16,    /* " (r)": hangs behind a number, which its column aligns without it */
    NT_STYLE_OF_SIGNS = 32 /* a note of netra's own, which may begin with the sign it explains */
};

typedef struct nt_block nt_block; /* of a document */

/* A run of text, a link, a footnote's mark or a forced line break. */
typedef struct {
    const char *text; /* "\n" for a forced break */
    unsigned style;
    const char *url;       /* an outside link, NULL none */
    const char *target;    /* the id of a block in this document: a cross-reference; NULL none */
    const char *ledger_id; /* the number's row, when the text is a number from the ledger */
    const char *spoken;    /* what a sign like "?" stands for, to be read out; NULL: the text */
    const char *expanded;  /* what the text is short for, read out; it stays what is printed */
    const char *lang; /* of a text that others wrote, BCP 47; NULL: the document's, or unknown */
    const nt_block *footnote; /* its content: the text is then "" and the mark is set here */
    /* The statement that begins with the text, or that it quotes of another edition; NULL */
    const struct nt_ledger_statement *states;
} nt_inline;

typedef struct {
    const nt_inline *items;
    size_t count;
} nt_inlines;

/* The text as a run; none of "". */
nt_inlines nt_inlines_of(nt_arena *arena, const char *text);
/* Both, with a run of `between` in the middle where neither is empty and it says something. */
nt_inlines nt_inlines_join(nt_arena *arena, nt_inlines text, const char *between, nt_inlines more);

typedef enum { NT_ALIGN_LEFT, NT_ALIGN_RIGHT, NT_ALIGN_DECIMAL, NT_ALIGN_CENTRE } nt_align;

typedef struct {
    nt_inlines head; /* with the unit */
    nt_align align;  /* DECIMAL: on the decimal mark of the language */
    double weight;   /* share of spare width for text columns; 0: as wide as its content */
    bool row_header; /* the cells of this column name their row */
} nt_column;

typedef struct {
    nt_inlines text;
    size_t span; /* columns, at least 1 */
} nt_cell_text;

typedef enum { NT_ROW_BODY, NT_ROW_GROUP, NT_ROW_TOTAL } nt_row_kind;

typedef struct {
    nt_row_kind kind;
    const nt_cell_text *cells;
    size_t cell_count;
} nt_row;

typedef struct {
    const nt_column *columns;
    size_t column_count;
    /* An optional row above the heads that names groups of columns ("Pilkada 2020" over three). */
    const nt_cell_text *group_heads;
    size_t group_head_count;
    const nt_row *rows;
    size_t row_count;
    const char *summary; /* for a screen reader: what the table shows and how it is built */
    bool dense;          /* small type, rows that touch: for a table of many pages */
    bool may_turn;       /* may be set on a landscape page when it is wider than the text */
} nt_table_block;

typedef struct nt_table_kind nt_table_kind;

const nt_table_kind *nt_table_kind_called(const char *id); /* NULL: none */
const char *nt_table_kind_id(size_t index);                /* NULL behind the last */
/* Its members in report.json, beside those of every table; NULL: none. */
const nt_json_form *nt_table_kind_form(const nt_table_kind *kind);

typedef struct {
    const nt_table_kind *kind;
    const nt_json *definition; /* its object in report.json; NULL for one without settings */
    const nt_results *results;
    nt_lang lang;
    bool is_whole; /* rows that the template leaves out are in */
    /* Puts names into a text of the definition; NULL: it is taken as it is. */
    nt_status (*expand)(void *names, const nt_json *text, const char **out);
    void *names;
} nt_table_request;

typedef struct {
    nt_text caption;   /* when the template gives none */
    const char *scope; /* which rows these are, behind any caption; NULL: all, as they come */
    nt_inlines notes;
    const nt_table_block *table; /* NULL: there is nothing to read, and `absence` says why */
    const char *absence;
    bool is_empty; /* without rows */
    bool is_cut;   /* some are left out */
} nt_table_made;

/* A name in the definition that no edition has is NT_INVALID at its place; one that this edition
 * lacks gives a table without rows. */
nt_status nt_table_make(nt_arena *arena, const nt_table_request *request, nt_table_made *out,
                        nt_error *err);
