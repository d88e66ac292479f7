/* What a structure element is called in each profile. */
#include "plan.h"

/* Only in PDF 1.7; where PDF 2.0 has a successor, it is named. */
static const struct {
    const char *type, *successor;
} old_types[] = {
    {"Note", "FENote"},   {"Reference", NULL}, {"TOC", NULL},     {"TOCI", NULL},
    {"BlockQuote", NULL}, {"Quote", NULL},     {"Index", NULL},   {"BibEntry", NULL},
    {"Code", NULL},       {"Art", NULL},       {"Private", NULL},
};

/* Only in PDF 2.0. */
static const struct {
    const char *type, *mapped;
} new_types[] = {
    {"Title", "P"},     {"Aside", "Div"}, {"Em", "Span"},
    {"Strong", "Span"}, {"Sub", "Span"},  {"FENote", "Note"},
};

enum {
    OLD_COUNT = sizeof old_types / sizeof *old_types,
    NEW_COUNT = sizeof new_types / sizeof *new_types
};

static nt_structure_role role_in_2_0(const char *type)
{
    for (size_t i = 0; i < OLD_COUNT; i++) {
        if (nt_same(old_types[i].type, type)) {
            const char *successor = old_types[i].successor;
            return successor ? (nt_structure_role){successor, NT_NAMESPACE_PDF_2_0, NULL}
                             : (nt_structure_role){type, NT_NAMESPACE_PDF_1_7, NULL};
        }
    }
    return (nt_structure_role){type, NT_NAMESPACE_PDF_2_0, NULL};
}

nt_structure_role nt_pdf_role(const char *type, nt_pdf_profile profile)
{
    if (profile == NT_PROFILE_A4_UA2) {
        return role_in_2_0(type);
    }
    nt_structure_role role = {type, NT_NAMESPACE_PDF_1_7, NULL};
    for (size_t i = 0; i < NEW_COUNT; i++) {
        if (nt_same(new_types[i].type, type)) {
            role.mapped = new_types[i].mapped;
        }
    }
    return role;
}
