/* Attributes of structure elements (ISO 32000-1, 14.8.5), each written once and shared. */
#ifndef NETRA_PDF_ATTRIBUTES_H
#define NETRA_PDF_ATTRIBUTES_H

#include "object.h"
#include "plan.h"

typedef struct {
    const char *syntax;
    nt_object object;
} nt_attribute;

/* A hash table by syntax; zero it to start. */
typedef struct {
    nt_attribute *slots;
    size_t capacity, count;
} nt_attributes;

/* What /A of the element holds, or NULL when it has no attributes. `ids` names by nt_element.index
 * the elements that have an ID. */
nt_object nt_pdf_attributes(nt_pdf_file *file, nt_attributes *known, const nt_element *element,
                            const char *const *ids);

#endif
