/* What an edition leaves empty goes: a chapter with its heading, and what refers to it. */
#include "assemble.h"
#include "words/report.h"

static bool speaks(const nt_block *block);

static bool any_speaks(const nt_block *const *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (speaks(blocks[i])) {
            return true;
        }
    }
    return false;
}

/* Whether there is something to read. A table whose cells are suppressed says so; one without rows
 * has nothing to say. */
static bool speaks(const nt_block *block)
{
    switch (block->kind) {
    case NT_BLOCK_HEADING:
    case NT_BLOCK_PAGE_BREAK:
        return false;
    case NT_BLOCK_FIGURE:
    case NT_BLOCK_TABLE:
        return !block->empty;
    case NT_BLOCK_LIST:
    case NT_BLOCK_QUOTE:
    case NT_BLOCK_GROUP:
    case NT_BLOCK_CALLOUT:
        return any_speaks(block->children, block->child_count);
    default:
        return true;
    }
}

static void mark_gone(const nt_block *block)
{
    ((nt_block *)block)->gone = true; /* made in this room, and not finished */
    for (size_t i = 0; i < block->child_count; i++) {
        mark_gone(block->children[i]);
    }
}

/* How many blocks from `at` on are the chapter that its heading opens. */
static size_t chapter_length(const nt_blocks *blocks, size_t at)
{
    size_t end = at + 1;
    while (end < blocks->count && (blocks->items[end]->kind != NT_BLOCK_HEADING ||
                                   blocks->items[end]->level > blocks->items[at]->level)) {
        end++;
    }
    return end - at;
}

/* How many blocks from `at` on go together; 0: this one stays. */
static size_t empty_length(const nt_blocks *blocks, size_t at)
{
    const nt_block *block = blocks->items[at];
    bool chapter = block->kind == NT_BLOCK_HEADING;
    size_t length = chapter ? chapter_length(blocks, at) : 1;
    bool may_go = chapter || block->kind == NT_BLOCK_CALLOUT;
    return may_go && !any_speaks(blocks->items + at, length) ? length : 0;
}

/* A list of contents lists headings. */
static bool has_heading(const nt_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i]->kind == NT_BLOCK_HEADING) {
            return true;
        }
    }
    return false;
}

static void keep(nt_assembly *a, nt_blocks *blocks, nt_blocks *kept, bool contents)
{
    for (size_t i = 0; i < blocks->count; i++) {
        if (contents || blocks->items[i]->kind != NT_BLOCK_CONTENTS) {
            nt_vec_push(a->arena, kept, blocks->items[i]);
        }
    }
}

/* The first block that goes; NULL when all stay. */
static const nt_block *leave_out(nt_assembly *a, nt_blocks *blocks)
{
    const nt_block *first = NULL;
    nt_blocks stay = {0}, kept = {0};
    for (size_t at = 0; at < blocks->count;) {
        size_t length = empty_length(blocks, at);
        for (size_t i = 0; i < length; i++) {
            mark_gone(blocks->items[at + i]);
        }
        if (!length) {
            nt_vec_push(a->arena, &stay, blocks->items[at]);
        }
        first = !first && length ? blocks->items[at] : first;
        at += length ? length : 1;
    }
    keep(a, &stay, &kept, has_heading(&stay));
    *blocks = kept;
    return first;
}

nt_status nt_report_leave_out(nt_assembly *assembly, nt_blocks *blocks, nt_error *err)
{
    enum { ROUNDS_MAX = 16 };
    nt_status status = NT_OK;
    /* What only referred to an empty chapter may leave another one empty. */
    const nt_block *gone = blocks->count ? blocks->items[0] : NULL;
    for (int round = 0; gone && !status; round++) {
        if (round == ROUNDS_MAX) {
            return nt_fail(err, NT_INVALID, gone->place,
                           NT_MESSAGE_REPORT_EMPTY_CHAPTERS(.most = ROUNDS_MAX));
        }
        gone = leave_out(assembly, blocks);
        status = nt_report_leave_references(assembly, blocks, err);
    }
    return status;
}
