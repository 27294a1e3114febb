/* Reads what an element's markup says: its tag, and what its attributes name. */
#include "page.h"

/* Letters beyond which names of classes, a style sheet's utility words, say nothing of the text. */
static const int LONGEST_NAME = 400;
static const int LONGEST_STYLE = 1000;

static uint64_t hash_of(Text name) {
    uint64_t key = NO_LETTERS;
    for (int32_t place = 0; place < name.size; place++) key = hashed(key, name.bytes[place]);
    return key;
}

Text told(Told tell, const void *node) {
    size_t size = 0;
    const uint8_t *bytes = tell(node, &size);
    return (Text){bytes, bytes && size <= INT32_MAX ? (int32_t)size : 0};
}

static uint32_t small(uint32_t letter) {
    bool is_capital = (letter >= 'A' && letter <= 'Z') || (letter >= 0xC0 && letter <= 0xDE);
    return is_capital ? letter + ('a' - 'A') : letter;
}

/* 1 for a small letter, 2 for a capital of ASCII, 0 for what is no letter. Beyond ASCII all count
 * as small letters but the signs before the feminine ordinal. */
static int letter_kind(uint32_t letter) {
    if (letter >= 'A' && letter <= 'Z') return 2;
    return (letter >= 'a' && letter <= 'z') || letter >= 0xAA ? 1 : 0;
}

/* The flags of class names: of each as it stands, of its words, and of each two of these that stand
 * side by side. A word begins with a capital, and where letters begin. */
static uint64_t class_flags(Text value, const Vocabulary *said) {
    uint64_t flags = 0, name = NO_LETTERS, word = NO_LETTERS, pair = NO_LETTERS;
    bool has_word = false, has_pair = false;
    int before = 0;
    int32_t place = 0;
    uint32_t letter = place < value.size ? next_letter(value, &place) : ' ';
    for (int count = 0; count <= LONGEST_NAME; count++) {
        bool is_last = letter == 0 || count == LONGEST_NAME;
        uint32_t following = place < value.size ? next_letter(value, &place) : 0;
        if (is_last) letter = ' ';
        int kind = letter_kind(letter), after = letter_kind(following ? following : ' ');
        bool starts = kind != before && !(kind == 1 && before == 2);
        starts = starts || (kind == 2 && before == 2 && after == 1);
        if (has_word && (kind == 0 || starts)) {
            flags |= (uint64_t)number_of(said->words, word);
            if (has_pair) flags |= (uint64_t)number_of(said->words, pair);
            pair = word, word = NO_LETTERS;
            has_word = false, has_pair = true;
        }
        if (letter <= ' ') {
            flags |= (uint64_t)number_of(said->classes, name);
            name = NO_LETTERS;
            has_pair = false;
        } else {
            name = hashed(name, small(letter));
            if (kind) {
                word = hashed(word, small(letter));
                pair = hashed(pair, small(letter));
                has_word = true;
            }
        }
        if (is_last) break;
        before = kind;
        letter = following;
    }
    return flags;
}

/* The flags of terms, each as it stands after its last slash. */
static uint64_t term_flags(Text value, const Vocabulary *said) {
    uint64_t flags = 0, key = NO_LETTERS;
    int32_t place = 0;
    for (int count = 0; count < LONGEST_NAME && place < value.size; count++) {
        uint32_t letter = next_letter(value, &place);
        if (letter <= ' ') flags |= (uint64_t)number_of(said->terms, key);
        key = letter <= ' ' || letter == '/' ? NO_LETTERS : hashed(key, small(letter));
    }
    return flags | (uint64_t)number_of(said->terms, key);
}

/* The flags of declarations, each without its spaces and what weighs it (`!important`). */
static uint64_t style_flags(Text value, const Vocabulary *said) {
    uint64_t flags = 0, key = NO_LETTERS;
    int32_t place = 0;
    for (int count = 0; count < LONGEST_STYLE && place < value.size; count++) {
        uint32_t letter = next_letter(value, &place);
        if (letter == ';' || letter == '!') {
            flags |= (uint64_t)number_of(said->styles, key);
            key = NO_LETTERS;
        } else if (letter > ' ') {
            key = hashed(key, small(letter));
        }
    }
    return flags | (uint64_t)number_of(said->styles, key);
}

int32_t read_tag(const Dom *dom, const void *element, const Vocabulary *said) {
    return (int32_t)number_of(said->tag_numbers, hash_of(told(dom->tag, element)));
}

uint64_t read_flags(const Dom *dom, const void *element, const Vocabulary *said) {
    uint64_t flags = 0;
    const void *attribute = dom->first_attribute(element);
    for (; attribute; attribute = dom->next_attribute(attribute)) {
        int64_t reader = number_of(said->readers, hash_of(told(dom->name, attribute)));
        if (reader == UNREAD || reader == HREF) continue;
        Text value = told(dom->value, attribute);
        if (reader == CLASS) flags |= class_flags(value, said);
        if (reader == NAME) flags |= class_flags(value, said) & ~said->hiding;
        if (reader == TERM) flags |= term_flags(value, said);
        if (reader == STYLE) flags |= style_flags(value, said);
        if (reader == HIDDEN) flags |= said->hiding;
    }
    return flags;
}

Text read_target(const Dom *dom, const void *element, const Vocabulary *said) {
    const void *attribute = dom->first_attribute(element);
    for (; attribute; attribute = dom->next_attribute(attribute))
        if (number_of(said->readers, hash_of(told(dom->name, attribute))) == HREF) {
            Text target = told(dom->value, attribute);
            return target.bytes ? target : (Text){(const uint8_t *)"", 0};
        }
    return (Text){0};
}

/* How many bytes of a page may begin a tag, and how many of these an end tag. Counted in bytes, of
 * which an instruction adds many: as many at a time as one can count. */
void count_tags(const uint8_t *bytes, int64_t size, int64_t counts[2]) {
    int64_t place = 0;
    counts[0] = size > 0 && bytes[size - 1] == '<', counts[1] = 0;
    while (place + 1 < size) {
        uint8_t tags = 0, ends = 0;
        int64_t stop = place + UINT8_MAX < size - 1 ? place + UINT8_MAX : size - 1;
        for (; place < stop; place++) {
            tags += bytes[place] == '<';
            ends += (bytes[place] == '<') & (bytes[place + 1] == '/');
        }
        counts[0] += tags, counts[1] += ends;
    }
}
