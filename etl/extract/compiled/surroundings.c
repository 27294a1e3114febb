/* Measures a page's blocks by what stands around them: containers, neighbours, blocks marked up
 * alike. */
#include "measures.h"

enum {
    LEVELS = 4, /* containers around a block that are looked at, its own element first */
    REACH = 2,  /* neighbours on either side whose own measures are taken */
};
static const int32_t SPANS[] = {3, 8}; /* neighbours over which running text and links are summed */

/* How much text, links, running text and how many blocks the containers of each block hold. Leaves
 * each element's share of the running text in `inside`. */
void measure_containers(Measures *page) {
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
            inside[CONTAINED * page->elements[element].parent + measure] +=
                inside[CONTAINED * element + measure];
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
void measure_main(Measures *page, int32_t main) {
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
void measure_alike(Measures *page) {
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
void measure_neighbours(Measures *page) {
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
            int32_t first = between(0, block - SPANS[rank], count),
                    last = between(0, block + SPANS[rank] + 1, count);
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
