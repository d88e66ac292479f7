/* Every problem of a register: rows that have it, and rows that have it not. */
#include "figures.h"
#include "model/judge.h"
#include "registers.h"

TEST(test_a_sound_register)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){
                  .rows = "A-1,Pemilu 2024,2024-01-02,Sulsel,Kota Makassar,Pemda,JPT,Media sosial,"
                          "2024-02-01,terbukti,2024-03-01,Moral\n"
                          "A-2,Pilkada 2020,2020-06-01,16,16.71,Dinas,staff,party,,,,\n"});
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(reg->case_count, 2);
    assert_true(reg->synthetic && reg->has_decided && reg->has_outcome && reg->has_sanctioned);
    assert_false(reg->has_recorded);
    nt_case of = nt_register_case(reg, 0), *c = &of;
    assert_string_equal(id_of(box.arena, reg, 0), "A-1");
    assert_string_equal(code_of(reg, 0, NT_DIM_EVENT), "pemilu-2024");
    assert_string_equal(code_of(reg, 0, NT_DIM_PROVINCE), "73");
    assert_string_equal(code_of(reg, 0, NT_DIM_REGENCY), "73.71");
    assert_string_equal(code_of(reg, 0, NT_DIM_INSTITUTION), "pemda");
    assert_string_equal(code_of(reg, 0, NT_DIM_POSITION), "jpt");
    assert_string_equal(code_of(reg, 0, NT_DIM_VIOLATION), "media");
    assert_string_equal(code_of(reg, 0, NT_DIM_SANCTION), "moral");
    assert_int_equal(c->reported, day(2024, 1, 2));
    assert_int_equal(c->decided, day(2024, 2, 1));
    assert_int_equal(c->sanctioned, day(2024, 3, 1));
    assert_int_equal(c->outcome, NT_OUTCOME_PROVEN);
    assert_int_equal(c->line, 2);
    assert_int_equal(nt_register_case(reg, 1).outcome, NT_OUTCOME_PENDING);
    assert_int_equal(reg->coverage.to, day(2024, 2, 29));
}

TEST(test_code_lists)
{
    SANDBOX(box);
    const nt_register *reg =
        register_read(&box, &(register_text){.rows = "A-1,,2024-01-02,,,,,,,,,\n"});
    const nt_codes *events = &reg->codes[NT_DIM_EVENT], *areas = &reg->codes[NT_DIM_PROVINCE];
    assert_int_equal(events->count, 3);
    assert_string_equal(events->items[0].code, "");
    assert_string_equal(events->items[0].label.in[NT_LANG_ID], "Tidak diketahui");
    assert_string_equal(events->items[1].code, "pilkada-2020"); /* by polling day */
    assert_string_equal(events->items[1].label.in[NT_LANG_ID], "Pilkada Serentak 2020");
    assert_int_equal(events->items[1].polling_day, day(2020, 12, 9));
    assert_int_equal(areas->count, 6);
    assert_string_equal(areas->items[1].code, "16"); /* by code */
    assert_true(areas->items[1].civil_servants == 1000 && areas->items[1].voters == 2000);
    assert_true(areas->items[2].civil_servants != areas->items[2].civil_servants);
    assert_int_equal(reg->codes[NT_DIM_REGENCY].items[1].parent, 1);
    assert_string_equal(reg->codes[NT_DIM_POSITION].items[1].label.in[NT_LANG_EN],
                        "Senior executive");
}

/* The regency's code that these two cells give, "" unknown, and the problems. */
static void assert_area(const char *province, const char *regency, const char *expected_province,
                        const char *expected, const char *problems)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.rows = nt_arena_printf(box.arena, "A-1,,2024-01-02,%s,%s,,,,,,,\n",
                                                       province, regency)});
    if (strcmp(code_of(reg, 0, NT_DIM_PROVINCE), expected_province) != 0 ||
        strcmp(code_of(reg, 0, NT_DIM_REGENCY), expected) != 0) {
        fail_msg("\"%s\", \"%s\" is %s, %s", province, regency, code_of(reg, 0, NT_DIM_PROVINCE),
                 code_of(reg, 0, NT_DIM_REGENCY));
    }
    assert_string_equal(sandbox_codes(&box), problems);
}

TEST(test_names_of_areas)
{
    assert_area("Prov. Sumsel", "", "16", "", "");
    assert_area("SUMATERA SELATAN", "", "16", "", "");
    assert_area("Provinsi Sumatra  Selatan", "", "16", "", "");
    assert_area("DIY", "", "34", "", "");
    assert_area("D.I. Yogyakarta", "", "34", "", "");
    assert_area("Celebes selatan", "", "73", "", "");
    assert_area("Atlantis", "", "", "", "2:17 unknown-code\n");
    assert_area("", "Kab. Maros", "73", "73.09", "");
    assert_area("", "Maros", "73", "73.09", "");
    assert_area("", "7371", "73", "73.71", "");
    assert_area("73", "Kota Bandung", "73", "", "2:20 regency-outside-province\n");
    assert_area("32", "Kota Bandung", "32", "32.73", "");
    assert_area("32", "Kab Bandung", "32", "32.04", "");
    assert_area("32", "Bandung", "32", "", "2:20 ambiguous-code\n");
    assert_area("", "Banjar", "", "", "2:18 ambiguous-code\n");
    assert_area("Kalsel", "Banjar", "63", "63.03", "");
    /* Of one name, kind and all, in two provinces: the row's province tells which. */
    assert_area("Kalsel", "Kabupaten Kembar", "63", "63.99", "");
    assert_area("16", "Kab. Kembar", "16", "16.99", "");
    assert_area("16", "Kembar", "16", "16.99", "");
    assert_area("32", "Kabupaten Kembar", "32", "", "2:20 ambiguous-code\n");
    assert_area("", "Kabupaten Kembar", "", "", "2:18 ambiguous-code\n");
    /* A province is no regency, whatever regency has its name. */
    assert_area("", "Provinsi Banjar", "", "", "2:18 unknown-code\n");
    assert_area("", "Prov. Maros", "", "", "2:18 unknown-code\n");
    assert_area("Sumsel", "Prop. Sumatra Selatan", "16", "", "2:24 unknown-code\n");
    assert_area("Jabar", "Banjar", "32", "32.79", "");
}

/* What a name without its kind may mean is told; an alias says which, and goes before kinds. */
TEST(test_names_that_several_areas_have)
{
    static const char *const rows =
        "A-1,,2024-01-02,,Bandung,,,,,,,\nA-2,,2024-01-03,,Bandung,,,,,,,\n"
        "A-3,,2024-01-04,32,Bandung,,,,,,,\nA-4,,2024-01-05,,Kab. Bandung,,,,,,,\n";
    SANDBOX(box);
    register_read(&box, &(register_text){.rows = rows});
    assert_string_equal(
        sandbox_problems(&box),
        "cases.csv:2:18 ambiguous-code: the text \"Bandung\" (3 rows: 2, 3, 4) in the column "
        "\"reg\" "
        "may be more than one regency or city: KABUPATEN BANDUNG (32.04), KOTA BANDUNG (32.73), "
        "and is counted as unknown; write the code or the whole name, or list the text among the "
        "aliases of one of them\n");
    SANDBOX(named);
    const nt_register *reg =
        register_read(&named, &(register_text){.rows = rows,
                                               .codes = CASE_CODES
                                               ", 'regency': {'32.73': {'aliases': ['Bandung']}}"});
    assert_string_equal(sandbox_problems(&named), "");
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(code_of(reg, i, NT_DIM_REGENCY), i < 3 ? "32.73" : "32.04");
    }
}

TEST(test_unknown_codes_are_counted_and_not_shown)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.rows = "A-1,,2024-01-02,,,,Pimpinan tingi,,,,,\n"
                                       "A-2,,2024-01-02,,,,Budi Santoso,,,Budi Santoso,,\n"});
    assert_string_equal(
        sandbox_problems(&box),
        "cases.csv:2:20 unknown-code: the text in the column \"pos\" is no position of the list, "
        "and is counted as unknown; did you mean \"Pimpinan tinggi\"?\n"
        "cases.csv:3:20 unknown-code: the text in the column \"pos\" is no position of the list, "
        "and is counted as unknown\n"
        "cases.csv:3:35 unknown-code: the text in the column \"out\" is no outcome, and is counted "
        "as unknown; outcomes are pending, proven and not-proven\n");
    assert_int_equal(reg->case_count, 2);
    assert_int_equal(nt_register_case(reg, 1).codes[NT_DIM_POSITION], 0);
    assert_int_equal(nt_register_case(reg, 1).outcome, NT_OUTCOME_UNKNOWN);
    assert_int_equal(reg->problem_count, 1);
    assert_string_equal(reg->problems[0].code, "unknown-code");
    assert_int_equal(reg->problems[0].count, 3);
}

#define OF_LIST " is no position of the list, and is counted as unknown"

/* A text of three cases is no name, and is told once with its rows; versions of one case are one.
 */
TEST(test_unknown_texts_that_stand_often)
{
    register_text text = {.rows = "A-1,,2024-01-02,,,,Juru ketik,,,,,\n"
                                  "A-2,,2024-01-02,,,,Budi Santoso,,,,,\n"
                                  "A-2,,2024-01-03,,,,Budi Santoso,,,,,\n"
                                  "A-2,,2024-01-04,,,,Budi Santoso,,,,,\n"
                                  "A-3,,2024-01-02,,,,Juru ketik,,,,,\n"
                                  "A-4,,2024-01-02,,,,Juru ketik,,,,,\n"
                                  "A-5,,2024-01-02,,,,Juru ketik,,,,,\n"};
    sandbox box = sandbox_open();
    const nt_register *reg = register_read(&box, &text);
    assert_non_null(strstr(sandbox_problems(&box),
                           "cases.csv:2:20 unknown-code: the text \"Juru ketik\" (4 "
                           "rows: 2, 6, 7, …) in the column \"pos\"" OF_LIST "\n"
                           "cases.csv:3:20 unknown-code: the text in the column "
                           "\"pos\"" OF_LIST "\n"));
    assert_null(strstr(sandbox_problems(&box), "Budi"));
    assert_string_equal(reg->problems[reg->problem_count - 1].code, "unknown-code");
    assert_int_equal(reg->problems[reg->problem_count - 1].count, 7);
    sandbox_close(&box);

    box = sandbox_open();
    nt_problems_show_values(box.problems);
    register_read(&box, &text);
    assert_non_null(strstr(sandbox_problems(&box), "\"Budi Santoso\" (3 rows: 3, 4, 5)"));
    sandbox_close(&box);
}

/* Rows of an id, a day and an institution, whose names are taken as they come. */
static const nt_register *read_open(sandbox *box, const char *rows)
{
    return register_read(
        box,
        &(register_text){
            .fields = "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': 'date', 'role': "
                      "'case.reported_on'}, {'name': 'inst', 'role': 'case.institution'}",
            .heading = "id,in,inst",
            .codes = "'institution': 'open'",
            .rows = rows});
}

TEST(test_open_lists)
{
    SANDBOX(box);
    const nt_register *reg = read_open(
        &box, "A-1,2024-01-01,Pemkot Z\nA-2,2024-01-01,pemkot z\nA-3,2024-01-01,Pemkot Z.\n"
              "A-4,2024-01-01,Dinas A\nA-5,2024-01-01,Dinas A\nA-6,2024-01-01,Dinas A\n"
              "A-7,2024-01-01,Budi Santoso\nA-8,2024-01-01,Budi Santoso\nA-9,2024-01-01,\n");
    const nt_codes *codes = &reg->codes[NT_DIM_INSTITUTION];
    assert_int_equal(codes->count, 3);
    assert_string_equal(codes->items[1].code, "dinas-a");
    assert_string_equal(codes->items[2].label.in[0], "Pemkot Z");
    assert_int_equal(nt_register_case(reg, 0).codes[NT_DIM_INSTITUTION], 2);
    assert_int_equal(nt_register_case(reg, 2).codes[NT_DIM_INSTITUTION], 2);
    assert_int_equal(nt_register_case(reg, 3).codes[NT_DIM_INSTITUTION], 1);
    assert_int_equal(nt_register_case(reg, 6).codes[NT_DIM_INSTITUTION], 0);
    assert_string_equal(sandbox_codes(&box), "0:0 rare-value\n");
}

/* Texts of every length that are alike but for one letter, so often that they are read ahead and
 * are known by then: each names itself. */
TEST(test_texts_that_differ_in_one_letter)
{
    enum { LONGEST = 70, ROUNDS = 12 };
    SANDBOX(box);
    NT_VEC(const char *) texts = {0};
    for (int length = 1; length <= LONGEST; length++) {
        const int places[] = {-1,          0,           7,          8,         length / 2,
                              length - 17, length - 16, length - 2, length - 1};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            char *text = memset(nt_arena_alloc(box.arena, LONGEST + 1), 'a', (size_t)length);
            if (places[i] >= 0 && places[i] < length) {
                text[places[i]] = 'b';
            }
            nt_vec_push(box.arena, &texts, text);
        }
    }
    nt_buffer rows = nt_buffer_open(box.arena);
    for (size_t i = 0; i < ROUNDS * texts.count; i++) {
        nt_buffer_printf(&rows, "A-%zu,2024-01-01,%s\n", i, texts.items[i % texts.count]);
    }
    const nt_register *reg = read_open(&box, nt_buffer_text(&rows));
    assert_int_equal(reg->case_count, ROUNDS * texts.count);
    for (size_t i = 0; i < reg->case_count; i++) {
        uint32_t code = nt_register_case(reg, i).codes[NT_DIM_INSTITUTION];
        assert_string_equal(reg->codes[NT_DIM_INSTITUTION].items[code].label.in[0],
                            texts.items[i % texts.count]);
    }
}

static void assert_refused(const char *codes, const char *message)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    register_write(&box, &(register_text){.codes = codes, .rows = "A-1,,2024-01-02,,,,,,,,,\n"});
    assert_int_equal(register_model(&box, 0, &reg), NT_INVALID);
    if (!strstr(sandbox_error(&box), message)) {
        fail_msg("%s", sandbox_error(&box));
    }
    assert_null(reg);
}

TEST(test_lists_that_are_wrong)
{
    assert_refused("'positions': {}", "did you mean \"position\"?");
    assert_refused("'position': []",
                   "\"position\" is a list here; it must be a string or an object");
    assert_refused("'position': {'a': {'label': {'id': 'A'}}}", "needs a text in both languages");
    assert_refused("'position': {'a': {'aliases': 'A'}}",
                   "\"aliases\" is a string here; it must be a list");
    assert_refused("'province': {'99': {}}", "the table has no province \"99\"");
    assert_refused("'province': 'open'", "\"province\" is a string here; it must be an object");
    assert_refused("'position': {'a': {}}, 'sanction': {'b': {}}, 'violation': {'c': {}}",
                   "\"case.institution\" needs a code list");
}

#define FEW_FIELDS                                                                                 \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': 'date', 'role': "                   \
    "'case.reported_on'}, {'name': 'dec', 'type': 'date', 'role': 'case.decided_on'}, "            \
    "{'name': 'out', 'role': 'case.outcome'}"

/* Outcomes as an office for requests of information has them. */
static const nt_register *read_outcomes(sandbox *box, const char *codes, const char *netra,
                                        const char *rows)
{
    return register_read(box, &(register_text){.fields = FEW_FIELDS,
                                               .heading = "id,in,dec,out",
                                               .codes = codes,
                                               .netra = netra,
                                               .rows = rows});
}

static const char *outcomes_of(sandbox *box, const nt_register *reg)
{
    nt_buffer out = nt_buffer_open(box->arena);
    for (size_t i = 0; i < reg->case_count; i++) {
        const nt_outcome_code *o =
            &nt_register_outcomes(reg)->items[nt_register_case(reg, i).outcome];
        nt_buffer_printf(&out, "%s%s/%d", i ? " " : "", o->code, (int)o->kind);
    }
    return nt_buffer_text(&out);
}

static const char foi[] =
    "'outcome': {'withdrawn': {'kind': 'closed', 'label': {'id': 'dicabut', 'en': 'withdrawn'}},\n"
    " 'granted': {'kind': 'upheld', 'label': {'id': 'dikabulkan', 'en': 'granted'}},\n"
    " 'partly': {'kind': 'upheld', 'label': 'sebagian', 'aliases': ['Granted in part']},\n"
    " 'refused': {'kind': 'not-upheld', 'label': {'id': 'ditolak', 'en': 'refused'}},\n"
    " 'on-hold': {'kind': 'open', 'label': {'id': 'ditunda', 'en': 'on hold'}}}";

TEST(test_outcomes_of_the_descriptor)
{
    SANDBOX(box);
    const nt_register *reg = read_outcomes(
        &box, foi, NULL,
        "A-1,2024-01-02,2024-01-03,Granted\nA-2,2024-01-02,2024-01-03,GRANTED IN PART\n"
        "A-3,2024-01-02,2024-01-03,ditolak\nA-4,2024-01-02,2024-01-03,Withdrawn\n"
        "A-5,2024-01-02,,On hold\nA-6,2024-01-02,,\nA-7,2024-01-02,,diproses\n"
        "A-8,2024-01-02,2024-01-03,terbukti\n");
    assert_string_equal(outcomes_of(&box, reg),
                        "granted/2 partly/2 refused/3 withdrawn/4 on-hold/1 on-hold/1 on-hold/1 "
                        "unknown/0");
    assert_string_equal(
        sandbox_problems(&box),
        "cases.csv:9:27 unknown-code: the text in the column \"out\" is no outcome, "
        "and is counted as unknown; outcomes are on-hold, granted, partly, refused "
        "and withdrawn\n");
    assert_string_equal(nt_register_step(reg, NT_STEP_PROVEN)->label.in[NT_LANG_EN],
                        "granted or sebagian");
    assert_string_equal(nt_register_step(reg, NT_STEP_PROVEN)->label.in[NT_LANG_ID],
                        "dikabulkan atau sebagian");
    assert_string_equal(nt_register_step(reg, NT_STEP_CLOSED)->label.in[NT_LANG_EN], "withdrawn");
    assert_string_equal(nt_register_step(reg, NT_STEP_DECIDED)->label.in[NT_LANG_EN], "decided");
    assert_true(reg->own_words);
}

/* What is built in keeps its kind and words, gets labels and aliases, and stays for the kinds that
 * the list leaves out. */
TEST(test_outcomes_that_are_built_in)
{
    sandbox box = sandbox_open();
    const nt_register *reg = read_outcomes(
        &box,
        "'outcome': {'proven': {'label': {'id': 'dikabulkan', 'en': 'Granted'}},\n"
        " 'dropped': {'kind': 'closed', 'aliases': ['dihentikan']}, 'not-proven': {}}",
        NULL,
        "A-1,2024-01-02,2024-01-03,granted\nA-2,2024-01-02,2024-01-03,terbukti\n"
        "A-3,2024-01-02,2024-01-03,Dihentikan\nA-4,2024-01-02,2024-01-03,dismissed\n"
        "A-5,2024-01-02,,Pending\n");
    assert_string_equal(outcomes_of(&box, reg),
                        "proven/2 proven/2 dropped/4 not-proven/3 pending/1");
    assert_string_equal(sandbox_problems(&box), "");
    assert_string_equal(nt_register_step(reg, NT_STEP_PROVEN)->label.in[NT_LANG_EN], "Granted");
    assert_string_equal(nt_register_outcomes(reg)->items[3].label.in[NT_LANG_ID], "tidak terbukti");
    sandbox_close(&box);
    box = sandbox_open();
    reg = register_read(&box, &(register_text){.rows = ""});
    assert_false(reg->own_words);
    assert_string_equal(nt_register_step(reg, NT_STEP_SANCTIONED)->ratio.in[NT_LANG_ID],
                        "rasio sanksi");
    sandbox_close(&box);
}

TEST(test_stages_of_the_descriptor)
{
    SANDBOX(box);
    const nt_register *reg = read_outcomes(
        &box, "'outcome': {'proven': {}}",
        "'subject': {'id': 'permohonan', 'en': 'requests'},\n"
        "'stages': {'proven': {'label': {'id': 'dikabulkan', 'en': 'granted'}}, 'sanctioned': "
        "{'label': {'id': 'dipenuhi', 'en': 'released'}, 'by': {'id': 'PPID', 'en': 'the desk'}}},",
        "A-1,2024-01-02,2024-01-03,dikabulkan\nA-2,2024-01-02,2024-01-03,terbukti\n");
    const nt_step_words *last = nt_register_step(reg, NT_STEP_SANCTIONED);
    assert_string_equal(last->ratio.in[NT_LANG_ID], "bagian yang dipenuhi dari yang dikabulkan");
    assert_string_equal(last->ratio.in[NT_LANG_EN], "share released of those granted");
    assert_string_equal(last->by.in[NT_LANG_ID], "PPID");
    assert_string_equal(reg->subject.in[NT_LANG_EN], "requests");
    assert_string_equal(nt_register_outcomes(reg)->items[2].label.in[NT_LANG_EN], "granted");
}

static void assert_netra_refused(const char *netra, const char *codes, const char *message)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    register_write(&box, &(register_text){.fields = FEW_FIELDS,
                                          .heading = "id,in,dec,out",
                                          .codes = codes,
                                          .netra = netra,
                                          .rows = "A-1,2024-01-02,,\n"});
    assert_int_equal(register_model(&box, 0, &reg), NT_INVALID);
    if (!strstr(sandbox_error(&box), message)) {
        fail_msg("%s", sandbox_error(&box));
    }
}

/* Whatever stands where, a descriptor is read or refused: who reads a member need not ask what it
 * is. */
TEST(test_any_value_anywhere_in_a_descriptor)
{
    static const char *const places[] = {
        "%s",
        "{'indicators': %s}",
        "{'indicators': {'x': %s}}",
        "{'indicators': {'x': {'kind': %s}}}",
        "{'indicators': {'x': {'kind': 'count', 'dimension': %s, 'label': %s}}}",
        "{'areas': %s}",
        "{'areas': {'whole': %s}}",
        "{'areas': {'levels': %s}}",
        "{'areas': {'levels': {'kota': %s}}}",
        "{'areas': {'levels': {'kota': {'label': %s}}}}",
        "{'categories': %s}",
        "{'categories': {'a': %s}}",
        "{'codes': %s}",
        "{'codes': {'position': %s}}",
        "{'codes': {'position': {'a': %s}}}",
        "{'codes': {'position': {'a': {'label': %s}}}}",
        "{'codes': {'event': {'a': {'polling_day': %s}}}}",
        "{'codes': {'position': {'a': {'aliases': %s}}}}",
        "{'codes': {'outcome': %s}}",
        "{'codes': {'outcome': {'a': %s}}}",
        "{'codes': {'outcome': {'a': {'kind': %s}}}}",
        "{'codes': {'outcome': {'proven': {'label': %s, 'aliases': %s}}}}",
        "{'counted_by': %s}",
        "{'counters': %s}",
        "{'counters': {'a': %s}}",
        "{'counters': {'a': {'members': %s}}}",
        "{'counters': {'a': {'members': ['a', %s], 'reason': %s}}}",
        "{'coverage': %s}",
        "{'coverage': {'from': %s}}",
        "{'coverage': {'to': %s}}",
        "{'id': %s}",
        "{'row': %s}",
        "{'stages': %s}",
        "{'stages': {'proven': %s}}",
        "{'stages': {'other': %s}}",
        "{'stages': {'sanctioned': {'label': %s}}}",
        "{'stages': {'sanctioned': {'by': %s}}}",
        "{'stages': {'sanctioned': {'ratio': %s}}}",
        "{'stages': {'proven': {'aliases': %s}}}",
        "{'stages': {'other': {'aliases': %s}}}",
        "{'subject': %s}",
        "{'units': %s}",
        "{'units': {'a': %s}}",
        "{'units': {'a': {'label': %s}}}",
        "{'units': {'a': {'label': {'id': 'a', 'en': 'a'}, 'aliases': %s}}}",
        "{'synthetic': %s}"};
    static const char *const values[] = {"null", "true", "5",          "'x'",      "[]",
                                         "{}",   "[5]",  "{'x-y': 5}", "{'id': 5}"};
    for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
        SANDBOX(box);
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            const nt_published *figures = NULL;
            const nt_register *reg = NULL;
            nt_buffer netra = nt_buffer_open(box.arena);
            for (const char *at = places[p]; *at; at += at[0] == '%' ? 2 : 1) {
                nt_buffer_printf(&netra, "%.*s", at[0] == '%' ? 64 : 1,
                                 at[0] == '%' ? values[v] : at);
            }
            register_write(&box, &(register_text){.fields = FEW_FIELDS,
                                                  .heading = "id,in,dec,out",
                                                  .whole = nt_buffer_text(&netra),
                                                  .rows = "A-1,2024-01-02,,\n"});
            nt_status status = register_model(&box, 0, &reg);
            assert_true(status == NT_OK || (status == NT_INVALID && box.err.line > 0));
            status =
                publish(&box, nt_arena_printf(box.arena, "'netra': %s", nt_buffer_text(&netra)),
                        "a,reported,E,,,,,2024-03-01,9,persons,,,s\n", NULL, NULL, NT_DATE_UNKNOWN,
                        &figures);
            assert_true(status == NT_OK || (status == NT_INVALID && box.err.line > 0));
        }
    }
}

TEST(test_outcomes_that_are_refused)
{
    static const struct {
        const char *codes, *message;
    } tried[] = {
        {"'outcome': {'granted': {}}",
         "datapackage.json:1:54 the outcome \"granted\" has no \"kind\"; one "
         "of \"open\", \"upheld\", \"not-upheld\" or \"closed\""},
        {"'outcome': {'granted': {'kind': 'won'}}",
         "\"kind\" cannot be \"won\"; there are open, upheld, not-upheld, closed"},
        {"'outcome': {'granted': {'kind': 1}}", "\"kind\" is a number here; it must be a string"},
        {"'outcome': {'proven': {'kind': 'closed'}}",
         "\"proven\" is built in and of the kind \"upheld\""},
        {"'outcome': {'unknown': {'kind': 'open'}}", "\"unknown\" is a name of netra's own"},
        {"'outcome': {'a': {'kind': 'open', 'labels': 'A'}}", "did you mean \"label\"?"},
        {"'outcome': {'a': {'kind': 'upheld'}, 'b': {'kind': 'closed', 'aliases': ['A']}}",
         "two outcomes have the name \"a\""},
        {"'outcome': []", "\"outcome\" is a list here; it must be an object"},
        {"'outcome': {'a': 'open'}", "\"a\" is a string here; it must be an object"},
    };
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        assert_netra_refused(NULL, tried[i].codes, tried[i].message);
    }
    assert_netra_refused("'stages': {'won': {}},", "", "\"won\" is not known here");
    assert_netra_refused("'stages': {'proven': 'won'},", "",
                         "\"proven\" is a string here; it must be an object");
    assert_netra_refused("'stages': {'proven': {'ratio': 'won'}},", "",
                         "\"ratio\" is not known here");
    assert_netra_refused("'stages': {'proven': {'label': {'id': 'won'}}},", "",
                         "the label needs a text in both languages");
    assert_netra_refused("'stages': [],", "", "\"stages\" is a list here; it must be an object");
}

TEST(test_order_of_days)
{
    static const char *const rows = "A-1,,2024-01-05,,,,,,2024-01-04,terbukti,,\n"
                                    "A-2,,2024-01-05,,,,,,2024-01-05,terbukti,2024-01-05,\n"
                                    "A-3,,2024-01-05,,,,,,2024-01-08,terbukti,2024-01-07,\n"
                                    "A-4,,2024-01-05,,,,,,,terbukti,2024-01-04,\n";
    assert_string_equal(codes_of_rows(rows), "2:22 decided-before-reported\n"
                                             "4:42 sanctioned-before-decided\n"
                                             "5:32 sanctioned-before-reported\n");
    SANDBOX(box);
    const nt_register *reg = register_read(&box, &(register_text){.rows = rows});
    assert_false(nt_date_known(nt_register_case(reg, 0).decided));
    assert_true(nt_date_known(nt_register_case(reg, 1).sanctioned));
    assert_false(nt_date_known(nt_register_case(reg, 2).sanctioned));
    assert_int_equal(nt_register_case(reg, 2).decided, day(2024, 1, 8));
}

TEST(test_sanctions_without_proof)
{
    assert_string_equal(
        codes_of_rows("A-1,,2024-01-05,,,,,,2024-01-06,tidak terbukti,2024-02-01,\n"
                      "A-2,,2024-01-05,,,,,,,,,Moral\n"
                      "A-3,,2024-01-05,,,,,,2024-01-06,terbukti,2024-02-01,Moral\n"),
        "2:48 sanction-without-proof\n3:25 sanction-without-proof\n");
}

TEST(test_days_in_the_future)
{
    const char *rows = "A-1,,2024-01-05,,,,,,2024-01-06,terbukti,2024-02-01,\n"
                       "A-2,,2024-01-31,,,,,,,,,\n";
    assert_string_equal(register_codes(&(register_text){.rows = rows, .as_of = day(2024, 1, 31)}),
                        "2:42 future-date\n");
    assert_string_equal(register_codes(&(register_text){.rows = rows, .as_of = day(2024, 2, 1)}),
                        "");
    assert_string_equal(codes_of_rows(rows), "");
}

TEST(test_ids)
{
    assert_string_equal(
        codes_of_rows("A-1,,2024-01-05,,,,,,,,,\n,,2024-01-06,,,,,,,,,\n"
                      "Budi Santoso,,2024-01-07,,,,,,,,,\nBudi,,2024-01-07,,,,,,,,,"
                      "\nA-1,,2024-01-08,,,,,,,,,\n2024/07.B_1,,2024-01-08,,,,,,,,,\n"),
        "3:1 missing-id\n4:1 case-id\n5:1 case-id\n6:0 duplicate-id\n");
}

/* Byte by byte, in ids that are looked at together and in longer ones. */
TEST(test_what_ids_are_of)
{
    static const char *const around[][2] = {{"A", "1"}, {"A-2024-0001-", "-0001"}, {"1", ""}};
    static const char plain[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/._";
    for (size_t f = 0; f < sizeof around / sizeof *around; f++) {
        SANDBOX(box);
        nt_buffer rows = nt_buffer_open(box.arena), expected = nt_buffer_open(box.arena);
        unsigned line = 2;
        for (char c = '!'; c <= '~'; c++) {
            if (c == ',' || c == '"') {
                continue; /* they end a cell */
            }
            char reported[11];
            nt_date_format_iso(day(2024, 1, 1) + c, reported);
            nt_buffer_printf(&rows, "%s%c%s,,%s,,,,,,,,,\n", around[f][0], c, around[f][1],
                             reported);
            if (!strchr(plain, c)) {
                nt_buffer_printf(&expected, "%u:1 case-id\n", line);
            }
            line++;
        }
        register_read(&box, &(register_text){.rows = nt_buffer_text(&rows)});
        assert_string_equal(sandbox_codes(&box), nt_buffer_text(&expected));
    }
    assert_string_equal(codes_of_rows("A-B,,2024-01-05,,,,,,,,,\n"), "2:1 case-id\n");
}

/* An id of several cells: none of them may lack, and no two pairs become one. */
TEST(test_ids_of_several_columns)
{
    SANDBOX(box);
    register_text text = {.fields = "{'name': 'year', 'role': 'case.id'},\n"
                                    "{'name': 'in', 'type': 'date', 'role': 'case.reported_on'},\n"
                                    "{'name': 'no', 'role': 'case.id'}",
                          .heading = "year,in,no",
                          .codes = "",
                          .rows = "2023,2024-01-05,1\n2024,2024-01-06,1\n2024,2024-01-07,2\n"
                                  "a/1,2024-01-08,2\na,2024-01-09,1/2\n2024,2024-01-10,\n"
                                  "2024,2024-01-11,a b\n2024,2024-01-12,1:2\n2024,2024-01-13,2\n"};
    const nt_register *reg = register_read(&box, &text);
    static const char *const ids[] = {"2023/1", "2024/1", "2024/2", "a/1:2", "a:1/2",
                                      "",       "",       "",       "2024/2"};
    assert_int_equal(reg->case_count, sizeof ids / sizeof *ids);
    for (size_t i = 0; i < reg->case_count; i++) {
        assert_string_equal(id_of(box.arena, reg, i), ids[i]);
    }
    assert_string_equal(sandbox_codes(&box),
                        "7:17 missing-id\n8:1 case-id\n9:1 case-id\n10:0 duplicate-id\n");
}

/* Three cases of one year are three, though one column of their ids has one text. */
TEST(test_unknown_texts_of_ids_of_several_columns)
{
    SANDBOX(box);
    register_text text = {
        .fields = "{'name': 'year', 'role': 'case.id'}, {'name': 'no', 'role': 'case.id'},\n"
                  "{'name': 'in', 'type': 'date', 'role': 'case.reported_on'},\n"
                  "{'name': 'out', 'role': 'case.outcome'}",
        .heading = "year,no,in,out",
        .codes = "",
        .rows = "2024,1,2024-01-05,selesai\n2024,2,2024-01-06,selesai\n"
                "2024,3,2024-01-07,selesai\n"};
    register_read(&box, &text);
    assert_non_null(strstr(sandbox_problems(&box), "\"selesai\" (3 rows: 2, 3, 4)"));
}

TEST(test_likely_duplicates)
{
    assert_string_equal(
        codes_of_rows("A-1,Pemilu 2024,2024-01-05,73,73.71,pemda,jpt,media,,,,\n"
                      "A-2,Pemilu 2024,2024-01-05,73,73.71,pemda,jpt,media,2024-02-02,terbukti,,\n"
                      "A-3,Pemilu 2024,2024-01-05,73,73.71,pemda,staff,media,,,,\n"
                      "A-4,Pemilu 2024,2024-01-06,73,73.71,pemda,jpt,media,,,,\n"
                      "A-5,Pemilu 2024,2024-01-05,73,73.71,,jpt,media,,,,\n"
                      "A-6,Pemilu 2024,2024-01-05,73,73.71,,jpt,media,,,,\n"),
        "3:0 likely-duplicate\n");
}

/* More than are listed, over the chunks in which rows are looked at: the first in their order, and
 * all are counted; whether the ids tell that no two are of one case or not. */
TEST(test_very_many_likely_duplicates)
{
    enum { ALIKE = 5000 };
    for (int in_order = 0; in_order < 2; in_order++) {
        SANDBOX(box);
        nt_buffer rows = nt_buffer_open(box.arena), listed = nt_buffer_open(box.arena);
        for (int i = 0; i < 2 * ALIKE; i++) {
            char reported[11];
            int matter = i % ALIKE;
            nt_date_format_iso(day(2015, 1, 1) + matter / 4, reported);
            nt_buffer_printf(&rows, "A-%05d,Pemilu 2024,%s,73,73.71,pemda,%s,%s,,,,\n",
                             in_order ? i : 99999 - i, reported, matter & 1 ? "jpt" : "staff",
                             matter & 2 ? "media" : "party");
        }
        for (int i = 0; i < NT_PROBLEMS_LISTED; i++) {
            nt_buffer_printf(&listed, "%d:0 likely-duplicate\n", 2 + ALIKE + i);
        }
        register_read(&box, &(register_text){.rows = nt_buffer_text(&rows)});
        size_t count;
        const nt_problem_tally *tallies = nt_problems_tallies(box.problems, &count);
        assert_string_equal(sandbox_codes(&box), nt_buffer_text(&listed));
        assert_int_equal(count, 1);
        assert_int_equal(tallies[0].count, ALIKE);
    }
}

/* What a case has in common with others as one number of digits. *whole: how many such numbers
 * there are. */
static uint64_t matter_of(const nt_register *reg, size_t row, double *whole)
{
    nt_case c = nt_register_case(reg, row);
    uint64_t number = (uint64_t)(c.reported - NT_DAYS_FIRST);
    *whole = NT_DAYS_RANGE;
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        nt_dimension d = nt_model_likeness[i];
        number = number * (reg->codes[d].count + 1) + c.codes[d];
        *whole *= (double)(reg->codes[d].count + 1);
    }
    return number;
}

/* Lists so long that what cases have in common is no number of 38 bits: two of which it would be
 * the same, as they are a multiple of 2^38 apart, are not alike, and two that are alike are found.
 */
TEST(test_likely_duplicates_among_very_many_codes)
{
    enum { CODES = 126 };
    static const char *const lists[] = {"institution", "position", "violation"};
    SANDBOX(box);
    nt_buffer codes = nt_buffer_open(box.arena);
    nt_buffer_puts(&codes, "'sanction': {'moral': {'label': 'Moral'}}");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        nt_buffer_printf(&codes, ", '%s': {", lists[i]);
        for (int k = 1; k <= CODES; k++) {
            nt_buffer_printf(&codes, "%s'c%d': {'label': 'Nilai %d'}", k > 1 ? ", " : "", k, k);
        }
        nt_buffer_puts(&codes, "}");
    }
    static const char rows[] = "A-1,Pemilu 2024,1930-01-01,73,73.71,c1,c1,c1,,,,\n"
                               "A-2,Pemilu 2024,2019-09-19,73,73.71,c1,c1,c1,,,,\n"
                               "A-3,Pemilu 2024,1930-01-01,73,73.71,c1,c1,c2,,,,\n"
                               "A-4,Pemilu 2024,1930-01-01,73,73.71,c1,c1,c1,,,,\n";
    const nt_register *reg =
        register_read(&box, &(register_text){.codes = nt_buffer_text(&codes), .rows = rows});
    double whole;
    assert_true((matter_of(reg, 1, &whole) - matter_of(reg, 0, &whole)) % ((uint64_t)1 << 38) == 0);
    assert_true(whole > 0x1p38);
    assert_non_null(strstr(sandbox_codes(&box), "5:0 likely-duplicate"));
    assert_null(strstr(strstr(sandbox_codes(&box), "likely-duplicate") + 1, "likely-duplicate"));
}

/* The name of a group of rows, the number of a row yet to be filled in, the sum of a group. */
TEST(test_rows_that_say_nothing)
{
    SANDBOX(box);
    sandbox_descriptor(
        &box, "{'netra': {'id': 'row'}, 'resources': [{'name': 'c', 'path': 'c.csv', 'schema': "
              "{'fields': [{'name': 'No'}, {'name': 'Masuk', 'type': 'date', 'role': "
              "'case.reported_on'}, {'name': 'Putus', 'type': 'date', 'role': "
              "'case.decided_on'}]}}]}");
    sandbox_text(&box, "c.csv",
                 "No,Masuk,Putus\nAceh,,\n1,2024-01-02,\n2,2024-01-03,\nJumlah Aceh,,\n"
                 "Bali,,\n3,2024-01-04,\n4,,\n5,,2024-01-05\n");
    const nt_register *reg = NULL;
    if (register_model(&box, 0, &reg)) {
        fail_msg("%s", sandbox_error(&box));
    }
    assert_string_equal(sandbox_codes(&box), "0:0 numbered-rows\n2:0 blank-row\n5:0 total-row\n"
                                             "6:0 blank-row\n8:0 blank-row\n"
                                             "9:3 missing-value\n");
    assert_int_equal(reg->case_count, 4);
}

TEST(test_total_and_blank_rows)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box, &(register_text){.rows = "A-1,,2024-01-05,,,,,,,,,\n,,,,,,,,,,,\n,,,,,,,,,,,\n"
                                       "A-2,,2024-01-05,,,,,,,,,\nJumlah,,,2,,,,,,,,\n"
                                       ",,,,,,1.678,,,,,\n,TOTAL :,,,,,,,,,,\n"
                                       "SUM-7,,,,,,,,,,,\n"});
    assert_string_equal(sandbox_problems(&box),
                        "cases.csv:3:0 blank-row: from here on 2 rows have nothing in the columns "
                        "that are read; no "
                        "case is counted\n"
                        "cases.csv:6:0 total-row: the row is a total, not a case; it is not "
                        "counted\n"
                        "cases.csv:7:0 total-row: the row is a total, not a case; it is not "
                        "counted\n"
                        "cases.csv:8:0 total-row: the row is a total, not a case; it is not "
                        "counted\n"
                        "cases.csv:9:8 missing-value: the column \"in\" is empty here; it "
                        "needs a value\n");
    assert_int_equal(reg->case_count, 3);
}

static const char *many(nt_arena *arena, size_t count, const char *const *fillings, size_t every)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        char text[11];
        nt_date reported = day(2023, 1, 1) + (nt_date)i;
        nt_buffer_printf(&out, "A-%04zu,,%s,,,,%s,,,,,\n", i, nt_date_format_iso(reported, text),
                         fillings[i % every == 0]);
    }
    return nt_buffer_text(&out);
}

TEST(test_blank_runs)
{
    static const char *const seldom[] = {"jpt", ""}, *const never[] = {"jpt", "jpt"};
    SANDBOX(box);
    /* Every fourth cell blank is a habit. Twenty in a row are an accident. */
    assert_string_equal(codes_of_rows(many(box.arena, 200, seldom, 4)), "");
    char *rows = nt_arena_string(box.arena, many(box.arena, 200, never, 1));
    char *at = rows;
    for (int line = 2; line < 120; line++) {
        at = strchr(at, '\n') + 1;
        if (line >= 100) {
            memcpy(strstr(at, "jpt"), "   ", 3);
        }
    }
    assert_string_equal(codes_of_rows(rows), "101:0 blank-run\n");
}

/* Days that databases and spreadsheets write for none; their neighbours are days. */
TEST(test_default_days)
{
    assert_string_equal(codes_of_rows("A-1,,1900-01-01,,,,,,,,,\nA-2,,1970-01-01,,,,,,,,,\n"
                                      "A-3,,1980-01-01,,,,,,,,,\nA-4,,2099-12-31,,,,,,,,,\n"
                                      "A-5,,9999-12-31,,,,,,,,,\nA-6,,1900-01-02,,,,,,,,,\n"
                                      "A-7,,1980-01-02,,,,,,,,,\nA-8,,2099-12-30,,,,,,,,,\n"),
                        "2:6 default-date\n3:6 default-date\n4:6 default-date\n"
                        "5:6 default-date\n6:6 default-date\n");
    SANDBOX(box);
    nt_buffer spiked = nt_buffer_open(box.arena), even = nt_buffer_open(box.arena);
    for (size_t i = 0; i < 100; i++) {
        char text[11];
        nt_date spread = day(2023, 1, 1) + (nt_date)i;
        nt_date reported = i % 4 ? spread : day(2023, 1, 1);
        nt_buffer_printf(&spiked, "A-%02zu,,%s,,,,,,,,,\n", i, nt_date_format_iso(reported, text));
        /* Two busy days are no default. */
        reported = i % 2 ? day(2023, 1, 1) : i % 4 ? day(2023, 1, 2) : spread;
        nt_buffer_printf(&even, "A-%02zu,,%s,,,,,,,,,\n", i, nt_date_format_iso(reported, text));
    }
    assert_string_equal(codes_of_rows(nt_buffer_text(&spiked)), "0:0 date-spike\n");
    assert_string_equal(codes_of_rows(nt_buffer_text(&even)), "");
}

TEST(test_spreadsheet_damage)
{
    SANDBOX(box);
    register_read(&box,
                  &(register_text){.rows = "A-1,,45321,,,,,,,,,\nA-2,,01/02/2024,,,,,,,,,\n"
                                           "A-3,,13/02/2024,,,,,,,,,\nA-4,,Budi,,,,,,,,,\n"
                                           "A-5,,2024-02-31,,,,,,,,,\n"
                                           "A-6,,\"45321,5\",,,,,,,,,\nA-7,,12345,,,,,,,,,\n"});
    assert_string_equal(
        sandbox_problems(&box),
        "cases.csv:2:6 serial-date: \"45321\" in the column \"in\" is a spreadsheet's serial "
        "number, 2024-01-30 if it counts from 1900; give the column the format of a date there and "
        "export it again\n"
        "cases.csv:3:6 ambiguous-date: \"01/02/2024\" in the column \"in\" may be the day 1 of "
        "month 2 or the day 2 of month 1; write it as 2020-11-30, or state the order in the "
        "field's format\n"
        "cases.csv:4:6 type: \"13/02/2024\" in the column \"in\" is not written like 2020-11-30; "
        "if "
        "the whole column is written so, state \"format\": \"%d/%m/%Y\" for the field\n"
        "cases.csv:5:6 type: a text (not shown) in the column \"in\" is not a date; write it as "
        "2020-11-30\n"
        "cases.csv:6:6 impossible-date: there is no 31 February 2024; that February has 29 days\n"
        "cases.csv:7:6 serial-date: \"45321,5\" in the column \"in\" is a spreadsheet's serial "
        "number, 2024-01-30 if it counts from 1900; give the column the format of a date there and "
        "export it again\n"
        "cases.csv:8:6 type: \"12345\" in the column \"in\" is not a date; write it as "
        "2020-11-30\n");
    assert_int_equal(nt_problems_count(box.problems, NT_SEVERITY_ERROR), 0);
}

TEST(test_mojibake_and_marks)
{
    assert_string_equal(codes_of_rows("A-1,,2024-01-05,,,,,,,,,Ber\xC3\x83\xC2\xA1t\n"
                                      "A-2,,2024-01-05,,,,,,,,,B\xC3\xA9rat\n"),
                        "2:25 mojibake\n2:25 unknown-code\n3:25 unknown-code\n");
    assert_string_equal(
        register_codes(&(register_text){.heading = "\xEF\xBB\xBF" CASE_HEADING, .rows = ""}),
        "1:1 byte-order-mark\n");
    assert_string_equal(register_codes(&(register_text){.more = "'encoding': 'utf-8-sig',",
                                                        .heading = "\xEF\xBB\xBF" CASE_HEADING,
                                                        .rows = ""}),
                        "");
}

TEST(test_denominators_and_targets)
{
    sandbox box = sandbox_open();
    const nt_register *reg = NULL;
    register_write(&box, &(register_text){.rows = ""});
    sandbox_text(&box, "areas.csv",
                 "code,name,level,parent,civil_servants,voters\n11,A,province,,1.678,\n"
                 "12,B,province,,1678,0\n13,C,provinc,,,\n14,D,province,99,1678.5,\n");
    assert_int_equal(register_model(&box, 0, &reg), NT_INVALID); /* no regencies are left */
    assert_string_equal(sandbox_codes(&box), "2:16 thousands-dot\n3:21 range\n4:6 unknown-level\n"
                                             "5:15 unknown-area\n");
    sandbox_close(&box);
    box = sandbox_open();
    sandbox_descriptor(
        &box,
        "{'resources': [{'name': 'c', 'path': 'c.csv', 'schema': {'fields': [{'name': 'case_id'}, "
        "{'name': 'reported_on', 'type': 'date'}]}}, {'name': 't', 'path': 't.csv', 'schema': "
        "{'fields': [{'name': 'measure'}, {'name': 'value', 'type': 'number'}, {'name': 'unit'}, "
        "{'name': 'at_most', 'type': 'boolean'}, {'name': 'label'}]}}]}");
    sandbox_text(&box, "c.csv", "case_id,reported_on\n1,2024-01-01\n");
    sandbox_text(&box, "t.csv",
                 "measure,value,unit,at_most,label\nm,60,days,true,Tengah\n"
                 "share,87.5,percent,false,\nodd,1.678,days,true,\n");
    assert_int_equal(register_model(&box, 0, &reg), NT_OK);
    assert_string_equal(sandbox_codes(&box), "4:5 thousands-dot\n");
    assert_int_equal(reg->target_count, 2);
    assert_true(reg->targets[0].at_most && reg->targets[0].value == 60);
    assert_string_equal(reg->targets[0].label.in[NT_LANG_EN], "Tengah");
    assert_string_equal(reg->targets[1].label.in[NT_LANG_ID], "share");
    assert_false(reg->codes[NT_DIM_EVENT].present || reg->has_outcome);
    sandbox_close(&box);
}

/* Targets are in days, cases or per cent, by whatever word; what nobody knows is a problem. */
TEST(test_units_of_targets)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    sandbox_descriptor(
        &box,
        "{'netra': {'units': {'minggu-kerja': {'label': {'id': 'minggu kerja', 'en': 'working "
        "week'}}}}, 'resources': [{'name': 'c', 'path': 'c.csv', 'schema': {'fields': [{'name': "
        "'case_id'}, {'name': 'reported_on', 'type': 'date'}]}}, {'name': 't', 'path': 't.csv', "
        "'schema': {'fields': [{'name': 'measure'}, {'name': 'value', 'type': 'number'}, {'name': "
        "'unit'}]}}]}");
    sandbox_text(&box, "c.csv", "case_id,reported_on\n1,2024-01-01\n");
    sandbox_text(&box, "t.csv",
                 "measure,value,unit\na,60,Hari\nb,20,kasus\nc,90,persen\nd,9,orang\n"
                 "e,4,Minggu Kerja\nf,1,\ng,60,hri\nh,5,xyzzy\n");
    assert_int_equal(register_model(&box, 0, &reg), NT_OK);
    assert_string_equal(sandbox_codes(&box), "8:6 unknown-unit\n9:5 unknown-unit\n");
    assert_non_null(strstr(sandbox_problems(&box), "the nearest is \"hari\""));
    static const char *const units[] = {"days", "cases", "percent", "persons", "minggu-kerja", ""};
    assert_int_equal(reg->target_count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(reg->targets[i].unit, units[i]);
    }
}

/* By code or name; one for the whole and one for each area. */
TEST(test_targets_of_areas)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    sandbox_descriptor(
        &box,
        "{'resources': [{'name': 'c', 'path': 'c.csv', 'schema': {'fields': [{'name': 'case_id'}, "
        "{'name': 'reported_on', 'type': 'date'}, {'name': 'province'}]}}, {'name': 'a', 'path': "
        "'a.csv', 'schema': {'fields': [{'name': 'code'}, {'name': 'name'}, {'name': 'level'}]}}, "
        "{'name': 't', 'path': 't.csv', 'schema': {'fields': [{'name': 'measure'}, {'name': "
        "'value', 'type': 'number'}, {'name': 'area'}]}}]}");
    sandbox_text(&box, "a.csv", "code,name,level\n11,Aceh,province\n51,Bali,province\n");
    sandbox_text(&box, "c.csv", "case_id,reported_on,province\n1,2024-01-01,Aceh\n");
    sandbox_text(&box, "t.csv",
                 "measure,value,area\nopen,60,\nopen,9,51\nopen,8,aceh\nopen,7,BALI\n"
                 "open,5,Atlantis\nopen,5,Acheh\n");
    assert_int_equal(register_model(&box, 0, &reg), NT_OK);
    assert_string_equal(sandbox_codes(&box),
                        "5:1 duplicate-id\n6:8 unknown-area\n7:8 unknown-area\n");
    assert_non_null(strstr(sandbox_problems(&box), "did you mean Aceh (11)?"));
    assert_int_equal(reg->target_count, 3);
    assert_null(reg->targets[0].area);
    assert_string_equal(reg->targets[1].area->label.in[NT_LANG_ID], "Bali");
    assert_string_equal(reg->targets[2].area->label.in[NT_LANG_ID], "Aceh");
}

TEST(test_missing_values_are_counted)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box,
        &(register_text){.rows = "A-1,,2024-01-05,,,,jpt,,,terbukti,2024-02-01,\n"
                                 "A-2,,,73,,,jpt,,2024-01-05,,,\nA-3,,2024-01-05,,,,,,,,,\n"});
    const uint64_t expected[] = {3, 2, 3, 3, 1, 3, 1, 0, 1, 1, 1, 0};
    const nt_cube *cube = nt_cube_count(box.arena, reg, NT_DATE_UNKNOWN, 0, reg->case_count);
    size_t columns = 0;
    for (size_t c = 0; c < NT_COLUMN_COUNT; c++) {
        if (reg->columns[c] && cube->missing[c] != expected[columns++]) {
            fail_msg("%s lacks in %d cases", reg->columns[c], (int)cube->missing[c]);
        }
    }
    assert_int_equal(columns, 12);
}

TEST(test_many_problems_are_counted_and_few_listed)
{
    SANDBOX(box);
    nt_buffer rows = nt_buffer_open(box.arena);
    for (int i = 0; i < NT_PROBLEMS_LISTED + 150; i++) {
        nt_buffer_printf(&rows, "A-%04d,,45321,,,,,,,,,\n", i);
    }
    const nt_register *reg = register_read(&box, &(register_text){.rows = nt_buffer_text(&rows)});
    size_t count;
    const nt_problem *items = nt_problems_sorted(box.problems, &count);
    /* Missing days in a row are no run of blanks: the cells hold something. */
    assert_int_equal(count, NT_PROBLEMS_LISTED);
    assert_string_equal(items[0].code, "serial-date");
    assert_int_equal(nt_problems_count(box.problems, NT_SEVERITY_WARNING),
                     NT_PROBLEMS_LISTED + 150);
    assert_int_equal(reg->problem_count, 1);
    assert_int_equal(reg->problems[0].count, NT_PROBLEMS_LISTED + 150);
}

TESTS(NULL, NULL)
