/* The outcomes of a register: the descriptor's, each of a kind, and the built-in one of a kind that
 * it lists none of. */
#include <string.h>

#include "base/utf8.h"
#include "code_lists.h"
#include "netra.h"
#include "words/base.h"
#include "words/model.h"

static const char *const kinds[NT_OUTCOME_KINDS + 1] = {
    "unknown",
    [NT_OUTCOME_PENDING] = "open",
    [NT_OUTCOME_PROVEN] = "upheld",
    [NT_OUTCOME_NOT_PROVEN] = "not-upheld",
    [NT_OUTCOME_CLOSED] = "closed",
};

static const nt_outcome_code built_in[] = {
    {"unknown", NT_TEXT_MODEL_OUTCOME_UNKNOWN, NT_OUTCOME_UNKNOWN, false},
    {"pending", NT_TEXT_MODEL_PENDING, NT_OUTCOME_PENDING, false},
    {"proven", NT_TEXT_MODEL_PROVEN, NT_OUTCOME_PROVEN, false},
    {"not-proven", NT_TEXT_MODEL_NOT_PROVEN, NT_OUTCOME_NOT_PROVEN, false},
};
enum { BUILT_IN = sizeof built_in / sizeof *built_in };

static const struct word {
    const char *name;
    nt_outcome kind;
} words[] = {{"pending", NT_OUTCOME_PENDING},           {"diproses", NT_OUTCOME_PENDING},
             {"dalam proses", NT_OUTCOME_PENDING},      {"proses", NT_OUTCOME_PENDING},
             {"menunggu", NT_OUTCOME_PENDING},          {"belum diputus", NT_OUTCOME_PENDING},
             {"reported", NT_OUTCOME_PENDING},          {"proven", NT_OUTCOME_PROVEN},
             {"terbukti", NT_OUTCOME_PROVEN},           {"direkomendasikan", NT_OUTCOME_PROVEN},
             {"terbukti melanggar", NT_OUTCOME_PROVEN}, {"not-proven", NT_OUTCOME_NOT_PROVEN},
             {"tidak terbukti", NT_OUTCOME_NOT_PROVEN}, {"dismissed", NT_OUTCOME_NOT_PROVEN},
             {"dihentikan", NT_OUTCOME_NOT_PROVEN}};
enum { WORDS = sizeof words / sizeof *words };

const nt_outcomes *nt_register_outcomes(const nt_register *reg)
{
    static const nt_outcomes fallback = {built_in, BUILT_IN};
    return reg->outcomes.count ? &reg->outcomes : &fallback;
}

nt_outcome nt_register_outcome_kind(const nt_register *reg, uint8_t outcome)
{
    return nt_register_outcomes(reg)->items[outcome].kind;
}

bool nt_register_has_kind(const nt_register *reg, nt_outcome kind)
{
    const nt_outcomes *of = nt_register_outcomes(reg);
    return NT_ANY(i, of->count, of->items[i].kind == kind);
}

/* 0: none of the built-in codes. */
static nt_outcome built_in_kind(const char *code)
{
    const nt_outcome_code *known = NT_NAMED(built_in, BUILT_IN, code, code);
    return known ? known->kind : NT_OUTCOME_UNKNOWN;
}

static nt_outcome kind_called(const char *name)
{
    size_t kind = nt_utf8_index(name, kinds, NT_OUTCOME_KINDS);
    return kind < NT_OUTCOME_KINDS ? (nt_outcome)kind : NT_OUTCOME_UNKNOWN;
}

/* The kind of a code that goes without saying: a kind's own name, or a built-in word. */
static nt_outcome plain_kind(const char *code)
{
    nt_outcome kind = kind_called(code);
    const struct word *word = NT_NAMED(words, WORDS, name, code);
    return !kind && word ? word->kind : kind;
}

static const nt_json_form outcome_form[] = {
    {.key = "kind", .is = NT_IS_TEXT, .choices = kinds + NT_OUTCOME_PENDING},
    {.key = "label", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
    {.key = "aliases", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "question", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
    {.key = NULL}};

const nt_json_form nt_model_outcome_form = {.is = NT_IS_OBJECT, .members = outcome_form};

static nt_status read_kind(const nt_json *json, nt_outcome *out, nt_error *err)
{
    const nt_json *given = nt_json_get(json, "kind");
    nt_outcome own = built_in_kind(json->key);
    if (!given) {
        *out = plain_kind(json->key);
        return *out ? NT_OK
                    : nt_fail(err, NT_INVALID, json->key_place,
                              NT_MESSAGE_MODEL_OUTCOME_NO_KIND(.outcome = json->key));
    }
    *out = kind_called(given->string);
    return !own || own == *out
               ? NT_OK
               : nt_fail(err, NT_INVALID, given->place,
                         NT_MESSAGE_MODEL_OUTCOME_BUILT_IN(.code = json->key, .kind = kinds[own]));
}

typedef struct {
    const nt_json *json; /* NULL: built in, and not listed */
    nt_outcome_code code;
} listed;
typedef NT_VEC(listed) listed_vec;

static nt_status read_outcome(const nt_json *json, listed *out, nt_error *err)
{
    NT_FAIL_IF(strcmp(json->key, "unknown") == 0 || strcmp(json->key, "total") == 0, err,
               NT_INVALID, json->key_place, NT_MESSAGE_MODEL_OUTCOME_OWN_NAME(.code = json->key));
    bool asked = nt_json_get(json, "question") != NULL;
    *out = (listed){.json = json, .code = {.code = json->key, .asked = asked}};
    NT_TRY(read_kind(json, &out->code.kind, err));
    /* What is built in and has no label of its own goes by the words of its step. */
    bool named = nt_json_get(json, "label") || !built_in_kind(json->key);
    return named ? nt_model_read_label(json, &out->code.label, err) : NT_OK;
}

static nt_status read_all(nt_code_lists *lists, const nt_json *described, listed_vec *out,
                          nt_error *err)
{
    NT_JSON_EACH_READ(item, described) {
        listed one = {.json = NULL};
        NT_TRY(read_outcome(item, &one, err));
        NT_FAIL_IF(out->count == NT_OUTCOMES_MAX, err, NT_INVALID, item->key_place,
                   NT_MESSAGE_MODEL_TOO_MANY_OUTCOMES(.limit = NT_OUTCOMES_MAX));
        nt_vec_push(lists->arena, out, one);
    }
    return NT_OK;
}

static int first_of(const listed_vec *all, nt_outcome kind, const char *code)
{
    NT_RETURN_FIRST(i, all->count,
                    all->items[i].code.kind == kind &&
                        (!code || strcmp(all->items[i].code.code, code) == 0),
                    (int)i, -1);
}

/* By kind, in the order of the descriptor; first of the open ones stands what a case has before its
 * decision: "pending" where it is listed. */
static listed_vec in_order(nt_arena *arena, const listed_vec *all)
{
    listed_vec out = {0};
    int pending = first_of(all, NT_OUTCOME_PENDING, built_in[NT_OUTCOME_PENDING].code);
    if (pending >= 0) {
        nt_vec_push(arena, &out, all->items[pending]);
    }
    for (int kind = NT_OUTCOME_PENDING; kind < NT_OUTCOME_KINDS; kind++) {
        NT_VEC_PICK(arena, &out, i, all->count, all->items[i],
                    (int)all->items[i].code.kind == kind && (int)i != pending);
        if (kind < BUILT_IN && first_of(all, (nt_outcome)kind, NULL) < 0) {
            nt_vec_push(arena, &out, ((listed){.code = {built_in[kind].code, .kind = kind}}));
        }
    }
    return out;
}

static nt_status add_names(nt_code_lists *lists, const listed_vec *all, nt_error *err)
{
    nt_code_names *names = &lists->outcome_names;
    for (uint32_t i = 0; i < all->count; i++) {
        const listed *one = &all->items[i];
        nt_model_add_name(names, one->code.code, i + 1);
        for (int lang = 0; one->code.label.in[0] && lang < NT_LANG_COUNT; lang++) {
            nt_model_add_name(names, one->code.label.in[lang], i + 1);
        }
        nt_model_read_aliases(one->json, names, i + 1);
    }
    nt_model_close_names(names);
    for (size_t i = 0; i < names->keys.count; i++) {
        NT_FAIL_IF(nt_model_find_key(names, names->keys.items[i]) == NT_NAME_AMBIGUOUS, err,
                   NT_INVALID, nt_json_get(lists->described, "outcome")->place,
                   NT_MESSAGE_MODEL_OUTCOME_NAME_TWICE(.name = names->keys.items[i]));
    }
    return NT_OK;
}

/* The words that netra knows by itself: of an outcome that is built in and, where the descriptor
 * lists open ones of its own, those that say a case is not decided. What it lists itself goes
 * first. */
static void add_words(nt_code_lists *lists, const listed_vec *all)
{
    nt_code_names *names = &lists->outcome_names;
    uint32_t found[WORDS] = {0};
    for (size_t w = 0; w < WORDS; w++) {
        int at = first_of(all, words[w].kind, built_in[words[w].kind].code);
        at = at < 0 && words[w].kind == NT_OUTCOME_PENDING ? 0 : at;
        bool taken = nt_model_find_name(names, words[w].name) != NT_NAME_UNKNOWN;
        found[w] = taken ? 0 : (uint32_t)(at + 1);
    }
    for (size_t w = 0; w < WORDS; w++) {
        if (found[w]) {
            nt_model_add_name(names, words[w].name, found[w]);
        }
    }
    nt_model_close_names(names);
}

nt_status nt_model_read_outcomes(nt_code_lists *lists, const nt_json *described, nt_error *err)
{
    listed_vec read = {0};
    lists->outcome_names = nt_model_open_names(lists->arena, NT_KEY_OF_TEXT);
    NT_TRY(read_all(lists, described, &read, err));
    listed_vec all = in_order(lists->arena, &read);
    nt_vec_push(lists->arena, &lists->outcomes, built_in[NT_OUTCOME_UNKNOWN]);
    for (size_t i = 0; i < all.count; i++) {
        nt_vec_push(lists->arena, &lists->outcomes, all.items[i].code);
    }
    NT_TRY(add_names(lists, &all, err));
    add_words(lists, &all);
    return NT_OK;
}

nt_text nt_model_outcome_codes(const nt_code_lists *lists)
{
    enum { SHOWN = 8 };
    static const nt_text and = NT_TEXT_BASE_AND, others = NT_TEXT_MODEL_AND_OTHERS;
    size_t count = lists->outcomes.count - 1, shown = count < SHOWN ? count : SHOWN;
    nt_text codes;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer out = nt_buffer_open(lists->arena);
        for (size_t i = 1; i <= shown; i++) {
            const char *between = i == 1 ? "" : i == count ? and.in[lang] : ", ";
            nt_buffer_printf(&out, "%s%s", between, lists->outcomes.items[i].code);
        }
        nt_buffer_puts(&out, count > shown ? others.in[lang] : "");
        codes.in[lang] = nt_buffer_text(&out);
    }
    return codes;
}
