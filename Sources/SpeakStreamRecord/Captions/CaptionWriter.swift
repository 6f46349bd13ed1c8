import SpeakStream

extension TurnWriter {
    /// Writes captions of what is heard (``CaptionMachine``), each as soon as it is complete.
    ///
    /// - Parameters:
    ///   - file: is written caption by caption, and closed at the end.
    ///   - format: how.
    /// - Returns: the writer.
    public static func captions(to file: OutputFile, as format: CaptionFormat) -> TurnWriter {
        TurnWriter("captions", CaptionWriter(file: file, format: format))
    }
}

private struct CaptionWriter: StepConsumer, Sendable {
    let file: OutputFile
    let format: CaptionFormat
    var machine = CaptionMachine()
    var count = 0
    var hasBegun = false

    mutating func take(_ steps: [TurnStep]) throws(SpeakStreamError) {
        try self.write(steps.flatMap { self.machine.take($0) })
    }

    mutating func finish() throws(SpeakStreamError) {
        try self.write(self.machine.finish())
        self.file.close()
    }

    private mutating func write(_ captions: [Caption]) throws(SpeakStreamError) {
        // Captions of a turn that never spoke are a file all the same.
        var text = self.hasBegun ? "" : self.format.header
        self.hasBegun = true
        for caption in captions {
            self.count += 1
            text += self.format.text(caption, number: self.count)
        }
        if !text.isEmpty { try self.file.write(Array(text.utf8)) }
    }
}
