/* Markdown to blocks, by md4c. What the parser hands over as pieces of its input keeps its place;
 * what a report has no use for (raw HTML, images, rules) is an error there. */
#include <md4c.h>
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "words/report.h"

enum { NESTING_MAX = 24, LINK_MAX = 2000 };

/* A block that is open. */
typedef struct {
    nt_block *block;
    nt_blocks children;
} frame;

/* A table of the author's own. */
typedef struct {
    NT_VEC(nt_column) columns;
    NT_VEC(nt_cell_text) cells; /* of the row that is open */
    NT_VEC(nt_row) rows;
} author_table;

typedef struct {
    nt_assembly *a;
    nt_arena *arena;
    const nt_woven *text;
    frame stack[NESTING_MAX];
    size_t depth;
    size_t at;                  /* the offset of what was met last */
    size_t end;                 /* of the text that was met last */
    size_t begin;               /* of the open block's first text; SIZE_MAX: none yet */
    nt_runs runs;               /* of the open paragraph, heading or cell */
    NT_VEC(size_t) run_offsets; /* of cross-references among them, by their order */
    int bold, italic;
    nt_inline like; /* how text looks now */
    size_t link_runs;
    /* A fence, while its lines come. */
    nt_fence fence;
    nt_weaver fence_body;
    const char *marks; /* that opened it, "````", and how many */
    size_t mark_count;
    bool in_fence;
    bool in_indented; /* code that no fence surrounds: its first text is the error's place */
    author_table table;
} maker;

/* The parser is stopped behind a failure. */
static void fail(maker *m, size_t offset, nt_message message)
{
    nt_report_fail(m->a, nt_report_woven_place(m->text, offset), message);
}

/* The offset of a pointer into the text; what the parser made up itself has none. */
static bool offset_of(const maker *m, const char *at, size_t *out)
{
    if (!at || at < m->text->text || at > m->text->text + m->text->length) {
        return false;
    }
    *out = (size_t)(at - m->text->text);
    return true;
}

static void touch(maker *m, const char *at)
{
    size_t offset;
    if (offset_of(m, at, &offset)) {
        m->at = offset;
        if (m->begin == SIZE_MAX) {
            m->begin = offset;
        }
    }
}

static nt_place begin_place(const maker *m)
{
    return nt_report_woven_place(m->text, m->begin == SIZE_MAX ? m->at : m->begin);
}

static frame *top(maker *m)
{
    return &m->stack[m->depth - 1];
}

static nt_block *new_block(maker *m, nt_block_kind kind)
{
    nt_block *block = nt_new(m->arena, nt_block);
    block->kind = kind;
    return block;
}

static void add_child(maker *m, const nt_block *block)
{
    nt_vec_push(m->arena, &top(m)->children, block);
}

/* The runs so far become a block's; its cross-references wait for their numbers. */
static nt_inlines take_runs(maker *m)
{
    nt_inlines runs = {m->runs.items, m->runs.count};
    size_t next = 0;
    for (size_t i = 0; i < m->runs.count; i++) {
        if (m->runs.items[i].target && next < m->run_offsets.count) {
            size_t offset = m->run_offsets.items[next++];
            nt_reference reference = {&m->runs.items[i], nt_report_woven_place(m->text, offset)};
            nt_vec_push(m->arena, &m->a->references, reference);
        }
    }
    m->runs = (nt_runs){.arena = m->arena, .slots = &m->a->slots};
    memset(&m->run_offsets, 0, sizeof m->run_offsets);
    return runs;
}

static void flush_paragraph(maker *m)
{
    if (m->runs.count) {
        nt_block *block = new_block(m, NT_BLOCK_PARAGRAPH);
        block->place = begin_place(m);
        block->text = take_runs(m);
        add_child(m, block);
    }
    m->begin = SIZE_MAX;
}

static void open_frame(maker *m, nt_block_kind kind, bool ordered)
{
    if (m->depth == NESTING_MAX) {
        fail(m, m->at, NT_MESSAGE_REPORT_LISTS_TOO_DEEP());
        return;
    }
    m->stack[m->depth] = (frame){.block = new_block(m, kind)};
    m->stack[m->depth++].block->ordered = ordered;
}

static void close_frame(maker *m)
{
    frame closed = *top(m);
    closed.block->children = closed.children.items;
    closed.block->child_count = closed.children.count;
    if (closed.children.count) {
        closed.block->place = closed.children.items[0]->place;
    }
    m->depth--;
    add_child(m, closed.block);
}

/* Headings. */

/* "{#id}", "{-}" or "{#id -}" at the end of a heading: its id, and no number. */
static void take_suffix(maker *m, nt_block *heading, nt_inline *last)
{
    size_t length = last ? strlen(last->text) : 0;
    const char *open = length && last->text[length - 1] == '}' ? strrchr(last->text, '{') : NULL;
    if (!open || (open[1] != '#' && open[1] != '-')) {
        return;
    }
    for (const char *at = open + 1; *at != '}';) {
        size_t width = strcspn(at, " }");
        if (*at == '#') {
            heading->id = nt_arena_text(m->arena, at + 1, width - 1);
            if (!nt_report_is_id(heading->id)) {
                fail(m, m->at,
                     NT_MESSAGE_REPORT_BAD_ID(.thing = (nt_text)NT_TEXT_REPORT_THING_HEADING));
            }
        } else if (width == 1 && *at == '-') {
            heading->unnumbered = true;
        } else if (width > 0) {
            fail(m, m->at, NT_MESSAGE_REPORT_HEADING_END());
        }
        at += width + (at[width] == ' ');
    }
    size_t keep = (size_t)(open - last->text);
    while (keep > 0 && last->text[keep - 1] == ' ') {
        keep--;
    }
    last->text = nt_arena_text(m->arena, last->text, keep);
}

static void add_heading(maker *m, int level)
{
    nt_assembly *a = m->a;
    int most = a->heading_level < NT_HEADING_LEVELS ? a->heading_level + 1 : NT_HEADING_LEVELS;
    nt_block *heading = new_block(m, NT_BLOCK_HEADING);
    heading->place = begin_place(m);
    heading->level = level;
    if (level > most) {
        nt_report_fail(m->a, heading->place,
                       NT_MESSAGE_REPORT_HEADING_LEVEL(.level = level, .before = a->heading_level,
                                                       .most = most));
    }
    take_suffix(m, heading, m->runs.count ? &m->runs.items[m->runs.count - 1] : NULL);
    heading->text = take_runs(m);
    m->begin = SIZE_MAX;
    a->heading_level = level;
    nt_numbered numbered = {.block = heading};
    nt_vec_push(m->arena, &a->numbered, numbered);
    add_child(m, heading);
    if (heading->id) {
        nt_report_anchor(a, heading);
    }
}

/* Fenced blocks. */

/* The text of an attribute; entities and escapes stand in it as they were written. */
static const char *attribute_text(maker *m, const MD_ATTRIBUTE *attribute)
{
    return nt_report_slot_flatten(m->arena, &m->a->slots, attribute->text ? attribute->text : "",
                                  attribute->size);
}

static size_t run_of(const char *text, char mark)
{
    size_t width = 0;
    while (text[width] == mark) {
        width++;
    }
    return width;
}

/* Where the next line of marks begins: the parser has no place for a fence without words. */
static size_t next_marks(const maker *m, char mark)
{
    size_t last = m->at > m->end ? m->at : m->end;
    const char *at = m->text->text + last;
    for (at += last ? strcspn(at, "\n") : 0; *at; at += strcspn(at, "\n")) {
        at += strspn(at, " \t\r\n>*+-.)0123456789");
        if (run_of(at, mark) >= 3) {
            return (size_t)(at - m->text->text);
        }
    }
    return last;
}

static void open_fence(maker *m, const MD_BLOCK_CODE_DETAIL *detail)
{
    if (!detail->fence_char) {
        m->in_indented = true;
        return;
    }
    if (detail->info.size) {
        touch(m, detail->info.text);
    } else {
        m->at = next_marks(m, detail->fence_char);
    }
    const char *info = attribute_text(m, &detail->info);
    const char *end = info + strlen(info), *name_end = info;
    while (name_end < end && !nt_utf8_is_blank(name_end, end)) {
        nt_utf8_next(&name_end, end);
    }
    const char *rest = name_end;
    while (nt_utf8_is_blank(rest, end)) {
        nt_utf8_next(&rest, end);
    }
    m->fence = (nt_fence){
        .name = nt_utf8_canonical(m->arena, info, (size_t)(name_end - info)),
        .rest = rest,
        .info =
            detail->info.size ? nt_arena_text(m->arena, detail->info.text, detail->info.size) : "",
        .place = nt_report_woven_place(m->text, m->at)};
    m->fence_body = nt_report_weaver_open(m->arena);
    size_t line = m->at;
    while (line > 0 && m->text->text[line - 1] != '\n') {
        line--;
    }
    m->marks = m->text->text + line + strcspn(m->text->text + line, "`~");
    m->mark_count = run_of(m->marks, *m->marks);
    m->in_fence = true;
}

static void add_fence_text(maker *m, const char *text, size_t length)
{
    size_t offset;
    if (length && offset_of(m, text, &offset)) {
        nt_report_weave_piece(&m->fence_body, m->text, offset, offset + length);
        m->at = offset + length;
        return;
    }
    /* An indent or a line end that the parser made up. */
    nt_report_weave_mark(&m->fence_body, m->text, m->at, nt_arena_text(m->arena, text, length));
}

/* The line as its author sees it, for messages. */
static const char *line_of(const maker *m, const char *text)
{
    return nt_report_slot_flatten(m->arena, &m->a->slots, text, strcspn(text, "\r\n"));
}

static const char *closing_line(const maker *m)
{
    return nt_arena_text(m->arena, m->marks, m->mark_count);
}

/* A block that its author forgot to close takes in what follows: another block opens inside it. */
static void refuse_opened_inside(maker *m)
{
    const nt_woven *body = &m->fence.body;
    for (size_t at = 0; at < body->length; at += strcspn(body->text + at, "\n") + 1) {
        const char *line = body->text + at + strspn(body->text + at, " ");
        size_t width = run_of(line, *m->marks);
        const char *info = line + width + strspn(line + width, " \t\r");
        if (width >= m->mark_count && *info && *info != '\n') {
            nt_place opened = nt_report_woven_place(m->text, (size_t)(m->marks - m->text->text));
            nt_report_fail(m->a, nt_report_woven_place(body, (size_t)(line - body->text)),
                           NT_MESSAGE_REPORT_BLOCK_INSIDE(.inner = line_of(m, line),
                                                          .outer = line_of(m, m->marks),
                                                          .line = opened.line,
                                                          .close = closing_line(m)));
        }
    }
}

/* The parser closes at the end of the text what nobody closed. What follows stands behind the marks
 * that close. */
static void refuse_unclosed(maker *m)
{
    const char *at = m->text->text + m->at;
    at += strcspn(at, "\n");
    at += strspn(at, " \t\r\n");
    if (run_of(at, *m->marks) >= m->mark_count) {
        m->at = (size_t)(at - m->text->text) + m->mark_count;
    } else {
        fail(m, (size_t)(m->marks - m->text->text),
             NT_MESSAGE_REPORT_BLOCK_NOT_CLOSED(.block = line_of(m, m->marks),
                                                .close = closing_line(m)));
    }
}

static void close_fence(maker *m)
{
    m->in_fence = false;
    m->begin = SIZE_MAX;
    m->fence.body = nt_report_weaver_close(&m->fence_body);
    if (m->depth > 1) {
        nt_report_fail(m->a, m->fence.place, NT_MESSAGE_REPORT_BLOCK_IN_LIST());
    }
    refuse_opened_inside(m);
    refuse_unclosed(m);
    if (!m->a->status) {
        nt_report_fence(m->a, &m->fence, &top(m)->children);
    }
}

/* The author's own tables. */

static void add_cell(maker *m, bool head, MD_ALIGN align)
{
    nt_inlines text = take_runs(m);
    if (head) {
        nt_align where = align == MD_ALIGN_RIGHT    ? NT_ALIGN_DECIMAL
                         : align == MD_ALIGN_CENTER ? NT_ALIGN_CENTRE
                                                    : NT_ALIGN_LEFT;
        nt_column column = {text, where, where == NT_ALIGN_LEFT ? 1 : 0, !m->table.columns.count};
        nt_vec_push(m->arena, &m->table.columns, column);
    } else {
        nt_cell_text cell = {text, 1};
        nt_vec_push(m->arena, &m->table.cells, cell);
    }
}

static void end_row(maker *m)
{
    nt_row row = {NT_ROW_BODY, m->table.cells.items, m->table.cells.count};
    nt_vec_push(m->arena, &m->table.rows, row);
    memset(&m->table.cells, 0, sizeof m->table.cells);
}

static void add_table(maker *m)
{
    nt_block *block = new_block(m, NT_BLOCK_TABLE);
    block->place = begin_place(m);
    const nt_table_block table = {.columns = m->table.columns.items,
                                  .column_count = m->table.columns.count,
                                  .rows = m->table.rows.items,
                                  .row_count = m->table.rows.count,
                                  .summary = "",
                                  .may_turn = true};
    block->table = nt_arena_copy(m->arena, &table, sizeof table);
    add_child(m, block);
    m->table = (author_table){0};
    m->begin = SIZE_MAX;
}

/* A rule has no text: its place is the next line of marks. */
static void refuse_rule(maker *m)
{
    size_t at = m->at + strcspn(m->text->text + m->at, "\n");
    at += strspn(m->text->text + at, " \n\r\t");
    fail(m, at, NT_MESSAGE_REPORT_NO_RULES());
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    maker *m = context;
    bool opens = type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
    nt_report_must_end(m->a, nt_report_woven_place(m->text, m->at));
    if (m->depth > 1 && opens) {
        flush_paragraph(m); /* the loose words of a tight item */
    }
    if (opens) {
        open_frame(m, type == MD_BLOCK_QUOTE ? NT_BLOCK_QUOTE : NT_BLOCK_LIST, type == MD_BLOCK_OL);
    } else if (type == MD_BLOCK_LI) {
        open_frame(m, NT_BLOCK_GROUP, false);
    } else if (type == MD_BLOCK_CODE) {
        open_fence(m, detail);
    } else if (type == MD_BLOCK_HR) {
        refuse_rule(m);
    }
    return m->a->status ? -1 : 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    maker *m = context;
    switch (type) {
    case MD_BLOCK_P:
        flush_paragraph(m);
        break;
    case MD_BLOCK_H:
        add_heading(m, (int)((const MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_LI:
        flush_paragraph(m);
        close_frame(m);
        break;
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        close_frame(m);
        break;
    case MD_BLOCK_CODE:
        close_fence(m);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        add_cell(m, type == MD_BLOCK_TH, ((const MD_BLOCK_TD_DETAIL *)detail)->align);
        break;
    case MD_BLOCK_TR:
        if (m->table.cells.count) { /* the heads are none */
            end_row(m);
        }
        break;
    case MD_BLOCK_TABLE:
        add_table(m);
        break;
    default:
        break;
    }
    return m->a->status ? -1 : 0;
}

/* Spans. */

static void open_link(maker *m, const MD_SPAN_A_DETAIL *detail)
{
    m->at = m->end; /* a link that leads nowhere has no place of its own */
    if (detail->href.size) {
        touch(m, detail->href.text);
    }
    const char *href = attribute_text(m, &detail->href);
    if (!*href || strlen(href) > LINK_MAX) {
        fail(m, m->at, NT_MESSAGE_REPORT_LINK_NOWHERE());
    }
    m->link_runs = m->runs.count;
    m->like.target = href[0] == '#' ? href + 1 : NULL;
    m->like.url = href[0] == '#' ? NULL : href;
    if (m->like.target) {
        nt_vec_push(m->arena, &m->run_offsets, m->at);
    }
}

static void close_link(maker *m)
{
    size_t made = m->runs.count - m->link_runs;
    if (m->like.target && made > 1) {
        fail(m, m->at, NT_MESSAGE_REPORT_REFERENCE_WORDS());
    }
    if (made == 0) {
        nt_inline run = m->like;
        run.text = m->like.url ? m->like.url : "";
        nt_vec_push(m->arena, &m->runs, run);
    }
    m->like.target = m->like.url = NULL;
}

/* Styles nest: how many of each are open. */
static void restyle(maker *m, MD_SPANTYPE type, int by)
{
    m->bold += type == MD_SPAN_STRONG ? by : 0;
    m->italic += type == MD_SPAN_EM ? by : 0;
    m->like.style = (m->bold ? NT_STYLE_BOLD : 0u) | (m->italic ? NT_STYLE_ITALIC : 0u);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    maker *m = context;
    restyle(m, type, 1);
    if (type == MD_SPAN_IMG) {
        touch(m, ((const MD_SPAN_IMG_DETAIL *)detail)->src.text);
        fail(m, m->at, NT_MESSAGE_REPORT_IMAGE());
    } else if (type == MD_SPAN_A) {
        open_link(m, detail);
    }
    return m->a->status ? -1 : 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    maker *m = context;
    restyle(m, type, -1);
    if (type == MD_SPAN_A) {
        close_link(m);
    }
    return m->a->status ? -1 : 0;
}

/* Text. */

/* "```chart x```" on one line is a code span to Markdown: its words would be printed. */
static bool is_fence_on_one_line(const maker *m)
{
    size_t at = m->at, marks = 0;
    while (at > 0 && m->text->text[at - 1] == ' ') {
        at--;
    }
    for (; at > 0 && m->text->text[at - 1] == '`'; at--) {
        marks++;
    }
    while (at > 0 && m->text->text[at - 1] == ' ') {
        at--;
    }
    return marks >= 3 && (at == 0 || m->text->text[at - 1] == '\n');
}

static const struct {
    const char *entity, *text;
} entities[] = {
    {"&amp;", "&"},         {"&lt;", "<"},         {"&gt;", ">"},         {"&quot;", "\""},
    {"&nbsp;", "\u00A0"},   {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&minus;", "\u2212"},
    {"&hellip;", "\u2026"}, {"&shy;", "\u00AD"},   {"&copy;", "\u00A9"},
};

static void add_words(maker *m, const char *text, size_t length)
{
    nt_report_runs_add(&m->runs, &m->like, text, length);
}

static void add_entity(maker *m, const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (strlen(entities[i].entity) == length && memcmp(entities[i].entity, text, length) == 0) {
            add_words(m, entities[i].text, strlen(entities[i].text));
            return;
        }
    }
    fail(m, m->at, NT_MESSAGE_REPORT_ENTITY(.entity = nt_arena_text(m->arena, text, length)));
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    maker *m = context;
    if (m->in_fence) {
        add_fence_text(m, text, size);
        return 0;
    }
    touch(m, text);
    m->end = m->at + size;
    nt_report_must_end(m->a, nt_report_woven_place(m->text, m->at));
    if (m->in_indented) {
        fail(m, m->at, NT_MESSAGE_REPORT_INDENTED_CODE());
    } else if (type == MD_TEXT_CODE && is_fence_on_one_line(m)) {
        fail(m, m->at, NT_MESSAGE_REPORT_FENCE_ON_ONE_LINE());
    } else if (type == MD_TEXT_HTML) {
        fail(m, m->at, NT_MESSAGE_REPORT_HTML());
    } else if (type == MD_TEXT_ENTITY) {
        add_entity(m, text, size);
    } else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        add_words(m, type == MD_TEXT_BR ? "\n" : " ", 1);
    } else {
        add_words(m, text, size);
    }
    return m->a->status ? -1 : 0;
}

nt_blocks nt_report_markdown(nt_assembly *assembly, const nt_woven *text)
{
    maker *m = nt_new(assembly->arena, maker);
    *m = (maker){.a = assembly,
                 .arena = assembly->arena,
                 .text = text,
                 .depth = 1,
                 .begin = SIZE_MAX,
                 .runs = {.arena = assembly->arena, .slots = &assembly->slots},
                 .like = {.text = ""}};
    const MD_PARSER parser = {.flags = MD_FLAG_TABLES,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = add_text};
    if (!assembly->status && md_parse(text->text, (MD_SIZE)text->length, &parser, m) &&
        !assembly->status) {
        assembly->status =
            nt_fail(assembly->err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_REPORT_MARKDOWN_MEMORY());
    }
    return assembly->status ? (nt_blocks){0} : m->stack[0].children;
}

void nt_report_markdown_in(nt_assembly *assembly, const nt_woven *text, nt_block *block)
{
    nt_blocks content = nt_report_markdown(assembly, text);
    block->children = content.items;
    block->child_count = content.count;
}
