/* The statements, by what the data are. Each table ends with one without subjects. */
#pragma once

#include "statement/statement.h"

#define SUBJECTS(...)                                                                              \
    .subjects = (const char *const[])                                                              \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define WORDINGS(...)                                                                              \
    .wordings = (const nt_statement_case[])                                                        \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .when = NULL                                                                           \
        }                                                                                          \
    }
#define WHEN(names, ...)                                                                           \
    {                                                                                              \
        .when = (names), .words = { __VA_ARGS__ }                                                  \
    }

/* The text "statement.KEY.FORM" of words/, which words/compile.c takes for named. */
#define SENTENCE(key)    [NT_SAY_SENTENCE] = NT_TEXT_STATEMENT_##key##_SENTENCE
#define HEADLINE(key)    [NT_SAY_HEADLINE] = NT_TEXT_STATEMENT_##key##_HEADLINE
#define SHORT(key)       [NT_SAY_SHORT] = NT_TEXT_STATEMENT_##key##_SHORT
#define ALTERNATIVE(key) [NT_SAY_ALTERNATIVE] = NT_TEXT_STATEMENT_##key##_ALTERNATIVE

extern const nt_statement nt_statements_published[], nt_statements_parts[],
    nt_statements_register[], nt_statements_revision[];
