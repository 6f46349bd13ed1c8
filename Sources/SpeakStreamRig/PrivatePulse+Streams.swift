internal import Glibc

extension PrivatePulse {
    /// A stream that plays, as the server tells.
    public struct Stream: Sendable, Hashable {
        /// The server's number for it.
        public var index: Int

        /// The program that plays it; empty for a module of the server.
        public var program: String

        /// Its first channel's volume, 65,536 being all.
        public var volume: Int
    }

    /// The streams that play.
    ///
    /// - Returns: All, in the server's order.
    /// - Throws: ``RigError`` when it does not answer.
    public func streams() async throws -> [Stream] {
        var streams: [Stream] = []
        for line in try await self.control("list", "sink-inputs").split(separator: "\n") {
            if line.hasPrefix("Sink Input #"), let index = Int(line.dropFirst("Sink Input #".count)) {
                streams.append(Stream(index: index, program: "", volume: 0))
            } else if let field = line.firstRange(of: "Volume: "), !streams.isEmpty {
                // "Volume: mono: 65536 / 100% / 0.00 dB"
                let words = line[field.upperBound...].split(separator: " ")
                streams[streams.count - 1].volume = words.dropFirst().first.flatMap { Int($0) } ?? 0
            } else if let field = line.firstRange(of: "application.name = "), !streams.isEmpty {
                streams[streams.count - 1].program = line[field.upperBound...].filter { $0 != "\"" }
            }
        }
        return streams
    }

    /// The volume at which a program plays, 65,536 being all.
    ///
    /// - Parameter program: Its name.
    /// - Returns: That of its first stream, or `nil` when it has none.
    /// - Throws: ``RigError`` when the server does not answer.
    public func volume(of program: String) async throws -> Int? {
        try await self.streams().first { $0.program == program }?.volume
    }

    /// Waits until a program plays at a volume, to within a thousandth.
    ///
    /// - Parameters:
    ///   - program: Its name.
    ///   - volume: The volume, 65,536 being all.
    ///   - timeout: How many seconds to wait.
    /// - Returns: The volume at the end; `nil` when it does not play.
    /// - Throws: ``RigError`` when the server does not answer.
    public func wait(for program: String, at volume: Int, timeout: Double = 10) async throws -> Int? {
        let deadline = Monotonic.now() + timeout
        while true {
            let found = try await self.volume(of: program)
            if let found, abs(found - volume) < 66 { return volume }
            guard Monotonic.now() < deadline else { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Runs a closure while a program plays silence; another one than ours.
    ///
    /// - Parameters:
    ///   - name: What it calls itself.
    ///   - volume: The volume it asks for, 65,536 being all; `nil` for what the server gives it.
    ///   - body: What to do meanwhile.
    /// - Returns: What the closure returned.
    /// - Throws: What the closure throws.
    public nonisolated(nonsending) func withPlayer<Result: Sendable>(
        _ name: String,
        volume: Int? = nil,
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let arguments = ["--raw", "--client-name=\(name)"] + (volume.map { ["--volume=\($0)"] } ?? [])
        let outcome = try await Child.run(
            "/usr/bin/pacat",
            arguments + ["/dev/zero"],
            environment: self.environment
        ) { player in
            let deadline = Monotonic.now() + 10
            while try await self.volume(of: name) == nil {
                guard Monotonic.now() < deadline else { throw RigError("\(name) does not play") }
                try await Task.sleep(for: .milliseconds(10))
            }
            let result = try await body()
            player.signal(SIGKILL)
            return result
        }
        return outcome.value
    }
}
