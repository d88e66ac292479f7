/* XML of others, as events: no document types of its own, no entities, bounded in depth and in the
 * length of a tag. */
#pragma once

#include "parts.h"
#include "plain.h"

typedef struct nt_xml {
    nt_parts *parts;
    size_t part;
    void *parser, *context; /* expat's, and the handlers' */
    unsigned depth;         /* 1 in the root */
    long long given;        /* bytes, to expat */
    bool enough, unheard;
    nt_status status;
    nt_error *err;
    const struct nt_xml_handlers *handlers;
    /* Past expat: */
    nt_plain plain;          /* what it need not see */
    char *copy;              /* of a piece, to be cut up */
    size_t odd;              /* bytes that it had since the last plain element */
    long long lines;         /* that ended in what it did not see */
    bool is_other, in_cdata; /* in another encoding than UTF-8; in a section of character data */
} nt_xml;

typedef struct nt_xml_handlers {
    void (*start)(nt_xml *xml, const char *name, const char **attributes);
    void (*end)(nt_xml *xml);                                   /* or NULL */
    void (*text)(nt_xml *xml, const char *text, size_t length); /* or NULL */
} nt_xml_handlers;

nt_status nt_xml_read(nt_parts *parts, size_t part, const nt_xml_handlers *handlers, void *context,
                      nt_error *err);

/* Behind the prefix: "x:row" -> "row". */
const char *nt_xml_local(const char *name);
/* The value of the attribute with that local name, or NULL. */
const char *nt_xml_get(const char **attributes, const char *local);
/* Whether it is said so: "1" or "true". */
bool nt_xml_is_true(const char *value);

/* Adds to a text of the file, which is wrong where it becomes longer than one may be. */
void nt_xml_add_text(nt_xml *xml, nt_buffer *text, const char *bytes, size_t length);

/* The part is wrong: no handler is called any more. */
void nt_xml_fail(nt_xml *xml, nt_text fault);
/* Stops with a status that `err` tells of. */
void nt_xml_stop(nt_xml *xml, nt_status status);
/* Nothing more is wanted: the reading ends here; or goes on, unheard, to the checksum. */
void nt_xml_end_here(nt_xml *xml);
void nt_xml_hear_no_more(nt_xml *xml);
