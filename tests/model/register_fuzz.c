/* Damaged registers: every input ends in a result or an error, never in a crash, and cubes of what
 * was read still add up. Run it with the sanitizers. */
#include "ingest/damage.h"
#include "model/cubes.h"
#include "model/register_csv.h"
#include "registers.h"

enum { ROUNDS = 400 };

static const char rows[] = CASE_HEADING
    ",rec,Nama\r\n"
    "A-1,Pemilu 2024,2024-01-02,Sulsel,Kota Makassar,pemda,jpt,media,2024-02-01,proven,"
    "2024-03-01,moral,2024-03-02,Budi\r\n"
    "A-1,Pemilu 2024,2024-01-02,Sulsel,Kota Makassar,pemda,jpt,media,,,,,2024-01-03,\r\n"
    "A-2,Pilkada 2020,2020-01-02,Prov. Sumsel,Palembang,\"dinas\",staff,party,,pending,"
    ",,2020-02-02,\"Ani\nB\"\r\n"
    ",,,,,,,,,,,,,\r\n"
    "Jumlah,,2,,,,,,,,,,,\r\n";

static void assert_cubes_add_up(nt_arena *arena, const nt_register *reg, nt_date as_of)
{
    size_t half = nt_cube_split(reg, reg->case_count / 2);
    const nt_cube *whole = nt_cube_count(arena, reg, as_of, 0, reg->case_count);
    assert_true(cubes_add_up(arena, whole, nt_cube_count(arena, reg, as_of, half, reg->case_count),
                             nt_cube_count(arena, reg, as_of, 0, half)));
}

static void run(uint32_t seed)
{
    SANDBOX(box);
    const nt_register *reg = NULL;
    static const char *const files[] = {"datapackage.json", "areas.csv", "events.csv", "cases.csv"};
    uint32_t which = next_random(&seed) % 10;
    register_write(&box, &(register_text){.fields = CASE_FIELDS
                                          ", {'name': 'rec', 'type': 'date', 'role': "
                                          "'case.recorded_on'}, {'name': 'Nama', 'personal': true}",
                                          .rows = ""});
    sandbox_text(&box, "cases.csv", rows);
    damage_file(&box, files[which < 3 ? which : 3], &seed);
    nt_date as_of = day(2024, 2, 1);
    nt_status status = register_model(&box, seed & 1 ? 0 : as_of, &reg);
    assert_true(status == NT_OK || *box.err.message[NT_LANG_EN]);
    if (!status) {
        assert_cubes_add_up(box.arena, reg, as_of);
        register_csv(box.arena, reg);
    }
    size_t count;
    const nt_problem *items = nt_problems_sorted(box.problems, &count);
    for (size_t i = 0; i < count; i++) {
        /* A message is one line, whatever the bytes were, and names nobody. */
        assert_null(strpbrk(items[i].message.in[NT_LANG_EN], "\r\n"));
        assert_null(strstr(items[i].message.in[NT_LANG_EN], "Budi"));
    }
}

TEST(test_damaged_registers)
{
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        run(round * 2654435761u);
    }
}

TESTS(NULL, NULL)
