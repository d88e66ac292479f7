/* A report on a register, on its way from the older edition to the newer one.
 *
 * Everything is counted here, whatever disclosure control withholds from the pages: what of the
 * shares may be told is decided by whoever lists them. */
#include <string.h>

#include "walk.h"

/* A case in both editions, as each knew it on its day, and the rows of its versions up to then. */
typedef struct {
    const char *id;
    nt_case state;
    size_t first, version; /* rows [first, version] of its register */
} known_case;

typedef struct {
    known_case *items; /* by id */
    size_t count;
} known_cases;

typedef struct {
    const known_case *was, *is; /* NULL: not in this edition; each in the codes of its own */
} case_pair;

typedef struct {
    nt_arena *arena;
    const nt_edition *old, *new;
    nt_codes codes[NT_DIM_COUNT];        /* the newer edition's, and what only the older one has */
    const uint32_t *moved[NT_DIM_COUNT]; /* where a code of the older edition is in these */
    nt_outcomes outcomes;                /* the same of outcomes */
    const uint8_t *moved_outcomes;
    nt_mixtures mixtures; /* the same of what cases are made of */
    const uint32_t *moved_mixtures;
    uint32_t several;
    case_pair *pairs;
    size_t count;
} journey;

/* ---- code lists ---- */

/* Joins the lists of a dimension and says where each of the older codes went. */
static void join_codes(journey *j, int dimension)
{
    const nt_codes *old = &j->old->cases->codes[dimension];
    const nt_codes *new = &j->new->cases->codes[dimension];
    nt_map places = nt_map_open(j->arena);
    uint32_t *moved = nt_new_array(j->arena, uint32_t, old->count + 1);
    nt_code *joined = nt_new_array(j->arena, nt_code, old->count + new->count + 1);
    size_t count = new->count;
    for (size_t i = 0; i < count; i++) {
        joined[i] = new->items[i];
        nt_map_keep(&places, joined[i].code, i);
    }
    for (size_t i = 1; i < old->count; i++) {
        size_t found = nt_map_find(&places, old->items[i].code);
        moved[i] = (uint32_t)(found == NT_MAP_NONE ? count : found);
        if (found == NT_MAP_NONE) {
            joined[count++] = old->items[i];
        }
    }
    j->codes[dimension] = (nt_codes){joined, count, new->present, new->level};
    j->moved[dimension] = moved;
}

static void join_outcomes(journey *j)
{
    const nt_outcomes *old = nt_register_outcomes(j->old->cases);
    const nt_outcomes *new = nt_register_outcomes(j->new->cases);
    uint8_t *moved = nt_new_array(j->arena, uint8_t, old->count);
    nt_outcome_code *joined = nt_new_array(j->arena, nt_outcome_code, old->count + new->count);
    size_t count = new->count;
    memcpy(joined, new->items, count * sizeof *joined);
    for (size_t i = 0; i < old->count; i++) {
        size_t at = i > NT_OUTCOME_PENDING ? 0 : i;
        while (i > NT_OUTCOME_PENDING && at < new->count &&
               (new->items[at].kind != old->items[i].kind ||
                strcmp(new->items[at].code, old->items[i].code) != 0)) {
            at++;
        }
        if (at == new->count) {
            joined[at = count++] = old->items[i];
        }
        moved[i] = (uint8_t)at;
    }
    j->outcomes = (nt_outcomes){joined, count};
    j->moved_outcomes = moved;
}

/* In the numbers of the joined lists. Rows of two kinds are not set against each other. */
static void join_mixtures(journey *j)
{
    const nt_register *old = j->old->cases, *new = j->new->cases;
    nt_dimension by = nt_row_counted_by(new->row);
    uint32_t *moved = nt_new_array(j->arena, uint32_t, old->mixture_count + 1);
    j->mixtures = nt_mixtures_open(j->arena);
    for (size_t i = 1; i < new->mixture_count; i++) {
        const nt_mixture *m = &new->mixtures[i];
        nt_mixtures_keep(&j->mixtures,
                         nt_arena_copy(j->arena, m->parts, m->count * sizeof *m->parts), m->count);
    }
    for (size_t i = 1; old->row == new->row &&i < old->mixture_count; i++) {
        const nt_mixture *m = &old->mixtures[i];
        nt_mixture_part *parts = nt_arena_copy(j->arena, m->parts, m->count * sizeof *parts);
        for (size_t k = 0; k < m->count; k++) {
            parts[k].code = by < NT_DIM_COUNT ? j->moved[by][parts[k].code] : 0;
        }
        moved[i] = nt_mixtures_keep(&j->mixtures, parts, m->count);
    }
    bool joined = !new->several && old->row == new->row && old->several;
    j->several = joined ? j->moved[by][old->several] : new->several;
    j->moved_mixtures = moved;
}

/* The parents of regencies that only the older edition has are in its own numbers. */
static void join_lists(journey *j)
{
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        join_codes(j, d);
    }
    join_outcomes(j);
    join_mixtures(j);
    size_t own = j->new->cases->codes[NT_DIM_REGENCY].count;
    nt_codes *regencies = &j->codes[NT_DIM_REGENCY];
    nt_code *items = nt_arena_copy(j->arena, regencies->items, regencies->count * sizeof *items);
    for (size_t i = own; i < regencies->count; i++) {
        items[i].parent = j->moved[NT_DIM_PROVINCE][items[i].parent];
    }
    regencies->items = items;
}

/* ---- the cases of an edition ---- */

NT_ORDER(by_id, known_case, NT_BY_TEXT(id) || NT_RISING(first))

static known_cases know(nt_arena *arena, const nt_register *reg, nt_date as_of)
{
    known_cases all = {.items = nt_new_array(arena, known_case, reg->case_count + 1)};
    nt_id_text id = {.next = 0};
    for (size_t row = 0, next; row < reg->case_count; row = next) {
        known_case *c = &all.items[all.count];
        c->first = row;
        if (nt_cube_case(reg, row, as_of, &c->state, &c->version, &next)) {
            c->id = c->state.id = nt_arena_string(arena, nt_register_id(reg, c->version, &id));
            all.count++;
        }
    }
    nt_sort(all.items, all.count, sizeof *all.items, by_id);
    return all;
}

static void pair_cases(journey *j, const known_cases *old, const known_cases *new)
{
    j->pairs = nt_new_array(j->arena, case_pair, old->count + new->count + 1);
    size_t i = 0, k = 0;
    while (i < old->count || k < new->count) {
        int order = i == old->count   ? 1
                    : k == new->count ? -1
                                      : strcmp(old->items[i].id, new->items[k].id);
        j->pairs[j->count++] =
            (case_pair){order <= 0 ? &old->items[i] : NULL, order >= 0 ? &new->items[k] : NULL};
        i += order <= 0;
        k += order >= 0;
    }
}

static journey set_out(nt_arena *arena, const nt_edition *old, const nt_edition *new)
{
    journey j = {.arena = arena, .old = old, .new = new};
    join_lists(&j);
    known_cases before = know(arena, old->cases, old->request->as_of);
    known_cases after = know(arena, new->cases, new->request->as_of);
    pair_cases(&j, &before, &after);
    return j;
}

static nt_case recoded(const journey *j, nt_case c)
{
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        c.codes[d] = j->moved[d][c.codes[d]];
    }
    c.outcome = j->moved_outcomes[c.outcome];
    c.made_of = j->moved_mixtures[c.made_of];
    return c;
}

/* ---- a case after a step ---- */

static const nt_dimension classes[] = {NT_DIM_EVENT,       NT_DIM_PROVINCE, NT_DIM_REGENCY,
                                       NT_DIM_INSTITUTION, NT_DIM_POSITION, NT_DIM_VIOLATION};
enum { CLASS_COUNT = sizeof classes / sizeof *classes };

/* What was open is filled in; what was filled in stays. */
static nt_case move_on(const nt_register *reg, const nt_case *was, const nt_case *is)
{
    bool settled = nt_register_outcome_kind(reg, was->outcome) > NT_OUTCOME_PENDING;
    nt_case c = *was;
    c.decided = nt_date_known(was->decided) ? was->decided : is->decided;
    c.sanctioned = nt_date_known(was->sanctioned) ? was->sanctioned : is->sanctioned;
    c.outcome = settled ? was->outcome : is->outcome;
    c.codes[NT_DIM_SANCTION] =
        was->codes[NT_DIM_SANCTION] ? was->codes[NT_DIM_SANCTION] : is->codes[NT_DIM_SANCTION];
    return c;
}

static bool follows(nt_date earlier, nt_date later)
{
    return !nt_date_known(earlier) || !nt_date_known(later) || earlier <= later;
}

/* Whether the model would have given it: between two editions a case may be half of each. */
static bool holds_together(const nt_register *reg, const nt_case *c)
{
    bool sanctioned = nt_date_known(c->sanctioned) || c->codes[NT_DIM_SANCTION];
    return follows(c->reported, c->decided) && follows(c->decided, c->sanctioned) &&
           follows(c->reported, c->sanctioned) &&
           (!sanctioned || !reg->has_outcome ||
            nt_register_outcome_kind(reg, c->outcome) == NT_OUTCOME_PROVEN);
}

static bool same_status(const nt_case *a, const nt_case *b)
{
    return a->decided == b->decided && a->sanctioned == b->sanctioned && a->outcome == b->outcome &&
           a->codes[NT_DIM_SANCTION] == b->codes[NT_DIM_SANCTION];
}

static bool same_classes(const nt_case *a, const nt_case *b)
{
    for (int i = 0; i < CLASS_COUNT; i++) {
        if (a->codes[classes[i]] != b->codes[classes[i]]) {
            return false;
        }
    }
    return a->made_of == b->made_of;
}

/* Of a case in both editions, in joined codes. */
static nt_case state_after(const journey *j, const case_pair *p, nt_cause step)
{
    const nt_case *is = &p->is->state;
    nt_case c = recoded(j, p->was->state);
    if (step >= NT_CAUSE_STATUS) {
        nt_case moved = move_on(j->new->cases, &c, is);
        c = holds_together(j->new->cases, &moved) ? moved : c;
    }
    for (int i = 0; step >= NT_CAUSE_RECLASSIFIED && i < CLASS_COUNT; i++) {
        c.codes[classes[i]] = is->codes[classes[i]];
        c.made_of = is->made_of;
    }
    return step >= NT_CAUSE_CORRECTED ? *is : c;
}

static bool moves_in(const journey *j, const case_pair *p, nt_cause step)
{
    if (!p->was || !p->is) {
        return step == (p->was ? NT_CAUSE_WITHDRAWN : NT_CAUSE_NEW);
    }
    if (step < NT_CAUSE_STATUS || step > NT_CAUSE_CORRECTED) {
        return false;
    }
    nt_case before = state_after(j, p, step - 1), after = state_after(j, p, step);
    return !same_status(&before, &after) || !same_classes(&before, &after) ||
           before.reported != after.reported;
}

/* ---- the register after a step ---- */

/* The versions before the last one known stay as they were written; the last one is the state. */
static void add_newer(nt_register *out, nt_case *rows, const journey *j, const known_case *known)
{
    for (size_t row = known->first; row < known->version; row++) {
        nt_case version = nt_register_case(j->new->cases, row);
        version.id = known->id;
        rows[out->case_count++] = version;
    }
    rows[out->case_count++] = known->state;
}

static void add_older(nt_register *out, nt_case *rows, const journey *j, const case_pair *p,
                      nt_cause step)
{
    bool joined = step >= NT_CAUSE_LISTS;
    for (size_t row = p->was->first; row < p->was->version; row++) {
        nt_case version = nt_register_case(j->old->cases, row);
        version.id = p->was->id;
        rows[out->case_count++] = joined ? recoded(j, version) : version;
    }
    rows[out->case_count++] = !joined ? p->was->state
                              : p->is ? state_after(j, p, step)
                                      : recoded(j, p->was->state);
}

/* From the correction on a case has the history that the newer register tells of it. */
static const nt_register *register_after(nt_arena *scratch, const journey *j, nt_cause step)
{
    nt_register *world = nt_new(scratch, nt_register);
    size_t most = j->old->cases->case_count + j->new->cases->case_count;
    nt_case *rows = nt_new_array(scratch, nt_case, most + 1);
    *world = step >= NT_CAUSE_LISTS ? *j->new->cases : *j->old->cases;
    world->case_count = 0;
    world->cases = rows;
    for (int d = 0; step >= NT_CAUSE_LISTS && d < NT_DIM_COUNT; d++) {
        world->codes[d] = j->codes[d];
    }
    if (step >= NT_CAUSE_LISTS) {
        world->outcomes = j->outcomes;
        world->mixtures = j->mixtures.list.items;
        world->mixture_count = j->mixtures.list.count;
        world->several = j->several;
    }
    NT_EACH(const case_pair, p, j->pairs, j->count) {
        bool newer = p->is && (p->was ? step >= NT_CAUSE_CORRECTED : step >= NT_CAUSE_NEW);
        if (newer) {
            add_newer(world, rows, j, p->is);
        } else if (p->was) {
            add_older(world, rows, j, p, step);
        }
    }
    return world;
}

/* ---- steps ---- */

/* What is asked after the step, with nothing withheld. */
static nt_register_request request_after(const journey *j, nt_cause step)
{
    const nt_register_request *new = j->new->request;
    nt_register_request r = *j->old->request;
    if (step >= NT_CAUSE_SETTINGS) {
        r.area = new->area;
        r.event_a = new->event_a;
        r.event_b = new->event_b;
        r.threshold = new->threshold;
    }
    if (step >= NT_CAUSE_DAY) {
        r.period = new->period;
        r.as_of = new->as_of;
    }
    r.published = step >= NT_CAUSE_LISTS ? new->published : r.published;
    r.internal = true;
    r.edition_before = NULL;
    r.known = NULL; /* of another register */
    return r;
}

/* A step that cannot be computed (an area that the older lists lack) leaves its share to the next.
 */
static void compute(walk *w, const journey *j, nt_cause step, const nt_register *reg,
                    nt_arena *scratch)
{
    nt_register_request request = request_after(j, step);
    const nt_results *results;
    nt_error ignored;
    const nt_cube *cube = nt_cube_count(scratch, reg, request.as_of, 0, reg->case_count);
    if (!nt_register_results(scratch, reg, cube, &request, &results, &ignored)) {
        walk_note(w, step, results);
    } else if (step > NT_CAUSE_PROGRAM) {
        walk_stay(w, step);
    }
}

static size_t count_moved(const journey *j, nt_cause step)
{
    return NT_SUM(size_t, i, j->count, moves_in(j, &j->pairs[i], step));
}

static void take(walk *w, const journey *j, nt_cause step, size_t moved)
{
    bool may_stay = step >= NT_CAUSE_NEW && !moved &&
                    !(step == NT_CAUSE_CORRECTED && j->new->cases->has_recorded);
    if (may_stay && step != NT_CAUSE_WITHDRAWN) {
        walk_stay(w, step);
        return;
    }
    NT_PASSING_ARENA(scratch);
    const nt_register *reg = step <= NT_CAUSE_SETTINGS    ? j->old->cases
                             : step == NT_CAUSE_WITHDRAWN ? j->new->cases
                                                          : register_after(scratch, j, step);
    compute(w, j, step, reg, scratch);
}

void walk_cases(walk *w, nt_revision *out)
{
    NT_PASSING_ARENA(scratch);
    journey j = set_out(scratch, w->old_edition, w->new_edition);
    for (int step = NT_CAUSE_PROGRAM; step < NT_CAUSE_COUNT; step++) {
        size_t moved = step >= NT_CAUSE_NEW ? count_moved(&j, (nt_cause)step) : 0;
        out->cases[step] = (int64_t)moved;
        take(w, &j, (nt_cause)step, moved);
    }
    out->has_cases = true;
}
