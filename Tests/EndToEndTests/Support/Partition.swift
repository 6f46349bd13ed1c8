import SpeakStreamRig
import Testing

/// Expects every byte received to be in one of the three parts, and the ranges to fit their texts.
func expectPartition(_ report: Report, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(report.heard.start == 0, sourceLocation: sourceLocation)
    #expect(report.heard.end == report.unheard.start, sourceLocation: sourceLocation)
    #expect(report.unheard.end == report.unspoken.start, sourceLocation: sourceLocation)
    #expect(report.unspoken.end == report.received.bytes, sourceLocation: sourceLocation)
    // Of a long heard text only the end is kept, cut at a character.
    let kept = report.heard.text.utf8.count
    #expect(kept == report.heard.end || kept < report.heard.end && kept > 65_000, sourceLocation: sourceLocation)
    for span in [report.unheard, report.unspoken] {
        #expect(span.text.utf8.count == span.end - span.start, sourceLocation: sourceLocation)
    }
    if let partial = report.partial {
        #expect(partial.start >= report.unheard.start, sourceLocation: sourceLocation)
        #expect(partial.end <= report.unheard.end, sourceLocation: sourceLocation)
        let start = partial.start - report.unheard.start
        let part = report.unheard.text.utf8.dropFirst(start).prefix(partial.end - partial.start)
        #expect(part.elementsEqual(partial.text.utf8), sourceLocation: sourceLocation)
        #expect(report.outcome != "finished", sourceLocation: sourceLocation)
    }
    #expect(report.version == 1, sourceLocation: sourceLocation)
    #expect(report.sampleRate == 22_050, sourceLocation: sourceLocation)
    #expect(abs(report.heardSeconds - Double(report.heardFrames) / 22_050) < 1e-6, sourceLocation: sourceLocation)
}

/// Expects that all of a text was heard, and nothing else.
func expectHeard(_ text: String, _ report: Report?, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let report else {
        Issue.record("no report", sourceLocation: sourceLocation)
        return
    }
    #expect(report.outcome == "finished", sourceLocation: sourceLocation)
    #expect(report.message == nil, sourceLocation: sourceLocation)
    #expect(report.heard.text == text, sourceLocation: sourceLocation)
    #expect(report.received.bytes == text.utf8.count, sourceLocation: sourceLocation)
    #expect(report.unheard.text + report.unspoken.text == "", sourceLocation: sourceLocation)
    #expect(report.partial == nil, sourceLocation: sourceLocation)
}

/// Expects that the three parts together are the start of what was written: a reader may have stopped before its end.
func expectReceived(from text: String, _ report: Report?, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let report else {
        Issue.record("no report", sourceLocation: sourceLocation)
        return
    }
    #expect(
        report.text.utf8.elementsEqual(text.utf8.prefix(report.received.bytes)),
        "\(report.text.prefix(500))",
        sourceLocation: sourceLocation
    )
}
