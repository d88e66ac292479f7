/* The areas that names mean: of the package's table, and of the program. */
#include "areas.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "code_lists.h"
#include "netra.h"
#include "row.h"
#include "words/model.h"

enum {
    CODE,
    NAME,
    LEVEL,
    PARENT,
    SHORT_NAME,
    ALIASES,
    COLUMN,
    ROW,
    PROGRAM_COLUMNS,
    NAME_EN = PROGRAM_COLUMNS,
    COLUMNS
};
static const char *const roles[COLUMNS] = {"area.code",   "area.name",       "area.level",
                                           "area.parent", "area.short_name", "area.aliases",
                                           "area.column", "area.row",        "area.name_en"};

/* ---- names ---- */

void nt_model_add_aliases(nt_code_names *names, const char *aliases, uint32_t index)
{
    for (const char *at = aliases; *at;) {
        size_t length = strcspn(at, ";");
        nt_model_add_name(names, nt_arena_text(names->arena, at, length), index);
        at += length + (at[length] == ';');
    }
}

nt_text nt_model_area_label(const nt_area *area)
{
    nt_text label = nt_text_alike(area->name);
    label.in[NT_LANG_EN] = area->name_en ? area->name_en : area->name;
    return label;
}

/* "Kabupaten Maros" is also Maros. */
static void add_bare(nt_area_set *set, const nt_area *area, uint32_t index)
{
    char key[NT_KEY_MAX];
    nt_model_key(area->name, NT_KEY_OF_REGENCY, key);
    const char *bare = nt_model_bare_key(key);
    if (bare != key) {
        nt_model_add_key(&set->bare, nt_arena_string(set->bare.arena, bare), index);
    }
}

static void name_areas(nt_arena *arena, nt_area_set *set, bool codes)
{
    set->names = nt_model_open_names(arena, NT_KEY_OF_AREA);
    set->bare = nt_model_open_names(arena, NT_KEY_OF_REGENCY);
    for (size_t i = 0; i < set->count; i++) {
        const nt_area *area = &set->items[i];
        if (codes) {
            nt_model_add_name(&set->names, area->code, (uint32_t)i);
        }
        nt_model_add_name(&set->names, area->name, (uint32_t)i);
        nt_model_add_name(&set->names, area->name_en ? area->name_en : "", (uint32_t)i);
        nt_model_add_name(&set->names, area->short_name, (uint32_t)i);
        nt_model_add_aliases(&set->names, area->aliases, (uint32_t)i);
        add_bare(set, area, (uint32_t)i);
    }
}

static const nt_area *named(const nt_area_set *set, const nt_code_names *names, const char *text)
{
    uint32_t at = nt_model_find_name(names, text);
    return at < NT_NAME_AMBIGUOUS ? &set->items[at] : NULL;
}

/* ---- the program's own ---- */

/* The cells of a line without quotes, in the order of the roles. */
static void split(nt_arena *arena, const char *line, const char *cells[PROGRAM_COLUMNS])
{
    for (int i = 0; i < PROGRAM_COLUMNS; i++) {
        size_t length = strcspn(line, ",");
        cells[i] = nt_arena_text(arena, line, length);
        line += length + (line[length] == ',');
    }
}

static void read_program(nt_arena *arena, nt_gazetteer *out)
{
    size_t count = 0;
    while (nt_model_indonesia[count + 1]) {
        count++;
    }
    nt_area *areas = nt_new_array(arena, nt_area, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *cells[PROGRAM_COLUMNS];
        split(arena, nt_model_indonesia[i + 1], cells);
        areas[i] = (nt_area){.code = cells[CODE],
                             .name = cells[NAME],
                             .short_name = cells[SHORT_NAME],
                             .aliases = cells[ALIASES],
                             .level = out->levels[nt_model_level_of_word(cells[LEVEL])],
                             .has_tile = *cells[COLUMN] != '\0',
                             .column = atoi(cells[COLUMN]),
                             .row = atoi(cells[ROW])};
        /* A parent stands before its parts. */
        for (size_t p = 0; *cells[PARENT] && p < i && !areas[i].parent; p++) {
            areas[i].parent = strcmp(areas[p].code, cells[PARENT]) == 0 ? &areas[p] : NULL;
        }
    }
    out->program = (nt_area_set){.items = areas, .count = count};
    name_areas(arena, &out->program, false);
}

const nt_area *nt_model_program_area(const nt_gazetteer *gazetteer, const char *name)
{
    return named(&gazetteer->program, &gazetteer->program.names, name);
}

/* ---- the package's table ---- */

typedef struct {
    nt_arena *arena;
    nt_problems *problems;
    nt_gazetteer *out;
    const nt_json *words;        /* "levels" of the descriptor; may be NULL */
    NT_VEC(nt_level *) levels;   /* in the words of the table */
    nt_map level_ids;            /* where each stands among them */
    const nt_cell **level_cells; /* by area */
} reading;

#define fault(r, cell, code, ...)                                                                  \
    nt_problems_add((r)->problems, NT_SEVERITY_ERROR, (cell)->place, code, __VA_ARGS__)

/* A column or row of a tile; false: none, or none that can be used. */
static bool read_side(reading *r, const nt_cell *cell, int *out)
{
    if (!cell->known) {
        return false;
    }
    double number = nt_decimal_value(cell->number);
    if (cell->number.decimals || number < -9999 || number > 9999) {
        fault(r, cell, "range", NT_MESSAGE_MODEL_NO_TILE_SIDE(.value = cell->text));
        return false;
    }
    *out = (int)number;
    return true;
}

static void read_tile(reading *r, const nt_cell *column, const nt_cell *row, nt_area *area)
{
    bool east = read_side(r, column, &area->column), south = read_side(r, row, &area->row);
    area->has_tile = east && south;
    const nt_cell *given = column->known ? column : row;
    if (column->known != row->known && !nt_model_is_invalid(column) && !nt_model_is_invalid(row)) {
        fault(r, given, "tile-incomplete", NT_MESSAGE_MODEL_HALF_A_TILE(.area = area->name));
    }
}

static void read_rows(reading *r, const nt_table *table)
{
    nt_area_set *own = &r->out->own;
    nt_model_columns columns = nt_model_columns_of(table, roles, COLUMNS);
    nt_map codes = nt_map_open(r->arena);
    const nt_cell **parents = nt_new_array(r->arena, const nt_cell *, table->row_count + 1);
    own->items = nt_new_array(r->arena, nt_area, table->row_count + 1);
    r->level_cells = nt_new_array(r->arena, const nt_cell *, table->row_count + 1);
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *code = nt_model_cell(&columns, row, CODE);
        const nt_cell *name = nt_model_cell(&columns, row, NAME);
        if (!name->known) {
            continue;
        }
        nt_area *area = &own->items[own->count];
        *area = (nt_area){.code = code->known ? code->text : nt_utf8_slug(r->arena, name->text),
                          .name = name->text,
                          .short_name = nt_model_text(nt_model_cell(&columns, row, SHORT_NAME)),
                          .aliases = nt_model_text(nt_model_cell(&columns, row, ALIASES)),
                          .place = name->place};
        const nt_cell *english = nt_model_cell(&columns, row, NAME_EN);
        area->name_en = english->known ? english->text : NULL;
        read_tile(r, nt_model_cell(&columns, row, COLUMN), nt_model_cell(&columns, row, ROW), area);
        nt_map_keep(&codes, area->code, own->count);
        parents[own->count] = nt_model_cell(&columns, row, PARENT);
        r->level_cells[own->count++] = nt_model_cell(&columns, row, LEVEL);
    }
    for (size_t i = 0; i < own->count; i++) {
        size_t at = parents[i]->known ? nt_map_find(&codes, parents[i]->text) : NT_MAP_NONE;
        own->items[i].parent = at == NT_MAP_NONE || at == i ? NULL : &own->items[at];
    }
}

/* ---- levels of the package's table ---- */

/* How deep it lies below the country, by its parents; a circle of parents ends somewhere. */
static int depth_of(const nt_area *area)
{
    int depth = 1;
    for (const nt_area *up = area->parent; up && depth < 16; up = up->parent, depth++) {
        if (up->level) {
            return up->level->rank + depth;
        }
    }
    return depth;
}

static void warn_of_typo(reading *r, const nt_cell *cell)
{
    for (int i = 0; i < NT_LEVEL_COUNT; i++) {
        NT_EACH_OF(const char, word, nt_model_levels[i].label.in, NT_LANG_COUNT) {
            if (nt_utf8_distance(cell->text, word, 1) == 1) {
                nt_problems_add(
                    r->problems, NT_SEVERITY_WARNING, cell->place, "unknown-level",
                    NT_MESSAGE_MODEL_LEVEL_OF_ITS_OWN(.level = cell->text, .near = word));
            }
        }
    }
}

static nt_level *level_named(reading *r, const nt_area *area, const nt_cell *cell)
{
    const char *text = cell->text;
    int built_in = nt_model_level_of_word(text);
    if (built_in >= 0) {
        return r->out->levels[built_in];
    }
    warn_of_typo(r, cell);
    const char *id = nt_utf8_slug(r->arena, text);
    size_t known = nt_map_keep(&r->level_ids, id, r->levels.count);
    if (known != NT_MAP_NONE) {
        return r->levels.items[known];
    }
    nt_level *made = nt_new(r->arena, nt_level);
    *made = (nt_level){id, nt_text_alike(text), depth_of(area)};
    nt_vec_push(r->arena, &r->levels, made);
    return made;
}

/* Areas of a level that nobody names are what most of their names say: provinces, regencies. */
static const nt_level *unnamed_level(const reading *r, int depth)
{
    static const nt_level plain[] = {{"area", NT_TEXT_MODEL_AREA, 1},
                                     {"part", NT_TEXT_MODEL_PART_OF_AN_AREA, 2}};
    const nt_gazetteer *g = r->out;
    const nt_level *known = g->levels[depth == 1 ? NT_LEVEL_PROVINCE : NT_LEVEL_REGENCY];
    size_t count = 0, fitting = 0;
    for (size_t i = 0; i < g->own.count; i++) {
        const nt_area *area = &g->own.items[i];
        if (!r->level_cells[i]->known && (depth_of(area) == 1) == (depth == 1)) {
            const nt_area *found = nt_model_program_area(g, area->name);
            count++;
            fitting += found && found->level == known;
        }
    }
    return 10 * fitting >= 9 * count && fitting ? known : &plain[depth > 1];
}

static void settle_levels(reading *r)
{
    nt_area_set *own = &r->out->own;
    for (size_t pass = 0; pass < 2; pass++) { /* the widest first: depths are counted from them */
        for (size_t i = 0; i < own->count; i++) {
            nt_area *area = &own->items[i];
            if (r->level_cells[i]->known && !area->level && (pass || !area->parent)) {
                area->level = level_named(r, area, r->level_cells[i]);
            }
        }
    }
    const nt_level *unnamed[2] = {unnamed_level(r, 1), unnamed_level(r, 2)};
    int *depths = nt_new_array(r->arena, int, own->count + 1);
    for (size_t i = 0; i < own->count; i++) {
        depths[i] = depth_of(&own->items[i]);
    }
    for (size_t i = 0; i < own->count; i++) {
        if (!own->items[i].level) {
            own->items[i].level = unnamed[depths[i] > 1];
        }
    }
}

static const nt_json_form level_form[] = {{.key = "label", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
                                          {.key = NULL}};

const nt_json_form nt_model_level_form = {.is = NT_IS_OBJECT, .members = level_form};

static nt_status read_words(reading *r, nt_error *err)
{
    NT_JSON_EACH_READ(item, r->words) {
        int built_in = nt_model_level_of_word(item->key);
        nt_text label;
        NT_TRY(nt_model_read_label(item, &label, err));
        if (built_in >= 0) {
            r->out->levels[built_in]->label = label;
        }
    }
    return NT_OK;
}

/* The author's words for a level are found by the text that the table has for it; words for a level
 * that it does not have would be without effect. */
static nt_status label_levels(reading *r, nt_error *err)
{
    char key[NT_KEY_MAX];
    nt_map keys = nt_map_open(r->arena);
    for (size_t i = 0; i < r->levels.count; i++) {
        nt_model_key(r->levels.items[i]->label.in[0], NT_KEY_OF_TEXT, key);
        nt_map_keep(&keys, nt_arena_string(r->arena, key), i);
    }
    nt_status status = NT_OK;
    NT_JSON_EACH_READ(item, r->words) {
        nt_model_key(item->key, NT_KEY_OF_TEXT, key);
        size_t at = nt_map_find(&keys, key);
        if (!status && at != NT_MAP_NONE) {
            status = nt_model_read_label(item, &r->levels.items[at]->label, err);
        } else if (!status && nt_model_level_of_word(item->key) < 0) {
            status = nt_fail(err, NT_INVALID, item->key_place,
                             NT_MESSAGE_MODEL_LEVEL_WITHOUT_AREAS(.level = item->key));
        }
    }
    return status;
}

/* ---- tiles of the package's table ---- */

static bool side_by_side(const nt_area *a, const nt_area *b)
{
    return a->level == b->level && a->parent == b->parent && a->has_tile && b->has_tile;
}

static int by_grid(const void *left, const void *right)
{
    const nt_area *a = *(const nt_area *const *)left, *b = *(const nt_area *const *)right;
    if (a->level != b->level) {
        return strcmp(a->level->id, b->level->id);
    }
    if (a->parent != b->parent) {
        return !a->parent || (b->parent && a->parent < b->parent) ? -1 : 1;
    }
    int order = (a->row > b->row) - (a->row < b->row);
    order = order ? order : (a->column > b->column) - (a->column < b->column);
    return order ? order : (a > b) - (a < b);
}

static void check_tiles(reading *r)
{
    nt_area_set *own = &r->out->own;
    nt_area **sorted = nt_new_array(r->arena, nt_area *, own->count + 1);
    size_t count = NT_PICK(sorted, i, own->count, &own->items[i], own->items[i].has_tile);
    nt_sort(sorted, count, sizeof *sorted, by_grid);
    for (size_t i = 1; i < count; i++) {
        nt_area *area = sorted[i], *before = sorted[i - 1];
        if (side_by_side(area, before) && area->column == before->column &&
            area->row == before->row) {
            fault(r, area, "tile-taken",
                  NT_MESSAGE_MODEL_TILE_TAKEN(.area = area->name, .column = area->column,
                                              .row = area->row,
                                              .line = nt_place_line(r->arena, before->place,
                                                                    area->place)));
        }
    }
}

static nt_status read_own(reading *r, const nt_table *table, nt_error *err)
{
    NT_TRY(read_words(r, err));
    if (table) {
        read_rows(r, table);
        settle_levels(r);
        check_tiles(r);
        name_areas(r->arena, &r->out->own, true);
    }
    return label_levels(r, err);
}

nt_status nt_model_read_areas(nt_arena *arena, const nt_package *package, const nt_json *netra,
                              nt_problems *problems, const nt_gazetteer **out, nt_error *err)
{
    nt_gazetteer *made = nt_new(arena, nt_gazetteer);
    nt_level *levels = nt_arena_copy(arena, nt_model_levels, sizeof nt_model_levels);
    for (int i = 0; i < NT_LEVEL_COUNT; i++) {
        made->levels[i] = &levels[i];
    }
    read_program(arena, made);
    reading r = {.arena = arena,
                 .problems = problems,
                 .out = made,
                 .level_ids = nt_map_open(arena),
                 .words = nt_json_get(nt_json_get(netra, "areas"), "levels")};
    NT_TRY(read_own(&r, package ? nt_ingest_table(package, "area") : NULL, err));
    *out = made;
    return NT_OK;
}

const nt_area *nt_model_own_areas(const nt_gazetteer *gazetteer, size_t *count)
{
    *count = gazetteer->own.count;
    return gazetteer->own.items;
}

bool nt_model_lies_in(const nt_area *part, const nt_area *whole)
{
    enum { STEPS_MAX = 16 };
    for (int up = 0; part && part != whole && up < STEPS_MAX; up++) {
        part = part->parent;
    }
    return part == whole;
}

/* ---- finding ---- */

static const nt_area *in_set(const nt_area_set *set, const char *text, bool *several)
{
    const nt_area *area = named(set, &set->names, text);
    if (!area) {
        area = named(set, &set->bare, text);
        *several = *several || nt_model_find_name(&set->bare, text) == NT_NAME_AMBIGUOUS;
    }
    return area;
}

/* Two texts for one area have one key; what no table knows is told apart by its spelling alone. */
static const char *key_for(nt_arena *arena, const nt_area_found *found, const char *text)
{
    char key[NT_KEY_MAX];
    if (found->own) {
        return nt_arena_printf(arena, "#%s", found->area->code);
    }
    nt_model_key(found->area ? found->area->name : text, NT_KEY_OF_AREA, key);
    return *key ? nt_arena_string(arena, key) : text;
}

static nt_area_found find_name(nt_arena *arena, const nt_gazetteer *gazetteer, const char *text)
{
    nt_area_found found = {.key = ""};
    bool several = false;
    if (!*text) {
        return found;
    }
    found.area = in_set(&gazetteer->own, text, &several);
    found.own = found.area != NULL;
    int kind = nt_model_level_of_name(text);
    if (!found.area && !several) {
        const nt_area *known = in_set(&gazetteer->program, text, &several);
        /* "Desa Bali" is a village, whatever Bali is. */
        found.area = known && (kind < 0 || gazetteer->levels[kind] == known->level) ? known : NULL;
    }
    found.level = found.area  ? found.area->level
                  : kind >= 0 ? gazetteer->levels[kind]
                  : several   ? gazetteer->levels[NT_LEVEL_REGENCY]
                              : NULL;
    found.several = several && !found.area;
    found.key = key_for(arena, &found, text);
    return found;
}

const nt_area *const *nt_model_namesakes(nt_arena *arena, const nt_gazetteer *gazetteer,
                                         const char *text, size_t *count)
{
    char asked[NT_KEY_MAX], key[NT_KEY_MAX];
    const nt_area_set *set = &gazetteer->program;
    const nt_area **out = nt_new_array(arena, const nt_area *, set->count + 1);
    nt_model_key(text, NT_KEY_OF_REGENCY, asked);
    *count = 0;
    for (size_t i = 0; i < set->count; i++) {
        nt_model_key(set->items[i].name, NT_KEY_OF_REGENCY, key);
        const char *bare = nt_model_bare_key(key);
        if (bare != key && strcmp(bare, asked) == 0) {
            out[(*count)++] = &set->items[i];
        }
    }
    return out;
}

/* "Sumatera Utara" of "12 - Sumatera Utara", "[12] Sumatera Utara" and "Sumatera Utara (12)"; the
 * text itself where no code stands beside a name. */
static const char *without_code(nt_arena *arena, const char *text)
{
    static const char code[] = "0123456789.", marks[] = " -.:)]/_(";
    const char *begin = text + strspn(text, "([");
    size_t digits = strspn(begin, code), end = strlen(text), apart = strspn(begin + digits, marks);
    begin = digits && (apart || begin[digits - 1] == '.') ? begin + digits + apart : text;
    size_t left = strlen(begin), tail = left;
    while (tail && strchr("0123456789.)]", begin[tail - 1])) {
        tail--;
    }
    bool coded = tail < left && tail && strchr("([-", begin[tail - 1]);
    while (coded && tail && strchr(marks, begin[tail - 1])) {
        tail--;
    }
    left = coded ? tail : left;
    return left && left < end ? nt_arena_text(arena, begin, left) : text;
}

/* "Kab. Bone, Sulawesi Selatan", "Sulawesi Selatan - Kab. Bone", "Kab. Bone (Sulawesi Selatan)":
 * the narrower of two names of which one lies in the other; NULL they are none. */
static const nt_area *find_within(nt_arena *arena, const nt_gazetteer *gazetteer, const char *text)
{
    for (const char *at = text; (at = strpbrk(at, ",(/-")); at++) {
        const char *rest = at + 1 + strspn(at + 1, " ");
        const char *before = nt_arena_text(arena, text, (size_t)(at - text));
        const char *behind = nt_arena_text(arena, rest, strcspn(rest, *at == '(' ? ")" : ""));
        const nt_area *one = find_name(arena, gazetteer, before).area;
        const nt_area *other = one ? find_name(arena, gazetteer, behind).area : NULL;
        if (one && other && one != other &&
            (nt_model_lies_in(one, other) || nt_model_lies_in(other, one))) {
            return nt_model_lies_in(one, other) ? one : other;
        }
    }
    return NULL;
}

nt_area_found nt_model_find_area(nt_arena *arena, const nt_gazetteer *gazetteer, const char *text)
{
    nt_area_found found = find_name(arena, gazetteer, text);
    if (!found.area && strlen(text) < NT_KEY_MAX) {
        const char *plain = without_code(arena, text);
        const nt_area *within = find_within(arena, gazetteer, plain);
        nt_area_found other = find_name(arena, gazetteer, within ? within->name : plain);
        bool same = plain == text && !within;
        found = same || !other.area || (within && other.area != within) ? found : other;
        found.beside_more = found.area != NULL;
    }
    return found;
}
