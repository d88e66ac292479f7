#include <stdlib.h>
#include <string.h>

#include "ingest/stream.h"

nt_issues nt_ingest_open_issues(nt_arena *arena, nt_problems *problems, const char *file)
{
    return (nt_issues){.arena = arena, .problems = problems, .file = file};
}

bool nt_ingest_count_issue(nt_issues *issues, nt_severity severity, const char *code)
{
    for (size_t i = 0; i < issues->counts.count; i++) {
        nt_issue_count *item = &issues->counts.items[i];
        if (item->severity == severity && strcmp(item->code, code) == 0) {
            return ++item->count <= NT_ISSUES_LISTED;
        }
    }
    nt_vec_push(issues->arena, &issues->counts, ((nt_issue_count){code, severity, 1}));
    return true;
}

static int by_code(const void *left, const void *right)
{
    const nt_issue_count *a = left, *b = right;
    int order = strcmp(a->code, b->code);
    return order ? order : (int)a->severity - (int)b->severity;
}

void nt_ingest_close_issues(nt_issues *issues)
{
    if (issues->counts.count) {
        qsort(issues->counts.items, issues->counts.count, sizeof *issues->counts.items, by_code);
    }
    for (size_t i = 0; i < issues->counts.count; i++) {
        const nt_issue_count *item = &issues->counts.items[i];
        if (item->count > NT_ISSUES_LISTED) {
            nt_problems_add(issues->problems, item->severity, (nt_place){issues->file, 0, 0},
                            item->code, "%zu times more; only the first %d are listed",
                            item->count - NT_ISSUES_LISTED, NT_ISSUES_LISTED);
        }
    }
}
