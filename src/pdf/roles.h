/* Structure types: what an element is called in each profile. Layout speaks PDF 1.7; PDF 2.0 has a
 * namespace of its own (ISO 32000-2, 14.8.6) without some of the old types. */
#pragma once

#include "report/document.h"

typedef enum { NT_NAMESPACE_PDF_1_7, NT_NAMESPACE_PDF_2_0, NT_NAMESPACE_COUNT } nt_namespace;

typedef struct {
    const char *type;
    nt_namespace space;
    const char *mapped; /* PDF 1.7 only: the standard type that the type is mapped to; NULL none */
} nt_structure_role;

nt_structure_role nt_pdf_role(const char *type, nt_pdf_profile profile);
