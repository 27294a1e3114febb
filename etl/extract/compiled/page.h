/* What the compiled loops over a page share with Python: `layout.py` says the same of each row.
 *
 * Nothing here allocates: Python hands in room that cannot run out (`page.py` says why), and gets
 * rows that hold places in the page's text. Places are bytes where they are called
 * `from` and `to`, code points where they are called `start` and `end`.
 */
#ifndef DATELINE_PAGE_H
#define DATELINE_PAGE_H

#include <stddef.h>

#include "letters.h"

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

/* The functions of the parser (lexbor's for other languages than C, named `..._noi` there) by which
 * a tree is read. Its nodes are never looked into. */
typedef const uint8_t *(*Told)(const void *node, size_t *size);
typedef const void *(*Step)(const void *node);
typedef struct {
    Step first_child, next, parent, first_attribute, next_attribute;
    Told tag, name, value, text; /* of an element, of an attribute twice, of a text */
    int (*type)(const void *node);
} Dom;
enum { ELEMENT_NODE = 1, TEXT_NODE = 3 };

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

/* A link's place in its block's text, and its target's in `targets`; `from` is -1 where the page
 * does not say where it leads. */
typedef struct {
    int32_t start, end, from, to;
} Link;

/* A page to walk, with room for what is met in it. */
typedef struct {
    const Dom *dom;
    const Vocabulary *said;
    const void *body;
    struct Open *open;
    Element *elements;
    Block *blocks;
    Link *links;
    uint8_t *text, *targets;
    uint64_t hiding;                /* flags of what is not shown: none where all is read */
    int32_t most_nodes;             /* elements and texts that are read */
    int32_t most_text;              /* code points that are read */
    int32_t text_room, target_room; /* bytes */
    int32_t prose;                  /* the length from which a hidden text counts */
    /* What has been met; sizes are bytes, `text_length` and `hidden_prose` code points. */
    int32_t element_count, block_count, link_count, text_size, target_size;
    int32_t text_length, hidden_prose;
    bool is_cut;
} Page;

/* What a function of the parser tells of a node; without bytes where that is nothing. */
Text told(Told tell, const void *node);

/* The number of an element's tag. */
int32_t read_tag(const Dom *dom, const void *element, const Vocabulary *said);

/* What the attributes of an element say of the text inside it. */
uint64_t read_flags(const Dom *dom, const void *element, const Vocabulary *said);

/* Where an element says it leads; without bytes where it does not. */
Text read_target(const Dom *dom, const void *element, const Vocabulary *said);

#endif
