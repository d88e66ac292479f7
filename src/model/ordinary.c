/* Ordinary rows of a register: those of which no problem is to be told and whose texts are all
 * known, read by several threads and taken in their order. Any other row is the sink's (cases.c);
 * what comes of a row is the same. */
#include <string.h>

#include "cases.h"

enum { LOOK_UP_BITS = 11, LOOK_UPS = 1 << LOOK_UP_BITS, TEXT_MAX = 120 };

/* The first and the last bytes of a text, 0 behind them, so that most are compared without a loop:
 * all of one of up to twice HALF bytes. */
typedef uint64_t __attribute__((vector_size(16))) half;
enum { HALF = sizeof(half) };
typedef struct {
    half first, last;
} text_words;

/* What a text names: of those of a hash, and of the one beside it, the two looked up last. */
typedef struct {
    text_words words;
    const char *text;      /* as the memo keeps it */
    uint32_t code, length; /* 0: none yet */
} looked_up;

typedef struct {
    looked_up texts[NT_COLUMN_COUNT][LOOK_UPS];
} thread_memo;

typedef struct {
    nt_case c;                   /* but for its id and line */
    const char *id;              /* not terminated */
    char begins[NT_BEHIND_TEXT]; /* the id: all of most, which are read no second time then */
    uint16_t blank;              /* columns */
    uint8_t id_length;
} record;

/* A column that cases are made of: its text names a code, or it is a day, or the id. */
typedef struct {
    size_t field;
    int watch;
    nt_day day;
    bool coded, required;
} source;

typedef struct {
    nt_cases *cases;
    nt_stream_ahead rule;
    source sources[NT_COLUMN_COUNT];
    size_t source_count;
    thread_memo *memos; /* one a thread */
    unsigned running;   /* columns with a run of blank cells up to now */
} ordinary;

/* ---- one row, by itself ---- */

/* Of so many of the bytes of a half, which has no more. */
static half mask_of(size_t length)
{
    static const char masks[2 * HALF] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                                        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    half mask;
    memcpy(&mask, masks + HALF - length, HALF);
    return mask;
}

static text_words words_of(const char *text, size_t length)
{
    text_words w;
    size_t some = length < HALF ? length : HALF;
    half mask = mask_of(some);
    memcpy(&w.first, text, HALF);
    memcpy(&w.last, text + length - some, HALF);
    w.first &= mask;
    w.last &= mask;
    return w;
}

/* The factors are odd numbers without a pattern: the first as in nt_hash. Of a short text both
 * halves are the same. */
static size_t slot_of(const text_words *w)
{
    half mixed = w->first ^ (w->last << 23 | w->last >> 41);
    return (mixed[0] * 0x9E3779B97F4A7C15u + mixed[1] * 0xBF58476D1CE4E5B9u) >> (64 - LOOK_UP_BITS);
}

static bool is_known(const looked_up *known, const text_words *w, const char *text, size_t length)
{
    half other = (known->words.first ^ w->first) | (known->words.last ^ w->last);
    return !(other[0] | other[1] | (known->length ^ length)) &&
           (length <= 2 * HALF || memcmp(known->text, text, length) == 0);
}

/* The code of a text that the memo has and that is no person's number. */
static inline bool look_up(const ordinary *o, looked_up *memo, int w, const char *text,
                           size_t length, uint32_t *code)
{
    text_words words = words_of(text, length);
    size_t slot = slot_of(&words);
    looked_up *known = &memo[slot], *beside = &memo[slot ^ 1];
    if (!is_known(known, &words, text, length) && is_known(beside, &words, text, length)) {
        known = beside;
    } else if (!is_known(known, &words, text, length)) {
        if (length >= TEXT_MAX || nt_personal_holds(text, length)) {
            return false;
        }
        char plain[TEXT_MAX];
        memcpy(plain, text, length);
        plain[length] = '\0';
        const char *kept;
        size_t found = nt_map_find_kept(&o->cases->memos[w], plain, &kept);
        if (found == NT_MAP_NONE || found >= NT_NAME_AMBIGUOUS) {
            return false;
        }
        *beside = *known;
        *known = (looked_up){words, kept, (uint32_t)found, (uint32_t)length};
    }
    *code = known->code;
    return true;
}

/* What stands in the columns; false where that is to be told. */
static bool read_columns(const ordinary *o, thread_memo *memo, const nt_cell *cells,
                         const size_t *lengths, record *r)
{
    uint32_t codes[NT_COLUMN_COUNT] = {0};
    nt_case *c = &r->c;
    unsigned blank = 0;
    NT_EACH(const source, of, o->sources, o->source_count) {
        const nt_cell *cell = &cells[of->field];
        if (!cell->known) {
            bool is_blank = nt_model_is_missing(cell);
            blank |= (unsigned)is_blank << of->watch;
            if (is_blank && of->required) {
                return false;
            }
        } else if (of->day < NT_DAY_COUNT) {
            if (cell->date < NT_PLAIN_DAY_FIRST || cell->date > NT_PLAIN_DAY_LAST) {
                return false;
            }
            c->days[of->day] = cell->date;
        } else if (of->coded && !look_up(o, memo->texts[of->watch], of->watch, cell->text,
                                         lengths[of->field], &codes[of->watch])) {
            return false;
        }
    }
    memcpy(c->codes, codes, sizeof c->codes);
    c->outcome = (uint8_t)codes[NT_COLUMN_OUTCOME];
    r->blank = (uint16_t)blank;
    return true;
}

/* Days in order, none of them to come. */
static bool days_agree(const nt_cases *cases, const nt_case *c)
{
    nt_date limit = nt_date_known(c->recorded) ? c->recorded : cases->as_of;
    if (nt_date_before(c->decided, c->reported) || nt_date_before(c->sanctioned, c->decided) ||
        nt_date_before(c->sanctioned, c->reported)) {
        return false;
    }
    bool told = nt_date_before(cases->as_of, c->recorded) || !nt_date_known(limit);
    return told || !(nt_date_before(limit, c->reported) || nt_date_before(limit, c->decided) ||
                     nt_date_before(limit, c->sanctioned));
}

/* No sanction without a proof, and the regency in its province, which it also tells. */
static bool codes_agree(const nt_cases *cases, nt_case *c)
{
    uint32_t regency = c->codes[NT_DIM_REGENCY], *province = &c->codes[NT_DIM_PROVINCE];
    uint32_t parent = cases->lists->codes[NT_DIM_REGENCY].items[regency].parent;
    bool sanctioned = nt_date_known(c->sanctioned) || c->codes[NT_DIM_SANCTION];
    if (sanctioned && cases->watches[NT_COLUMN_OUTCOME].column >= 0 &&
        cases->lists->outcomes.items[c->outcome].kind != NT_OUTCOME_PROVEN) {
        return false;
    }
    *province = regency && parent && !*province ? parent : *province;
    return !regency || !parent || *province == parent;
}

/* Most ids have up to HALF digits, letters and strokes, which are looked at together. */
static bool is_plain_id(const char *id, size_t length)
{
    typedef unsigned char __attribute__((vector_size(HALF))) bytes;
    bytes b;
    memcpy(&b, id, HALF);
    half digits = (half)(b - '0' < 10), letters = (half)((b | ' ') - 'a' < 26);
    half strokes = (half)(b - '-' < 3), mask = mask_of(length < HALF ? length : HALF);
    half other = ~(digits | letters | strokes) & mask, digit = digits & mask;
    bool plain = length <= HALF && !(other[0] | other[1]) && (digit[0] | digit[1]);
    return plain || nt_model_is_plain_id(id, length, 0);
}

static bool read(void *context, int thread, const nt_cell *cells, const size_t *lengths, void *out)
{
    const ordinary *o = context;
    const nt_cases *cases = o->cases;
    const nt_stream_row row = {.cells = cells};
    record *r = out;
    const nt_cell *id = &cells[cases->id_columns[0]];
    size_t length = lengths[cases->id_columns[0]];
    if (!id->known || length > NT_ID_MAX || !is_plain_id(id->text, length) ||
        !nt_model_cell_of(cases, &row, NT_COLUMN_REPORTED)->known) {
        return false;
    }
    r->id = id->text;
    r->id_length = (uint8_t)length;
    memcpy(r->begins, id->text, sizeof r->begins);
    r->c.marks = r->c.made_of = 0;
    for (nt_day day = 0; day < NT_DAY_COUNT; day++) {
        r->c.days[day] = NT_DATE_UNKNOWN;
    }
    if (!read_columns(o, &o->memos[thread], cells, lengths, r)) {
        return false;
    }
    if (!nt_model_cell_of(cases, &row, NT_COLUMN_OUTCOME)->known) {
        r->c.outcome = nt_model_blank_outcome(cases, &row);
    }
    r->c.missing = (uint16_t)nt_model_lacking(cases, r->blank, &r->c);
    return days_agree(cases, &r->c) && codes_agree(cases, &r->c);
}

/* ---- all of them, in their order ---- */

static void watch_blanks(ordinary *o, unsigned blank, long line)
{
    nt_watch *watches = o->cases->watches;
    for (unsigned changed = blank | o->running; changed; changed &= changed - 1) {
        nt_watch *watch = &watches[__builtin_ctz(changed)];
        if (changed & -changed & blank) {
            watch->missing++;
            watch->run.line = watch->run.length++ ? watch->run.line : line;
        } else {
            nt_model_end_run(o->cases, watch);
        }
    }
    o->running = blank;
}

static void count_values(nt_cases *cases, const nt_case *c)
{
    for (nt_day day = 0; day < NT_DAY_COUNT; day++) {
        if (nt_date_known(c->days[day])) {
            cases->days[day][c->days[day] - NT_DAYS_FIRST]++;
        }
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (cases->lists->open[d] && c->codes[d]) {
            nt_model_count_row(&cases->open_values[d].items[c->codes[d] - 1].seen, c->id);
        }
    }
}

static void take(void *context, const void *records, size_t count, long line)
{
    ordinary *o = context;
    nt_cases *cases = o->cases;
    const record *all = records;
    nt_model_end_blank_rows(cases);
    o->running = 0;
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        o->running |= cases->watches[w].run.length ? 1u << w : 0;
    }
    NT_EACH(const record, r, all, count) {
        nt_case c = r->c;
        const char *id = r->id_length <= sizeof r->begins ? r->begins : r->id;
        c.id = nt_model_keep_id(cases, id, r->id_length);
        c.line = (uint32_t)(line + (r - all));
        watch_blanks(o, r->blank, line + (r - all));
        count_values(cases, &c);
        nt_model_push_case(cases, &c);
    }
    cases->row_count += count;
}

const nt_stream_ahead *nt_model_ordinary_rows(nt_cases *cases)
{
    if (cases->row != NT_ROW_CASE || cases->by_stage || cases->numbered ||
        cases->id_column_count != 1 || cases->watches[NT_COLUMN_REPORTED].column < 0) {
        return NULL;
    }
    ordinary *o = nt_new(cases->arena, ordinary);
    bool *coded = nt_new_array(cases->arena, bool, cases->table->field_count + 1);
    *o = (ordinary){.cases = cases,
                    .memos = nt_new_array(cases->arena, thread_memo, (size_t)cases->threads)};
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        int column = cases->watches[w].column;
        if (column >= 0) {
            source *of = &o->sources[o->source_count++];
            *of = (source){.field = (size_t)column,
                           .watch = w,
                           .coded = w < NT_DIM_COUNT || w == NT_COLUMN_OUTCOME,
                           .required = cases->table->fields[column].required};
            while (of->day < NT_DAY_COUNT && nt_model_day_columns[of->day] != w) {
                of->day++;
            }
            coded[column] = of->coded;
        }
    }
    o->rule = (nt_stream_ahead){.record = sizeof(record),
                                .threads = cases->threads,
                                .looked_up = coded,
                                .read = read,
                                .take = take,
                                .context = o};
    return &o->rule;
}
