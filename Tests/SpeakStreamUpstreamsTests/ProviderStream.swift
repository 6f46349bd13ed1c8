import SpeakStreamUpstreams
import Testing

/// A stream as a provider sends it, written by hand from the providers' public type definitions.
///
/// Every event of OpenAI and Anthropic was read once by the types of their Python packages, `openai` 2.54.0 and
/// `anthropic` 2.12.0; but for `ping` and `error` of Anthropic, which its package reads by their names.
struct ProviderStream: Sendable, CustomTestStringConvertible {
    let name: String
    let stream: String
    let said: String
    var format = StreamFormat.sse

    var testDescription: String { self.name }

    static let all = [
        ProviderStream(
            name: "OpenAI chat completions",
            stream: """
                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Hel"},"logprobs":null,"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"lo \\u00e9\\ud83d\\ude00"},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":0,"id":"t","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}

                data: [DONE]


                """,
            said: "Hello é😀|"
        ),
        ProviderStream(
            name: "OpenAI-compatible with reasoning and keep-alives",
            stream: """
                : OPENROUTER PROCESSING

                data: {"choices":[{"delta":{"role":"assistant","content":null,"reasoning_content":"Hm."}}]}

                data: {"choices":[{"delta":{"content":"","reasoning":" So."}}]}

                : keep-alive

                data: {"choices":[{"delta":{"content":"Yes."}}]}

                data: [DONE]

                """,
            said: "[Hm.][ So.]Yes.|"
        ),
        ProviderStream(
            name: "OpenAI responses",
            stream: """
                event: response.created
                data: {"type":"response.created","response":{"id":"r","created_at":1,"error":null,"model":"m","object":"response","output":[],"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"status":"in_progress"},"sequence_number":0}

                event: response.reasoning_summary_text.delta
                data: {"type":"response.reasoning_summary_text.delta","delta":"Hm.","item_id":"i","output_index":0,"summary_index":0,"sequence_number":1}

                event: response.output_text.delta
                data: {"type":"response.output_text.delta","item_id":"i","output_index":0,"content_index":0,"delta":"Hel","logprobs":[],"sequence_number":2}

                event: response.output_text.delta
                data: {"type":"response.output_text.delta","item_id":"i","output_index":0,"content_index":0,"delta":"lo","logprobs":[],"sequence_number":3}

                event: response.output_text.done
                data: {"type":"response.output_text.done","item_id":"i","output_index":0,"content_index":0,"text":"Hello","logprobs":[],"sequence_number":4}

                event: response.completed
                data: {"type":"response.completed","response":{"id":"r","created_at":1,"error":null,"model":"m","object":"response","output":[],"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"status":"completed"},"sequence_number":5}


                """,
            said: "[Hm.]Hello|"
        ),
        ProviderStream(
            name: "Anthropic messages",
            stream: """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"abc"}}

                event: ping
                data: {"type": "ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hello"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\""}}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}

                event: message_stop
                data: {"type":"message_stop"}


                """,
            said: "[Hm.]Hello|"
        ),
        ProviderStream(
            name: "Anthropic, an error in mid-stream",
            stream: """
                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}

                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}


                """,
            said: "Hel!Overloaded"
        ),
        ProviderStream(
            name: "OpenAI chat completions, a refusal",
            stream: """
                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null,"refusal":""},"finish_reason":null}],"obfuscation":"x"}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"refusal":"I can not"},"logprobs":{"content":null,"refusal":[]},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"refusal":" help."},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}

                data: [DONE]


                """,
            said: "I can not help.|"
        ),
        ProviderStream(
            name: "OpenAI responses, a refusal that is cut short",
            stream: """
                event: response.output_item.added
                data: {"type":"response.output_item.added","item":{"id":"i","content":[],"role":"assistant","status":"in_progress","type":"message"},"output_index":0,"sequence_number":1}

                event: response.content_part.added
                data: {"type":"response.content_part.added","content_index":0,"item_id":"i","output_index":0,"part":{"refusal":"","type":"refusal"},"sequence_number":2}

                event: response.refusal.delta
                data: {"type":"response.refusal.delta","content_index":0,"delta":"I can not","item_id":"i","output_index":0,"sequence_number":3}

                event: response.refusal.done
                data: {"type":"response.refusal.done","content_index":0,"item_id":"i","output_index":0,"refusal":"I can not","sequence_number":4}

                event: response.incomplete
                data: {"type":"response.incomplete","response":{"id":"r","created_at":1,"error":null,"incomplete_details":{"reason":"max_output_tokens"},"model":"m","object":"response","output":[],"parallel_tool_calls":true,"status":"incomplete","tool_choice":"auto","tools":[]},"sequence_number":5}


                """,
            said: "I can not|"
        ),
        ProviderStream(
            name: "OpenAI responses, what is not spoken",
            stream: """
                event: response.queued
                data: {"type":"response.queued","response":{"id":"r","created_at":1,"error":null,"model":"m","object":"response","output":[],"parallel_tool_calls":true,"tool_choice":"auto","tools":[]},"sequence_number":0}

                event: response.reasoning_text.delta
                data: {"type":"response.reasoning_text.delta","content_index":0,"delta":"Hm.","item_id":"i","output_index":0,"sequence_number":1}

                event: response.function_call_arguments.delta
                data: {"type":"response.function_call_arguments.delta","delta":"{\\"a\\"","item_id":"i","output_index":0,"sequence_number":2}

                event: response.code_interpreter_call_code.delta
                data: {"type":"response.code_interpreter_call_code.delta","delta":"print()","item_id":"i","output_index":0,"sequence_number":3}

                event: response.output_text.delta
                data: {"type":"response.output_text.delta","content_index":0,"delta":"Hello","item_id":"i","logprobs":[],"output_index":0,"sequence_number":4}

                event: response.output_text.annotation.added
                data: {"type":"response.output_text.annotation.added","annotation":{"type":"url_citation","title":"No"},"annotation_index":0,"content_index":0,"item_id":"i","output_index":0,"sequence_number":5}

                event: response.failed
                data: {"type":"response.failed","response":{"id":"r","created_at":1,"error":{"code":"server_error","message":"Out of order"},"model":"m","object":"response","output":[],"parallel_tool_calls":true,"status":"failed","tool_choice":"auto","tools":[]},"sequence_number":6}


                """,
            said: "[Hm.]Hello!Out of order"
        ),
        ProviderStream(
            name: "OpenAI responses, an error",
            stream: """
                event: error
                data: {"type":"error","code":"rate_limit_exceeded","message":"Slow down","param":null,"sequence_number":1}


                """,
            said: "!Slow down"
        ),
        ProviderStream(
            name: "Anthropic messages, blocks that are begun with text, citations and tools",
            stream: """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"model":"m","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hel","citations":null}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"type":"char_location","cited_text":"No.","document_index":0,"document_title":"No","start_char_index":0,"end_char_index":1,"file_id":null}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"No"}}

                event: content_block_start
                data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"No","input":{},"caller":{"type":"direct"}}}

                event: content_block_start
                data: {"type":"content_block_start","index":3,"content_block":{"type":"web_search_tool_result","tool_use_id":"t","content":[{"type":"web_search_result","encrypted_content":"x","page_age":null,"title":"No","url":"No"}],"caller":{"type":"direct"}}}

                event: message_delta
                data: {"type":"message_delta","delta":{"container":null,"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":2}}

                event: message_stop
                data: {"type":"message_stop"}


                """,
            said: "Hello|"
        ),
        ProviderStream(
            name: "Anthropic, a message that was not streamed",
            stream: """
                {"content":[{"type":"thinking","thinking":"Hm.","signature":"x"},{"type":"text","text":"Hello","citations":null}],"id":"m","model":"m","role":"assistant","stop_reason":"end_turn","stop_sequence":null,"type":"message","usage":{"input_tokens":1,"output_tokens":1}}
                """,
            said: "[Hm.]Hello|",
            format: .ndjson
        ),
        ProviderStream(
            name: "Google Gemini",
            stream: """
                data: {"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":1}}

                data: {"candidates":[{"content":{"parts":[{"text":"Hel"},{"text":"lo"}],"role":"model"},"finishReason":"STOP"}]}


                """,
            said: "[Hm.]Hello"
        ),
        ProviderStream(
            name: "plain text events",
            stream: "data: Hello\n\ndata:  world\n\ndata: [DONE]\n\n",
            said: "Hello world|"
        ),
        ProviderStream(
            name: "llama.cpp completion events",
            stream: "data: {\"content\":\"Hel\",\"stop\":false}\n\ndata: {\"content\":\"lo\",\"stop\":true}\n\n",
            said: "Hello|"
        ),
        ProviderStream(
            name: "Ollama generate",
            stream: """
                {"model":"m","created_at":"t","response":"Hel","done":false}
                {"model":"m","created_at":"t","response":"lo","done":false}
                {"model":"m","created_at":"t","response":"","done":true,"context":[1,2],"eval_count":2}

                """,
            said: "Hello|",
            format: .ndjson
        ),
        ProviderStream(
            name: "Ollama chat",
            stream: """
                {"model":"m","message":{"role":"assistant","content":"","thinking":"Hm."},"done":false}
                {"model":"m","message":{"role":"assistant","content":"Hello"},"done":false}
                {"model":"m","message":{"role":"assistant","content":""},"done":true}
                """,
            said: "[Hm.]Hello|",
            format: .ndjson
        ),
        ProviderStream(
            name: "tokens a line",
            stream: "{\"token\": \"Hel\"}\n\n{\"text\": \"lo\"}\r\n{\"token\":{\"text\":\"!\",\"special\":false}}",
            said: "Hello!",
            format: .ndjson
        ),
        ProviderStream(
            name: "an error of OpenAI in one piece",
            stream:
                "{\n  \"error\": {\n    \"message\": \"Incorrect API key provided\",\n    \"type\": \"x\"\n  }\n}\n",
            said: "!Incorrect API key provided",
            format: .ndjson
        ),
        ProviderStream(
            name: "an answer that was not streamed",
            stream: "{\n  \"choices\": [\n    {\"message\": {\"role\": \"assistant\", \"content\": \"Hello\"}}\n  ]\n}",
            said: "Hello",
            format: .ndjson
        ),
        ProviderStream(
            name: "an error of Ollama",
            stream: "{\"error\":\"model 'x' not found\"}\n",
            said: "!model 'x' not found",
            format: .ndjson
        ),
        ProviderStream(name: "plain text", stream: "Hello: data: é\n", said: "Hello: data: é\n", format: .text),
        ProviderStream(
            name: "text that begins with a brace",
            stream: "{braces} and more\n",
            said: "{braces} and more\n",
            format: .text
        ),
        ProviderStream(
            name: "JSON that is no record",
            stream: "{\"name\": 1}\nmore",
            said: "{\"name\": 1}\nmore",
            format: .text
        ),
        ProviderStream(
            name: "JSON of one's own with a type",
            stream: "{\"type\": \"object\", \"properties\": {}}\n",
            said: "{\"type\": \"object\", \"properties\": {}}\n",
            format: .text
        ),
        ProviderStream(
            name: "Gemini without events",
            stream: """
                [{
                  "candidates": [ { "content": { "parts": [ { "text": "Hello" } ], "role": "model" } } ]
                }
                ,
                {
                  "candidates": [ { "content": { "parts": [ { "text": " you" } ] }, "finishReason": "STOP" } ]
                }
                ]
                """,
            said: "Hello you",
            format: .ndjson
        ),
        ProviderStream(name: "a list in brackets", stream: "[1] One.", said: "[1] One.", format: .text),
        ProviderStream(name: "nothing", stream: "", said: "", format: .text),
        ProviderStream(name: "a short word", stream: "dat", said: "dat", format: .text),
    ]
}
