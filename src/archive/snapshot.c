#include "archive/snapshot.h"

#include "describe.h"

const char *nt_snapshot_name(nt_arena *arena, const nt_snapshot_request *request)
{
    const char *number = request->number > 1 ? nt_arena_printf(arena, "-%zu", request->number) : "";
    bool is_id = nt_lang_or_id(request->language) == NT_LANG_ID;
    return nt_arena_printf(arena, "%s-%s%s%s%s", request->report, request->edition,
                           is_id ? "" : "-", is_id ? "" : request->language, number);
}

/* What was proven: the report as built is not in the bag as a file of its own. */
static void say_signing(nt_bag *bag, const nt_snapshot_request *request)
{
    const nt_snapshot_signing *signing = &request->signing;
    if (signing->built) {
        const char *how =
            signing->is_update
                ? nt_arena_printf(bag->arena, "these bytes come first, signing added %zu",
                                  signing->added)
                : "signing wrote the file anew";
        nt_bag_say(bag, "Signed-File",
                   nt_arena_printf(bag->arena, "data/%s.pdf; as built %zu bytes; sha512 %s; %s",
                                   request->report, signing->built, signing->sha512, how));
    }
}

static void say_all(nt_bag *bag, const nt_snapshot_request *request)
{
    nt_bag_say(bag, "Source-Organization", request->organisation);
    nt_bag_say(bag, "External-Description",
               nt_arena_printf(bag->arena, "%s (%s)", request->title, request->edition));
    nt_bag_say(bag, "External-Identifier", bag->name);
    nt_bag_say(bag, "Bag-Group-Identifier", request->report);
    nt_bag_say(bag, "Bagging-Date", request->edition);
    if (request->number > 1) {
        nt_bag_say(bag, "Edition-Number", nt_arena_printf(bag->arena, "%zu", request->number));
    }
    nt_bag_say(bag, "Bag-Software-Agent", request->agent);
    say_signing(bag, request);
    NT_EACH(const nt_snapshot_withheld, table, request->withheld, request->withheld_count) {
        const char *rows =
            table->rows < 0 ? "" : nt_arena_printf(bag->arena, "; %lld rows", table->rows);
        nt_bag_say(bag, "Withheld-File",
                   nt_arena_printf(bag->arena, "%s; %lld bytes%s; %s %s; %s", table->path,
                                   table->bytes, rows, table->method, table->checksum,
                                   table->reason.in[NT_LANG_EN]));
    }
}

nt_status nt_snapshot_bag(nt_arena *arena, const nt_snapshot_request *request, nt_bag *out,
                          nt_error *err)
{
    nt_bytes package, prov;
    nt_bag bag = nt_bag_open(arena, nt_snapshot_name(arena, request), request->created);
    nt_bag_add(&bag, nt_arena_printf(arena, "data/%s.pdf", request->report), request->pdf);
    nt_bag_add(&bag, nt_arena_printf(arena, "data/%s.figures.json", request->report),
               request->ledger);
    for (size_t i = 0; i < request->file_count; i++) {
        nt_bag_add(&bag, request->files[i].path, request->files[i].bytes);
    }
    say_all(&bag, request);
    NT_TRY(nt_snapshot_package(arena, request, &bag, &package, err));
    NT_TRY(nt_snapshot_prov(arena, request, &prov, err));
    nt_bag_add(&bag, "datapackage.json", package);
    nt_bag_add(&bag, "prov.json", prov);
    nt_bag_add(&bag, "README.txt", nt_snapshot_readme(arena, request));
    NT_TRY(nt_bag_seal(&bag, err));
    *out = bag;
    return NT_OK;
}
