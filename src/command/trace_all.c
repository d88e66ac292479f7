/* Every number on every page, and whether anything was altered since it was built. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/forms.h"
#include "trace.h"

enum { FAULTS_MAX = 1000 };

/* Less than can be seen: programs that save a file again round in the third place. */
#define NT_SAME_PLACE_PT 0.06

typedef struct {
    const nt_traced *traced;
    nt_trace_verdict verdict;
} judge;

/* What is said of a number once need not be said again by the next comparison. */
static bool is_named(const judge *j, const char *id)
{
    for (size_t i = 0; i < j->verdict.faults.count; i++) {
        if (strcmp(j->verdict.faults.items[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void fault(judge *j, size_t page, const char *id, const char *message)
{
    if (j->verdict.faults.count < FAULTS_MAX) {
        nt_vec_push(j->traced->arena, &j->verdict.faults, ((nt_trace_fault){page, id, message}));
    }
}

static void note(judge *j, const char *message)
{
    nt_vec_push(j->traced->arena, &j->verdict.notes, message);
}

/* --- printed numbers against the ledger --- */

static void judge_number(judge *j, size_t element, const char *ledger_id)
{
    const nt_traced *t = j->traced;
    const nt_pdf_element *e = &t->told.elements[element];
    const nt_ledger_row *row = nt_ledger_find(t->ledger, ledger_id);
    const char *words = nt_traced_words(t, &t->told, element);
    j->verdict.numbers++;
    if (!row) {
        fault(j, e->page, e->id, "is not in the attached ledger");
    } else if (!*words) {
        fault(j, e->page, e->id, "has no words: what it names is not drawn");
    } else if (!nt_trace_prints(t, row, words)) {
        fault(j, e->page, e->id,
              nt_arena_printf(t->arena, "is printed \"%s\"; the attached ledger gives %s", words,
                              nt_report_value_form(t->arena, t->lang, row)));
    }
    if (e->is_replaced) {
        fault(j, e->page, e->id, "is drawn with one text and told with another (ActualText)");
    }
}

static void judge_numbers(judge *j)
{
    const nt_pdf_told *told = &j->traced->told;
    for (size_t i = 0; i < told->element_count; i++) {
        const char *id = nt_traced_ledger_id(j->traced->arena, &told->elements[i]);
        if (id) {
            judge_number(j, i, id);
        }
    }
    if (told->lost_ids) {
        fault(j, 0, "IDTree",
              nt_arena_printf(j->traced->arena, "leads %zu times to an element of another id",
                              told->lost_ids));
    }
}

/* --- against the file built again: the numbers --- */

typedef struct {
    const char *id, *words;
    size_t page;
} number;

typedef NT_VEC(number) number_list;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const number *)a)->id, ((const number *)b)->id);
}

static number_list numbers_of(const nt_traced *t, const nt_pdf_told *told)
{
    number_list all = {0};
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        if (strncmp(e->id, "n.", 2) == 0) {
            number one = {e->id, nt_traced_words(t, told, i), e->page};
            nt_vec_push(t->arena, &all, one);
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, by_id);
    }
    return all;
}

static void compare_numbers(judge *j)
{
    const nt_traced *t = j->traced;
    number_list here = numbers_of(t, &t->told), there = numbers_of(t, &t->again);
    for (size_t a = 0, b = 0; a < here.count || b < there.count;) {
        int order = a == here.count    ? 1
                    : b == there.count ? -1
                                       : by_id(&here.items[a], &there.items[b]);
        const number *x = &here.items[a], *y = &there.items[b];
        if (order < 0) {
            fault(j, x->page, x->id, "is an id that the report built again does not have");
        } else if (order > 0) {
            fault(j, y->page, y->id,
                  nt_arena_printf(t->arena, "is missing; built again it prints \"%s\"", y->words));
        } else if (strcmp(x->words, y->words) != 0 && !is_named(j, x->id)) {
            fault(j, x->page, x->id,
                  nt_arena_printf(t->arena, "is printed \"%s\"; built again it is \"%s\"", x->words,
                                  y->words));
        }
        a += order <= 0;
        b += order >= 0;
    }
}

/* --- the ledger --- */

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void compare_row(judge *j, const nt_ledger_row *filed, const nt_ledger_row *again)
{
    const nt_traced *t = j->traced;
    bool same = same_number(filed->value, again->value) &&
                same_number(filed->lower, again->lower) && same_number(filed->upper, again->upper);
    if (!same) {
        fault(j, 0, filed->id,
              nt_arena_printf(t->arena, "is %s in the attached ledger; the attached data give %s",
                              nt_report_value_form(t->arena, t->lang, filed),
                              nt_report_value_form(t->arena, t->lang, again)));
    }
}

static void compare_ledgers(judge *j)
{
    const nt_traced *t = j->traced;
    nt_bytes filed = nt_traced_file(t, t->ledger_name)->bytes;
    nt_bytes made = t->rebuild.product.ledger;
    const nt_ledger *again = t->rebuild.run.results->ledger;
    size_t before = j->verdict.faults.count;
    if (filed.length == made.length && memcmp(filed.bytes, made.bytes, made.length) == 0) {
        return;
    }
    for (size_t i = 0; i < nt_ledger_count(t->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(t->ledger, i);
        const nt_ledger_row *other = nt_ledger_find(again, row->id);
        if (other) {
            compare_row(j, row, other);
        } else {
            fault(j, 0, row->id,
                  "is in the attached ledger; the attached data give no such figure");
        }
    }
    for (size_t i = 0; i < nt_ledger_count(again); i++) {
        const char *id = nt_ledger_at(again, i)->id;
        if (!nt_ledger_find(t->ledger, id)) {
            fault(j, 0, id, "is missing from the attached ledger");
        }
    }
    if (before == j->verdict.faults.count) {
        fault(j, 0, t->ledger_name, "differs from what the attached data give, in words or flags");
    }
}

static void compare_chart_data(judge *j)
{
    const nt_traced *t = j->traced;
    const nt_product *made = &t->rebuild.product;
    for (size_t i = 0; i < made->document->chart_count; i++) {
        const char *name = nt_arena_printf(t->arena, "%s.csv", made->document->charts[i]->id);
        const nt_pdf_embedded *file = nt_traced_file(t, name);
        nt_bytes again = made->csvs[i];
        bool same = file && file->bytes.length == again.length &&
                    (!again.length || memcmp(file->bytes.bytes, again.bytes, again.length) == 0);
        if (!same) {
            fault(j, 0, name,
                  file ? "is not what the attached data give for the chart" : "is not attached");
        }
    }
}

/* --- the pages --- */

typedef struct {
    const nt_drawn *items;
    size_t count;
} marks;

/* The marks of one page, from *at on. */
static marks page_of(const nt_pdf_told *told, size_t page, size_t *at)
{
    size_t from = *at;
    while (*at < told->drawn_count && told->drawn[*at].page == page) {
        ++*at;
    }
    return (marks){told->drawn + from, *at - from};
}

/* Who signs puts a field of no size on a page: it shows nothing. One that shows something where the
 * report has none is a stroke like any other. */
static marks without_hidden_signatures(const nt_traced *t, marks page)
{
    nt_drawn *kept = nt_arena_copy(t->arena, page.items, page.count * sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < page.count; i++) {
        const nt_drawn *mark = &page.items[i];
        bool hidden = mark->kind == NT_DRAWN_ANNOTATION &&
                      strcmp(mark->text, NT_DRAWN_SIGNATURE) == 0 &&
                      (mark->x == mark->x1 || mark->y == mark->y1);
        if (!hidden) {
            kept[count++] = *mark;
        }
    }
    return (marks){kept, count};
}

static bool near(double a, double b)
{
    return fabs(a - b) < NT_SAME_PLACE_PT;
}

static bool same_mark(const nt_drawn *a, const nt_drawn *b)
{
    return a->kind == b->kind && strcmp(a->text, b->text) == 0 && near(a->x, b->x) &&
           near(a->y, b->y) && near(a->x1, b->x1) && near(a->y1, b->y1) &&
           strcmp(a->ink, b->ink) == 0 && a->is_artifact == b->is_artifact;
}

static bool same_marks(marks a, marks b)
{
    bool same = a.count == b.count;
    for (size_t i = 0; same && i < a.count; i++) {
        same = same_mark(&a.items[i], &b.items[i]);
    }
    return same;
}

/* Words of a page without what depends on where lines break. */
static void put_letters(nt_buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t c = nt_utf8_next(&text, end);
        if (c != ' ' && c != 0xA0 && c != '-' && c != 0xAD && c != 0x2010) {
            nt_buffer_add(out, from, (size_t)(text - from));
        }
    }
}

static const char *letters_of(const nt_traced *t, marks page)
{
    nt_buffer out = nt_buffer_open(t->arena);
    for (size_t i = 0; i < page.count; i++) {
        if (page.items[i].kind == NT_DRAWN_TEXT) {
            put_letters(&out, page.items[i].text);
        }
    }
    return nt_buffer_text(&out);
}

static marks texts_of(const nt_traced *t, marks page)
{
    nt_drawn *texts = nt_new_array(t->arena, nt_drawn, page.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < page.count; i++) {
        if (page.items[i].kind == NT_DRAWN_TEXT) {
            texts[count++] = page.items[i];
        }
    }
    return (marks){texts, count};
}

static const char *joined(const nt_traced *t, const nt_drawn *texts, size_t count)
{
    enum { SHOWN_MAX = 120 };
    nt_buffer out = nt_buffer_open(t->arena);
    for (size_t i = 0; i < count && out.length < SHOWN_MAX; i++) {
        nt_buffer_printf(&out, "%s%s", i ? " " : "", texts[i].text);
    }
    const char *all = nt_buffer_text(&out), *cut = all;
    while (*cut && cut < all + SHOWN_MAX) {
        nt_utf8_next(&cut, all + out.length);
    }
    return *cut ? nt_arena_printf(t->arena, "%.*s…", (int)(cut - all), all) : all;
}

static void name_difference(judge *j, size_t page, const char *here, const char *there)
{
    fault(j, page, "text",
          nt_arena_printf(j->traced->arena, "reads \"%s\"; built again it reads \"%s\"", here,
                          there));
}

/* As many runs: each that differs. Else what stands between the beginning and the end that both
 * share. */
static void name_words(judge *j, size_t page, marks here, marks there)
{
    const nt_traced *t = j->traced;
    size_t head = 0, tail = 0;
    for (size_t i = 0; here.count == there.count && i < here.count; i++) {
        if (strcmp(here.items[i].text, there.items[i].text) != 0) {
            name_difference(j, page, here.items[i].text, there.items[i].text);
        }
    }
    if (here.count == there.count) {
        return;
    }
    while (head < here.count && head < there.count &&
           strcmp(here.items[head].text, there.items[head].text) == 0) {
        head++;
    }
    while (tail + head < here.count && tail + head < there.count &&
           strcmp(here.items[here.count - 1 - tail].text,
                  there.items[there.count - 1 - tail].text) == 0) {
        tail++;
    }
    name_difference(j, page, joined(t, here.items + head, here.count - head - tail),
                    joined(t, there.items + head, there.count - head - tail));
}

static size_t count_of(marks page, nt_drawn_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < page.count; i++) {
        count += page.items[i].kind == kind;
    }
    return count;
}

static bool counts_differ(judge *j, size_t page, marks here, marks there)
{
    static const char *const names[] = {[NT_DRAWN_AREA] = "filled areas",
                                        [NT_DRAWN_LINE] = "lines",
                                        [NT_DRAWN_CLIP] = "clipping paths",
                                        [NT_DRAWN_IMAGE] = "images",
                                        [NT_DRAWN_ANNOTATION] = "annotations"};
    bool differ = false;
    for (nt_drawn_kind kind = NT_DRAWN_AREA; kind <= NT_DRAWN_ANNOTATION; kind++) {
        size_t a = count_of(here, kind), b = count_of(there, kind);
        if (a != b) {
            fault(j, page, "drawing",
                  nt_arena_printf(j->traced->arena, "has %zu %s; built again it has %zu", a,
                                  names[kind], b));
            differ = true;
        }
    }
    return differ;
}

/* Text without a place in the structure and not marked as decoration. */
static void judge_stray(judge *j)
{
    const nt_pdf_told *told = &j->traced->told;
    for (size_t i = 0; i < told->drawn_count; i++) {
        const nt_drawn *mark = &told->drawn[i];
        if (mark->kind == NT_DRAWN_TEXT && !mark->is_artifact && mark->element == NT_TOLD_NONE) {
            fault(j, mark->page, "text",
                  nt_arena_printf(j->traced->arena, "\"%s\" is drawn and belongs to nothing",
                                  mark->text));
        }
    }
}

/* Where words and counts are the same: places and colours. Another program or other fonts set
 * every page otherwise; a hand that moved something moved it on some. */
static void judge_moved(judge *j, const size_t *moved, size_t count)
{
    const nt_traced *t = j->traced;
    if (count && count == t->told.page_count) {
        note(j, "the pages are set otherwise than this program sets them (other fonts, or saved by "
                "another program): words and structure were compared, places were not");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        fault(j, moved[i], "drawing", "something was moved or coloured otherwise");
    }
}

static void compare_pages(judge *j)
{
    const nt_traced *t = j->traced;
    size_t here_at = 0, there_at = 0, moved_count = 0;
    size_t *moved = nt_new_array(t->arena, size_t, t->told.page_count + 1);
    if (t->told.page_count != t->again.page_count) {
        fault(j, 0, "pages",
              nt_arena_printf(t->arena, "are %zu; built again %zu", t->told.page_count,
                              t->again.page_count));
        return;
    }
    for (size_t page = 1; page <= t->told.page_count; page++) {
        marks here = without_hidden_signatures(t, page_of(&t->told, page, &here_at));
        marks there = page_of(&t->again, page, &there_at);
        if (same_marks(here, there)) {
            continue;
        }
        if (strcmp(letters_of(t, here), letters_of(t, there)) != 0) {
            name_words(j, page, texts_of(t, here), texts_of(t, there));
        } else if (!counts_differ(j, page, here, there)) {
            moved[moved_count++] = page;
        }
    }
    judge_moved(j, moved, moved_count);
}

nt_trace_verdict nt_trace_all(const nt_traced *t)
{
    judge j = {.traced = t};
    j.verdict.figures = nt_ledger_count(t->ledger);
    judge_numbers(&j);
    judge_stray(&j);
    if (t->not_rebuilt) {
        note(&j, nt_arena_printf(t->arena,
                                 "not built again, so only the numbers were compared with the "
                                 "attached ledger: %s",
                                 t->not_rebuilt));
        return j.verdict;
    }
    if (strcmp(t->recipe.version, NT_VERSION) != 0) {
        note(&j, nt_arena_printf(t->arena, "netra %s built it, this is netra " NT_VERSION,
                                 t->recipe.version));
    }
    compare_ledgers(&j);
    compare_chart_data(&j);
    compare_numbers(&j);
    compare_pages(&j);
    return j.verdict;
}
