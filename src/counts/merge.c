/* Shards added up: the states of all in one order, equal ones as one. What only the whole can tell,
 * likely duplicates and days that stand out, is judged anew of the states. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "cells.h"
#include "model/cube.h"
#include "model/judge.h"
#include "words/base.h"
#include "words/counts.h"

enum { DAY_COLUMNS = 3 };

/* Rows that are in memory: of the longest open, of which the whole has no more than a shard. */
typedef struct {
    const char *cells[NT_CUBE_COLUMNS];
    uint64_t count;
} kept_row;

typedef struct {
    nt_cube_file file;
    const char *const *row; /* at hand; NULL: none is left */
    nt_counted_row says;    /* what it says */
    const char *hash;
    uint64_t matters; /* first of its matters */
} shard;

typedef struct {
    nt_arena *arena;
    shard *shards;
    size_t count;
    shard **order; /* those that have a row at hand, the least first */
    size_t at_hand;
    NT_VEC(kept_row) open;
    size_t listed; /* of `open`, sorted by since: those that keep their ids */
    NT_VEC(nt_tally) problems;
    uint64_t cases;
    NT_VEC(uint64_t) matters; /* hashes of what two reports of one case have in common */
    uint64_t *days[DAY_COLUMNS];
} merging;

/* ---- which shards these are ---- */

static nt_status judge_alone(const merging *m, const shard *s, nt_error *err)
{
    const nt_cube_about *a = &s->file.about, *first = &m->shards[0].file.about;
    nt_place place = nt_place_in(s->file.path);
    NT_FAIL_IF(!a->shard.of, err, NT_INVALID, place, NT_MESSAGE_COUNTS_IS_NO_SHARD());
    NT_FAIL_IF(strcmp(a->lists, first->lists) != 0 || strcmp(a->origin, first->origin) != 0 ||
                   a->day != first->day || a->shard.of != first->shard.of,
               err, NT_INVALID, place,
               NT_MESSAGE_COUNTS_FOREIGN_SHARD(.other = m->shards[0].file.path));
    return NT_OK;
}

static nt_status judge_together(const merging *m, nt_error *err)
{
    unsigned of = m->shards[0].file.about.shard.of;
    const shard **by_number = nt_new_array(m->arena, const shard *, of + 1);
    nt_map hashes = nt_map_open(m->arena);
    for (size_t i = 0; i < m->count; i++) {
        const shard *s = &m->shards[i];
        NT_TRY(judge_alone(m, s, err));
        const shard **known = &by_number[s->file.about.shard.number];
        size_t same = nt_map_keep(&hashes, s->hash, i);
        NT_FAIL_IF(*known || same != NT_MAP_NONE, err, NT_INVALID, nt_place_in(s->file.path),
                   NT_MESSAGE_COUNTS_DOUBLED_SHARD(.other = *known ? (*known)->file.path
                                                                   : m->shards[same].file.path));
        *known = s;
    }
    for (unsigned n = 1; n <= of; n++) {
        NT_FAIL_IF(!by_number[n], err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_COUNTS_MISSING_SHARD(.number = n, .of = of));
    }
    return NT_OK;
}

/* ---- what is judged of the states ---- */

static bool has_column(const merging *m, int column)
{
    return nt_lists(m->shards[0].file.about.columns, nt_cube_lacks[column], ' ');
}

/* What two reports of one case have in common. */
static bool matter_of(merging *m, const char *const *row, uint64_t *hash)
{
    char text[1024];
    size_t length = 0;
    bool known =
        *row[NT_CUBE_REPORTED] && *row[NT_CUBE_CODES + NT_DIM_REGENCY] && !*row[NT_CUBE_UNTIL];
    for (int i = 0; i < NT_LIKENESS; i++) {
        nt_dimension d = nt_model_likeness[i];
        const char *code = row[NT_CUBE_CODES + d];
        known = known && (*code || !has_column(m, d));
        length += (size_t)snprintf(text + length, sizeof text - length, "%.180s,", code);
    }
    length += (size_t)snprintf(text + length, sizeof text - length, "%s", row[NT_CUBE_REPORTED]);
    *hash = known ? nt_hash(m->arena, text, length) : 0;
    return known;
}

NT_ORDER(by_hash, uint64_t, NT_BY((*a > *b) - (*a < *b)))

static uint64_t distinct(uint64_t *hashes, size_t count)
{
    uint64_t found = 0;
    nt_sort(hashes, count, sizeof *hashes, by_hash);
    for (size_t i = 0; i < count; i++) {
        found += i == 0 || hashes[i] != hashes[i - 1];
    }
    return found;
}

static void note_days(merging *m, const nt_counted_row *row)
{
    const nt_date days[DAY_COLUMNS] = {row->reported, row->decided, row->sanctioned};
    for (int d = 0; d < DAY_COLUMNS; d++) {
        if (nt_date_known(days[d])) {
            m->days[d][days[d] - NT_DAYS_FIRST] += row->count;
        }
    }
}

static bool has_spike(const uint64_t *days)
{
    nt_day_peak peak = {0};
    for (size_t i = 0; i < NT_DAYS_RANGE; i++) {
        nt_model_peak_add(&peak, (nt_date)i + NT_DAYS_FIRST, days[i]);
    }
    return nt_model_peak_is_spike(&peak);
}

/* ---- the first time through ---- */

static nt_tally *tally_of(merging *m, const char *code)
{
    for (size_t i = 0; i < m->problems.count; i++) {
        if (strcmp(m->problems.items[i].code, code) == 0) {
            return &m->problems.items[i];
        }
    }
    nt_vec_push(m->arena, &m->problems, ((nt_tally){code, 0}));
    return &m->problems.items[m->problems.count - 1];
}

static void keep_open(merging *m, const char *const *row, uint64_t count)
{
    kept_row kept = {.count = count};
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        kept.cells[c] = nt_arena_string(m->arena, row[c]);
    }
    nt_vec_push(m->arena, &m->open, kept);
}

static nt_status look_through(merging *m, shard *s, nt_error *err)
{
    const char *const *row;
    nt_counted_row says;
    size_t before = m->matters.count;
    uint64_t hash;
    NT_TRY(nt_cube_open(m->arena, s->file.path, &s->file, err));
    nt_status status = NT_OK;
    while (!(status = nt_cube_next(&s->file, &row, &says, err)) && row) {
        if (matter_of(m, row, &hash)) {
            nt_vec_push(m->arena, &m->matters, hash);
        }
        note_days(m, &says);
        m->cases += says.count;
        if (*row[NT_CUBE_NAME]) {
            keep_open(m, row, says.count);
        }
    }
    nt_cube_close(&s->file);
    size_t new = m->matters.count - before;
    s->matters = new ? distinct(m->matters.items + before, new) : 0;
    NT_TRY(status);
    bool many = m->cases > NT_CUBE_CASES_MAX;
    for (size_t i = 0; !many && i < s->file.source.problem_count; i++) {
        nt_tally *sum = tally_of(m, s->file.source.problems[i].code);
        sum->count += s->file.source.problems[i].count;
        many = sum->count > NT_CUBE_CASES_MAX;
    }
    NT_FAIL_IF(many, err, NT_INVALID, nt_place_in(s->file.path), NT_MESSAGE_COUNTS_TOO_MANY());
    return NT_OK;
}

/* Cases of one matter in two shards are likely duplicates that neither saw. */
static void judge_whole(merging *m)
{
    static const int columns[DAY_COLUMNS] = {NT_COLUMN_REPORTED, NT_COLUMN_DECIDED,
                                             NT_COLUMN_SANCTIONED};
    uint64_t apart = 0, spikes = 0;
    for (size_t i = 0; i < m->count; i++) {
        apart += m->shards[i].matters;
    }
    apart -= distinct(m->matters.items, m->matters.count);
    for (int d = 0; d < DAY_COLUMNS; d++) {
        spikes += has_column(m, columns[d]) && has_spike(m->days[d]);
    }
    tally_of(m, "likely-duplicate")->count += apart;
    tally_of(m, "date-spike")->count = spikes;
}

/* ---- the second ---- */

/* Up to the count; of rows that are all states. */
static int compare(const char *const *a, const char *const *b)
{
    int order = 0;
    for (int c = NT_CUBE_NAME; !order && c < NT_CUBE_COUNT; c++) {
        order = strcmp(a[c], b[c]);
    }
    return order;
}

NT_ORDER(by_cells, kept_row, NT_BY(compare(a->cells, b->cells)))

NT_ORDER(by_since, kept_row, NT_BY_TEXT(cells[NT_CUBE_VALUE]) || NT_BY_TEXT(cells[NT_CUBE_NAME]))

/* Of the longest open of all shards those of the whole keep their ids. */
static void choose_open(merging *m)
{
    nt_sort(m->open.items, m->open.count, sizeof *m->open.items, by_since);
    m->listed = m->open.count < NT_OPEN_CASES_MAX ? m->open.count : NT_OPEN_CASES_MAX;
    for (size_t i = m->listed; i < m->open.count; i++) {
        m->open.items[i].cells[NT_CUBE_NAME] = m->open.items[i].cells[NT_CUBE_VALUE] = "";
    }
    nt_sort(m->open.items, m->listed, sizeof *m->open.items, by_cells);
    if (m->open.count > m->listed) {
        nt_sort(m->open.items + m->listed, m->open.count - m->listed, sizeof *m->open.items,
                by_cells);
    }
}

/* The next state without an id; where there is one, the shard stands in order again. */
static nt_status step(merging *m, shard *s, nt_error *err)
{
    do {
        NT_TRY(nt_cube_next(&s->file, &s->row, &s->says, err));
    } while (s->row && *s->row[NT_CUBE_NAME]);
    if (s->row) {
        size_t at = NT_COUNT_BEFORE(i, m->at_hand, compare(m->order[i]->row, s->row) < 0);
        memmove(m->order + at + 1, m->order + at, (m->at_hand++ - at) * sizeof(shard *));
        m->order[at] = s;
    }
    return NT_OK;
}

static void put(nt_buffer *out, const char *const *row, uint64_t count)
{
    char text[24];
    const char *cells[NT_CUBE_COLUMNS];
    memcpy(cells, row, sizeof cells);
    snprintf(text, sizeof text, "%" PRIu64, count);
    cells[NT_CUBE_COUNT] = text;
    nt_cube_put_row(out, cells);
}

/* The least of the rows at hand, as often as all that are equal to it say. */
static nt_status put_least(merging *m, size_t *kept, bool *more, nt_buffer *out, nt_error *err)
{
    const char *const *least = *kept < m->open.count ? m->open.items[*kept].cells : NULL;
    const char *cells[NT_CUBE_COLUMNS];
    uint64_t count = 0;
    if (m->at_hand && (!least || compare(m->order[0]->row, least) < 0)) {
        least = m->order[0]->row;
    }
    *more = least != NULL;
    if (!least) {
        return NT_OK;
    }
    nt_arena_mark here = nt_arena_here(m->arena);
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        cells[c] = nt_arena_string(m->arena, least[c]);
    }
    for (; *kept < m->open.count && compare(m->open.items[*kept].cells, cells) == 0; ++*kept) {
        count += m->open.items[*kept].count;
    }
    while (m->at_hand && compare(m->order[0]->row, cells) == 0) {
        shard *s = m->order[0];
        count += s->says.count;
        memmove(m->order, m->order + 1, --m->at_hand * sizeof(shard *));
        NT_TRY(step(m, s, err));
    }
    put(out, cells, count);
    nt_arena_rewind(m->arena, here);
    return NT_OK;
}

static nt_status put_states(merging *m, nt_buffer *out, uint64_t *count, nt_error *err)
{
    size_t kept = m->listed;
    *count = m->listed;
    for (size_t i = 0; i < m->count; i++) {
        NT_TRY(step(m, &m->shards[i], err));
    }
    for (bool more = true; more;) {
        NT_TRY(put_least(m, &kept, &more, out, err));
        *count += more;
    }
    for (size_t i = 0; i < m->listed; i++) {
        put(out, m->open.items[i].cells, m->open.items[i].count);
    }
    return NT_OK;
}

NT_ORDER(by_number, nt_cube_shard, NT_RISING(number))

NT_ORDER(by_code, nt_tally, NT_BY_TEXT(code))

/* Lists of shards are closed: a code from the data is that of rows that differ. */
static void put_several(const merging *m, nt_buffer *out)
{
    bool has[NT_DIM_COUNT] = {false};
    static const int in_order[] = {NT_DIM_EVENT,    NT_DIM_INSTITUTION, NT_DIM_POSITION,
                                   NT_DIM_PROVINCE, NT_DIM_REGENCY,     NT_DIM_SANCTION,
                                   NT_DIM_VIOLATION};
    for (size_t i = 0; i < m->count; i++) {
        const nt_counted_source *source = &m->shards[i].file.source;
        for (size_t c = 0; c < source->code_count; c++) {
            has[source->codes[c].dimension] = true;
        }
    }
    for (size_t i = 0; i < NT_DIM_COUNT; i++) {
        if (has[in_order[i]]) {
            cube_put_note(out, "several", nt_cube_lacks[in_order[i]], "", 1);
        }
    }
}

static void put_head(merging *m, uint64_t states, nt_buffer *out)
{
    nt_cube_about about = m->shards[0].file.about;
    nt_cube_shard *shards = nt_new_array(m->arena, nt_cube_shard, m->count);
    for (size_t i = 0; i < m->count; i++) {
        shards[i] = m->shards[i].file.about.shard;
        shards[i].hash = m->shards[i].hash;
    }
    nt_sort(shards, m->count, sizeof *shards, by_number);
    about.states = states;
    about.shard = (nt_cube_shard){0};
    about.shards = shards;
    about.shard_count = m->count;
    cube_put_head(m->arena, out, &about);
    nt_sort(m->problems.items, m->problems.count, sizeof *m->problems.items, by_code);
    NT_EACH(const nt_tally, sum, m->problems.items, m->problems.count) {
        if (sum->count) {
            cube_put_note(out, "problem", sum->code, "warning", sum->count);
        }
    }
    put_several(m, out);
}

/* Read twice, it must be one file both times. */
static nt_status hash_again(const merging *m, nt_error *err)
{
    for (size_t i = 0; i < m->count; i++) {
        const char *hash;
        long long bytes;
        NT_TRY(nt_bag_sha512_file(m->arena, m->shards[i].file.path, &hash, &bytes, err));
        NT_FAIL_IF(strcmp(hash, m->shards[i].hash) != 0, err, NT_SYSTEM,
                   nt_place_in(m->shards[i].file.path), NT_MESSAGE_BASE_FILE_CHANGED());
    }
    return NT_OK;
}

static nt_status add_up(merging *m, nt_buffer *out, nt_error *err)
{
    NT_EACH(shard, s, m->shards, m->count) {
        long long bytes;
        NT_TRY(nt_bag_sha512_file(m->arena, s->file.path, &s->hash, &bytes, err));
        NT_TRY(nt_cube_open(m->arena, s->file.path, &s->file, err));
        nt_cube_close(&s->file);
    }
    NT_TRY(judge_together(m, err));
    for (size_t i = 0; i < m->count; i++) {
        NT_TRY(look_through(m, &m->shards[i], err));
    }
    judge_whole(m);
    choose_open(m);
    uint64_t states;
    nt_buffer head = nt_buffer_open(m->arena);
    for (size_t i = 0; i < m->count; i++) {
        NT_TRY(nt_cube_open(m->arena, m->shards[i].file.path, &m->shards[i].file, err));
    }
    NT_TRY(put_states(m, out, &states, err));
    put_head(m, states, &head);
    nt_buffer_add(out, head.bytes,
                  head.length); /* room for it: two tables would not fit in memory */
    memmove(out->bytes + head.length, out->bytes, out->length - head.length);
    memcpy(out->bytes, head.bytes, head.length);
    return hash_again(m, err);
}

nt_status nt_cube_add_up(const char *const *paths, size_t count, nt_buffer *out, nt_error *err)
{
    merging m = {.arena = nt_arena_open(), .count = count};
    assert(!out->length);
    m.shards = nt_new_array(m.arena, shard, count);
    m.order = nt_new_array(m.arena, shard *, count);
    for (size_t i = 0; i < count; i++) {
        m.shards[i].file.path = nt_arena_string(m.arena, paths[i]);
    }
    for (int d = 0; d < DAY_COLUMNS; d++) {
        m.days[d] = nt_new_array(m.arena, uint64_t, NT_DAYS_RANGE);
    }
    nt_status status = add_up(&m, out, err);
    for (size_t i = 0; i < count; i++) {
        nt_cube_close(&m.shards[i].file);
    }
    nt_arena_close(m.arena);
    return status;
}
