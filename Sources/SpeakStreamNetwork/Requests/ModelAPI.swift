/// How a server is asked for an answer, and how it streams one.
public enum ModelAPI: String, Sendable, Hashable, CaseIterable {
    /// Chat completions, as OpenAI, llama.cpp, vLLM, LM Studio, OpenRouter and many others serve them.
    case openai
    /// Ollama's own.
    case ollama
    /// Anthropic's messages.
    case anthropic

    /// Where the provider's own server, or the usual local one, is.
    public var defaultURL: String {
        switch self {
        case .openai: "https://api.openai.com/v1"
        case .ollama: "http://localhost:11434"
        case .anthropic: "https://api.anthropic.com"
        }
    }

    /// The environment variables that the providers' own programs read the address from.
    public var urlVariable: String {
        switch self {
        case .openai: "OPENAI_BASE_URL"
        case .ollama: "OLLAMA_HOST"
        case .anthropic: "ANTHROPIC_BASE_URL"
        }
    }

    /// The environment variable that the providers' own programs read the key from.
    public var keyVariable: String {
        switch self {
        case .openai: "OPENAI_API_KEY"
        case .ollama: "OLLAMA_API_KEY"
        case .anthropic: "ANTHROPIC_API_KEY"
        }
    }

    /// The path of the request, and what a base address may end in of it.
    var path: String {
        switch self {
        case .openai: "/v1/chat/completions"
        case .ollama: "/api/chat"
        case .anthropic: "/v1/messages"
        }
    }

    /// What goes with every request: a key, a version.
    func headers(_ key: APIKey?) -> [(name: String, value: String)] {
        switch self {
        case .openai, .ollama: key.map { [("Authorization", "Bearer \($0.secret)")] } ?? []
        case .anthropic: [("anthropic-version", "2023-06-01")] + (key.map { [("x-api-key", $0.secret)] } ?? [])
        }
    }
}
