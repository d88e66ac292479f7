/* The making of one document: what the steps from text to tree share. */
#pragma once

#include "settings.h"
#include "slot.h"

typedef NT_VEC(const nt_block *) nt_blocks;

/* What a cross-reference can lead to. */
typedef struct {
    const char *id;
    const nt_block *block;
} nt_anchor;

/* A heading, figure or table: numbered when it is known which of them stay. */
typedef struct {
    nt_block *block;
    const char *absence; /* of a table: what stands in its place; NULL: the table does */
} nt_numbered;

/* A cross-reference that waits until every block has its number. */
typedef struct {
    nt_inline *run;
    nt_place place;
} nt_reference;

typedef NT_VEC(nt_reference) nt_references;

typedef struct {
    const char *label;
    nt_block *block; /* its content, a group */
    nt_woven text;
    nt_place place;
    bool used;
} nt_footnote;

typedef struct nt_assembly {
    nt_arena *arena;
    size_t used_max; /* of the arena, when the report is too large */
    nt_error *err;
    nt_status status; /* the first failure is kept; what comes behind it is empty */
    const nt_settings *tpl;
    const nt_results *results;
    const nt_fonts *fonts;
    nt_names names;
    nt_slots slots;
    NT_VEC(nt_anchor) anchors;
    nt_map anchor_ids; /* id -> anchor */
    nt_references references;
    NT_VEC(nt_footnote) footnotes;
    nt_map footnote_labels;       /* label -> footnote */
    NT_VEC(nt_numbered) numbered; /* in the order of the report */
    NT_VEC(const nt_chart *) charts;
    nt_block *abbreviations; /* the list of them; NULL none */
    int heading_level;       /* of the last one; 0 none yet */
    bool in_callout;
    bool of_any_number; /* numbers are said as more than one, whatever they are */
    bool only_names;    /* what is expanded names something: it may state nothing */
} nt_assembly;

/* `fonts` may be NULL where no chart is made. */
nt_assembly nt_report_assembly(nt_arena *arena, const nt_settings *tpl, const nt_results *results,
                               const nt_fonts *fonts, nt_error *err);

void nt_report_fail(nt_assembly *assembly, nt_place place, nt_message message);
/* Whether the report has failed, or has come to take more memory than it may at `place`. */
bool nt_report_must_end(nt_assembly *assembly, nt_place place);

/* Expands a text of the settings: as it is, as runs, or as one string. NULL is empty. A name that
 * nothing has fails at its tag, with the nearest one. */
nt_woven nt_report_expand(nt_assembly *assembly, nt_words words);
nt_inlines nt_report_runs(nt_assembly *assembly, nt_words words);
const char *nt_report_string(nt_assembly *assembly, nt_words words);
/* What names something (the office, a column) as one string. A statement in it fails at its tag:
 * nothing could tell that the report makes it. */
const char *nt_report_label(nt_assembly *assembly, nt_words words);
/* A head, or another label within the settings of a table or chart, with the names in it. */
nt_status nt_report_expand_json(void *assembly, const nt_json *text, const char **out);

/* Holds tiles and title to the headline measures that the template names; what those are called:
 * "a, b, and c". */
const char *nt_report_headlines(nt_assembly *assembly);

/* Makes the block known by its id; fails when another has it. */
void nt_report_anchor(nt_assembly *assembly, const nt_block *block);

/* A chart's definition, its texts expanded, and the chart; NULL when that failed. */
const nt_chart *nt_report_prepare(nt_assembly *assembly, const nt_chart_setting *setting);

/* Takes the footnotes' definitions out of the text and puts marks where they are referred to. */
nt_woven nt_report_footnotes(nt_assembly *assembly, const nt_woven *text);

/* Markdown to blocks. */
nt_blocks nt_report_markdown(nt_assembly *assembly, const nt_woven *text);
/* The same as the children of a block. */
void nt_report_markdown_in(nt_assembly *assembly, const nt_woven *text, nt_block *block);

/* Takes out what has nothing to say in this edition: a chapter whose blocks are all empty goes with
 * its heading, a callout with its lead, and what refers to them. Every reference must be known; a
 * heading that refers to what has gone is an error. */
void nt_report_leave_out(nt_assembly *assembly, nt_blocks *blocks);

/* Of the list of abbreviations keeps those that stand in the front or in a block, in one paragraph;
 * takes the list out where none does. */
void nt_report_abbreviations(nt_assembly *assembly, const nt_front *front, nt_blocks *blocks);

/* Takes out the references to anchors that have gone, each with its bracket, else its sentence. */
void nt_report_leave_references(nt_assembly *assembly, nt_blocks *blocks);

/* What the office says below the report. */
void nt_report_close(nt_assembly *assembly, const char *place_and_date, nt_blocks *out);

/* The block of that id; NULL when there is none. */
const nt_block *nt_report_find_anchor(const nt_assembly *assembly, const char *id);

/* Gives headings, figures and tables their numbers, and puts the sentence in the place of a table
 * that has nothing to read. */
void nt_report_enumerate(nt_assembly *assembly);

/* beside.c: to each figure the first table that prints all that it draws. */
void nt_report_tables_beside(nt_assembly *assembly);

/* A fenced block: ```chart like-for-like```. */
typedef struct {
    const char *name, *rest; /* "chart", "like-for-like" */
    const char *info;        /* the whole, with the marks of its values */
    nt_place place;          /* of its info string */
    nt_woven body;
} nt_fence;

/* What a statement says by its name; `aside` is an assembly of its own, for any number of them. */
nt_status nt_report_speak(nt_assembly *aside, const char *name, nt_ledger_statement *out);

/* What the statements of the finished texts say, each once, into the document. */
void nt_report_spoken_of(nt_assembly *assembly, nt_document *document);

/* Appends the block that a fence places to `out`; an unknown name is an error. */
void nt_report_fence(nt_assembly *assembly, const nt_fence *fence, nt_blocks *out);

/* Calls `visit` with each run of a block: of its texts, tiles, table, chart and children, and of
 * their footnotes behind the run that has one. */
typedef void nt_run_visit(void *who, const nt_inline *run);
void nt_report_visit(const nt_block *block, nt_run_visit *visit, void *who);
