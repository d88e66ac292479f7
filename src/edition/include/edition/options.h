/* What a run is asked for: by the command line, or by the recipe of what is built again. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/lang.h"
#include "report/template.h"

/* What a build makes, as bits. */
enum {
    NT_FORMAT_PDF = 1,
    NT_FORMAT_HTML = 2,
    NT_FORMAT_XLSX = 4,
    NT_FORMAT_ODS = 8,
    NT_FORMAT_CARD = 16,
    NT_FORMATS_BESIDE = NT_FORMAT_XLSX | NT_FORMAT_ODS | NT_FORMAT_CARD, /* companions: build.h */
    NT_FORMATS = 5                                                       /* how many there are */
};

typedef struct {
    const char *name; /* "xlsx" */
    unsigned format;
} nt_format;
extern const nt_format nt_formats[NT_FORMATS];

enum { NT_SETTINGS_MAX = 64, NT_OPERANDS_MAX = 1024 };

typedef struct {
    const char *operands[NT_OPERANDS_MAX]; /* as many as the command asks for */
    const char *data, *published, *out, *output, *lang;
    const char *cube;               /* in the place of the table of cases; NULL: that is read */
    const char *shard, *sql, *odbc; /* cube: "K/N", an engine, a connection */
    const char *timeout;            /* cube: seconds */
    nt_date as_of;                  /* NT_DATE_UNKNOWN: not given */
    nt_setting settings[NT_SETTINGS_MAX];
    size_t setting_count;
    nt_lang tongue; /* of what is said, not of what is written: --lang, else the environment's */
    bool quiet, verbose, all, help;
    bool draft;           /* built again at the next change: its files do not wait for the disk */
    bool show_values;     /* check: texts of a register that may be names */
    bool json;            /* what is printed; false: as text, or CSV */
    const char *office;   /* the file of the office; NULL: the template's */
    unsigned formats;     /* NT_FORMAT_…; 0: none is asked for, which is the PDF */
    bool single_file;     /* the page holds the files that it carries */
    bool no_charts;       /* build: the charts only in the report, not as files */
    const char *each;     /* build: "NAME=LIST", an edition for each value; NULL one alone */
    bool resume;          /* with each: what an earlier run made stays */
    const char *report;   /* the name of a report that its template does not name: of a rebuild */
    bool replace;         /* snapshot: an earlier edition of that name */
    const char *template; /* snapshot: the folder to compare with; init: what to copy */
    const char *old_edition, *new_edition; /* build: of a revision note */
    bool rebuild;
    const char *fingerprint; /* verify: as it was typed; NULL none is to be compared */
    bool yes, figures;       /* init: takes its own proposals; makes empty tables */
    const char *released;    /* the folder of what has gone out; NULL none is named */
    const char *family;      /* the plan that the edition follows; NULL none */
    const char *plan;        /* of a rebuild: what it suppressed for that; NULL it heeded none */
    const char *before; /* of a rebuild: the edition before, of what was filed; "" none is. NULL:
                           this is no rebuild, and the template's parameter names any file */
    const char *old_data, *new_data; /* diff: where the cases of each edition are */
    const char *sign;                /* build: "KEY,CERTIFICATES"; NULL none */
    const char *sign_time;           /* as given; NULL not */
    long long sign_moment;           /* what it says */
} nt_options;
