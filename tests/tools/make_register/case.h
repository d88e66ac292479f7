/* One made-up case and the rows that a register has of it. */
#pragma once

#include "places.h"
#include "random.h"
#include "rows.h"
#include "words.h"

enum { EVENT_COUNT = 2, VERSIONS_MAX = 3 };

typedef struct {
    const char *id, *prefix; /* "Pilkada 2020"; of case ids: "KN20-" */
} event_words;
extern const event_words case_events[EVENT_COUNT];

typedef enum { CORRECTED_NOTHING, CORRECTED_VIOLATION, CORRECTED_REPORTED } correction;

typedef struct {
    int event;
    unsigned number;                       /* in its event, from 1: the case's id */
    nt_date reported, decided, sanctioned; /* may be unknown */
    bool proven;
    const char *outcome;            /* as it is written once decided; NULL: by `proven` */
    int province, regency;          /* -1: missing */
    int words[LIST_COUNT];          /* the same; the sanction counts when there is one */
    nt_date recorded[VERSIONS_MAX]; /* of report, decision, sanction; never falling */
    correction corrected;           /* with the second version */
    int wrong;                      /* what stood before: a violation, days too late */
    uint32_t spelling;              /* bits that say which cells are written in another way */
    int typo;                       /* a list whose cell is mistyped; -1 none */
} made_case;

/* Rows for all versions recorded by `end` or, without versions, one for what is known by then.
 * Returns how many. */
int case_rows(const made_case *c, const places *all, const row_writer *w, nt_date end,
              char id[static 16], row rows[static VERSIONS_MAX]);

/* One cell in `one_in` of position, institution, sanction and place is written in its other way. */
uint32_t case_spelling(random_source *r, uint32_t one_in);
