#ifndef CTOMLSHIMS_H
#define CTOMLSHIMS_H

// toml++ is C++. Here a document is read with it and left as a list of values, each with the place of its key, which Swift can look
// through as it likes. A document belongs to whoever asked for it, on any one thread at a time; no exception leaves these functions.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a value is.
typedef enum {
    /// A date or a time.
    SPEAKSTREAM_TOML_OTHER,
    SPEAKSTREAM_TOML_STRING,
    SPEAKSTREAM_TOML_INTEGER,
    SPEAKSTREAM_TOML_FLOAT,
    SPEAKSTREAM_TOML_BOOLEAN,
    SPEAKSTREAM_TOML_ARRAY,
    SPEAKSTREAM_TOML_TABLE,
} speakstream_toml_kind;

/// A value; what an array or a table holds stands right behind it.
typedef struct {
    /// Its key, if a table holds it.
    const char *key;
    /// Its text, if it is a string.
    const char *text;
    uint32_t key_count;
    uint32_t text_count;
    /// The line of its key, or of itself where an array holds it, from 1.
    uint32_t line;
    speakstream_toml_kind kind;
    /// How many values there are in it, itself and all of those within those it holds.
    uint32_t extent;
    /// The integer, or the boolean as 0 and 1.
    int64_t integer;
    double number;
} speakstream_toml_value;

typedef struct speakstream_toml speakstream_toml;

/// Reads a document, which is to be freed; never NULL.
speakstream_toml *speakstream_toml_read(const char *bytes, size_t count);

/// What is wrong with the document, ended by a 0, and the line where; NULL if nothing is.
const char *speakstream_toml_error(const speakstream_toml *document, uint32_t *line);

/// The values of a document without an error as long as it is not freed: first the table that it is.
const speakstream_toml_value *speakstream_toml_values(const speakstream_toml *document);

/// Frees a document, and with it its values and what they point to.
void speakstream_toml_free(speakstream_toml *document);

#ifdef __cplusplus
}
#endif

#endif
