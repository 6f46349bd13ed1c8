import FoundationEssentials
import Glibc
import SpeakStream
import SpeakStreamTesting
import Testing

@Suite("Sinks without a loudspeaker")
struct SinkTests {
    private func temporaryFile() -> String {
        "/tmp/speakstream-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).wav"
    }

    private func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    @Test("a WAV file is valid after every write")
    func wave() throws {
        let path = self.temporaryFile()
        defer { unlink(path) }
        let sink = WAVSink(path: path)
        try sink.open(.eSpeak)
        for round in 0...3 {
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
            #expect(bytes.count == 44 + 6 * round)
            #expect(String(decoding: bytes[0..<4], as: UTF8.self) == "RIFF")
            #expect(String(decoding: bytes[8..<16], as: UTF8.self) == "WAVEfmt ")
            #expect(self.number(bytes, at: 4) == bytes.count - 8)
            #expect(self.number(bytes, at: 24) == 22_050)
            #expect(self.number(bytes, at: 40) == 6 * round)
            try sink.write([1, -2, 300])
        }
        // Given back and opened again, it goes on.
        sink.close()
        try sink.open(.eSpeak)
        try sink.write([7])
        sink.close()
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        #expect(self.number(bytes, at: 40) == 26)
        #expect(Array(bytes.suffix(4)) == [44, 1, 7, 0])
    }

    @Test("a file that cannot be written is said at once")
    func unwritable() {
        #expect(throws: SpeakStreamError.self) { try WAVSink(path: "/nonexistent/a.wav").open(.eSpeak) }
    }

    @Test("all is written to a descriptor without room that does not block, too")
    func nonBlocking() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        defer { close(reader) }
        try #require(fcntl(writer, F_SETFL, O_NONBLOCK) == 0)
        // More than any pipe holds.
        let bytes = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let isWritten = Monitor<Bool?>(nil)
        Thread.start("writer") {
            let result = writeAll(bytes, to: writer)
            close(writer)
            isWritten.signal { $0 = result }
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(reader, &buffer, buffer.count), count > 0 { received += buffer[..<count] }
        #expect(received == bytes)
        #expect(isWritten.wait { $0 } == true)
    }

    @Test("raw samples are little-endian, and a reader who does not read cannot hold up a flush")
    func raw() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        defer { close(reader) }
        let sink = RawSink(descriptor: writer)
        try sink.open(.eSpeak)
        try sink.write([1, -2])
        var bytes = [UInt8](repeating: 0, count: 4)
        #expect(read(reader, &bytes, 4) == 4)
        #expect(bytes == [1, 0, 0xFE, 0xFF])
        await withDiscardingTaskGroup { group in
            group.addTask {
                // More than any pipe holds: blocks until the flush.
                let isStuck = (try? sink.write(ArraySlice(repeating: 0, count: 4_000_000))) != nil
                #expect(isStuck)
            }
            group.addTask { try? sink.flush() }
        }
        close(writer)
    }

    @Test("a paced sink hands on what would have been heard, and drops the rest at a flush")
    func paced() throws {
        let memory = MemorySink()
        let sink = PacedSink(memory)
        try sink.open(.eSpeak)
        try sink.write(ArraySlice(repeating: 9, count: 2205))
        #expect(try sink.latency() <= 2205)
        try sink.flush()
        #expect(memory.frames.count < 2205)
        #expect(try sink.latency() == 0)
    }
}
