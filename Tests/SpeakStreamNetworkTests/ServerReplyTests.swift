#if Network
import FoundationEssentials
import SpeakStreamUpstreams
import Testing

@testable import SpeakStreamNetwork

struct ServerReplyTests {
    private func verdict(_ reply: ServerReply, key: APIKey? = nil) throws -> ServerReply.Verdict {
        let server = try ModelServer(url: "http://h:1", key: key)
        return reply.verdict(server, at: server.endpoint)
    }

    private func reply(
        _ status: Int,
        type: String = "",
        retryAfter: String? = nil,
        location: String? = nil,
        _ body: String = ""
    ) -> ServerReply {
        ServerReply(
            status: status,
            contentType: type,
            retryAfter: retryAfter,
            location: location,
            body: Array(body.utf8)
        )
    }

    @Test(arguments: [
        ("text/event-stream", StreamFormat.sse), ("Text/Event-Stream; charset=utf-8", .sse),
        ("application/x-ndjson", .ndjson), ("application/json", .ndjson), ("application/jsonl", .ndjson),
    ])
    func `a stream is known by its type`(type: String, format: StreamFormat) throws {
        #expect(try self.verdict(self.reply(200, type: type)) == .answer(format))
    }

    @Test(arguments: [200, 201, 204]) func `what is no stream is no answer`(status: Int) throws {
        #expect(
            try self.verdict(self.reply(status, type: "text/html"))
                == .refused(message: "h:1 answered with text/html, not with a stream of tokens; check the address")
        )
        #expect(
            try self.verdict(self.reply(status))
                == .refused(message: "h:1 answered without a type, not with a stream of tokens; check the address")
        )
    }

    @Test(arguments: [
        (400, "h:1 refused the request (400): No."), (402, "h:1 refused the request (402): No."),
        (401, "h:1 does not know the key (401): No.; set OPENAI_API_KEY or name a file with the key"),
        (403, "h:1 does not allow it (403): No."),
        (404, "h:1 has no such model or path (404): No.; check the model's name and the address"),
        (413, "h:1 refused the request (413): No."), (422, "h:1 refused the request (422): No."),
        (501, "h:1 refused the request (501): No."), (505, "h:1 refused the request (505): No."),
        (418, "h:1 refused the request (418): No."), (999, "h:1 refused the request (999): No."),
    ])
    func `a refusal is told with what the server says of it`(status: Int, message: String) throws {
        #expect(
            try self.verdict(self.reply(status, "{\"error\":{\"message\":\"No.\"}}")) == .refused(message: message)
        )
    }

    @Test func `who has given a key is not told to give one`() throws {
        #expect(
            try self.verdict(self.reply(401), key: APIKey("sk-test"))
                == .refused(message: "h:1 does not know the key (401)")
        )
    }

    @Test(arguments: [500, 502, 503, 504, 529]) func `a server that fails may do better later`(status: Int) throws {
        #expect(try self.verdict(self.reply(status)) == .later(nil, message: "h:1 failed (\(status))"))
        #expect(
            try self.verdict(self.reply(status, retryAfter: "2"))
                == .later(.seconds(2), message: "h:1 failed (\(status))")
        )
    }

    @Test(
        arguments: [
            ("2", Duration.seconds(2), " 2 s"), ("0", .zero, " 0 s"), ("1.5", .milliseconds(1500), " 1.5 s"),
            ("3600", .seconds(3600), " 3600 s"), ("100000", .seconds(86_400), " 100000 s"),
            ("1e400", .seconds(86_400), " 1e400 s"), ("-1", nil, " -1 s"), ("nan", nil, " nan s"),
            ("soon", nil, " soon"),
        ] as [(String, Duration?, String)]
    )
    func `how long a busy server wants to be left alone is honoured and told`(
        header: String,
        wait: Duration?,
        told: String
    ) throws {
        #expect(
            try self.verdict(self.reply(429, retryAfter: header))
                == .later(wait, message: "h:1 has too many requests (429); try again after\(told)")
        )
    }

    @Test func `a redirection is followed on its host only`() throws {
        let target = try #require(URL(string: "http://h:1/x"))
        #expect(try self.verdict(self.reply(307, location: "/x")) == .redirect(target))
        #expect(try self.verdict(self.reply(308, location: "http://h:1/x")) == .redirect(target))
        #expect(
            try self.verdict(self.reply(307, location: "http://other/x"))
                == .refused(
                    message: "h:1 sends to another host (307): http://other/x; give that address if it is right"
                )
        )
        // What would be asked with GET there has no question in it.
        for status in [300, 301, 302, 303, 304, 399] {
            #expect(
                try self.verdict(self.reply(status, location: "/x"))
                    == .refused(message: "h:1 sends elsewhere (\(status)): /x; check the address")
            )
        }
    }

    @Test(arguments: [
        ("{\"error\":{\"message\":\"No.\",\"type\":\"x\"}}", ": No."), ("{\"error\":\"No.\"}", ": No."),
        ("{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"No.\"}}", ": No."),
        ("{\"message\":\"No.\"}", ": No."), ("{\"detail\":\"No.\"}", ": No."), ("No.\nMore.", ": No."),
        ("<html>No.</html>", ""), ("", ""), ("{\"detail\":[{\"msg\":\"No.\"}]}", ""), ("{\"a\":1}", ""),
    ])
    func `the message is found in what servers send with a refusal`(body: String, message: String) throws {
        #expect(
            try self.verdict(self.reply(403, body)) == .refused(message: "h:1 does not allow it (403)\(message)")
        )
    }

    @Test func `a key that the server repeats is not shown, wherever the message is cut`() throws {
        let key = try #require(APIKey("sk-test-0123456789abcdef"))
        for padding in 170..<200 {
            let body = String(repeating: "x", count: padding) + key.secret
            guard case .refused(let message) = try self.verdict(self.reply(403, body), key: key) else { return }
            #expect(!message.contains("sk-test-0"))
        }
    }
}

struct RetryScheduleTests {
    @Test func `the wait doubles, as often as a request may be sent again`() {
        var schedule = RetrySchedule(retries: 3)
        let waits = (0..<4).map { _ in schedule.next(asked: nil) }
        #expect(waits == [.milliseconds(500), .seconds(1), .seconds(2), nil])
        #expect(schedule.left == 0)
    }

    @Test func `what the server asks for is waited for, if anybody would`() {
        var schedule = RetrySchedule(retries: 3)
        #expect(schedule.next(asked: .zero) == .zero)
        #expect(schedule.next(asked: .seconds(20)) == .seconds(20))
        #expect(schedule.next(asked: .seconds(21)) == nil)
        #expect(schedule.left == 1)
    }

    @Test func `a request that may not be sent again is not`() {
        var schedule = RetrySchedule(retries: 0)
        #expect(schedule.next(asked: .zero) == nil)
        #expect(schedule.next(asked: nil) == nil)
    }
}
#endif
