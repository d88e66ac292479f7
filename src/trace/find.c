/* Finds what was asked for: by id, by name, or by the number as it is printed. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "parts.h"
#include "quantity/quantity.h"
#include "statement/statement.h"
#include "text/number.h"

enum { PLAIN_MAX = 1000 };

typedef struct {
    const nt_traced *traced;
    const struct nt_trace_says *says; /* NULL: no statement was sought yet */
    const char *asked;
    nt_trace_result result;
    NT_VEC(size_t) numbers; /* elements of the document */
    size_t next;            /* of them, the first that may come */
} finder;

/* Blanks of all sorts are alike, and so are the minus signs: what a person types is not what a
 * typesetter sets. */
static uint32_t plain(uint32_t c)
{
    switch (c) {
    case 0xA0:
    case 0x2009:
    case 0x202F:
    case '\n':
        return ' ';
    case 0x2212:
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
}

/* The bytes of `text` from `at` that say `asked`; 0 when they do not. */
static size_t match(const char *at, const char *end, const char *asked)
{
    const char *from = at, *stop = asked + strlen(asked);
    while (asked < stop) {
        if (at == end || plain(nt_utf8_next(&at, end)) != plain(nt_utf8_next(&asked, stop))) {
            return 0;
        }
    }
    return (size_t)(at - from);
}

static bool same_words(const char *a, const char *b)
{
    const char *end = a + strlen(a);
    size_t length = match(a, end, b);
    return length && a + length == end;
}

static bool is_sign_before(const char *text, const char *at)
{
    bool minus = at - text >= 3 && memcmp(at - 3, "\u2212", 3) == 0;
    return minus || at[-1] == '+' || at[-1] == '-';
}

/* "45" is not in "1.450", "11,0" not in "-11,0", "2020" not in "x2020". */
static bool stands_alone(nt_bytes text, size_t start, size_t end)
{
    const char *at = text.bytes + start, *after = text.bytes + end;
    bool number = nt_is_digit(*at), more = after + 1 < text.bytes + text.length;
    if (start > 0 &&
        (isalnum((unsigned char)at[-1]) || (number && is_sign_before(text.bytes, at)))) {
        return false;
    }
    if (start > 1 && number && (at[-1] == '.' || at[-1] == ',') && nt_is_digit(at[-2])) {
        return false;
    }
    if (end == text.length) {
        return true;
    }
    bool goes_on = more && (*after == '.' || *after == ',') && nt_is_digit(after[1]);
    return !isalnum((unsigned char)*after) && !(nt_is_digit(after[-1]) && goes_on);
}

static nt_found *group(finder *f, const char *id)
{
    nt_found *known = NT_NAMED(f->result.figures.items, f->result.figures.count, id, id);
    if (known) {
        return known;
    }
    nt_vec_push(f->traced->arena, &f->result.figures, ((nt_found){.id = id}));
    return &f->result.figures.items[f->result.figures.count - 1];
}

/* --- charts --- */

typedef struct {
    const char *at, *end;
    long line;
} csv_reader;

enum { CSV_CELLS = 12, CSV_LABEL = 1, CSV_LEDGER_ID = 10 };

/* A line of a chart's data as chart/csv.c writes it: cells that hold a comma, a quote or a line
 * break are quoted. */
static bool read_line(nt_arena *arena, csv_reader *csv, const char *cells[CSV_CELLS])
{
    size_t count = 0;
    bool quoted = false, ended = false;
    if (csv->at == csv->end) {
        return false;
    }
    nt_buffer cell = nt_buffer_open(arena);
    for (csv->line++; csv->at < csv->end && !ended; csv->at++) {
        char c = *csv->at;
        bool twice = csv->at + 1 < csv->end && csv->at[1] == '"';
        ended = !quoted && c == '\n';
        if (c == '"' && quoted && twice) {
            nt_buffer_putc(&cell, '"');
            csv->at++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (ended || (!quoted && c == ',')) {
            if (count < CSV_CELLS) {
                cells[count++] = nt_buffer_text(&cell);
            }
            cell = nt_buffer_open(arena);
        } else {
            csv->line += c == '\n';
            nt_buffer_putc(&cell, c);
        }
    }
    for (; count < CSV_CELLS; count++) {
        cells[count] = "";
    }
    return true;
}

static bool is_chart_data(const nt_pdf_embedded *file)
{
    static const char head[] = "series,label,x,value,";
    return file->bytes.length > sizeof head &&
           memcmp(file->bytes.bytes, head, sizeof head - 1) == 0;
}

static size_t figure_of(const nt_pdf_told *told, const char *file)
{
    const nt_pdf_element *found = NT_NAMED(told->elements, told->element_count, file, file);
    return found ? (size_t)(found - told->elements) : NT_TOLD_NONE;
}

/* A chart draws values; limits are lines without numbers. */
static bool draws(const nt_traced *t, const char *id, const char *asked)
{
    const nt_ledger_row *row = nt_ledger_find(t->ledger, id);
    return row &&
           (same_words(nt_quantity_text(t->arena, t->lang, row), asked) ||
            same_words(nt_text_number(t->arena, t->lang, row->value, row->decimals), asked) ||
            same_words(nt_text_signed(t->arena, t->lang, row->value, row->decimals), asked));
}

/* `id` NULL: whatever prints as what was asked. */
static void find_in_chart(finder *f, const nt_pdf_embedded *file, const char *id)
{
    const nt_traced *t = f->traced;
    csv_reader csv = {file->bytes.bytes, file->bytes.bytes + file->bytes.length, 0};
    const char *cells[CSV_CELLS];
    for (long line = 1; read_line(t->arena, &csv, cells); line = csv.line + 1) {
        const char *found = cells[CSV_LEDGER_ID];
        if (line == 1 || !*found || !(id ? strcmp(found, id) == 0 : draws(t, found, f->asked))) {
            continue;
        }
        nt_in_chart place = {file->name, line, figure_of(&t->told, file->name), cells[CSV_LABEL]};
        nt_vec_push(t->arena, &group(f, found)->charts, place);
    }
}

static void find_in_charts(finder *f, const char *id)
{
    for (size_t i = 0; i < f->traced->embedded_count; i++) {
        if (is_chart_data(&f->traced->embedded[i])) {
            find_in_chart(f, &f->traced->embedded[i], id);
        }
    }
}

/* --- words --- */

static void find_by_id(finder *f, const char *id)
{
    const nt_pdf_told *told = &f->traced->told;
    nt_found *found = group(f, id);
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        const char *own = nt_traced_ledger_id(f->traced->arena, e);
        if (own && strcmp(own, id) == 0) {
            nt_vec_push(f->traced->arena, &found->prints, ((nt_print){i, e->start, e->end}));
        }
    }
    find_in_charts(f, id);
}

/* The elements that show numbers, in reading order. */
static void list_numbers(finder *f)
{
    const nt_pdf_told *told = &f->traced->told;
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        if (e->end > e->start && nt_traced_ledger_id(f->traced->arena, e)) {
            nt_vec_push(f->traced->arena, &f->numbers, i);
        }
    }
}

/* The numbers that the words from `start` to `end` touch. Words come in reading order too. */
static void add_print(finder *f, size_t start, size_t end)
{
    const nt_pdf_element *elements = f->traced->told.elements;
    nt_arena *arena = f->traced->arena;
    while (f->next < f->numbers.count && elements[f->numbers.items[f->next]].end <= start) {
        f->next++;
    }
    bool some = false;
    for (size_t i = f->next; i < f->numbers.count; i++) {
        size_t element = f->numbers.items[i];
        if (elements[element].start >= end) {
            break;
        }
        const char *id = nt_traced_ledger_id(arena, &elements[element]);
        nt_found *found = group(f, id);
        bool again = found->prints.count && /* "635 dari 872" holds two of one figure */
                     found->prints.items[found->prints.count - 1].start == start;
        if (!again) {
            nt_vec_push(arena, &found->prints, ((nt_print){element, start, end}));
        }
        some = true;
    }
    if (!some && f->result.plain.count < PLAIN_MAX) {
        nt_vec_push(arena, &f->result.plain, ((nt_print){NT_TOLD_NONE, start, end}));
    }
}

static bool is_in_chart(const nt_trace_result *result, size_t figure)
{
    for (size_t i = 0; i < result->figures.count; i++) {
        for (size_t c = 0; c < result->figures.items[i].charts.count; c++) {
            if (result->figures.items[i].charts.items[c].figure == figure) {
                return true;
            }
        }
    }
    return false;
}

/* Within the data that a page shows beside a chart. */
static bool is_beside_chart(const nt_pdf_told *told, size_t element)
{
    while (element != NT_TOLD_NONE && strcmp(told->elements[element].type, "DETAILS") != 0) {
        element = told->elements[element].parent;
    }
    return element != NT_TOLD_NONE;
}

/* Words drawn in a chart are told by its data. */
static void drop_drawn(finder *f)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->result.plain.count; i++) {
        nt_print place = f->result.plain.items[i];
        size_t element = nt_trace_holder(f->traced, &place);
        if (element == NT_TOLD_NONE ||
            (!is_in_chart(&f->result, element) && !is_beside_chart(&f->traced->told, element))) {
            f->result.plain.items[kept++] = place;
        }
    }
    f->result.plain.count = kept;
}

static void find_by_words(finder *f)
{
    nt_bytes text = f->traced->told.text;
    list_numbers(f);
    for (size_t i = 0; i < text.length; i++) {
        size_t length = match(text.bytes + i, text.bytes + text.length, f->asked);
        if (length && stands_alone(text, i, i + length)) {
            add_print(f, i, i + length);
        }
    }
    find_in_charts(f, NULL);
    NT_EACH(nt_found, found, f->result.figures.items, f->result.figures.count) {
        if (!found->charts.count) {
            find_in_charts(f, found->id);
        }
    }
    drop_drawn(f);
}

static void find_statement(finder *f, const nt_ledger_statement *statement)
{
    f->says = f->says ? f->says : nt_trace_read_says(f->traced);
    nt_trace_statement found = nt_trace_stands(f->traced, f->says, statement);
    nt_vec_push(f->traced->arena, &f->result.statements, found);
    for (size_t i = 0; i < statement->number_count; i++) {
        if (!NT_NAMED(f->result.figures.items, f->result.figures.count, id,
                      statement->numbers[i])) {
            find_by_id(f, statement->numbers[i]);
        }
    }
}

/* By its name, or all of that subject. */
static void find_statements(finder *f, const char *asked)
{
    size_t count;
    const nt_ledger_statement *all = nt_ledger_statements(f->traced->ledger, &count);
    NT_EACH(const nt_ledger_statement, s, all, count) {
        nt_say_form form;
        const char *subject = nt_statement_subject(s->name, &form);
        if (strcmp(s->name, asked) == 0 || (subject && strcmp(subject, asked) == 0)) {
            find_statement(f, s);
        }
    }
}

static const nt_ledger *names_of(const nt_traced *t)
{
    return t->not_rebuilt ? t->ledger : t->rebuild.run.results->ledger;
}

nt_trace_result nt_trace_find(const nt_traced *t, const char *asked)
{
    finder f = {.traced = t, .asked = asked};
    const char *id = nt_utf8_canonical(t->arena, asked, strlen(asked));
    const nt_ledger_row *row = nt_ledger_find(t->ledger, id);
    row = row ? row : nt_ledger_find(names_of(t), id);
    if (row) {
        find_by_id(&f, row->id);
    } else {
        find_statements(&f, id);
    }
    if (*asked && !row && !f.result.statements.count) {
        find_by_words(&f);
    }
    return f.result;
}

const char *nt_trace_nearest(const nt_traced *t, const char *asked)
{
    size_t count;
    const char *const *names = nt_ledger_names(names_of(t), t->arena, &count);
    NT_VEC(const char *) all = {0};
    for (size_t i = 0; i < t->told.element_count; i++) {
        if (nt_traced_ledger_id(t->arena, &t->told.elements[i])) {
            const char *words = nt_traced_words(t, &t->told, i);
            nt_vec_push(t->arena, &all, words);
        }
    }
    const char *name = nt_utf8_nearest(asked, names, count);
    return name ? name : nt_utf8_nearest(asked, all.items, all.count);
}
