import SpeakStream
import SpeakStreamVoices

extension OptionTable.Option {
    /// What a line of the config file sets the option to.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - table: where it stands.
    ///   - key: under which key.
    ///   - inTable: whether that is a command's table.
    /// - Returns: the setting.
    /// - Throws: ``CommandFailure`` if it is of the wrong type.
    func setting(
        _ value: TOMLValue,
        in table: TableReader,
        at key: String,
        inTable: Bool
    ) throws(CommandFailure) -> Setting {
        let folder = table.file.lastIndex(of: "/").map { String(table.file[...$0]) } ?? ""
        let taken: Setting.Value? =
            switch (self.kind, value.content) {
            case (.flag, .boolean(let isOn)): .flag(isOn)
            case (.flag, let content): content.single.flatMap(Self.truth).map { .flag($0) }
            case (.list, .array(let items)):
                items.map(\.content.single).allSatisfy { $0 != nil }
                    ? .list(items.compactMap(\.content.single).map { self.path($0, in: folder) }) : nil
            case (_, let content):
                content.single.map { self.path($0, in: folder) }.map { self.kind == .list ? .list([$0]) : .text($0) }
            }
        guard let taken else {
            let wanted =
                switch self.kind {
                case .flag: "true or false"
                case .value: "one value"
                case .list: "a list of strings"
                }
            throw CommandFailure(
                status: .configuration,
                message: table.error(at: key, "\(key) takes \(wanted), not \(value.content.described)").message
            )
        }
        return Setting(
            key: self.name,
            value: taken,
            origin: .file(table.file, line: table.line(of: key), inTable: inTable)
        )
    }

    /// What an environment variable sets the option to; the values of a list have colons between them.
    ///
    /// - Parameters:
    ///   - text: what is in it.
    ///   - variable: its name.
    /// - Returns: the setting.
    /// - Throws: ``CommandFailure`` if a flag's is neither true nor false.
    func setting(_ text: String, of variable: String) throws(CommandFailure) -> Setting {
        let value: Setting.Value
        switch self.kind {
        case .flag:
            guard let isOn = Self.truth(text) else {
                throw CommandFailure(
                    status: .configuration,
                    message: "\(variable): it takes true or false, not \"\(text)\""
                )
            }
            value = .flag(isOn)
        case .list: value = .list(text.split(separator: ":").map(String.init))
        case .value: value = .text(text)
        }
        return Setting(key: self.name, value: value, origin: .variable(variable))
    }

    /// What a flag is set to, in one of the ways in which people write it; nil if it is none of them.
    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1", "yes", "on": true
        case "false", "0", "no", "off": false
        default: nil
        }
    }

    /// A path in the config file of something that is read is meant from the file's folder on.
    private func path(_ text: String, in folder: String) -> String {
        // A socket may be none.
        self.isBesideSettings && !text.hasPrefix("/") && text != "none" ? folder + text : text
    }
}

extension TOMLValue.Content {
    /// A string or a number as it would be written on the command line; nil for anything else.
    fileprivate var single: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        default: nil
        }
    }
}
