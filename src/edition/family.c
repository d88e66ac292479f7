/* The plan of a family: what the edition of an area and those of the areas below it suppress,
 * chosen together before the first goes out. A file that people can read and keep, without any
 * count of cases; an edition that is built by it must be of the data and settings that it was made
 * of. */
#include <string.h>

#include "archive/bag.h"
#include "base/json.h"
#include "base/list.h"
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
    uint64_t cases;
} area_size;

/* Those with most cases first, which have most to tell; then by code. */
static int by_size(const void *a, const void *b)
{
    const area_size *x = a, *y = b;
    return x->cases != y->cases ? (x->cases < y->cases ? 1 : -1)
                                : strcmp(x->code->code, y->code->code);
}

/* The report's own area, and each area below it that has a case, in the order in which what they
 * suppress is chosen. */
static size_t members_of(const nt_run_state *run, const nt_cube *cube,
                         const nt_register_request *asked, nt_register_request **out)
{
    nt_dimension level;
    uint32_t within = 0;
    const char *instead;
    if (asked->area) { /* who names no area is told so when it is counted */
        nt_model_register_area(run->arena, run->cases, asked->area, &level, &within, &instead);
    }
    level = asked->area ? NT_DIM_REGENCY : NT_DIM_PROVINCE;
    const nt_codes *codes = &run->cases->codes[level];
    area_size *sizes = nt_new_array(run->arena, area_size, codes->count + 1);
    for (size_t i = 0; i < codes->count; i++) {
        sizes[i].code = &codes->items[i];
    }
    for (size_t i = 0; i < cube->cell_count; i++) {
        sizes[cube->cells[i].profile.codes[level]].cases += cube->cells[i].count;
    }
    nt_sort(sizes + 1, codes->count ? codes->count - 1 : 0, sizeof *sizes, by_size);
    nt_register_request *members = nt_new_array(run->arena, nt_register_request, codes->count + 1);
    size_t count = 0;
    members[count++] = *asked;
    for (size_t i = 1; i < codes->count; i++) {
        if (sizes[i].cases && (!within || sizes[i].code->parent == within)) {
            members[count] = *asked;
            members[count++].area = sizes[i].code->code;
        }
    }
    *out = members;
    return count;
}

static void put_member(nt_json_writer *w, const nt_register_member *member)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "area", member->area);
    nt_json_member_integer(w, "told", (long long)member->told);
    nt_json_member_integer(w, "narrow", (long long)member->narrow);
    nt_json_member_strings(w, "suppressed", member->suppressed, member->suppressed_count);
    nt_json_end(w, '}');
}

static void write_plan(nt_run_state *run, const made_of *m, const nt_register_member *members,
                       size_t count)
{
    nt_buffer out = nt_buffer_open(run->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member_strings(&w, "made_of", m->lines.items, m->lines.count);
    nt_json_member_begin(&w, "editions", '[');
    for (size_t i = 0; i < count; i++) {
        put_member(&w, &members[i]);
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    nt_buffer_putc(&out, '\n');
    run->family->bytes = (nt_bytes){nt_buffer_text(&out), out.length};
    run->family->members = members;
    run->family->count = count;
}

nt_status nt_family_make(nt_run_state *run, const nt_cube *cube, const nt_register_request *request,
                         nt_error *err)
{
    if (request->internal || request->threshold <= 1) {
        return nt_fail(err, NT_INVALID, request->place, NT_MESSAGE_EDITION_NOTHING_TO_PLAN());
    }
    made_of m = {.arena = run->arena};
    NT_TRY(ask(&m, run, request, err));
    nt_register_request *requests;
    size_t count = members_of(run, cube, request, &requests);
    nt_register_member *members = nt_new_array(run->arena, nt_register_member, count);
    NT_TRY(nt_register_plan(run->arena, run->cases, cube, requests, count, members, err));
    write_plan(run, &m, members, count);
    return NT_OK;
}

/* --- following --- */

static nt_status refuse_other(const nt_run_state *run, const nt_json *list,
                              const nt_register_request *request, nt_error *err)
{
    made_of m = {.arena = run->arena};
    NT_TRY(ask(&m, run, request, err));
    size_t i = 0;
    NT_JSON_EACH(line, list) {
        const char *planned = line->string ? line->string : "";
        const char *asked = i < m.lines.count ? m.lines.items[i] : "";
        if (strcmp(planned, asked) != 0) {
            return nt_fail(err, NT_INVALID, line->place,
                           NT_MESSAGE_EDITION_PLAN_OF_OTHER(.planned = planned, .asked = asked));
        }
        i++;
    }
    return i == m.lines.count ? NT_OK
                              : nt_fail(err, NT_INVALID, nt_place_in(run->options->family),
                                        NT_MESSAGE_EDITION_IS_NO_PLAN());
}

static const nt_ledger *suppressed_in(nt_arena *arena, const nt_json *member)
{
    static const struct {
        const char *member, *id;
    } counts[] = {{"told", "suppressed.told"}, {"narrow", "suppressed.narrow"}};
    nt_ledger *ledger = nt_ledger_open(arena);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        nt_ledger_row row = nt_ledger_blank(counts[i].id, nt_text_alike(""));
        row.value = nt_json_number(member, counts[i].member, 0);
        nt_ledger_add(ledger, &row);
    }
    NT_JSON_EACH(id, nt_json_get(member, "suppressed")) {
        const char *text = nt_arena_string(arena, id->string ? id->string : "");
        if (!nt_ledger_find(ledger, text)) {
            nt_ledger_row row = nt_ledger_blank(text, nt_text_alike(""));
            row.flags = NT_FLAG_SUPPRESSED;
            nt_ledger_add(ledger, &row);
        }
    }
    return ledger;
}

/* The code of the report's area as a plan has it. */
static const char *area_code(const nt_run_state *run, const nt_register_request *request)
{
    nt_dimension level;
    uint32_t code;
    const char *instead;
    bool found = request->area && nt_model_register_area(run->arena, run->cases, request->area,
                                                         &level, &code, &instead);
    return found ? run->cases->codes[level].items[code].code : request->area ? request->area : "";
}

nt_status nt_family_follow(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *path = run->options->family, *area = area_code(run, request);
    nt_arena *passing = nt_arena_open();
    const nt_json *root;
    nt_status status = nt_json_read(passing, path, &root, err);
    status = status ? status : refuse_other(run, nt_json_get(root, "made_of"), request, err);
    NT_JSON_EACH(member, status ? NULL : nt_json_get(root, "editions")) {
        if (strcmp(nt_json_string(member, "area", "?"), area) == 0) {
            request->plan = suppressed_in(run->arena, member);
        }
    }
    nt_arena_close(passing);
    return status || request->plan ? status
                                   : nt_fail(err, NT_INVALID, nt_place_in(path),
                                             NT_MESSAGE_EDITION_PLAN_LACKS_AREA(.area = area));
}
