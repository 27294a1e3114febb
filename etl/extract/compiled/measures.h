/* What the files that measure a page's blocks share: the page under measurement, and their
 * arithmetic.
 *
 * What is filled is a matrix with a row a measure and a column a block. The trees that read it were
 * grown on these very numbers: another order, or another way to count, and they must be grown anew.
 */
#ifndef DATELINE_MEASURES_H
#define DATELINE_MEASURES_H

#include "page.h"

enum { CONTAINED = 5 }; /* measures of a container */

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
    /* Made here: of each block its length, its share in links, its running text, a key and the
     * group of those with the same; of each element `CONTAINED` measures, later of each block four.
     */
    double *length, *linked, *running, *inside;
    uint64_t *keys;
    int32_t *groups, *slots;
} Measures;

/* Fills the next row of the matrix, one value a block; `block` is its number. */
#define ROW(page, value)                                              \
    do {                                                              \
        for (int32_t block = 0; block < (page)->block_count; block++) \
            (page)->matrix[block] = (float)(value);                   \
        (page)->matrix += (page)->block_count;                        \
    } while (0)

double larger(double one, double other);
int32_t between(int32_t least, int32_t value, int32_t most);
double sum(const double *values, int32_t count);
double log_of_one_more(double x); /* log(1 + x), for x >= 0 */

/* Numbers the blocks so that those with the same key have the same number: that of the first. */
void group(Measures *page);

/* The next rows of the matrix: of the containers of each block, of those around the element `main`,
 * which holds most of the running text most closely, of the blocks marked up alike, of the blocks
 * beside each. */
void measure_containers(Measures *page);
void measure_main(Measures *page, int32_t main);
void measure_alike(Measures *page);
void measure_neighbours(Measures *page);

#endif
