/* A register of a few rows, for one test. */
#pragma once

#include "ingest/sandbox.h"
#include "ingest/stream.h"
#include "model/cube.h"

#define CASE_FIELDS                                                                                \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'event', 'role': 'case.event'},\n"                \
    "{'name': 'in', 'type': 'date', 'role': 'case.reported_on'},\n"                                \
    "{'name': 'prov', 'role': 'case.province'}, {'name': 'reg', 'role': 'case.regency'},\n"        \
    "{'name': 'inst', 'role': 'case.institution'}, {'name': 'pos', 'role': 'case.position'},\n"    \
    "{'name': 'kind', 'role': 'case.violation'},\n"                                                \
    "{'name': 'dec', 'type': 'date', 'role': 'case.decided_on'},\n"                                \
    "{'name': 'out', 'role': 'case.outcome'},\n"                                                   \
    "{'name': 'san', 'type': 'date', 'role': 'case.sanctioned_on'},\n"                             \
    "{'name': 'what', 'role': 'case.sanction'}"

#define CASE_HEADING "id,event,in,prov,reg,inst,pos,kind,dec,out,san,what"

#define CASE_CODES                                                                                 \
    "'position': {'jpt': {'label': {'id': 'Pimpinan tinggi', 'en': 'Senior executive'},\n"         \
    "  'aliases': ['JPT', 'Jabatan Pimpinan Tinggi']}, 'staff': {'label': 'Pelaksana'}},\n"        \
    "'violation': {'media': {'label': 'Media sosial'}, 'party': {'label': 'Partai'}},\n"           \
    "'sanction': {'moral': {'label': 'Moral'}, 'heavy': {'label': 'Berat'}},\n"                    \
    "'institution': {'pemda': {'label': 'Pemda'}, 'dinas': {'label': 'Dinas'}},\n"                 \
    "'province': {'73': {'aliases': ['Celebes Selatan']}}"

#define AREA_ROWS                                                                                  \
    "code,name,level,parent,civil_servants,voters\n16,SUMATERA SELATAN,provinsi,,1000,2000\n"      \
    "73,SULAWESI SELATAN,provinsi,,,\n34,DAERAH ISTIMEWA YOGYAKARTA,provinsi,,,\n"                 \
    "32,JAWA BARAT,provinsi,,,\n63,KALIMANTAN SELATAN,provinsi,,,\n"                               \
    "73.71,KOTA MAKASSAR,kota,73,,\n73.09,KABUPATEN MAROS,kabupaten,73,,\n"                        \
    "16.71,KOTA PALEMBANG,kota,16,,\n32.04,KABUPATEN BANDUNG,kabupaten,32,,\n"                     \
    "32.73,KOTA BANDUNG,kota,32,,\n32.79,KOTA BANJAR,kota,32,,\n"                                  \
    "63.03,KABUPATEN BANJAR,kabupaten,63,,\n"                                                      \
    "16.99,KABUPATEN KEMBAR,kabupaten,16,,\n63.99,KABUPATEN KEMBAR,kabupaten,63,,\n"

#define EVENT_ROWS                                                                                 \
    "event,name_id,polling_day\nPemilu 2024,Pemilihan Umum 2024,2024-02-14\n"                      \
    "Pilkada 2020,Pilkada Serentak 2020,2020-12-09\n"

#define OTHER_TABLES                                                                               \
    "{'name': 'areas', 'path': 'areas.csv', 'schema': {'fields': [\n"                              \
    " {'name': 'code', 'role': 'area.code'}, {'name': 'name', 'role': 'area.name'},\n"             \
    " {'name': 'level', 'role': 'area.level'}, {'name': 'parent', 'role': 'area.parent'},\n"       \
    " {'name': 'civil_servants', 'type': 'number', 'role': 'area.civil_servants'},\n"              \
    " {'name': 'voters', 'type': 'integer', 'role': 'area.voters'}]}},\n"                          \
    "{'name': 'events', 'path': 'events.csv', 'schema': {'fields': [\n"                            \
    " {'name': 'event', 'role': 'event.id'}, {'name': 'name_id', 'role': 'event.name'},\n"         \
    " {'name': 'polling_day', 'type': 'date', 'role': 'event.polling_day'}]}}"

typedef struct {
    const char *fields, *heading, *codes; /* NULL: those above */
    const char *netra;                    /* members of "netra", with a comma behind */
    const char *whole;                    /* or all of it */
    const char *more;                     /* members of the resource, with a comma behind */
    const char *rows;                     /* below the heading */
    nt_date as_of;                        /* 0: unknown */
} register_text;

static inline void register_write(sandbox *box, const register_text *text)
{
    sandbox_descriptor(
        box,
        nt_arena_printf(
            box->arena,
            "{'netra': %s, 'resources': [\n"
            "{'name': 'cases', 'path': 'cases.csv', %s 'schema': {'fields': [%s]}},"
            "\n%s]}",
            text->whole ? text->whole
                        : nt_arena_printf(box->arena, "{%s 'synthetic': true, 'codes': {%s}}",
                                          text->netra ? text->netra : "",
                                          text->codes ? text->codes : CASE_CODES),
            text->more ? text->more : "", text->fields ? text->fields : CASE_FIELDS, OTHER_TABLES));
    sandbox_text(box, "areas.csv", AREA_ROWS);
    sandbox_text(box, "events.csv", EVENT_ROWS);
    sandbox_text(box, "cases.csv",
                 nt_arena_printf(box->arena, "%s\n%s", text->heading ? text->heading : CASE_HEADING,
                                 text->rows));
}

static inline nt_status register_model(sandbox *box, nt_date as_of, const nt_register **out)
{
    nt_status status = sandbox_read(box);
    return status
               ? status
               : nt_model_register(box->arena, box->arena, box->package,
                                   as_of ? as_of : NT_DATE_UNKNOWN, box->problems, out, &box->err);
}

static inline const nt_register *register_read(sandbox *box, const register_text *text)
{
    const nt_register *reg = NULL;
    register_write(box, text);
    if (register_model(box, text->as_of, &reg)) {
        fail_msg("%s", sandbox_error(box));
    }
    return reg;
}

/* "cases.csv:3:1 code" a line, sorted, of these rows. */
static inline const char *register_codes(const register_text *text)
{
    static char out[16384];
    SANDBOX(box);
    register_read(&box, text);
    snprintf(out, sizeof out, "%s", sandbox_codes(&box));
    return out;
}

static inline const char *codes_of_rows(const char *rows)
{
    return register_codes(&(register_text){.rows = rows});
}

static inline const char *code_of(const nt_register *reg, size_t row, nt_dimension dimension)
{
    return reg->codes[dimension].items[nt_register_case(reg, row).codes[dimension]].code;
}

static inline const char *id_of(nt_arena *arena, const nt_register *reg, size_t row)
{
    nt_id_text kept = {.next = 0};
    return nt_arena_string(arena, nt_register_id(reg, row, &kept));
}

static inline nt_date day(int year, int month, int of_month)
{
    return nt_date_from_civil(year, month, of_month);
}
