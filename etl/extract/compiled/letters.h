/* Letters of UTF-8, hashes of names, and tables of them. They stand here to be compiled into the
 * loops that call them for every letter. */
#ifndef DATELINE_LETTERS_H
#define DATELINE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const uint8_t *bytes; /* UTF-8 */
    int32_t size;
} Text;

typedef struct {
    uint64_t hash;
    int64_t number;
} Slot;

/* Numbers by the hash of a name, by open addressing: an empty slot has hash 0, and a name that is
 * not there the number 0. `last` is the number of slots, a power of two, less one. */
typedef struct {
    const Slot *slots;
    uint64_t last;
} Names;

/* The hash of a name is that of its letters, one after the other, from that of nothing on: FNV-1a
 * over code points, 64 bits (Fowler, Noll and Vo), as `names.py` computes it. */
static const uint64_t NO_LETTERS = 0xCBF29CE484222325u;
static inline uint64_t hashed(uint64_t key, uint32_t letter) {
    return (key ^ letter) * 0x100000001B3u;
}

static inline int64_t number_of(Names names, uint64_t key) {
    uint64_t slot = key & names.last;
    while (names.slots[slot].hash && names.slots[slot].hash != key) slot = (slot + 1) & names.last;
    return names.slots[slot].hash ? names.slots[slot].number : 0;
}

/* Whether Python calls the letter white space. */
static inline bool is_space(uint32_t letter) {
    if (letter < 0x80)
        return letter == ' ' || (letter >= 9 && letter <= 13) || (letter >= 0x1C && letter <= 0x1F);
    if (letter < 0x1680) return letter == 0x85 || letter == 0xA0;
    return letter == 0x1680 || (letter >= 0x2000 && letter <= 0x200A) || letter == 0x2028 ||
           letter == 0x2029 || letter == 0x202F || letter == 0x205F || letter == 0x3000;
}

/* The letter at a place, which moves behind it. */
static inline uint32_t next_letter(Text text, int32_t *place) {
    uint32_t lead = text.bytes[*place];
    int32_t width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t letter = width == 1 ? lead : lead & (0x7Fu >> width);
    int32_t end = *place + width < text.size ? *place + width : text.size;
    for (*place += 1; *place < end; *place += 1) letter = letter << 6 | (text.bytes[*place] & 0x3F);
    return letter;
}

#endif
