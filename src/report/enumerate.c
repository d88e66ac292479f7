/* Numbers of headings, figures and tables, when it is known which of them stand in this edition. */
#include "assemble.h"

#include "words/report.h"

typedef struct {
    int headings[NT_HEADING_LEVELS], figures, tables;
} counters;

static const char *heading_number(nt_assembly *a, counters *c, int level)
{
    c->headings[level - 1]++;
    nt_buffer number = nt_buffer_open(a->arena);
    for (int i = 0; i < NT_HEADING_LEVELS; i++) {
        if (i < level) {
            nt_buffer_printf(&number, "%s%d", i ? "." : "", c->headings[i]);
        } else {
            c->headings[i] = 0;
        }
    }
    return nt_buffer_text(&number);
}

/* "Gambar 3": the word and the number stay together. */
static const char *worded(const nt_assembly *a, nt_text word, int number)
{
    return nt_arena_printf(a->arena, "%s\u00A0%d", word.in[a->tpl->about.lang], number);
}

/* "Tabel 5. Caption. Tidak ditampilkan: …": what a reader looks for by its number is not passed
 * over in silence, and no head stands over nothing. */
static void say_instead(nt_assembly *a, nt_block *block, const char *absence)
{
    const nt_inline name = {.text = nt_arena_printf(a->arena, "%s. ", block->number),
                            .style = NT_STYLE_BOLD};
    const nt_inline why = {.text = nt_arena_printf(a->arena, ". %s", absence)};
    nt_inline *bold =
        nt_arena_copy(a->arena, block->caption.items, block->caption.count * sizeof *bold);
    for (size_t i = 0; i < block->caption.count; i++) {
        bold[i].style |= NT_STYLE_BOLD;
    }
    nt_inlines words = nt_inlines_join(a->arena, (nt_inlines){&name, 1}, "",
                                       (nt_inlines){bold, block->caption.count});
    block->kind = NT_BLOCK_PARAGRAPH;
    block->subtitle = block->notes = (nt_inlines){0};
    block->text = nt_inlines_join(a->arena, words, "", (nt_inlines){&why, 1});
}

static void number_block(nt_assembly *a, counters *c, const nt_numbered *numbered)
{
    nt_block *block = numbered->block;
    if (block->kind == NT_BLOCK_HEADING) {
        block->number = block->unnumbered ? NULL : heading_number(a, c, block->level);
    } else if (block->kind == NT_BLOCK_FIGURE) {
        block->number = worded(a, (nt_text)NT_TEXT_REPORT_FIGURE, ++c->figures);
        nt_vec_push(a->arena, &a->charts, block->chart);
    } else {
        block->number = worded(a, (nt_text)NT_TEXT_REPORT_TABLE, ++c->tables);
        if (numbered->absence) {
            say_instead(a, block, numbered->absence);
        }
    }
}

void nt_report_enumerate(nt_assembly *assembly)
{
    counters c = {0};
    for (size_t i = 0; i < assembly->numbered.count; i++) {
        if (!assembly->numbered.items[i].block->gone) {
            number_block(assembly, &c, &assembly->numbered.items[i]);
        }
    }
}
