/* Cross-references to what an edition leaves out go too: each takes its bracket along, or else its
 * sentence. The author's own words for a reference stay, as words. */
#include <ctype.h>
#include <string.h>

#include "assemble.h"

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
    const nt_anchor *anchor = run->target ? nt_report_find_anchor(a, run->target) : NULL;
    return anchor && anchor->gone;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* The bracket around `at`, with the blank before it. */
static bool bracket_around(const flat *f, size_t at, stretch *out)
{
    size_t from = at, to = at;
    int depth = 0;
    while (from > 0 && (depth > 0 || f->text[from - 1] != '(')) {
        from--;
        depth += (f->text[from] == ')') - (f->text[from] == '(');
    }
    depth = 0;
    while (to < f->length && (depth > 0 || f->text[to] != ')')) {
        depth += (f->text[to] == '(') - (f->text[to] == ')');
        to++;
    }
    if (from == 0 || to == f->length) {
        return false;
    }
    from--;
    *out = (stretch){from > 0 && is_blank(f->text[from - 1]) ? from - 1 : from, to + 1};
    return true;
}

/* Behind a stop, its quotation mark or bracket, and the blanks; 0 when no sentence ends at `at`. */
static size_t behind_stop(const flat *f, size_t at)
{
    static const char closing[] = "\u201D";
    if (!strchr(".!?", f->text[at])) {
        return 0;
    }
    size_t end = at + 1;
    end += strncmp(f->text + end, closing, strlen(closing)) == 0 ? strlen(closing) : 0;
    end += f->text[end] == ')' || f->text[end] == '"';
    size_t next = end;
    while (next < f->length && is_blank(f->text[next])) {
        next++;
    }
    unsigned char c = (unsigned char)f->text[next];
    bool begins = next == f->length || isupper(c) || isdigit(c) || strchr("(@", c) || c >= 0x80;
    return begins && (next > end || next == f->length) ? next : 0;
}

static stretch sentence_around(const flat *f, size_t at)
{
    stretch out = {0, f->length};
    for (size_t i = 0; i < f->length; i++) {
        size_t next = behind_stop(f, i);
        if (next && next <= at && next < f->length) {
            out.from = next;
        } else if (next > at) {
            out.to = next;
            break;
        }
    }
    return out;
}

/* The text without that stretch: of each run what lies outside, and no mark that lay inside. */
static nt_inlines cut(nt_arena *arena, const flat *f, stretch gone)
{
    nt_inline *runs = nt_new_array(arena, nt_inline, f->runs.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < f->runs.count; i++) {
        size_t from = f->at[i], to = f->at[i + 1];
        if (to <= gone.from || from >= gone.to) {
            runs[count++] = f->runs.items[i];
        } else if (from < gone.from || to > gone.to) {
            size_t before = from < gone.from ? gone.from - from : 0;
            runs[count] = f->runs.items[i];
            runs[count++].text = nt_arena_printf(
                arena, "%s%s", nt_arena_text(arena, f->text + from, before),
                to > gone.to ? nt_arena_text(arena, f->text + gone.to, to - gone.to) : "");
        }
    }
    return (nt_inlines){runs, count};
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

static nt_inlines cut_around(nt_arena *arena, nt_inlines text, size_t run)
{
    flat f = flatten(arena, text);
    stretch around;
    if (!bracket_around(&f, f.at[run], &around)) {
        around = sentence_around(&f, f.at[run]);
    }
    return trimmed(arena, cut(arena, &f, around));
}

typedef struct {
    nt_assembly *a;
    nt_references live; /* those that stay */
} walker;

static const nt_block *walk(walker *w, const nt_block *block);

/* A copy of the text without what has gone; its references wait for their numbers. */
static nt_inlines walk_text(walker *w, nt_inlines text)
{
    nt_arena *arena = w->a->arena;
    for (size_t i = 0; i < text.count; i++) {
        if (is_bare(&text.items[i]) && is_gone(w->a, &text.items[i])) {
            text = cut_around(arena, text, i);
            i = (size_t)-1; /* from the start again */
        }
    }
    nt_inline *runs = nt_new_array(arena, nt_inline, text.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < text.count; i++) {
        nt_inline *run = &runs[count];
        *run = text.items[i];
        run->target = is_gone(w->a, run) ? NULL : run->target;
        run->footnote = run->footnote ? walk(w, run->footnote) : NULL;
        bool lost_note = text.items[i].footnote && !run->footnote;
        if (!lost_note) {
            count++;
        }
        if (!lost_note && run->target) {
            nt_reference reference = {.run = run};
            nt_vec_push(arena, &w->live, reference);
        }
    }
    return (nt_inlines){runs, count};
}

static void walk_children(walker *w, nt_block *block)
{
    nt_blocks children = {0};
    for (size_t i = 0; i < block->child_count; i++) {
        const nt_block *child = walk(w, block->children[i]);
        if (child) {
            nt_vec_push(w->a->arena, &children, child);
        }
    }
    block->children = children.items;
    block->child_count = children.count;
}

static const nt_table_block *walk_table(walker *w, const nt_table_block *table)
{
    nt_arena *arena = w->a->arena;
    nt_table_block *copy = nt_arena_copy(arena, table, sizeof *copy);
    nt_row *rows = nt_arena_copy(arena, table->rows, table->row_count * sizeof *rows);
    for (size_t r = 0; r < table->row_count; r++) {
        size_t count = rows[r].cell_count;
        nt_cell_text *cells = nt_arena_copy(arena, rows[r].cells, count * sizeof *cells);
        for (size_t c = 0; c < count; c++) {
            cells[c].text = walk_text(w, cells[c].text);
        }
        rows[r].cells = cells;
    }
    copy->rows = rows;
    return copy;
}

/* The block without what has gone; NULL when nothing of it is left. What has an id is known by its
 * address, and stays where it is. */
static const nt_block *walk(walker *w, const nt_block *block)
{
    nt_block *copy = nt_arena_copy(w->a->arena, block, sizeof *copy);
    switch (block->kind) {
    case NT_BLOCK_PARAGRAPH:
        copy->text = walk_text(w, block->text);
        return copy->text.count ? copy : NULL;
    case NT_BLOCK_LIST:
    case NT_BLOCK_QUOTE:
    case NT_BLOCK_GROUP:
    case NT_BLOCK_CALLOUT:
        walk_children(w, copy);
        return copy->child_count ? copy : NULL;
    case NT_BLOCK_SIGNATURE:
        walk_children(w, copy);
        return copy;
    case NT_BLOCK_TABLE:
        copy->table = block->id ? block->table : walk_table(w, block->table);
        return block->id ? block : copy;
    default:
        return block;
    }
}

static nt_status walk_headings(walker *w, nt_error *err)
{
    for (size_t i = 0; i < w->a->numbered.count; i++) {
        const nt_numbered *numbered = &w->a->numbered.items[i];
        nt_block *heading = numbered->block;
        for (size_t k = 0; !numbered->gone && k < heading->text.count; k++) {
            if (is_bare(&heading->text.items[k]) && is_gone(w->a, &heading->text.items[k])) {
                return nt_fail(err, NT_INVALID, heading->place,
                               "the heading refers to \"%s\", which is empty in this edition; put "
                               "the reference into the text",
                               heading->text.items[k].target);
            }
        }
        heading->text = walk_text(w, heading->text);
    }
    return NT_OK;
}

nt_status nt_report_leave_references(nt_assembly *assembly, nt_blocks *blocks, nt_error *err)
{
    walker w = {.a = assembly};
    nt_blocks kept = {0};
    nt_status status = walk_headings(&w, err);
    for (size_t i = 0; i < blocks->count && !status; i++) {
        const nt_block *block = walk(&w, blocks->items[i]);
        if (block) {
            nt_vec_push(assembly->arena, &kept, block);
        }
    }
    *blocks = kept;
    assembly->references = w.live;
    return status;
}
