#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

// ICU's functions are macros that put its version behind their names, which Swift does not import: hence these.

static inline const char *icu_version(void) { return U_ICU_VERSION; }

// NULL when there are no rules for the locale.
static inline UBreakIterator *icu_open_sentences(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
    return U_SUCCESS(status) ? iterator : NULL;
}

static inline void icu_close(UBreakIterator *iterator) { ubrk_close(iterator); }

static inline int32_t icu_walk(UBreakIterator *iterator) {
    int32_t count = 0;
    ubrk_first(iterator);
    while (ubrk_next(iterator) != UBRK_DONE) count++;
    return count;
}

// Both return the number of boundaries from the start of the text to its end, or -1.
static inline int32_t icu_count_utf16(UBreakIterator *iterator, const uint16_t *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, (const UChar *)text, length, &status);
    return U_SUCCESS(status) ? icu_walk(iterator) : -1;
}

static inline int32_t icu_count_utf8(UBreakIterator *iterator, const uint8_t *text, int64_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, (const char *)text, length, &status);
    ubrk_setUText(iterator, &view, &status);
    int32_t count = U_SUCCESS(status) ? icu_walk(iterator) : -1;
    utext_close(&view);
    return count;
}
