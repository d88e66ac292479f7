/* A chart with its finding as a picture for sharing: who says it, of which data and day, title,
 * measure, plot, source and note. Its type is legible on a phone, or there is no picture. */
#pragma once

#include "canvas/output.h"
#include "report/document.h"

/* 1,200 by 675 pixels, and 1,080 by 1,350. */
typedef enum { NT_CARD_LANDSCAPE, NT_CARD_PORTRAIT, NT_CARD_FORMS } nt_card_form;

/* "landscape", for names of files. */
extern const char *const nt_card_names[NT_CARD_FORMS];

/* The smallest type of a plot on a card, in pixels: a third of the size is still read. */
#define NT_CARD_TYPE_LEAST 15.0

typedef struct {
    const nt_front *front;
    const nt_chart *chart;
    const nt_fonts *fonts;
} nt_card_request;

/* The marks and size of each picture, for nt_output_png(); is_made[form] is false where nothing is
 * drawn of the chart, its plot would need smaller type there, or, of the portrait, it is so low
 * that the landscape alone does. */
nt_status nt_card_sheets(nt_arena *arena, const nt_card_request *request,
                         nt_sheet out[NT_CARD_FORMS], bool is_made[NT_CARD_FORMS], nt_error *err);

/* Its alternative text: all that the picture says in words, whole, and what the plot shows. */
const char *nt_card_text(nt_arena *arena, const nt_card_request *request);
