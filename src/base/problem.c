/* The problem log: counted, listed, sorted. */
#include "base/problem.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"

typedef struct {
    nt_problem problem;
    size_t file_order; /* in which order files were first mentioned */
    size_t group;      /* NONE: it stands alone */
} entry;

static const size_t NONE = (size_t)-1;

struct nt_problems {
    nt_arena *arena;
    nt_problems *whole; /* of which this is a part; NULL: none */
    NT_VEC(nt_problem_tally) tallies;
    NT_VEC(entry) entries;
    NT_VEC(const char *) files;
    NT_VEC(nt_problem_group) groups;
    size_t last_group;
    entry taken;  /* what is to be listed next */
    size_t steps; /* that were spent on near names */
    bool shows_values;
    const nt_problem *sorted;
    size_t sorted_count;
    bool is_sorted;
};

nt_problems *nt_problems_open(nt_arena *arena)
{
    nt_problems *problems = nt_new(arena, nt_problems);
    problems->arena = arena;
    return problems;
}

nt_problems *nt_problems_open_part(nt_arena *arena, nt_problems *whole)
{
    nt_problems *problems = nt_problems_open(arena);
    problems->whole = whole;
    return problems;
}

nt_problems *nt_problems_whole(nt_problems *problems)
{
    return problems->whole ? problems->whole : problems;
}

static nt_problem_tally *tally_of(nt_problems *problems, nt_severity severity, const char *code)
{
    NT_EACH(nt_problem_tally, tally, problems->tallies.items, problems->tallies.count) {
        if (tally->severity == severity && strcmp(tally->code, code) == 0) {
            return tally;
        }
    }
    nt_problem_tally first = {.code = code, .severity = severity};
    nt_vec_push(problems->arena, &problems->tallies, first);
    return &problems->tallies.items[problems->tallies.count - 1];
}

/* A row has one fault behind the other, so the group sought is often the one behind the last. */
static size_t group_of(nt_problems *problems, nt_severity severity, const char *code,
                       const char *column)
{
    size_t count = problems->groups.count;
    for (size_t i = 1; i <= count; i++) {
        size_t at = (problems->last_group + i) % count;
        const nt_problem_group *group = &problems->groups.items[at];
        if (group->column == column && group->severity == severity &&
            strcmp(group->code, code) == 0) {
            return at;
        }
    }
    nt_problem_group first = {.severity = severity, .code = code, .column = column};
    nt_vec_push(problems->arena, &problems->groups, first);
    return count;
}

static bool take_in_group(nt_problems *problems, nt_severity severity, const char *code,
                          const char *column, size_t rows)
{
    if (!column) {
        problems->taken.group = NONE;
        return false;
    }
    size_t at = group_of(problems, severity, code, column);
    problems->taken.group = problems->last_group = at;
    problems->groups.items[at].rows += rows;
    return problems->groups.items[at].rows == rows;
}

bool nt_problems_take(nt_problems *problems, nt_severity severity, const char *code,
                      const char *column, size_t rows)
{
    nt_problem_tally *tally = tally_of(problems, severity, code);
    tally->count += rows;
    bool listed;
    if (problems->whole) {
        listed = nt_problems_take(problems->whole, severity, code, column, rows);
    } else {
        bool first = take_in_group(problems, severity, code, column, rows);
        problems->taken.problem = (nt_problem){.severity = severity, .code = code, .rows = rows};
        listed = first || tally->listed < NT_PROBLEMS_LISTED;
        tally->listed += listed;
    }
    tally->unlisted += listed ? 0 : rows;
    tally->alone += listed || column ? 0 : rows;
    return listed;
}

static size_t file_order(nt_problems *problems, const char *file)
{
    if (!file) {
        return 0;
    }
    for (size_t i = 0; i < problems->files.count; i++) {
        if (strcmp(problems->files.items[i], file) == 0) {
            return i + 1;
        }
    }
    nt_vec_push(problems->arena, &problems->files, file);
    return problems->files.count;
}

void nt_problems_list(nt_problems *problems, nt_place place, nt_message message)
{
    problems = nt_problems_whole(problems);
    entry e = problems->taken;
    e.problem.place = place;
    e.file_order = file_order(problems, place.file);
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *said = nt_message_text(problems->arena, lang, &message);
        e.problem.message.in[lang] = nt_shown(problems->arena, said);
    }
    nt_vec_push(problems->arena, &problems->entries, e);
    problems->is_sorted = false;
}

void nt_problems_show_values(nt_problems *problems)
{
    problems->shows_values = true;
}

bool nt_problems_shows_values(nt_problems *problems)
{
    return nt_problems_whole(problems)->shows_values;
}

const char *nt_problem_lines(nt_arena *arena, nt_place beside, const nt_place *places, size_t count,
                             size_t rows)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&out, "%s%s", i ? ", " : "", nt_place_line(arena, places[i], beside));
    }
    nt_buffer_puts(&out, rows > count ? ", …" : "");
    return nt_buffer_text(&out);
}

/* What a log may spend on near names, in steps of nt_utf8_distance: some tenths of a second. */
enum { STEPS_MAX = 1 << 29, STEPS_A_NAME = 100 };

bool nt_problems_may_search(nt_problems *problems, const char *name, size_t count)
{
    size_t length = strlen(name);
    nt_problems *whole = nt_problems_whole(problems);
    if (length > NT_UTF8_NAME_MAX) {
        return false; /* no name: nothing is near it */
    }
    size_t steps_a_name = length * length + STEPS_A_NAME;
    if (count > (STEPS_MAX - whole->steps) / steps_a_name) {
        return false;
    }
    whole->steps += count * steps_a_name;
    return true;
}

NT_ORDER(compare_entries, entry,
         NT_RISING(file_order) || NT_RISING(problem.place.line) ||
             NT_RISING(problem.place.column) || NT_BY_TEXT(problem.code) ||
             NT_BY_TEXT(problem.message.in[0]))

/* Makes a listed problem one of its group. */
static void join_group(nt_problems *problems, nt_problem *problem, size_t at)
{
    if (at == NONE) {
        return;
    }
    nt_problem_group *group = &problems->groups.items[at];
    problem->group = group;
    if (!group->first) {
        group->first = problem;
    } else if (group->next_count < NT_PROBLEM_NEXT) {
        group->next[group->next_count++] = problem->place;
    }
}

static void sort_problems(nt_problems *problems)
{
    size_t n = problems->entries.count, kept = 0;
    nt_sort(problems->entries.items, n, sizeof(entry), compare_entries);
    for (size_t i = 0; i < problems->groups.count; i++) {
        problems->groups.items[i].first = NULL;
        problems->groups.items[i].next_count = 0;
    }
    nt_problem *sorted = nt_new_array(problems->arena, nt_problem, n + 1);
    for (size_t i = 0; i < n; i++) {
        const entry *e = &problems->entries.items[i];
        if (i == 0 || compare_entries(e - 1, e) != 0) {
            sorted[kept] = e->problem;
            join_group(problems, &sorted[kept++], e->group);
        }
    }
    problems->sorted = sorted;
    problems->sorted_count = kept;
    problems->is_sorted = true;
}

const nt_problem *nt_problems_sorted(nt_problems *problems, size_t *count)
{
    if (!problems->is_sorted) {
        sort_problems(problems);
    }
    *count = problems->sorted_count;
    return problems->sorted;
}

size_t nt_problems_count(nt_problems *problems, nt_severity severity)
{
    size_t count, matching = 0;
    const nt_problem *sorted = nt_problems_sorted(problems, &count);
    for (size_t i = 0; i < count; i++) {
        matching += sorted[i].severity == severity ? sorted[i].rows : 0;
    }
    NT_EACH(const nt_problem_tally, tally, problems->tallies.items, problems->tallies.count) {
        matching += tally->severity == severity ? tally->unlisted : 0;
    }
    return matching;
}

NT_ORDER(compare_tallies, nt_problem_tally, NT_BY_TEXT(code) || NT_RISING(severity))

const nt_problem_tally *nt_problems_tallies(nt_problems *problems, size_t *count)
{
    *count = problems->tallies.count;
    nt_sort(problems->tallies.items, *count, sizeof(nt_problem_tally), compare_tallies);
    return problems->tallies.items;
}
