import SpeakStreamESpeak

/// The checks of what makes the sound.
struct EngineDiagnosis {
    private let findings: DoctorFindings
    private var engine: DoctorFindings.Engine { self.findings.engine }

    init(_ findings: DoctorFindings) { self.findings = findings }

    /// eSpeak NG and its data.
    var eSpeak: Diagnosis.Check {
        guard let eSpeak = self.engine.eSpeak else {
            return self.eSpeak(fails: "eSpeak NG does not answer within \(self.findings.limit) s", Self.install)
        }
        let name = "eSpeak NG \(eSpeak.version)"
        guard eSpeak.missing.isEmpty else {
            let missing = eSpeak.missing.joined(separator: ", ")
            return self.eSpeak(fails: "\(name) does not find \(missing) in \(eSpeak.data)", self.remedy(eSpeak.data))
        }
        if let failure = self.engine.eSpeakFailure {
            return self.eSpeak(fails: failure, self.remedy(eSpeak.data))
        }
        if let wanted = self.findings.wanted.data, !eSpeak.data.isWithin(wanted) {
            return .init(
                subject: .espeak,
                state: .warning,
                message: "\(name) finds no folder \(wanted), as ESPEAK_DATA_PATH wants it, and takes \(eSpeak.data)",
                mend: "unset ESPEAK_DATA_PATH"
            )
        }
        return .init(subject: .espeak, state: .ok, message: "\(name), data in \(eSpeak.data)")
    }

    /// Where a program speaks, nothing depends on eSpeak NG.
    private func eSpeak(fails message: String, _ mend: String) -> Diagnosis.Check {
        let isNeeded = self.engine.program == nil || self.engine.firstSamples.isEmpty
        return .init(subject: .espeak, state: isNeeded ? .failed : .warning, message: message, mend: mend)
    }

    private static let install = "apt-get install --reinstall espeak-ng-data libespeak-ng1"

    private func remedy(_ data: String) -> String {
        // It takes the folder that the variable names, or one in the user's home, whatever lies in it.
        if let wanted = self.findings.wanted.data, data.isWithin(wanted) { return "unset ESPEAK_DATA_PATH" }
        if let home = self.findings.wanted.home, data == home + "/espeak-ng-data" {
            return "mv \(Shell.quoted(data)) \(Shell.quoted(data + ".old"))"
        }
        return Self.install
    }

    /// The profiles: a check for each that is wrong.
    var profiles: [Diagnosis.Check] {
        guard let count = self.engine.profiles else {
            return [.init(subject: .profiles, state: .skipped, message: "were not read in time")]
        }
        // The one that was asked for fails as the voice.
        let wrong = self.engine.wrongProfiles.filter { $0 != self.engine.failure?.message }
        guard !wrong.isEmpty else { return [.init(subject: .profiles, state: .ok, message: "\(count) read")] }
        return wrong.map { .init(subject: .profiles, state: .warning, message: $0, mend: Shell.edit($0)) }
    }

    /// The voice, and what speaks it.
    var voice: Diagnosis.Check {
        let name = self.findings.wanted.voice
        if let failure = self.engine.failure {
            let mend = failure.status == .configuration ? Shell.edit(failure.message) : "speakstream voices"
            return .init(
                subject: .voice,
                state: .failed,
                message: failure.message,
                mend: mend,
                status: failure.status
            )
        }
        guard let program = self.engine.program else {
            if !self.engine.firstSamples.isEmpty {
                let kind = self.engine.file.map { "the profile \($0)" } ?? "a voice of eSpeak NG"
                return .init(subject: .voice, state: .ok, message: "\(name), \(kind)")
            }
            if self.eSpeak.state == .failed {
                return .init(subject: .voice, state: .skipped, message: "\(name) was not tried")
            }
            let message = "\(name) does not speak within \(self.findings.limit) s"
            return .init(subject: .voice, state: .failed, message: message, mend: Self.install)
        }
        if let failure = self.engine.programFailure {
            return .init(
                subject: .voice,
                state: .warning,
                message: "\(failure); eSpeak NG speaks instead",
                mend: self.engine.install
            )
        }
        guard !self.engine.firstSamples.isEmpty else {
            return .init(
                subject: .voice,
                state: .warning,
                message: "\(name): the program \(program) does not speak within \(self.findings.limit) s"
            )
        }
        return .init(subject: .voice, state: .ok, message: "\(name), spoken by the program \(program)")
    }
}

extension String {
    /// Whether it is a path of what is in a folder, or the folder itself.
    fileprivate func isWithin(_ folder: String) -> Bool {
        let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return self == folder || self.hasPrefix(folder + "/")
    }
}

/// Commands for a shell.
enum Shell {
    /// A word as a shell takes it.
    static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./:@%+,=".contains($0)) }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// What opens the file that a message is about, at the line that it names: `FILE:LINE: ...`, or `FILE: ...`.
    static func edit(_ message: String) -> String {
        let parts = message.split(separator: ":", omittingEmptySubsequences: false)
        let place = parts.firstIndex { $0.hasPrefix(" ") } ?? parts.endIndex
        let line = parts[..<place].last.flatMap { Int($0) }
        let file = parts[..<(line == nil ? place : place - 1)].joined(separator: ":")
        return "${EDITOR:-vi} " + (line.map { "+\($0) " } ?? "") + Self.quoted(file)
    }
}
