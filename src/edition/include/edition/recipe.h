/* The recipe of a report (netra.json): how it was built, and what else travels with it. */
#pragma once

#include "edition/options.h"

/* Attachments of the PDF: a folder for each kind, so that no two have one name; at the top only the
 * recipe, the edition before and NAME.figures.json. */
#define NT_BUILD_RECIPE    "netra.json"
#define NT_BUILD_TEMPLATE  "template/"
#define NT_BUILD_CUBE      "cube.csv"                /* in the data package, and never attached */
#define NT_BUILD_OFFICE    "office/"                 /* its file, called office.json, and logo */
#define NT_BUILD_INPUT     "input/"                  /* the data package */
#define NT_BUILD_CHARTS    "charts/"                 /* the numbers of each chart */
#define NT_BUILD_PUBLISHED "published/"              /* what cases are reconciled with */
#define NT_BUILD_BEFORE    "before.figures.json"     /* the edition that went out before */
#define NT_BUILD_PLAN      "suppressed.figures.json" /* what it suppressed for all that went out */

/* Tables that a report was built from and that do not travel with it: tables of cases. Its recipe
 * has their size and checksum, so that whoever holds the table can prove that it is the one. The
 * checksum of a report for the public is made with the salt of the house. */
typedef struct {
    const char *name;      /* of the resource: "cases" */
    const char *path;      /* in its data package: "cases.csv" */
    const char *checksum;  /* of the whole file: SHA-512, or with */
    const char *salt;      /* the salt that is so called; NULL none: archive/salt.h */
    long long bytes, rows; /* rows that were read as cases; -1 unknown */
} nt_withheld;

/* The list "withheld" of a recipe; NULL is none. */
nt_status nt_withheld_read(nt_arena *arena, const nt_json *list, const nt_withheld **out,
                           size_t *count, nt_error *err);

/* "sha512" or "hmac-sha512" */
const char *nt_withheld_method(const nt_withheld *table);

/* Whether `file`, in the data package of that folder, is the table. One with another checksum is
 * NT_INVALID, and so is another salt; a folder without the salt is NT_USAGE. */
nt_status nt_withheld_check(nt_arena *arena, const nt_withheld *table, const char *folder,
                            const char *file, nt_error *err);

typedef struct {
    const char *file; /* how messages call it: "report.pdf/netra.json" */
    const char *version, *report, *title, *organisation, *language, *edition;
    long long created;
    nt_options options;     /* lang, as_of, set as they were given */
    bool has_published;     /* it was reconciled with published figures, which travel with it */
    bool published_in_data; /* these lie beside the cases */
    bool has_office;        /* it has the face of an office, which travels with it */
    bool has_cube;          /* it was built from the cube of a register that is in no file */
    bool has_plan;          /* it was protected with what had gone out */
    const nt_withheld *withheld; /* tables that do not */
    size_t withheld_count;
    bool old_cases, new_cases; /* of a revision note: it was built with the cases of that edition */
    nt_bytes bytes;
} nt_recipe;

/* `file` names it in messages. */
nt_status nt_recipe_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_recipe *out,
                         nt_error *err);

/* Where the cases are that a revision note was built with, of what --old-data and --new-data say.
 * NT_USAGE: they are said of a report that was built without. */
nt_status nt_recipe_take_cases(nt_recipe *recipe, const nt_options *asked, nt_error *err);

/* "netra build template --data input --as-of 2024-04-25", to be run in the payload folder; `data`
 * is "input", or stands for the folder of who has what is withheld. */
const char *nt_recipe_command(nt_arena *arena, const nt_recipe *recipe, const char *data);

/* ---- what a build depends on beside data and template: the program and its fonts ---- */

/* Name, version, compiler, build type, libraries of this program, as JSON. */
nt_status nt_made_with_program(nt_arena *arena, nt_bytes *out, nt_error *err);

/* Where that of a bag differs from this program's: "cairo 1.18.0, here 1.16.0; …"; NULL nowhere. */
const nt_text *nt_made_with_changes(nt_arena *arena, nt_bytes filed, nt_bytes here);

/* The fonts in use: file, size, SHA-512 each, as JSON. */
nt_status nt_made_with_fonts(nt_arena *arena, nt_bytes *out, nt_error *err);
