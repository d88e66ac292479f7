/* The plan of a family: what the edition of an area and those of the areas below it suppress,
 * chosen together before the first goes out. A file that people can read and keep, without any
 * count of cases; an edition that is built by it must be of the data and settings that it was made
 * of. */
#include <string.h>

#include "archive/salt.h"
#include "parts.h"
#include "words/edition.h"

/* --- what a plan is of --- */

typedef struct {
    nt_arena *arena;
    NT_VEC(const char *) lines;
} made_of;

static nt_status add_file(made_of *m, const nt_run_state *run, const nt_package_file *file,
                          nt_error *err)
{
    nt_withheld held = {.checksum = nt_bag_sha512(m->arena, file->part->bytes)};
    if (nt_ingest_holds_cases(file->table)) {
        NT_TRY(nt_run_checksum(run, file->part, &held, err));
    }
    nt_vec_push(m->arena, &m->lines,
                nt_arena_printf(m->arena, "%s %s %s", file->part->relative_path,
                                nt_withheld_method(&held), held.checksum));
    return NT_OK;
}

/* Program, settings and data, a line each. */
static nt_status ask(made_of *m, const nt_run_state *run, const nt_register_request *request,
                     nt_error *err)
{
    char day[11];
    const char *const lines[] = {
        "netra " NT_VERSION,
        nt_arena_printf(m->arena, "period %s", nt_period_code(m->arena, request->period)),
        nt_arena_printf(m->arena, "day %s", nt_date_format_iso(request->as_of, day)),
        nt_arena_printf(m->arena, "threshold %lld", (long long)request->threshold),
        nt_arena_printf(m->arena, "range %d", request->range),
        nt_arena_printf(m->arena, "events %s %s", request->event_a ? request->event_a : "-",
                        request->event_b ? request->event_b : "-"),
        nt_arena_printf(m->arena, "datapackage.json sha512 %s",
                        nt_bag_sha512(m->arena, run->package->descriptor_bytes))};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        nt_vec_push(m->arena, &m->lines, lines[i]);
    }
    for (size_t i = 0; i < run->package->file_count; i++) {
        NT_TRY(add_file(m, run, &run->package->files[i], err));
    }
    return NT_OK;
}

/* --- planning --- */

typedef struct {
    const nt_code *code;
    nt_dimension level;
    uint64_t cases;
} area_size;

typedef NT_VEC(area_size) area_sizes;

/* Provinces before regencies; of one level those with most cases first, which have most to tell;
 * then by code. */
NT_ORDER(by_size, area_size, NT_RISING(level) || NT_FALLING(cases) || NT_BY_TEXT(code->code))

static uint64_t *count_cases(const nt_run_state *run, nt_dimension level)
{
    uint64_t *cases = nt_new_array(run->arena, uint64_t, run->cases->codes[level].count + 1);
    nt_cube_cell cell;
    for (size_t at = 0; nt_cube_walk(run->cube, &at, &cell);) {
        cases[cell.profile.codes[level]] += cell.count;
    }
    return cases;
}

/* Each area right below the report's own that has a case. */
static area_sizes areas_below(const nt_run_state *run, const char *area)
{
    area_sizes sizes = {.count = 0};
    nt_dimension level;
    uint32_t within = 0;
    const char *instead;
    if (area) { /* who names no area is told so when it is counted */
        nt_model_register_area(run->arena, run->cases, area, &level, &within, &instead);
    }
    level = area ? NT_DIM_REGENCY : NT_DIM_PROVINCE;
    const nt_codes *codes = &run->cases->codes[level];
    const uint64_t *cases = count_cases(run, level);
    for (size_t i = 1; i < codes->count; i++) {
        area_size one = {&codes->items[i], level, cases[i]};
        if (cases[i] && (!within || codes->items[i].parent == within)) {
            nt_vec_push(run->arena, &sizes, one);
        }
    }
    return sizes;
}

static area_sizes areas_named(const nt_run_state *run, const char *const *areas, size_t count)
{
    area_sizes sizes = {.count = 0};
    const uint64_t *cases[] = {[NT_DIM_PROVINCE] = count_cases(run, NT_DIM_PROVINCE),
                               [NT_DIM_REGENCY] = count_cases(run, NT_DIM_REGENCY)};
    for (size_t i = 0; i < count; i++) {
        nt_dimension level;
        uint32_t code;
        const char *instead;
        if (nt_model_register_area(run->arena, run->cases, areas[i], &level, &code, &instead)) {
            area_size one = {&run->cases->codes[level].items[code], level, cases[level][code]};
            nt_vec_push(run->arena, &sizes, one);
        }
    }
    return sizes;
}

/* The report's own area, then those in the order in which what they suppress is chosen. One that
 * has no case, or lies two levels below, shows nothing of its own: each of hundreds beside all
 * others would take hours. */
static size_t members_of(const nt_run_state *run, const nt_register_request *asked,
                         area_sizes *sizes, nt_register_request **out)
{
    nt_register_request *members = nt_new_array(run->arena, nt_register_request, sizes->count + 1);
    members[0] = *asked;
    nt_sort(sizes->items, sizes->count, sizeof *sizes->items, by_size);
    for (size_t i = 0; i < sizes->count; i++) {
        const area_size *one = &sizes->items[i];
        bool is_far = !asked->area && one->level == NT_DIM_REGENCY;
        members[1 + i] = *asked;
        members[1 + i].area = one->code->code;
        members[1 + i].shows_nothing = is_far || !one->cases;
    }
    *out = members;
    return sizes->count + 1;
}

static void put_member(nt_json_writer *w, const nt_register_member *member)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "area", member->area);
    nt_json_member_integer(w, "told", (long long)member->told);
    nt_json_member_integer(w, "narrow", (long long)member->narrow);
    nt_json_member_strings(w, "suppressed", member->suppressed, member->suppressed_count);
    nt_json_member_strings(w, "steps", member->steps, member->step_count);
    nt_json_end(w, '}');
}

/* The plan as it is written; without `seal` as that is made of. */
static nt_bytes text_of(const made_of *m, const nt_family_plan *plan, const char *seal)
{
    nt_buffer out = nt_buffer_open(m->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member_strings(&w, "made_of", m->lines.items, m->lines.count);
    nt_json_member_begin(&w, "editions", '[');
    for (size_t i = 0; i < plan->count; i++) {
        put_member(&w, &plan->members[i]);
    }
    nt_json_end(&w, ']');
    nt_json_member(&w, "seal", seal);
    nt_json_end(&w, '}');
    nt_buffer_putc(&out, '\n');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

/* What is planned is believed, and a hand that takes a number out of it leaves a plan as sound to
 * look at: only the house has the salt of its seal. */
static nt_status seal_of(const nt_run_state *run, const made_of *m, const nt_family_plan *plan,
                         const char **out, nt_error *err)
{
    const char *salt;
    NT_TRY(nt_run_salt(run, &salt, err));
    *out = nt_salt_checksum(m->arena, salt, nt_bag_sha512(m->arena, text_of(m, plan, NULL)));
    return NT_OK;
}

static nt_status write_plan(const nt_run_state *run, const made_of *m, nt_family_plan *plan,
                            nt_error *err)
{
    const char *seal;
    NT_TRY(seal_of(run, m, plan, &seal, err));
    plan->bytes = text_of(m, plan, seal);
    return NT_OK;
}

static void tell_planned(void *who, size_t done, size_t all)
{
    nt_clock_count(who, done, all);
}

nt_status nt_family_make(nt_run_state *run, const nt_register_request *request,
                         const char *const *areas, size_t area_count, nt_error *err)
{
    NT_FAIL_IF(request->internal || request->threshold <= 1, err, NT_INVALID, request->place,
               NT_MESSAGE_EDITION_NOTHING_TO_PLAN());
    made_of m = {.arena = run->arena};
    NT_TRY(ask(&m, run, request, err));
    area_sizes sizes =
        areas ? areas_named(run, areas, area_count) : areas_below(run, request->area);
    nt_register_request *requests;
    nt_register_family family = {.count = members_of(run, request, &sizes, &requests),
                                 .heard = tell_planned,
                                 .who = run->clock};
    family.requests = requests;
    nt_register_member *members = nt_new_array(run->arena, nt_register_member, family.count);
    NT_TRY(nt_register_plan(run->arena, run->cases, run->cube, &family, members, err));
    run->family->members = members;
    run->family->count = family.count;
    return write_plan(run, &m, run->family, err);
}

/* --- following --- */

static nt_status refuse_other(const made_of *m, const char *path, const nt_json *list,
                              nt_error *err)
{
    size_t i = 0;
    NT_JSON_EACH(line, list) {
        const char *planned = line->string;
        const char *asked = i < m->lines.count ? m->lines.items[i] : "";
        NT_FAIL_IF(strcmp(planned, asked) != 0, err, NT_INVALID, line->place,
                   NT_MESSAGE_EDITION_PLAN_OF_OTHER(.planned = planned, .asked = asked));
        i++;
    }
    return i == m->lines.count
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(path), NT_MESSAGE_EDITION_IS_NO_PLAN());
}

/* What is not in it would be withheld by nobody. */
static const nt_json_form of_edition[] = {
    {.key = "area", .is = NT_IS_TEXT, .needed = true},
    {.key = "told", .is = NT_IS_WHOLE, .needed = true},
    {.key = "narrow", .is = NT_IS_WHOLE, .needed = true},
    {.key = "suppressed", .is = NT_IS_LIST, .needed = true, .each = &nt_json_form_text},
    {.key = "steps", .is = NT_IS_LIST, .needed = true, .each = &nt_json_form_text},
    {.key = NULL}};
static const nt_json_form each_edition = {.is = NT_IS_OBJECT, .members = of_edition};
static const nt_json_form of_plan[] = {
    {.key = "made_of", .is = NT_IS_LIST, .needed = true, .each = &nt_json_form_text},
    {.key = "editions", .is = NT_IS_LIST, .needed = true, .each = &each_edition},
    {.key = "seal", .is = NT_IS_TEXT, .needed = true},
    {.key = NULL}};
static const nt_json_form whole_plan = {.is = NT_IS_OBJECT, .members = of_plan};

static const char *const *read_ids(nt_arena *arena, const nt_json *list, size_t *count)
{
    NT_VEC(const char *) ids = {.count = 0};
    NT_JSON_EACH(id, list) {
        nt_vec_push(arena, &ids, nt_arena_string(arena, id->string));
    }
    *count = ids.count;
    return ids.items;
}

static nt_register_member read_member(nt_arena *arena, const nt_json *edition)
{
    nt_register_member m = {.area = nt_arena_string(arena, nt_json_get(edition, "area")->string),
                            .told = (size_t)nt_json_number(edition, "told", 0),
                            .narrow = (size_t)nt_json_number(edition, "narrow", 0)};
    m.suppressed = read_ids(arena, nt_json_get(edition, "suppressed"), &m.suppressed_count);
    m.steps = read_ids(arena, nt_json_get(edition, "steps"), &m.step_count);
    return m;
}

static void count_suppressed(nt_ledger *ledger, const char *id, size_t count)
{
    nt_ledger_row row = nt_ledger_blank(id, nt_text_alike(""));
    row.value = (double)count;
    nt_ledger_add(ledger, &row);
}

static void add_ids(nt_ledger *ledger, const char *const *ids, size_t count, unsigned flags)
{
    for (size_t i = 0; i < count; i++) {
        if (!nt_ledger_find(ledger, ids[i])) {
            nt_ledger_row row = nt_ledger_blank(ids[i], nt_text_alike(""));
            row.flags = flags;
            nt_ledger_add(ledger, &row);
        }
    }
}

static const nt_ledger *plan_of(nt_arena *arena, const nt_register_member *member)
{
    nt_ledger *ledger = nt_ledger_open(arena);
    count_suppressed(ledger, "suppressed.told", member->told);
    count_suppressed(ledger, "suppressed.narrow", member->narrow);
    add_ids(ledger, member->suppressed, member->suppressed_count, NT_FLAG_SUPPRESSED);
    add_ids(ledger, member->steps, member->step_count, 0);
    return ledger;
}

/* The code of the report's area as a plan has it; "" where it names none that is known. */
static const char *area_known(const nt_run_state *run, const nt_register_request *request)
{
    nt_dimension level;
    uint32_t code;
    const char *instead;
    bool found = request->area && nt_model_register_area(run->arena, run->cases, request->area,
                                                         &level, &code, &instead);
    return found ? run->cases->codes[level].items[code].code : "";
}

/* The same; of one that is not known what was asked. */
static const char *area_code(const nt_run_state *run, const nt_register_request *request)
{
    const char *known = area_known(run, request);
    return *known || !request->area ? known : request->area;
}

nt_status nt_family_read(const nt_run_state *run, const char *path,
                         const nt_register_request *request, nt_family_plan *out, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    const nt_json *root;
    const char *seal;
    made_of m = {.arena = run->arena};
    nt_map areas = nt_map_open(passing);
    NT_VEC(nt_register_member) members = {.count = 0};
    NT_TRY(nt_json_read(passing, path, &root, err));
    NT_TRY(nt_json_form_check(passing, root, &whole_plan, err));
    NT_TRY(ask(&m, run, request, err));
    NT_TRY(refuse_other(&m, path, nt_json_get(root, "made_of"), err));
    NT_JSON_EACH(edition, nt_json_get(root, "editions")) {
        bool counts =
            nt_json_number(edition, "told", -1) >= 0 && nt_json_number(edition, "narrow", -1) >= 0;
        bool is_first = nt_map_keep(&areas, nt_json_get(edition, "area")->string, 0) == NT_MAP_NONE;
        NT_FAIL_IF(!counts || !is_first, err, NT_INVALID, edition->place,
                   NT_MESSAGE_EDITION_IS_NO_PLAN());
        nt_register_member member = read_member(run->arena, edition);
        nt_vec_push(run->arena, &members, member);
    }
    nt_family_plan plan = {.members = members.items, .count = members.count};
    NT_TRY(seal_of(run, &m, &plan, &seal, err));
    NT_FAIL_IF(strcmp(nt_json_get(root, "seal")->string, seal) != 0, err, NT_INVALID,
               nt_json_get(root, "seal")->place, NT_MESSAGE_EDITION_PLAN_UNSEALED());
    *out = plan;
    return NT_OK;
}

nt_status nt_family_follow(const nt_run_state *run, const nt_family_plan *plan,
                           nt_register_request *request, nt_error *err)
{
    const char *area = area_code(run, request);
    NT_EACH(const nt_register_member, member, plan->members, plan->count) {
        if (strcmp(member->area, area) == 0) {
            request->plan = plan_of(run->arena, member);
            return NT_OK;
        }
    }
    if (run->reader && request->area && !*area_known(run, request)) {
        return NT_OK; /* who names no area is told so when it is counted */
    }
    return nt_fail(err, NT_INVALID, nt_place_in(run->options->family),
                   NT_MESSAGE_EDITION_PLAN_LACKS_AREA(.area = area));
}
