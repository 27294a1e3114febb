/* What the compiled loops over a page share with Python: `layout.py` says the same of each row.
 *
 * Nothing here allocates: Python hands in room that cannot run out (`page.py` says why), and gets
 * rows that hold places in the markup or in the page's text. Places are bytes where they are called
 * `from` and `to`, code points where they are called `start` and `end`.
 */
#ifndef DATELINE_PAGE_H
#define DATELINE_PAGE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t hash;
    int64_t number;
} Slot;

/* Numbers by the hash of a name, by open addressing: an empty slot has hash 0, and a name that is
 * not there the number 0. `last` is the number of slots, a power of two, less one. */
typedef struct {
    const Slot *slots;
    uint64_t last;
} Names;

/* How an element bears on the text around it: not at all; by its attributes; as a block of its own;
 * as a link; by space on either side; by ending the line; as a picture; by showing none of the text
 * inside it. */
enum Kind { PLAIN, INLINE, BLOCK, ANCHOR, SPACED, BREAK, IMAGE, INVISIBLE };

/* How an attribute is read: not at all; as a link's target; as class names; as a name of the same
 * kind, which does not hide; as terms of schema.org and the like; as style; as hiding by being
 * there. */
enum Reader { UNREAD, HREF, CLASS, NAME, TERM, STYLE, HIDDEN };

typedef struct {
    uint64_t flags;
    int32_t kind;
    bool is_void; /* it never has content */
    bool is_raw;  /* its content is no markup */
    bool is_item; /* of a list */
    bool is_heading;
    bool is_line; /* the end of one */
} Tag;

/* What markup says: the numbers and rows of tags, the readers of attributes; the flags of words in
 * class names, of whole class names, of terms, and of declarations of style without their spaces.
 */
typedef struct {
    const Tag *tags;
    Names tag_numbers, readers, words, classes, terms, styles;
    uint64_t hiding, caption; /* flags: of what hides a text, of captions */
} Vocabulary;

typedef struct {
    const uint8_t *bytes; /* UTF-8, as the parser writes a tree out */
    int32_t size;
} Markup;

/* An element that holds text; 0 is what stands around the body. */
typedef struct {
    uint64_t own_flags, flags; /* those of its own, and of all around it as well */
    int32_t parent, tag;
    int32_t last; /* the number after that of its last descendant */
} Element;

/* A block of text in the page's text, and its links from `first_link` up to `last_link`. */
typedef struct {
    uint64_t flags;
    int32_t start, end, from, to;
    int32_t element, tag, outer_tag;
    int32_t first_link, last_link;
    int32_t linked; /* code points of it in links */
    bool is_item;   /* a bullet stands before it */
    bool is_line;   /* it goes on after a line's end */
    bool follows_image;
} Block;

/* A link's place in its block's text, and where the markup says where it leads; `from` is -1 where
 * it does not say. */
typedef struct {
    int32_t start, end, from, to;
} Link;

/* A page to walk, with room for what is met in it. */
typedef struct {
    Markup markup;
    const Vocabulary *said;
    struct Open *open;
    Element *elements;
    Block *blocks;
    Link *links;
    uint8_t *text;
    uint64_t hiding;   /* flags of what is not shown: none where all is read as if shown */
    int32_t most_tags; /* tags, end tags among them, and */
    int32_t most_text; /* code points that are read */
    int32_t prose;     /* the length from which a hidden text counts */
    /* What has been met; `text_size` are bytes, `text_length` and `hidden_prose` code points. */
    int32_t element_count, block_count, link_count, text_size, text_length, hidden_prose;
    bool is_cut;
} Page;

/* Reading of names, in markup.c. */
uint64_t hashed(uint64_t key, uint32_t letter);
extern const uint64_t NO_LETTERS; /* the hash of nothing */
int64_t number_of(Names names, uint64_t key);
bool is_space(uint32_t letter);

/* Where a byte stands next, from a place on; the page's end where it does not. */
int32_t next_byte(Markup page, int32_t place, uint8_t byte);

/* The letter at a place, which moves behind it; an escaped one counts as the one it stands for. */
uint32_t next_letter(Markup page, int32_t *place);

/* A tag of the page's markup; a comment is an end tag without a name. */
typedef struct {
    uint64_t name;
    int32_t attributes, to; /* where its attributes begin, where it ends */
    bool is_end;
} Token;

Token read_token(Markup page, int32_t place);

/* Where the end tag of that name begins, for elements whose content is no markup. */
int32_t raw_end(Markup page, int32_t place, uint64_t name);

/* What the attributes of an element say of the text inside it. */
uint64_t read_flags(Markup page, Token token, const Vocabulary *said);

/* Where an element says it leads; false where it does not. */
bool read_target(Markup page, Token token, const Vocabulary *said, int32_t *from, int32_t *to);

#endif
