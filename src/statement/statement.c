/* Statements by the names of their subjects. */
#include "statement/statement.h"

#include <string.h>

#include "tables.h"

const char *const nt_say_words[NT_SAY_COUNT] = {[NT_SAY_SENTENCE] = "statement",
                                                [NT_SAY_HEADLINE] = "headline",
                                                [NT_SAY_SHORT] = "short",
                                                [NT_SAY_ALTERNATIVE] = "alternative"};

static size_t part_length(const char *at)
{
    return strcspn(at, ".");
}

static bool is_part(const char *at, const char *part)
{
    return nt_spells(at, part_length(at), part);
}

/* Bytes of so many parts that begin at `at`; 0 where there are fewer. */
static size_t parts_length(const char *at, int parts)
{
    size_t length = part_length(at);
    while (--parts > 0 && at[length]) {
        length += 1 + part_length(at + length + 1);
    }
    return parts > 0 ? 0 : length;
}

/* Bytes of what a part of a pattern stands for at the beginning of `at`; 0 where it does not. */
static size_t length_of(char pattern, const char *at)
{
    bool is_event = is_part(at, "event"), is_side = is_part(at, "a") || is_part(at, "b");
    switch (pattern) {
    case 'E':
        return is_side ? 1 : is_event ? parts_length(at, 2) : 0;
    case 'V':
        return is_side ? 1 : is_event ? parts_length(at, 4) : 0;
    case 'P':
        return is_part(at, "pair") ? parts_length(at, 3) : 0;
    default: /* "*" */
        return part_length(at);
    }
}

static bool fits(const char *pattern, const char *subject, nt_statement_found *out)
{
    while (*pattern && *subject) {
        bool is_token = part_length(pattern) == 1 && strchr("EVP*", *pattern);
        size_t length = is_token ? length_of(*pattern, subject) : part_length(subject);
        if (!length || (!is_token && (length != part_length(pattern) ||
                                      strncmp(pattern, subject, length) != 0))) {
            return false;
        }
        if (is_token && *pattern == '*') {
            out->which = subject;
            out->which_length = length;
        } else if (is_token) {
            out->whose = subject;
            out->whose_length = length;
            out->is_pair = *pattern != 'E';
        }
        pattern += part_length(pattern);
        subject += length;
        if (*pattern != *subject) { /* both a dot, or both the end */
            return false;
        }
        pattern += *pattern == '.';
        subject += *subject == '.';
    }
    return !*pattern && !*subject;
}

static const nt_statement *const tables[] = {nt_statements_published, nt_statements_parts,
                                             nt_statements_register, nt_statements_revision};

const nt_statement *nt_statement_at(size_t index)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        for (const nt_statement *statement = tables[t]; statement->subjects; statement++) {
            if (index-- == 0) {
                return statement;
            }
        }
    }
    return NULL;
}

static bool is_one_name(const char *subject)
{
    return !strpbrk(subject, "EVP*");
}

const char *nt_statement_example(size_t index)
{
    const nt_statement *statement;
    for (size_t i = 0; (statement = nt_statement_at(i)); i++) {
        for (const char *const *subject = statement->subjects; *subject; subject++) {
            if (is_one_name(*subject) && index-- == 0) {
                return *subject;
            }
        }
    }
    return NULL;
}

bool nt_statement_find(const char *subject, nt_statement_found *out)
{
    const nt_statement *statement;
    for (size_t i = 0; (statement = nt_statement_at(i)); i++) {
        for (const char *const *pattern = statement->subjects; *pattern; pattern++) {
            nt_statement_found found = {.statement = statement};
            if (fits(*pattern, subject, &found)) {
                *out = found;
                return true;
            }
        }
    }
    return false;
}

const char *nt_statement_subject(const char *name, nt_say_form *form)
{
    for (nt_say_form f = 0; f < NT_SAY_COUNT; f++) {
        const char *rest = nt_behind(name, nt_say_words[f]);
        if (rest && *rest == ' ') {
            *form = f;
            return rest + strspn(rest, " ");
        }
    }
    return NULL;
}
