#include "figures.h"

static const nt_published *real_data(sandbox *box)
{
    const nt_published *p = NULL;
    assert_int_equal(nt_ingest_package(box->arena, NT_SOURCE_DIR "/tests/data/two-votes", true,
                                       box->problems, &box->package, &box->err),
                     NT_OK);
    assert_int_equal(nt_model_publish(box->arena, box->package, NULL, NT_DATE_UNKNOWN,
                                      box->problems, &p, &box->err),
                     NT_OK);
    return p;
}

TEST(test_the_published_figures)
{
    SANDBOX(box);
    const nt_published *p = real_data(&box);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(p->figure_count, 142);
    assert_int_equal(p->source_count, 30);
    assert_int_equal(p->event_count, 3);
    assert_int_equal(p->withheld_count, 0);
    assert_int_equal(p->as_of, nt_date_from_civil(2024, 6, 12));
    size_t whole = 0, bases = 0;
    for (size_t i = 0; i < p->figure_count; i++) {
        whole += p->figures[i].whole_area;
        bases += p->figures[i].base != NULL;
    }
    /* python3 -c "import csv; r = list(csv.DictReader(open('tests/data/two-votes/figures.csv')));
     *     print(sum(f['area'] == 'Indonesia' for f in r), sum(f['base_id'] != '' for f in r))" */
    assert_int_equal(whole, 125);
    assert_int_equal(bases, 95);
}

TEST(test_links)
{
    SANDBOX(box);
    const nt_published *p = real_data(&box);
    const nt_figure *share = nt_model_figure(p, "pilkada-2020-share-sanctioned-2020-06-26");
    assert_int_equal(share->value.digits, 349);
    assert_int_equal(share->value.decimals, 1);
    assert_string_equal(share->base->id, "pilkada-2020-proven-2020-06-26");
    assert_string_equal(share->base->base->id, "pilkada-2020-reported-2020-06-26");
    assert_string_equal(share->source->publisher, "BKPP Kabupaten Demak");
    assert_true(nt_figure_is_share(share));
    const nt_figure *year = nt_model_figure(p, "proven-2018");
    assert_null(year->event);
    assert_true(year->whole_area && nt_figure_has_period(year));
    const nt_figure *area = nt_model_figure(p, "pemilu-2024-violations-sulsel");
    assert_false(area->whole_area || nt_date_known(area->as_of));
    assert_false(nt_date_known(area->source->published_on));
    assert_null(nt_model_figure(p, "nothing"));
}

TEST(test_events_stand_in_order_of_their_day)
{
    sandbox box = sandbox_open();
    const nt_published *p = real_data(&box);
    assert_string_equal(p->events[0].id, "Pilkada 2020");
    assert_string_equal(p->events[0].slug, "pilkada-2020");
    assert_string_equal(p->events[0].label.in[0], "Pilkada Serentak 2020");
    assert_string_equal(p->events[0].source->id, "tribunnews-2020-08-05");
    assert_string_equal(p->events[2].id, "Pilkada 2024");
    sandbox_close(&box);
    box = sandbox_open();
    assert_int_equal(publish(&box, "", "", NULL, "C,,\nE 1,2024-02-14,s\nB,2020-01-01,\nE-1,,\n",
                             NT_DATE_UNKNOWN, &p),
                     NT_OK);
    assert_string_equal(p->events[0].id, "B");
    assert_string_equal(p->events[2].id, "C");
    assert_string_equal(p->events[2].label.in[0], "C");
    assert_string_equal(p->events[1].slug, "e-1");
    assert_string_equal(p->events[2].short_name, "C");
    /* Ids are made of slugs, so two events never share one. */
    assert_string_equal(p->events[3].slug, "e-1-2");
    assert_ptr_equal(p->events[1].source, &p->sources[0]);
    sandbox_close(&box);
}

TEST(test_codes_that_are_slugs_are_printed_in_words)
{
    static const char *const codes[][2] = {{"pilkada-2020", "Pilkada 2020"},
                                           {"pemilu_2024", "Pemilu 2024"},
                                           {"pilkada-2018", "pilkada-2018"}, /* else two are one */
                                           {"pilkada_2018", "pilkada_2018"},
                                           {"Pilkada-2015", "Pilkada-2015"},
                                           {"2019", "2019"},
                                           {"--", "--"}};
    SANDBOX(box);
    const nt_published *p;
    nt_buffer rows = nt_buffer_open(box.arena);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        nt_buffer_printf(&rows, "%s,20%02zu-02-14,\n", codes[i][0], 10 + i);
    }
    assert_int_equal(publish(&box, "", "", NULL, nt_buffer_text(&rows), NT_DATE_UNKNOWN, &p),
                     NT_OK);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_string_equal(p->events[i].short_name, codes[i][1]);
        assert_string_equal(p->events[i].label.in[0], codes[i][1]); /* it has no name */
    }
}

TEST(test_a_package_without_figures)
{
    SANDBOX(box);
    const nt_published *p = NULL;
    sandbox_table(&box, "{'name': 'a'}", "", "a\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_int_equal(
        nt_model_publish(box.arena, box.package, NULL, NT_DATE_UNKNOWN, box.problems, &p, &box.err),
        NT_INVALID);
    assert_string_equal(sandbox_error(&box),
                        "datapackage.json:1:1 no resource holds published figures; give its fields "
                        "their roles, such as \"role\": \"figure.id\"");
    assert_null(p);
}

/* The same figures under other headings, in another order, encoding and notation. */
TEST(test_another_notation)
{
    SANDBOX(box);
    const nt_published *p = NULL;
    sandbox_descriptor(
        &box,
        "{'resources': [{'name': 'angka', 'path': 'angka.csv', 'encoding': 'windows-1252',"
        "'dialect': {'delimiter': ';'}, 'schema': {'missingValues': ['-'], 'fields': ["
        "{'name': 'Sumber', 'role': 'figure.source'},"
        "{'name': 'Kode', 'role': 'figure.id'},"
        "{'name': 'Angka', 'type': 'number', 'decimalChar': ',', 'groupChar': '.',"
        "'role': 'figure.value'},"
        "{'name': 'Satuan', 'role': 'figure.unit'}, {'name': 'Dari', 'role': 'figure.base'},"
        "{'name': 'Ukuran', 'role': 'figure.indicator'},"
        "{'name': 'Per', 'type': 'date', 'format': '%d/%m/%Y', 'role': 'figure.as_of'}]}},"
        "{'name': 'sumber', 'path': 'sumber.csv', 'encoding': 'utf-8-sig', 'schema': {'fields': ["
        "{'name': 'Kode', 'role': 'source.id'}, {'name': 'Judul', 'role': 'source.title'}]}}]}");
    sandbox_text(&box, "angka.csv",
                 "Per;Kode;Cat\xE9;Ukuran;Angka;Satuan;Dari;Sumber\r\n"
                 "6/2/2024;a;x;proven;1.597;persons;-;s\r\n"
                 "-;b;y;share-sanctioned;90,8;percent;a;s\r\n");
    sandbox_text(&box, "sumber.csv", "\xEF\xBB\xBFJudul,Kode\n\"Angka\nakhir\",s\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_int_equal(
        nt_model_publish(box.arena, box.package, NULL, NT_DATE_UNKNOWN, box.problems, &p, &box.err),
        NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(p->figure_count, 2);
    assert_int_equal(p->event_count, 0);
    assert_true(nt_model_figure(p, "b")->number == 90.8);
    assert_int_equal(nt_model_figure(p, "b")->base->value.digits, 1597);
    assert_int_equal(p->as_of, nt_date_from_civil(2024, 2, 6));
    assert_string_equal(p->sources[0].title, "Angka\nakhir");
}

TESTS(NULL, NULL)
