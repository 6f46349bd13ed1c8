import Glibc
import SpeakStreamRig
import Testing

extension SpeechTests {
    @Test func aTypedLineIsSpoken() async throws {
        let terminal = try Terminal()
        defer { terminal.close() }
        try await withLoudspeaker { pulse, recorder in
            let spoken = try await speakstream(on: pulse, redirections: "<'\(terminal.path)'") { speaking in
                let note = try await speaking.waitForNote("type a line", within: 5)
                let typed = Monotonic.now()
                terminal.type("hello there\n")
                let onset = await recorder.waitForSound(after: typed, timeout: 10)
                await recorder.waitForSilence(lasting: 0.3, after: onset ?? typed, timeout: 10)
                // Control-D on an empty line.
                terminal.type("\u{4}")
                return (note: note, onset: onset)
            }
            #expect(spoken.value.note)
            #expect(spoken.value.onset != nil)
            #expect(spoken.ending == .exited(0))
            expectHeard("hello there\n", spoken.report)
        }
    }
}

/// A pseudo-terminal at which the test types.
private struct Terminal: Sendable {
    /// The end that the command reads.
    let path: String
    private let descriptor: Int32
    private let other: Int32

    init() throws {
        var (descriptor, other): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard openpty(&descriptor, &other, &name, nil, nil) == 0 else {
            throw RigError("no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        // Not for the children of other tests.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(other, F_SETFD, FD_CLOEXEC)
        (self.descriptor, self.other) = (descriptor, other)
        self.path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(self.descriptor, bytes, bytes.count)
    }

    func close() {
        Glibc.close(self.descriptor)
        Glibc.close(self.other)
    }
}
