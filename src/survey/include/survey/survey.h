/* What a table of cases seems to hold, before anybody has described it: guesses, each with its
 * evidence and how sure it is, and the descriptor that they make.
 *
 * Everything here is a pure function of texts. No text of a column about persons is kept in a
 * guess, and of other columns only what stands at least NT_SURVEY_OFTEN times, or is a word of the
 * trade or an area's name, and so no name of a person. */
#pragma once

#include "base/lang.h"
#include "base/map.h"
#include "ingest/grid.h"
#include "model/area.h"
#include "model/register.h"

enum { NT_SURVEY_OFTEN = 3 };

typedef enum {
    NT_SURE_PROVEN, /* the data allow nothing else */
    NT_SURE_LIKELY,
    NT_SURE_OPEN /* a proposal: only who keeps the register knows */
} nt_sureness;

/* ---- a column and its evidence ---- */

typedef struct {
    const char *text; /* as it stands first */
    size_t count;
    size_t kept; /* of these cells, those that a spreadsheet keeps as days */
} nt_survey_value;

/* The days of a column that are texts: the format that reads most of them, and the one of the other
 * order of day and month where that reads as many. */
typedef struct {
    const char *format, *rival; /* "%d/%m/%Y", NULL none */
    size_t read;                /* cells that `format` reads */
    size_t days;                /* cells that it or any other reads, whose days are to be mended */
    size_t telling;             /* of them, those that the other order does not read */
    size_t against;             /* cells that the other order alone reads */
} nt_survey_days;

/* Amounts with marks in them: the one before decimals, the one between groups of three digits ('\0'
 * none). `decimal` is '\0' where no cell has a mark. */
typedef struct {
    char decimal, group;
    size_t read;    /* cells that are read so */
    size_t telling; /* of them, those that mean something else, or nothing, with another mark */
} nt_survey_numbers;

typedef struct {
    const char *heading;
    size_t index;                  /* of the column in the table, from 0 */
    size_t filled, blank, waiting; /* of those filled: "belum", which is no day */
    const nt_survey_value *values; /* the distinct, most frequent first, then as they come */
    size_t value_count;
    size_t plain_ids;        /* cells of the form that a case's id has */
    size_t numbers;          /* amounts, or digits alone */
    size_t personal_numbers; /* NIP or NIK */
    size_t addresses;        /* e-mail, telephone */
    size_t often;            /* cells whose text stands NT_SURVEY_OFTEN times */
    size_t letters;          /* characters in all */
    size_t typed_days;       /* cells that a spreadsheet keeps as days */
    size_t moments;          /* of these, those with a time of day */
    nt_survey_days days;
    nt_survey_numbers amounts;
} nt_survey_column;

/* ---- the table within the sheet ---- */

typedef struct {
    size_t first_heading, heading_rows; /* rows of the sheet, from 0 */
    size_t first_row, end;       /* the rows behind the headings, and behind the last of them */
    size_t left;                 /* rows among them that nt_survey_leave_others took out */
    bool numbered;               /* between them stands a row "1 2 3 …", which is passed over */
    const char *const *headings; /* one a column; joined with a blank where rows are several */
    size_t columns;
    /* How the rows below it are told: */
    bool until_blank;  /* by the first blank row, */
    const char *total; /* by their label, NULL none, */
    const char *until; /* or by the word with which they begin, NULL none; */
    bool unsaid_below; /* or not at all */
    bool twins; /* two headings were the same, and are told apart by more than stands in the file */
} nt_survey_table;

/* ---- what it is taken for ---- */

typedef struct {
    const nt_survey_column *column;
    const char *role; /* "case.id"; NULL none */
    bool personal;    /* about a person, or free text, in which names may stand */
    nt_sureness sure;
    nt_text why;
    bool open_order; /* a day whose order nothing proves */
} nt_survey_field;

typedef struct {
    const char *text;
    size_t count;
    nt_outcome kind;
    nt_sureness sure;
} nt_survey_outcome;

typedef struct {
    const char *name, *level, *code, *parent; /* parent: a code; "" none */
    const char *aliases; /* how else the register calls it, parted by semicolons; NULL none */
} nt_survey_area;

typedef struct {
    const nt_survey_table *table;
    const nt_grid *sheet;
    nt_survey_field *fields; /* one a column with a heading */
    size_t field_count;
    nt_survey_outcome *outcomes;
    size_t outcome_count;
    const nt_survey_area *areas; /* of the table of areas; none: the register has no areas */
    size_t area_count;
    size_t rare_values;   /* texts of coded columns that stand too seldom to be listed */
    const char **missing; /* what stands for "not known" in any column: "", "-" */
    size_t missing_count;
    const nt_gazetteer *program; /* the areas that come with the program */
} nt_survey;

/* The table of cases in the sheet. NULL where there is none: no row of headings with rows below it.
 */
nt_survey_table *nt_survey_find_table(nt_arena *arena, const nt_grid *sheet);

/* The sheet in which each text that is merged over rows below the headings stands in all of them; a
 * number is one, but for those that a case is called by. */
const nt_grid *nt_survey_carry_down(nt_arena *arena, const nt_grid *sheet);

/* The sheet without what is no row within the table: headings that are printed again and, where
 * rows have days, sums and names of groups of rows. How many there are, and where there are none
 * *out stays. */
size_t nt_survey_leave_others(nt_arena *arena, const nt_grid *sheet, nt_survey_table *table,
                              nt_grid *out);

/* A table within a sheet, of whatever file. */
typedef struct {
    const nt_grid *sheet;
    const nt_survey_table *table;
} nt_survey_part;

/* Whether two tables have the same headings, in whatever order. */
bool nt_survey_same_headings(const nt_survey_table *a, const nt_survey_table *b);

/* The rows of all parts, which have the same headings, in the columns of the first. */
void nt_survey_join(nt_arena *arena, const nt_survey_part *parts, size_t count, nt_grid *sheet,
                    nt_survey_table *table);

/* Whether it stands for "not known": "-", "n/a". */
bool nt_survey_is_missing(const char *text);
/* Whether it says in a column of days that there is none yet: "belum". */
bool nt_survey_is_waiting(const char *text);

/* The evidence of the column, counted over the rows of the table. */
nt_survey_column nt_survey_count_column(nt_arena *arena, const nt_grid *sheet,
                                        const nt_survey_table *table, size_t index);

/* The format of the days among texts with counts. */
nt_survey_days nt_survey_judge_days(const nt_survey_value *values, size_t count);

/* The marks of the amounts among them. */
nt_survey_numbers nt_survey_judge_numbers(const nt_survey_value *values, size_t count);

/* Whether a column without a role holds amounts, all of them in the one form that its cells prove.
 */
bool nt_survey_holds_amounts(const nt_survey_field *field);

/* The first column that is called one of times, of which too few cells are days, where no column
 * has the day of the report, or none but by a guess from the order of days and this one is called
 * so; NULL: there is none. `serial`, where it is one: its cells are numbers, as spreadsheets keep
 * days ("45337"). */
const nt_survey_column *nt_survey_unread_days(const nt_survey *survey, bool *serial);

/* The first of three fields beside each other that hold day, month and year of one day, or year,
 * month and day, where nothing but a guess says on which day a case came in; NULL: there are none.
 */
const nt_survey_field *nt_survey_parted_day(const nt_survey *survey);

/* Whether the text is a day in any form. */
bool nt_survey_is_day(const char *text);

/* What the word means for a case; NT_OUTCOME_UNKNOWN where none is known. */
nt_outcome nt_survey_outcome_kind(const char *text);

/* All guesses. */
nt_survey *nt_survey_make(nt_arena *arena, const nt_grid *sheet, const nt_survey_table *table);

/* Whether a heading holds a person's number: of such a table nothing can be written. */
bool nt_survey_has_personal_heading(const nt_survey *survey);

/* The field with that role, or NULL. */
nt_survey_field *nt_survey_holder(const nt_survey *survey, const char *role);

/* What a row seems to be, by ids that stand again with the same day; whoever keeps the register
 * knows. */
nt_row_unit nt_survey_row_unit(const nt_survey *survey);

/* Gives the field the role, or none (NULL), and takes it from the one that has it; what follows
 * from roles (outcomes, areas, stages) is found anew by nt_survey_settle. */
void nt_survey_give(nt_survey *survey, nt_survey_field *field, const char *role);
void nt_survey_settle(nt_arena *arena, nt_survey *survey);

/* Whether the text of the column may be shown and written: no name of a person. */
bool nt_survey_may_show(const nt_survey_field *field, const nt_survey_value *value);

/* Whether the text, in a column of days or of sanctions, says that there is none. */
bool nt_survey_is_none(const nt_survey_field *field, const nt_survey_value *value);

/* The words for what happens to a case that the heading of a day's column suggests: "diajukan". */
nt_text nt_survey_stage_words(const char *heading, const char *role);

/* ---- a wide table: a column a month, an area, a stage or a kind ---- */

typedef enum {
    NT_WIDE_SPANS,
    NT_WIDE_AREAS,
    NT_WIDE_STAGES,
    NT_WIDE_KINDS,
    NT_WIDE_COUNTS /* each column its own, of kinds that rows name */
} nt_wide_of;
typedef enum { NT_WIDE_OTHER, NT_WIDE_VALUE, NT_WIDE_TOTAL } nt_wide_kind;

typedef struct {
    nt_wide_of of;               /* what its headings name */
    nt_wide_kind *kinds;         /* one a field of the survey */
    const nt_survey_field *time; /* in which each row has its time; NULL: headings have, or none */
    const char *format;          /* of spans, and of that field; NULL none */
    bool stands_for_month, lacks_year;
    const nt_survey_field *single; /* of kinds the one column, which is none; NULL it is another */
    int year;      /* of times without one, and of all numbers; 0: of the field, or none */
    nt_date as_of; /* of all numbers, where what stands around the table says it */
    const nt_survey_field *year_field, *area, *category; /* NULL none */
    const nt_survey_field *rival;      /* texts of rows that would be kinds beside headings' */
    const nt_survey_field *unit_field; /* in which each row has its unit */
    const nt_survey_field *counter;    /* in which each row has who counted; NULL none */
    const nt_survey_field *years;      /* in which rows have times that are not read; NULL none */
    const nt_survey_field *part;       /* in which rows have parts of the headings' times */
    const nt_survey_field *unread;     /* whose heading is a time that is not read; NULL none */
    nt_survey_numbers amounts;
    char mark; /* the first in an amount; '\0' none */
    bool is_whole;
    bool is_shares;     /* all are in percent, of kinds */
    const char *unit;   /* NULL: no word tells it */
    const char **units; /* of columns, one a field of the survey, where headings say; else NULL */
    const char *title;  /* "" none */
    const char *publisher; /* NULL: not known */
} nt_survey_wide;

/* The year that the lines above a table say, else the name of its sheet, else that of its file; 0
 * none, or several. */
int nt_survey_year_of(const nt_grid *sheet, const nt_survey_table *table, const char *file);

/* NULL: a row of the table is not several numbers. `file` is its name. */
nt_survey_wide *nt_survey_find_wide(nt_arena *arena, nt_survey *survey, const char *file);

/* ---- what is written ---- */

typedef struct {
    const char *name;         /* of the package */
    const char *const *paths; /* of the table's files, below the package's folder */
    size_t path_count;
    const char *encoding;        /* "utf-8" */
    char delimiter;              /* 0: a spreadsheet */
    const nt_survey_part *parts; /* of the table as it lies, by file and sheet, which are alike */
    size_t part_count;           /* 0: it is written anew, nt_survey_plain_table */
    size_t sheet_count;          /* in each file */
    bool by_number;              /* the sheet of each file is called otherwise */
    const char *subject;         /* what the cases are about; "" not said */
    nt_lang lang;                /* of the questions that are written down */
} nt_survey_source;

/* datapackage.json, with the questions that nobody has answered; the table of areas as CSV, empty
 * where there is none. */
nt_bytes nt_survey_descriptor(nt_arena *arena, const nt_survey *survey,
                              const nt_survey_source *source);
nt_bytes nt_survey_areas(nt_arena *arena, const nt_survey *survey);

/* The same of a wide table, and its one source. A unit that netra does not know is described. */
nt_bytes nt_survey_wide_descriptor(nt_arena *arena, const nt_survey *survey,
                                   const nt_survey_wide *wide, const nt_survey_source *source);
nt_bytes nt_survey_wide_sources(nt_arena *arena, const nt_survey_wide *wide,
                                const nt_survey_source *source);

/* The table alone, as CSV in UTF-8 with one row of headings. */
nt_bytes nt_survey_plain_table(nt_arena *arena, const nt_survey *survey);
