/* Measures a page's blocks: each by itself, in its containers, among its neighbours.
 *
 * What is filled is a matrix with a row a measure and a column a block. The trees that read it were
 * grown on these very numbers: another order, or another way to count, and they must be grown anew.
 */
#include "page.h"

enum {
    LEVELS = 4,       /* containers around a block that are looked at, its own element first */
    REACH = 2,        /* neighbours on either side whose own measures are taken */
    FARTHEST = 60,    /* blocks beyond which the distance from a wording no longer grows */
    CONTAINED = 5,    /* measures of a container */
};

typedef struct {
    const Block *blocks;
    const Element *elements;
    const uint8_t *text;
    const int32_t *ranks;    /* of each tag */
    const int32_t *wording;  /* of each block: the rank of the role that its words alone give it */
    const uint32_t *closing; /* letters that close a sentence, then 0 */
    float *matrix;           /* the next row to fill */
    uint8_t *room;           /* for all below: `measure` of page.py counts it */
    int32_t block_count, element_count, flag_count;
    int32_t marks[2]; /* wordings from which blocks are counted */
    int32_t heading;  /* the block that most likely shows the headline, -1 for none */
    int32_t prose;    /* the length from which a block is running text */
    /* Made here: of each block its length, its share in links, its running text, a key and the group
     * of those with the same; of each element `CONTAINED` measures, later of each block four. */
    double *length, *linked, *running, *inside;
    uint64_t *keys;
    int32_t *groups, *slots;
} Measures;

static const double MOST_LINKED = 0.4; /* of running text */
static const double NEAR[] = {1.0, 1.0, 0.5};
/* What running text counts for the first containers around it, inner first. */
static const int32_t SPANS[] = {3, 8}; /* neighbours over which running text and links are summed */

static double larger(double one, double other) { return one > other ? one : other; }
static int32_t between(int32_t least, int32_t value, int32_t most) {
    return value < least ? least : value > most ? most : value;
}

/* log(1 + x) for x >= 0, as log(m) + e log(2) with 1 + x = m 2^e and log(m) = 2 atanh((m-1)/(m+1)):
 * a loop without a C library has no other, and single precision is all that is kept of it. */
static double log_of_one_more(double x) {
    double m = 1 + x, e = 0;
    for (; m > 1.5; e++) m /= 2;
    double z = (m - 1) / (m + 1), square = z * z, power = z, sum = 0;
    for (int odd = 1; odd < 40; odd += 2, power *= square) sum += power / odd;
    return 2 * sum + e * 0.69314718055994530942;
}

static uint64_t flag_at(uint64_t flags, int place) { return flags >> place & 1; }

/* Fills the next row of the matrix, one value a block; `block` is its number. */
#define ROW(page, value)                                                               \
    do {                                                                               \
        for (int32_t block = 0; block < (page)->block_count; block++)                  \
            (page)->matrix[block] = (float)(value);                                    \
        (page)->matrix += (page)->block_count;                                         \
    } while (0)

/* Numbers the blocks so that those with the same key have the same number: that of the first. */
static void group(Measures *page) {
    uint64_t size = 2;
    while (size < 2 * (uint64_t)page->block_count) size *= 2;
    for (uint64_t slot = 0; slot < size; slot++) page->slots[slot] = -1;
    for (int32_t block = 0; block < page->block_count; block++) {
        uint64_t key = page->keys[block], slot = (key ^ key >> 32) & (size - 1);
        while (page->slots[slot] >= 0 && page->keys[page->slots[slot]] != key) slot = (slot + 1) & (size - 1);
        if (page->slots[slot] < 0) page->slots[slot] = block;
        page->groups[block] = page->slots[slot];
    }
}

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

static double sum(const double *values, int32_t count) {
    double sum = 0;
    for (int32_t place = 0; place < count; place++) sum += values[place];
    return sum;
}

/* Whether a block's last letter closes a sentence. */
static bool is_closed(const Measures *page, const Block *block) {
    int32_t place = block->to - 1;
    while (place > block->from && (page->text[place] & 0xC0) == 0x80) place--;
    Markup plain = {page->text, block->to};
    uint32_t letter = page->text[place] == '&' ? '&' : next_letter(plain, &place);
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
    double chars = sum(page->length, count), whole = larger(sum(page->running, count), 1), before = 0;
    for (int32_t block = 0; block < count; block++) running_count += page->running[block] > 0;
    ROW(page, block / (double)count);
    ROW(page, log_of_one_more(count));
    ROW(page, (before += page->length[block]) / chars);
    ROW(page, between(0, block, 100));
    ROW(page, between(0, count - block, 100));
    ROW(page, page->heading < 0 ? -60 : between(-40, block - page->heading, 80));
    before = 0;
    ROW(page, (before += page->running[block]) / whole);
    ROW(page, log_of_one_more(whole));
    ROW(page, running_count / (double)count);
}

/* How much text, links, running text and how many blocks the containers of each block hold. Leaves
 * each element's share of the running text in `inside`. */
static void containers(Measures *page) {
    double *inside = page->inside, whole = larger(sum(page->running, page->block_count), 1);
    for (int32_t place = 0; place < CONTAINED * page->element_count; place++) inside[place] = 0;
    for (int32_t block = 0; block < page->block_count; block++) {
        double *held = inside + CONTAINED * page->blocks[block].element;
        held[0] += page->length[block];
        held[1] += page->length[block] * page->linked[block];
        held[2] += page->running[block];
        held[3] += page->running[block] > 0;
        held[4] += 1;
    }
    for (int32_t element = page->element_count - 1; element > 0; element--) /* parents come first */
        for (int measure = 0; measure < CONTAINED; measure++)
            inside[CONTAINED * page->elements[element].parent + measure] += inside[CONTAINED * element + measure];
    for (int32_t element = 0; element < page->element_count; element++) {
        double *held = inside + CONTAINED * element;
        held[1] /= larger(held[0], 1);
        held[0] = log_of_one_more(held[0]);
        held[2] /= whole;
        held[3] /= larger(held[4], 1);
    }
    for (int32_t block = 0; block < page->block_count; block++) {
        int32_t element = page->blocks[block].element;
        for (int level = 0; level < LEVELS; level++, element = page->elements[element].parent)
            for (int measure = 0; measure < CONTAINED; measure++)
                page->matrix[(CONTAINED * level + measure) * page->block_count + block] =
                    (float)inside[CONTAINED * element + measure];
    }
    page->matrix += LEVELS * CONTAINED * page->block_count;
}

static bool is_inside(const Measures *page, int32_t block, int32_t element) {
    int32_t own = page->blocks[block].element;
    return element <= own && own < page->elements[element].last;
}

/* Where each block stands to the main element and the two around it. */
static void around_main(Measures *page, int32_t main) {
    int32_t first = 0, last = 0;
    bool has_any = false;
    for (int32_t block = 0; block < page->block_count; block++)
        if (page->running[block] > 0 && is_inside(page, block, main)) {
            if (!has_any) first = block;
            last = block, has_any = true;
        }
    ROW(page, between(-30, block - first, 30));
    ROW(page, between(-30, block - last, 30));
    for (int level = 0; level < 3; level++, main = page->elements[main].parent) {
        ROW(page, is_inside(page, block, main));
        ROW(page, page->inside[CONTAINED * main + 2]);
    }
}

/* Of the blocks marked up as this one: how many, how long, how much in links, how much running. */
static void alike(Measures *page) {
    int32_t count = page->block_count;
    double whole = larger(sum(page->running, count), 1), *sums = page->inside;
    for (int32_t block = 0; block < count; block++) {
        const Element *inner = &page->elements[page->blocks[block].element];
        const Element *outer = &page->elements[inner->parent];
        /* Two markups that collide by chance make one group. */
        page->keys[block] = (inner->own_flags * 64 + (uint64_t)page->ranks[inner->tag]) * 8191 +
                            outer->own_flags * 64 + (uint64_t)page->ranks[outer->tag];
    }
    group(page);
    for (int32_t place = 0; place < 4 * count; place++) sums[place] = 0;
    for (int32_t block = 0; block < count; block++) {
        double *held = sums + 4 * page->groups[block];
        held[0] += 1;
        held[1] += page->length[block];
        held[2] += page->length[block] * page->linked[block];
        held[3] += page->running[block];
    }
    ROW(page, sums[4 * page->groups[block]]);
    ROW(page, sums[4 * page->groups[block] + 1] / sums[4 * page->groups[block]]);
    ROW(page, sums[4 * page->groups[block] + 2] / sums[4 * page->groups[block] + 1]);
    ROW(page, sums[4 * page->groups[block] + 3] / whole);
}

/* Length, links and tag of the blocks before and after, and what stands around them; beyond the
 * page's ends stands a link without text. */
static void neighbours(Measures *page) {
    int32_t count = page->block_count;
    ROW(page, block >= REACH ? page->linked[block - REACH] : 1);
    ROW(page, block + REACH < count ? page->linked[block + REACH] : 1);
    for (int side = -1; side <= 1; side += 2) {
#define IS_THERE (block + side >= 0 && block + side < count)
        ROW(page, IS_THERE ? page->length[block + side] : 0);
        ROW(page, IS_THERE ? page->linked[block + side] : 1);
        ROW(page, IS_THERE ? page->ranks[page->blocks[block + side].tag] : -1);
#undef IS_THERE
    }
    for (int rank = 0; rank < 2; rank++) {
        float *running = page->matrix, *linked = running + count;
        for (int32_t block = 0; block < count; block++) {
            double text = 0, links = 0, chars = 0;
            int32_t first = between(0, block - SPANS[rank], count), last = between(0, block + SPANS[rank] + 1, count);
            for (int32_t near = first; near < last; near++) {
                text += page->running[near];
                links += page->length[near] * page->linked[near];
                chars += page->length[near];
            }
            running[block] = (float)text, linked[block] = (float)(links / larger(chars, 1));
        }
        page->matrix += 2 * count;
    }
}

/* A row for each flag of a block, then one for each that sets it off from the running text. */
static void markup(Measures *page, int32_t main) {
    uint64_t inherited = page->elements[main].flags;
    for (int flag = 0; flag < page->flag_count; flag++) ROW(page, flag_at(page->blocks[block].flags, flag));
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
    containers(page);
    around_main(page, main);
    alike(page);
    neighbours(page);
    markup(page, main);
}
