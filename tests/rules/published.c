/* The findings on the published figures, reviewed by hand against what an attentive reader finds:
 * the rule and figures of each, and its sentence in both languages. */
#include <string.h>

#include "check.h"
#include "golden.h"
#include "packages.h"
#include "rules/rules.h"
#include "text/number.h"

static void write_finding(nt_arena *arena, const nt_finding *f, nt_buffer *out)
{
    nt_buffer_printf(out, "%zu %s:", f->number, f->rule->id);
    for (size_t i = 0; i < f->figure_count; i++) {
        nt_buffer_printf(out, " %s%s", f->figures[i]->id, i < f->doubtful_count ? "*" : "");
    }
    nt_buffer_printf(out, "\n  %s\n  %s\n", nt_text_phrase(arena, NT_LANG_ID, &f->sentence),
                     nt_text_phrase(arena, NT_LANG_EN, &f->sentence));
}

TEST(all_findings_are_those_reviewed)
{
    NT_PASSING_ARENA(arena);
    nt_findings findings = nt_rules_run(arena, published_in(arena, TWO_VOTES, edition_day(NULL)));
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < findings.count; i++) {
        write_finding(arena, &findings.items[i], &out);
    }
    assert_golden(arena, "rules/golden/findings.txt", nt_buffer_text(&out));
}

static size_t count_of(const nt_findings *findings, const char *rule)
{
    return NT_SUM(size_t, i, findings->count, strcmp(findings->items[i].rule->id, rule) == 0);
}

/* An edition knows only what had been printed by its day. */
TEST(editions_find_what_was_known)
{
    static const struct {
        const char *as_of;
        size_t falls, disputes;
    } editions[] = {{"2023-12-31", 0, 0},
                    {"2024-02-06", 0, 1},
                    {"2024-03-25", 1, 1},
                    {"2024-04-25", 2, 1},
                    {"2024-06-12", 3, 1}};
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        NT_PASSING_ARENA(arena);
        nt_findings findings =
            nt_rules_run(arena, published_in(arena, TWO_VOTES, edition_day(editions[i].as_of)));
        assert_int_equal(count_of(&findings, "running-total-falls"), editions[i].falls);
        assert_int_equal(count_of(&findings, "base-disputed"), editions[i].disputes);
    }
}

TESTS(NULL, NULL)
