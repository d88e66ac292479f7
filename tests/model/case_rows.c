/* Rows that are allegations, persons or events of a case: cases are counted once, and say of a day
 * what could be known on it. The cases are of four columns and worked out by hand. */
#include "registers.h"

#define FIELDS                                                                                     \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': 'date', 'role': "                   \
    "'case.reported_on'},\n"                                                                       \
    "{'name': 'prov', 'role': 'case.province'}, {'name': 'pos', 'role': 'case.position'},\n"       \
    "{'name': 'kind', 'role': 'case.violation'},\n"                                                \
    "{'name': 'dec', 'type': 'date', 'role': 'case.decided_on'},\n"                                \
    "{'name': 'out', 'role': 'case.outcome'},\n"                                                   \
    "{'name': 'san', 'type': 'date', 'role': 'case.sanctioned_on'},\n"                             \
    "{'name': 'what', 'role': 'case.sanction'}"
#define HEADING "id,in,prov,pos,kind,dec,out,san,what"

#define STAGES                                                                                     \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'on', 'type': 'date', 'role': 'case.stage_on'}, " \
    "{'name': 'stage', 'role': 'case.stage'}, {'name': 'prov', 'role': 'case.province'}"

typedef struct {
    const char *netra, *rows, *expected, *problems;
    bool by_stage;
} sample;

/* "A reported outcome@decided sanction@sanctioned province/position/kind rows", days without their
 * year, 2024. */
static const char *day_of(nt_arena *arena, nt_date date)
{
    char text[11];
    return nt_date_known(date) ? nt_arena_printf(arena, "%s", nt_date_format_iso(date, text) + 5)
                               : "-";
}

static const char *told(nt_arena *arena, const nt_register *reg)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < reg->case_count; i++) {
        nt_case of = nt_register_case(reg, i), *c = &of;
        nt_buffer_printf(&out, "%s%s %s %s@%s %s@%s %s/%s/%s %d", i ? "; " : "",
                         id_of(arena, reg, i), day_of(arena, c->reported),
                         nt_register_outcomes(reg)->items[c->outcome].code,
                         day_of(arena, c->decided), code_of(reg, i, NT_DIM_SANCTION),
                         day_of(arena, c->sanctioned), code_of(reg, i, NT_DIM_PROVINCE),
                         code_of(reg, i, NT_DIM_POSITION), code_of(reg, i, NT_DIM_VIOLATION),
                         (int)nt_register_rows(reg, c->made_of));
    }
    return nt_buffer_text(&out);
}

#define ALLEGATION "'row': 'allegation',"
#define PERSON     "'row': 'person',"
#define EVENT      "'row': 'event',"
#define EVENTS                                                                                     \
    "'row': 'event', 'stages': {'reported': {'aliases': ['Registrasi']}, 'sanctioned': "           \
    "{'aliases': ['Sanksi']}, 'other': {'aliases': ['Klarifikasi']}},"

static const sample samples[] = {
    /* One allegation a case is a case; rows of a case need not stand together. */
    {ALLEGATION, "A1,2024-01-02,73,jpt,media,2024-02-01,proven,2024-03-01,moral\n",
     "A1 01-02 proven@02-01 moral@03-01 73/jpt/media 1", "", false},
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,,,,\nA2,2024-01-03,73,jpt,party,,,,\nA1,2024-01-02,73,jpt,media,,,"
     ",\n",
     "A1 01-02 pending@- @- 73/jpt/media 2; A2 01-03 pending@- @- 73/jpt/party 1", "", false},
    /* Proven from the first proof on, whatever else is open. */
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,2024-03-01,proven,,\nA1,2024-01-02,73,jpt,party,,,,\n"
     "A1,2024-01-02,73,jpt,party,2024-02-01,proven,2024-04-01,heavy\n",
     "A1 01-02 proven@02-01 heavy@04-01 73/jpt/several 3", "", false},
    /* Else it waits for the last of them, whose day is that of the decision. */
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,2024-02-01,not-proven,,\nA1,2024-01-02,73,jpt,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/media 2", "", false},
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,2024-02-01,not-proven,,\n"
     "A1,2024-01-02,73,jpt,media,2024-05-01,not-proven,,\n"
     "A1,2024-01-02,73,jpt,media,2024-03-01,not-proven,,\n",
     "A1 01-02 not-proven@05-01 @- 73/jpt/media 3", "", false},
    /* A proof without its day is known of always. */
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,2024-02-01,proven,,\nA1,2024-01-02,73,jpt,media,,proven,,\n",
     "A1 01-02 proven@- @- 73/jpt/media 2", "", false},
    /* The first sanction, and its kind. */
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,2024-02-01,proven,2024-05-01,moral\n"
     "A1,2024-01-02,73,jpt,media,2024-02-01,proven,2024-04-01,heavy\n",
     "A1 01-02 proven@02-01 heavy@04-01 73/jpt/media 2", "", false},
    /* What belongs to the case stands in any row, and may not differ. */
    {ALLEGATION, "A1,2024-01-02,,,media,,,,\nA1,,73,jpt,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/media 2", "", false},
    {ALLEGATION,
     "A1,2024-01-02,73,jpt,media,,,,\nA1,2024-01-02,16,staff,media,,,,\n"
     "A1,2024-01-02,34,jpt,media,,,,\n",
     "A1 01-02 pending@- @- //media 3", "3:15 rows-differ\n3:18 rows-differ\n", false},
    {ALLEGATION, "A1,,73,,media,,,,\nA1,,,jpt,media,,,,\n", "A1 - pending@- @- 73/jpt/media 2",
     "2:0 missing-value\n", false},
    {ALLEGATION, "A1,2024-01-05,73,jpt,media,,,,\nA1,2024-01-02,73,jpt,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/media 2", "3:4 rows-differ\n", false},
    /* Merged cells leave the id to the first row of a case. */
    {"'row': 'allegation', 'id': 'above',",
     "A1,2024-01-02,73,jpt,media,2024-02-01,not-proven,,\n,,,,party,,,,\nA2,2024-01-03,73,jpt,"
     "media,,,,\n"
     ",,,,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/several 2; A2 01-03 pending@- @- 73/jpt/media 2", "", false},
    {"'row': 'allegation', 'id': 'above',",
     ",2024-01-02,73,jpt,media,,,,\nA2,2024-01-03,73,jpt,media,,,,\n",
     " 01-02 pending@- @- 73/jpt/media 1; A2 01-03 pending@- @- 73/jpt/media 1", "2:1 missing-id\n",
     false},
    {ALLEGATION, "A2,2024-01-03,73,jpt,media,,,,\n,2024-01-02,73,jpt,media,,,,\n",
     "A2 01-03 pending@- @- 73/jpt/media 1;  01-02 pending@- @- 73/jpt/media 1", "3:1 missing-id\n",
     false},
    /* Persons differ in more. */
    {PERSON, "A1,2024-01-02,73,jpt,media,,,,\nA1,2024-01-02,73,staff,media,,,,\n",
     "A1 01-02 pending@- @- 73/several/media 2", "", false},
    {PERSON, "A1,2024-01-02,73,jpt,media,,,,\nA1,2024-01-02,73,,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/media 2", "", false},
    /* Without the member a row is a case. */
    {"", "A1,2024-01-02,73,jpt,media,,,,\nA1,2024-01-02,73,staff,media,,,,\n",
     "A1 01-02 pending@- @- 73/jpt/media 1; A1 01-02 pending@- @- 73/staff/media 1",
     "3:0 duplicate-id\n", false},
    /* Events, each in the columns of its own; in any order. */
    {EVENT,
     "A1,,,,,2024-02-01,proven,,\nA2,2024-01-09,,,,,,,\nA1,2024-01-02,73,jpt,media,,,,\n"
     "A1,,,,,,,2024-03-01,moral\n",
     "A1 01-02 proven@02-01 moral@03-01 73/jpt/media 3; A2 01-09 pending@- @- // 1", "", false},
    {EVENT,
     "A1,2024-01-02,73,,,,,,\nA1,,16,,,2024-02-01,proven,,\nA1,,,,,2024-03-01,not-proven,,\n",
     "A1 01-02 proven@02-01 @- // 3", "3:5 rows-differ\n4:8 rows-differ\n", false},
    {EVENT, "A1,2024-01-02,73,,,2024-02-01,proven,,\nA1,,,,,,terbukti sekali,,\n",
     "A1 01-02 unknown@02-01 @- 73// 2", "3:9 unknown-code\n", false},
    {EVENT, "A1,2024-02-02,,,,,,,\nA1,,,,,2024-01-01,not-proven,,\n",
     "A1 02-02 not-proven@- @- // 2", "2:0 decided-before-reported\n", false},
    /* Events that are named, beside one column of days. */
    {EVENTS,
     "A1,2024-01-02,Registrasi,73\nA1,2024-01-05,Klarifikasi,\nA1,2024-02-01,Terbukti,\n"
     "A1,2024-03-01,Sanksi,\nA2,2024-01-09,registrasi,\nA2,2024-01-19,diproses,\n",
     "A1 01-02 proven@02-01 @03-01 73// 4; A2 01-09 pending@- @- // 2", "", true},
    {EVENTS, "A1,2024-01-02,Registrasi,73\nA1,2024-02-05,Banding,\nA1,2024-03-05,decided,\n",
     "A1 01-02 unknown@03-05 @- 73// 3", "3:15 unknown-code\n", true},
    {EVENTS, "A1,2024-01-02,Registrasi,73\nA1,2024-03-01,Sanksi,\n", "A1 01-02 unknown@- @- 73// 2",
     "2:0 sanction-without-proof\n", true},
};

TEST(test_rows_make_cases)
{
    NT_EACH(const sample, s, samples, sizeof samples / sizeof *samples) {
        SANDBOX(box);
        const nt_register *reg = register_read(
            &box, &(register_text){.netra = s->netra,
                                   .fields = s->by_stage ? STAGES : FIELDS,
                                   .heading = s->by_stage ? "id,on,stage,prov" : HEADING,
                                   .rows = s->rows});
        const char *found = told(box.arena, reg), *codes = sandbox_codes(&box);
        if (strcmp(found, s->expected) != 0 || strcmp(codes, s->problems) != 0) {
            fail_msg("%s%s\n is %s\n not %s\n with %s\n not %s", s->netra, s->rows, found,
                     s->expected, codes, s->problems);
        }
    }
}

static const char *messages_of(sandbox *box, const char *rows)
{
    register_read(box, &(register_text){.netra = ALLEGATION, .rows = rows});
    return sandbox_problems(box);
}

/* Both places are named: the row that the other value stands in or, where it came later than the
 * case's first row, the rows that it is among. A regency of a province in doubt is none. */
TEST(test_both_places_are_named)
{
    sandbox box = sandbox_open();
    assert_string_equal(
        messages_of(&box, "A-1,,2024-01-02,73,73.71,,,,,,,\nA-1,,2024-01-02,16,,,,,,,,\n"),
        "cases.csv:3:17 rows-differ: in the column \"prov\" this row does not agree with row 2 of "
        "the "
        "same case (\"A-1\"); it is counted as unknown\n");
    const nt_register *reg = NULL;
    assert_int_equal(register_model(&box, 0, &reg), NT_OK);
    assert_string_equal(code_of(reg, 0, NT_DIM_REGENCY), "");
    sandbox_close(&box);
    box = sandbox_open();
    assert_string_equal(
        messages_of(&box, "A-1,,2024-01-02,,,,,,,,,\nA-1,,,73,,,,,,,,\nA-1,,,16,,,,,,,,\n"),
        "cases.csv:4:7 rows-differ: in the column \"prov\" this row does not agree with the "
        "rows from row 2 on of the same case (\"A-1\"); it is counted as unknown\n");
    sandbox_close(&box);
}

TESTS(NULL, NULL)
