/* Private to the room: the survey while it is made. */
#pragma once

#include "vocabulary.h"

/* Years of two digits are those from this one on. */
enum { NT_SURVEY_CENTURY = 1950 };

/* How many cells of the row hold something. */
size_t nt_survey_filled(const nt_grid_row *row);
/* The text in the column of a field. */
const char *nt_survey_cell(const nt_grid_row *row, const nt_survey_field *field);

/* Whether its first text is "Jumlah" or the like. */
bool nt_survey_is_total_row(const nt_grid_row *row);
bool nt_survey_begins_as_total(const nt_grid_row *row); /* "Jumlah Aceh", but no id */
bool nt_survey_begins_as_id(const nt_grid_row *row);    /* "L-7"; 7 may be the row's number */
/* Among rows that have days: a sum, the name of a group of rows, a number alone, or nothing. */
bool nt_survey_is_no_case(const nt_grid *sheet, const nt_survey_table *t, size_t r);

/* What a descriptor says of the rows below the table. */
void nt_survey_find_end(nt_arena *arena, const nt_grid *sheet, nt_survey_table *table);

/* Whether most cells are days. */
bool nt_survey_holds_days(const nt_survey_column *column);

/* Texts that may be told: most cells stand often enough to be no names. */
bool nt_survey_repeats(const nt_survey_column *column);

/* Marks what is about persons, then gives out the roles. */
void nt_survey_find_persons(nt_survey *survey);
void nt_survey_find_roles(nt_arena *arena, nt_survey *survey);

/* Takes the role from columns with more categories than a report can tell, the fullest first. */
void nt_survey_leave_many(nt_arena *arena, nt_survey *survey);

/* The one or two columns of areas. */
void nt_survey_find_places(nt_arena *arena, nt_survey *survey);
/* The table of areas that they need. */
void nt_survey_list_areas(nt_arena *arena, nt_survey *survey);

/* The code of netra's own outcome that a text reads like ("Not proven"), whose kind is fixed; NULL
 * none. */
const char *nt_survey_own_outcome(const char *text, nt_outcome *kind);

/* What a text of the column means for a case: "Ya" below "Terbukti" that it was. */
nt_outcome nt_survey_outcome_in(const nt_survey_column *column, const char *text);
/* What such a text is called within sentences: "terbukti", "tidak terbukti"; NULL for one that says
 * so itself. */
const char *nt_survey_answered(nt_arena *arena, const nt_survey_column *column, const char *text);

/* Whether it begins with a word that denies: "Tidak cukup bukti". */
bool nt_survey_denies(const char *text);
/* "Selesai", which says that a case is over and not how. */
bool nt_survey_only_ends(const char *text);

/* The areas that come with the program. */
const nt_gazetteer *nt_survey_program_areas(nt_arena *arena);

/* Sets role, sureness and reason of the field. */
void nt_survey_take(nt_survey_field *field, const char *role, nt_sureness sure, nt_text why);

/* "path", "encoding" and "dialect" of the resource. */
void nt_survey_put_file(nt_json_writer *w, const nt_survey_source *source);
/* What its "netra" says of sheets, and of what stands below the table; whether it says something.
 */
void nt_survey_put_netra(nt_json_writer *w, const nt_survey_source *source);
bool nt_survey_has_netra(const nt_survey_source *source);

/* The row of headings that names times (months, quarters, years) above numbers, with the row of
 * years above it where it needs one: how many rows they are, and the first; 0: there is none. */
size_t nt_survey_find_spans(const nt_grid *sheet, size_t *first);
