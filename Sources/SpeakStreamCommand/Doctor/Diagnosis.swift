import SpeakStream

/// What follows from the findings: a line for each check, whether a turn can be spoken, and the exit status.
package struct Diagnosis: Sendable {
    /// How a check went.
    package enum State: String, Sendable {
        case ok
        /// A turn can be spoken all the same.
        case warning
        case failed
        /// It could not be looked at, for what failed before.
        case skipped
    }

    /// What was looked at.
    package enum Subject: String, Sendable {
        case settings, espeak, profiles, voice, server, device, microphone, terminal, runtime, floor
    }

    /// One thing that was looked at.
    package struct Check: Sendable {
        package var subject: Subject
        package var state: State
        /// What was found.
        package var message: String
        /// The command that mends it.
        package var mend: String?
        /// The exit status if it failed.
        package var status = ExitStatus.unavailable
    }

    /// How long things take on this machine: medians, in seconds; nil for what could not be measured.
    package struct Floor: Sendable {
        /// From nothing to an engine that has its voice.
        package var engineStart: Double?
        /// From asking the engine for a phrase to its first sample.
        package var firstSample: Double?
        /// How old sound is when it is heard, by the server's account.
        package var sinkLatency: Double?
        /// From asking for silence until the server has dropped what it held.
        package var stop: Double?
    }

    /// All checks, in the order in which a turn meets what they look at.
    package let checks: [Check]
    /// What was measured.
    package let floor: Floor

    /// Draws the conclusions.
    package init(_ findings: DoctorFindings) {
        let engine = EngineDiagnosis(findings)
        let sound = SoundDiagnosis(findings)
        self.floor = Floor(
            engineStart: findings.engine.start?.seconds,
            firstSample: Self.median(findings.engine.firstSamples),
            sinkLatency: Self.median(findings.sound.latencies),
            stop: Self.median(findings.sound.stops)
        )
        self.checks =
            ([findings.settingsCheck, engine.eSpeak] + engine.profiles
                + [engine.voice, sound.server, sound.device, sound.microphone].map {
                    $0.set(by: findings.wanted.origins)
                }
                + [findings.surroundings.terminal, findings.surroundings.runtime, self.floor.check])
    }

    private var failures: [Check] { self.checks.filter { $0.state == .failed } }

    /// The exit status: that of the first check that failed.
    package var status: ExitStatus { self.failures.first?.status ?? .finished }

    /// All in one line.
    package var verdict: String {
        if let first = self.failures.first {
            return "no turn can be spoken: \(self.failures.count == 1 ? "" : "first of all, ")\(first.message)"
        }
        let warnings = self.checks.count { $0.state == .warning }
        return "a turn can be spoken" + (warnings == 0 ? "" : ", with \(warnings) warning\(warnings == 1 ? "" : "s")")
    }

    /// A line for each check, and the verdict.
    package var lines: [String] {
        self.checks.map { check in
            let told = check.mend.flatMap { check.message.contains($0) ? nil : "; try: \($0)" } ?? ""
            return check.state.rawValue.padded(to: 9) + check.subject.rawValue.padded(to: 12) + check.message + told
        } + [self.verdict]
    }

    /// The middle one, or the later of two; in seconds.
    private static func median(_ times: [Duration]) -> Double? {
        times.isEmpty ? nil : times.sorted()[times.count / 2].seconds
    }
}

extension Diagnosis.Check {
    /// The check, with the place where it is set what did not go well.
    fileprivate func set(by origins: [String: String]) -> Self {
        guard self.state == .failed || self.state == .warning, let origin = origins[self.subject.rawValue] else {
            return self
        }
        var check = self
        check.message += "; it is set by \(origin)"
        return check
    }
}

extension Diagnosis: Encodable {
    private enum Key: String, CodingKey {
        case version, canSpeak, status, verdict, checks, floor
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(1, forKey: .version)
        try container.encode(self.status == .finished, forKey: .canSpeak)
        try container.encode(self.status.rawValue, forKey: .status)
        try container.encode(self.verdict, forKey: .verdict)
        // Dictionaries have their keys also where a value is null.
        let checks: [[String: String?]] = self.checks.map {
            ["name": $0.subject.rawValue, "state": $0.state.rawValue, "message": $0.message, "mend": $0.mend]
        }
        try container.encode(checks, forKey: .checks)
        let floor: [String: Double?] = [
            "engineStart": self.floor.engineStart, "firstSample": self.floor.firstSample,
            "sinkLatency": self.floor.sinkLatency, "stop": self.floor.stop,
        ]
        try container.encode(floor, forKey: .floor)
    }
}

extension Diagnosis.Floor {
    fileprivate var check: Diagnosis.Check {
        let parts = [
            ("engine start", self.engineStart), ("its first sample", self.firstSample),
            ("sink latency", self.sinkLatency), ("stop", self.stop),
        ].map { "\($0) \($1.map { Figures.twoDigits($0 * 1_000) + " ms" } ?? "unknown")" }
        let isKnown = self.firstSample != nil && self.stop != nil
        let message = (isKnown ? "" : "not all could be measured: ") + parts.joined(separator: ", ")
        return .init(subject: .floor, state: isKnown ? .ok : .skipped, message: message)
    }
}
