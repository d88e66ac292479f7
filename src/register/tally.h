/* One pass over the cube: all that the frames count. Private to the room. */
#pragma once

#include "calendar.h"
#include "model/cube.h"
#include "model/published.h"
#include "stats/survival.h"

/* Decided is what was decided on its merits; what was otherwise closed comes last, since few
 * registers have it. */
enum {
    FLOW_REPORTED,
    FLOW_DECIDED,
    FLOW_PROVEN,
    FLOW_NOT_PROVEN,
    FLOW_SANCTIONED,
    FLOW_CLOSED,
    FLOW_COUNT,
    FLOW_LEFT = FLOW_COUNT, /* the stock, whatever closed it */
    MOVES
};
enum { STAGE_AWAITING_DECISION, STAGE_AWAITING_SANCTION, STAGES };
enum { AGE_BANDS = 5, HEAT_MONTHS = 12 };
/* Last days of all bands but the last. */
extern const int age_edges[AGE_BANDS - 1];
enum { PROCESS_DECISION, PROCESS_SANCTION, PROCESS_COUNT };
/* Weekly counts tell how much more than chance counts scatter: eight quarters of thirteen. */
enum { WEEKS_GROUPED = 13, WEEKS = 8 * WEEKS_GROUPED };

/* Durations beyond a century are mistakes of the data; they are left out of curves. */
enum { DURATION_DAYS_MAX = 36525 };

/* Groups that are drawn as curves; slot 0 takes all others. */
enum { CURVE_SLOTS = NT_LOG_RANK_GROUPS_MAX + 1 };

/* A case as it stood on the day of the state, as far as it is known. */
typedef struct {
    nt_date reported, decided, sanctioned, closed; /* NT_DATE_UNKNOWN: not yet */
    uint8_t outcome;                               /* index into the register's */
    nt_outcome kind;
    nt_date on[MOVES];        /* the day of each flow */
    bool reached[FLOW_COUNT]; /* on whatever day */
} case_state;

typedef struct {
    uint64_t events, competing, censored;
} outcome_count;

typedef struct {
    uint64_t flow[FLOW_COUNT], open, in[COMPARED]; /* reported in what is compared */
} group_count;

/* What published figures ask: reached the stage by a day, of an event. */
typedef struct {
    uint32_t event;
    nt_date day;
    uint64_t by_stage[NT_STAGE_COUNT];
} asked_count;

/* Allegations of a kind, and the cases that have any: one with several kinds is of each. */
typedef struct {
    uint64_t rows, cases;
} kind_count;

typedef struct {
    const uint32_t *codes;        /* slot → code; codes[0] unused */
    const unsigned char *slot_of; /* code → slot; NULL when the register has none */
    size_t count;                 /* slots in use, the 0th among them */
} curve_slots;

/* Which cases are counted. */
typedef struct {
    const nt_code *code;        /* NULL: all */
    uint32_t province, regency; /* indices, 0 none */
} area_choice;

/* Counts that lie elsewhere. */
typedef struct {
    uint64_t *counts;
    size_t count;
} tally_room;
enum { TALLY_ROOMS_MAX = 2 * PROCESS_COUNT * (1 + COMPARED) + NT_DIM_COUNT + 4 };

typedef struct {
    /* Up to the rooms all are counts: two tallies are added up number by number. */
    group_count all;
    uint64_t rows;    /* that all are made of: allegations, persons */
    uint64_t undated; /* without a day of report: in no frame */
    uint64_t flow[MONTHS][FLOW_COUNT];
    uint64_t closed[STEPS_MAX]; /* whatever closed it */
    uint64_t open_before;       /* at the start of the steps */
    uint64_t open_at[STEPS_MAX][STAGES][AGE_BANDS];
    uint64_t compared[COMPARED][MOVES], pieces[COMPARED][PIECES][MOVES];
    uint64_t open_on[COMPARED]; /* on the last day of what is compared */
    uint64_t shared_done[PROCESS_COUNT][COMPARED];
    int64_t weeks[FLOW_COUNT][WEEKS]; /* the weeks up to the day of the state, the latest first */
    tally_room rooms[TALLY_ROOMS_MAX];
    size_t room_count;
    kind_count *rows_of;         /* by code: NULL where they are not counted so */
    uint64_t *outcome_cases;     /* of each outcome of the register */
    uint64_t (*outcome)[MONTHS]; /* the same by month of report */
    group_count *groups[NT_DIM_COUNT];
    uint64_t (*province_months)[HEAT_MONTHS];
    asked_count *asked; /* sorted by event and day */
    size_t asked_count;
    const size_t *asked_first; /* by event, and one more */
    curve_slots slots[2];      /* events, positions */
    /* [process][dimension slot set][slot * days + day] */
    outcome_count *durations[PROCESS_COUNT][2];
    size_t days;
    outcome_count *cohorts[PROCESS_COUNT][COMPARED]; /* by day, cohort_days of them */
    size_t cohort_days;
    /* Of these those that are in the cohort of this period too; shared_done: how many of them are
     * done by its end. */
    outcome_count *shared[PROCESS_COUNT][COMPARED];
} tally;

/* Makes room; `asked` is owned by the caller. */
tally tally_open(nt_arena *arena, const nt_register *reg, const nt_cube *cube, const calendar *c,
                 asked_count *asked, size_t questions);
void tally_count(tally *t, const nt_register *reg, const nt_cube *cube, const calendar *c,
                 area_choice area);
/* `p` has a known day of report, not after `end`. */
case_state tally_state(const nt_register *reg, const nt_profile *p, nt_date end);
bool tally_holds(area_choice area, const uint32_t codes[NT_DIM_COUNT]);
/* Of the area, and reported on a known day up to `end`. */
bool tally_is_reported(area_choice area, const nt_profile *p, nt_date end);

/* Adds n cases in this state on `end` to `by_day`, by the days that they waited, if they did;
 * beyond `days` they are left out. And what was counted so, sorted. */
void tally_add_wait(const nt_register *reg, const case_state *s, int process, nt_date end,
                    outcome_count *by_day, size_t days, uint64_t n);
const nt_duration *tally_compress(nt_arena *arena, const outcome_count *days, size_t day_count,
                                  size_t *count);

/* Sorted durations of a slot, or of all slots of the events together with slot -1. */
const nt_duration *tally_durations(nt_arena *arena, const tally *t, int process, int dimension,
                                   int slot, size_t *count);
const nt_duration *tally_cohort(nt_arena *arena, const tally *t, int process, int cohort,
                                size_t *count);
