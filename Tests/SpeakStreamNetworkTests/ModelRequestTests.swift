#if Network
import Testing

@testable import SpeakStreamNetwork

struct ModelRequestTests {
    private static let messages = [
        ChatMessage(.system, "Be brief."), ChatMessage(.user, "Hi"), ChatMessage(.assistant, "Ho"),
        ChatMessage(.user, "Why \"é\"/?\n"),
    ]

    private static let conversation = """
        {"content":"Hi","role":"user"},{"content":"Ho","role":"assistant"},{"content":"Why \\"é\\"/?\\n","role":"user"}
        """

    private func body(_ api: ModelAPI, _ request: ModelRequest) throws -> String {
        String(decoding: try request.body(for: api), as: UTF8.self)
    }

    @Test func `OpenAI's and Ollama's instructions are the first message`() throws {
        let all = "[{\"content\":\"Be brief.\",\"role\":\"system\"},\(Self.conversation)]"
        let request = ModelRequest(model: "m", messages: Self.messages, maxTokens: 9)
        #expect(
            try self.body(.openai, request) == "{\"max_tokens\":9,\"messages\":\(all),\"model\":\"m\",\"stream\":true}"
        )
        #expect(
            try self.body(.ollama, request)
                == "{\"messages\":\(all),\"model\":\"m\",\"options\":{\"num_predict\":9},\"stream\":true}"
        )
    }

    @Test func `Anthropic's instructions stand beside the messages`() throws {
        let request = ModelRequest(
            model: "m",
            messages: Self.messages + [ChatMessage(.system, "In English.")],
            maxTokens: 9
        )
        #expect(
            try self.body(.anthropic, request)
                == "{\"max_tokens\":9,\"messages\":[\(Self.conversation)],\"model\":\"m\",\"stream\":true,\"system\":\"Be brief.\\n\\nIn English.\"}"
        )
    }

    @Test func `nothing is asked for that nobody asked for`() throws {
        let request = ModelRequest(messages: [ChatMessage(.user, "Hi")])
        let messages = "\"messages\":[{\"content\":\"Hi\",\"role\":\"user\"}]"
        #expect(try self.body(.openai, request) == "{\(messages),\"stream\":true}")
        #expect(try self.body(.ollama, request) == "{\(messages),\"stream\":true}")
        // Anthropic's API does not choose a limit.
        #expect(try self.body(.anthropic, request) == "{\"max_tokens\":4096,\(messages),\"stream\":true}")
    }
}
#endif
