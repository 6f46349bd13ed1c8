// The check of what the user has set.
extension DoctorFindings {
    /// Whether a turn takes the settings.
    var settingsCheck: Diagnosis.Check {
        func failed(_ message: String, _ mend: String) -> Diagnosis.Check {
            .init(subject: .settings, state: .failed, message: message, mend: mend, status: .configuration)
        }
        if let failure = self.settings.failure { return failed(failure, Shell.mendSetting(failure)) }
        if let failure = self.engine.lexiconFailure {
            let origin = self.settings.lexiconOrigin
            let isThere = self.engine.isLexiconThere || origin == nil
            return failed(
                failure + (origin.map { "; lexicon is set by \($0)" } ?? ""),
                isThere ? Shell.edit(failure) : Shell.mendSetting("\(origin ?? ""): ")
            )
        }
        let count = self.settings.count
        return .init(
            subject: .settings,
            state: .ok,
            message: count == 0
                ? "nothing is set" : "\(count) option\(count == 1 ? " is" : "s are") set; speakstream config shows them"
        )
    }
}

extension Shell {
    /// What mends a setting that a message is about, which begins with its line or its variable.
    fileprivate static func mendSetting(_ message: String) -> String {
        message.hasPrefix(Settings.prefix) ? "unset \(message.prefix { $0 != ":" })" : Self.edit(message)
    }
}
