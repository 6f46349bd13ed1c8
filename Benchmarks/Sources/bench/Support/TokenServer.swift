import Glibc
import SpeakStreamRig
import Synchronization

/// A server on loopback that answers every request with a token now and then, for as long as its client is there.
final class TokenServer: Sendable {
    /// What a client has got.
    struct Visit: Sendable {
        var tokens = 0
        /// When the last token was sent.
        var lastSent = 0.0
        /// When the client was seen to be gone; nil while it is there.
        var gone: Double?
    }

    let port: UInt16
    private let listener: Int32
    private let gap: Double
    private let visits = Mutex<[Visit]>([])

    /// Opens it.
    ///
    /// - Parameter gap: The seconds between two tokens.
    /// - Throws: `RigError` when there is no port.
    init(gap: Double) throws {
        self.gap = gap
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isOpen else { throw RigError("no server: \(String(cString: strerror(errno)))") }
        self.port = UInt16(bigEndian: address.sin_port)
        startThread {
            while case let client = accept(self.listener, nil, nil), client >= 0 {
                let number = self.visits.withLock { visits in
                    visits.append(Visit())
                    return visits.count - 1
                }
                startThread { self.serve(client, number) }
            }
        }
    }

    /// Takes no more clients.
    func close() { shutdown(self.listener, Int32(SHUT_RDWR)) }

    /// The visit that came last.
    var last: Visit { self.visits.withLock { $0.last ?? Visit() } }

    private func serve(_ client: Int32, _ number: Int) {
        defer { Glibc.close(client) }
        var one: Int32 = 1
        setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        guard Self.readRequest(client) else { return }
        self.send(client, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        var token = 0
        while true {
            let event =
                "data: {\"choices\":[{\"delta\":{\"content\":\"\(Texts.words[token % Texts.words.count]) \"}}]}\n\n"
            self.send(client, event)
            token += 1
            self.visits.withLock {
                $0[number].tokens = token
                $0[number].lastSent = Monotonic.now()
            }
            var waited = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
            if poll(&waited, 1, Int32(self.gap * 1000)) != 0 { break }
        }
        let now = Monotonic.now()
        self.visits.withLock { $0[number].gone = now }
    }

    /// Reads the head and the body, which may come apart; what is left of a request would look like a client that leaves.
    private static func readRequest(_ client: Int32) -> Bool {
        var request = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return false }
            request += String(decoding: buffer[..<count], as: UTF8.self)
            let parts = request.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let length = parts[0].lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
            let wanted = length.flatMap { Int($0.split(separator: ":")[1].filter(\.isNumber)) } ?? 0
            if parts[1].utf8.count >= wanted { return true }
        }
    }

    private func send(_ client: Int32, _ text: String) {
        _ = Glibc.send(client, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }
}
