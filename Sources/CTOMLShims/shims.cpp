// What of toml++ would throw is returned; where there is no memory left, the process ends, as it does in Swift.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "CTOMLShims.h"
#include <string>
#include <string_view>
// toml++ 3.3 asserts, and in release builds assumes, what "[=" is not: that a key begins there. What it does next, without both, is to
// say so.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expression) static_assert(true)
#include <toml++/toml.h>
#include <vector>

struct speakstream_toml {
    toml::parse_result result;
    std::string error;
    std::vector<speakstream_toml_value> values;

    explicit speakstream_toml(std::string_view text) : result(toml::parse(text)) {
        if (result) {
            add(result.table(), nullptr);
        } else {
            error = std::string(result.error().description());
        }
    }

private:
    void add(const toml::node &node, const toml::key *key) {
        const size_t index = values.size();
        speakstream_toml_value value = {};
        value.extent = 1;
        value.line = node.source().begin.line;
        if (key != nullptr) {
            value.key = key->str().data();
            value.key_count = uint32_t(key->str().size());
            value.line = key->source().begin.line;
        }
        if (const auto *text = node.as_string()) {
            value.kind = SPEAKSTREAM_TOML_STRING;
            value.text = text->get().data();
            value.text_count = uint32_t(text->get().size());
        } else if (const auto *integer = node.as_integer()) {
            value.kind = SPEAKSTREAM_TOML_INTEGER;
            value.integer = integer->get();
        } else if (const auto *number = node.as_floating_point()) {
            value.kind = SPEAKSTREAM_TOML_FLOAT;
            value.number = number->get();
        } else if (const auto *boolean = node.as_boolean()) {
            value.kind = SPEAKSTREAM_TOML_BOOLEAN;
            value.integer = boolean->get() ? 1 : 0;
        } else if (node.is_array()) {
            value.kind = SPEAKSTREAM_TOML_ARRAY;
        } else if (node.is_table()) {
            value.kind = SPEAKSTREAM_TOML_TABLE;
        }
        values.push_back(value);
        if (const auto *array = node.as_array()) {
            for (const auto &item : *array) add(item, nullptr);
        } else if (const auto *table = node.as_table()) {
            for (const auto &[name, item] : *table) add(item, &name);
        }
        values[index].extent = uint32_t(values.size() - index);
    }
};

speakstream_toml *speakstream_toml_read(const char *bytes, size_t count) {
    return new speakstream_toml(std::string_view(bytes, count));
}

const char *speakstream_toml_error(const speakstream_toml *document, uint32_t *line) {
    if (document->result) return nullptr;
    *line = document->result.error().source().begin.line;
    return document->error.c_str();
}

const speakstream_toml_value *speakstream_toml_values(const speakstream_toml *document) {
    return document->values.data();
}

void speakstream_toml_free(speakstream_toml *document) {
    delete document;
}
