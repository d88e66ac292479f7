/* Names inside of {{#votes}} and {{#pairs}}, and in the words of a statement: what they are without
 * these. */
#include <string.h>

#include "names.h"

/* The part of a name that begins at `at`: up to a dot, the other side of "x=y", or the end. */
static size_t part_length(const char *at)
{
    return strcspn(at, ".=");
}

static bool is_part(const char *at, const char *part)
{
    return nt_spells(at, part_length(at), part);
}

/* Whether a part was replaced. */
static bool put_pair_part(nt_buffer *out, const char *at, bool first, const nt_vote_pair *pair)
{
    bool of_pair = is_part(at, "naive") || is_part(at, "measure");
    if (first && (of_pair || is_part(at, "pair"))) {
        nt_buffer_printf(out, "pair.%s%s%.*s", pair->id, of_pair ? "." : "",
                         of_pair ? (int)part_length(at) : 0, at);
        return true;
    }
    if (is_part(at, "a") || is_part(at, "b")) {
        const nt_event *side = at[0] == 'a' ? pair->a : pair->b;
        const nt_event *other = at[0] == 'a' ? pair->b : pair->a;
        const char *rest = at[1] == '.' ? at + 2 : "";
        nt_buffer_printf(out, "event.%s", side->slug);
        /* What is said of a side against the other, not of that vote alone. */
        if (is_part(rest, "compared") || is_part(rest, "comparisons") || is_part(rest, "totals")) {
            nt_buffer_printf(out, ".vs.%s", other->slug);
        }
        return true;
    }
    return false;
}

static bool put_subject_part(nt_buffer *out, const char *at, bool first, const nt_subject *subject)
{
    const char *own = first && is_part(at, "it")    ? subject->it
                      : first && is_part(at, "its") ? subject->its
                      : is_part(at, "whose")        ? subject->whose
                      : is_part(at, "which")        ? subject->which
                                                    : NULL;
    nt_buffer_puts(out, own ? own : "");
    return own != NULL;
}

static bool put_part(nt_buffer *out, const char *at, bool first, const nt_scope *scope)
{
    if (scope->kind == NT_SCOPE_SUBJECT) {
        return put_subject_part(out, at, first, scope->item);
    }
    if (scope->kind == NT_LIST_PAIRS) {
        return put_pair_part(out, at, first, scope->item);
    }
    if (is_part(at, "vote")) {
        nt_buffer_printf(out, "event.%s", ((const nt_event *)scope->item)->slug);
        return true;
    }
    return false;
}

static const char *plain_in(nt_arena *arena, const nt_scope *scope, const char *name)
{
    nt_buffer out = nt_buffer_open(arena);
    bool replaced = false;
    bool of_naive = false; /* "naive.a" has sides of its own */
    for (const char *at = name; *at;) {
        bool first = at == name || at[-1] == '=';
        size_t length = part_length(at);
        of_naive = of_naive && !first;
        if (!of_naive && put_part(&out, at, first, scope)) {
            replaced = true;
        } else {
            nt_buffer_add(&out, at, length);
        }
        of_naive |= first && is_part(at, "naive");
        at += length;
        if (*at) {
            nt_buffer_putc(&out, *at++);
        }
    }
    return replaced ? nt_buffer_text(&out) : name;
}

const char *nt_report_plain_name(nt_arena *arena, const nt_scope *scope, const char *name)
{
    for (; scope; scope = scope->outer) {
        if (scope->kind == NT_LIST_VOTES || scope->kind == NT_LIST_PAIRS ||
            scope->kind == NT_SCOPE_SUBJECT) {
            name = plain_in(arena, scope, name);
        }
    }
    return name;
}
