/* Documents built by hand, as the report room would hand them over. */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "layout/page.h"

typedef NT_VEC(const nt_block *) block_list;

static inline nt_inlines words(nt_arena *arena, const char *text)
{
    nt_inline *item = nt_new(arena, nt_inline);
    item->text = text;
    return (nt_inlines){item, text && *text ? 1 : 0};
}

static inline nt_inlines inlines(nt_arena *arena, const nt_inline *items, size_t count)
{
    return (nt_inlines){nt_arena_copy(arena, items, count * sizeof *items), count};
}

static inline nt_block *block(nt_arena *arena, nt_block_kind kind)
{
    nt_block *out = nt_new(arena, nt_block);
    out->kind = kind;
    return out;
}

static inline nt_block *paragraph_of(nt_arena *arena, const char *text)
{
    nt_block *out = block(arena, NT_BLOCK_PARAGRAPH);
    out->text = words(arena, text);
    return out;
}

static inline nt_block *heading_of(nt_arena *arena, int level, const char *number, const char *text)
{
    nt_block *out = block(arena, NT_BLOCK_HEADING);
    out->level = level;
    out->number = number;
    out->text = words(arena, text);
    return out;
}

static inline nt_block *parent_of(nt_arena *arena, nt_block_kind kind, const block_list *children)
{
    nt_block *out = block(arena, kind);
    out->children = children->items;
    out->child_count = children->count;
    return out;
}

static inline size_t fields_in(const char *line, const char *end)
{
    size_t count = 1;
    for (; line < end; line++) {
        count += *line == '|';
    }
    return count;
}

/* "a|b|c": a cell each; "a||c" an empty one; "a+|c" a cell over two columns. */
static inline nt_cell_text *cells_of(nt_arena *arena, const char *line, const char *end,
                                     size_t *count)
{
    *count = fields_in(line, end);
    nt_cell_text *cells = nt_new_array(arena, nt_cell_text, *count);
    for (size_t i = 0; i < *count; i++) {
        const char *stop = memchr(line, '|', (size_t)(end - line));
        stop = stop ? stop : end;
        size_t length = (size_t)(stop - line), span = 1;
        while (length && line[length - 1] == '+') {
            length--;
            span++;
        }
        cells[i].text = words(arena, nt_arena_text(arena, line, length));
        cells[i].span = span;
        line = stop < end ? stop + 1 : end;
    }
    return cells;
}

/* `aligns`: a letter a column, l r d c, a capital for the row's head. Lines of `text`: the heads,
 * then rows; "#" before a row makes a group's, "=" a total. */
static inline nt_block *table_of(nt_arena *arena, const char *aligns, const char *text)
{
    nt_table_block *table = nt_new(arena, nt_table_block);
    size_t columns = strlen(aligns), lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++) {
        lines++;
    }
    nt_column *heads = nt_new_array(arena, nt_column, columns);
    nt_row *rows = nt_new_array(arena, nt_row, lines + 1);
    for (size_t i = 0; i < columns; i++) {
        char letter = aligns[i];
        heads[i].row_header = letter >= 'A' && letter <= 'Z';
        letter = (char)(letter | 0x20);
        heads[i].align = letter == 'd'   ? NT_ALIGN_DECIMAL
                         : letter == 'r' ? NT_ALIGN_RIGHT
                         : letter == 'c' ? NT_ALIGN_CENTRE
                                         : NT_ALIGN_LEFT;
        heads[i].weight = letter == 'l' ? 1 : 0;
    }
    for (size_t line = 0; *text; line++) {
        const char *end = strchr(text, '\n');
        end = end ? end : text + strlen(text);
        nt_row_kind kind = *text == '#' ? NT_ROW_GROUP : *text == '=' ? NT_ROW_TOTAL : NT_ROW_BODY;
        size_t count;
        nt_cell_text *cells = cells_of(arena, text + (kind != NT_ROW_BODY), end, &count);
        for (size_t i = 0; line == 0 && i < columns && i < count; i++) {
            heads[i].head = cells[i].text;
        }
        if (line > 0) {
            rows[table->row_count++] = (nt_row){kind, cells, count};
        }
        text = *end ? end + 1 : end;
    }
    table->columns = heads;
    table->column_count = columns;
    table->rows = rows;
    nt_block *out = block(arena, NT_BLOCK_TABLE);
    out->table = table;
    return out;
}

static inline nt_front front_of(nt_lang lang)
{
    return (nt_front){.title = "Sanksi pelanggaran netralitas: dua pemilihan pada umur yang sama",
                      .subtitle = "Pilkada Serentak 2020 dan Pemilu 2024, angka yang "
                                  "dipublikasikan sampai 25 April 2024",
                      .kicker = "Lampiran siaran pers \xc2\xb7 Netralitas ASN",
                      .organisation = "Lembaga Pengawas Netralitas ASN (CONTOH)",
                      .address = "Jalan Contoh 1, Kota Contoh",
                      .classification = "Untuk umum",
                      .head_left = "CONTOH \xc2\xb7 Lembaga Pengawas Netralitas ASN",
                      .head_right = "Lampiran Siaran Pers \xc2\xb7 data sampai 25 April 2024",
                      .foot_left = "Setiap angka bernomor dalam Daftar Angka.",
                      .page_of = lang == NT_LANG_EN ? "Page {0} of {1}" : "Halaman {0} dari {1}",
                      .contents_title = "Isi",
                      .lang = lang};
}

static inline nt_document *document_of(nt_arena *arena, const block_list *blocks)
{
    nt_document *out = nt_new(arena, nt_document);
    out->front = front_of(NT_LANG_ID);
    out->blocks = blocks->items;
    out->block_count = blocks->count;
    return out;
}
