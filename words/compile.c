/* Turns the catalogues of words/ into C: compile OUTPUT SOURCES TEMPLATE [TRANSLATION...]
 *
 * TEMPLATE is netra.pot, whose texts are Indonesian; each translation is a catalogue of gettext. A
 * text has a key, its context: "chart.no-data" becomes NT_TEXT_CHART_NO_DATA of words/chart.h, an
 * initializer of nt_text. What the languages are called stands in words/languages.h.
 *
 * A message (base/message.h) has named slots, which a source fills by name:
 * NT_MESSAGE_INGEST_NO_COLUMN(.column = name, .rows = n) for "{column}" and "{rows:d}". A slot is a
 * text; a whole number, ":d"; a text in the language of the message, ":t"; another message, ":m"; a
 * text of the data, in quotes, ":q". A message with the slot {count:d} may have forms of number
 * (msgid_plural), which Plural-Forms of a catalogue choose from; its template has one form, twice.
 * Words that stand behind a number have forms without the slot: NT_FORMS_BASE_UNIT_DAYS begins an
 * nt_forms (base/lang.h).
 *
 * An entry that is missing, unused in SOURCES, untranslated, of another Indonesian text than the
 * template's, or with other slots ("{0}", "{name}", "%s"), and a message of which a source leaves a
 * slot empty, ends the build with a line that names it. */
#include <ctype.h>
#include <dirent.h>
#include <gettext-po.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LANGUAGES_MAX = 16, NAME_MAX_LENGTH = 200, SLOTS_MAX = 32, FORMS_MAX = 8 };
/* As nt_message has room for. */
enum { MESSAGE_SLOTS_MAX = 8 };

typedef struct {
    const char *path;
    char *code; /* "en" */
    int forms;  /* of number */
    char *form; /* which of them, an expression of "n" */
    po_file_t file;
    po_message_t *messages;
    size_t count;
} catalogue;

static int faults;

__attribute__((format(printf, 3, 4))) static void fault(const char *path, const char *key,
                                                        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s: %s%s", path, key ? key : "", key ? ": " : "");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    faults++;
}

static void tell(int severity, po_message_t message, const char *file, size_t line, size_t column,
                 int multiline, const char *text)
{
    (void)column, (void)multiline;
    fprintf(stderr, "%s:%zu: %s%s%s\n", file ? file : "", line == (size_t)-1 ? 0 : line,
            message ? po_message_msgctxt(message) : "", message ? ": " : "", text);
    faults += severity != PO_SEVERITY_WARNING;
}

static void tell_two(int severity, po_message_t first, const char *file, size_t line, size_t column,
                     int multiline, const char *text, po_message_t second, const char *file_2,
                     size_t line_2, size_t column_2, int multiline_2, const char *text_2)
{
    tell(severity, first, file, line, column, multiline, text);
    tell(severity, second, file_2, line_2, column_2, multiline_2, text_2);
}

static const struct po_xerror_handler handler = {tell, tell_two};

static void *or_end(void *memory)
{
    if (!memory) {
        fputs("words: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(po_message_msgctxt(*(const po_message_t *)a),
                  po_message_msgctxt(*(const po_message_t *)b));
}

static bool is_key(const char *key)
{
    const char *point = key ? strchr(key, '.') : NULL;
    return point && point > key && point[1] && strlen(key) < NAME_MAX_LENGTH &&
           strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen(key);
}

static void read_messages(catalogue *c)
{
    size_t room = 0;
    po_message_iterator_t next = po_message_iterator(c->file, NULL);
    for (po_message_t m = po_next_message(next); m; m = po_next_message(next)) {
        const char *key = po_message_msgctxt(m);
        if (po_message_is_obsolete(m) || (!key && !*po_message_msgid(m))) {
            continue;
        }
        if (!is_key(key)) {
            fault(c->path, key, "\"%s\" needs a context such as \"chart.no-data\"",
                  po_message_msgid(m));
            continue;
        }
        if (c->count == room) {
            room = 2 * room + 256;
            c->messages = or_end(realloc(c->messages, room * sizeof *c->messages));
        }
        c->messages[c->count++] = m;
    }
    po_message_iterator_free(next);
    qsort(c->messages, c->count, sizeof *c->messages, by_key);
}

/* "nplurals=2; plural=(n != 1);": the expression is one of C. */
static void read_forms(catalogue *c, const char *header)
{
    char *forms = header ? po_header_field(header, "Plural-Forms") : NULL;
    char *plural = forms ? strstr(forms, "plural=(") : NULL;
    plural = plural ? plural : forms ? strstr(forms, "plural=0") : NULL;
    c->forms = forms && sscanf(forms, "nplurals=%d;", &c->forms) == 1 ? c->forms : 0;
    if (c->forms < 1 || c->forms > FORMS_MAX || !plural ||
        strspn(plural + 7, "n0123456789()!=<>&|?:% ;") != strlen(plural + 7)) {
        fault(c->path, NULL, "its header needs Plural-Forms: nplurals=2; plural=(n != 1);");
    } else {
        plural[strcspn(plural, ";")] = '\0';
        c->form = or_end(strdup(plural + 7));
    }
    free(forms);
}

static catalogue open_catalogue(const char *path)
{
    catalogue c = {.path = path, .file = po_file_read(path, &handler)};
    if (!c.file) {
        fault(path, NULL, "cannot be read");
        return c;
    }
    const char *header = po_file_domain_header(c.file, NULL);
    c.code = header ? po_header_field(header, "Language") : NULL;
    if (!c.code || strlen(c.code) != 2) {
        fault(path, NULL, "its header needs Language, of two letters");
    }
    read_forms(&c, header);
    read_messages(&c);
    return c;
}

static po_message_t find(const catalogue *c, const char *key)
{
    size_t low = 0, high = c->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(key, po_message_msgctxt(c->messages[middle]));
        if (order == 0) {
            return c->messages[middle];
        }
        low = order > 0 ? middle + 1 : low;
        high = order < 0 ? middle : high;
    }
    return NULL;
}

/* What is filled in: "{0}", "{proven}", "%s", "%%" left out; sorted, as a language has its own
 * order.
 */
typedef struct {
    struct {
        const char *text;
        size_t length;
    } items[SLOTS_MAX];
    size_t count;
} slots;

static slots slots_of(const char *text)
{
    slots s = {.count = 0};
    for (const char *at = strpbrk(text, "{%"); at && s.count < SLOTS_MAX; at = strpbrk(at, "{%")) {
        size_t length = *at == '%' ? strcspn(at + 1, "diuszcfgx%") + 2 : strcspn(at, "}") + 1;
        bool is_slot = at[1] != *at && (*at == '{' || strchr("0.*ldiuszcfgx", at[1]));
        if (is_slot && at[1]) {
            s.items[s.count].text = at;
            s.items[s.count++].length = length;
        }
        at += at[1] == *at ? 2 : 1;
    }
    return s;
}

static bool has_slot(const slots *s, const char *text, size_t length)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->items[i].length == length && strncmp(s->items[i].text, text, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool same_slots(const char *a, const char *b)
{
    slots left = slots_of(a), right = slots_of(b);
    bool same = true;
    for (size_t i = 0; i < left.count; i++) {
        same = same && has_slot(&right, left.items[i].text, left.items[i].length);
    }
    for (size_t i = 0; i < right.count; i++) {
        same = same && has_slot(&left, right.items[i].text, right.items[i].length);
    }
    return same;
}

static int forms_of(const catalogue *c, po_message_t m)
{
    return po_message_msgid_plural(m) ? c->forms : 1;
}

/* The template's own text is its msgid. */
static const char *text_of(bool is_template, po_message_t m, int form)
{
    const char *text = is_template                  ? po_message_msgid(m)
                       : po_message_msgid_plural(m) ? po_message_msgstr_plural(m, form)
                                                    : po_message_msgstr(m);
    return text ? text : "";
}

/* One form may leave out what it is the form of: "one row". */
static bool leaves_out_count(po_message_t m, const char *text, const char *indonesian)
{
    slots left = slots_of(text), right = slots_of(indonesian);
    return po_message_msgid_plural(m) && left.count + 1 == right.count &&
           !strstr(text, "{count:d}");
}

static void check_translation(const catalogue *template, const catalogue *c, po_message_t m)
{
    const char *key = po_message_msgctxt(m), *indonesian = po_message_msgid(m);
    po_message_t other = find(c, key);
    if (!other) {
        fault(c->path, key, "is missing; %s has \"%s\"", template->path, indonesian);
        return;
    }
    if (strcmp(po_message_msgid(other), indonesian) != 0 || po_message_is_fuzzy(other)) {
        fault(c->path, key, "translates \"%s\"; %s has \"%s\" now", po_message_msgid(other),
              template->path, indonesian);
        return;
    }
    if (!po_message_msgid_plural(m) != !po_message_msgid_plural(other)) {
        fault(c->path, key, "has forms of number in one catalogue and none in another");
        return;
    }
    for (int form = 0; form < forms_of(c, other); form++) {
        const char *text = text_of(false, other, form);
        if (!*text && *indonesian) {
            fault(c->path, key, "\"%s\" is not translated", indonesian);
        } else if (!same_slots(text, indonesian) && !leaves_out_count(other, text, indonesian)) {
            fault(c->path, key, "\"%s\" has other slots than \"%s\"", text, indonesian);
        }
    }
}

static void check(const catalogue *all, size_t count)
{
    for (size_t i = 0; i < all[0].count; i++) {
        for (size_t k = 1; k < count; k++) {
            check_translation(&all[0], &all[k], all[0].messages[i]);
        }
    }
    for (size_t k = 1; k < count; k++) {
        for (size_t i = 0; i < all[k].count; i++) {
            const char *key = po_message_msgctxt(all[k].messages[i]);
            if (!find(&all[0], key)) {
                fault(all[k].path, key, "is not in %s", all[0].path);
            }
        }
    }
}

enum { MACRO_MAX = NAME_MAX_LENGTH + 16 };

/* "chart.no-data" as NT_TEXT_CHART_NO_DATA, with that prefix. */
static void macro_of(po_message_t m, const char *prefix, char out[MACRO_MAX])
{
    strcpy(out, prefix);
    char *end = out + strlen(out);
    for (const char *key = po_message_msgctxt(m); *key; key++) {
        *end++ = isalnum((unsigned char)*key) ? (char)toupper((unsigned char)*key) : '_';
    }
    *end = '\0';
}

/* Which keys the sources name, and how. */

typedef struct {
    bool *as[3]; /* by their number in the template */
} uses;

/* What a macro of an entry is: its text, its forms of number, or a message. */
enum { TEXT, FORMS, MESSAGE, KINDS };
static const char *const prefixes[KINDS] = {"NT_TEXT_", "NT_FORMS_", "NT_MESSAGE_"};

/* The entry of that macro; `count` of the template where there is none. */
static size_t entry_of(const catalogue *template, const char *prefix, const char *name,
                       size_t length)
{
    char macro[MACRO_MAX];
    size_t i = 0;
    for (; i < template->count; i++) {
        macro_of(template->messages[i], prefix, macro);
        if (strlen(macro) == length && strncmp(macro, name, length) == 0) {
            break;
        }
    }
    return i;
}

/* The quotation mark that closes the one at `at`, or the end. */
static const char *behind_string(const char *at)
{
    for (at++; *at && *at != '"'; at++) {
        at += *at == '\\' && at[1];
    }
    return at;
}

/* Whether ".name =" stands between the parentheses that open at `at`. */
static bool is_filled(const char *at, const char *name, size_t length)
{
    int depth = 0;
    for (; *at; at++) {
        if (*at == '"') {
            at = behind_string(at);
        }
        depth += (*at == '(') - (*at == ')');
        if (depth == 0 || !*at) {
            return false;
        }
        if (depth == 1 && *at == '.' && strncmp(at + 1, name, length) == 0 &&
            strncmp(at + 1 + length, " =", 2) == 0) {
            return true;
        }
    }
    return false;
}

/* Slots that have a name, and where the name ends. */
static bool is_named(const char *slot)
{
    return slot[0] == '{' && islower((unsigned char)slot[1]);
}
static size_t name_length(const char *slot)
{
    return strcspn(slot + 1, ":}");
}

static void check_filled(const char *path, po_message_t m, const char *at)
{
    slots s = slots_of(po_message_msgid(m));
    for (size_t i = 0; *at == '(' && i < s.count; i++) {
        const char *slot = s.items[i].text;
        if (is_named(slot) && !is_filled(at, slot + 1, name_length(slot))) {
            fault(path, po_message_msgctxt(m), "a source leaves {%.*s} empty",
                  (int)name_length(slot), slot + 1);
        }
    }
}

static const char in_macros[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

/* SHORT(AGE_BEFORE) names NT_TEXT_STATEMENT_AGE_BEFORE_SHORT: src/statement/tables.h. */
static void scan_statements(const catalogue *template, uses *used, const char *text)
{
    static const char *const forms[] = {"SENTENCE(", "HEADLINE(", "SHORT(", "ALTERNATIVE("};
    for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
        int length = (int)strlen(forms[form]);
        for (const char *at = text; (at = strstr(at, forms[form])) != NULL;) {
            char name[MACRO_MAX];
            at += length;
            int written = snprintf(name, sizeof name, "NT_TEXT_STATEMENT_%.*s_%.*s",
                                   (int)strspn(at, in_macros), at, length - 1, forms[form]);
            used->as[TEXT][entry_of(template, prefixes[TEXT], name, (size_t)written)] = true;
        }
    }
}

static void scan_text(const catalogue *template, uses *used, const char *path, const char *text)
{
    scan_statements(template, used, text);
    for (const char *at = strstr(text, "NT_"); at; at = strstr(at + 1, "NT_")) {
        size_t length = strspn(at, in_macros);
        for (int kind = 0; kind < KINDS; kind++) {
            if (strncmp(at, prefixes[kind], strlen(prefixes[kind])) == 0) {
                size_t i = entry_of(template, prefixes[kind], at, length);
                used->as[kind][i] = true;
                if (kind == MESSAGE && i < template->count) {
                    check_filled(path, template->messages[i], at + length);
                }
            }
        }
    }
}

static char *read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    struct stat about;
    if (!in || fstat(fileno(in), &about) != 0) {
        fault(path, NULL, "cannot be read");
        exit(1);
    }
    char *text = or_end(calloc(1, (size_t)about.st_size + 1));
    if (fread(text, 1, (size_t)about.st_size, in) != (size_t)about.st_size) {
        fault(path, NULL, "cannot be read");
    }
    fclose(in);
    return text;
}

static void scan_folder(const catalogue *template, uses *used, const char *folder)
{
    DIR *dir = opendir(folder);
    char path[4096];
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        size_t length = strlen(entry->d_name);
        struct stat about;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &about) != 0) {
            continue;
        }
        if (S_ISDIR(about.st_mode)) {
            scan_folder(template, used, path);
        } else if (length > 2 && entry->d_name[length - 2] == '.' &&
                   strchr("ch", entry->d_name[length - 1])) {
            char *text = read_file(path);
            scan_text(template, used, path, text);
            free(text);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

static void check_use(const catalogue *template, uses *used, const char *sources)
{
    scan_folder(template, used, sources);
    for (size_t i = 0; i < template->count; i++) {
        po_message_t m = template->messages[i];
        bool has_forms = po_message_msgid_plural(m) != NULL;
        if (!used->as[TEXT][i] && !used->as[FORMS][i] && !used->as[MESSAGE][i]) {
            fault(template->path, po_message_msgctxt(m),
                  "no source names it; take it out of every catalogue");
        }
        if (used->as[TEXT][i] && has_forms) {
            fault(template->path, po_message_msgctxt(m),
                  "has forms of number; a text has one, a message may have more");
        }
        if (used->as[FORMS][i] && !has_forms) {
            fault(template->path, po_message_msgctxt(m), "has no forms of number");
        }
        if (used->as[MESSAGE][i] && has_forms && !strstr(po_message_msgid(m), "{count:d}")) {
            fault(template->path, po_message_msgctxt(m), "has forms of number without {count:d}");
        }
    }
}

/* The headers. */

static void put_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '\n') {
            fputs("\\n", out);
        } else {
            if (*text == '"' || *text == '\\') {
                fputc('\\', out);
            }
            fputc(*text, out);
        }
    }
    fputc('"', out);
}

static void put_text(FILE *out, const catalogue *all, size_t count, po_message_t m)
{
    char macro[MACRO_MAX];
    macro_of(m, prefixes[TEXT], macro);
    fprintf(out, "#define %s {{", macro);
    for (size_t k = 0; k < count; k++) {
        fputs(k ? ", " : "", out);
        put_string(out, text_of(k == 0, k ? find(&all[k], po_message_msgctxt(m)) : m, 0));
    }
    fputs("}}\n", out);
}

static int most_forms(const catalogue *all, size_t count)
{
    int most = 1;
    for (size_t k = 0; k < count; k++) {
        most = all[k].forms > most ? all[k].forms : most;
    }
    return most;
}

/* As many of each language as the one that has the most; behind a language's own, its last. */
static void put_forms(FILE *out, const catalogue *all, size_t count, po_message_t m)
{
    char macro[MACRO_MAX];
    macro_of(m, prefixes[FORMS], macro);
    fprintf(out, "#define %s {{", macro);
    for (size_t k = 0; k < count; k++) {
        po_message_t own = k ? find(&all[k], po_message_msgctxt(m)) : m;
        fputs(k ? ", {" : "{", out);
        for (int form = 0; form < most_forms(all, count); form++) {
            fputs(form ? ", " : "", out);
            put_string(out, text_of(k == 0, own, form < all[k].forms ? form : all[k].forms - 1));
        }
        fputs("}", out);
    }
    fputs("}}\n", out);
}

/* The named slots of a message, each once. */
static slots named_slots(po_message_t m)
{
    slots all = slots_of(po_message_msgid(m)), named = {.count = 0};
    for (size_t i = 0; i < all.count; i++) {
        const char *slot = all.items[i].text;
        if (is_named(slot) && !has_slot(&named, slot, all.items[i].length)) {
            named.items[named.count++] = all.items[i];
        }
    }
    return named;
}

/* What a slot holds, as a member of the arguments and of nt_message_slot. */
typedef struct {
    char letter;
    const char *type, *member, *kind;
} slot_kind;

static const slot_kind *kind_of(const char *slot)
{
    static const slot_kind kinds[] = {{'}', "const char *", "text", "TEXT"},
                                      {'d', "long long ", "number", "NUMBER"},
                                      {'t', "nt_text ", "label", "LABEL"},
                                      {'m', "const nt_message *", "message", "MESSAGE"},
                                      {'q', "const char *", "text", "QUOTE"}};
    const char *end = slot + 1 + name_length(slot);
    char letter = *end == ':' ? end[1] : *end;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].letter == letter && (letter == '}' || end[2] == '}')) {
            return &kinds[i];
        }
    }
    return NULL;
}

/* Each language's text, or that of the form which its rule says. */
static void put_patterns(FILE *out, const catalogue *all, size_t count, po_message_t m)
{
    fputs("{{", out);
    for (size_t k = 0; k < count; k++) {
        po_message_t own = k ? find(&all[k], po_message_msgctxt(m)) : m;
        int forms = forms_of(&all[k], own);
        fputs(k ? ", " : "", out);
        fputs(forms > 1 ? "((const char *const[]){" : "", out);
        for (int form = 0; form < forms; form++) {
            fputs(form ? ", " : "", out);
            put_string(out, text_of(k == 0, own, form));
        }
        if (forms > 1) {
            fprintf(out, "})[nt_plural_%s(a.count)]", all[k].code);
        }
    }
    fputs("}}", out);
}

/* A function of the arguments by name, and the macro that calls it. */
static void put_message(FILE *out, const catalogue *all, size_t count, po_message_t m)
{
    char macro[MACRO_MAX], name[MACRO_MAX];
    macro_of(m, prefixes[MESSAGE], macro);
    for (size_t i = 0; i <= strlen(macro); i++) {
        name[i] = (char)tolower((unsigned char)macro[i]);
    }
    slots s = named_slots(m);
    if (s.count > MESSAGE_SLOTS_MAX) {
        fault(all[0].path, po_message_msgctxt(m), "has more than %d slots", MESSAGE_SLOTS_MAX);
        return;
    }
    fprintf(out, "struct %s {\n", name);
    for (size_t i = 0; i < s.count; i++) {
        const slot_kind *kind = kind_of(s.items[i].text);
        if (!kind) {
            fault(all[0].path, po_message_msgctxt(m), "a slot is {name}, {name:d}, :t, :m or :q");
            return;
        }
        fprintf(out, "    %s%.*s;\n", kind->type, (int)name_length(s.items[i].text),
                s.items[i].text + 1);
    }
    fprintf(out, "%s};\nstatic inline nt_message %s(struct %s a)\n{\n%s    return (nt_message){",
            s.count ? "" : "    char none;\n", name, name, s.count ? "" : "    (void)a;\n");
    put_patterns(out, all, count, m);
    fputs(", {", out);
    for (size_t i = 0; i < s.count; i++) {
        const char *slot = s.items[i].text;
        const slot_kind *kind = kind_of(slot);
        fprintf(out, "{\"%.*s\", NT_SLOT_%s, {.%s = a.%.*s}}, ", (int)s.items[i].length, slot,
                kind->kind, kind->member, (int)name_length(slot), slot + 1);
    }
    fprintf(out, "%s}, %zu};\n}\n#define %s(...) %s((struct %s){%s__VA_ARGS__})\n",
            s.count ? "" : "{\"\", NT_SLOT_TEXT, {.text = \"\"}}", s.count, macro, name, name,
            s.count ? "" : "0 ");
}

/* A header while it is made. */
typedef struct {
    char path[4096];
    char *text;
    size_t length;
    FILE *out;
} header;

static void open_header(header *h, const char *folder, const char *name, size_t length)
{
    snprintf(h->path, sizeof h->path, "%s/%.*s.h", folder, (int)length, name);
    h->out = or_end(open_memstream(&h->text, &h->length));
    fputs("/* Made from the catalogues in words/. */\n#pragma once\n", h->out);
}

/* One that is there already and the same keeps its time: nothing needs to be compiled anew. */
static void close_header(header *h)
{
    fclose(h->out);
    char *before = access(h->path, R_OK) == 0 ? read_file(h->path) : NULL;
    if (!before || strcmp(before, h->text) != 0) {
        FILE *out = fopen(h->path, "wb");
        if (!out || fputs(h->text, out) == EOF || fclose(out) == EOF) {
            fault(h->path, NULL, "cannot be written");
        }
    }
    free(before);
    free(h->text);
}

static void write_rooms(const catalogue *all, size_t count, const uses *used, const char *folder)
{
    header h;
    size_t i = 0;
    while (i < all[0].count) {
        const char *room = po_message_msgctxt(all[0].messages[i]);
        size_t length = strcspn(room, ".") + 1;
        open_header(&h, folder, room, length - 1);
        bool has_messages = false;
        for (;
             i < all[0].count && strncmp(room, po_message_msgctxt(all[0].messages[i]), length) == 0;
             i++) {
            if (used->as[TEXT][i]) {
                put_text(h.out, all, count, all[0].messages[i]);
            }
            if (used->as[FORMS][i]) {
                put_forms(h.out, all, count, all[0].messages[i]);
            }
            if (used->as[MESSAGE][i]) {
                fputs(has_messages ? "" : "#include \"base/message.h\"\n", h.out);
                has_messages = true;
                put_message(h.out, all, count, all[0].messages[i]);
            }
        }
        close_header(&h);
    }
}

static void write_languages(const catalogue *all, size_t count, const char *folder)
{
    header h;
    open_header(&h, folder, "languages", strlen("languages"));
    fputs("typedef enum { ", h.out);
    for (size_t k = 0; k < count; k++) {
        fprintf(h.out, "NT_LANG_%c%c, ", toupper((unsigned char)all[k].code[0]),
                toupper((unsigned char)all[k].code[1]));
    }
    fprintf(h.out, "NT_LANG_COUNT } nt_lang;\n#define NT_LANG_CODES {");
    for (size_t k = 0; k < count; k++) {
        fprintf(h.out, "%s\"%s\"", k ? ", " : "", all[k].code);
    }
    fprintf(h.out, "}\nenum { NT_LANG_FORMS_MAX = %d };\n#define NT_LANG_FORMS {",
            most_forms(all, count));
    for (size_t k = 0; k < count; k++) {
        fprintf(h.out, "%s%d", k ? ", " : "", all[k].forms);
    }
    fputs("}\n", h.out);
    fputs("#define NT_TEXT_EMPTY {{", h.out);
    for (size_t k = 0; k < count; k++) {
        fputs(k ? ", \"\"" : "\"\"", h.out);
    }
    fputs("}}\n", h.out);
    for (size_t k = 0; k < count; k++) {
        fprintf(h.out,
                "static inline int nt_plural_%s(long long n)\n{\n    (void)n;\n    return %s;\n}\n",
                all[k].code, all[k].form);
    }
    fputs("static inline int nt_plural(nt_lang lang, long long n)\n{\n    switch (lang) {\n",
          h.out);
    for (size_t k = 0; k < count; k++) {
        fprintf(h.out, "    case NT_LANG_%c%c:\n        return nt_plural_%s(n);\n",
                toupper((unsigned char)all[k].code[0]), toupper((unsigned char)all[k].code[1]),
                all[k].code);
    }
    fputs("    default:\n        return 0;\n    }\n}\n", h.out);
    close_header(&h);
}

int main(int argc, char **argv)
{
    catalogue all[LANGUAGES_MAX];
    size_t count = 0;
    if (argc < 4 || argc - 3 > LANGUAGES_MAX) {
        fputs("compile OUTPUT SOURCES TEMPLATE [TRANSLATION...]\n", stderr);
        return 2;
    }
    for (int i = 3; i < argc; i++) {
        all[count++] = open_catalogue(argv[i]);
    }
    uses used;
    for (int kind = 0; kind < KINDS; kind++) {
        used.as[kind] = or_end(calloc(all[0].count + 1, sizeof(bool)));
    }
    if (!faults) {
        check(all, count);
        check_use(&all[0], &used, argv[2]);
    }
    if (!faults) {
        write_rooms(all, count, &used, argv[1]);
        write_languages(all, count, argv[1]);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        free(used.as[kind]);
    }
    for (size_t k = 0; k < count; k++) {
        free(all[k].messages);
        free(all[k].code);
        free(all[k].form);
        if (all[k].file) {
            po_file_free(all[k].file);
        }
    }
    return faults != 0;
}
