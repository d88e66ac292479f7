/* What a character is to who sets it, whatever the typeface; private to the room. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    NO_BREAK_SPACE = 0xA0,
    SOFT_HYPHEN = 0xAD,
    FIGURE_SPACE = 0x2007,
    THIN_SPACE = 0x2009,
    ZERO_WIDTH_SPACE = 0x200B,
    NON_JOINER = 0x200C,
    JOINER = 0x200D,
    HYPHEN = 0x2010,
    NO_BREAK_HYPHEN = 0x2011,
    NARROW_NO_BREAK_SPACE = 0x202F
};

/* Whether it turns the direction of what stands behind it: an embedding, override or isolate. What
 * is seen would be other digits than those that stand there. */
bool character_turns(uint32_t code);

/* Whether it has no shape by its nature (Unicode's Default_Ignorable_Code_Point) and turns nothing:
 * joiners, marks of direction and of byte order, variation selectors. Soft hyphens and zero width
 * spaces are among them, and say where a line may end. */
bool character_is_unseen(uint32_t code);

/* Whether it is set with the character before it: an accent that no ready-made letter has, a vowel
 * sign, a joiner. */
bool character_is_mark(uint32_t code);

/* Whether a joiner behind it has a say in its shape. */
bool character_joins(uint32_t code);

/* A letter of a script that runs from right to left. */
bool character_is_right_to_left(uint32_t code);

/* Whether it may be written onto the character before it as one: accents, Hangul's vowels. */
bool character_may_compose(uint32_t code);

/* A blank at which a line may end, and which is not seen there. */
bool character_is_open_blank(uint32_t code);
bool character_is_blank(uint32_t code);

/* A Chinese or Japanese character; a bracket or quotation mark that opens; what cannot begin a
 * line: closing marks, punctuation, small kana. */
bool character_is_ideographic(uint32_t code);
bool character_opens(uint32_t code);
bool character_closes(uint32_t code);

/* What is drawn where a face lacks the character: U+2011 is a hyphen, other blanks are a space of
 * their own width. */
typedef struct {
    uint32_t code;     /* 0: nothing stands in */
    double width_em;   /* 0: as wide as the one that `width_of` names */
    uint32_t width_of; /* a code point */
} stand_in;
stand_in character_stand_in(uint32_t code);
