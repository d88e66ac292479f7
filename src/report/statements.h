/* Statements in a template: "statement b.compared" is what this edition allows to be said. */
#pragma once

#include "names.h"
#include "origin.h"
#include "statement/statement.h"

/* A statement that was looked up; its scopes point into it. */
typedef struct {
    nt_say_form form;
    const nt_statement_case *wording; /* NULL: nothing may be said */
    nt_subject subject;
    nt_vote_pair pair;
    nt_scope of_pair, of_subject;
    const nt_scope *scope; /* of these the one in which its words are expanded */
} nt_spoken;

/* By a name of a template: unknown where it is no statement, or one that no such edition has; holds
 * where something may be said in that form. */
nt_truth nt_report_spoken(const nt_names *names, const nt_scope *scope, const char *name,
                          nt_spoken *out);

/* Its words, each character of which stands for that place of the template; `plain`: without
 * emphasis. */
const nt_origin *nt_report_spoken_words(const nt_names *names, const nt_spoken *spoken, bool plain,
                                        nt_place place);

/* The subjects of all statements that such an edition has. */
nt_name_list nt_report_subjects(const nt_names *names);

/* The nearest known name to that of a statement, its form before it; NULL none. */
const char *nt_report_nearest_statement(const nt_names *names, const char *name);
