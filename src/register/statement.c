/* Reads statements: finds the cells that they name, and says what they come to. */
#include "statement.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <string.h>

enum { WORD = 64 };

typedef enum { EQUAL, SAME, AT_MOST, AT_LEAST, RELATIONS } sign_relation;
static const char *const signs[RELATIONS] = {"= ", "==", "<=", ">="};

typedef struct {
    binding b;
    const char *at;
    statement_sink *sink;
    void *context;
    NT_VEC(statement_term) terms;
    sign_relation relation;
    const char *text;  /* of the statement */
    size_t members[2]; /* counts that each side names */
    bool missing;      /* a cell that must be there */
    bool none_shown;   /* of a set of which a sum needs some */
    bool has_rest, is_running;
    int reach, from;
    const sheet_frame *frame; /* of the cells before, */
    pick rows;                /* and their rows */
} reader;

/* What stands in a statement between its signs. */
typedef struct {
    enum { NOTHING, CELLS, A_COUNT, THE_REST } kind;
    pick columns;
    const draft *count;
    int end;
    bool is_there, optional, absent;
} operand;

int term_variable(const statement_term *term)
{
    return term->end == OF_PART ? term->draft->part : term->draft->variable;
}

static double value_of(const statement_term *term)
{
    const nt_ledger_row *row = &term->draft->row;
    return term->end == OF_PART    ? (double)row->part
           : term->end == OF_WHOLE ? (double)row->whole
           : term->end == OF_DONE  ? (double)draft_count(term->draft)
                                   : row->value;
}

/* --- reading --- */

static void skip(reader *r)
{
    r->at += strspn(r->at, " ;");
}

static bool take(reader *r, const char *sign)
{
    const char *behind = nt_behind(r->at, sign);
    r->at = behind ? behind : r->at;
    return behind != NULL;
}

static const char *word(reader *r, const char *ends, char out[WORD])
{
    size_t length = strcspn(r->at, ends);
    assert(length < WORD);
    memcpy(out, r->at, length);
    out[length] = '\0';
    r->at += length;
    return out;
}

/* Behind the bracket that closes what was opened before `at`. */
static const char *behind(const char *at, char open, char close)
{
    for (int depth = 1; depth; at++) {
        assert(*at);
        depth += (*at == open) - (*at == close);
    }
    return at;
}

static const char *code_of(const reader *r, char letter)
{
    return r->b.letters[letter - 'A'].code;
}

/* "cases.F": the total of that flow. */
static const char *name_called(const reader *r, const char *name)
{
    size_t length = strlen(name);
    bool by_letter =
        length > 1 && name[length - 2] == '.' && isupper((unsigned char)name[length - 1]);
    return by_letter ? nt_arena_printf(r->b.s->arena, "%.*s%s", (int)length - 1, name,
                                       code_of(r, name[length - 1]))
                     : name;
}

/* The rows, unless they are those of the cells before; then columns. */
static bool read_cells(reader *r, const char *frame, pick *columns)
{
    char set[WORD];
    if (take(r, "[")) {
        r->frame = *frame ? sheet_find(r->b.s, name_called(r, frame)) : r->b.own;
        word(r, "]", set);
        take(r, "]");
        bool found = r->frame && pick_from(&r->b, r->frame, false, set, &r->rows);
        r->frame = found ? r->frame : NULL;
    }
    bool several = *r->at++ == '[';
    word(r, several ? "]" : " ;)}?!#", set);
    r->at += several;
    return r->frame && pick_from(&r->b, r->frame, true, set, columns);
}

static operand read_operand(reader *r)
{
    char name[WORD];
    operand o = {.kind = NOTHING};
    skip(r);
    word(r, *r->at == '.' ? "." : " [;)}?", name);
    if (*r->at == '[' || *r->at == '.') { /* `.` without a name before it */
        o.kind = CELLS;
        o.is_there = read_cells(r, name, &o.columns);
    } else if (strcmp(name, "rest") == 0) {
        o.kind = THE_REST;
    } else if (strcmp(name, "0") != 0) {
        o.kind = A_COUNT;
        o.count = sheet_counted(r->b.s, name_called(r, name));
        o.is_there = o.count != NULL;
    }
    o.end = take(r, "#part")    ? OF_PART
            : take(r, "#whole") ? OF_WHOLE
            : take(r, "#done")  ? OF_DONE
                                : OF_VALUE;
    o.optional = take(r, "?");
    o.absent = take(r, "!");
    return o;
}

/* --- terms --- */

static void add(reader *r, const draft *d, int sign, int end)
{
    bool unknown = !d || (isnan(d->row.value) && end != OF_DONE);
    if (unknown || (end != OF_VALUE && d->variable < 0)) {
        r->missing = true;
        return;
    }
    statement_term term = {d, sign, end};
    nt_vec_push(r->b.s->arena, &r->terms, term);
    if (d->variable < 0 && r->frame && r->frame->declared->estimates) {
        r->from = r->frame->declared->estimates;
    }
}

static size_t nth(const pick *p, size_t n)
{
    return p->down ? p->to - 1 - n : p->from + n;
}

static bool holds(const reader *r, const pick *p, size_t index)
{
    return !p->holds || p->holds(&r->b, p, index);
}

/* Row by row. */
static void add_cells(reader *r, const operand *o, int sign, size_t *members)
{
    const pick *rows = &r->rows, *columns = &o->columns;
    int mode = rows->mode > columns->mode ? rows->mode : columns->mode;
    size_t shown = 0, width = columns->to - columns->from;
    for (size_t i = 0; i < (rows->to - rows->from) * width; i++) {
        size_t row = nth(rows, i / width), column = nth(columns, i % width);
        if (!holds(r, rows, row) || !holds(r, columns, column)) {
            continue;
        }
        const draft *d = sheet_cell(r->frame, row, column);
        bool may_lack = o->optional || mode >= ANY_OF_THEM;
        if (o->absent) {
            r->missing |= d != NULL;
            continue;
        }
        shown += d != NULL;
        *members += d || !o->optional;
        if (d || !may_lack) {
            add(r, d, sign, o->end);
        }
    }
    r->none_shown |= mode == THOSE_SHOWN && !shown;
    int reach = rows->reach > columns->reach ? rows->reach : columns->reach;
    r->reach = reach > r->reach ? reach : r->reach;
}

static void add_operand(reader *r, const operand *o, int sign, size_t *members)
{
    r->has_rest |= o->kind == THE_REST;
    if (o->kind != CELLS && o->kind != A_COUNT) {
        return;
    }
    if (!o->is_there) {
        r->missing |= !o->optional && !o->absent;
    } else if (o->kind == CELLS) {
        add_cells(r, o, sign, members);
    } else {
        r->frame = NULL;
        add(r, o->count, sign, o->end);
        ++*members;
    }
}

static void read_side(reader *r, int sign, size_t *members)
{
    for (int own = sign;; r->at++) {
        operand o = read_operand(r);
        add_operand(r, &o, own, members);
        r->at += strspn(r->at, " ");
        if (*r->at != '+' && *r->at != '-') {
            return;
        }
        own = *r->at == '-' ? -sign : sign;
    }
}

/* --- what it comes to --- */

static double sum_of(const reader *r, bool *any)
{
    double sum = 0;
    for (size_t i = 0; i < r->terms.count; i++) {
        sum += r->terms.items[i].sign * value_of(&r->terms.items[i]);
        *any |= term_variable(&r->terms.items[i]) >= 0;
    }
    return sum;
}

/* What was reported within as many days is no less than the other, but the same. */
static void state(reader *r)
{
    bool any = false, order = r->relation >= AT_MOST && r->reach != JUST_AS_FAR;
    double sum = sum_of(r, &any);
    if (r->missing || !any || (order && sum > 0) || (r->relation < AT_MOST && r->none_shown)) {
        return;
    }
    bool same = r->relation == SAME && r->members[0] == 1 && r->members[1] == 1;
    statement made = {.kind = same    ? STATES_SAME
                              : order ? STATES_ORDER
                                      : STATES_SUM,
                      .terms = r->terms.items,
                      .count = r->terms.count,
                      .room = -sum,
                      .is_limit = r->is_running || r->reach != NO_REACH,
                      .text = r->text,
                      .from = r->has_rest && sum < 0 ? NT_WITHHOLD_REMAINDERS : r->from};
    r->sink(r->context, &made);
}

/* "~X( … )": on the right side, the last of it. */
static void read_running(reader *r, int sign)
{
    char letter = r->at[1];
    const char *body = r->at + 3;
    bool nothing = r->missing;
    bound *value = &r->b.letters[letter - 'A'];
    r->is_running = true;
    for (size_t i = 0; !nothing && letter_value(&r->b, letter, i, value); i++) {
        size_t before = r->terms.count;
        r->at = body;
        read_side(r, sign, &r->members[1]);
        if (r->missing) {
            r->terms.count = before;
            r->missing = false;
        } else {
            state(r);
        }
    }
    r->at = behind(body, '(', ')');
}

static void read_statement(reader *r)
{
    r->text = r->at;
    r->terms.count = 0;
    r->members[0] = r->members[1] = 0;
    r->missing = r->none_shown = r->has_rest = r->is_running = false;
    r->reach = NO_REACH;
    r->from = NT_WITHHOLD_NOTHING;
    read_side(r, 1, &r->members[0]);
    for (r->relation = EQUAL; !take(r, signs[r->relation]); r->relation++) {
        assert(r->relation + 1 < RELATIONS);
    }
    for (size_t i = 0; r->relation != AT_MOST && i < r->terms.count; i++) {
        r->terms.items[i].sign *= -1;
    }
    int sign = r->relation == AT_MOST ? -1 : 1;
    r->at += strspn(r->at, " ");
    if (*r->at == '~') {
        read_running(r, sign);
    } else {
        read_side(r, sign, &r->members[1]);
        state(r);
    }
}

static void read_all(reader *r)
{
    for (skip(r); *r->at && *r->at != '}'; skip(r)) {
        if (!isupper((unsigned char)r->at[0]) || r->at[1] != '{') {
            read_statement(r);
            continue;
        }
        char letter = *r->at;
        const char *body = r->at + 2;
        bound value;
        for (size_t i = 0; letter_value(&r->b, letter, i, &value); i++) {
            r->b.letters[letter - 'A'] = value;
            r->at = body;
            read_all(r);
        }
        r->at = behind(body, '{', '}');
    }
}

void statements_read(sheet *s, statement_sink *sink, void *context)
{
    for (size_t i = 0; i < STATED * frame_declaration_count; i++) {
        const frame_declaration *declared = &frame_declarations[i % frame_declaration_count];
        const char *text = declared->states[i / frame_declaration_count];
        reader r = {.b = {.s = s, .own = sheet_of(s, declared)},
                    .at = text ? text : "",
                    .sink = sink,
                    .context = context};
        read_all(&r);
    }
}
