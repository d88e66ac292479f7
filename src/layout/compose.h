/* Composition: each kind of block to strips of the galley and elements of the structure. */
#pragma once

#include "copy.h"

/* The whole document into c->body. */
void nt_layout_compose(nt_composer *c);

void nt_layout_block(nt_composer *c, const nt_flow *flow, const nt_block *block);
void nt_layout_children(nt_composer *c, const nt_flow *flow, const nt_block *block);

/* One file each. */
void nt_layout_front(nt_composer *c, const nt_flow *flow);
void nt_layout_letterhead(nt_composer *c, const nt_flow *flow); /* of an office */
void nt_layout_contents(nt_composer *c, const nt_flow *flow, const nt_block *block);
void nt_layout_tiles(nt_composer *c, const nt_flow *flow, const nt_block *block);
void nt_layout_table(nt_composer *c, const nt_flow *flow, const nt_block *block);
/* What the drawing says, and where a reader finds its numbers: those of each chart are attached,
 * and may stand in the table of that name; NULL none. */
const char *nt_layout_alternative(nt_arena *arena, const nt_chart *drawing, const char *table);
void nt_layout_signature(nt_composer *c, const nt_flow *flow, const nt_block *block);

/* In one piece, apart from what the report says. */
void nt_layout_fingerprint(nt_composer *c, const nt_flow *flow, const nt_block *block);

/* Sets the footnotes met so far; called when the block that holds their marks is complete. */
void nt_layout_pending_notes(nt_composer *c);

/* Anchors the block's id, if it has one, at the next strip. */
void nt_layout_anchor_block(nt_composer *c, const nt_flow *flow, const nt_block *block,
                            nt_element *element);

/* The same for a table or figure, which has a bookmark below its chapter's when it has a number. */
void nt_layout_anchor_named(nt_composer *c, const nt_flow *flow, const nt_block *block,
                            nt_element *element);

/* "Gambar 3. Caption (bagian 1 dari 3)" and the grey measure under it, in a Caption element of
 * `owner`; `part` is "" for a whole. */
void nt_layout_caption(nt_composer *c, const nt_flow *flow, const nt_block *block,
                       nt_element *owner, const char *part);
/* "Tabel 1. Caption (lanjutan)", of a part "(kolom 9–15 dari 46, lanjutan)", for the pages that a
 * table goes on over: words said before, so they belong to no element. Nothing for a table without
 * a name. */
void nt_layout_name_again(nt_composer *c, const nt_flow *flow, const nt_block *block,
                          const char *part, nt_galley *out);
/* Notes under a figure or table, a P beside it. */
void nt_layout_notes(nt_composer *c, const nt_flow *flow, const nt_block *block);
