/* The finishing pass: what makes libharu's pages a tagged, archival PDF. One function a part, one
 * file a function; each adds to the file, failures are kept there (object.h). */
#pragma once

#include "objects/object.h"
#include "objects/reader.h"
#include "plan.h"
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
