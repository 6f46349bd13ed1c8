package import SpeakStream
import SpeakStreamRecord

/// Who is shown all that happens in a session, as the options ask for: a record, captions, a picture.
package struct Following {
    private let writers: [TurnWriter]
    /// Draws on the terminal; nil where that is not asked for, or can not be done.
    package let view: ShowView?

    /// Opens the files, so that one that can not be written is told before anything is said.
    ///
    /// - Parameters:
    ///   - outputs: say which.
    ///   - voice: the voice that was asked for.
    ///   - reads: files that are read, and may not be written.
    ///   - readsKeys: whether keys are read.
    /// - Throws: ``CommandFailure``.
    package init(
        _ outputs: OutputOptions,
        voice: ChosenVoice,
        reads: [String] = [],
        readsKeys: Bool = false
    ) throws {
        try WrittenFiles.check(outputs, reads: reads)
        do throws(SpeakStreamError) {
            var writers: [TurnWriter] = []
            if let target = outputs.events {
                writers.append(.record(to: try OutputFile(target, for: "the events"), voice: voice.name))
            }
            if let target = outputs.captions, let format = CaptionFormat(path: target) {
                writers.append(.captions(to: try OutputFile(path: target, for: "the captions"), as: format))
            }
            if let target = outputs.plot {
                writers.append(.plot(to: try OutputFile(target, for: "the picture")))
            }
            self.writers = writers
            self.view = outputs.show ? ShowView.start(showsKeys: readsKeys && KeyReader.isPossible) : nil
        } catch {
            throw CommandFailure(status: .inputOutput, message: error.message)
        }
    }

    /// What the session is to show everything; nil if nobody wants to see it.
    package var follower: (any TurnFollower)? {
        let all: [any TurnFollower] = self.writers + (self.view.map { [$0] } ?? [])
        return all.isEmpty ? nil : Followers(all)
    }

    /// Waits until all is written; to be called once, after the session.
    ///
    /// - Returns: whether it was; what was not is told.
    package func finish() -> Bool {
        self.view?.finish()
        var isWritten = true
        for writer in self.writers {
            do throws(SpeakStreamError) {
                try writer.finish()
            } catch {
                Message.show(error.message)
                isWritten = false
            }
        }
        return isWritten
    }
}

extension CaptionFormat {
    /// The format that a file's name asks for; nil if it asks for none of ours.
    init?(path: String) {
        guard let format = Self.allCases.first(where: { path.lowercased().hasSuffix(".\($0.rawValue)") }) else {
            return nil
        }
        self = format
    }
}
