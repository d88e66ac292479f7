/* How a witness is looked for: one count is moved, and a linear programme says by which moves of
 * others all relations hold again for the least. Its rows are the relations that were broken on the
 * way, which few of all are (the dual simplex method: C. E. Lemke 1954, "The dual method of solving
 * the linear programming problem", Naval Research Logistics Quarterly 1, 36-47). */
#include "witness.h"

#include <math.h>
#include <stdlib.h>

enum {
    ROWS = 800,
    COLUMNS = 6000,
    HALVES = 12 /* how often a move that is no whole number is made one */
};

static const double near_zero = 1e-9, near_whole = 1e-6;

/* A variable is how far a count goes up (2 x its number) or down (one more), or what a limit leaves
 * (behind these). Of those in the basis each is its value less the others, in columns, by its row's
 * coefficients; the others are 0, or at their most and `flipped`: then what is left to it counts.
 */
struct programme {
    int *place;    /* by variable: 1 + its column, -1 - its row; 0: no row has it */
    bool *flipped; /* by variable */
    double *at;    /* by count: how far it is moved */
    bool *was_moved, *is_fixed;
    double *sum; /* by relation: how far off its terms are */
    bool *was_touched, *is_row;
    NT_VEC(int) moved;   /* counts that were, */
    NT_VEC(int) touched; /* and relations that they are in */
    size_t rows, columns;
    int row[ROWS], column[COLUMNS]; /* their variables */
    double value[ROWS], cost[COLUMNS];
    double *coefficients[ROWS];
    double spent;
};

typedef struct {
    nt_disclosure *d;
    struct programme *p;
    const witness_offer *offer;
    int reach; /* of the first move */
} search;

/* --- what may move --- */

/* A headline that is gone protects as well as any other count; but what others tell of silent
 * editions costs less where headlines stay as they are. */
bool is_kept(const nt_disclosure *d, const node *n, int keep)
{
    bool stays = !n->suppressed || (d->some_silent && !d->asleep);
    return n->known || n->won || (stays && n->keep > keep);
}

/* A count that is printed may move too, for its price: it must then be suppressed. */
static bool can_move(const search *s, int number)
{
    const node *n = &s->d->nodes.items[number];
    return !s->p->is_fixed[number] && !is_kept(s->d, n, s->offer->keep) &&
           (n->suppressed || n->loss <= s->offer->budget);
}

/* A reader takes a suppressed count for at least 1, unless zeros were suppressed with it. */
static int64_t way_down(const node *n)
{
    return n->low > n->least ? n->low - n->least : 0;
}

static bool is_move(const nt_disclosure *d, int variable)
{
    return variable < 2 * (int)d->nodes.count;
}

static double most(const nt_disclosure *d, int variable)
{
    bool down = is_move(d, variable) && variable % 2;
    return down ? (double)way_down(&d->nodes.items[variable / 2]) : INFINITY;
}

/* A move that costs nothing has its little price too, so that no two ways are as good. */
static double price(const search *s, int variable)
{
    if (!is_move(s->d, variable)) {
        return 0;
    }
    const node *n = &s->d->nodes.items[variable / 2];
    double little = 1e-3 * (1 + ((unsigned)variable * 2654435761u >> 20) / 4096.0);
    return little + (n->suppressed ? 0 : n->loss / s->reach);
}

/* --- moves --- */

static double value_of(const search *s, int variable)
{
    int place = s->p->place[variable];
    double value = place < 0 ? s->p->value[-1 - place] : 0;
    return s->p->flipped[variable] ? most(s->d, variable) - value : value;
}

static void move_to(search *s, int number, double to)
{
    struct programme *p = s->p;
    const node *n = &s->d->nodes.items[number];
    double by = to - p->at[number];
    if (!p->was_moved[number]) {
        nt_vec_push(s->d->arena, &p->moved, number);
        p->was_moved[number] = true;
    }
    p->at[number] = to;
    for (size_t i = 0; i < n->in_count; i++) {
        int in = n->in[i].relation;
        if (!p->was_touched[in]) {
            nt_vec_push(s->d->arena, &p->touched, in);
            p->was_touched[in] = true;
        }
        p->sum[in] += by * n->in[i].sign;
    }
}

static void settle(search *s, int variable)
{
    int number = variable / 2;
    if (is_move(s->d, variable)) {
        double to = value_of(s, 2 * number) - value_of(s, 2 * number + 1);
        if (to != s->p->at[number]) {
            move_to(s, number, to);
        }
    }
}

/* How far a relation is from what it allows. */
static double off(const relation *r, double sum)
{
    return r->is_void ? 0 : r->room == SUM ? fabs(sum) : sum - r->room;
}

/* --- rows and columns --- */

static int place_of(search *s, int variable)
{
    struct programme *p = s->p;
    if (!p->place[variable] && p->columns < COLUMNS) {
        for (size_t r = 0; r <= p->rows; r++) {
            p->coefficients[r][p->columns] = 0;
        }
        p->column[p->columns] = variable;
        p->cost[p->columns] = price(s, variable);
        p->place[variable] = (int)++p->columns;
    }
    return p->place[variable];
}

static void add_term(search *s, double *row, int variable, double by)
{
    struct programme *p = s->p;
    int place = place_of(s, variable);
    by = p->flipped[variable] ? -by : by;
    if (place > 0) {
        row[place - 1] += by;
    } else if (place < 0) {
        const double *other = p->coefficients[-1 - place];
        for (size_t c = 0; c < p->columns; c++) {
            row[c] -= by * other[c];
        }
        s->d->effort -= (long)p->columns;
    }
}

/* A broken relation becomes the row behind the last: what it leaves is below zero. False: there are
 * too many. */
static bool add_row(search *s, int number)
{
    struct programme *p = s->p;
    const relation *r = &s->d->relations.items[number];
    if (p->rows == ROWS) {
        return false;
    }
    if (!p->coefficients[p->rows]) {
        p->coefficients[p->rows] = nt_new_array(s->d->arena, double, COLUMNS);
    }
    double *row = p->coefficients[p->rows];
    for (size_t c = 0; c < p->columns; c++) {
        row[c] = 0;
    }
    for (size_t i = r->first; i < r->first + r->free_count; i++) {
        const term *t = &s->d->terms.items[i];
        if (can_move(s, t->node)) {
            add_term(s, row, 2 * t->node, t->sign);
            if (way_down(&s->d->nodes.items[t->node])) {
                add_term(s, row, 2 * t->node + 1, -t->sign);
            }
        }
    }
    double left = (r->room == SUM ? 0 : r->room) - p->sum[number];
    for (size_t c = 0; c < p->columns && left > 0; c++) {
        row[c] = -row[c];
    }
    p->value[p->rows] = -fabs(left);
    p->row[p->rows] = 2 * (int)s->d->nodes.count + number;
    p->is_row[number] = true;
    return p->columns < COLUMNS;
}

/* What is above its most: less than nothing is left to it. */
static void flip(search *s, size_t at)
{
    struct programme *p = s->p;
    int variable = p->row[at];
    p->value[at] = most(s->d, variable) - p->value[at];
    p->flipped[variable] = !p->flipped[variable];
    for (size_t c = 0; c < p->columns; c++) {
        p->coefficients[at][c] = -p->coefficients[at][c];
    }
}

/* The column that mends a row for the least; -1: none does. */
static int entering_column(const struct programme *p, const double *row)
{
    int best = -1;
    double least = INFINITY;
    for (size_t c = 0; c < p->columns; c++) {
        if (row[c] < -near_zero && p->cost[c] < least * -row[c]) {
            least = p->cost[c] / -row[c];
            best = (int)c;
        }
    }
    return best;
}

static void drop_column(struct programme *p, int column)
{
    size_t last = --p->columns;
    p->place[p->column[column]] = 0;
    for (size_t r = 0; r < p->rows; r++) {
        p->coefficients[r][column] = p->coefficients[r][last];
    }
    p->cost[column] = p->cost[last];
    p->column[column] = p->column[last];
    if ((size_t)column != last) {
        p->place[p->column[column]] = column + 1;
    }
}

/* Where a row has coefficients: in few columns. */
static size_t used_columns(const struct programme *p, double *row, int used[COLUMNS])
{
    size_t count = 0;
    for (size_t c = 0; c < p->columns; c++) {
        row[c] = fabs(row[c]) < near_zero ? 0 : row[c];
        used[count] = (int)c;
        count += row[c] != 0;
    }
    return count;
}

static void subtract(double *from, const double *row, double times, const int *used, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        from[used[i]] -= times * row[used[i]];
    }
}

/* The variable of a row and that of a column change places. */
static void pivot(search *s, size_t at, int column)
{
    struct programme *p = s->p;
    double *row = p->coefficients[at], by = 1 / row[column], value = p->value[at] * by;
    int used[COLUMNS];
    size_t count = used_columns(p, row, used);
    for (size_t i = 0; i < count; i++) {
        row[used[i]] *= by;
    }
    row[column] = by;
    for (size_t r = 0; r < p->rows; r++) {
        double times = p->coefficients[r][column];
        if (r != at && times != 0) {
            p->coefficients[r][column] = 0;
            subtract(p->coefficients[r], row, times, used, count);
            p->value[r] -= times * value;
            s->d->effort -= (long)count;
        }
    }
    double times = p->cost[column];
    p->cost[column] = 0;
    subtract(p->cost, row, times, used, count);
    p->spent += times * value;
    p->value[at] = value;
    int leaving = p->row[at];
    p->row[at] = p->column[column];
    p->place[p->row[at]] = -1 - (int)at;
    p->column[column] = leaving;
    p->place[leaving] = column + 1;
}

/* --- the search --- */

/* The row that is farthest from where it may be; -1: all are there. */
static int worst_row(const search *s, double *worst)
{
    const struct programme *p = s->p;
    int found = -1;
    for (size_t r = 0; r < p->rows; r++) {
        double far = fmax(-p->value[r], p->value[r] - most(s->d, p->row[r]));
        if (far > *worst) {
            *worst = far;
            found = (int)r;
        }
    }
    return found;
}

static int worst_relation(const search *s, double *worst)
{
    int found = -1;
    NT_EACH(const int, number, s->p->touched.items, s->p->touched.count) {
        double far = off(&s->d->relations.items[*number], s->p->sum[*number]);
        if (!s->p->is_row[*number] && far > *worst) {
            *worst = far;
            found = *number;
        }
    }
    return found;
}

typedef enum { DONE, NOT_YET, NEVER } answer;

static answer mend_worst(search *s)
{
    struct programme *p = s->p;
    double worst = near_whole;
    int row = worst_row(s, &worst), broken = worst_relation(s, &worst);
    if (row < 0 && broken < 0) {
        return DONE;
    }
    bool too_far = s->d->effort <= 0 || p->spent > s->offer->budget + 1;
    if (too_far || (broken >= 0 && !add_row(s, broken))) {
        return NEVER;
    }
    size_t at = broken >= 0 ? p->rows : (size_t)row;
    if (p->value[at] > 0) {
        flip(s, at);
    }
    int column = entering_column(p, p->coefficients[at]);
    if (column < 0) {
        return NEVER;
    }
    p->rows += broken >= 0;
    int leaving = p->row[at];
    pivot(s, at, column);
    if (broken >= 0 && s->d->relations.items[broken].room == SUM) {
        drop_column(p, column);
    }
    for (size_t r = 0; r < p->rows; r++) {
        settle(s, p->row[r]);
    }
    settle(s, leaving);
    s->d->effort -= (long)(p->columns + 8 * p->rows + 2 * p->touched.count);
    return NOT_YET;
}

static void start(search *s, const witness_move *moves, size_t count)
{
    struct programme *p = s->p;
    NT_EACH(const int, number, p->moved.items, p->moved.count) {
        p->at[*number] = 0;
        p->was_moved[*number] = p->is_fixed[*number] = false;
    }
    NT_EACH(const int, number, p->touched.items, p->touched.count) {
        p->sum[*number] = 0;
        p->was_touched[*number] = p->is_row[*number] = false;
    }
    for (size_t r = 0; r < p->rows; r++) {
        p->place[p->row[r]] = p->flipped[p->row[r]] = 0;
    }
    for (size_t c = 0; c < p->columns; c++) {
        p->place[p->column[c]] = p->flipped[p->column[c]] = 0;
    }
    p->moved.count = p->touched.count = p->rows = p->columns = 0;
    p->spent = 0;
    for (size_t i = 0; i < count; i++) {
        move_to(s, moves[i].node, moves[i].by);
        p->is_fixed[moves[i].node] = true;
    }
}

static bool mend(search *s)
{
    answer a = NOT_YET;
    while (a == NOT_YET) {
        a = mend_worst(s);
    }
    return a == DONE;
}

/* What moves in whole numbers, if it can be paid and all holds; else 0. */
static size_t whole_moves(search *s, witness_move moved[WITNESS_MOVES])
{
    struct programme *p = s->p;
    double spent = 0;
    size_t count = 0;
    for (size_t i = 0; i < p->moved.count; i++) {
        int number = p->moved.items[i], by = (int)lround(p->at[number]);
        const node *n = &s->d->nodes.items[number];
        move_to(s, number, by);
        if (by && count == WITNESS_MOVES) {
            return 0;
        }
        if (by) {
            spent += n->suppressed ? 0 : n->loss;
            moved[count++] = (witness_move){number, by};
        }
    }
    double worst = near_whole;
    NT_EACH(const int, number, p->touched.items, p->touched.count) {
        worst = fmax(worst, off(&s->d->relations.items[*number], p->sum[*number]));
    }
    return worst > near_whole || spent > s->offer->budget ? 0 : count;
}

/* One that is moved by no whole number; -1: all are. */
static int first_in_part(const search *s)
{
    NT_EACH(const int, number, s->p->moved.items, s->p->moved.count) {
        double at = s->p->at[*number];
        if (fabs(at - round(at)) > near_whole) {
            return *number;
        }
    }
    return -1;
}

/* What comes out in halves is set to whole numbers, one after the other, and the rest mended anew.
 */
static size_t look(search *s, const witness_move *moves, size_t count,
                   witness_move moved[WITNESS_MOVES])
{
    witness_move fixed[WITNESS_MOVES];
    size_t most_fixed = count + HALVES < WITNESS_MOVES ? count + HALVES : WITNESS_MOVES;
    for (size_t i = 0; i < count; i++) {
        fixed[i] = moves[i];
    }
    for (;;) {
        start(s, fixed, count);
        if (!mend(s)) {
            return 0;
        }
        int part = first_in_part(s);
        if (part < 0 || count == most_fixed) {
            return part < 0 ? whole_moves(s, moved) : 0;
        }
        fixed[count++] = (witness_move){part, (int)lround(s->p->at[part])};
    }
}

static struct programme *open_programme(nt_disclosure *d)
{
    struct programme *p = nt_new(d->arena, struct programme);
    size_t nodes = d->nodes.count, relations = d->relations.count;
    p->place = nt_new_array(d->arena, int, 2 * nodes + relations);
    p->flipped = nt_new_array(d->arena, bool, 2 * nodes + relations);
    p->at = nt_new_array(d->arena, double, nodes);
    p->was_moved = nt_new_array(d->arena, bool, nodes);
    p->is_fixed = nt_new_array(d->arena, bool, nodes);
    p->sum = nt_new_array(d->arena, double, relations);
    p->was_touched = nt_new_array(d->arena, bool, relations);
    p->is_row = nt_new_array(d->arena, bool, relations);
    return p;
}

static search open_search(nt_disclosure *d, const witness_offer *offer, int reach)
{
    d->programme = d->programme ? d->programme : open_programme(d);
    return (search){d, d->programme, offer, reach};
}

static bool may_be_moved(const nt_disclosure *d, witness_move m, int keep)
{
    const node *n = &d->nodes.items[m.node];
    return n->suppressed && !is_kept(d, n, keep) && (m.by > 0 || way_down(n) >= -m.by);
}

size_t witness_again(nt_disclosure *d, const witness_move *moves, size_t count,
                     witness_move moved[WITNESS_MOVES])
{
    static const witness_offer nothing = {0, NT_KEEP_TOTAL};
    search s = open_search(d, &nothing, 1);
    for (size_t i = 0; i < count; i++) {
        if (!may_be_moved(d, moves[i], nothing.keep)) {
            return 0;
        }
    }
    return count ? look(&s, moves, count, moved) : 0;
}

size_t witness_find(nt_disclosure *d, int number, int by, const witness_offer *offer,
                    witness_move moved[WITNESS_MOVES])
{
    search s = open_search(d, offer, abs(by));
    witness_move first = {number, by};
    return may_be_moved(d, first, offer->keep) ? look(&s, &first, 1, moved) : 0;
}
