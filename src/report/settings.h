/* report.json, read and checked: what a template sets, before any number is known. */
#pragma once

#include "mustache.h"

/* The texts of the letterhead, the title and the running heads. */
typedef enum {
    NT_FRONT_TITLE,
    NT_FRONT_SUBTITLE,
    NT_FRONT_KICKER,
    NT_FRONT_CLASSIFICATION,
    NT_FRONT_SUBJECT,
    NT_FRONT_KEYWORDS,
    NT_FRONT_ORGANISATION,
    NT_FRONT_ADDRESS,
    NT_FRONT_HEAD_LEFT,
    NT_FRONT_HEAD_RIGHT,
    NT_FRONT_FOOT_LEFT,
    NT_FRONT_COUNT,
    NT_FRONT_LABELS = NT_FRONT_KICKER /* this and what follows names, and states nothing */
} nt_front_text;

/* A text with names in it. NULL: not set. */
typedef const nt_mustache *nt_words;

/* The name of a number, a truth or a statement; NULL none. */
typedef struct {
    const char *name;
    nt_place place;
} nt_named;

typedef struct {
    const char *id;
    const nt_json *json;
    nt_named statement; /* which gives the title, where there is none, and the finding */
    nt_named when;      /* what must hold for it to be placed */
    nt_words title, subtitle, source, note, finding;
} nt_chart_setting;

typedef struct {
    const char *id;
    const nt_json *json;
    const nt_table_kind *kind;
    nt_named when; /* as of a chart */
    nt_words caption, subtitle, note;
} nt_table_setting;

/* A headline measure: what it is called, and which of the headline numbers are it. */
typedef struct {
    nt_words label;
    size_t first, count;
} nt_headline_setting;

typedef struct {
    nt_named value, when, unless;
    nt_words label, detail;
    int ink;
} nt_tile_setting;

/* A template as it was read: what the others ask of it, and what only this room does. */
typedef struct {
    nt_template about; /* the first member: an nt_template that others hand back is this */
    const char *folder, *file;
    int profile;    /* an nt_pdf_profile */
    bool sample;    /* the office is made up: its name says so */
    bool synthetic; /* the data are */
    nt_words front[NT_FRONT_COUNT];
    NT_VEC(nt_parameter) parameters;
    nt_map parameter_names; /* name -> parameter */
    NT_VEC(nt_chart_setting) charts;
    NT_VEC(nt_table_setting) tables;
    nt_map chart_places, table_places; /* id -> chart, table */
    NT_VEC(nt_tile_setting) tiles;
    NT_VEC(nt_headline_setting) headlines;
    NT_VEC(nt_named) headline_numbers; /* of all, and their names alone */
    NT_VEC(const char *) headline_names;
    NT_VEC(nt_partial) partials;
    nt_map partial_names;   /* name -> partial */
    NT_VEC(nt_words) texts; /* every text, for the check of partials */
    nt_words body;
    NT_VEC(nt_file) files;
} nt_settings;

/* Fills what report.json sets; the folder, and the language asked for are set. */
nt_status nt_report_settings(nt_arena *arena, const nt_json *root, const char *lang,
                             nt_settings *tpl, nt_error *err);

/* The setting of that id; NULL when there is none. */
const nt_chart_setting *nt_report_chart_setting(const nt_settings *tpl, const char *id);
const nt_table_setting *nt_report_table_setting(const nt_settings *tpl, const char *id);

/* What its names mean in this edition. */
nt_names nt_report_names(nt_arena *arena, const nt_settings *tpl, const nt_results *results);
/* A text of report.json as this edition prints it; "" where it has a hole. */
const char *nt_report_title(nt_arena *arena, const nt_settings *tpl, const nt_results *results,
                            nt_words words);

/* Follows every {{>partial}} of the texts and fails at the tag that names an unknown one or closes
 * a circle. */
nt_status nt_report_mustache_check(nt_arena *arena, const nt_settings *tpl, nt_error *err);

/* Parses a text of the template and remembers it for the check. */
nt_status nt_report_words(nt_arena *arena, nt_settings *tpl, const nt_origin *origin, nt_words *out,
                          nt_error *err);

/* Lower-case letters, digits and hyphens, a letter or digit first: safe in a file's name. */
bool nt_report_is_id(const char *text);
