/* What was said, from what: the bag of one report. */
#pragma once

#include "archive/bag.h"

/* Where files of one kind lie in the bag. */
#define NT_SNAPSHOT_INPUT     "data/input/"
#define NT_SNAPSHOT_PUBLISHED "data/published/"
#define NT_SNAPSHOT_CHARTS    "data/charts/"
#define NT_SNAPSHOT_TEMPLATE  "data/template/"
#define NT_SNAPSHOT_OFFICE    "data/office/"
/* The web edition of the report of that name. */
#define NT_SNAPSHOT_PAGE    "data/%s.html"
#define NT_SNAPSHOT_BEFORE  "data/before.figures.json"
#define NT_SNAPSHOT_RECIPE  "data/netra.json"
#define NT_SNAPSHOT_PROGRAM "data/program.json"
#define NT_SNAPSHOT_FONTS   "data/fonts.json"

/* A number of the ledger on a page (counted from 1). */
typedef struct {
    const char *ledger_id;
    size_t page;
} nt_snapshot_place;

/* Stands in commands for the folder that has what a bag withholds. */
#define NT_SNAPSHOT_ELSEWHERE "DATA-DIR"

/* A table that the report was built from and that is not in the bag. */
typedef struct {
    const char *path;   /* where it would lie: "data/input/cases.csv" */
    const char *name;   /* of the resource: "cases" */
    const char *method; /* of the checksum: "sha512", or "hmac-sha512" with the salt of the house */
    const char *checksum;
    long long bytes, rows; /* -1 unknown */
    nt_text reason;
} nt_snapshot_withheld;

/* A report that was signed after it was built. */
typedef struct {
    size_t built, added; /* bytes as built, and behind them; built 0: nobody signed it */
    const char *sha512;  /* as built */
    bool is_update;      /* the PDF begins with what was built */
} nt_snapshot_signing;

typedef struct {
    const char *report, *title, *organisation, *language;
    const char *edition; /* its day: 2024-04-25 */
    size_t number;       /* of the editions of that day; 0 and 1 are not told */
    const char *agent;   /* "netra 0.1.0" */
    const char *command; /* to build it again, in the folder data */
    bool is_planned;     /* which does not heed the editions with which this one is protected */
    long long created;
    nt_bytes pdf, ledger;
    nt_snapshot_signing signing; /* of the PDF */
    const nt_bag_file *files;    /* every other payload file: "data/charts/x.svg"… */
    size_t file_count;
    const nt_snapshot_withheld *withheld;
    size_t withheld_count;
    const nt_snapshot_place *places; /* in the order of the pages */
    size_t place_count;
} nt_snapshot_request;

/* The name of the bag: "press-annex-2024-04-25", with "-en" for an edition in English and "-2" for
 * the second of that day. */
const char *nt_snapshot_name(nt_arena *arena, const nt_snapshot_request *request);

/* The sealed bag: payload, bag-info.txt, datapackage.json, prov.json, README.txt, manifests. */
nt_status nt_snapshot_bag(nt_arena *arena, const nt_snapshot_request *request, nt_bag *out,
                          nt_error *err);
