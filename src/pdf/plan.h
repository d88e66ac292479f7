/* The plan of the file, made before anything is written: which marks of a page form one marked
 * content sequence, what hangs in which element in which order, and which characters each face
 * needs. The writer draws by it, the finishing pass builds the structure from it. */
#pragma once

#include "pdf/pdf.h"
#include "sfnt.h"

/* Consecutive marks of one element, or of one kind of artifact, on a page. Links among them have
 * no ink and do not end it. */
typedef struct {
    const nt_element *element; /* NULL: an artifact */
    nt_artifact artifact;
    size_t first, count; /* marks of the page */
    int mcid;            /* counted on each page; -1 for an artifact */
} nt_section;

/* An annotation: a link, or a signature field. */
typedef struct {
    const nt_mark *mark;
    size_t page;
} nt_link;

typedef struct {
    NT_VEC(nt_section) sections;
    NT_VEC(const nt_element *) owners; /* by MCID */
    size_t first_link, link_count;     /* in nt_plan.links */
    bool fonts[NT_FONT_COUNT];         /* set in type on this page */
    NT_VEC(size_t) charts;             /* drawn on this page, each once */
} nt_page_plan;

/* What an element holds itself, beside its child elements: a piece of content or an
 * annotation. */
typedef struct nt_kid nt_kid;
struct nt_kid {
    size_t sequence; /* place in the reading order of all marks */
    size_t page;
    int mcid;    /* -1: an annotation */
    size_t link; /* in nt_plan.links */
    nt_kid *next;
};

typedef struct {
    nt_kid *first, *last;
    size_t first_sequence; /* of the first mark in it or below it; SIZE_MAX none */
    bool has_link;
} nt_element_plan;

/* A glyph that its character's code point cannot name: the character lies beyond U+FFFF, has
 * several glyphs, or is one of several that the glyph stands for. */
typedef struct {
    uint16_t glyph;
    const uint32_t *text; /* code points */
    size_t count;
} nt_named_glyph;

/* Those that are named otherwise have the codes of the private use area, in which no font has a
 * character of its own. */
enum { NT_PRIVATE_FIRST = 0xE000, NT_PRIVATE_LAST = 0xF8FF };

/* A font as this document uses it. */
typedef struct {
    bool used;
    nt_sfnt font;
    uint16_t *glyphs; /* by code, 0 unused: code points up to U+FFFF, and those of `named` */
    uint32_t highest; /* code */
    NT_VEC(nt_named_glyph) named;
} nt_face_plan;

typedef struct {
    const nt_pages *pages;
    const nt_fonts *fonts;
    nt_page_plan *page;       /* by page */
    nt_element_plan *element; /* by nt_element.index */
    nt_face_plan font[NT_FONT_COUNT];
    NT_VEC(nt_link) links;
    bool (*plot_fonts)[NT_FONT_COUNT]; /* by drawing: set in type in it */
    const nt_element **chart_figure;   /* by drawing: the element that shows it, NULL none */
} nt_plan;

/* Fails on a character that has no glyph or when the codes run out (NT_INVALID), and on a damaged
 * font (NT_SYSTEM). */
nt_status nt_pdf_plan(nt_arena *arena, const nt_pdf_request *request, nt_plan *out, nt_error *err);

/* The fonts and the characters of one run; sets used[font] of each. Fails as above. */
nt_status nt_pdf_plan_run(nt_arena *arena, const nt_pdf_request *request, const nt_run *run,
                          nt_plan *plan, bool used[static NT_FONT_COUNT], nt_error *err);

/* What is drawn of a run that is not plain. */
const nt_drawn_part *nt_pdf_parts(nt_arena *arena, const nt_fonts *fonts, const nt_run *run,
                                  size_t *count);

/* What a drawn glyph of the run stands for, at most `room` code points; returns how many. */
enum { NT_CLUSTER_MAX = 64 };
size_t nt_pdf_text_of(const nt_run *run, const nt_drawn_glyph *glyph,
                      uint32_t out[static NT_CLUSTER_MAX]);

/* The code by which content streams name the glyph that stands for the text; it was planned. */
uint32_t nt_pdf_code(const nt_face_plan *font, uint16_t glyph, const uint32_t *text, size_t count);

/* Structure types: what an element is called in each profile. Layout speaks PDF 1.7; PDF 2.0 has a
 * namespace of its own (ISO 32000-2, 14.8.6) without some of the old types. */
typedef enum { NT_NAMESPACE_PDF_1_7, NT_NAMESPACE_PDF_2_0, NT_NAMESPACE_COUNT } nt_namespace;

typedef struct {
    const char *type;
    nt_namespace space;
    const char *mapped; /* PDF 1.7 only: the standard type that the type is mapped to; NULL none */
} nt_structure_role;

nt_structure_role nt_pdf_role(const char *type, nt_pdf_profile profile);
