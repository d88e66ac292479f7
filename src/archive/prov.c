/* What was made from what, as PROV has it. */
#include <string.h>

#include "base/path.h"

#include "base/json.h"
#include "describe.h"

/* PROV-JSON groups by kind of statement; every statement has an id of its own. */
typedef struct {
    nt_arena *arena;
    nt_json_writer w;
    const nt_snapshot_request *request;
    const nt_json *figures; /* of the ledger */
    size_t statements;
} prov;

static void put(prov *p, const char *key, const char *text)
{
    nt_json_member(&p->w, key, text);
}

static void begin(prov *p, const char *key)
{
    nt_json_member_begin(&p->w, key, '{');
}

static void end(prov *p)
{
    nt_json_end(&p->w, '}');
}

static const char *id(prov *p, const char *prefix, const char *name)
{
    return nt_arena_printf(p->arena, "%s:%s", prefix, name);
}

static void statement(prov *p, const char *role_a, const char *a, const char *role_b, const char *b)
{
    begin(p, nt_arena_printf(p->arena, "_:s%zu", ++p->statements));
    put(p, role_a, a);
    put(p, role_b, b);
    end(p);
}

static bool is_published(const nt_json *figure)
{
    return strcmp(nt_json_string(figure, "method", ""), "published") == 0;
}

/* A repeated id would be a repeated key; the ledger has each once. */
static void put_figures(prov *p)
{
    NT_JSON_EACH(figure, p->figures) {
        const char *name = nt_json_string(figure, "id", "");
        if (is_published(figure)) {
            begin(p, id(p, "row", name));
            put(p, "prov:type", "netra:InputRow");
            end(p);
        }
        begin(p, id(p, "figure", name));
        put(p, "prov:type", "netra:Figure");
        put(p, "netra:method", nt_json_string(figure, "method", ""));
        const nt_json *value = nt_json_get(figure, "value");
        if (value && value->type == NT_JSON_NUMBER) {
            nt_json_member_number(&p->w, "prov:value", value->number);
        }
        end(p);
    }
}

static void put_file(prov *p, const char *path, nt_bytes bytes)
{
    begin(p, id(p, "bag", path));
    put(p, "prov:type", "netra:File");
    put(p, "netra:sha512", nt_bag_sha512(p->arena, bytes));
    end(p);
}

/* They were used, and are known by their checksums, though they are not here. */
static void put_withheld(prov *p)
{
    NT_EACH(const nt_snapshot_withheld, table, p->request->withheld, p->request->withheld_count) {
        begin(p, id(p, "bag", table->path));
        put(p, "prov:type", "netra:WithheldFile");
        put(p, nt_arena_printf(p->arena, "netra:%s", table->method), table->checksum);
        put(p, "netra:reason", table->reason.in[NT_LANG_EN]);
        end(p);
    }
}

static const char *pdf_path(prov *p)
{
    return nt_arena_printf(p->arena, "data/%s.pdf", p->request->report);
}

/* What was built beside the report is called as it: its web edition, its workbook. */
static bool is_companion(prov *p, const char *path)
{
    const char *stem = nt_arena_printf(p->arena, "data/%s.", p->request->report);
    return nt_begins(path, stem);
}

static const char *ledger_path(prov *p)
{
    return nt_arena_printf(p->arena, "data/%s.figures.json", p->request->report);
}

/* The report before it was signed: known by its checksum, though it is no file of the bag. */
#define AS_BUILT "netra:as-built"

static void put_as_built(prov *p)
{
    const nt_snapshot_signing *signing = &p->request->signing;
    if (signing->built) {
        begin(p, AS_BUILT);
        put(p, "prov:type", "netra:UnsignedReport");
        put(p, "netra:sha512", signing->sha512);
        nt_json_member_integer(&p->w, "netra:bytes", (long long)signing->built);
        end(p);
    }
}

static bool new_page(const prov *p, size_t i)
{
    return i == 0 || p->request->places[i - 1].page != p->request->places[i].page;
}

static const char *page_id(prov *p, size_t i)
{
    return nt_arena_printf(p->arena, "page:%zu", p->request->places[i].page);
}

static void put_entities(prov *p)
{
    begin(p, "entity");
    put_file(p, pdf_path(p), p->request->pdf);
    put_file(p, ledger_path(p), p->request->ledger);
    for (size_t i = 0; i < p->request->file_count; i++) {
        put_file(p, p->request->files[i].path, p->request->files[i].bytes);
    }
    put_withheld(p);
    put_as_built(p);
    put_figures(p);
    for (size_t i = 0; i < p->request->place_count; i++) {
        if (new_page(p, i)) {
            begin(p, page_id(p, i));
            put(p, "prov:type", "netra:Page");
            end(p);
        }
    }
    end(p);
}

static const nt_json *table_with(const nt_json *package, const char *role)
{
    NT_JSON_EACH(resource, nt_json_get(package, "resources")) {
        NT_JSON_EACH(field, nt_json_get(nt_json_get(resource, "schema"), "fields")) {
            if (strcmp(nt_json_string(field, "role", ""), role) == 0) {
                return resource;
            }
        }
    }
    return NULL;
}

/* Entities, and NULL. */
static const char *const *files_of(prov *p, const char *home, const nt_json *resource)
{
    NT_VEC(const char *) files = {0};
    const char *path;
    for (size_t n = 0; (path = nt_json_text_at(resource, "path", n)); n++) {
        nt_vec_push(p->arena, &files,
                    nt_arena_printf(p->arena, "bag:%s%s", home, nt_path_plain(p->arena, path)));
    }
    nt_vec_push(p->arena, &files, NULL);
    return files.items;
}

/* The files of the table in which a column has that role, in the input or in what it was reconciled
 * with; filed or withheld. NULL when there is none. */
static const char *const *files_with(prov *p, const char *role)
{
    static const char *const homes[] = {NT_SNAPSHOT_INPUT, NT_SNAPSHOT_PUBLISHED};
    for (size_t i = 0; i < 2 * p->request->file_count; i++) {
        const nt_bag_file *file = &p->request->files[i / 2];
        const char *home = homes[i % 2];
        const nt_json *tree;
        nt_error ignored;
        if (strcmp(file->path, nt_arena_printf(p->arena, "%sdatapackage.json", home)) == 0 &&
            nt_json_parse(p->arena, file->path, file->bytes.bytes, file->bytes.length, &tree,
                          &ignored) == NT_OK) {
            const nt_json *table = table_with(tree, role);
            if (table) {
                return files_of(p, home, table);
            }
        }
    }
    return NULL;
}

static void derive(prov *p, const char *made, const char *from)
{
    statement(p, "prov:generatedEntity", made, "prov:usedEntity", from);
}

/* From any of the files of a table. */
static void derive_from_table(prov *p, const char *made, const char *const *files)
{
    for (; files && *files; files++) {
        derive(p, made, *files);
    }
}

static void put_derivations(prov *p)
{
    const char *const *table = files_with(p, "figure.id");
    const char *const *cases = files_with(p, "case.reported_on");
    cases = cases ? cases : files_with(p, "case.stage_on");
    begin(p, "wasDerivedFrom");
    NT_JSON_EACH(figure, p->figures) {
        const char *name = nt_json_string(figure, "id", "");
        if (is_published(figure)) {
            derive(p, id(p, "figure", name), id(p, "row", name));
            derive_from_table(p, id(p, "row", name), table);
        }
        const nt_json *inputs = nt_json_get(figure, "inputs");
        if (!is_published(figure) && !(inputs && inputs->count)) {
            derive_from_table(p, id(p, "figure", name), cases); /* counted from the cases */
        }
        NT_JSON_EACH(input, inputs) {
            if (input->type == NT_JSON_STRING) {
                derive(p, id(p, "figure", name), id(p, "figure", input->string));
            }
        }
    }
    for (size_t i = 0; i < p->request->place_count; i++) {
        derive(p, page_id(p, i), id(p, "figure", p->request->places[i].ledger_id));
    }
    if (p->request->signing.built) {
        derive(p, id(p, "bag", pdf_path(p)), AS_BUILT);
    }
    end(p);
}

static void put_members(prov *p)
{
    begin(p, "hadMember");
    for (size_t i = 0; i < p->request->place_count; i++) {
        if (new_page(p, i)) {
            statement(p, "prov:collection", id(p, "bag", pdf_path(p)), "prov:entity",
                      page_id(p, i));
        }
    }
    end(p);
}

static bool is_source(const char *path)
{
    return nt_begins(path, NT_SNAPSHOT_INPUT) || nt_begins(path, NT_SNAPSHOT_PUBLISHED) ||
           nt_begins(path, NT_SNAPSHOT_TEMPLATE) || nt_begins(path, NT_SNAPSHOT_OFFICE) ||
           strcmp(path, NT_SNAPSHOT_BEFORE) == 0;
}

static void use(prov *p, const char *path)
{
    statement(p, "prov:activity", "netra:build", "prov:entity", id(p, "bag", path));
}

static void generate(prov *p, const char *entity)
{
    statement(p, "prov:entity", entity, "prov:activity", "netra:build");
}

static void put_build(prov *p)
{
    const nt_snapshot_request *r = p->request;
    begin(p, "activity");
    begin(p, "netra:build");
    put(p, "netra:command", r->command);
    end(p);
    end(p);
    begin(p, "agent");
    begin(p, "netra:program");
    put(p, "prov:type", "prov:SoftwareAgent");
    put(p, "netra:version", r->agent);
    end(p);
    end(p);
    begin(p, "wasAssociatedWith");
    statement(p, "prov:activity", "netra:build", "prov:agent", "netra:program");
    end(p);
    begin(p, "used");
    for (size_t i = 0; i < r->file_count; i++) {
        if (is_source(r->files[i].path)) {
            use(p, r->files[i].path);
        }
    }
    for (size_t i = 0; i < r->withheld_count; i++) {
        use(p, r->withheld[i].path);
    }
    end(p);
    begin(p, "wasGeneratedBy");
    generate(p, r->signing.built ? AS_BUILT : id(p, "bag", pdf_path(p)));
    generate(p, id(p, "bag", ledger_path(p)));
    for (size_t i = 0; i < r->file_count; i++) {
        if (nt_begins(r->files[i].path, NT_SNAPSHOT_CHARTS) || is_companion(p, r->files[i].path)) {
            generate(p, id(p, "bag", r->files[i].path));
        }
    }
    end(p);
}

nt_status nt_snapshot_prov(nt_arena *arena, const nt_snapshot_request *request, nt_bytes *out,
                           nt_error *err)
{
    const nt_json *ledger;
    NT_TRY(nt_json_parse(arena, "the ledger", request->ledger.bytes, request->ledger.length,
                         &ledger, err));
    prov p = {.arena = arena,
              .w = nt_json_open(arena),
              .request = request,
              .figures = nt_json_get(ledger, "figures")};
    begin(&p, "prefix");
    const char *name = nt_snapshot_name(arena, request);
    put(&p, "netra", "urn:netra:terms:");
    put(&p, "bag", nt_arena_printf(arena, "urn:netra:bag:%s:", name));
    put(&p, "row", nt_arena_printf(arena, "urn:netra:row:%s:", name));
    put(&p, "figure", nt_arena_printf(arena, "urn:netra:figure:%s:", name));
    put(&p, "page", nt_arena_printf(arena, "urn:netra:page:%s:", name));
    end(&p);
    put_entities(&p);
    put_build(&p);
    put_derivations(&p);
    put_members(&p);
    *out = nt_json_close(&p.w);
    return NT_OK;
}
