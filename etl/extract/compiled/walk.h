/* Where a walk through a page stands: the open elements, and the block under way. */
#ifndef DATELINE_WALK_H
#define DATELINE_WALK_H

#include "page.h"

/* An open element. Half of a page's elements hold no text: what its markup says is read, and the
 * element counted, only when text is met inside it: then it is known, and so are all around it.
 * What then holds for text right inside: the number of the block element around it, the flags of
 * all around it, whether it is hidden; its innermost link, list item, that item's list, and the
 * innermost element set off by space, each told apart by when it was met, 0 for none. */
typedef struct Open {
    const void *node;
    uint64_t flags;
    Text target; /* of its link */
    int32_t tag, element;
    int32_t link, item, list, spaced;
    bool is_hidden;
} Open;

typedef struct {
    Page *page;
    int32_t met;          /* nodes */
    int32_t depth, known; /* open elements, and how many of them are known */
    /* Since the last block: the list item that was entered, the element in which a line's end ended
     * that block, whether a picture was passed; and the list of that block. */
    int32_t entered, line_end, last_list;
    bool follows_image;
    /* The block under way, if it has text: where it begins, what of it stands in links, the flags
     * of what is set within the line; whether space or a link stands at its end. */
    bool has_text, has_gap, is_beside_link;
    int32_t start, linked, first_link;
    uint64_t inline_flags;
    /* Where its last piece stands. */
    int32_t element, list, spaced, link, link_start;
    Text target;
} Walk;

/* Adds a text to the block under way, or to a new one where that has ended. */
void add_text(Walk *walk, Text text);

/* Ends the block under way, if there is one. */
void end_block(Walk *walk);

/* Reads the markup of the open elements that are not known: text stands in them. */
void know(Walk *walk);

#endif
