import SpeakStream

extension TurnWriter {
    /// Draws a picture of a session's turns (``TurnPlot``), written when they are over.
    ///
    /// - Parameter file: gets the SVG document.
    /// - Returns: the writer.
    public static func plot(to file: OutputFile) -> TurnWriter {
        TurnWriter("plot", Drawing(file: file))
    }
}

private struct Drawing: StepConsumer, Sendable {
    let file: OutputFile
    var plot = TurnPlot()

    mutating func take(_ steps: [TurnStep]) {
        for step in steps { self.plot.take(step) }
    }

    func finish() throws(SpeakStreamError) {
        try self.file.write(Array(self.plot.svg.utf8))
        self.file.close()
    }
}
