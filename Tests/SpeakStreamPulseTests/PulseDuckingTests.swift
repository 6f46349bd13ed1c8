import SpeakStreamPulse
import SpeakStreamRig
import Testing

@Suite(.serialized) struct PulseDuckingTests {
    private static let all = 65_536
    private static let fifth = 13_107

    /// Expects a program to play at a volume, now or soon.
    private func expect(
        _ program: String,
        at volume: Int,
        on pulse: PrivatePulse,
        timeout: Double = 10,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await pulse.wait(for: program, at: volume, timeout: timeout)
        #expect(found == volume, sourceLocation: sourceLocation)
    }

    @Test(.timeLimit(.minutes(1))) func othersAreLoweredAndGivenBack() async throws {
        try await withPrivatePulse { pulse in
            // The server's own, which may be our speech on its way.
            try await pulse.control("load-module", "module-loopback", "source=t.monitor", "sink=t")
            try await pulse.withPlayer("music", volume: 50_000) {
                let ducking = PulseDucking(.others, to: 0.2, server: pulse.server)
                ducking.duck()
                try await self.expect("music", at: 10_000, on: pulse)
                try await self.expect("", at: Self.all, on: pulse, timeout: 0)
                // What begins meanwhile.
                try await pulse.withPlayer("film") {
                    try await self.expect("film", at: Self.fifth, on: pulse)
                    ducking.release()
                    try await self.expect("film", at: Self.all, on: pulse)
                    try await self.expect("music", at: 50_000, on: pulse)
                }
                ducking.duck()
                try await self.expect("music", at: 10_000, on: pulse)
                #expect(ducking.close(within: .seconds(5)))
                try await self.expect("music", at: 50_000, on: pulse, timeout: 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func whatSomebodyElseSetStays() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.withPlayer("music") {
                let ducking = PulseDucking(.others, to: 0.2, server: pulse.server)
                ducking.duck()
                try await self.expect("music", at: Self.fifth, on: pulse)
                let index = try #require(try await pulse.streams().first { $0.program == "music" }?.index)
                try await pulse.control("set-sink-input-volume", "\(index)", "40000")
                #expect(ducking.close(within: .seconds(5)))
                try await self.expect("music", at: 40_000, on: pulse, timeout: 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func theServerDoesNotRememberTheLoweredVolume() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.control("load-module", "module-stream-restore")
            let ducking = PulseDucking(.others, to: 0.2, server: pulse.server)
            try await pulse.withPlayer("music", volume: 50_000) {
                ducking.duck()
                try await self.expect("music", at: 10_000, on: pulse)
            }
            // It remembers: who begins again meanwhile is as low, and not lowered twice.
            try await pulse.withPlayer("music") {
                try await self.expect("music", at: 10_000, on: pulse)
            }
            #expect(ducking.close(within: .seconds(5)))
            try await pulse.withPlayer("music") {
                try await self.expect("music", at: 50_000, on: pulse, timeout: 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func ofTwoOneLowersAndBothGiveBack() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.withPlayer("music") {
                let first = PulseDucking(.others, to: 0.2, server: pulse.server)
                first.duck()
                try await self.expect("music", at: Self.fifth, on: pulse)
                let second = PulseDucking(.others, to: 0.5, server: pulse.server)
                second.duck()
                // It has looked at what plays by the time at which it lowers what begins.
                try await pulse.withPlayer("film") {
                    try await self.expect("film", at: Self.fifth, on: pulse)
                }
                try await self.expect("music", at: Self.fifth, on: pulse, timeout: 0)
                #expect(first.close(within: .seconds(5)))
                try await self.expect("music", at: Self.all / 2, on: pulse)
                #expect(second.close(within: .seconds(5)))
                try await self.expect("music", at: Self.all, on: pulse, timeout: 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func aServerThatComesBackIsLookedAfter() async throws {
        try await withPrivatePulse { pulse in
            let ducking = PulseDucking(.others, to: 0.2, server: pulse.server)
            ducking.duck()
            try await pulse.withPlayer("music") {
                try await self.expect("music", at: Self.fifth, on: pulse)
            }
            try await pulse.restart()
            try await pulse.withPlayer("music") {
                try await self.expect("music", at: Self.fifth, on: pulse)
                #expect(ducking.close(within: .seconds(5)))
                try await self.expect("music", at: Self.all, on: pulse, timeout: 0)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func aServerThatHangsIsNotWaitedFor() async throws {
        try await withPrivatePulse { pulse in
            try await pulse.withPlayer("music") {
                let ducking = PulseDucking(.others, to: 0.2, server: pulse.server)
                ducking.duck()
                try await self.expect("music", at: Self.fifth, on: pulse)
                pulse.freeze()
                #expect(!ducking.close(within: .milliseconds(100)))
                // Once it answers it is told all the same.
                pulse.thaw()
                try await self.expect("music", at: Self.all, on: pulse)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func withoutAServerThereIsNothingToGiveBack() {
        let ducking = PulseDucking(.others, to: 0.2, server: "unix:/nonexistent")
        ducking.duck()
        #expect(ducking.close(within: .seconds(5)))
    }

    @Test func fifteenDecibelsAreMoreThanHalfOfAMixersScale() {
        #expect(abs(PulseDucking.share(decibels: 15) - 0.5623) < 0.001)
        #expect(PulseDucking.share(decibels: 0) == 1)
    }
}
