/* Totals that are described are added up, and one that says something else is told: where it
 * stands, what it says and what it should. Sums by hand. */
#include "sandbox.h"

#define AREAS                                                                                      \
    "[{'name': 'Kode', 'role': 'area.code'}, {'name': 'Nama', 'role': 'area.name'}, {'name': "     \
    "'Pemilih', 'type': 'number', 'decimalChar': ',', 'role': 'area.voters'}]"
#define FIGURES                                                                                    \
    "[{'name': 'id', 'role': 'figure.id'}, {'name': 'ukuran', 'role': 'figure.indicator'}, "       \
    "{'name': 'satuan', 'role': 'figure.unit'}, {'name': 'n', 'type': 'number', 'role': "          \
    "'figure.value'}, {'name': 'sumber', 'role': 'figure.source'}]"
#define WIDE(name, other)                                                                          \
    "[{'name': 'Provinsi', 'role': 'figure.area'}, {'name': 'nama', 'role': '" name "'}, "         \
    "{'name': 'lain', 'role': '" other "'}, {'name': 'id', 'role': 'figure.id'}, "                 \
    "{'name': 'n', 'type': 'number', 'role': 'figure.value'}, {'name': 'satuan', 'role': "         \
    "'figure.unit'}, {'name': 'sumber', 'role': 'figure.source'}]"
#define BY_KIND      WIDE("figure.category", "figure.indicator")
#define BY_INDICATOR WIDE("figure.indicator", "figure.category")
#define LIST         "'totals': ['Jumlah', 'Sub', 'Rata-rata']"
#define COLUMNS(unit)                                                                              \
    "'wide': {'allBut': [], 'total': ['Jumlah', 'Sem', 'Sem 2'], 'zero': ['nihil'], 'name': "      \
    "'nama', 'value': 'n', 'same': {'satuan': '" unit "', 'lain': 'x', 'sumber': 's'}, 'made': "   \
    "{'id': ['Provinsi', 'nama']}}, " LIST

#define MANY "the total here says %31s but the %d numbers that it adds up make %31[^;]"
#define ONE  "the total here says %31s but the number that it adds up (%d) makes %31[^;]"

static const struct {
    const char *fields, *netra, *text;
    const char *differ; /* "line:column total count sum;" of each that does */
} samples[] = {
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Jumlah;11\n", ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Jumlah;12\n", "4:9 12 2 11;"},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Jumlah;10\n", "4:9 10 2 11;"},
    /* decimals; a total may be rounded, but not wrongly */
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;0,1\n2;B;0,2\n;Jumlah;0,3\n", ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5,26\n2;B;6,1\n;Jumlah;11,4\n", ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5,2\n2;B;6,1\n;Jumlah;11,4\n", "4:9 11,4 2 11,3;"},
    /* what is not known is in no sum */
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;\n;Jumlah;12\n", ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Jumlah;\n", ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n;Jumlah;12\n", ""},
    /* subtotals, below and above, and one of all */
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Sub;11\n3;C;7\n4;D;8\n;Sub;15\n;Jumlah;26\n",
     ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n;Jumlah;26\n;Sub;11\n1;A;5\n2;B;6\n;Sub;15\n3;C;7\n4;D;8\n",
     ""},
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;6\n;Sub;11\n3;C;7\n4;D;8\n;Sub;14\n;Jumlah;27\n",
     "7:6 14 2 15;8:9 27 4 26;"},
    /* a mean is no sum */
    {AREAS, LIST, "Kode;Nama;Pemilih\n1;A;5\n2;B;7\n;Rata-rata;6\n", ""},
    /* of one indicator and unit, the one that it names */
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;orang;5;s\nb;x;orang;6;s\nJumlah;;;12;s\n",
     "4:10 12 2 11;"},
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;orang;5;s\nb;y;orang;6;s\nJumlah;;;12;s\n", ""},
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;orang;5;s\nb;x;laporan;6;s\nJumlah;;;12;s\n",
     ""},
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;orang;5;s\nb;y;orang;6;s\nJumlah;y;orang;7;s\n",
     "4:16 7 1 6;"},
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;persen;50;s\nb;x;persen;60;s\nJumlah;;;55;s\n",
     ""},
    {FIGURES, LIST, "id;ukuran;satuan;n;sumber\na;x;orang;5%;s\nb;x;orang;6;s\nJumlah;;;55;s\n",
     ""},
    /* wide: columns and rows of totals, and the corner of both */
    {BY_KIND, COLUMNS("orang"), "Provinsi;L;P;Jumlah\nAceh;1;2;3\nBali;nihil;4;4\nJumlah;1;6;7\n",
     ""},
    {BY_KIND, COLUMNS("orang"), "Provinsi;L;P;Jumlah\nAceh;1;2;4\nBali;nihil;4;4\nJumlah;1;7;7\n",
     "2:10 4 2 3;4:10 7 2 6;4:12 7 2 8;"},
    {BY_KIND, COLUMNS("orang"), "Provinsi;A;B;Sem;C;D;Sem 2;Jumlah\nAceh;1;2;3;4;5;9;15\n",
     "2:18 15 4 12;"},
    {BY_KIND, COLUMNS("orang"), "Provinsi;L;P;Jumlah\nAceh;1;;4\n", ""},
    {BY_KIND, COLUMNS("persen"), "Provinsi;L;P;Jumlah\nAceh;1;2;4\n", ""},
    /* of indicators only each column */
    {BY_INDICATOR, COLUMNS("orang"),
     "Provinsi;masuk;terbukti;Jumlah\nAceh;9;2;9\nBali;8;3;8\nJumlah;17;6;17\n", "4:11 6 2 5;"},
};

TEST(test_totals_are_added_up)
{
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        SANDBOX(box);
        nt_buffer found = nt_buffer_open(box.arena);
        size_t count;
        sandbox_descriptor(
            &box, nt_arena_printf(box.arena,
                                  "{'resources': [{'name': 't', 'path': 't.csv', "
                                  "'dialect': {'delimiter': ';'}, 'schema': "
                                  "{'fields': %s}, 'netra': {%s}}, {'name': 's', 'path': 's.csv', "
                                  "'schema': {'fields': [{'name': 'id', 'role': 'source.id'}]}}]}",
                                  samples[i].fields, samples[i].netra));
        sandbox_text(&box, "t.csv", samples[i].text);
        sandbox_text(&box, "s.csv", "id\ns\n");
        if (sandbox_read(&box)) {
            fail_msg("%zu: %s", i, sandbox_error(&box));
        }
        const nt_problem *problems = nt_problems_sorted(box.problems, &count);
        for (size_t p = 0; p < count; p++) {
            if (strcmp(problems[p].code, "total-differs") == 0) {
                char total[32], sum[32];
                int numbers;
                sandbox_judge(problems[p].message);
                const char *said = problems[p].message.in[NT_LANG_EN];
                int read = sscanf(said, MANY, total, &numbers, sum);
                assert_int_equal(read > 1 ? read : sscanf(said, ONE, total, &numbers, sum), 3);
                total[strlen(total) - 1] = '\0'; /* the comma */
                nt_buffer_printf(&found, "%u:%u %s %d %s;", problems[p].place.line,
                                 problems[p].place.column, total, numbers, sum);
            }
        }
        if (strcmp(nt_buffer_text(&found), samples[i].differ) != 0) {
            fail_msg("%zu: %s\n not %s", i, nt_buffer_text(&found), samples[i].differ);
        }
    }
}

TESTS(NULL, NULL)
