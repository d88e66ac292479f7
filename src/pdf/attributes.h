/* Attributes of structure elements (ISO 32000-1, 14.8.5), shared where several have the same. */
#pragma once

#include "objects/object.h"
#include "plan.h"

typedef struct {
    nt_map places; /* syntax -> object */
    NT_VEC(nt_object) objects;
    nt_buffer written; /* the syntax that is looked up */
} nt_attributes;

nt_attributes nt_pdf_attributes_open(nt_arena *arena);

/* What /A of the element holds, or NULL when it has no attributes. `ids` names by nt_element.index
 * the elements that have an ID. */
nt_object nt_pdf_attributes(nt_pdf_file *file, nt_attributes *known, const nt_element *element,
                            const char *const *ids);
