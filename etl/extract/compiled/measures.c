/* Measures a page's blocks: each by its words, its markup and its place on the page. */
#include "measures.h"

enum { FARTHEST = 60 }; /* blocks beyond which the distance from a wording no longer grows */

static const double MOST_LINKED = 0.4; /* of running text */
/* What running text counts for the first containers around it, inner first. */
static const double NEAR[] = {1.0, 1.0, 0.5};

static uint64_t flag_at(uint64_t flags, int place) { return flags >> place & 1; }

/* Weighs each block; returns the element that holds most of the running text most closely. */
static int32_t weigh(Measures *page) {
    double *near = page->inside; /* lent: the containers are measured later */
    for (int32_t element = 0; element < page->element_count; element++) near[element] = 0;
    for (int32_t number = 0; number < page->block_count; number++) {
        const Block *block = &page->blocks[number];
        double length = block->end - block->start, linked = block->linked / length;
        bool is_running = length >= page->prose && linked < MOST_LINKED;
        page->length[number] = length, page->linked[number] = linked;
        page->running[number] = is_running ? length * (1 - linked) : 0;
        int32_t element = block->element;
        for (int level = 0; level < 3; level++, element = page->elements[element].parent)
            near[element] += page->running[number] * NEAR[level];
    }
    int32_t main = 0;
    for (int32_t element = 1; element < page->element_count; element++)
        if (near[element] > near[main]) main = element;
    return main;
}

/* Whether a block's last letter closes a sentence. */
static bool is_closed(const Measures *page, const Block *block) {
    int32_t place = block->to - 1;
    while (place > block->from && (page->text[place] & 0xC0) == 0x80) place--;
    uint32_t letter = next_letter((Text){page->text, block->to}, &place);
    for (const uint32_t *closing = page->closing; *closing; closing++)
        if (*closing == letter) return true;
    return false;
}

/* Spaces, commas, whether a sentence ends; how many blocks say the same; how each is set off: as an
 * item, as a line, after a picture. */
static void spelling(Measures *page) {
    int32_t count = page->block_count;
    float *spaces = page->matrix, *commas = spaces + count, *same = commas + 2 * count;
    for (int32_t number = 0; number < count; number++) {
        const Block *block = &page->blocks[number];
        uint64_t key = NO_LETTERS;
        int32_t space_count = 0, comma_count = 0;
        for (int32_t place = block->from; place < block->to; place++) {
            space_count += page->text[place] == ' ';
            comma_count += page->text[place] == ',';
            key = hashed(key, page->text[place]);
        }
        spaces[number] = (float)space_count, commas[number] = (float)comma_count, same[number] = 0;
        page->keys[number] = key;
    }
    group(page);
    for (int32_t number = 0; number < count; number++) same[page->groups[number]]++;
    for (int32_t number = 0; number < count; number++) same[number] = same[page->groups[number]];
    page->matrix += 2 * count;
    ROW(page, is_closed(page, &page->blocks[block]));
    page->matrix += count;
    ROW(page, page->blocks[block].is_item);
    ROW(page, page->blocks[block].is_line);
    ROW(page, page->blocks[block].follows_image);
}

/* What kind of chrome each block's wording is, and the blocks since the last of each of the marks,
 * -1 before the first. */
static void wording(Measures *page) {
    ROW(page, page->wording[block]);
    for (int mark = 0; mark < 2; mark++) {
        int32_t distance = -1;
        ROW(page, distance = page->wording[block] == page->marks[mark] ? 0
                             : distance >= 0 && distance < FARTHEST    ? distance + 1
                                                                       : distance);
    }
}

static void form(Measures *page) {
    ROW(page, page->length[block]);
    ROW(page, page->linked[block]);
    ROW(page, page->ranks[page->blocks[block].tag]);
    ROW(page, page->ranks[page->blocks[block].outer_tag]);
}

/* Where each block stands on the page, counted in blocks, text and running text, and seen from the
 * block that most likely shows the headline. */
static void position(Measures *page) {
    int32_t count = page->block_count, running_count = 0;
    double chars = sum(page->length, count), whole = larger(sum(page->running, count), 1);
    double blocks = log_of_one_more(count), text = log_of_one_more(whole), before = 0;
    for (int32_t block = 0; block < count; block++) running_count += page->running[block] > 0;
    ROW(page, block / (double)count);
    ROW(page, blocks);
    ROW(page, (before += page->length[block]) / chars);
    ROW(page, between(0, block, 100));
    ROW(page, between(0, count - block, 100));
    ROW(page, page->heading < 0 ? -60 : between(-40, block - page->heading, 80));
    before = 0;
    ROW(page, (before += page->running[block]) / whole);
    ROW(page, text);
    ROW(page, running_count / (double)count);
}

/* A row for each flag of a block, then one for each that sets it off from the running text. */
static void markup(Measures *page, int32_t main) {
    uint64_t inherited = page->elements[main].flags;
    for (int flag = 0; flag < page->flag_count; flag++)
        ROW(page, flag_at(page->blocks[block].flags, flag));
    for (int flag = 0; flag < page->flag_count; flag++)
        ROW(page, flag_at(page->blocks[block].flags & ~inherited, flag));
}

/* Fills the matrix of a page that has at least one block. */
void measure_page(Measures *page) {
    int64_t blocks = page->block_count, elements = page->element_count;
    page->length = (double *)page->room;
    page->linked = page->length + blocks;
    page->running = page->linked + blocks;
    page->inside = page->running + blocks;
    page->keys = (uint64_t *)(page->inside + CONTAINED * elements + 4 * blocks);
    page->groups = (int32_t *)(page->keys + blocks);
    page->slots = page->groups + blocks;
    int32_t main = weigh(page);
    spelling(page);
    wording(page);
    form(page);
    position(page);
    measure_containers(page);
    measure_main(page, main);
    measure_alike(page);
    measure_neighbours(page);
    markup(page, main);
}
