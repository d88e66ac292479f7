#include "rules/builder.h"

#include <string.h>

#include "check.h"

static const given_event events[] = {{"a", "a", "2020-12-09", "Pilkada A"},
                                     {"b", "b", "2024-02-14", "Pemilu B"}};

const nt_published *rules_publish(nt_arena *arena, const given *rows, size_t count)
{
    given *all = nt_new_array(arena, given, count + 1);
    for (size_t i = 0; i < count; i++) {
        all[i] = rows[i];
        all[i].event = rows[i].event ? rows[i].event : "a";
    }
    const nt_published *published = build_published(arena, events, 2, all, count);
    for (size_t i = 0; i < published->event_count; i++) {
        ((nt_event *)published->events)[i].closed_on = NT_DATE_UNKNOWN;
    }
    return published;
}

const char *rules_list(nt_arena *arena, const nt_findings *findings)
{
    nt_buffer out = nt_buffer_open(arena);
    NT_EACH(const nt_finding, f, findings->items, findings->count) {
        nt_buffer_printf(&out, "%s:", f->rule->id);
        for (size_t j = 0; j < f->figure_count; j++) {
            nt_buffer_printf(&out, " %s%s", f->figures[j]->id, j < f->doubtful_count ? "*" : "");
        }
        nt_buffer_putc(&out, '\n');
    }
    return nt_buffer_text(&out);
}

void rules_expect(const given *rows, size_t count, const char *expected, const char *file, int line)
{
    nt_arena *arena = nt_arena_open();
    nt_findings findings = nt_rules_run(arena, rules_publish(arena, rows, count));
    const char *found = rules_list(arena, &findings);
    bool same = strcmp(found, expected) == 0;
    if (!same) {
        print_error("expected:\n%sfound:\n%s", expected, found);
    }
    nt_arena_close(arena);
    _assert_true(same, "the findings are those expected", file, line);
}
