/* The arithmetic of measures. */
#include "measures.h"

double larger(double one, double other) { return one > other ? one : other; }
int32_t between(int32_t least, int32_t value, int32_t most) {
    return value < least ? least : value > most ? most : value;
}

double sum(const double *values, int32_t count) {
    double sum = 0;
    for (int32_t place = 0; place < count; place++) sum += values[place];
    return sum;
}

/* log(1 + x) for x >= 0, as log(m) + e log(2) with 1 + x = m 2^e and log(m) = 2 atanh((m-1)/(m+1)):
 * a loop without a C library has no other, and single precision is all that is kept of it. */
double log_of_one_more(double x) {
    double m = 1 + x, e = 0;
    for (; m > 1.5; e++) m /= 2;
    double z = (m - 1) / (m + 1), square = z * z, power = z, sum = 0;
    for (int odd = 1; odd < 20; odd += 2, power *= square) sum += power / odd;
    return 2 * sum + e * 0.69314718055994530942;
}

/* Numbers the blocks so that those with the same key have the same number: that of the first. */
void group(Measures *page) {
    uint64_t size = 2;
    while (size < 2 * (uint64_t)page->block_count) size *= 2;
    for (uint64_t slot = 0; slot < size; slot++) page->slots[slot] = -1;
    for (int32_t block = 0; block < page->block_count; block++) {
        uint64_t key = page->keys[block], slot = (key ^ key >> 32) & (size - 1);
        while (page->slots[slot] >= 0 && page->keys[page->slots[slot]] != key)
            slot = (slot + 1) & (size - 1);
        if (page->slots[slot] < 0) page->slots[slot] = block;
        page->groups[block] = page->slots[slot];
    }
}
