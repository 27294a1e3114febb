/* Walks the tags of a page and gathers its text into blocks, each with the elements around it.
 *
 * One pass without recursion: a page's depth costs neither stack nor time.
 */
#include "page.h"

/* An open element. Half of a page's elements hold no text: what its markup says is read, and the
 * element counted, only when text is met inside it: then it is known, and so are all around it.
 * What then holds for text right inside: the number of the block element around it, the flags of
 * all around it, whether it is hidden; its innermost link, list item, that item's list, and the
 * innermost element set off by space, each told apart by the place of its tag, 0 for none. */
typedef struct Open {
    Token token;
    uint64_t flags;
    int32_t tag, element;
    int32_t link, link_from, link_to, item, list, spaced;
    bool is_hidden;
} Open;

const int32_t ROW_SIZES[] = {sizeof(Tag), sizeof(Element), sizeof(Block), sizeof(Link),
                             sizeof(Open)};
/* Bytes of the rows for which Python makes room. */

typedef struct {
    Page *page;
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
    int32_t element, list, spaced, link, link_start, link_from, link_to;
} Walk;

static void put(Walk *walk, const char *letters, int32_t length) {
    Page *page = walk->page;
    for (; *letters; letters++) page->text[page->text_size++] = (uint8_t)*letters;
    page->text_length += length;
}

static void end_link(Walk *walk) {
    Page *page = walk->page;
    Link *link = &page->links[page->link_count++];
    link->start = walk->link_start - walk->start;
    link->end = page->text_length - walk->start;
    link->from = walk->link_from;
    link->to = walk->link_to;
    walk->linked += page->text_length - walk->link_start;
    walk->link = 0;
}

/* Begins a block: sets it off from the one before as the page does. */
static void begin_block(Walk *walk, const Open *around) {
    Page *page = walk->page;
    Block *block = &page->blocks[page->block_count];
    block->is_item = walk->entered != 0 && walk->entered == around->item;
    block->is_line = walk->line_end != 0 && walk->line_end == around->element;
    bool is_beside =
        block->is_item ? around->list != 0 && around->list == walk->last_list : block->is_line;
    if (page->block_count) put(walk, is_beside ? "\n" : "\n\n", is_beside ? 1 : 2);
    if (block->is_item) put(walk, "  \xE2\x80\xA2 ", 4);
    block->from = page->text_size;
    block->start = walk->start = page->text_length;
    walk->has_text = true;
}

/* Ends the block under way, if there is one. */
static void end_block(Walk *walk) {
    Page *page = walk->page;
    if (!walk->has_text) return;
    if (walk->link) end_link(walk);
    const Element *element = &page->elements[walk->element];
    Block *block = &page->blocks[page->block_count++];
    block->end = page->text_length;
    block->to = page->text_size;
    block->element = walk->element;
    block->tag = element->tag;
    block->outer_tag = page->elements[element->parent].tag;
    block->flags = element->flags | walk->inline_flags;
    block->first_link = walk->first_link;
    block->last_link = walk->first_link = page->link_count;
    block->linked = walk->linked;
    block->follows_image = walk->follows_image;
    walk->last_list = walk->list;
    walk->entered = walk->line_end = walk->linked = 0;
    walk->inline_flags = 0;
    walk->has_text = walk->follows_image = false;
}

/* Reads the markup of the open elements that are not known: text stands in them. */
static void know(Walk *walk) {
    Page *page = walk->page;
    for (; walk->known < walk->depth; walk->known++) {
        Open *row = &page->open[walk->known];
        if (walk->known) {
            Open own = *row;
            *row = row[-1];
            row->token = own.token, row->tag = own.tag;
        }
        const Tag *tag = &page->said->tags[row->tag];
        int32_t here = row->token.attributes;
        if (tag->kind == PLAIN) continue;
        if (tag->kind == ANCHOR) {
            row->link = here, row->link_from = -1;
            read_target(page->markup, row->token, page->said, &row->link_from, &row->link_to);
            continue;
        }
        uint64_t own = tag->flags | read_flags(page->markup, row->token, page->said);
        row->flags |= own;
        row->is_hidden |= (own & page->hiding) != 0;
        if (tag->kind == BLOCK) {
            if (tag->is_item) row->item = here, row->list = row->element;
            page->elements[page->element_count] =
                (Element){own, row->flags, row->element, row->tag, 0};
            row->element = page->element_count++;
        } else {
            if (!walk->has_text) walk->inline_flags |= own;
            if (tag->kind == SPACED) row->spaced = here;
        }
    }
}

/* Whether a byte is a letter that stands for itself: neither white space, nor part of a reference
 * or of a longer letter. Most of a page's text is. */
static bool is_plain(uint8_t byte) { return byte > ' ' && byte < 0x80 && byte != '&'; }

static bool is_blank(Markup markup, int32_t place) {
    while (place < markup.size)
        if (is_plain(markup.bytes[place]) || !is_space(next_letter(markup, &place))) return false;
    return true;
}

static int32_t length_of(Markup markup, int32_t place) {
    int32_t length = 0;
    for (; place < markup.size; length++) next_letter(markup, &place);
    return length;
}

/* Writes a letter that stands from one place up to another, perhaps as a reference. */
static void write_letter(Page *page, Markup markup, int32_t from, int32_t to, uint32_t letter) {
    if (markup.bytes[from] == '&') {
        page->text[page->text_size++] = (uint8_t)letter;
    } else {
        while (from < to) page->text[page->text_size++] = markup.bytes[from++];
    }
    page->text_length++;
}

/* Writes a text with single spaces, its first letter at least; returns whether it ends with white
 * space. */
static bool write_text(Walk *walk, Markup markup, int32_t place) {
    Page *page = walk->page;
    bool has_gap = false, has_word = false;
    while (place < markup.size) {
        int32_t first = place, left = page->most_text - page->text_length;
        uint32_t letter = next_letter(markup, &place);
        if (is_space(letter)) {
            has_gap = true;
            continue;
        }
        if (has_word && left <= 0) {
            page->is_cut = true;
            break;
        }
        if (has_gap && has_word) put(walk, " ", 1);
        has_word = true, has_gap = false;
        if (!is_plain(markup.bytes[first])) {
            write_letter(page, markup, first, place, letter);
            continue;
        }
        while (place < markup.size && place - first < left && is_plain(markup.bytes[place]))
            place++;
        page->text_length += place - first;
        while (first < place) page->text[page->text_size++] = markup.bytes[first++];
    }
    return has_gap;
}

/* Adds a text to the block under way, or to a new one where that has ended. */
static void add_text(Walk *walk, int32_t from, int32_t to) {
    Page *page = walk->page;
    Markup text = {page->markup.bytes, to};
    if (is_blank(text, from)) {
        walk->has_gap = true;
        return;
    }
    if (page->text_length >= page->most_text) {
        page->is_cut = true;
        return;
    }
    if (page->open[walk->known - 1].element != walk->element) end_block(walk);
    know(walk);
    const Open *around = &page->open[walk->depth - 1];
    if (around->is_hidden) {
        int32_t length = length_of(text, from);
        if (length >= page->prose) page->hidden_prose += length;
        return;
    }
    if (around->link != walk->link && walk->link) end_link(walk);
    if (!walk->has_text) {
        begin_block(walk, around);
    } else {
        int32_t first = from;
        bool is_apart = walk->has_gap || around->spaced != walk->spaced;
        if (is_apart || is_space(next_letter(text, &first))) put(walk, " ", 1);
    }
    if (around->link != walk->link) {
        walk->link = around->link, walk->link_start = page->text_length;
        walk->link_from = around->link_from, walk->link_to = around->link_to;
    }
    walk->element = around->element, walk->list = around->list, walk->spaced = around->spaced;
    walk->is_beside_link = around->link != 0;
    walk->has_gap = write_text(walk, text, from);
}

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
static void pass_start(Walk *walk, const Tag *tag, int32_t here) {
    switch (tag->kind) {
        case BLOCK:
            end_block(walk);
            walk->line_end = 0;
            if (tag->is_item) walk->entered = here;
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

/* Closes the innermost open element of a name, with all inside it; none where none is open. */
static void close_element(Walk *walk, uint64_t name) {
    int32_t depth = walk->depth;
    while (depth && walk->page->open[depth - 1].token.name != name) depth--;
    if (!depth) return;
    walk->depth = depth - 1;
    if (walk->known > walk->depth) walk->known = walk->depth;
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

/* Walks a page whose first tag opens its body. */
void walk_page(Page *page) {
    Walk whole = {.page = page}, *walk = &whole;
    int32_t place = 0, size = page->markup.size;
    int32_t hidden_from = 0; /* the depth of the invisible element under way */
    page->elements[0] = (Element){0};
    page->element_count = 1;
    while (place < size && !page->is_cut) {
        int32_t next = next_byte(page->markup, place, '<');
        if (next > place && !hidden_from && walk->depth) add_text(walk, place, next);
        if (next >= size) break;
        if (page->most_tags-- == 0) {
            page->is_cut = true;
            break;
        }
        Token token = read_token(page->markup, next);
        place = token.to;
        if (token.is_end) {
            close_element(walk, token.name);
            if (walk->depth < hidden_from) hidden_from = 0;
            if (!walk->depth) break;
            continue;
        }
        int32_t number = (int32_t)number_of(page->said->tag_numbers, token.name);
        const Tag *tag = &page->said->tags[number];
        if (!hidden_from && walk->depth) pass_start(walk, tag, token.attributes);
        if (tag->is_void) continue;
        page->open[walk->depth++] =
            (Open){.token = token, .tag = number, .link_from = -1, .link_to = -1};
        if (walk->depth == 1) know(walk);
        if (tag->kind == INVISIBLE && !hidden_from) hidden_from = walk->depth;
        if (tag->is_raw) place = raw_end(page->markup, place, token.name);
    }
    end_block(walk);
    close_elements(walk);
}
