/* Reads the markup of a page, as its parser writes it out: tags, and what their names say.
 *
 * One pass over the bytes, whatever they are: what is no tag is text, and no read leaves the page.
 */
#include "page.h"

/* FNV-1a over code points, 64 bits (Fowler, Noll and Vo): `names.py` computes the same. */
const uint64_t NO_LETTERS = 0xCBF29CE484222325u;
static const uint64_t PRIME = 0x100000001B3u;

/* Letters beyond which names of classes, a style sheet's utility words, say nothing of the text. */
static const int LONGEST_NAME = 400;
static const int LONGEST_STYLE = 1000;
/* Bytes of an end tag's name that are looked at in a script: more than any raw element has. */
static const int LONGEST_RAW = 16;
static const uint32_t NO_BREAK = 0xA0;

uint64_t hashed(uint64_t key, uint32_t letter) { return (key ^ letter) * PRIME; }

int64_t number_of(Names names, uint64_t key) {
    uint64_t slot = key & names.last;
    while (names.slots[slot].hash && names.slots[slot].hash != key) slot = (slot + 1) & names.last;
    return names.slots[slot].hash ? names.slots[slot].number : 0;
}

/* Whether Python calls the letter white space. */
bool is_space(uint32_t letter) {
    if (letter < 0x80)
        return letter == ' ' || (letter >= 9 && letter <= 13) || (letter >= 0x1C && letter <= 0x1F);
    if (letter < 0x1680) return letter == 0x85 || letter == NO_BREAK;
    return letter == 0x1680 || (letter >= 0x2000 && letter <= 0x200A) || letter == 0x2028 ||
           letter == 0x2029 || letter == 0x202F || letter == 0x205F || letter == 0x3000;
}

/* Eight bytes at a time: (x - 1) & ~x has a byte's high bit set only where the byte is 0, or where
 * one below it is (Anderson, Bit Twiddling Hacks, "Determine if a word has a zero byte"). */
int32_t next_byte(Markup page, int32_t place, uint8_t byte) {
    const uint64_t ones = 0x0101010101010101u;
    for (; place + 8 <= page.size; place += 8) {
        uint64_t eight;
        __builtin_memcpy(&eight, page.bytes + place, 8);
        eight ^= ones * byte;
        if ((eight - ones) & ~eight & ones << 7) break;
    }
    while (place < page.size && page.bytes[place] != byte) place++;
    return place;
}

static bool continues_with(Markup page, int32_t place, const char *expected) {
    for (; *expected; place++, expected++)
        if (place >= page.size || page.bytes[place] != (uint8_t)*expected) return false;
    return true;
}

/* A parser escapes these five alone, each in one way. */
static uint32_t escaped(Markup page, int32_t *place) {
    static const struct {
        const char *written;
        int32_t size;
        uint32_t letter;
    } ESCAPED[] = {
        {"&amp;", 5, '&'}, {"&nbsp;", 6, 0xA0}, {"&quot;", 6, '"'},
        {"&lt;", 4, '<'},  {"&gt;", 4, '>'},
    };
    for (int choice = 0; choice < 5; choice++)
        if (continues_with(page, *place, ESCAPED[choice].written)) {
            *place += ESCAPED[choice].size;
            return ESCAPED[choice].letter;
        }
    *place += 1;
    return '&';
}

uint32_t next_letter(Markup page, int32_t *place) {
    uint32_t lead = page.bytes[*place];
    if (lead == '&') return escaped(page, place);
    if (lead < 0x80) {
        *place += 1;
        return lead;
    }
    int32_t width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t letter = lead & (0x7Fu >> width);
    int32_t end = *place + width < page.size ? *place + width : page.size;
    for (*place += 1; *place < end; *place += 1) letter = letter << 6 | (page.bytes[*place] & 0x3F);
    return letter;
}

static uint32_t small(uint32_t letter) {
    bool is_capital = (letter >= 'A' && letter <= 'Z') || (letter >= 0xC0 && letter <= 0xDE);
    return is_capital ? letter + ('a' - 'A') : letter;
}

static int32_t skip_spaces(Markup page, int32_t place) {
    while (place < page.size && page.bytes[place] <= ' ') place++;
    return place;
}

/* Hashes a name that begins at a place, which moves to its end. */
static uint64_t read_name(Markup page, int32_t *place, uint8_t stop) {
    uint64_t key = NO_LETTERS;
    int32_t first = *place;
    while (*place < page.size) {
        uint8_t byte = page.bytes[*place];
        if (byte <= ' ' || byte == '>' || (byte == stop && *place > first)) break;
        key = hashed(key, byte);
        *place += 1;
    }
    return key;
}

typedef struct {
    uint64_t name;
    int32_t from, to; /* its value, empty where it has none */
} Attribute;

/* Reads an attribute at a place, which moves behind it; false where the tag ends, or the page. */
static bool next_attribute(Markup page, int32_t *place, Attribute *found) {
    *place = skip_spaces(page, *place);
    if (*place >= page.size || page.bytes[*place] == '>') return false;
    found->name = read_name(page, place, '=');
    found->from = found->to = *place;
    if (continues_with(page, *place, "=\"")) {
        found->from = found->to = *place + 2;
        found->to = next_byte(page, found->to, '"');
        *place = found->to < page.size ? found->to + 1 : page.size;
    }
    return true;
}

/* Where a comment ends that begins at a place, or another tag that is no element's. */
static int32_t comment_end(Markup page, int32_t place) {
    bool is_comment = continues_with(page, place, "<!--");
    place += is_comment ? 4 : 2;
    while ((place = next_byte(page, place, '>')) < page.size) {
        place++;
        if (!is_comment || (page.bytes[place - 2] == '-' && page.bytes[place - 3] == '-'))
            return place;
    }
    return page.size;
}

Token read_token(Markup page, int32_t place) {
    uint8_t first = place + 1 < page.size ? page.bytes[place + 1] : '!';
    if (first == '!' || first == '?') return (Token){0, place, comment_end(page, place), true};
    Token token = {.is_end = first == '/'};
    place += 1 + token.is_end;
    token.name = read_name(page, &place, '>');
    token.attributes = place;
    Attribute passed;
    while (next_attribute(page, &place, &passed)) continue;
    token.to = place < page.size ? place + 1 : page.size;
    return token;
}

int32_t raw_end(Markup page, int32_t place, uint64_t name) {
    while ((place = next_byte(page, place, '<')) < page.size) {
        if (continues_with(page, place, "</")) {
            int32_t end = place + 2;
            int32_t last = end + LONGEST_RAW < page.size ? end + LONGEST_RAW : page.size;
            Markup near = {page.bytes, last};
            if (read_name(near, &end, '>') == name) return place;
        }
        place++;
    }
    return page.size;
}

/* 1 for a small letter, 2 for a capital of ASCII, 0 for what is no letter. Beyond ASCII all count as
 * small letters but the signs before the feminine ordinal. */
static int letter_kind(uint32_t letter) {
    if (letter >= 'A' && letter <= 'Z') return 2;
    return (letter >= 'a' && letter <= 'z') || letter >= 0xAA ? 1 : 0;
}

/* The flags of class names: of each as it stands, of its words, and of each two of these that stand
 * side by side. A word begins with a capital, and where letters begin. */
static uint64_t class_flags(Markup page, Attribute read, const Vocabulary *said) {
    Markup value = {page.bytes, read.to};
    uint64_t flags = 0, name = NO_LETTERS, word = NO_LETTERS, pair = NO_LETTERS;
    bool has_word = false, has_pair = false;
    int before = 0;
    int32_t place = read.from;
    uint32_t letter = place < read.to ? next_letter(value, &place) : ' ';
    for (int count = 0; count <= LONGEST_NAME; count++) {
        bool is_last = letter == 0 || count == LONGEST_NAME;
        uint32_t following = place < read.to ? next_letter(value, &place) : 0;
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
static uint64_t term_flags(Markup page, Attribute read, const Vocabulary *said) {
    Markup value = {page.bytes, read.to};
    uint64_t flags = 0, key = NO_LETTERS;
    int32_t place = read.from;
    for (int count = 0; count < LONGEST_NAME && place < read.to; count++) {
        uint32_t letter = next_letter(value, &place);
        if (letter <= ' ') flags |= (uint64_t)number_of(said->terms, key);
        key = letter <= ' ' || letter == '/' ? NO_LETTERS : hashed(key, small(letter));
    }
    return flags | (uint64_t)number_of(said->terms, key);
}

/* The flags of declarations, each without its spaces and what weighs it (`!important`). */
static uint64_t style_flags(Markup page, Attribute read, const Vocabulary *said) {
    Markup value = {page.bytes, read.to};
    uint64_t flags = 0, key = NO_LETTERS;
    int32_t place = read.from;
    for (int count = 0; count < LONGEST_STYLE && place < read.to; count++) {
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

uint64_t read_flags(Markup page, Token token, const Vocabulary *said) {
    uint64_t flags = 0;
    int32_t place = token.attributes;
    Attribute read;
    while (next_attribute(page, &place, &read)) {
        int64_t reader = number_of(said->readers, read.name);
        if (reader == CLASS) flags |= class_flags(page, read, said);
        if (reader == NAME) flags |= class_flags(page, read, said) & ~said->hiding;
        if (reader == TERM) flags |= term_flags(page, read, said);
        if (reader == STYLE) flags |= style_flags(page, read, said);
        if (reader == HIDDEN) flags |= said->hiding;
    }
    return flags;
}

bool read_target(Markup page, Token token, const Vocabulary *said, int32_t *from, int32_t *to) {
    int32_t place = token.attributes;
    Attribute read;
    while (next_attribute(page, &place, &read))
        if (number_of(said->readers, read.name) == HREF) {
            *from = read.from, *to = read.to;
            return true;
        }
    return false;
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
