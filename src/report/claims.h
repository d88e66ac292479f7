/* What an author's own words claim of a number: that it rose or fell. Only a verdict tells that. */
#pragma once

#include "assemble.h"

/* A piece of a woven text that stands because the edition was asked: "x.above", "x.falls". */
typedef struct {
    size_t from, to;
    bool up;
} nt_granted;

typedef NT_VEC(nt_granted) nt_granted_list;

/* Whether a section that asks for the truth grants a direction, and which; a parameter grants none.
 */
bool nt_report_grants(const nt_names *names, const char *truth, bool *up);

/* Fails at the first direction in words of the template that nothing grants, in a sentence with a
 * number of the ledger, in a heading, or in a text that ends without a full stop (a title, a label)
 * and does not only name. Words of netra, quotes, questions, and what is only supposed or denied
 * claim nothing of it. */
void nt_report_judge_claims(nt_assembly *assembly, const nt_woven *woven,
                            const nt_granted_list *granted, bool is_body);
