/* Deflate (RFC 1951) for drawings: their rows are runs of one colour and repeat the row above,
 * which is asked first, a run at a time, where zlib finds it out byte by byte; words repeat their
 * own letters within a row or two. A third of zlib's time at its fastest, for a sixth fewer bytes.
 */
#include "squeeze.h"

#include <string.h>
#include <zlib.h>

#include "base/list.h"

enum {
    END = 256, /* of a block */
    LITERALS = 286,
    DISTANCES = 30,
    LENGTHS = 19, /* symbols that tell lengths of codes */
    CODE_MOST = 15,
    MATCH_LEAST = 3,
    MATCH_MOST = 258,
    BACK_MOST = 32768,
    TOKENS = 1 << 14, /* of a block, which has codes of its own */
    KEYS = 1 << 12,
    KEY_BYTES = 4,
    AHEAD = 8 /* bytes that a comparison may look at behind a row */
};

struct nt_squeezer {
    nt_buffer out;
    uint64_t bits; /* not written yet, the lowest first */
    unsigned bit_count;
    size_t width, pixel;
    unsigned char *above, *row; /* two rows, one behind the other */
    size_t before;              /* bytes of the stream before the row */
    size_t repeated;            /* bytes behind the row that repeat it, not told yet */
    uLong sum, sum_of_row;
    uint32_t tokens[TOKENS]; /* a byte, or how far back << 16 | how many */
    size_t token_count;
    uint32_t literals[LITERALS], distances[DISTANCES]; /* how often in the block */
    uint32_t seen[KEYS]; /* where four bytes stood last in the stream, and one more */
};

/* ---- codes ---- */

typedef struct {
    uint32_t times[LITERALS];
    uint8_t length[LITERALS];
    uint16_t code[LITERALS]; /* its first bit lowest */
} codes;

typedef struct {
    uint32_t times;
    uint16_t symbol, parent;
} tree_node;

static int by_times(const void *a, const void *b)
{
    const tree_node *x = a, *y = b;
    return x->times != y->times ? (x->times < y->times ? -1 : 1) : (int)x->symbol - (int)y->symbol;
}

/* Huffman's lengths (Proc. IRE 40 (1952), 1098–1101); returns the longest. Leaves in the order of
 * their times, and behind them the nodes that join two, come in that order too. */
static unsigned join(codes *c, size_t count)
{
    tree_node nodes[2 * LITERALS];
    uint8_t depth[2 * LITERALS] = {0};
    size_t leaves = 0;
    unsigned longest = 0;
    for (size_t i = 0; i < count; i++) {
        if (c->times[i]) {
            nodes[leaves++] = (tree_node){c->times[i], (uint16_t)i, 0};
        }
    }
    nt_sort(nodes, leaves, sizeof *nodes, by_times);
    size_t leaf = 0, inner = leaves, all = leaves;
    for (; all + 1 < 2 * leaves; all++) {
        nodes[all] = (tree_node){0, 0, 0};
        for (int side = 0; side < 2; side++) {
            bool is_leaf =
                leaf < leaves && (inner == all || nodes[leaf].times <= nodes[inner].times);
            tree_node *least = &nodes[is_leaf ? leaf++ : inner++];
            least->parent = (uint16_t)all;
            nodes[all].times += least->times;
        }
    }
    for (size_t i = all - 1; i-- > 0;) {
        depth[i] = (uint8_t)(depth[nodes[i].parent] + 1);
    }
    memset(c->length, 0, sizeof c->length);
    for (size_t i = 0; i < leaves; i++) {
        c->length[nodes[i].symbol] = depth[i];
        longest = depth[i] > longest ? depth[i] : longest;
    }
    return longest;
}

/* Canonical ones (RFC 1951, 3.2.2); with times halved until none is too long. */
static void find_codes(codes *c, size_t count, unsigned most)
{
    uint16_t next[CODE_MOST + 2] = {0};
    c->times[0] += !c->times[0]; /* two at the least: older readers know no code of one */
    c->times[1] += !c->times[1];
    while (join(c, count) > most) {
        for (size_t i = 0; i < count; i++) {
            c->times[i] = (c->times[i] + 1) / 2;
        }
    }
    for (size_t i = 0; i < count; i++) {
        next[c->length[i] + 1]++;
    }
    next[1] = 0; /* symbols without a code */
    for (size_t n = 2; n <= CODE_MOST + 1; n++) {
        next[n] = (uint16_t)((next[n] + next[n - 1]) << 1);
    }
    for (size_t i = 0; i < count; i++) {
        uint16_t code = c->length[i] ? next[c->length[i]]++ : 0;
        c->code[i] = 0;
        for (unsigned bit = 0; bit < c->length[i]; bit++, code >>= 1) {
            c->code[i] = (uint16_t)(c->code[i] << 1 | (code & 1));
        }
    }
}

/* ---- bits ---- */

static void put_bits(nt_squeezer *s, uint32_t value, unsigned count)
{
    s->bits |= (uint64_t)value << s->bit_count;
    for (s->bit_count += count; s->bit_count >= 8; s->bit_count -= 8, s->bits >>= 8) {
        nt_buffer_putc(&s->out, (char)(s->bits & 0xff));
    }
}

static void put_code(nt_squeezer *s, const codes *c, unsigned symbol)
{
    put_bits(s, c->code[symbol], c->length[symbol]);
}

/* The symbol of a length or distance less its least; *extra bits of it follow. The first eight, or
 * four, have one each, then each doubling has four, or two. */
static unsigned symbol_of(unsigned value, unsigned steps, unsigned *extra)
{
    unsigned top = value ? 31u - (unsigned)__builtin_clz(value) : 0, own = steps == 4 ? 2 : 1;
    *extra = top > own ? top - own : 0;
    return value < 2 * steps ? value : steps * (top - own + 1) + ((value >> *extra) & (steps - 1));
}

static unsigned length_symbol(unsigned length, unsigned *extra)
{
    if (length == MATCH_MOST) {
        *extra = 0;
        return LITERALS - 1;
    }
    return END + 1 + symbol_of(length - MATCH_LEAST, 4, extra);
}

static unsigned distance_symbol(unsigned distance, unsigned *extra)
{
    return symbol_of(distance - 1, 2, extra);
}

static void put_token(nt_squeezer *s, const codes *literals, const codes *distances, uint32_t token)
{
    unsigned extra, length = token & 0xffff, distance = token >> 16;
    if (!distance) {
        put_code(s, literals, token);
        return;
    }
    put_code(s, literals, length_symbol(length, &extra));
    put_bits(s, (length - MATCH_LEAST) & ((1u << extra) - 1), extra);
    put_code(s, distances, distance_symbol(distance, &extra));
    put_bits(s, (distance - 1) & ((1u << extra) - 1), extra);
}

/* The lengths of both codes, themselves coded; 18 tells 11 to 138 zeros. */
static void put_lengths(nt_squeezer *s, const codes *literals, const codes *distances)
{
    static const uint8_t order[LENGTHS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                           11, 4,  12, 3, 13, 2, 14, 1, 15};
    enum { ALL = LITERALS + DISTANCES, ZEROS = 18, ZEROS_LEAST = 11, ZEROS_MOST = 138 };
    uint8_t lengths[ALL], told[ALL], zeros[ALL];
    codes c = {.times = {0}};
    size_t count = 0;
    memcpy(lengths, literals->length, LITERALS);
    memcpy(lengths + LITERALS, distances->length, DISTANCES);
    for (size_t i = 0, run; i < ALL; i += run) {
        for (run = 0; i + run < ALL && !lengths[i + run] && run < ZEROS_MOST; run++) {
        }
        run = run >= ZEROS_LEAST ? run : 1;
        told[count] = run > 1 ? ZEROS : lengths[i];
        zeros[count] = (uint8_t)(run - 1);
        c.times[told[count++]]++;
    }
    find_codes(&c, LENGTHS, 7);
    for (size_t i = 0; i < LENGTHS; i++) {
        put_bits(s, c.length[order[i]], 3);
    }
    for (size_t i = 0; i < count; i++) {
        put_code(s, &c, told[i]);
        if (told[i] == ZEROS) {
            put_bits(s, (uint32_t)zeros[i] + 1 - ZEROS_LEAST, 7);
        }
    }
}

static void end_block(nt_squeezer *s, bool is_last)
{
    codes literals, distances = {.times = {0}};
    s->literals[END]++;
    memcpy(literals.times, s->literals, sizeof s->literals);
    memcpy(distances.times, s->distances, sizeof s->distances);
    find_codes(&literals, LITERALS, CODE_MOST);
    find_codes(&distances, DISTANCES, CODE_MOST);
    put_bits(s, is_last, 1);
    put_bits(s, 2, 2); /* with codes of its own: all of both, and all that tell them */
    put_bits(s, LITERALS - 257, 5);
    put_bits(s, DISTANCES - 1, 5);
    put_bits(s, LENGTHS - 4, 4);
    put_lengths(s, &literals, &distances);
    for (size_t i = 0; i < s->token_count; i++) {
        put_token(s, &literals, &distances, s->tokens[i]);
    }
    put_code(s, &literals, END);
    s->token_count = 0;
    memset(s->literals, 0, sizeof s->literals);
    memset(s->distances, 0, sizeof s->distances);
}

/* ---- what repeats ---- */

static void add_token(nt_squeezer *s, uint32_t token)
{
    unsigned extra;
    if (s->token_count == TOKENS) {
        end_block(s, false);
    }
    s->tokens[s->token_count++] = token;
    if (token >> 16) {
        s->literals[length_symbol(token & 0xffff, &extra)]++;
        s->distances[distance_symbol(token >> 16, &extra)]++;
    } else {
        s->literals[token]++;
    }
}

/* In as few pieces as there must be, none of which is too short. */
static void add_match(nt_squeezer *s, size_t distance, size_t length)
{
    while (length) {
        size_t piece = length < MATCH_MOST ? length : MATCH_MOST;
        piece -= length > piece && length - piece < MATCH_LEAST ? MATCH_LEAST : 0;
        add_token(s, (uint32_t)distance << 16 | (uint32_t)piece);
        length -= piece;
    }
}

/* Bytes that are the same at both, `most` at most; some behind them may be looked at. */
static size_t alike(const unsigned char *a, const unsigned char *b, size_t most)
{
    for (size_t n = 0; n < most; n += 8) {
        uint64_t x, y;
        memcpy(&x, a + n, 8);
        memcpy(&y, b + n, 8);
        for (size_t i = n; x != y; i++) {
            if (a[i] != b[i] || i == most) {
                return i < most ? i : most;
            }
        }
    }
    return most;
}

/* Where the four bytes stood last in the two rows; 0: nowhere. They stand here now. */
static size_t seen_back(nt_squeezer *s, size_t x)
{
    uint32_t key, now = (uint32_t)(s->before + x) + 1;
    memcpy(&key, s->row + x, KEY_BYTES);
    uint32_t *slot =
        &s->seen[key * 2654435761u >> 20]; /* Knuth's multiplier; the 12 highest bits */
    size_t back = *slot ? now - *slot : 0;
    *slot = now;
    return back <= x + (s->before ? s->width : 0) && back < BACK_MOST ? back : 0;
}

static void tell_repeated(nt_squeezer *s)
{
    size_t count = s->repeated;
    s->repeated = 0;
    if (s->width < BACK_MOST && count >= MATCH_LEAST) {
        add_match(s, s->width, count);
        return;
    }
    for (size_t i = 0; i < count; i++) { /* too far back, or too few */
        add_token(s, s->above[i % s->width]);
    }
}

unsigned char *nt_squeeze_next(nt_squeezer *s)
{
    return s->row;
}

const unsigned char *nt_squeeze_last(const nt_squeezer *s)
{
    return s->above;
}

void nt_squeeze_row(nt_squeezer *s)
{
    bool has_above = s->before && s->width < BACK_MOST;
    tell_repeated(s);
    for (size_t x = 0; x < s->width;) {
        const unsigned char *at = s->row + x;
        size_t left = s->width - x, distance = s->width;
        size_t length = has_above ? alike(at, at - s->width, left) : 0;
        size_t run = x >= s->pixel ? alike(at, at - s->pixel, left) : 0;
        if (run > length) {
            length = run;
            distance = s->pixel;
        }
        size_t back = left >= KEY_BYTES ? seen_back(s, x) : 0;
        size_t met = back && length < 2 * KEY_BYTES ? alike(at, at - back, left) : 0;
        if (met > length && met >= KEY_BYTES) {
            length = met;
            distance = back;
        }
        if (length >= MATCH_LEAST) {
            add_match(s, distance, length);
        } else {
            add_token(s, *at);
            length = 1;
        }
        x += length;
    }
    s->sum_of_row = adler32(adler32(0, NULL, 0), s->row, (uInt)s->width);
    s->sum = adler32_combine(s->sum, s->sum_of_row, (z_off_t)s->width);
    memcpy(s->above, s->row, s->width);
    s->before += s->width;
}

void nt_squeeze_again(nt_squeezer *s)
{
    s->repeated += s->width;
    s->before += s->width;
    s->sum = adler32_combine(s->sum, s->sum_of_row, (z_off_t)s->width);
}

nt_squeezer *nt_squeeze_open(nt_arena *arena, size_t row_bytes, size_t pixel_bytes)
{
    nt_squeezer *s = nt_new(arena, nt_squeezer);
    s->width = row_bytes;
    s->pixel = pixel_bytes;
    s->above = nt_arena_alloc(arena, 2 * row_bytes + AHEAD);
    s->row = s->above + row_bytes;
    s->sum = adler32(0, NULL, 0);
    s->out = nt_buffer_open(arena);
    nt_buffer_add(&s->out, "\x78\x01", 2); /* RFC 1950: a window of 32 KB, the fastest level */
    return s;
}

nt_bytes nt_squeeze_close(nt_squeezer *s)
{
    tell_repeated(s);
    end_block(s, true);
    put_bits(s, 0, 7); /* to a byte's end */
    for (int shift = 24; shift >= 0; shift -= 8) {
        nt_buffer_putc(&s->out, (char)(s->sum >> shift & 0xff));
    }
    return (nt_bytes){s->out.bytes, s->out.length};
}
