/* The tree of the written file, read back with qpdf. */
#include "pdf/pdf.h"

#include <string.h>

#include "golden.h"
#include "objects/reader.h"
#include "objects/unpack.h"
#include "sample.h"

enum { PAGE_MAX = 8, MCID_MAX = 256 };

typedef struct {
    nt_arena *arena;
    nt_reader file;
    nt_pdf_item parent_numbers; /* /Nums of the parent tree */
    nt_buffer dump;
    bool seen[PAGE_MAX][MCID_MAX];
    int last_mcid[PAGE_MAX]; /* in the walk, for reading order */
} walk;

static walk open_walk(nt_arena *arena, nt_pdf_profile profile)
{
    walk w = {.arena = arena, .dump = nt_buffer_open(arena)};
    nt_reader_open(arena, "sample", nt_sample_written(arena, profile), &w.file);
    memset(w.last_mcid, -1, sizeof w.last_mcid);
    nt_pdf_item root = nt_reader_get(&w.file, nt_reader_root(&w.file), "/StructTreeRoot");
    nt_reader_page_count(&w.file);
    w.parent_numbers = nt_reader_get(&w.file, nt_reader_get(&w.file, root, "/ParentTree"), "/Nums");
    return w;
}

static void close_walk(walk *w)
{
    nt_error err;
    assert_int_equal(nt_reader_status(&w->file, &err), NT_OK);
    nt_reader_close(&w->file);
}

static nt_pdf_item get(walk *w, nt_pdf_item dictionary, const char *key)
{
    return nt_reader_get(&w->file, dictionary, key);
}

static bool absent(nt_pdf_item object)
{
    return object.kind == NT_ITEM_NULL;
}

static long long integer(nt_pdf_item object)
{
    assert_true(nt_item_is_integer(object));
    return nt_item_integer(object);
}

static const char *text(walk *w, nt_pdf_item object)
{
    return nt_reader_text(&w->file, object, w->arena);
}

static nt_pdf_item parent_of(walk *w, long long key)
{
    for (size_t i = 0; i < nt_item_count(w->parent_numbers); i += 2) {
        if (integer(nt_reader_item(&w->file, w->parent_numbers, i)) == key) {
            return nt_reader_item(&w->file, w->parent_numbers, i + 1);
        }
    }
    fail_msg("the parent tree has no key %lld", key);
    return (nt_pdf_item){.kind = NT_ITEM_NULL};
}

static size_t page_index(walk *w, nt_pdf_item page)
{
    return nt_reader_page_of(&w->file, page) - 1;
}

static void indent(walk *w, int depth)
{
    for (int i = 0; i < depth; i++) {
        nt_buffer_puts(&w->dump, "  ");
    }
}

static void put_value(walk *w, nt_pdf_item object, const char *key)
{
    nt_pdf_item value = get(w, object, key);
    if (!absent(value)) {
        nt_buffer_printf(&w->dump, " %s=%s", key + 1, nt_item_syntax(w->arena, value));
    }
}

static void put_attributes(walk *w, nt_pdf_item element)
{
    nt_pdf_item a = get(w, element, "/A");
    if (a.kind == NT_ITEM_ARRAY) {
        for (size_t i = 0; i < nt_item_count(a); i++) {
            nt_buffer_printf(&w->dump, " %s",
                             nt_item_syntax(w->arena, nt_reader_item(&w->file, a, i)));
        }
    } else if (!absent(a)) {
        nt_buffer_printf(&w->dump, " %s", nt_item_syntax(w->arena, a));
    }
}

static void visit_content(walk *w, nt_pdf_item element, nt_pdf_item page, long long mcid, int depth)
{
    size_t index = page_index(w, page);
    assert_in_range(index, 0, PAGE_MAX - 1);
    assert_in_range(mcid, 0, MCID_MAX - 1);
    indent(w, depth);
    nt_buffer_printf(&w->dump, "[%zu:%lld]\n", index + 1, mcid);
    assert_false(w->seen[index][mcid]);
    w->seen[index][mcid] = true;
    nt_pdf_item owners = parent_of(w, integer(get(w, page, "/StructParents")));
    assert_int_equal(nt_reader_item(&w->file, owners, (size_t)mcid).object, element.object);
}

static void visit_annotation(walk *w, nt_pdf_item element, nt_pdf_item reference, int depth)
{
    nt_pdf_item annotation = get(w, reference, "/Obj");
    indent(w, depth);
    nt_buffer_puts(&w->dump, "annotation");
    put_value(w, annotation, "/Contents");
    put_value(w, annotation, "/Rect");
    nt_pdf_item action = get(w, annotation, "/A");
    if (!absent(action)) {
        put_value(w, action, "/URI");
    }
    nt_buffer_puts(&w->dump, "\n");
    nt_pdf_item owner = parent_of(w, integer(get(w, annotation, "/StructParent")));
    assert_int_equal(owner.object, element.object);
    assert_true(nt_item_is_name(get(w, element, "/S"), "/Link"));
}

static void visit_element(walk *w, nt_pdf_item element, nt_pdf_item parent, int depth);

static void visit_kid(walk *w, nt_pdf_item element, nt_pdf_item kid, int depth)
{
    if (nt_item_is_integer(kid)) {
        visit_content(w, element, get(w, element, "/Pg"), integer(kid), depth);
    } else if (nt_item_is_name(get(w, kid, "/Type"), "/MCR")) {
        visit_content(w, element, get(w, kid, "/Pg"), integer(get(w, kid, "/MCID")), depth);
    } else if (nt_item_is_name(get(w, kid, "/Type"), "/OBJR")) {
        visit_annotation(w, element, kid, depth);
    } else {
        visit_element(w, kid, element, depth);
    }
}

static void visit_element(walk *w, nt_pdf_item element, nt_pdf_item parent, int depth)
{
    assert_int_equal(get(w, element, "/P").object, parent.object);
    indent(w, depth);
    nt_buffer_puts(&w->dump, nt_item_syntax(w->arena, get(w, element, "/S")) + 1);
    static const char *const keys[] = {"/ID", "/T", "/Lang", "/Alt"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        put_value(w, element, keys[i]);
    }
    put_attributes(w, element);
    if (!absent(get(w, element, "/AF"))) {
        nt_buffer_puts(&w->dump, " AF");
    }
    nt_pdf_item refs = get(w, element, "/Ref");
    if (!absent(refs)) {
        nt_buffer_printf(&w->dump, " refers to %zu", nt_item_count(refs));
    }
    nt_pdf_item space = get(w, element, "/NS");
    if (!absent(space)) {
        put_value(w, space, "/NS");
    }
    nt_buffer_puts(&w->dump, "\n");
    nt_pdf_item kids = get(w, element, "/K");
    if (kids.kind == NT_ITEM_ARRAY) {
        assert_true(nt_item_count(kids) > 1);
        for (size_t i = 0; i < nt_item_count(kids); i++) {
            visit_kid(w, element, nt_reader_item(&w->file, kids, i), depth + 1);
        }
    } else if (!absent(kids)) {
        visit_kid(w, element, kids, depth + 1);
    }
}

static void visit_tree(walk *w)
{
    nt_pdf_item root = get(w, nt_reader_root(&w->file), "/StructTreeRoot");
    visit_element(w, get(w, root, "/K"), root, 0);
}

static void check_profile(nt_arena *arena, nt_pdf_profile profile, const char *golden)
{
    walk w = open_walk(arena, profile);
    visit_tree(&w);
    for (size_t page = 0; page < nt_reader_page_count(&w.file); page++) {
        nt_pdf_item dictionary = nt_reader_page(&w.file, page);
        nt_pdf_item owners = parent_of(&w, integer(get(&w, dictionary, "/StructParents")));
        for (size_t i = 0; i < nt_item_count(owners); i++) {
            assert_true(w.seen[page][i]); /* every piece of content hangs in the tree */
        }
        nt_bytes content;
        assert_true(nt_unpack_contents(&w.file, dictionary, SIZE_MAX, arena, &content));
        char *last = nt_arena_printf(arena, "<</MCID %zu>>", nt_item_count(owners) - 1);
        char *none = nt_arena_printf(arena, "<</MCID %zu>>", nt_item_count(owners));
        assert_non_null(strstr(content.bytes, last));
        assert_null(strstr(content.bytes, none));
        assert_true(nt_item_is_name(get(&w, dictionary, "/Tabs"), "/S"));
    }
    assert_golden(arena, golden, nt_buffer_text(&w.dump));
    close_walk(&w);
}

TEST(test_tree_of_profile_a3)
{
    check_profile(*state, NT_PROFILE_A3_UA1, "pdf/golden/structure-a3.txt");
}

TEST(test_tree_of_profile_a4)
{
    check_profile(*state, NT_PROFILE_A4_UA2, "pdf/golden/structure-a4.txt");
}

TEST(test_id_tree_is_sorted_and_leads_to_its_elements)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    nt_pdf_item root = get(&w, nt_reader_root(&w.file), "/StructTreeRoot");
    nt_pdf_item names = get(&w, get(&w, root, "/IDTree"), "/Names");
    const char *before = "";
    bool number_found = false;
    assert_true(nt_item_count(names) > 0);
    for (size_t i = 0; i < nt_item_count(names); i += 2) {
        const char *id = nt_arena_string(w.arena, text(&w, nt_reader_item(&w.file, names, i)));
        nt_pdf_item element = nt_reader_item(&w.file, names, i + 1);
        assert_true(strcmp(before, id) < 0);
        assert_string_equal(text(&w, get(&w, element, "/ID")), id);
        number_found = number_found || strcmp(id, "pilkada.ratio.h10") == 0;
        before = id;
    }
    assert_true(number_found);
    close_walk(&w);
}

TEST(test_a_number_printed_twice_keeps_its_first_id)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(*state, fonts, NT_PROFILE_A3_UA1);
    size_t spans = 0;
    NT_EACH_OF(nt_element, element, request.pages->elements, request.pages->element_count) {
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
    nt_pdf_item root = get(&w, nt_reader_root(&w.file), "/StructTreeRoot");
    const char *names = nt_item_syntax(w.arena, get(&w, get(&w, root, "/IDTree"), "/Names"));
    const char *first = strstr(names, "(same)");
    assert_non_null(first);
    assert_null(strstr(first + 1, "(same)"));
    close_walk(&w);
}

TEST(test_bookmarks_labels_and_attachments)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    nt_pdf_item root = nt_reader_root(&w.file);
    nt_pdf_item first = get(&w, get(&w, root, "/Outlines"), "/First");
    assert_string_equal(text(&w, get(&w, first, "/Title")), "1 Apa yang dapat dikatakan ");
    nt_pdf_item second = get(&w, first, "/Next");
    assert_int_equal(integer(get(&w, second, "/Count")), 1);
    nt_pdf_item below = get(&w, second, "/First");
    assert_string_equal(text(&w, get(&w, below, "/Title")), "2.1 Jabatan ");
    assert_int_equal(get(&w, below, "/Parent").object, second.object);
    assert_int_equal(page_index(&w, nt_reader_item(&w.file, get(&w, below, "/Dest"), 0)), 1);
    assert_int_equal(integer(get(&w, get(&w, root, "/Outlines"), "/Count")), 3);
    assert_string_equal(nt_item_syntax(w.arena, get(&w, root, "/PageLabels")),
                        "<< /Nums [ 0 << /S /D /St 1 >> ] >>");

    nt_pdf_item files = get(&w, get(&w, get(&w, root, "/Names"), "/EmbeddedFiles"), "/Names");
    assert_int_equal(nt_item_count(files), 6);
    assert_int_equal(nt_item_count(get(&w, root, "/AF")), 3);
    nt_pdf_item chart_data = nt_reader_item(&w.file, files, 3);
    assert_string_equal(text(&w, get(&w, chart_data, "/UF")), "jabatan.csv");
    nt_pdf_item stream = get(&w, get(&w, chart_data, "/EF"), "/F");
    nt_pdf_item params = get(&w, stream.of.stream->dictionary, "/Params");
    assert_int_equal(integer(get(&w, params, "/Size")), strlen("a,b\n1,2\n"));
    close_walk(&w);
}

TEST(test_only_faces_in_use_are_embedded_and_charts_share_theirs)
{
    walk w = open_walk(*state, NT_PROFILE_A3_UA1);
    nt_pdf_item second = nt_reader_page(&w.file, 1);
    nt_pdf_item resources = get(&w, second, "/Resources");
    size_t count;
    nt_item_members(get(&w, resources, "/Font"), &count);
    assert_int_equal(count, 4); /* no italic on the second page */
    assert_true(absent(get(&w, get(&w, resources, "/Font"), "/F1")));
    nt_pdf_item first_form =
        get(&w, get(&w, get(&w, nt_reader_page(&w.file, 0), "/Resources"), "/XObject"), "/C0");
    nt_pdf_item second_form = get(&w, get(&w, resources, "/XObject"), "/C1");
    nt_pdf_item fonts[2] = {
        get(&w, get(&w, first_form.of.stream->dictionary, "/Resources"), "/Font"),
        get(&w, get(&w, second_form.of.stream->dictionary, "/Resources"), "/Font")};
    const char *key = nt_item_members(fonts[0], &count)->key;
    assert_true(count > 0);
    assert_int_equal(get(&w, fonts[0], key).object, get(&w, fonts[1], key).object);
    close_walk(&w);
}

TESTS(open_arena, close_arena)
