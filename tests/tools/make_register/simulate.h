/* A register drawn from known parameters, so that a test can ask whether estimates find them. */
#pragma once

#include "case.h"

typedef struct {
    uint64_t seed;
    unsigned long cases, planted; /* cells with a made-up civil servant's number */
    nt_date start, end; /* reports fall evenly on these days; what comes later is not known */
    double decision_median, decision_sigma; /* days to a decision: log-normal, rounded up */
    double sanction_median, sanction_shape; /* days from proof to sanction: Weibull, rounded up */
    double proof_ratio;                     /* of all that is decided */
    double sanction_ratio;                  /* of the proven, sooner or later */
    double withdrawn;   /* of all that is decided: closed on that day without a decision */
    double partly;      /* of the proven: "terbukti sebagian", an outcome of its own */
    double lag;         /* days until something is written down: exponential, this mean */
    double missing;     /* share of cells of places, institutions, positions and kinds */
    double errors;      /* share of cases with one of the errors below */
    double corrections; /* share of cases whose first version is wrong */
    double weights[LIST_COUNT][WORDS_MAX];
    double *provinces; /* their weights */
} parameters;

typedef enum {
    ERROR_SANCTIONED_EARLY, /* before the decision */
    ERROR_DECIDED_EARLY,    /* before the report */
    ERROR_FUTURE,           /* reported a year behind the end */
    ERROR_NOT_PROVEN,       /* a sanction without a proven outcome */
    ERROR_PLACE,            /* a regency of another province */
    ERROR_SAME_ID,          /* a row twice */
    ERROR_TYPO,             /* a position that is on no list */
    ERROR_SERIAL,           /* a spreadsheet's serial number for the day of the report */
    ERROR_COUNT
} error_kind;

extern const char *const error_names[ERROR_COUNT];

/* What was made, for the truth file. */
typedef struct {
    unsigned long long cases, errors[ERROR_COUNT], planted;
} made;

/* Fills the defaults: the weights of words.c, provinces by their number of regencies. */
parameters simulate_defaults(nt_arena *arena, const places *all);

made simulate(const parameters *p, const places *all, row_writer *w);
