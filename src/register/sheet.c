#include "sheet.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "words/base.h"

static const char *join(nt_arena *arena, const char *a, const char *between, const char *b)
{
    size_t la = strlen(a), lm = strlen(between), lb = strlen(b);
    char *out = nt_arena_alloc(arena, la + lm + lb + 1);
    memcpy(out, a, la);
    memcpy(out + la, between, lm);
    memcpy(out + la + lm, b, lb);
    return out;
}

nt_text text_join(nt_arena *arena, nt_text first, const char *between, nt_text second)
{
    nt_text out;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        out.in[lang] = join(arena, first.in[lang], between, second.in[lang]);
    }
    return out;
}

const char *text_dots(nt_arena *arena, const char *a, const char *b)
{
    return join(arena, a, ".", b);
}

const char *text_dots3(nt_arena *arena, const char *a, const char *b, const char *c)
{
    return join(arena, join(arena, a, ".", b), ".", c);
}

nt_frame_key key_of_code(const nt_code *code)
{
    static const nt_text unknown = NT_TEXT_BASE_UNKNOWN;
    bool named = code->label.in[NT_LANG_ID] && *code->label.in[NT_LANG_ID];
    if (!*code->code) {
        return (nt_frame_key){"unknown", unknown, NAN, NULL};
    }
    return (nt_frame_key){code->code, named ? code->label : nt_text_alike(code->code), NAN, NULL};
}

sheet_frame *sheet_open_columns(sheet *s, const char *id, size_t row_count,
                                const nt_frame_key *columns, size_t column_count)
{
    sheet_frame *frame = nt_new(s->arena, sheet_frame);
    const frame_declaration *declared = frame_declared(id);
    assert(declared);
    *frame =
        (sheet_frame){.id = id,
                      .title = declared->title,
                      .declared = declared,
                      .rows = nt_new_array(s->arena, nt_frame_key, row_count),
                      .columns = nt_arena_copy(s->arena, columns, column_count * sizeof *columns),
                      .row_count = row_count,
                      .column_count = column_count,
                      .cells = nt_new_array(s->arena, draft *, row_count * column_count),
                      .as_of = s->calendar.end};
    nt_vec_push(s->arena, &s->frames, frame);
    return frame;
}

/* The keys declared, as they are called in this report. */
static nt_frame_key *keys_of(const sheet *s, const nt_frame_key *declared, size_t *count)
{
    size_t all = 0;
    while (declared[all].code) {
        all++;
    }
    nt_frame_key *keys = nt_new_array(s->arena, nt_frame_key, all);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const char *code = declared[i].code;
        nt_frame_key key = strcmp(code, "this-period") == 0 ? group_period(s, NT_COMPARED_THIS)
                           : strcmp(code, "previous-period") == 0
                               ? group_period(s, NT_COMPARED_PREVIOUS)
                               : declared[i];
        key.unit = declared[i].unit;
        if (strcmp(code, "otherwise-closed") != 0 || sheet_knows_closed(s)) {
            keys[(*count)++] = key;
        }
    }
    return keys;
}

sheet_frame *sheet_open(sheet *s, const char *id, size_t row_count)
{
    size_t count;
    const nt_frame_key *columns = keys_of(s, frame_declared(id)->columns, &count);
    return sheet_open_columns(s, id, row_count, columns, count);
}

sheet_frame *sheet_open_rows(sheet *s, const char *id)
{
    size_t count;
    nt_frame_key *rows = keys_of(s, frame_declared(id)->rows, &count);
    sheet_frame *frame = sheet_open(s, id, count);
    frame->rows = rows;
    return frame;
}

sheet_frame *sheet_find(const sheet *s, const char *id)
{
    id = frame_behind(id, s->calendar.period.kind);
    NT_RETURN_FIRST(i, s->frames.count, strcmp(s->frames.items[i]->id, id) == 0, s->frames.items[i],
                    NULL);
}

sheet_frame *sheet_of(const sheet *s, const frame_declaration *declared)
{
    return sheet_find(s, declared->called ? declared->called : declared->id);
}

static int key_at(const nt_frame_key *keys, size_t count, const char *code)
{
    NT_RETURN_FIRST(i, count, nt_frame_key_called(keys[i].code, code), (int)i, -1);
}

int sheet_row(const sheet_frame *frame, const char *code)
{
    return key_at(frame->rows, frame->row_count, code);
}

int sheet_column(const sheet_frame *frame, const char *code)
{
    return key_at(frame->columns, frame->column_count, code);
}

draft *sheet_cell(const sheet_frame *frame, size_t row, size_t column)
{
    return frame->cells[row * frame->column_count + column];
}

draft *sheet_look(const sheet *s, const char *frame, const char *row, const char *column)
{
    const sheet_frame *f = sheet_find(s, frame);
    int r = f ? sheet_row(f, row) : -1, c = f ? sheet_column(f, column) : -1;
    return r < 0 || c < 0 ? NULL : sheet_cell(f, (size_t)r, (size_t)c);
}

nt_ledger_row sheet_value(nt_method method, double value, int decimals)
{
    nt_ledger_row row = nt_ledger_blank(NULL, (nt_text){{NULL}});
    row.method = method;
    row.value = value;
    row.decimals = decimals;
    return row;
}

draft *sheet_draft(sheet *s, nt_ledger_row row, draft *const *of, size_t count)
{
    draft *d = nt_new(s->arena, draft);
    draft **made_of = nt_new_array(s->arena, draft *, count);
    const char **inputs = nt_new_array(s->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        if (of[i]) {
            made_of[d->made_of_count] = of[i];
            inputs[d->made_of_count++] = of[i]->row.id;
        }
    }
    d->row = row;
    d->row.inputs = inputs;
    d->row.input_count = d->made_of_count;
    d->row.as_of = nt_date_known(row.as_of) ? row.as_of : s->calendar.end;
    d->made_of = made_of;
    d->variable = d->part = d->stands_for = -1;
    s->values += NT_LEDGER_ROW_VALUES + d->made_of_count;
    nt_vec_push(s->arena, &s->drafts, d);
    return d;
}

void sheet_made_alike(sheet *s, draft *d, const draft *other)
{
    d->made_of = other->made_of;
    d->made_of_count = d->row.input_count = other->made_of_count;
    d->row.inputs = other->row.inputs;
    s->values += other->made_of_count;
}

draft *sheet_number(sheet *s, const char *id, nt_text label, double value, const char *unit)
{
    nt_ledger_row row = sheet_value(NT_METHOD_COUNT, value, 0);
    row.id = id;
    row.label = label;
    row.unit = unit;
    return sheet_draft(s, row, NULL, 0);
}

void sheet_name_draft(sheet *s, const char *name, draft *d)
{
    sheet_name named = {name, d ? d : s->unknown};
    nt_vec_push(s->arena, &s->names, named);
}

void sheet_count(sheet *s, const char *name, draft *d, int cost)
{
    d->variable = nt_disclosure_count(s->disclosure, (int64_t)d->row.value, cost);
    nt_vec_push(s->arena, &s->counts, ((sheet_name){name, d}));
}

draft *sheet_counted(const sheet *s, const char *name)
{
    const sheet_name *named = NT_NAMED(s->counts.items, s->counts.count, name, name);
    return named ? named->draft : NULL;
}

void sheet_truth(sheet *s, const char *name, bool truth)
{
    nt_index_put_truth(s->index, name, truth);
}

void sheet_text(sheet *s, const char *name, nt_text text)
{
    nt_index_put_text(s->index, name, text);
}

void sheet_moving_text(sheet *s, const char *name, nt_text text)
{
    nt_index_put_moving_text(s->index, name, text);
}

const nt_cube *sheet_whole_on(sheet *s, nt_date day)
{
    return s->whole->as_of == day ? s->whole : known_state(s->known, day);
}

const nt_cube *sheet_known_on(sheet *s, nt_date day)
{
    if (!s->area.code || s->cube->as_of == day) {
        return s->area.code ? s->cube : sheet_whole_on(s, day);
    }
    nt_cube *then = nt_arena_copy(s->arena, s->cube, sizeof *then);
    then->as_of = day;
    return then;
}

const nt_cube *sheet_known_alike(sheet *s, nt_date day)
{
    return s->tells_recording ? sheet_known_on(s, day + s->cube->as_of - s->calendar.end) : s->cube;
}

nt_interval sheet_garwood(sheet *s, uint64_t count)
{
    if (count >= GARWOOD_KEPT) {
        return nt_stats_poisson((int64_t)count);
    }
    if (!s->garwood_known[count]) {
        s->garwood[count] = nt_stats_poisson((int64_t)count);
        s->garwood_known[count] = true;
    }
    return s->garwood[count];
}

draft *put_value(sheet *s, spot at, nt_ledger_row row, draft *const *of, size_t count)
{
    const nt_frame_key *r = &at.frame->rows[at.row], *c = &at.frame->columns[at.column];
    row.id = text_dots3(s->arena, at.frame->id, r->code, c->code);
    if (!row.label.in[NT_LANG_ID]) {
        row.label = text_join(s->arena, c->label, ", ", r->label);
    }
    row.unit = *row.unit ? row.unit : c->unit ? c->unit : "";
    row.as_of = nt_date_known(row.as_of) ? row.as_of : at.frame->as_of;
    draft *d = sheet_draft(s, row, of, count);
    at.frame->cells[at.row * at.frame->column_count + at.column] = d;
    return d;
}

draft *put_words(sheet *s, spot at, nt_text words)
{
    nt_ledger_row row = sheet_value(NT_METHOD_AS_RECORDED, NAN, 0);
    row.label = words;
    row.unit = "name";
    return put_value(s, at, row, NULL, 0);
}

static int weigh(sheet *s, const sheet_frame *frame, uint64_t count)
{
    const frame_declaration *declared = frame->declared;
    assert(declared->cost);
    int variable = nt_disclosure_count(s->disclosure, (int64_t)count, declared->cost);
    nt_disclosure_withhold(s->disclosure, variable,
                           nt_disclosure_step(s->edition, declared->withheld));
    return variable;
}

int64_t draft_count(const draft *d)
{
    return d->stands_for >= 0 ? d->stands_for : (int64_t)d->row.value;
}

bool count_is_small(const sheet *s, uint64_t count)
{
    return s->protects && count >= 1 && count < (uint64_t)s->request->threshold;
}

bool count_bears_detail(const sheet *s, uint64_t count)
{
    return !s->protects || count >= (uint64_t)(10 * s->request->threshold);
}

draft *put_exact_of(sheet *s, spot at, uint64_t count, draft *of)
{
    nt_ledger_row row = sheet_value(NT_METHOD_COUNT, (double)count, 0);
    row.unit = at.frame->columns[at.column].unit ? at.frame->columns[at.column].unit : "cases";
    draft *d = put_value(s, at, row, &of, of != NULL);
    d->variable = weigh(s, at.frame, count);
    return d;
}

draft *put_exact(sheet *s, spot at, uint64_t count)
{
    return put_exact_of(s, at, count, NULL);
}

draft *put_count(sheet *s, spot at, uint64_t count)
{
    draft *d = put_exact(s, at, count);
    nt_interval interval = sheet_garwood(s, count);
    d->row.lower = interval.lower;
    d->row.upper = interval.upper;
    d->row.method = NT_METHOD_GARWOOD;
    return d;
}

draft *put_share(sheet *s, spot at, uint64_t part, uint64_t whole, draft *const *of, size_t count)
{
    if (part > whole) {
        return NULL;
    }
    /* Of none it is unknown, and a table can say why. */
    nt_ledger_row row = sheet_value(whole ? NT_METHOD_WILSON : NT_METHOD_RATIO, NAN, 0);
    row.part = (int64_t)part;
    row.whole = (int64_t)whole;
    if (whole) {
        nt_ledger_put_proportion(&row, nt_stats_wilson((int64_t)part, (int64_t)whole));
        row.unit = "percent";
    }
    return put_value(s, at, row, of, count);
}

draft *put_counted_share(sheet *s, spot at, uint64_t part, uint64_t whole, draft *of)
{
    draft *d = put_share(s, at, part, whole, &of, 1);
    if (d) {
        d->stands_for = (int64_t)whole;
        d->variable = weigh(s, at.frame, whole);
        d->part = weigh(s, at.frame, part);
    }
    return d;
}

draft *put_ratio(sheet *s, spot at, draft *part, draft *whole)
{
    if (!part || !whole) {
        return NULL;
    }
    return put_share(s, at, (uint64_t)part->row.value, (uint64_t)whole->row.value,
                     (draft *const[]){part, whole}, 2);
}

nt_interval sheet_limits(const nt_ledger_row *row)
{
    return (nt_interval){row->value, row->lower, row->upper};
}

static void difference_limits(nt_ledger_row *row, const nt_ledger_row *to,
                              const nt_ledger_row *from)
{
    if (to->part >= 0 && from->part >= 0) {
        nt_interval i = nt_stats_newcombe(to->part, to->whole, from->part, from->whole);
        row->lower = 100 * i.lower;
        row->upper = 100 * i.upper;
        row->method = NT_METHOD_NEWCOMBE;
    } else if (to->method == NT_METHOD_GARWOOD) {
        nt_interval i = nt_stats_poisson_difference((int64_t)to->value, (int64_t)from->value);
        row->lower = i.lower;
        row->upper = i.upper;
        row->method = NT_METHOD_MOVER;
    } else if (isfinite(to->lower) && isfinite(to->upper) && isfinite(from->lower) &&
               isfinite(from->upper)) {
        nt_interval i = nt_stats_difference(sheet_limits(to), sheet_limits(from), 0);
        row->lower = i.lower;
        row->upper = i.upper;
        row->method = NT_METHOD_MOVER;
    }
}

draft *put_difference(sheet *s, spot at, draft *to, draft *from)
{
    if (!to || !from || isnan(to->row.value) || isnan(from->row.value)) {
        return NULL;
    }
    nt_ledger_row row =
        sheet_value(NT_METHOD_DIFFERENCE, to->row.value - from->row.value, to->row.decimals);
    row.unit = nt_unit_of_difference(to->row.unit);
    row.flags = to->row.flags | from->row.flags;
    difference_limits(&row, &to->row, &from->row);
    return put_value(s, at, row, (draft *const[]){to, from}, 2);
}

void difference_only(draft *difference)
{
    difference->row.lower = difference->row.upper = NAN;
    difference->row.method = NT_METHOD_DIFFERENCE;
}
