/* The tree of the written file, read back with qpdf. */
#include "pdf/pdf.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "reader.h"
#include "sample.h"

enum { PAGE_MAX = 8, MCID_MAX = 256 };

typedef struct {
    nt_arena *arena;
    nt_reader file;
    qpdf_oh parent_numbers; /* /Nums of the parent tree */
    nt_buffer dump;
    bool seen[PAGE_MAX][MCID_MAX];
    int last_mcid[PAGE_MAX]; /* in the walk, for reading order */
} walk;

static nt_bytes write_sample(nt_arena *arena, nt_pdf_profile profile)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(arena, fonts, profile);
    nt_bytes bytes;
    nt_error err;
    assert_int_equal(nt_pdf_write(arena, &request, &bytes, &err), NT_OK);
    nt_text_fonts_close(fonts);
    return bytes;
}

static walk open_walk(nt_arena *arena, nt_pdf_profile profile)
{
    walk w = {.arena = arena, .dump = nt_buffer_open(arena)};
    nt_reader_open(arena, "sample", write_sample(arena, profile), &w.file);
    memset(w.last_mcid, -1, sizeof w.last_mcid);
    qpdf_oh root = nt_reader_get(&w.file, nt_reader_root(&w.file), "/StructTreeRoot");
    w.parent_numbers = nt_reader_get(&w.file, nt_reader_get(&w.file, root, "/ParentTree"), "/Nums");
    return w;
}

static void close_walk(walk *w)
{
    nt_error err;
    assert_int_equal(nt_reader_status(&w->file, &err), NT_OK);
    nt_reader_close(&w->file);
}

static qpdf_oh get(walk *w, qpdf_oh dictionary, const char *key)
{
    return nt_reader_get(&w->file, dictionary, key);
}

static bool absent(walk *w, qpdf_oh object)
{
    return nt_reader_is_null(&w->file, object);
}

static int id_of(walk *w, qpdf_oh object)
{
    return qpdf_oh_get_object_id(w->file.qpdf, object);
}

static int count_of(walk *w, qpdf_oh array)
{
    return qpdf_oh_get_array_n_items(w->file.qpdf, array);
}

static long long integer(walk *w, qpdf_oh object)
{
    return qpdf_oh_get_int_value(w->file.qpdf, object);
}

static qpdf_oh parent_of(walk *w, long long key)
{
    for (int i = 0; i < count_of(w, w->parent_numbers); i += 2) {
        if (integer(w, nt_reader_item(&w->file, w->parent_numbers, (size_t)i)) == key) {
            return nt_reader_item(&w->file, w->parent_numbers, (size_t)i + 1);
        }
    }
    fail_msg("the parent tree has no key %lld", key);
    return 0;
}

static int page_index(walk *w, qpdf_oh page)
{
    return qpdf_find_page_by_id(w->file.qpdf, id_of(w, page), 0);
}

static void indent(walk *w, int depth)
{
    for (int i = 0; i < depth; i++) {
        nt_buffer_puts(&w->dump, "  ");
    }
}

static void put_value(walk *w, qpdf_oh object, const char *key)
{
    qpdf_oh value = get(w, object, key);
    if (!absent(w, value)) {
        nt_buffer_printf(&w->dump, " %s=%s", key + 1, nt_reader_syntax(&w->file, value));
    }
}

static void put_attributes(walk *w, qpdf_oh element)
{
    qpdf_oh a = get(w, element, "/A");
    if (nt_reader_is_array(&w->file, a)) {
        for (int i = 0; i < count_of(w, a); i++) {
            nt_buffer_printf(&w->dump, " %s",
                             nt_reader_syntax(&w->file, nt_reader_item(&w->file, a, (size_t)i)));
        }
    } else if (!absent(w, a)) {
        nt_buffer_printf(&w->dump, " %s", nt_reader_syntax(&w->file, a));
    }
}

static void visit_content(walk *w, qpdf_oh element, qpdf_oh page, long long mcid, int depth)
{
    int index = page_index(w, page);
    assert_in_range(index, 0, PAGE_MAX - 1);
    assert_in_range(mcid, 0, MCID_MAX - 1);
    indent(w, depth);
    nt_buffer_printf(&w->dump, "[%d:%lld]\n", index + 1, mcid);
    assert_false(w->seen[index][mcid]);
    w->seen[index][mcid] = true;
    qpdf_oh owners = parent_of(w, integer(w, get(w, page, "/StructParents")));
    assert_int_equal(id_of(w, nt_reader_item(&w->file, owners, (size_t)mcid)), id_of(w, element));
}

static void visit_annotation(walk *w, qpdf_oh element, qpdf_oh reference, int depth)
{
    qpdf_oh annotation = get(w, reference, "/Obj");
    indent(w, depth);
    nt_buffer_puts(&w->dump, "annotation");
    put_value(w, annotation, "/Contents");
    put_value(w, annotation, "/Rect");
    qpdf_oh action = get(w, annotation, "/A");
    if (!absent(w, action)) {
        put_value(w, action, "/URI");
    }
    nt_buffer_puts(&w->dump, "\n");
    qpdf_oh owner = parent_of(w, integer(w, get(w, annotation, "/StructParent")));
    assert_int_equal(id_of(w, owner), id_of(w, element));
    assert_true(nt_reader_is_name(&w->file, get(w, element, "/S"), "/Link"));
}

static void visit_element(walk *w, qpdf_oh element, qpdf_oh parent, int depth);

static void visit_kid(walk *w, qpdf_oh element, qpdf_oh kid, int depth)
{
    if (qpdf_oh_is_integer(w->file.qpdf, kid)) {
        visit_content(w, element, get(w, element, "/Pg"), integer(w, kid), depth);
    } else if (nt_reader_is_name(&w->file, get(w, kid, "/Type"), "/MCR")) {
        visit_content(w, element, get(w, kid, "/Pg"), integer(w, get(w, kid, "/MCID")), depth);
    } else if (nt_reader_is_name(&w->file, get(w, kid, "/Type"), "/OBJR")) {
        visit_annotation(w, element, kid, depth);
    } else {
        visit_element(w, kid, element, depth);
    }
}

static void visit_element(walk *w, qpdf_oh element, qpdf_oh parent, int depth)
{
    assert_int_equal(id_of(w, get(w, element, "/P")), id_of(w, parent));
    indent(w, depth);
    nt_buffer_puts(&w->dump, nt_reader_syntax(&w->file, get(w, element, "/S")) + 1);
    static const char *const keys[] = {"/ID", "/T", "/Lang", "/Alt"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        put_value(w, element, keys[i]);
    }
    put_attributes(w, element);
    if (!absent(w, get(w, element, "/AF"))) {
        nt_buffer_puts(&w->dump, " AF");
    }
    qpdf_oh refs = get(w, element, "/Ref");
    if (!absent(w, refs)) {
        nt_buffer_printf(&w->dump, " refers to %d", count_of(w, refs));
    }
    qpdf_oh space = get(w, element, "/NS");
    if (!absent(w, space)) {
        put_value(w, space, "/NS");
    }
    nt_buffer_puts(&w->dump, "\n");
    qpdf_oh kids = get(w, element, "/K");
    if (nt_reader_is_array(&w->file, kids)) {
        assert_true(count_of(w, kids) > 1);
        for (int i = 0; i < count_of(w, kids); i++) {
            visit_kid(w, element, nt_reader_item(&w->file, kids, (size_t)i), depth + 1);
        }
    } else if (!absent(w, kids)) {
        visit_kid(w, element, kids, depth + 1);
    }
}

static void visit_tree(walk *w)
{
    qpdf_oh root = get(w, nt_reader_root(&w->file), "/StructTreeRoot");
    visit_element(w, get(w, root, "/K"), root, 0);
}

/* The golden is compared whole; on a difference the new text is left beside the build. */
static void compare_golden(nt_arena *arena, const char *name, const nt_buffer *text)
{
    nt_error err;
    nt_bytes golden = {"", 0};
    nt_file_read(arena, nt_arena_printf(arena, NT_SOURCE_DIR "/tests/pdf/golden/%s", name), 1 << 20,
                 &golden, &err);
    if (golden.length == text->length && memcmp(golden.bytes, text->bytes, text->length) == 0) {
        return;
    }
    char *path = nt_arena_printf(arena, NT_BINARY_DIR "/%s", name);
    FILE *file = fopen(path, "wb");
    if (file) {
        fwrite(text->bytes, 1, text->length, file);
        fclose(file);
    }
    fail_msg("the structure is not as in tests/pdf/golden/%s; see %s", name, path);
}

static void check_profile(nt_arena *arena, nt_pdf_profile profile, const char *golden)
{
    walk w = open_walk(arena, profile);
    visit_tree(&w);
    for (size_t page = 0; page < nt_reader_page_count(&w.file); page++) {
        qpdf_oh dictionary = nt_reader_page(&w.file, page);
        qpdf_oh owners = parent_of(&w, integer(&w, get(&w, dictionary, "/StructParents")));
        for (int i = 0; i < count_of(&w, owners); i++) {
            assert_true(w.seen[page][i]); /* every piece of content hangs in the tree */
        }
        nt_bytes content = nt_reader_page_content(&w.file, dictionary);
        char *last = nt_arena_printf(arena, "<</MCID %d>>", count_of(&w, owners) - 1);
        char *none = nt_arena_printf(arena, "<</MCID %d>>", count_of(&w, owners));
        assert_non_null(strstr(content.bytes, last));
        assert_null(strstr(content.bytes, none));
        assert_true(nt_reader_is_name(&w.file, get(&w, dictionary, "/Tabs"), "/S"));
    }
    compare_golden(arena, golden, &w.dump);
    close_walk(&w);
}

static void test_tree_of_profile_a3(void **state)
{
    check_profile(*state, NT_PROFILE_A3_UA1, "structure-a3.txt");
}

static void test_tree_of_profile_a4(void **state)
{
    check_profile(*state, NT_PROFILE_A4_UA2, "structure-a4.txt");
}

static void test_id_tree_is_sorted_and_leads_to_its_elements(void **state)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    qpdf_oh root = get(&w, nt_reader_root(&w.file), "/StructTreeRoot");
    qpdf_oh names = get(&w, get(&w, root, "/IDTree"), "/Names");
    const char *before = "";
    bool number_found = false;
    assert_true(count_of(&w, names) > 0);
    for (int i = 0; i < count_of(&w, names); i += 2) {
        const char *id = nt_arena_string(
            w.arena,
            qpdf_oh_get_string_value(w.file.qpdf, nt_reader_item(&w.file, names, (size_t)i)));
        qpdf_oh element = nt_reader_item(&w.file, names, (size_t)i + 1);
        assert_true(strcmp(before, id) < 0);
        assert_string_equal(qpdf_oh_get_string_value(w.file.qpdf, get(&w, element, "/ID")), id);
        number_found = number_found || strcmp(id, "pilkada.ratio.h10") == 0;
        before = id;
    }
    assert_true(number_found);
    close_walk(&w);
}

static void test_a_number_printed_twice_keeps_its_first_id(void **state)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(*state, fonts, NT_PROFILE_A3_UA1);
    size_t spans = 0;
    for (size_t i = 0; i < request.pages->element_count; i++) {
        nt_element *element = request.pages->elements[i];
        if (strcmp(element->type, "Span") == 0) {
            element->id = "same";
            spans++;
        }
    }
    assert_true(spans > 1);
    nt_bytes bytes;
    nt_error err;
    assert_int_equal(nt_pdf_write(*state, &request, &bytes, &err), NT_OK);
    nt_text_fonts_close(fonts);
    walk w = {.arena = *state};
    nt_reader_open(*state, "twice", bytes, &w.file);
    qpdf_oh root = get(&w, nt_reader_root(&w.file), "/StructTreeRoot");
    const char *names = nt_reader_syntax(&w.file, get(&w, get(&w, root, "/IDTree"), "/Names"));
    const char *first = strstr(names, "(same)");
    assert_non_null(first);
    assert_null(strstr(first + 1, "(same)"));
    close_walk(&w);
}

static void test_bookmarks_labels_and_attachments(void **state)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    qpdf_oh root = nt_reader_root(&w.file);
    qpdf_oh first = get(&w, get(&w, root, "/Outlines"), "/First");
    assert_string_equal(qpdf_oh_get_utf8_value(w.file.qpdf, get(&w, first, "/Title")),
                        "1 Apa yang dapat dikatakan ");
    qpdf_oh second = get(&w, first, "/Next");
    assert_int_equal(integer(&w, get(&w, second, "/Count")), 1);
    qpdf_oh below = get(&w, second, "/First");
    assert_string_equal(qpdf_oh_get_utf8_value(w.file.qpdf, get(&w, below, "/Title")),
                        "2.1 Jabatan ");
    assert_int_equal(id_of(&w, get(&w, below, "/Parent")), id_of(&w, second));
    assert_int_equal(page_index(&w, nt_reader_item(&w.file, get(&w, below, "/Dest"), 0)), 1);
    assert_int_equal(integer(&w, get(&w, get(&w, root, "/Outlines"), "/Count")), 3);
    assert_string_equal(nt_reader_syntax(&w.file, get(&w, root, "/PageLabels")),
                        "<< /Nums [ 0 << /S /D /St 1 >> ] >>");

    qpdf_oh files = get(&w, get(&w, get(&w, root, "/Names"), "/EmbeddedFiles"), "/Names");
    assert_int_equal(count_of(&w, files), 6);
    assert_int_equal(count_of(&w, get(&w, root, "/AF")), 3);
    qpdf_oh chart_data = nt_reader_item(&w.file, files, 3);
    assert_string_equal(qpdf_oh_get_utf8_value(w.file.qpdf, get(&w, chart_data, "/UF")),
                        "jabatan.csv");
    qpdf_oh stream = get(&w, get(&w, chart_data, "/EF"), "/F");
    qpdf_oh params = get(&w, nt_reader_stream_dictionary(&w.file, stream), "/Params");
    /* printf 'a,b\n1,2\n' | md5sum */
    static const unsigned char md5[] = {0xe5, 0xeb, 0xd4, 0xc0, 0x2c, 0xef, 0xbe, 0x79,
                                        0x55, 0x97, 0x7c, 0x67, 0xad, 0xa2, 0x42, 0xb7};
    size_t length;
    const char *sum =
        qpdf_oh_get_binary_string_value(w.file.qpdf, get(&w, params, "/CheckSum"), &length);
    assert_int_equal(length, sizeof md5);
    assert_memory_equal(sum, md5, sizeof md5);
    close_walk(&w);
}

static void test_only_faces_in_use_are_embedded_and_charts_share_theirs(void **state)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    qpdf_oh second = nt_reader_page(&w.file, 1);
    qpdf_oh resources = get(&w, second, "/Resources");
    size_t count;
    nt_reader_keys(&w.file, get(&w, resources, "/Font"), &count);
    assert_int_equal(count, 4); /* no italic on the second page */
    assert_true(absent(&w, get(&w, get(&w, resources, "/Font"), "/F1")));
    qpdf_oh first_form =
        get(&w, get(&w, get(&w, nt_reader_page(&w.file, 0), "/Resources"), "/XObject"), "/C0");
    qpdf_oh second_form = get(&w, get(&w, resources, "/XObject"), "/C1");
    qpdf_oh fonts[2] = {
        get(&w, get(&w, nt_reader_stream_dictionary(&w.file, first_form), "/Resources"), "/Font"),
        get(&w, get(&w, nt_reader_stream_dictionary(&w.file, second_form), "/Resources"), "/Font")};
    const char **keys = nt_reader_keys(&w.file, fonts[0], &count);
    assert_true(count > 0);
    assert_int_equal(id_of(&w, get(&w, fonts[0], keys[0])), id_of(&w, get(&w, fonts[1], keys[0])));
    close_walk(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree_of_profile_a3),
        cmocka_unit_test(test_tree_of_profile_a4),
        cmocka_unit_test(test_id_tree_is_sorted_and_leads_to_its_elements),
        cmocka_unit_test(test_a_number_printed_twice_keeps_its_first_id),
        cmocka_unit_test(test_bookmarks_labels_and_attachments),
        cmocka_unit_test(test_only_faces_in_use_are_embedded_and_charts_share_theirs),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
