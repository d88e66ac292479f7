/* Cross-references to what an edition leaves out go too: each takes its bracket along, or else its
 * sentence. The author's own words for a reference stay, as words. */
#include <ctype.h>
#include <string.h>

#include "assemble.h"
#include "words/report.h"

/* A text as one string, with the place of each run in it. */
typedef struct {
    nt_inlines runs;
    const char *text;
    size_t length;
    const size_t *at; /* where run i begins; one more: the length */
} flat;

typedef struct {
    size_t from, to;
} stretch;

/* "[](#id)" and "[@](#id)": its words are made when all have their numbers. */
static bool is_bare(const nt_inline *run)
{
    return run->target && (!*run->text || strcmp(run->text, "@") == 0);
}

static flat flatten(nt_arena *arena, nt_inlines runs)
{
    nt_buffer text = nt_buffer_open(arena);
    size_t *at = nt_new_array(arena, size_t, runs.count + 1);
    for (size_t i = 0; i < runs.count; i++) {
        at[i] = text.length;
        nt_buffer_puts(&text, is_bare(&runs.items[i]) ? "@" : runs.items[i].text);
    }
    at[runs.count] = text.length;
    return (flat){runs, nt_buffer_text(&text), text.length, at};
}

static bool is_gone(const nt_assembly *a, const nt_inline *run)
{
    const nt_block *block = run->target ? nt_report_find_anchor(a, run->target) : NULL;
    return block && block->gone;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Behind a stop, its quotation mark or bracket, and the blanks; 0 when no sentence ends at `at`. */
static size_t behind_stop(const flat *f, size_t at)
{
    static const char closing[] = "\u201D";
    if (!strchr(".!?", f->text[at])) {
        return 0;
    }
    size_t end = at + 1;
    end += nt_begins(f->text + end, closing) ? strlen(closing) : 0;
    end += f->text[end] == ')' || f->text[end] == '"';
    size_t next = end;
    while (next < f->length && is_blank(f->text[next])) {
        next++;
    }
    unsigned char c = (unsigned char)f->text[next];
    bool begins = next == f->length || isupper(c) || isdigit(c) || strchr("(@", c) || c >= 0x80;
    return begins && (next > end || next == f->length) ? next : 0;
}

/* Where the bare references to what has gone stand in a text, in order, and what goes with each. */
typedef struct {
    NT_VEC(size_t) at;
    stretch *around; /* its bracket with the blank before it, else its sentence; .to 0: not known */
} departures;

static void find_departures(const nt_assembly *a, const flat *f, departures *out)
{
    NT_VEC_PICK(a->arena, &out->at, i, f->runs.count, f->at[i],
                is_bare(&f->runs.items[i]) && is_gone(a, &f->runs.items[i]));
    out->around = nt_new_array(a->arena, stretch, out->at.count + 1);
}

/* The innermost bracket around each, where one opens before and closes behind it. */
static void find_brackets(nt_arena *arena, const flat *f, departures *d)
{
    NT_VEC(size_t) open = {0};    /* where those that are open began */
    NT_VEC(size_t) waiting = {0}; /* departures whose bracket has not closed */
    for (size_t i = 0, next = 0; i < f->length; i++) {
        if (next < d->at.count && d->at.items[next] == i) {
            d->around[next].from = open.count ? open.items[open.count - 1] + 1 : 0;
            nt_vec_push(arena, &waiting, next++);
        } else if (f->text[i] == '(') {
            nt_vec_push(arena, &open, i);
        } else if (f->text[i] == ')' && open.count) {
            size_t from = open.items[--open.count];
            while (waiting.count && d->around[waiting.items[waiting.count - 1]].from > from) {
                bool blank = from > 0 && is_blank(f->text[from - 1]);
                d->around[waiting.items[--waiting.count]] = (stretch){from - blank, i + 1};
            }
        }
    }
}

/* The sentence of each that no bracket takes along. */
static void find_sentences(const flat *f, departures *d)
{
    stretch sentence = {0, 0};
    size_t i = 0;
    for (size_t k = 0; k < d->at.count; k++) {
        while (sentence.to <= d->at.items[k]) {
            sentence.from = sentence.to;
            for (sentence.to = 0; i < f->length && sentence.to <= sentence.from; i++) {
                sentence.to = behind_stop(f, i);
            }
            sentence.to = sentence.to > sentence.from ? sentence.to : f->length;
        }
        d->around[k] = d->around[k].to ? d->around[k] : sentence;
    }
}

/* Those that overlap become one; their number. */
static size_t join_stretches(stretch *all, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        stretch next = all[i];
        while (kept && all[kept - 1].to >= next.from) {
            kept--;
            next.from = all[kept].from < next.from ? all[kept].from : next.from;
            next.to = all[kept].to > next.to ? all[kept].to : next.to;
        }
        all[kept++] = next;
    }
    return kept;
}

/* What of the text from `from` to `to` lies outside of the stretches from `*next` on, which moves
 * behind those that end before `to`. */
static const char *outside(nt_arena *arena, const flat *f, size_t from, size_t to,
                           const stretch *gone, size_t count, size_t *next)
{
    nt_buffer kept = nt_buffer_open(arena);
    while (*next < count && gone[*next].from < to) {
        if (gone[*next].from > from) {
            nt_buffer_add(&kept, f->text + from, gone[*next].from - from);
        }
        from = gone[*next].to;
        if (from > to) {
            return nt_buffer_text(&kept);
        }
        ++*next;
    }
    nt_buffer_add(&kept, f->text + from, to - from);
    return nt_buffer_text(&kept);
}

/* The text without those stretches: of each run what lies outside, and no mark that lay inside. A
 * statement that loses something is not stated any more. */
static nt_inlines cut(nt_arena *arena, const flat *f, const stretch *gone, size_t count)
{
    nt_inline *runs = nt_new_array(arena, nt_inline, f->runs.count + 1);
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < f->runs.count; i++) {
        size_t from = f->at[i], to = f->at[i + 1];
        while (next < count && gone[next].to <= from) {
            next++;
        }
        if (next == count || to <= gone[next].from) {
            runs[kept++] = f->runs.items[i];
        } else if (from < gone[next].from || to > gone[next].to) {
            runs[kept] = f->runs.items[i];
            runs[kept].states = NULL;
            runs[kept++].text = outside(arena, f, from, to, gone, count, &next);
        }
    }
    return (nt_inlines){runs, kept};
}

/* No blank where the first or the last sentence was. */
static nt_inlines trimmed(nt_arena *arena, nt_inlines text)
{
    if (text.count == 0) {
        return text;
    }
    nt_inline *runs = nt_arena_copy(arena, text.items, text.count * sizeof *runs);
    nt_inline *last = &runs[text.count - 1];
    size_t length = strlen(last->text);
    while (length > 0 && is_blank(last->text[length - 1])) {
        length--;
    }
    last->text = nt_arena_text(arena, last->text, length);
    runs[0].text += strspn(runs[0].text, " \n");
    return (nt_inlines){runs, text.count};
}

static nt_inlines cut_departures(const nt_assembly *a, nt_inlines text)
{
    flat f = flatten(a->arena, text);
    departures d = {0};
    find_departures(a, &f, &d);
    find_brackets(a->arena, &f, &d);
    find_sentences(&f, &d);
    return trimmed(a->arena, cut(a->arena, &f, d.around, join_stretches(d.around, d.at.count)));
}

typedef struct {
    nt_assembly *a;
    nt_references live; /* those that stay */
} walker;

static bool walk(walker *w, const nt_block *block);

static bool any_bare_gone(const nt_assembly *a, nt_inlines text)
{
    return NT_ANY(i, text.count, is_bare(&text.items[i]) && is_gone(a, &text.items[i]));
}

/* The text without what has gone: no reference to it, no footnote that has nothing left to say. */
static nt_inlines walk_text(walker *w, nt_inlines text)
{
    text = any_bare_gone(w->a, text) ? cut_departures(w->a, text) : text;
    nt_inline *runs = (nt_inline *)text.items; /* made in this room, and not finished */
    size_t kept = 0;
    for (size_t i = 0; i < text.count; i++) {
        nt_inline *run = &runs[kept];
        *run = runs[i];
        run->target = is_gone(w->a, run) ? NULL : run->target;
        kept += !run->footnote || walk(w, run->footnote);
    }
    for (size_t i = 0; i < kept; i++) {
        if (runs[i].target) { /* it waits for its number */
            nt_vec_push(w->a->arena, &w->live, (nt_reference){.run = &runs[i]});
        }
    }
    return (nt_inlines){runs, kept};
}

/* Those of the blocks that stay, in their order; their number. */
static size_t walk_blocks(walker *w, const nt_block **blocks, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (walk(w, blocks[i])) {
            blocks[kept++] = blocks[i];
        }
    }
    return kept;
}

static void walk_table(walker *w, const nt_table_block *table)
{
    for (size_t r = 0; r < table->row_count; r++) {
        nt_cell_text *cells = (nt_cell_text *)table->rows[r].cells;
        for (size_t c = 0; c < table->rows[r].cell_count; c++) {
            cells[c].text = walk_text(w, cells[c].text);
        }
    }
}

/* Takes out of the block what has gone; whether something of it is left. A table with an id is
 * made of results, which refer to nothing. */
static bool walk(walker *w, const nt_block *block)
{
    nt_block *own = (nt_block *)block; /* made in this room, and not finished */
    switch (block->kind) {
    case NT_BLOCK_PARAGRAPH:
        own->text = walk_text(w, block->text);
        return block->text.count > 0;
    case NT_BLOCK_LIST:
    case NT_BLOCK_QUOTE:
    case NT_BLOCK_GROUP:
    case NT_BLOCK_CALLOUT:
    case NT_BLOCK_SIGNATURE:
        own->child_count = walk_blocks(w, (const nt_block **)block->children, block->child_count);
        return block->child_count || block->kind == NT_BLOCK_SIGNATURE;
    case NT_BLOCK_TABLE:
        if (!block->id) {
            walk_table(w, block->table);
        }
        return true;
    default:
        return true;
    }
}

static void walk_headings(walker *w)
{
    for (size_t i = 0; i < w->a->numbered.count; i++) {
        nt_block *heading = w->a->numbered.items[i].block;
        for (size_t k = 0; !heading->gone && k < heading->text.count; k++) {
            const nt_inline *run = &heading->text.items[k];
            if (is_bare(run) && is_gone(w->a, run)) {
                nt_report_fail(w->a, heading->place,
                               NT_MESSAGE_REPORT_HEADING_REFERS(.id = run->target));
            }
        }
        heading->text = walk_text(w, heading->text);
    }
}

void nt_report_leave_references(nt_assembly *assembly, nt_blocks *blocks)
{
    walker w = {.a = assembly};
    walk_headings(&w);
    blocks->count = walk_blocks(&w, blocks->items, blocks->count);
    assembly->references = w.live;
}
