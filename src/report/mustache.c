#include "mustache.h"

#include <string.h>

#include "base/utf8.h"
#include "claims.h"
#include "statements.h"
#include "words/report.h"

enum {
    SECTION_DEPTH_MAX = 64,
    PARTIAL_DEPTH_MAX = 32,
    EXPANDED_BYTES_MAX = 2 * 1024 * 1024,
    EXPANDED_TAGS_MAX = 1000 * 1000 /* texts that repeat each other and print nothing end too */
};

typedef enum { TAG_VALUE, TAG_SECTION, TAG_INVERTED, TAG_CLOSE, TAG_PARTIAL, TAG_COMMENT } tag_kind;

typedef struct {
    tag_kind kind;
    const char *name;
    size_t start, end; /* what it takes out of the text: the tag, or its whole line */
    size_t at;         /* of the braces, for messages */
    size_t match;      /* the index of the tag that closes a section */
} tag;

typedef NT_VEC(tag) tags;

struct nt_mustache {
    const nt_origin *origin;
    const tag *tags;
    size_t count;
};

/* Parsing. */

/* A form before a subject is two words: the subject, its form written with one blank. */
static const char *one_blank(nt_arena *arena, const char *name)
{
    nt_say_form form;
    const char *subject = nt_statement_subject(name, &form);
    return subject ? nt_arena_printf(arena, "%s %s", nt_say_words[form], subject) : name;
}

static bool is_name(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c <= ' ' || c == '{' || c == '}') {
            return false;
        }
    }
    return length > 0;
}

static tag_kind kind_of(char mark)
{
    static const char marks[] = "#^/>!";
    static const tag_kind kinds[] = {TAG_SECTION, TAG_INVERTED, TAG_CLOSE, TAG_PARTIAL,
                                     TAG_COMMENT};
    const char *found = mark ? strchr(marks, mark) : NULL;
    return found ? kinds[found - marks] : TAG_VALUE;
}

/* A tag of structure alone on its line takes the line, indent and line end included. */
static void take_line(const nt_origin *origin, tag *t)
{
    const char *text = origin->text;
    size_t from = t->start, to = t->end;
    while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '\t')) {
        from--;
    }
    while (to < origin->length && (text[to] == ' ' || text[to] == '\t' || text[to] == '\r')) {
        to++;
    }
    if ((from > 0 && text[from - 1] != '\n') || (to < origin->length && text[to] != '\n')) {
        return;
    }
    /* The only tag of a text without lines is no line. */
    if (from == 0 && to == origin->length) {
        return;
    }
    t->start = from;
    t->end = to < origin->length ? to + 1 : to;
}

static nt_status read_tag(nt_arena *arena, const nt_origin *origin, size_t at, tag *out,
                          nt_error *err)
{
    nt_place place = nt_report_origin_place(origin, at);
    const char *inside = origin->text + at + 2;
    const char *close = strstr(inside, "}}");
    NT_FAIL_IF(!close, err, NT_INVALID, place, NT_MESSAGE_REPORT_TAG_OPEN());
    tag t = {.kind = kind_of(*inside), .start = at, .at = at};
    t.end = (size_t)(close - origin->text) + 2;
    const char *from = inside + (t.kind != TAG_VALUE);
    while (from < close && (*from == ' ' || *from == '\t')) {
        from++;
    }
    const char *to = close;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t')) {
        to--;
    }
    t.name = nt_arena_text(arena, from, (size_t)(to - from));
    nt_say_form form;
    const char *subject = t.kind == TAG_PARTIAL ? NULL : nt_statement_subject(t.name, &form);
    const char *name = subject ? subject : t.name;
    if (t.kind != TAG_COMMENT && !is_name(name, strlen(name))) {
        size_t length = (size_t)(close - inside);
        const char *shown = nt_arena_text(arena, inside, length < 40 ? length : 40);
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_REPORT_TAG_WITHOUT_NAME(.tag = shown));
    }
    if (t.kind != TAG_PARTIAL) { /* which names a file */
        t.name = one_blank(arena, nt_utf8_canonical(arena, t.name, strlen(t.name)));
    }
    if (t.kind != TAG_VALUE) {
        take_line(origin, &t);
    }
    *out = t;
    return NT_OK;
}

static const char *mark_of(const tag *section)
{
    return section->kind == TAG_SECTION ? "#" : "^";
}

/* Pairs each section with the tag that closes it. */
static nt_status match_sections(const nt_origin *origin, tag *all, size_t count, nt_error *err)
{
    tag *open[SECTION_DEPTH_MAX];
    size_t depth = 0;
    for (size_t i = 0; i < count; i++) {
        tag *t = &all[i];
        if (t->kind == TAG_SECTION || t->kind == TAG_INVERTED) {
            NT_FAIL_IF(depth == SECTION_DEPTH_MAX, err, NT_INVALID,
                       nt_report_origin_place(origin, t->at),
                       NT_MESSAGE_REPORT_SECTIONS_TOO_DEEP(.most = SECTION_DEPTH_MAX));
            open[depth++] = t;
        } else if (t->kind == TAG_CLOSE && depth == 0) {
            return nt_fail(err, NT_INVALID, nt_report_origin_place(origin, t->at),
                           NT_MESSAGE_REPORT_SECTION_NOT_OPEN(.name = t->name));
        } else if (t->kind == TAG_CLOSE) {
            tag *section = open[--depth];
            section->match = i;
            if (strcmp(section->name, t->name) != 0) {
                nt_place opened = nt_report_origin_place(origin, section->at);
                return nt_fail(
                    err, NT_INVALID, nt_report_origin_place(origin, t->at),
                    NT_MESSAGE_REPORT_SECTION_CROSSED(.closing = t->name, .mark = mark_of(section),
                                                      .open = section->name, .line = opened.line));
            }
        }
    }
    if (depth > 0) {
        const tag *t = open[depth - 1];
        return nt_fail(err, NT_INVALID, nt_report_origin_place(origin, t->at),
                       NT_MESSAGE_REPORT_SECTION_NOT_CLOSED(.mark = mark_of(t), .name = t->name));
    }
    return NT_OK;
}

nt_status nt_report_mustache_parse(nt_arena *arena, const nt_origin *origin,
                                   const nt_mustache **out, nt_error *err)
{
    size_t private = nt_report_slot_search(origin->text, origin->length);
    NT_FAIL_IF(private < origin->length, err, NT_INVALID, nt_report_origin_place(origin, private),
               NT_MESSAGE_REPORT_PRIVATE_CHARACTER());
    tags all = {0};
    for (size_t at = 0; at < origin->length;) {
        const char *open = strstr(origin->text + at, "{{");
        if (!open) {
            break;
        }
        tag t;
        NT_TRY(read_tag(arena, origin, (size_t)(open - origin->text), &t, err));
        /* Two tags alone on one line: the first has not taken it, the second must not go before. */
        if (all.count > 0 && t.start < all.items[all.count - 1].end) {
            t.start = t.at;
        }
        at = t.end;
        nt_vec_push(arena, &all, t);
    }
    NT_TRY(match_sections(origin, all.items, all.count, err));
    nt_mustache *made = nt_new(arena, nt_mustache);
    *made = (nt_mustache){origin, all.items, all.count};
    *out = made;
    return NT_OK;
}

/* Partials. */

nt_place nt_report_mustache_place(const nt_mustache *text)
{
    return nt_report_origin_place(text->origin, 0);
}

const char *nt_report_mustache_name(const nt_mustache *text, size_t *at, nt_place *place)
{
    while (*at < text->count) {
        const tag *t = &text->tags[(*at)++];
        if (t->kind == TAG_VALUE || t->kind == TAG_SECTION || t->kind == TAG_INVERTED) {
            *place = nt_report_origin_place(text->origin, t->at);
            return t->name;
        }
    }
    return NULL;
}

const char *nt_report_mustache_partial(const nt_mustache *text, size_t *at)
{
    while (*at < text->count) {
        const tag *t = &text->tags[(*at)++];
        if (t->kind == TAG_PARTIAL) {
            return t->name;
        }
    }
    return NULL;
}

/* The texts that are being followed, innermost first. */
typedef struct trail {
    const nt_mustache *text;
    const struct trail *outer;
    int depth;
} trail;

typedef struct {
    nt_arena *arena;
    const nt_settings *tpl;
    bool *good; /* those that were followed to their end; each is followed once */
    nt_error *err;
} follower;

static bool on_trail(const trail *t, const nt_mustache *text)
{
    for (; t; t = t->outer) {
        if (t->text == text) {
            return true;
        }
    }
    return false;
}

static nt_place place_of(const nt_mustache *text, const tag *t)
{
    return nt_report_origin_place(text->origin, t->at);
}

static nt_status follow(const follower *f, const trail *here);

static nt_status follow_tag(const follower *f, const trail *here, const tag *t)
{
    nt_place place = place_of(here->text, t);
    size_t index = nt_map_find(&f->tpl->partial_names, t->name);
    if (index == NT_MAP_NONE) {
        const char *nearest =
            nt_utf8_nearest_of(f->arena, t->name, f->tpl->partials.items, f->tpl->partials.count,
                               sizeof *f->tpl->partials.items);
        return nt_fail(f->err, NT_INVALID, place,
                       NT_MESSAGE_REPORT_NO_SUCH_TEXT(.name = t->name,
                                                      .hint = nt_message_near(f->arena, nearest)));
    }
    if (f->good[index]) {
        return NT_OK;
    }
    trail next = {f->tpl->partials.items[index].text, here, here->depth + 1};
    NT_FAIL_IF(on_trail(here, next.text), f->err, NT_INVALID, place,
               NT_MESSAGE_REPORT_TEXT_CIRCULAR(.name = t->name));
    NT_FAIL_IF(here->depth == PARTIAL_DEPTH_MAX, f->err, NT_INVALID, place,
               NT_MESSAGE_REPORT_TEXTS_TOO_DEEP(.most = PARTIAL_DEPTH_MAX));
    nt_status status = follow(f, &next);
    f->good[index] = !status;
    return status;
}

static nt_status follow(const follower *f, const trail *here)
{
    for (size_t i = 0; i < here->text->count; i++) {
        if (here->text->tags[i].kind == TAG_PARTIAL) {
            NT_TRY(follow_tag(f, here, &here->text->tags[i]));
        }
    }
    return NT_OK;
}

nt_status nt_report_mustache_check(nt_arena *arena, const nt_settings *tpl, nt_error *err)
{
    const follower f = {arena, tpl, nt_new_array(arena, bool, tpl->partials.count + 1), err};
    for (size_t i = 0; i < tpl->texts.count; i++) {
        const trail start = {tpl->texts.items[i], NULL, 0};
        NT_TRY(follow(&f, &start));
    }
    return NT_OK;
}

/* Expansion. The check has shown that partials end and are known. */

/* The rows that the sections around a tag have asked about, innermost first. */
typedef struct asked {
    const nt_ledger_row *row; /* NULL: the section asks something else */
    const struct asked *outer;
} asked;

typedef struct {
    nt_assembly *a;
    nt_weaver out;
    bool plain;  /* nothing reads Markdown in what comes of it */
    size_t tags; /* rendered so far */
    int depth;   /* of texts inside each other */
    bool states; /* within the words of a statement */
    const asked *asked;
    nt_granted_list granted;
} expander;

static void render(expander *x, const nt_mustache *text, size_t first, size_t last, size_t from,
                   size_t to, const nt_scope *scope);
static void render_whole(expander *x, const nt_mustache *text, const nt_scope *scope);

static void unknown_name(expander *x, const nt_mustache *text, const tag *t, const nt_scope *scope)
{
    const char *nearest = nt_report_nearest(&x->a->names, scope, t->name, t->kind != TAG_VALUE);
    x->a->status = nt_results_nothing_called(place_of(text, t), t->name, nearest, x->a->err);
}

static bool is_asked(const expander *x, const nt_ledger_row *row)
{
    for (const asked *a = x->asked; a; a = a->outer) {
        if (a->row == row) {
            return row != NULL;
        }
    }
    return false;
}

/* What a wording's "when" has asked, its words need not ask again. */
static const asked *asked_when(const expander *x, const nt_spoken *spoken)
{
    const asked *all = NULL;
    nt_arena *arena = x->a->arena;
    for (const char *at = spoken->wording->when; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        asked *one = nt_new(arena, asked);
        const char *name = nt_arena_text(arena, at, length);
        *one = (asked){*at == '!' ? NULL : nt_report_asked(&x->a->names, spoken->scope, name), all};
        all = one;
        at += length;
    }
    return all;
}

static void put_slot(expander *x, nt_slot slot, const nt_mustache *text, const tag *t)
{
    char mark[NT_SLOT_MARK_MAX];
    nt_report_slot_add(x->a->arena, &x->a->slots, slot, mark);
    nt_report_weave_literal(&x->out, mark, text->origin, t->at);
}

/* What may be said of a subject, in the words of the catalogue. The sections around its tag have
 * asked nothing on behalf of these. */
static void render_statement(expander *x, const nt_mustache *text, const tag *t,
                             const nt_spoken *spoken)
{
    nt_place place = place_of(text, t);
    const nt_origin *origin = nt_report_spoken_words(&x->a->names, spoken, x->plain, place);
    const nt_mustache *words;
    const asked *around = x->asked;
    bool is_part = x->states; /* of what another says */
    if (x->a->only_names) {
        nt_report_fail(x->a, place, NT_MESSAGE_REPORT_STATES_IN_NAME(.name = t->name));
        return;
    }
    if (x->depth == PARTIAL_DEPTH_MAX) {
        nt_report_fail(x->a, place, NT_MESSAGE_REPORT_TEXTS_TOO_DEEP(.most = PARTIAL_DEPTH_MAX));
        return;
    }
    x->a->status = nt_report_mustache_parse(x->a->arena, origin, &words, x->a->err);
    if (!is_part) {
        nt_ledger_statement *said = nt_new(x->a->arena, nt_ledger_statement);
        said->name =
            nt_arena_printf(x->a->arena, "%s %s", nt_say_words[spoken->form], spoken->subject.it);
        said->place = place;
        put_slot(x, (nt_slot){.text = "", .states = said}, text, t);
    }
    x->asked = asked_when(x, spoken);
    x->states = true;
    x->depth++;
    if (!x->a->status) {
        render_whole(x, words, spoken->scope);
    }
    x->depth--;
    x->states = is_part;
    x->asked = around;
}

/* A statement that has nothing to say takes its line with it, the mark of a list's item too, where
 * nothing else stands there; else the blank before it, or behind it. */
static void take_silence(const nt_origin *origin, size_t from, tag *t)
{
    const char *text = origin->text;
    tag whole = *t;
    bool is_item = t->start >= from + 2 && nt_begins(text + t->start - 2, "- ");
    whole.start -= is_item ? 2 : 0;
    take_line(origin, &whole);
    if (whole.end > t->end && whole.start >= from) {
        *t = whole;
    } else if (t->start > from && text[t->start - 1] == ' ') {
        t->start--;
    } else if (t->end < origin->length && text[t->end] == ' ') {
        t->end++;
    }
}

static void render_value(expander *x, const nt_mustache *text, const tag *t, const nt_scope *scope)
{
    nt_value value;
    if (!nt_report_value(&x->a->names, scope, t->name, &value)) {
        unknown_name(x, text, t, scope);
        return;
    }
    /* No sentence with a hole: "0 di antaranya", "tidak diketahui pelanggar". */
    if (value.hole == NT_HOLE_UNKNOWN || (value.hole != NT_HOLE_NONE && !is_asked(x, value.row))) {
        nt_report_fail(x->a, place_of(text, t),
                       value.hole == NT_HOLE_ZERO ? NT_MESSAGE_REPORT_HOLE_ZERO(.name = t->name)
                       : value.hole == NT_HOLE_WITHHELD
                           ? NT_MESSAGE_REPORT_HOLE_SUPPRESSED(.name = t->name)
                           : NT_MESSAGE_REPORT_HOLE_UNKNOWN(.name = t->name));
    }
    put_slot(x,
             (nt_slot){.text = value.text,
                       .ledger_id = value.ledger_id,
                       .lang = value.lang,
                       .moves = value.moves},
             text, t);
}

/* Behind each tag, and behind what stands in a section, which need not have one. */
static void check_limits(expander *x, const nt_mustache *text, const tag *t)
{
    if (x->out.text.length > EXPANDED_BYTES_MAX || x->tags > EXPANDED_TAGS_MAX) {
        nt_report_fail(x->a, place_of(text, t),
                       NT_MESSAGE_REPORT_TEXTS_REPEAT(.mebibytes = EXPANDED_BYTES_MAX / 1024 / 1024,
                                                      .tags = EXPANDED_TAGS_MAX));
    }
    nt_report_must_end(x->a, place_of(text, t));
}

/* Renders what stands between a section's tags once. */
static void render_inside(expander *x, const nt_mustache *text, size_t index, const nt_scope *scope)
{
    const tag *t = &text->tags[index], *close = &text->tags[t->match];
    bool asks = t->kind == TAG_SECTION;
    const asked here = {asks ? nt_report_asked(&x->a->names, scope, t->name) : NULL, x->asked};
    nt_granted grant = {.from = x->out.text.length};
    x->asked = &here;
    render(x, text, index + 1, t->match, t->end, close->start, scope);
    x->asked = here.outer;
    grant.to = x->out.text.length;
    if (asks && nt_report_grants(&x->a->names, t->name, &grant.up)) {
        nt_vec_push(x->a->arena, &x->granted, grant);
    }
    check_limits(x, text, t);
}

/* "NUMBER.one": how a number is said, not what is said of it. */
static bool asks_for_form(const expander *x, const tag *t, const nt_scope *scope)
{
    static const char one[] = ".one";
    size_t length = strlen(t->name), tail = sizeof one - 1;
    const char *stem = length > tail && strcmp(t->name + length - tail, one) == 0
                           ? nt_arena_text(x->a->arena, t->name, length - tail)
                           : NULL;
    return stem && nt_report_row(&x->a->names, scope,
                                 nt_report_plain_name(x->a->arena, scope, stem)) != NULL;
}

/* Renders it when it holds, or once for each item of a list. */
static void render_section(expander *x, const nt_mustache *text, size_t index,
                           const nt_scope *scope)
{
    const tag *t = &text->tags[index];
    nt_list list;
    nt_truth truth = nt_report_truth(&x->a->names, scope, t->name, &list);
    if (truth == NT_TRUTH_YES && x->a->of_any_number && asks_for_form(x, t, scope)) {
        truth = NT_TRUTH_NO;
    }
    bool is_list = truth == NT_TRUTH_LIST, inverted = t->kind == TAG_INVERTED;
    bool holds = is_list ? list.count > 0 : truth == NT_TRUTH_YES;
    nt_scope inner;
    if (truth == NT_TRUTH_UNKNOWN) {
        unknown_name(x, text, t, scope);
    } else if (holds != inverted && (!is_list || inverted)) {
        render_inside(x, text, index, scope);
    } else if (holds != inverted) {
        for (size_t at = 0; !x->a->status && nt_report_list_next(&list, &at, scope, &inner);) {
            render_inside(x, text, index, &inner);
        }
    }
}

static void render_whole(expander *x, const nt_mustache *text, const nt_scope *scope)
{
    render(x, text, 0, text->count, 0, text->origin->length, scope);
}

static void render_partial(expander *x, const nt_mustache *text, const tag *t,
                           const nt_scope *scope)
{
    const nt_settings *tpl = x->a->tpl;
    if (x->depth == PARTIAL_DEPTH_MAX) {
        nt_report_fail(x->a, place_of(text, t),
                       NT_MESSAGE_REPORT_TEXTS_TOO_DEEP(.most = PARTIAL_DEPTH_MAX));
        return;
    }
    x->depth++;
    render_whole(x, tpl->partials.items[nt_map_find(&tpl->partial_names, t->name)].text, scope);
    x->depth--;
}

static void render(expander *x, const nt_mustache *text, size_t first, size_t last, size_t from,
                   size_t to, const nt_scope *scope)
{
    for (size_t i = first; i < last && !x->a->status; i++) {
        const tag *t = &text->tags[i];
        nt_spoken spoken;
        nt_truth says = t->kind == TAG_VALUE
                            ? nt_report_spoken(&x->a->names, scope, t->name, &spoken)
                            : NT_TRUTH_UNKNOWN;
        tag taken = *t;
        if (says == NT_TRUTH_NO) {
            take_silence(text->origin, from, &taken);
        }
        nt_report_weave_origin(&x->out, text->origin, from, taken.start);
        from = taken.end;
        if (says == NT_TRUTH_YES) {
            render_statement(x, text, t, &spoken);
        } else if (t->kind == TAG_VALUE && says == NT_TRUTH_UNKNOWN) {
            render_value(x, text, t, scope);
        } else if (t->kind == TAG_PARTIAL) {
            render_partial(x, text, t, scope);
        } else if (t->kind == TAG_SECTION || t->kind == TAG_INVERTED) {
            render_section(x, text, i, scope);
            i = t->match;
            from = text->tags[i].end;
        }
        x->tags++;
        check_limits(x, text, t);
    }
    nt_report_weave_origin(&x->out, text->origin, from, to);
}

nt_woven nt_report_expand(nt_assembly *assembly, nt_words words)
{
    expander x = {.a = assembly,
                  .out = nt_report_weaver_open(assembly->arena),
                  .plain = words != assembly->tpl->body};
    if (words && !assembly->status) {
        render_whole(&x, words, NULL);
    }
    nt_woven woven = nt_report_weaver_close(&x.out);
    if (!assembly->status) {
        nt_report_judge_claims(assembly, &woven, &x.granted, !x.plain);
    }
    return assembly->status ? (nt_woven){.text = ""} : woven;
}
