/* One pass over the cube counts its cases by period, area and group: all that the frames of a
 * report are made of. Counts are of cases as they stood on the day of the calendar's state, waits
 * are in days; nothing here fails, and what is counted lives as long as the arena. */
#pragma once

#include "model/cube.h"
#include "model/published.h"
#include "stats/survival.h"
#include "tally/calendar.h"

/* Decided is what was decided on its merits; what was otherwise closed comes last, since few
 * registers have it. */
enum {
    NT_FLOW_REPORTED,
    NT_FLOW_DECIDED,
    NT_FLOW_PROVEN,
    NT_FLOW_NOT_PROVEN,
    NT_FLOW_SANCTIONED,
    NT_FLOW_CLOSED,
    NT_FLOW_COUNT,
    NT_FLOW_LEFT = NT_FLOW_COUNT, /* the stock, whatever closed it */
    NT_MOVES
};
/* What an open case waits for. */
enum { NT_STOCK_AWAITING_DECISION, NT_STOCK_AWAITING_SANCTION, NT_STOCK_STAGES };
enum { NT_AGE_BANDS = 5, NT_HEAT_MONTHS = 12 };
/* Bands of the age of what is open: the last days of all but the last. */
extern const int nt_age_edges[NT_AGE_BANDS - 1];
/* What is waited for: from the report to the decision, from there to the sanction. */
enum { NT_PROCESS_DECISION, NT_PROCESS_SANCTION, NT_PROCESS_COUNT };
/* Weekly counts tell how much more than chance counts scatter: eight quarters of thirteen. */
enum { NT_WEEKS_GROUPED = 13, NT_WEEKS = 8 * NT_WEEKS_GROUPED };

/* Durations beyond a century are mistakes of the data; they are left out of curves. */
enum { NT_DURATION_DAYS_MAX = 36525 };

/* A case as it stood on the day of the state, as far as it is known. */
typedef struct {
    nt_date reported, decided, sanctioned, closed; /* NT_DATE_UNKNOWN: not yet */
    uint8_t outcome;                               /* index into the register's */
    nt_outcome kind;
    bool closed_undated; /* on a day that nobody knows: `closed` is the day it came */
} nt_case_state;

/* Waits that ended on a day: with what was waited for, with something else, or not yet. */
typedef struct {
    uint64_t events, competing, censored;
} nt_outcome_count;
enum { NT_OUTCOME_COUNTS = sizeof(nt_outcome_count) / sizeof(uint64_t) };

typedef struct {
    uint64_t flow[NT_FLOW_COUNT], open, in[NT_COMPARED]; /* reported in what is compared */
} nt_group_count;

/* What published figures ask: reached the stage by a day, of an event. */
typedef struct {
    uint32_t event;
    nt_date day;
    uint64_t by_stage[NT_STAGE_COUNT];
} nt_asked_count;

/* Allegations of a kind, and the cases that have any: one with several kinds is of each. */
typedef struct {
    uint64_t rows, cases;
} nt_kind_count;

/* Groups that are drawn as curves, at most NT_LOG_RANK_GROUPS_MAX; slot 0 takes all others. */
typedef struct {
    const uint32_t *codes;        /* slot → code; codes[0] unused */
    const unsigned char *slot_of; /* code → slot; NULL when the register has none */
    size_t count;                 /* slots in use, the 0th among them */
} nt_curve_slots;

/* Which cases are counted. */
typedef struct {
    const nt_code *code;        /* NULL: all */
    uint32_t province, regency; /* indices, 0 none */
} nt_area_choice;

/* Counts that lie elsewhere. */
typedef struct {
    uint64_t *counts;
    size_t count;
} nt_tally_room;
enum { NT_TALLY_ROOMS_MAX = 2 * NT_PROCESS_COUNT * (1 + NT_COMPARED) + NT_DIM_COUNT + 5 };

typedef struct {
    /* Up to the rooms all are counts: two tallies are added up number by number. */
    nt_group_count all;
    uint64_t rows;           /* that all are made of: allegations, persons */
    uint64_t undated;        /* without a day of report: in no frame */
    uint64_t closed_undated; /* up to the day of the state: not known when */
    uint64_t flow[NT_CALENDAR_MONTHS][NT_FLOW_COUNT];
    uint64_t closed[NT_STEPS_MAX]; /* whatever closed it */
    uint64_t open_before;          /* at the start of the steps */
    uint64_t open_at[NT_STEPS_MAX][NT_STOCK_STAGES][NT_AGE_BANDS];
    uint64_t compared[NT_COMPARED][NT_MOVES], pieces[NT_COMPARED][NT_PIECES][NT_MOVES];
    uint64_t open_on[NT_COMPARED]; /* on the last day of what is compared */
    uint64_t shared_done[NT_PROCESS_COUNT][NT_COMPARED];
    /* The weeks up to the day of the state, the latest first. */
    int64_t weeks[NT_FLOW_COUNT][NT_WEEKS];
    nt_tally_room rooms[NT_TALLY_ROOMS_MAX];
    size_t room_count;
    nt_kind_count *rows_of; /* by code: NULL where they are not counted so */
    /* What came to pass on each day from the first of the calendar's window to the day of the
     * state, `window` of them: flows and what is compared are sums of these. */
    uint64_t (*moved)[NT_MOVES];
    size_t window;
    uint64_t *outcome_cases;                 /* of each outcome of the register */
    uint64_t (*outcome)[NT_CALENDAR_MONTHS]; /* the same by month of report */
    nt_group_count *groups[NT_DIM_COUNT];
    uint64_t (*province_months)[NT_HEAT_MONTHS];
    nt_asked_count *asked; /* sorted by event and day */
    size_t asked_count;
    const size_t *asked_first; /* by event, and one more */
    nt_curve_slots slots[2];   /* events, positions */
    /* [process][dimension slot set][slot * days + day] */
    nt_outcome_count *durations[NT_PROCESS_COUNT][2];
    size_t days;
    nt_outcome_count *cohorts[NT_PROCESS_COUNT][NT_COMPARED]; /* by day, cohort_days of them */
    size_t cohort_days;
    /* Of these those that are in the cohort of this period too; shared_done: how many of them are
     * done by its end. */
    nt_outcome_count *shared[NT_PROCESS_COUNT][NT_COMPARED];
} nt_case_tally;

/* Makes room, all of it zero. `asked`, `questions` of them sorted by event and day, belongs to the
 * caller and is counted into; so it outlives the tally. */
nt_case_tally nt_tally_open(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                            const nt_calendar *c, nt_asked_count *asked, size_t questions);
/* Room for what `like` counts, in the same slots, all of it zero; its questions are its own. */
nt_case_tally nt_tally_open_alike(nt_arena *arena, const nt_register *reg,
                                  const nt_case_tally *like);
/* Counts the cases of the area, on as many threads as are allowed: the counts are the same. */
void nt_tally_count(nt_case_tally *t, const nt_register *reg, const nt_cube *cube,
                    const nt_calendar *c, nt_area_choice area);
/* The case on the day `end`. `p` has a known day of report, not after it. */
nt_case_state nt_tally_state(const nt_register *reg, const nt_profile *p, nt_date end);
/* Whether a case of these codes is of the area. */
bool nt_tally_holds(nt_area_choice area, const uint32_t codes[NT_DIM_COUNT]);
/* Of the area, and reported on a known day up to `end`. */
bool nt_tally_is_reported(nt_area_choice area, const nt_profile *p, nt_date end);

/* Adds n cases in this state on `end` to `by_day`, by the days that they waited, if they did;
 * from `days` on, of which `by_day` has so many, they are left out. */
void nt_tally_add_wait(const nt_register *reg, const nt_case_state *s, int process, nt_date end,
                       nt_outcome_count *by_day, size_t days, uint64_t n);
/* What was counted so by day, sorted: the days that have a count, *count of them. */
const nt_duration *nt_tally_compress(nt_arena *arena, const nt_outcome_count *days,
                                     size_t day_count, size_t *count);

/* Sorted durations of a slot, or of all slots together with slot -1; dimension 0 is the events, 1
 * the positions. */
const nt_duration *nt_tally_durations(nt_arena *arena, const nt_case_tally *t, int process,
                                      int dimension, int slot, size_t *count);
/* The same of the cases reported in the twelve months up to the end of a period compared. */
const nt_duration *nt_tally_cohort(nt_arena *arena, const nt_case_tally *t, int process, int cohort,
                                   size_t *count);
