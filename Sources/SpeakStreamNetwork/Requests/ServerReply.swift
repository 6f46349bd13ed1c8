import FoundationEssentials
import SpeakStreamUpstreams

/// What a server says before the first token: the head of its response, and its body where it is a refusal.
struct ServerReply: Sendable {
    var status: Int
    var contentType = ""
    var retryAfter: String?
    var location: String?
    /// The start of the body of a refusal, in UTF-8 bytes.
    var body: [UInt8] = []

    /// What is to be done about it.
    enum Verdict: Equatable {
        /// The answer follows, in this format.
        case answer(StreamFormat)
        /// It is elsewhere on the same host.
        case redirect(URL)
        /// It may do better after this time; else there is only the message.
        case later(Duration?, message: String)
        /// There is none.
        case refused(message: String)
    }

    /// The longest that a server may have its client wait; a longer wait is the listener's to decide.
    static let longestWait = Duration.seconds(20)

    /// What is to be done.
    func verdict(_ server: ModelServer, at url: URL) -> Verdict {
        switch self.status {
        case 200..<300: return self.format.map { .answer($0) } ?? .refused(message: self.noStream(server))
        case 307, 308: return self.redirect(server, url)
        case 300..<400:
            return .refused(
                message: "\(server.name) sends elsewhere (\(self.status)): \(self.location ?? ""); check the address"
            )
        case 429: return .later(self.wait, message: self.line(server, "has too many requests", self.advice429))
        case 500, 502, 503, 504, 529: return .later(self.wait, message: self.line(server, "failed", nil))
        case 401:
            return .refused(
                message: self.line(
                    server,
                    "does not know the key",
                    server.key == nil ? "set \(server.api.keyVariable) or name a file with the key" : nil
                )
            )
        case 403: return .refused(message: self.line(server, "does not allow it", nil))
        case 404:
            return .refused(
                message: self.line(server, "has no such model or path", "check the model's name and the address")
            )
        default: return .refused(message: self.line(server, "refused the request", nil))
        }
    }

    /// The format in which the answer comes; nil if it is none in which one can.
    private var format: StreamFormat? {
        let type = self.contentType.lowercased()
        if type.hasPrefix("text/event-stream") { return .sse }
        return type.contains("json") ? .ndjson : nil
    }

    private func noStream(_ server: ModelServer) -> String {
        let type = self.contentType.isEmpty ? "without a type" : "with \(self.contentType)"
        return "\(server.name) answered \(type), not with a stream of tokens; check the address"
    }

    /// A request is sent on only to the host that it was meant for: it holds the key and what the listener asked.
    private func redirect(_ server: ModelServer, _ url: URL) -> Verdict {
        guard let location, let target = server.redirected(to: location, from: url) else {
            return .refused(
                message:
                    "\(server.name) sends to another host (\(self.status)): \(self.location ?? "nowhere"); give that address if it is right"
            )
        }
        return .redirect(target)
    }

    /// How long the server wants to be left alone, a day at most; nil if it does not say.
    private var wait: Duration? {
        guard let retryAfter else { return nil }
        guard let seconds = Double(retryAfter.filter { $0 != " " }), seconds >= 0 else { return nil }
        return .milliseconds(Int64(min(seconds, 86_400) * 1000))
    }

    private var advice429: String? { self.retryAfter.map { "try again after \($0)\(Double($0) == nil ? "" : " s")" } }

    private func line(_ server: ModelServer, _ what: String, _ advice: String?) -> String {
        let said = ProviderError.message(in: server.key?.redacted(self.body) ?? self.body)
        return "\(server.name) \(what) (\(self.status))" + (said.map { ": \($0)" } ?? "")
            + (advice.map { "; \($0)" } ?? "")
    }
}
