import Glibc
import SpeakStreamUpstreams
import Testing

@Suite("Reading a descriptor")
struct FileDescriptorUpstreamTests {
    private func makePipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    private func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    }

    @Test("bytes come as they are written, and the end ends it")
    func reading() async throws {
        let pipe = try self.makePipe()
        var iterator = FileDescriptorUpstream(descriptor: pipe.read).makeAsyncIterator()
        self.write("He", to: pipe.write)
        #expect(try await iterator.next() == Array("He".utf8))
        self.write("llo", to: pipe.write)
        #expect(try await iterator.next() == Array("llo".utf8))
        close(pipe.write)
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test("a writer that was gone before the reading began is no different")
    func goneWriter() async throws {
        let pipe = try self.makePipe()
        self.write("x", to: pipe.write)
        close(pipe.write)
        var collected: [UInt8] = []
        for try await bytes in FileDescriptorUpstream(descriptor: pipe.read) { collected += bytes }
        #expect(collected == Array("x".utf8))
    }

    @Test("nothing is read that nobody asked for")
    func demand() async throws {
        let pipe = try self.makePipe()
        let upstream = FileDescriptorUpstream(descriptor: pipe.read)
        var iterator = upstream.makeAsyncIterator()
        self.write(String(repeating: "a", count: 4000), to: pipe.write)
        let first = try #require(try await iterator.next())
        #expect(first.count <= 512)
        var waiting: Int32 = 0
        #expect(ioctl(pipe.read, UInt(FIONREAD), &waiting) == 0)
        #expect(Int(waiting) == 4000 - first.count)
        upstream.close()
        close(pipe.write)
    }

    @Test("cancelling closes the descriptor, and the writer learns of it")
    func cancel() async throws {
        let pipe = try self.makePipe()
        let task = Task {
            var count = 0
            for try await _ in FileDescriptorUpstream(descriptor: pipe.read) { count += 1 }
            return count
        }
        task.cancel()
        #expect(try await task.value == 0)
        signal(SIGPIPE, SIG_IGN)
        #expect(Glibc.write(pipe.write, "x", 1) == -1)
        #expect(errno == EPIPE)
        close(pipe.write)
    }

    @Test("a descriptor that cannot be read throws")
    func unreadable() async throws {
        let folder = open("/tmp", O_RDONLY)
        await #expect(throws: UpstreamError.self) {
            for try await _ in FileDescriptorUpstream(descriptor: folder) {}
        }
    }
}
