/* The pages of a file, against those of the report built again. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "parts.h"
#include "words/trace.h"

/* Less than can be seen: programs that save a file again round in the third place. */
#define SAME_PLACE_PT 0.06

typedef struct {
    const nt_pdf_drawn *items;
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
static bool is_hidden(const nt_pdf_drawn *mark)
{
    return mark->kind == NT_DRAWN_ANNOTATION && strcmp(mark->text, NT_DRAWN_SIGNATURE) == 0 &&
           (mark->x == mark->x1 || mark->y == mark->y1);
}

static marks without_hidden_signatures(const nt_traced *t, marks page)
{
    nt_pdf_drawn *kept = nt_arena_copy(t->arena, page.items, page.count * sizeof *kept);
    return (marks){kept, NT_PICK(kept, i, page.count, kept[i], !is_hidden(&kept[i]))};
}

static bool near(double a, double b)
{
    return fabs(a - b) < SAME_PLACE_PT;
}

static bool same_shape(const nt_drawn_shape *a, const nt_drawn_shape *b)
{
    bool same = a && b ? strcmp(a->path, b->path) == 0 && a->count == b->count : a == b;
    for (size_t i = 0; same && a && i < a->count; i++) {
        same = near(a->points[i].x, b->points[i].x) && near(a->points[i].y, b->points[i].y);
    }
    return same;
}

static bool same_mark(const nt_pdf_drawn *a, const nt_pdf_drawn *b)
{
    return a->kind == b->kind && strcmp(a->text, b->text) == 0 && near(a->x, b->x) &&
           near(a->y, b->y) && near(a->x1, b->x1) && near(a->y1, b->y1) &&
           strcmp(a->ink, b->ink) == 0 && a->is_artifact == b->is_artifact &&
           same_shape(a->shape, b->shape);
}

static bool same_marks(marks a, marks b)
{
    return a.count == b.count && NT_ALL(i, a.count, same_mark(&a.items[i], &b.items[i]));
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
    nt_pdf_drawn *texts = nt_new_array(t->arena, nt_pdf_drawn, page.count + 1);
    size_t count =
        NT_PICK(texts, i, page.count, page.items[i], page.items[i].kind == NT_DRAWN_TEXT);
    return (marks){texts, count};
}

static const char *joined(const nt_traced *t, const nt_pdf_drawn *texts, size_t count)
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

static void name_difference(nt_trace_judge *j, size_t page, const char *here, const char *there)
{
    nt_trace_fault_add(j, page, "text",
                       NT_MESSAGE_TRACE_READS_OTHERWISE(.here = here, .again = there));
}

/* As many runs: each that differs. Else what stands between the beginning and the end that both
 * share. */
static void name_words(nt_trace_judge *j, size_t page, marks here, marks there)
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
    return NT_SUM(size_t, i, page.count, page.items[i].kind == kind);
}

static bool counts_differ(nt_trace_judge *j, size_t page, marks here, marks there)
{
    static const nt_text names[] = {[NT_DRAWN_AREA] = NT_TEXT_TRACE_FILLED_AREAS,
                                    [NT_DRAWN_LINE] = NT_TEXT_TRACE_LINES,
                                    [NT_DRAWN_CLIP] = NT_TEXT_TRACE_CLIPPING_PATHS,
                                    [NT_DRAWN_STATE] = NT_TEXT_TRACE_CHANGES_OF_STATE,
                                    [NT_DRAWN_IMAGE] = NT_TEXT_TRACE_IMAGES,
                                    [NT_DRAWN_ANNOTATION] = NT_TEXT_TRACE_ANNOTATIONS};
    bool differ = false;
    for (nt_drawn_kind kind = NT_DRAWN_AREA; kind <= NT_DRAWN_ANNOTATION; kind++) {
        size_t a = count_of(here, kind), b = count_of(there, kind);
        if (a != b) {
            nt_trace_fault_add(j, page, "drawing",
                               NT_MESSAGE_TRACE_HAS_OTHER_COUNT(.here = (long long)a,
                                                                .kind = names[kind],
                                                                .again = (long long)b));
            differ = true;
        }
    }
    return differ;
}

/* Text without a place in the structure and not marked as decoration. */
void nt_trace_judge_strays(nt_trace_judge *j)
{
    const nt_pdf_told *told = &j->traced->told;
    NT_EACH(const nt_pdf_drawn, mark, told->drawn, told->drawn_count) {
        if (mark->kind == NT_DRAWN_TEXT && !mark->is_artifact && mark->element == NT_TOLD_NONE) {
            nt_trace_fault_add(j, mark->page, "text",
                               NT_MESSAGE_TRACE_BELONGS_TO_NOTHING(.text = mark->text));
        }
    }
}

bool nt_trace_is_set_otherwise(const nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    return strcmp(t->recipe.version, NT_VERSION) != 0 ||
           !nt_bytes_same(t->told.fonts, j->again->fonts);
}

/* Where words and counts are the same: places and colours. Another program or other fonts set
 * every page otherwise; a hand that moved something moved it on some. */
static void judge_moved(nt_trace_judge *j, const size_t *moved, size_t count)
{
    const nt_traced *t = j->traced;
    bool same_fonts = nt_bytes_same(t->told.fonts, j->again->fonts);
    if (nt_trace_is_set_otherwise(j) && count && count == t->told.page_count) {
        nt_trace_note_add(j, same_fonts ? NT_MESSAGE_TRACE_PAGES_SET_OTHERWISE()
                                        : NT_MESSAGE_TRACE_PAGES_AND_FONTS_OTHERWISE());
        return;
    }
    for (size_t i = 0; i < count; i++) {
        nt_trace_fault_add(j, moved[i], "drawing", NT_MESSAGE_TRACE_SOMETHING_MOVED());
    }
    if (!same_fonts) {
        nt_trace_fault_add(j, 0, "fonts", NT_MESSAGE_TRACE_FONTS_ARE_OTHERS());
    }
}

void nt_trace_compare_pages(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    size_t here_at = 0, there_at = 0, moved_count = 0;
    size_t *moved = nt_new_array(t->arena, size_t, t->told.page_count + 1);
    if (t->told.page_count != j->again->page_count) {
        nt_trace_fault_add(j, 0, "pages",
                           NT_MESSAGE_TRACE_PAGES_ARE(.here = (long long)t->told.page_count,
                                                      .again = (long long)j->again->page_count));
        return;
    }
    for (size_t page = 1; page <= t->told.page_count; page++) {
        marks here = without_hidden_signatures(t, page_of(&t->told, page, &here_at));
        marks there = page_of(j->again, page, &there_at);
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
