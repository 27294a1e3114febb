/* Walks the tree of a page, node by node.
 *
 * One pass without recursion: a page's depth costs neither stack nor time.
 */
#include "walk.h"

const int32_t ROW_SIZES[] = {sizeof(Tag), sizeof(Element), sizeof(Block), sizeof(Link),
                             sizeof(Open)};
/* Bytes of the rows for which Python makes room. */

/* Passes a break or picture after a text: a line's end is a space in a heading or caption. */
static void pass_break(Walk *walk, const Tag *tag) {
    Page *page = walk->page;
    const Open *around = &page->open[walk->known - 1];
    bool is_heading = page->said->tags[page->elements[around->element].tag].is_heading;
    if (around->element != walk->element) {
        end_block(walk);
    } else if (tag->is_line && (is_heading || (around->flags & page->said->caption))) {
        walk->has_gap = true;
    } else if (tag->kind == BREAK) {
        end_block(walk);
        walk->line_end = tag->is_line ? around->element : 0;
    }
}

/* Passes the start of an element. */
static void pass_start(Walk *walk, const Tag *tag) {
    switch (tag->kind) {
        case BLOCK:
            end_block(walk);
            walk->line_end = 0;
            if (tag->is_item) walk->entered = walk->met;
            break;
        case ANCHOR:
            if (walk->is_beside_link)
                walk->has_gap = true; /* links side by side stand apart by style */
            walk->is_beside_link = true;
            break;
        case SPACED:
            walk->has_gap = true;
            break;
        case BREAK:
        case IMAGE:
            if (walk->has_text)
                pass_break(walk, tag);
            else if (tag->kind == BREAK)
                walk->line_end = 0;
            if (tag->kind == IMAGE) walk->follows_image = true;
            break;
    }
}

/* For each element the number after that of its last descendant. */
static void close_elements(Walk *walk) {
    Page *page = walk->page;
    for (int32_t number = page->element_count - 1; number >= 0; number--) {
        Element *element = &page->elements[number];
        if (element->last <= number) element->last = number + 1;
        Element *parent = &page->elements[element->parent];
        if (parent->last < element->last) parent->last = element->last;
    }
}

/* Passes the end of the innermost open element. */
static void leave(Walk *walk) {
    walk->depth--;
    if (walk->known > walk->depth) walk->known = walk->depth;
}

/* Passes a node; returns the first one inside it, if that is to be walked. */
static const void *enter(Walk *walk, const void *node) {
    Page *page = walk->page;
    const Dom *dom = page->dom;
    int type = dom->type(node);
    if (type == TEXT_NODE) add_text(walk, told(dom->text, node));
    if (type != ELEMENT_NODE) return NULL;
    int32_t number = read_tag(dom, node, page->said);
    const Tag *tag = &page->said->tags[number];
    if (walk->depth) pass_start(walk, tag);
    const void *inside = tag->kind == INVISIBLE ? NULL : dom->first_child(node);
    if (inside) page->open[walk->depth++] = (Open){.node = node, .tag = number, .link = walk->met};
    return inside;
}

/* How many nodes there are in a page's body, at most as many as are read. */
int32_t count_nodes(const Page *page) {
    const Dom *dom = page->dom;
    const void *node = page->body;
    for (int32_t count = 1; count < page->most_nodes; count++) {
        const void *next = dom->first_child(node);
        for (; !next && node != page->body; node = dom->parent(node)) next = dom->next(node);
        if (!next) return count;
        node = next;
    }
    return page->most_nodes;
}

/* Walks the body of a page. */
void walk_page(Page *page) {
    const Dom *dom = page->dom;
    Walk whole = {.page = page, .met = 1}, *walk = &whole;
    page->elements[0] = (Element){0};
    page->element_count = 1;
    const void *node = page->body, *next = enter(walk, node);
    if (next) know(walk);
    while (next && !page->is_cut) {
        if (walk->met++ == page->most_nodes) {
            page->is_cut = true;
            break;
        }
        node = next;
        next = enter(walk, node);
        while (!next && node != page->body) {
            next = dom->next(node);
            if (!next) {
                node = dom->parent(node);
                leave(walk);
            }
        }
    }
    end_block(walk);
    close_elements(walk);
}
