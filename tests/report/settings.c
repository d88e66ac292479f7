#include <string.h>

#include "by_hand.h"

TEST(test_what_a_template_says_of_itself)
{
    by_hand *b = *state;
    by_hand_json(b,
                 "{'title': {'id': 'Judul', 'en': 'Title'}, 'data': 'data', 'profile': '2.0',"
                 " 'parameters': {'event_a': {'default': 'pilkada'}, 'as_of': {'default': null}}}");
    by_hand_write(b, "body.md", "isi");
    const nt_setting setting = {"as_of", "2024-02-06"};
    const nt_template_request request = {
        .folder = b->folder, .settings = &setting, .setting_count = 1};
    const nt_template *tpl;
    assert_int_equal(nt_report_template(b->arena, &request, &tpl, &b->err), NT_OK);
    assert_string_equal(tpl->name, nt_path_name(b->folder));
    assert_string_equal(tpl->data, nt_path_join(b->arena, b->folder, "data"));
    assert_int_equal(tpl->lang, NT_LANG_ID);
    assert_string_equal(nt_report_parameter(tpl, "event_a"), "pilkada");
    assert_string_equal(nt_report_parameter(tpl, "as_of"), "2024-02-06");
    assert_null(nt_report_parameter(tpl, "event_b"));
    assert_int_equal(nt_report_parameter_place(tpl, "event_a").line, 1);
    assert_null(nt_report_parameter_place(tpl, "as_of").file);
    assert_int_equal(tpl->file_count, 2);
    assert_string_equal(tpl->files[0].name, "report.json");
    assert_string_equal(tpl->files[1].name, "body.md");
}

TEST(test_the_front)
{
    by_hand *b = *state;
    by_hand_json(b,
                 "{'title': 'Judul {{few.value}}', 'kicker': {'id': 'Lampiran', 'en': 'Annex'},"
                 " 'organisation': {'name': 'Lembaga', 'sample': true}, 'classification': 'Umum',"
                 " 'page': {'head_right': '{{edition}}'}}");
    by_hand_write(b, "body.md", "isi");
    assert_string_equal(by_hand_dump(b, NULL), "front id 1.7\n"
                                               "  organisation: CONTOH · Lembaga\n"
                                               "  classification: Umum\n"
                                               "  kicker: Lampiran\n"
                                               "  title: Judul 3\n"
                                               "  date: 2024-04-25\n"
                                               "  head-left: CONTOH · Lembaga\n"
                                               "  head-right: 25 April 2024\n"
                                               "paragraph: isi\n");
    assert_non_null(strstr(by_hand_dump(b, "en"), "organisation: SAMPLE · Lembaga\n"));
    assert_non_null(strstr(by_hand_dump(b, "en"), "kicker: Annex\n"));
}

TEST(test_the_body_of_the_language)
{
    by_hand *b = *state;
    by_hand_json(b, "{'title': 'T'}");
    by_hand_write(b, "body.md", "Nilainya {{ratio}}");
    assert_non_null(strstr(by_hand_dump(b, "en"), "Nilainya <72.8 per cent|ratio>"));
    by_hand_write(b, "body.en.md", "It is {{ratio}}");
    assert_non_null(strstr(by_hand_dump(b, "en"), "It is <72.8 per cent|ratio>"));
    assert_non_null(strstr(by_hand_dump(b, "id"), "Nilainya <72,8 persen|ratio>"));
}

TESTS(by_hand_open, by_hand_close)
