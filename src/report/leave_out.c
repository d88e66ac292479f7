/* What an edition leaves empty goes: a chapter with its heading, and what refers to it. */
#include "assemble.h"
#include "words/report.h"

static bool speaks(const nt_block *block);

static bool any_speaks(const nt_block *const *blocks, size_t count)
{
    return NT_ANY(i, count, speaks(blocks[i]));
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

/* How many blocks from `at` on go together; 0: this one stays. */
static size_t empty_length(const nt_blocks *blocks, size_t at)
{
    const nt_block *block = blocks->items[at];
    bool chapter = block->kind == NT_BLOCK_HEADING; /* up to the next of its level */
    size_t end = at + 1;
    while (chapter && end < blocks->count &&
           (blocks->items[end]->kind != NT_BLOCK_HEADING ||
            blocks->items[end]->level > block->level)) {
        end++;
    }
    bool may_go = chapter || block->kind == NT_BLOCK_CALLOUT;
    return may_go && !any_speaks(blocks->items + at, end - at) ? end - at : 0;
}

/* The first block that goes; NULL when all stay. A list of contents lists headings, and goes with
 * the last of them. */
static const nt_block *leave_out(nt_blocks *blocks)
{
    const nt_block *first = NULL;
    size_t stay = 0;
    bool heading = false;
    for (size_t at = 0, length; at < blocks->count; at += length ? length : 1) {
        length = empty_length(blocks, at);
        first = length && !first ? blocks->items[at] : first;
        for (size_t i = 0; i < length; i++) {
            mark_gone(blocks->items[at + i]);
        }
        if (!length) {
            heading = heading || blocks->items[at]->kind == NT_BLOCK_HEADING;
            blocks->items[stay++] = blocks->items[at];
        }
    }
    blocks->count = NT_PICK(blocks->items, i, stay, blocks->items[i],
                            heading || blocks->items[i]->kind != NT_BLOCK_CONTENTS);
    return first;
}

void nt_report_leave_out(nt_assembly *assembly, nt_blocks *blocks)
{
    enum { ROUNDS_MAX = 16 };
    /* What only referred to an empty chapter, or to what does not stand in this edition, may leave
     * another one empty. */
    nt_report_leave_references(assembly, blocks);
    const nt_block *gone = blocks->count ? blocks->items[0] : NULL;
    for (int round = 0; gone && !assembly->status; round++) {
        if (round == ROUNDS_MAX) {
            nt_report_fail(assembly, gone->place,
                           NT_MESSAGE_REPORT_EMPTY_CHAPTERS(.most = ROUNDS_MAX));
        }
        gone = leave_out(blocks);
        nt_report_leave_references(assembly, blocks);
    }
}
