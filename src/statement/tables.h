/* The statements, by what the data are. Each table ends with one without subjects. */
#pragma once

#include "statement/statement.h"

#define NT_SUBJECTS(...)                                                                           \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define NT_WORDINGS(...)                                                                           \
    (const nt_statement_case[])                                                                    \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            .when = NULL                                                                           \
        }                                                                                          \
    }

extern const nt_statement nt_statements_published[], nt_statements_parts[],
    nt_statements_register[], nt_statements_revision[];
