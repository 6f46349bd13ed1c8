#ifndef CSIMDJSONSHIMS_H
#define CSIMDJSONSHIMS_H

// simdjson is C++, and what it reads can be gone over once, in order. Here that is done, and what was found is left as a
// list of values, which Swift can look through as it likes. A document belongs to whoever asked for it, on any one thread
// at a time; no exception leaves these functions.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a value is.
typedef enum {
    /// Null, or a string that is none: with half of a surrogate pair, or an escape that there is not.
    SPEAKSTREAM_JSON_OTHER,
    /// Its text is the number as it is written.
    SPEAKSTREAM_JSON_NUMBER,
    SPEAKSTREAM_JSON_FALSE,
    SPEAKSTREAM_JSON_TRUE,
    SPEAKSTREAM_JSON_STRING,
    SPEAKSTREAM_JSON_ARRAY,
    SPEAKSTREAM_JSON_OBJECT,
} speakstream_json_kind;

/// A value; what an array or an object holds stands right behind it.
typedef struct {
    /// Its key, unescaped, if an object holds it.
    const char *key;
    /// Its text, unescaped, if it is a string; as it is written, if it is a number.
    const char *text;
    uint32_t key_count;
    uint32_t text_count;
    speakstream_json_kind kind;
    /// How many values there are in it, itself and all of those within those it holds.
    uint32_t extent;
} speakstream_json_value;

/// Why there is no document.
typedef enum {
    SPEAKSTREAM_JSON_WHOLE,
    /// There are bytes that are not UTF-8, or control characters in a string.
    SPEAKSTREAM_JSON_UNCLEAN,
    /// It is not one array or object and nothing else, or is nested too deeply.
    SPEAKSTREAM_JSON_BROKEN,
} speakstream_json_status;

typedef struct speakstream_json speakstream_json;

/// Reads a document, which is to be freed; NULL with the reason.
///
/// Numbers may be of any size: they are left as they are written.
speakstream_json *speakstream_json_read(const uint8_t *bytes, size_t count, speakstream_json_status *status);

/// The values of a document as long as it is not freed: first the array or object that it is.
const speakstream_json_value *speakstream_json_values(const speakstream_json *document);

/// Frees a document, and with it its values and what they point to.
void speakstream_json_free(speakstream_json *document);

#ifdef __cplusplus
}
#endif

#endif
