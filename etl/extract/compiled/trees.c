/* Asks boosted decision trees of all blocks of a page at once.
 *
 * A block goes right at a node if its measure exceeds the threshold, which drops the leaves to the
 * node's left; the lowest leaf that is left by all nodes is the tree's answer (Lucchese et al.,
 * QuickScorer, SIGIR 2015). No tree is walked, so one instruction takes many blocks.
 */
#include "page.h"

typedef struct {
    const int32_t *columns; /* over (tree, node): the measure that is looked at, */
    const float *thresholds;
    const uint32_t *kept;  /* and the leaves that a step to the right keeps */
    const float *values;   /* over (tree, leaf) */
    const int32_t *groves; /* trees that are asked together end before these, then 0 */
    int32_t nodes;         /* of a tree: it has one leaf more, at most 32 */
    float sure;            /* the sum beyond which no further grove is asked */
} Trees;

/* Adds what a tree answers for each column of a matrix; `left` is room for one number a column. */
static void ask(const Trees *trees, int32_t tree, const float *matrix, int32_t count,
                uint32_t *left, float *scores) {
    for (int32_t block = 0; block < count; block++) left[block] = ~0u;
    for (int32_t node = 0; node < trees->nodes; node++) {
        int32_t place = tree * trees->nodes + node;
        const float *row = matrix + (int64_t)trees->columns[place] * count;
        float threshold = trees->thresholds[place];
        uint32_t kept = trees->kept[place];
        for (int32_t block = 0; block < count; block++)
            left[block] &= row[block] > threshold ? kept : ~0u;
    }
    const float *values = trees->values + tree * (trees->nodes + 1);
    for (int32_t block = 0; block < count; block++)
        scores[block] += values[__builtin_ctz(left[block])];
}

/* Fills the sum of the trees' answers for each column of a matrix, as log odds. A grove is asked
 * only of the columns that those before it leave in doubt: these are moved to the front of the
 * matrix. `room` has two numbers and a score for each column. */
void ask_trees(const Trees *trees, float *matrix, int32_t row_count, int32_t count, float *scores,
               int32_t *room) {
    int32_t *columns = room;
    uint32_t *left = (uint32_t *)room + count;
    float *summed = (float *)room + 2 * (int64_t)count;
    for (int32_t column = 0; column < count; column++) columns[column] = column, summed[column] = 0;
    int32_t tree = 0;
    for (const int32_t *grove = trees->groves; *grove && count; grove++) {
        for (; tree < *grove; tree++) ask(trees, tree, matrix, count, left, summed);
        int32_t doubtful = 0;
        for (int32_t column = 0; column < count; column++) {
            scores[columns[column]] = summed[column];
            left[column] = summed[column] < trees->sure && summed[column] > -trees->sure;
            doubtful += (int32_t)left[column];
        }
        for (int32_t row = 0; row < row_count; row++) {
            const float *from = matrix + (int64_t)row * count;
            float *to = matrix + (int64_t)row * doubtful;
            for (int32_t column = 0; column < count; column++)
                if (left[column]) *to++ = from[column];
        }
        int32_t place = 0;
        for (int32_t column = 0; column < count; column++)
            if (left[column]) columns[place] = columns[column], summed[place++] = summed[column];
        count = doubtful;
    }
}
