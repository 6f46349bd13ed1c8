import Glibc
import SpeakStream
import SpeakStreamRig
import Testing

@testable import SpeakStreamControl

@Suite("The server's socket")
struct ControlServerTests {
    private let stop = #"{"version":1,"verb":"stop"}"# + "\n"

    @Test("only its user can connect, and it is gone when the server is")
    func mode() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode & S_IFMT == S_IFSOCK)
            #expect(status.st_mode & 0o7777 == 0o600)
            #expect(lstat("\(path).lock", &status) == 0)
            #expect(status.st_mode & 0o7777 == 0o600)
            server.close()
            server.close()
            #expect(lstat(path, &status) != 0)
            // A child that another test starts just now holds our lock, too, until it becomes its own program.
            var again: ControlServer?
            let deadline = Monotonic.now() + 10
            while again == nil, Monotonic.now() < deadline {
                again = try? ControlServer(path: path) { $1(.done) }
                if again == nil { usleep(5_000) }
            }
            #expect(again != nil)
            again?.close()
        }
    }

    @Test("a server that is let go of closes")
    func letGo() async throws {
        try await withPath { path in
            let client: RawClient
            do {
                let server = try ControlServer(path: path) { $1(.done) }
                client = try RawClient(path)
                client.send(self.stop)
                #expect(client.line() == done)
                server.publish(status(1))
            }
            #expect(client.line() == nil)
        }
    }

    @Test("requests are handed on, and answered in their order from whatever thread")
    func answers() async throws {
        try await withPath { path in
            let requests = Requests()
            let server = try ControlServer(path: path) { request, reply in
                requests.append(request)
                Thread.start("answer") {
                    if case .rate(let rate) = request { reply(.status(status(rate))) } else { reply(.done) }
                    // Only the first counts.
                    reply(.failed(ControlFailure(.impossible, "twice")))
                }
            }
            defer { server.close() }
            let client = try RawClient(path)
            var expected: [String] = []
            for rate in 100..<140 {
                client.send(#"{"version":1,"verb":"rate","rate":\#(rate)}"# + "\n" + self.stop)
                expected += [
                    String(decoding: JSONLine.encode(ControlReply.status(status(rate))).dropLast(), as: UTF8.self),
                    done,
                ]
            }
            client.end()
            #expect(client.lines() == expected)
            #expect(requests.all == (100..<140).flatMap { [.rate($0), .stop] })
        }
    }

    @Test("what a dead process left is replaced")
    func stale() async throws {
        try await withPath { path in
            let old = SocketAddress.makeSocket()
            #expect(SocketAddress(path: path)?.withPointer { bind(old, $0, $1) } == 0)
            #expect(listen(old, 1) == 0)
            close(old)
            let server = try ControlServer(path: path) { $1(.done) }
            defer { server.close() }
            var client = try ControlClient(path: path)
            #expect(try client.send(.stop) == nil)
        }
    }

    @Test("who is alive is never replaced")
    func live() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            let error = #expect(throws: ControlError.self) { _ = try ControlServer(path: path) { $1(.done) } }
            #expect(error?.code == .inUse)
            var client = try ControlClient(path: path)
            #expect(try client.send(.stop) == nil)
            server.close()
        }
    }

    @Test("nor is one that takes nobody in, and has no lock", arguments: [false, true])
    func frozen(_ isFull: Bool) async throws {
        try await withPath { path in
            let other = SocketAddress.makeSocket()
            defer { close(other) }
            let address = try #require(SocketAddress(path: path))
            #expect(address.withPointer { bind(other, $0, $1) } == 0)
            #expect(listen(other, 0) == 0)
            var waiting: [Int32] = []
            defer { for descriptor in waiting { close(descriptor) } }
            while isFull {
                waiting.append(SocketAddress.makeSocket(SocketAddress.nonblocking))
                guard address.withPointer({ connect(waiting.last!, $0, $1) }) == 0 else { break }
            }
            let error = #expect(throws: ControlError.self) { _ = try ControlServer(path: path) { $1(.done) } }
            #expect(error?.code == .inUse)
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test("what is no socket is left alone")
    func otherFile() async throws {
        try await withPath { path in
            close(open(path, O_CREAT | O_WRONLY, 0o600))
            let error = #expect(throws: ControlError.self) { _ = try ControlServer(path: path) { $1(.done) } }
            #expect(error?.code == .unavailable)
            #expect(access(path, F_OK) == 0)
        }
    }

    @Test(
        "a path that can not be is told",
        arguments: ["", "/nonexistent/socket", "/tmp/" + String(repeating: "a", count: 200)]
    )
    func impossiblePath(_ path: String) async throws {
        let error = #expect(throws: ControlError.self) { _ = try ControlServer(path: path) { $1(.done) } }
        #expect(error?.code == .unavailable)
        #expect(throws: ControlError.self) { _ = try ControlClient(path: path) }
    }

    @Test("of many that start at once, one has it", arguments: 0..<10)
    func race(_: Int) async throws {
        try await withPath { path in
            let old = SocketAddress.makeSocket()
            #expect(SocketAddress(path: path)?.withPointer { bind(old, $0, $1) } == 0)
            close(old)
            let results = Held<Result<ControlServer, ControlError>>()
            for _ in 0..<8 {
                Thread.start("starter") {
                    do throws(ControlError) {
                        results.append(.success(try ControlServer(path: path) { $1(.done) }))
                    } catch {
                        results.append(.failure(error))
                    }
                }
            }
            var servers: [ControlServer] = []
            for _ in 0..<8 {
                switch try #require(results.next()) {
                case .success(let server): servers.append(server)
                case .failure(let error): #expect(error.code == .inUse)
                }
            }
            #expect(servers.count == 1)
            var client = try ControlClient(path: path)
            #expect(try client.send(.stop) == nil)
            for server in servers { server.close() }
        }
    }

    @Test("a socket that somebody else put there is not removed")
    func replaced() async throws {
        try await withPath { path in
            let server = try ControlServer(path: path) { $1(.done) }
            unlink(path)
            let other = SocketAddress.makeSocket()
            defer { close(other) }
            #expect(SocketAddress(path: path)?.withPointer { bind(other, $0, $1) } == 0)
            server.close()
            #expect(access(path, F_OK) == 0)
        }
    }

    private static let canBeAnotherUser = geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0

    @Test("another user gets no answer", .enabled(if: Self.canBeAnotherUser))
    func otherUser() async throws {
        let folder = try TemporaryFolder(name: "speakstream-control")
        defer { folder.remove() }
        let path = "\(folder.path)/socket"
        let requests = Requests()
        let server = try ControlServer(path: path) {
            requests.append($0)
            $1(.done)
        }
        defer { server.close() }
        // Although the file would let them in.
        chmod(folder.path, 0o755)
        chmod(path, 0o666)
        let script = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX); s.settimeout(10); s.connect(sys.argv[1])
            try:
                s.sendall(b'{"version":1,"verb":"stop"}\\n'); sys.exit(len(s.recv(100)))
            except OSError:
                sys.exit(0)
            """
        let stranger = try await Child.run(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "/usr/bin/python3", "-c", script, path]
        ) { _ in }
        #expect(stranger.ending == .exited(0), "\(stranger.errorText)")
        #expect(requests.all.isEmpty)
        // The same from this one is answered.
        let friend = try await Child.run("/usr/bin/python3", ["-c", script, path]) { _ in }
        #expect(friend.ending == .exited(Int32(done.utf8.count + 1)), "\(friend.errorText)")
    }
}
