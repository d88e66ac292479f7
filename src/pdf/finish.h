/* The finishing pass: what makes libharu's pages a tagged, archival PDF. One function a part, one
 * file a function; each adds to the file, failures are kept there (object.h). */
#pragma once

#include "objects/object.h"
#include "objects/reader.h"
#include "writer.h"

typedef struct {
    nt_arena *arena;
    const nt_pdf_request *request;
    nt_plan *plan;
    nt_pdf_profile profile;
    nt_pdf_file file;
    nt_reader drawn, logo;   /* libharu's pages, cairo's logo */
    nt_object *pages;        /* by page */
    nt_object *elements;     /* by nt_element.index: its structure element */
    nt_object *holders;      /* where its content hangs: itself, or the Link put inside it */
    nt_object *destinations; /* by destination: what /Dest or /A holds */
    nt_object fonts[NT_FONT_COUNT];
    nt_object *charts;          /* by drawing, NULL when it is not used */
    nt_object *link_references; /* by nt_plan.links: the OBJR of its annotation */
    nt_object fields;           /* of the interactive form; NULL none */
} nt_finish;

nt_status nt_pdf_finish(nt_arena *arena, const nt_pdf_request *request, nt_plan *plan,
                        const nt_written_pages *written, nt_bytes *out, nt_error *err);

/* The fonts in use as subsets. A damaged font is an error. */
nt_status nt_pdf_add_fonts(nt_finish *finish, nt_error *err);

/* Of those fonts the ones of which `used` says so, as a page or form names them. */
nt_object nt_pdf_name_fonts(nt_finish *finish, const bool *used);

/* A drawing as a form XObject, set in the fonts that are added before. */
nt_object nt_pdf_make_plot(nt_finish *finish, size_t drawing);
/* All drawings, and the logo. */
nt_status nt_pdf_add_charts(nt_finish *finish, nt_error *err);

/* The structure tree with all that hangs in it: calls the next three. */
void nt_pdf_add_structure(nt_finish *finish);

/* Both need the elements made, to lead to and to belong to. */
void nt_pdf_add_destinations(nt_finish *finish);
void nt_pdf_add_links(nt_finish *finish);
void nt_pdf_add_parent_tree(nt_finish *finish, nt_object root);

/* The widget of a signature field that nobody has signed, as `key` of the parent tree. */
nt_object nt_pdf_add_field(nt_finish *finish, const nt_link *field, size_t key);

/* PAdES adds to PDF 1.7 (ETSI EN 319 142-1, 4.1); PDF 2.0 has it. */
#define NT_PDF_PADES_EXTENSION "<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >> >>"

/* What an annotation or a bookmark says to lead there. */
void nt_pdf_put_destination(nt_finish *finish, nt_object object, size_t destination);

/* Attached files; needs the structure. */
void nt_pdf_add_attachments(nt_finish *finish);

/* Bookmarks; needs the destinations. */
void nt_pdf_add_outline(nt_finish *finish);
void nt_pdf_add_page_labels(nt_finish *finish);

/* XMP, and the document information dictionary where the profile has one. */
void nt_pdf_add_metadata(nt_finish *finish);

/* The output intent: sRGB. */
void nt_pdf_add_intent(nt_finish *finish);

/* What the box of a signature field shows: lines of text on nothing. */
typedef struct {
    const nt_run *run;
    nt_ink ink;
    double x, y; /* the start of its baseline, from the lower left of the box */
} nt_appearance_line;

/* A form XObject; the faces of the lines are among finish->fonts. */
nt_object nt_pdf_appearance(nt_finish *finish, double width_pt, double height_pt,
                            const nt_appearance_line *lines, size_t count);

/* An ICC profile (ICC.1:2001-04, version 2) of sRGB as IEC 61966-2-1:1999 defines it. */
nt_bytes nt_pdf_srgb_profile(nt_arena *arena);

/* A moment as PDF and XMP write it, always in UTC: seconds since 1970-01-01 UTC ->
 * "D:20240425000000+00'00'". */
const char *nt_pdf_date(nt_arena *arena, long long seconds);
/* The same as "2024-04-25T00:00:00+00:00". */
const char *nt_pdf_xmp_date(nt_arena *arena, long long seconds);
