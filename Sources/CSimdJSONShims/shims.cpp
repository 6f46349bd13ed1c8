// What of simdjson throws is left out; where there is no memory left, the process ends, as it does in Swift.
#define SIMDJSON_EXCEPTIONS 0
#include "CSimdJSONShims.h"
#include <algorithm>
#include <memory>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace ondemand = simdjson::ondemand;

struct speakstream_json {
    std::vector<uint8_t> bytes;
    // Unescaped strings lie in it.
    ondemand::parser parser;
    std::vector<speakstream_json_value> values;

    simdjson::error_code read(const uint8_t *start, size_t count) noexcept;

private:
    simdjson::error_code add(ondemand::value value, std::string_view key, int depth);
    simdjson::error_code add_content(ondemand::value &value, size_t index, int depth);
};

// As deep as Foundation's decoder goes: what is deeper was made to harm.
static constexpr int deepest = 512;

simdjson::error_code speakstream_json::read(const uint8_t *start, size_t count) noexcept {
    // simdjson reads beyond the end: zeros there, which are nothing of JSON, let it see the end.
    bytes.reserve(count + simdjson::SIMDJSON_PADDING);
    bytes.assign(start, start + count);
    bytes.resize(count + simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    SIMDJSON_TRY(parser.iterate(bytes.data(), count, bytes.size()).get(document));
    values.clear();
    ondemand::value root;
    SIMDJSON_TRY(document.get_value().get(root));
    SIMDJSON_TRY(add(root, {}, 1));
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? simdjson::SUCCESS
                                                                          : simdjson::TRAILING_CONTENT;
}

simdjson::error_code speakstream_json::add(ondemand::value value, std::string_view key, int depth) {
    const size_t index = values.size();
    values.push_back({key.data(), nullptr, uint32_t(key.size()), 0, SPEAKSTREAM_JSON_OTHER, 1});
    SIMDJSON_TRY(add_content(value, index, depth));
    values[index].extent = uint32_t(values.size() - index);
    return simdjson::SUCCESS;
}

// What is not asked for, simdjson does not check: so everything is, but for the size of numbers.
simdjson::error_code speakstream_json::add_content(ondemand::value &value, size_t index, int depth) {
    ondemand::json_type type;
    SIMDJSON_TRY(value.type().get(type));
    switch (type) {
    case ondemand::json_type::object: {
        if (depth > deepest) return simdjson::DEPTH_ERROR;
        values[index].kind = SPEAKSTREAM_JSON_OBJECT;
        ondemand::object object;
        SIMDJSON_TRY(value.get_object().get(object));
        for (auto found : object) {
            ondemand::field field;
            SIMDJSON_TRY(std::move(found).get(field));
            // Nobody asks for a key that can not be told.
            std::string_view key;
            if (field.unescaped_key().get(key) != simdjson::SUCCESS) key = {};
            SIMDJSON_TRY(add(field.value(), key, depth + 1));
        }
        return simdjson::SUCCESS;
    }
    case ondemand::json_type::array: {
        if (depth > deepest) return simdjson::DEPTH_ERROR;
        values[index].kind = SPEAKSTREAM_JSON_ARRAY;
        ondemand::array array;
        SIMDJSON_TRY(value.get_array().get(array));
        for (auto found : array) {
            ondemand::value element;
            SIMDJSON_TRY(std::move(found).get(element));
            SIMDJSON_TRY(add(element, {}, depth + 1));
        }
        return simdjson::SUCCESS;
    }
    case ondemand::json_type::string: {
        std::string_view text;
        if (value.get_string().get(text) == simdjson::SUCCESS) {
            values[index].kind = SPEAKSTREAM_JSON_STRING;
            values[index].text = text.data();
            values[index].text_count = uint32_t(text.size());
        }
        return simdjson::SUCCESS;
    }
    case ondemand::json_type::boolean: {
        bool is_true;
        SIMDJSON_TRY(value.get_bool().get(is_true));
        values[index].kind = is_true ? SPEAKSTREAM_JSON_TRUE : SPEAKSTREAM_JSON_FALSE;
        return simdjson::SUCCESS;
    }
    case ondemand::json_type::null: {
        bool is_null;
        SIMDJSON_TRY(value.is_null().get(is_null));
        return is_null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
    case ondemand::json_type::number:
        const std::string_view token = value.raw_json_token();
        const size_t end = token.find_first_not_of("0123456789+-.eE");
        const bool is_number = token.find_first_not_of(" \t\r\n", end) == token.npos;
        if (!is_number) return simdjson::NUMBER_ERROR;
        values[index].kind = SPEAKSTREAM_JSON_NUMBER;
        values[index].text = token.data();
        values[index].text_count = uint32_t(std::min(end, token.size()));
        return simdjson::SUCCESS;
    }
    return simdjson::TAPE_ERROR;
}

static std::unique_ptr<speakstream_json> make() noexcept {
    return std::make_unique<speakstream_json>();
}

// What was freed last on this thread, for the next record: a sixth of the instructions that decoding takes is saved.
static thread_local std::unique_ptr<speakstream_json> spare;

speakstream_json *speakstream_json_read(const uint8_t *bytes, size_t count, speakstream_json_status *status) {
    std::unique_ptr<speakstream_json> document = std::move(spare);
    if (!document) document = make();
    switch (document->read(bytes, count)) {
    case simdjson::SUCCESS:
        *status = SPEAKSTREAM_JSON_WHOLE;
        return document.release();
    case simdjson::UTF8_ERROR:
    case simdjson::UNESCAPED_CHARS:
        *status = SPEAKSTREAM_JSON_UNCLEAN;
        return nullptr;
    default:
        *status = SPEAKSTREAM_JSON_BROKEN;
        return nullptr;
    }
}

const speakstream_json_value *speakstream_json_values(const speakstream_json *document) {
    return document->values.data();
}

void speakstream_json_free(speakstream_json *document) {
    std::unique_ptr<speakstream_json> freed(document);
    // One that has read much holds much.
    if (freed->parser.capacity() <= 16384 && freed->values.capacity() <= 1024) spare = std::move(freed);
}
