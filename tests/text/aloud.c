/* What is read out otherwise than it is printed, in both languages. */
#include "check.h"

#include "text/aloud.h"
#include "text/number.h"

TEST(test_days_to_the_vote_and_ranges)
{
    static const struct {
        nt_lang lang;
        const char *printed, *said;
    } cases[] = {
        {NT_LANG_ID, "Pemilu 2024, H+40", "Pemilu 2024, 40 hari sesudah hari pemungutan suara"},
        {NT_LANG_ID, "(H−8, KASN)", "(8 hari sebelum hari pemungutan suara, KASN)"},
        {NT_LANG_ID, "H-8 dan H+1.154.",
         "8 hari sebelum hari pemungutan suara dan 1.154 hari sesudah hari pemungutan suara."},
        {NT_LANG_EN, "On day\u00A0+1,154 or day −8,",
         "On day 1,154 after polling day or day 8 before polling day,"},
        {NT_LANG_EN, "Day +40 is late.", "day 40 after polling day is late."},
        {NT_LANG_ID, "72,8 (69,8–75,7)", "72,8 (69,8 sampai 75,7)"},
        {NT_LANG_ID, "−4,2–−1,0 dan 1.005–2.010", "−4,2 sampai −1,0 dan 1.005 sampai 2.010"},
        {NT_LANG_EN, "2020–2024", "2020 to 2024"},
        /* Explained, of another word, or nothing of the kind. */
        {NT_LANG_ID, "H+40: empat puluh hari sesudah", NULL},
        {NT_LANG_ID, "PASH+40, H+4a, H+, H, hari-H", NULL},
        {NT_LANG_ID, "Kaplan–Meier; 2020 – 2024; –; 7–", NULL},
        {NT_LANG_EN, "H+40, today +4", NULL},
        {NT_LANG_ID, "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *printed = cases[i].printed;
        const char *said = nt_text_aloud(*state, cases[i].lang, printed);
        assert_string_equal(said, cases[i].said ? cases[i].said : printed);
        assert_true(cases[i].said || said == printed);
    }
}

/* All that netra itself prints of the kind is said. */
TEST(test_every_age_is_said)
{
    for (int age = -2000; age <= 2000; age += 37) {
        for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
            const char *printed = nt_text_age(*state, lang, age);
            assert_true(age == 0 || nt_text_aloud(*state, lang, printed) != printed);
        }
    }
}

TESTS(open_arena, close_arena)
