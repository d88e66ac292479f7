/* Persons planted in every column of every table: nothing that comes out of these rooms shows one.
 */
#include "model/register_csv.h"
#include "registers.h"

/* Made-up numbers of the right form, as people and programs write them. */
static const char *const numbers[] = {"198503152010011001",
                                      "19850315 201001 1 001",
                                      "19850315.201001.1.001",
                                      "1985-0315-2010-0110-01",
                                      "NIP. 198503152010011001 (Lurah)",
                                      "19850315\xC2\xA0"
                                      "201001\xE2\x80\xAF"
                                      "1\xC2\xA0"
                                      "001",
                                      "1.98503152010011E+17"};

static const char planted_name[] = "Budi Santosa";

/* What may show a part of either. */
static bool gives_away(const char *text)
{
    return strstr(text, "1985") || strstr(text, "0315") || strstr(text, "98503") ||
           strstr(text, "Santosa");
}

static void assert_silent(const sandbox *box, const nt_register *reg, nt_status status)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    for (size_t i = 0; i < count; i++) {
        if (gives_away(items[i].message.in[NT_LANG_EN])) {
            fail_msg("a message shows it: %s", items[i].message.in[NT_LANG_EN]);
        }
    }
    if (status) {
        assert_false(gives_away(box->err.message[NT_LANG_EN]));
    }
    for (size_t t = 0; box->package && t < box->package->table_count; t++) {
        assert_false(gives_away(box->package->tables[t].parts[0].bytes.bytes));
    }
    for (int d = 0; reg && d < NT_DIM_COUNT; d++) {
        for (size_t i = 0; i < reg->codes[d].count; i++) {
            assert_false(gives_away(reg->codes[d].items[i].code));
            assert_false(gives_away(reg->codes[d].items[i].label.in[0]));
        }
    }
    if (reg) {
        assert_false(gives_away(register_csv(box->arena, reg).bytes));
    }
}

static bool has_problem(const sandbox *box, const char *code, nt_severity severity)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    return NT_ANY(i, count, strcmp(items[i].code, code) == 0 && items[i].severity == severity);
}

/* `rows` with its cell number `which`, counted over all lines, replaced; NULL when there are fewer.
 */
static const char *plant(nt_arena *arena, const char *rows, size_t which, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t cell = 0;
    for (const char *at = rows;; at++) {
        size_t length = strcspn(at, ",\n");
        if (cell++ == which) {
            nt_buffer_printf(&out, "\"%s\"%s", text, at + length);
            return nt_buffer_text(&out);
        }
        nt_buffer_add(&out, at, length + (at[length] != '\0'));
        at += length;
        if (!*at || !at[1]) {
            return NULL;
        }
    }
}

static const char sound_cases[] = CASE_HEADING
    ",note\n"
    "A-1,Pemilu 2024,2024-01-02,Sulsel,Kota Makassar,pemda,jpt,media,2024-02-01,proven,2024-03-01,"
    "moral,x\n"
    "A-2,Pemilu 2024,2024-01-02,Sulsel,Kota Makassar,pemda,jpt,party,,pending,,,\n";
static const char short_areas[] = "code,name,level,parent,civil_servants,voters,remark\n"
                                  "73,SULAWESI SELATAN,provinsi,,10,10,r\n"
                                  "73.71,KOTA MAKASSAR,kota,73,10,10,r\n";
static const char short_events[] = "event,name_id,polling_day,remark\nPemilu 2024,P,2024-02-14,r\n";

/* The status of reading with this file instead of the sound one. */
static nt_status read_planted(sandbox *box, const char *file, const char *text,
                              const nt_register **reg)
{
    register_write(box, &(register_text){.rows = ""});
    sandbox_text(box, "cases.csv", sound_cases);
    sandbox_text(box, "areas.csv", short_areas);
    sandbox_text(box, "events.csv", short_events);
    sandbox_text(box, file, text);
    return register_model(box, 0, reg);
}

static void plant_everywhere(const char *file, const char *rows, const char *text, bool number)
{
    for (size_t which = 0;; which++) {
        sandbox box = sandbox_open();
        const nt_register *reg = NULL;
        const char *planted = plant(box.arena, rows, which, text);
        if (!planted) {
            sandbox_close(&box);
            assert_true(which > 3);
            return;
        }
        nt_status status = read_planted(&box, file, planted, &reg);
        if (number) {
            if (!has_problem(&box, "personal-number", NT_SEVERITY_ERROR)) {
                fail_msg("%s: cell %zu passes", file, which);
            }
            assert_silent(&box, reg, status);
        } else if (strcmp(file, "cases.csv") == 0) {
            /* A name cannot be told from a text, so no text of a case goes out. */
            assert_silent(&box, reg, status);
        }
        sandbox_close(&box);
    }
}

TEST(test_the_sound_register_is_sound)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    assert_int_equal(read_planted(&box, "cases.csv", sound_cases, &reg), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(box.package->tables[0].parts[0].bytes.length, 0);
    assert_string_equal(register_csv(box.arena, reg).bytes,
                        "case_id,event,province,regency,institution,position,violation,sanction,"
                        "reported_on,decided_on,outcome,sanctioned_on\r\n"
                        "A-1,pemilu-2024,73,73.71,pemda,jpt,media,moral,2024-01-02,2024-02-01,"
                        "proven,2024-03-01\r\n"
                        "A-2,pemilu-2024,73,73.71,pemda,jpt,party,,2024-01-02,,pending,\r\n");
}

TEST(test_numbers_in_every_cell_of_every_table)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        plant_everywhere("cases.csv", sound_cases, numbers[i], true);
        plant_everywhere("areas.csv", short_areas, numbers[i], true);
        plant_everywhere("events.csv", short_events, numbers[i], true);
    }
}

TEST(test_names_in_every_cell_of_a_case)
{
    plant_everywhere("cases.csv", sound_cases, planted_name, false);
}

TEST(test_numbers_in_rows_that_are_given_up)
{
    static const char *const rows[] = {"A-1,198503152010011001\n",
                                       ",,,,,,,,,,,,,,,,198503152010011001\n",
                                       "A-1,x\"198503152010011001\"\n", "\"198503152010011001"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SANDBOX(box);
        const nt_register *reg = register_read(&box, &(register_text){.rows = rows[i]});
        assert_silent(&box, reg, NT_OK);
        assert_true(nt_problems_count(box.problems, NT_SEVERITY_ERROR) > 0);
    }
}

TEST(test_an_open_list_takes_no_number)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.codes = "'institution': 'open', 'position': 'open', 'violation': "
                                        "'open', 'sanction': 'open'",
                               .rows = "A-1,,2024-01-02,,,198503152010011001,,,,,,\n"
                                       "A-2,,2024-01-02,,,198503152010011001,,,,,,\n"
                                       "A-3,,2024-01-02,,,198503152010011001,,,,,,\n"});
    assert_int_equal(reg->codes[NT_DIM_INSTITUTION].count, 1);
    assert_silent(&box, reg, NT_OK);
}

TEST(test_personal_columns)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box,
        &(register_text){.fields = CASE_FIELDS ", {'name': 'NIP', 'personal': true}, "
                                               "{'name': 'Nama', 'personal': true}",
                         .heading = CASE_HEADING ",NIP,Nama",
                         .rows = "A-1,,2024-01-02,,,,,,,,,,198503152010011001,Budi Santosa\n"});
    assert_string_equal(sandbox_problems(&box), ""); /* where persons belong they are no problem */
    assert_int_equal(reg->case_count, 1);
    assert_silent(&box, reg, NT_OK);
    assert_null(strstr(box.package->descriptor_bytes.bytes, "NIP"));
}

TEST(test_headings_that_tell_of_persons)
{
    assert_string_equal(register_codes(&(register_text){
                            .heading = CASE_HEADING ",Nama Lengkap,e-mail,Nama Provinsi",
                            .rows = "A-1,,2024-01-02,,,,,,,,,,Budi,b@x,Bali\n"}),
                        "1:53 personal-column\n1:66 personal-column\n");
}

TEST(test_a_number_in_the_descriptor)
{
    SANDBOX(box);
    register_read(&box, &(register_text){.codes = "'institution': {'a': {}}, 'position': {'b': "
                                                  "{'aliases': ['198503152010011001']}}, "
                                                  "'violation': {'c': {}}, 'sanction': {'d': {}}",
                                         .rows = ""});
    assert_true(has_problem(&box, "personal-number", NT_SEVERITY_ERROR));
    assert_silent(&box, NULL, NT_OK);
}

TESTS(NULL, NULL)
