import Glibc
import SpeakStreamRig

/// A private daemon and one recorder for all the runs of a benchmark.
struct Rig: Sendable {
    let pulse: PrivatePulse
    let recorder: MonitorRecorder

    /// Waits until nothing has sounded for a while, and forgets what was recorded but for the last seconds: they tell
    /// the time of the next sound.
    func settle() async throws {
        let silent = await self.recorder.waitForSilence(lasting: 0.15, after: Monotonic.now(), timeout: 10)
        guard silent, self.recorder.isRecording else {
            throw RigError("the sink does not fall silent, or the daemon is gone")
        }
        self.recorder.discard(before: Monotonic.now() - 3)
    }
}

/// Runs a benchmark with a rig of its own.
func withRig<Result>(_ body: (Rig) async throws -> Result) async throws -> Result {
    try await withPrivatePulse { pulse in
        let rig = Rig(pulse: pulse, recorder: try await MonitorRecorder.start(pulse))
        try await rig.settle()
        let result = try await body(rig)
        _ = await rig.recorder.stop()
        return result
    }
}

/// A program that speaks what it reads: the one under test, or the floor.
struct Program: Sendable {
    let name: String
    let path: String
    let isFloor: Bool

    static func speakstream(_ settings: Settings) -> Program {
        Program(name: "speakstream", path: settings.binary, isFloor: false)
    }

    static func floor(_ settings: Settings) -> Program {
        Program(name: "floor", path: settings.floor, isFloor: true)
    }
}

/// Runs as many busy loops as asked beside a closure.
func withBusyLoops<Result: Sendable>(_ count: Int, _ body: () async throws -> Result) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<count {
            group.addTask {
                // Killed when the group is cancelled: the sleep throws, and a closure that throws kills its child.
                _ = try? await Child.run("/bin/sh", ["-c", "while :; do :; done"]) { _ in
                    try await Task.sleep(for: .seconds(86_400))
                }
            }
        }
        defer { group.cancelAll() }
        return try await body()
    }
}

/// Tells on standard error how far a long benchmark is.
func progress(_ name: String, _ run: Int, of runs: Int) {
    if run % max(1, runs / 10) == 0 {
        let line = "\(name): \(run) of \(runs)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }
}
