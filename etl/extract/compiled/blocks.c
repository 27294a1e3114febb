/* Gathers the text of a walk into blocks, each with the elements and links that hold it. */
#include "walk.h"

/* Bytes that stand at most before a block's text: an empty line, a bullet. */
enum { LONGEST_SEPARATOR = 8 };

static void put(Page *page, const char *letters, int32_t length) {
    for (; *letters; letters++) page->text[page->text_size++] = (uint8_t)*letters;
    page->text_length += length;
}

/* Keeps where a link leads, if it says so and there is room. */
static void put_target(Page *page, Link *link, Text target) {
    bool is_kept = target.bytes && target.size <= page->target_room - page->target_size;
    link->from = is_kept ? page->target_size : -1;
    link->to = is_kept ? page->target_size + target.size : -1;
    for (int32_t place = 0; is_kept && place < target.size; place++)
        page->targets[page->target_size++] = target.bytes[place];
}

static void end_link(Walk *walk) {
    Page *page = walk->page;
    Link *link = &page->links[page->link_count++];
    link->start = walk->link_start - walk->start;
    link->end = page->text_length - walk->start;
    put_target(page, link, walk->target);
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
    if (page->block_count) put(page, is_beside ? "\n" : "\n\n", is_beside ? 1 : 2);
    if (block->is_item) put(page, "  \xE2\x80\xA2 ", 4);
    block->from = page->text_size;
    block->start = walk->start = page->text_length;
    walk->has_text = true;
}

void end_block(Walk *walk) {
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

void know(Walk *walk) {
    Page *page = walk->page;
    for (; walk->known < walk->depth; walk->known++) {
        Open *row = &page->open[walk->known];
        int32_t met = row->link; /* until it is known */
        if (walk->known) {
            Open own = *row;
            *row = row[-1];
            row->node = own.node, row->tag = own.tag;
        } else {
            row->link = 0;
        }
        const Tag *tag = &page->said->tags[row->tag];
        if (tag->kind == PLAIN) continue;
        if (tag->kind == ANCHOR) {
            row->link = met;
            row->target = read_target(page->dom, row->node, page->said);
            continue;
        }
        uint64_t own = tag->flags | read_flags(page->dom, row->node, page->said);
        row->flags |= own;
        row->is_hidden |= (own & page->hiding) != 0;
        if (tag->kind == BLOCK) {
            if (tag->is_item) row->item = met, row->list = row->element;
            page->elements[page->element_count] =
                (Element){own, row->flags, row->element, row->tag, 0};
            row->element = page->element_count++;
        } else {
            if (!walk->has_text) walk->inline_flags |= own;
            if (tag->kind == SPACED) row->spaced = met;
        }
    }
}

/* Whether a byte is a letter, and no white space: most of a page's text is. */
static bool is_plain(uint8_t byte) { return byte > ' ' && byte < 0x80; }

static bool is_blank(Text text) {
    for (int32_t place = 0; place < text.size;)
        if (is_plain(text.bytes[place]) || !is_space(next_letter(text, &place))) return false;
    return true;
}

static int32_t length_of(Text text) {
    int32_t length = 0;
    for (int32_t place = 0; place < text.size; length++) next_letter(text, &place);
    return length;
}

/* Writes a text with single spaces, its first letter at least; returns whether it ends with white
 * space. */
static bool write_text(Page *page, Text text) {
    bool has_gap = false, has_word = false;
    for (int32_t place = 0; place < text.size;) {
        int32_t first = place, left = page->most_text - page->text_length;
        if (is_space(next_letter(text, &place))) {
            has_gap = true;
            continue;
        }
        if (has_word && left <= 0) {
            page->is_cut = true;
            break;
        }
        if (has_gap && has_word) put(page, " ", 1);
        has_word = true, has_gap = false;
        int32_t length = 1;
        if (is_plain(text.bytes[first]))
            for (; place < text.size && length < left && is_plain(text.bytes[place]); length++)
                place++;
        page->text_length += length;
        while (first < place) page->text[page->text_size++] = text.bytes[first++];
    }
    return has_gap;
}

void add_text(Walk *walk, Text text) {
    Page *page = walk->page;
    if (is_blank(text)) {
        walk->has_gap = true;
        return;
    }
    if (page->text_length >= page->most_text ||
        text.size > page->text_room - page->text_size - LONGEST_SEPARATOR) {
        page->is_cut = true;
        return;
    }
    if (page->open[walk->known - 1].element != walk->element) end_block(walk);
    know(walk);
    const Open *around = &page->open[walk->depth - 1];
    if (around->is_hidden) {
        int32_t length = length_of(text);
        if (length >= page->prose) page->hidden_prose += length;
        return;
    }
    if (around->link != walk->link && walk->link) end_link(walk);
    if (!walk->has_text) {
        begin_block(walk, around);
    } else {
        int32_t first = 0;
        bool is_apart = walk->has_gap || around->spaced != walk->spaced;
        if (is_apart || is_space(next_letter(text, &first))) put(page, " ", 1);
    }
    if (around->link != walk->link) {
        walk->link = around->link, walk->link_start = page->text_length;
        walk->target = around->target;
    }
    walk->element = around->element, walk->list = around->list, walk->spaced = around->spaced;
    walk->is_beside_link = around->link != 0;
    walk->has_gap = write_text(page, text);
}
