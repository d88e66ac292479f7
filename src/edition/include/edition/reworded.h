/* The words of two PDFs side by side, block by block: a block is a paragraph, a heading, a cell. */
#pragma once

#include "pdf/told.h"

/* Blocks of the one that stand where others stand in the other. */
typedef struct {
    size_t old_page, new_page;   /* from 1; 0: nothing of it stands in this edition */
    size_t old_count, new_count; /* blocks */
    const char *was,
        *is;       /* words around the first that differs, "…" where they were cut; "" none */
    bool is_prose; /* some words in a row: no cell, number or label */
} nt_rewording;

typedef struct {
    NT_VEC(nt_rewording) places;
    size_t old_pages, new_pages;
    size_t same_pages; /* of the newer one, whose words all stand on one page of the older one */
    NT_VEC(size_t) added, removed, changed; /* pages: of the newer, the older, the newer edition */
} nt_reworded;

/* The words of a PDF, block by block. */
typedef struct {
    struct nt_words_block *items;
    size_t count, page_count;
    bool is_tagged; /* the order of the words is that of the structure; false: there is none */
} nt_word_list;

/* Needs nothing of `told` afterwards. */
nt_word_list nt_words_of(nt_arena *arena, const nt_pdf_told *told);

/* Both must be tagged, and each is compared once. */
nt_reworded nt_reworded_compare(nt_arena *arena, nt_word_list *was, nt_word_list *is);
