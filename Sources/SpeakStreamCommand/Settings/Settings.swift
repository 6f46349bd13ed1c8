import SpeakStream
package import SpeakStreamVoices

/// What the config file and the environment say of a command's options, of which there is one setting each that holds.
package struct Settings: Sendable {
    /// Those that hold, in the order of the command's options.
    package private(set) var settings: [Setting]

    /// Puts the settings of a command together.
    ///
    /// - Parameters:
    ///   - file: the config file's document; nil if there is none.
    ///   - variables: the environment variables whose names begin with ``prefix``.
    ///   - command: the command's name; nil for the one without.
    /// - Throws: ``CommandFailure``, whose message begins with the line or the variable that says something wrong.
    package init(
        file: TableReader?,
        variables: [(name: String, value: String)],
        for command: String?
    ) throws(CommandFailure) {
        let ordered = OptionTable.options(of: command)
        let options = Dictionary(uniqueKeysWithValues: ordered.map { ($0.name, $0) })
        var held: [String: Setting] = [:]
        if var file {
            var own: TableReader?
            for key in file.keys {
                guard let value = file.value(key) else { continue }
                if case .table = value.content {
                    guard OptionTable.commands.contains(key) else {
                        let known = OptionTable.commands.listed
                        throw Self.wrong(file.error(at: key, "[\(key)] is no command; there are: \(known)"))
                    }
                    if key == command { own = try? file.table(key) }
                } else if let option = options[key] {
                    held[key] = try option.setting(value, in: file, at: key, inTable: false)
                } else if !OptionTable.isKnown(key) {
                    throw Self.wrong(
                        file.error(at: key, "\(key) is no option; speakstream --help shows what can be set")
                    )
                }
            }
            for key in own?.keys ?? [] {
                guard var own, let value = own.value(key) else { continue }
                guard let option = options[key] else {
                    let known = "\(command ?? "") has: \(ordered.map(\.name).listed)"
                    throw Self.wrong(own.error(at: key, "\(key) is no option there; \(known)"))
                }
                held[key] = try option.setting(value, in: own, at: key, inTable: true)
            }
        }
        for (variable, text) in variables {
            let key = Self.key(of: variable)
            guard let option = options[key] else { continue }
            // An empty one takes back what the file says.
            held[key] = text.isEmpty ? nil : try option.setting(text, of: variable)
        }
        self.settings = ordered.compactMap { held[$0.name] }
    }

    /// What the names of variables that set something begin with.
    package static let prefix = "SPEAKSTREAM_"

    /// The option that a variable sets, if there is one of that name.
    package static func key(of variable: String) -> String {
        variable.dropFirst(Self.prefix.count).lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
    }

    /// The variable that sets an option.
    package static func variable(for key: String) -> String {
        Self.prefix + key.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// The user's arguments, with what is set before them and behind the command's name; what they give themselves is left out.
    package func arguments(before given: [String], named name: String?) -> [String] {
        let own = Self.keys(given: given)
        let set = self.settings.filter { !own.contains($0.key) }.flatMap(\.arguments)
        return name == nil ? set + given : given.prefix(1) + set + given.dropFirst()
    }

    /// The options that the user's own arguments give.
    package static func keys(given: [String]) -> Set<String> {
        Set(
            given.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { argument in
                String(argument.dropFirst(2).prefix { $0 != "=" })
            }
        )
    }

    /// Leaves out the setting that has to give way where options do not go together: of two that which holds least.
    ///
    /// - Parameters:
    ///   - misfit: what does not go together.
    ///   - given: the options that the user gives, which never give way.
    /// - Returns: the setting; nil if none of these options is set.
    package mutating func leaveOut(_ misfit: Misfit, given: Set<String>) -> Setting? {
        let candidates = misfit.options.filter { !given.contains($0) }
            .compactMap { option in self.settings.firstIndex { $0.key == option } }
        // The first of the weakest.
        guard let index = candidates.min(by: { self.settings[$0].origin.rank < self.settings[$1].origin.rank }) else {
            return nil
        }
        return self.settings.remove(at: index)
    }

    /// Those that name something which is looked for only when it is needed, and that hold: the user's own arguments do not give them.
    func names(besides given: [String]) -> [Setting] {
        let late = ["voice", "lexicon", "device", "microphone", "socket", "url", "websocket", "key-env", "key-file"]
        let own = Self.keys(given: given)
        return self.settings.filter { late.contains($0.key) && !own.contains($0.key) }
    }

    /// Nothing but one of them.
    func only(_ setting: Setting) -> Self {
        var some = self
        some.settings = [setting]
        return some
    }

    /// The first so many.
    func prefix(_ count: Int) -> Self {
        var some = self
        some.settings = Array(self.settings.prefix(count))
        return some
    }

    private static func wrong(_ error: SpeakStreamError) -> CommandFailure {
        CommandFailure(status: .configuration, message: error.message)
    }
}

extension [String] {
    fileprivate var listed: String { self.joined(separator: ", ") }
}
