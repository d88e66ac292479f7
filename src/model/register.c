#include "model/register.h"

#include <string.h>

#include "areas.h"
#include "counted.h"
#include "coverage.h"
#include "netra.h"
#include "targets.h"
#include "unit.h"
#include "words/model.h"

static void list_problems(nt_arena *arena, nt_problems *problems, nt_register *out)
{
    size_t count;
    const nt_problem_tally *counted = nt_problems_tallies(problems, &count);
    nt_tally *tallies = nt_new_array(arena, nt_tally, count + 1);
    NT_EACH(const nt_problem_tally, item, counted, count) {
        nt_tally *last = out->problem_count ? &tallies[out->problem_count - 1] : NULL;
        if (last && strcmp(last->code, item->code) == 0) {
            last->count += item->count;
        } else {
            tallies[out->problem_count++] = (nt_tally){item->code, item->count};
        }
    }
    out->problems = tallies;
}

static bool is_indonesia(const nt_register *reg)
{
    const nt_codes *provinces = &reg->codes[NT_DIM_PROVINCE];
    size_t known = 0, count = provinces->count - 1;
    for (size_t i = 1; i < provinces->count; i++) {
        const nt_area *area = nt_model_program_area(reg->areas, provinces->items[i].label.in[0]);
        known += area && strcmp(area->level->id, "province") == 0;
    }
    return known && 10 * known >= 9 * count;
}

/* The country of the table of areas, or the one area that the two levels lie in; Indonesia where
 * the provinces are its; else nothing has a name. */
static nt_text whole_of(const nt_register *reg)
{
    size_t count;
    const nt_area *areas = nt_model_own_areas(reg->areas, &count);
    const nt_codes *provinces = &reg->codes[NT_DIM_PROVINCE];
    int widest = provinces->count > 1 && provinces->items[1].where
                     ? provinces->items[1].where->level->rank
                     : 1;
    NT_RETURN_FIRST(i, count, areas[i].level->rank < widest, nt_model_area_label(&areas[i]),
                    provinces->count == 2 ? provinces->items[1].label
                    : is_indonesia(reg)   ? (nt_text)NT_TEXT_MODEL_INDONESIA
                                          : (nt_text)NT_TEXT_MODEL_THE_WHOLE_REGISTER);
}

static void list_codes(const nt_cases *cases, nt_register *out)
{
    nt_code_names *names = nt_new_array(cases->arena, nt_code_names, NT_DIM_COUNT + 1);
    names[NT_DIM_COUNT] = cases->lists->outcome_names;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        const nt_code_vec *codes = &cases->lists->codes[d];
        out->codes[d] = (nt_codes){codes->items, codes->count, cases->watches[d].column >= 0,
                                   nt_model_common_level(cases->lists, (nt_dimension)d)};
        out->open[d] = cases->lists->open[d];
        names[d] = cases->lists->names[d];
    }
    out->names = names;
    out->areas = cases->lists->areas;
    out->whole = whole_of(out);
    /* A register that names regencies names their provinces. */
    nt_codes *provinces = &out->codes[NT_DIM_PROVINCE];
    provinces->present =
        provinces->present || (out->codes[NT_DIM_REGENCY].present && provinces->count > 1);
}

/* A register on its way: what its descriptor and lists say, and its cases. */
typedef struct {
    nt_arena *arena;
    const nt_json *netra;
    nt_code_lists lists;
    nt_coverage coverage;
    nt_units units;
    nt_cases cases;
    nt_register *made;
} reading;

static nt_status begin(reading *r, nt_arena *rows, const nt_package *package, nt_date as_of,
                       nt_problems *problems, nt_error *err)
{
    nt_arena *arena = r->arena;
    const nt_table *table = nt_ingest_table(package, "case");
    NT_FAIL_IF(!table, err, NT_INVALID, package->descriptor->place, NT_MESSAGE_MODEL_NO_CASES());
    NT_TRY(nt_model_netra(r->arena, package, &r->netra, err));
    NT_TRY(nt_model_read_units(arena, r->netra, &r->units, err));
    NT_TRY(nt_model_read_coverage(r->netra, &r->coverage, err));
    NT_TRY(nt_model_read_codes(arena, package, table, r->netra, problems, &r->lists, err));
    r->made = nt_new(arena, nt_register);
    r->made->package = package;
    NT_TRY(nt_model_read_steps(&r->lists, r->netra, r->made->steps, err));
    NT_TRY(nt_model_read_text(nt_json_get(r->netra, "subject"), &r->made->subject, err));
    r->cases = (nt_cases){.arena = arena,
                          .table = table,
                          .problems = nt_problems_open_part(arena, problems),
                          .lists = &r->lists,
                          .as_of = as_of,
                          .cases = {.arena = rows}};
    return nt_model_read_row_unit(&r->cases, r->netra, err);
}

static void finish(reading *r, nt_problems *problems)
{
    nt_register *made = r->made;
    const nt_cases *cases = &r->cases;
    const nt_watch *watches = cases->watches;
    made->packed = nt_arena_copy(r->arena, &cases->cases, sizeof cases->cases);
    made->case_count = cases->cases.count;
    made->has_decided = watches[NT_COLUMN_DECIDED].column >= 0;
    made->has_sanctioned = watches[NT_COLUMN_SANCTIONED].column >= 0;
    made->has_outcome = watches[NT_COLUMN_OUTCOME].column >= 0;
    made->has_recorded = watches[NT_COLUMN_RECORDED].column >= 0;
    made->row = cases->row;
    made->mixtures = cases->mixtures.list.items;
    made->mixture_count = cases->mixtures.list.count;
    made->several = cases->several;
    made->numbered = cases->numbered;
    made->synthetic = nt_json_bool(r->netra, "synthetic", false);
    made->counted_by = nt_json_string(r->netra, "counted_by", "");
    made->coverage = r->coverage;
    made->own_words = nt_model_has_own_words(&r->lists, made->steps);
    made->outcomes = (nt_outcomes){r->lists.outcomes.items, r->lists.outcomes.count};
    list_codes(cases, made);
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        made->columns[c] = watches[c].column >= 0 ? nt_model_case_roles[c] : NULL;
    }
    nt_model_read_targets(r->arena, made->package, &r->units, problems, made);
}

nt_status nt_model_register(nt_arena *arena, nt_arena *rows, const nt_package *package,
                            nt_date as_of, nt_problems *problems, const nt_register **out,
                            nt_error *err)
{
    reading r = {.arena = arena};
    NT_TRY(begin(&r, rows, package, as_of, problems, err));
    NT_TRY(nt_model_read_cases(&r.cases, r.netra, r.made->steps, err));
    nt_model_tell_unmatched(&r.cases);
    nt_model_settle_open_lists(&r.cases);
    nt_model_settle_rows(&r.cases);
    nt_model_judge_cases(&r.cases);
    nt_model_cover(&r.cases, &r.coverage);
    list_problems(arena, r.cases.problems, r.made);
    finish(&r, problems);
    *out = r.made;
    return NT_OK;
}

nt_status nt_model_register_counted(nt_arena *arena, const nt_package *package,
                                    const nt_counted_source *source, nt_problems *problems,
                                    const nt_register **out, nt_error *err)
{
    reading r = {.arena = arena};
    NT_TRY(begin(&r, arena, package, NT_DATE_UNKNOWN, problems, err));
    NT_TRY(nt_model_take_counted(&r.cases, r.netra, r.made->steps, source, &r.made->counted, err));
    r.coverage.from = nt_date_known(source->from) ? source->from : r.coverage.from;
    r.coverage.to = nt_date_known(source->to) ? source->to : r.coverage.to;
    r.made->problems = source->problems;
    r.made->problem_count = source->problem_count;
    finish(&r, problems);
    *out = r.made;
    return NT_OK;
}

static nt_status next_of_none(void *context, nt_counted_row *row, bool *more, nt_error *err)
{
    (void)context, (void)row, (void)err;
    *more = false;
    return NT_OK;
}

nt_status nt_model_register_lists(nt_arena *arena, const nt_package *package, nt_problems *problems,
                                  const nt_register **out, nt_error *err)
{
    const nt_counted_source none = {
        .from = NT_DATE_UNKNOWN, .to = NT_DATE_UNKNOWN, .next = next_of_none};
    return nt_model_register_counted(arena, package, &none, problems, out, err);
}

void nt_register_read(const nt_register *reg, size_t row, nt_case *out)
{
    size_t at = nt_register_row(reg, row);
    if (reg->cases) {
        *out = reg->cases[at];
        out->has_no_id = !*out->id;
    } else {
        nt_store_read(reg->packed, at, out);
    }
}

nt_case nt_register_case(const nt_register *reg, size_t row)
{
    nt_case c;
    nt_register_read(reg, row, &c);
    return c;
}

const char *nt_register_id(const nt_register *reg, size_t row, nt_id_text *kept)
{
    size_t at = nt_register_row(reg, row);
    return reg->cases ? reg->cases[at].id : nt_store_id(reg->packed, at, kept);
}

uint32_t nt_model_coded(const nt_codes *codes, const char *text)
{
    const nt_code *found = codes->present ? NT_NAMED(codes->items, codes->count, code, text) : NULL;
    return found ? (uint32_t)(found - codes->items) : 0;
}

bool nt_model_register_area(nt_arena *arena, const nt_register *reg, const char *text,
                            nt_dimension *dimension, uint32_t *code, const char **instead)
{
    static const nt_dimension order[] = {NT_DIM_PROVINCE, NT_DIM_REGENCY};
    if (instead) {
        *instead = "";
    }
    for (size_t i = 0; i < 2; i++) {
        *dimension = order[i];
        *code = nt_model_coded(&reg->codes[order[i]], text);
        if (*code) {
            return true;
        }
    }
    for (size_t i = 0; i < 2; i++) {
        const nt_codes *codes = &reg->codes[order[i]];
        uint32_t found = codes->present && reg->names
                             ? nt_model_find_name(&reg->names[order[i]], text)
                             : NT_NAME_UNKNOWN;
        if (found == NT_NAME_AMBIGUOUS) {
            if (instead) {
                *instead = nt_model_meanings(arena, codes->items, codes->count, text);
            }
            return false;
        }
        if (found != NT_NAME_UNKNOWN) {
            *dimension = order[i];
            *code = found;
            return true;
        }
    }
    for (size_t i = 0; i < 2 && instead && !**instead; i++) {
        const nt_codes *codes = &reg->codes[order[i]];
        uint32_t near = codes->present && reg->names
                            ? nt_model_nearest_code(&reg->names[order[i]], text)
                            : NT_NAME_UNKNOWN;
        if (near < NT_NAME_AMBIGUOUS) {
            *instead = nt_arena_printf(arena, "%s (%s)", codes->items[near].label.in[0],
                                       codes->items[near].code);
        }
    }
    return false;
}

nt_message nt_model_no_area(const char *text, const char *instead)
{
    return strchr(instead, ',') ? NT_MESSAGE_MODEL_AMBIGUOUS_AREA(.area = text, .meanings = instead)
           : *instead           ? NT_MESSAGE_MODEL_NEAR_AREA(.area = text, .near = instead)
                                : NT_MESSAGE_MODEL_NO_AREA_CALLED(.area = text);
}
