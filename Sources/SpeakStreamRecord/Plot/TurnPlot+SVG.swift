import SpeakStream

// The picture: tokens above, phrases in the middle, sound in hand below, on one axis of time.
extension TurnPlot {
    private static var width: Double { 1_200 }
    private static var margin: Double { 70 }
    private static var style: String {
        """
        text{font:12px sans-serif;fill:#333}.t{stroke:#2a6f97;stroke-width:1.2}.p{fill:#dbe9f4;stroke:#2a6f97}\
        .pause{fill:#f3d9b1;opacity:.6}.hand{fill:#cfe8d5;stroke:#2d7d46}.axis{stroke:#999}.grid{stroke:#eee}\
        .hesitation{stroke:#c9a227}.stall{stroke:#d9730d}.underrun{stroke:#b00020}.sink{stroke:#6a1b9a}\
        .step{stroke:#00838f}.bargeIn{stroke:#d00000;stroke-width:2.5}.end{stroke:#555}.m{stroke-dasharray:4 3}
        """
    }

    /// The picture as an SVG document (https://www.w3.org/TR/SVG11/).
    public var svg: String {
        let seconds = Swift.max(self.end.seconds, 0.1)
        let x = { (time: Duration) in Self.margin + time.seconds / seconds * (Self.width - Self.margin - 20) }
        let axis = Self.axis(seconds, x)
        let parts = [
            axis, self.pauseParts(x), self.tokenParts(x), self.phraseParts(x), self.handParts(x), self.markParts(x),
        ]
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) 400" role="img">
            <title>A turn of speakstream, \(Self.escape(self.outcome))</title>
            <style>\(Self.style)</style>
            <rect width="100%" height="100%" fill="#fff"/>
            \(parts.joined())\(Self.rowLabels)\(self.legend)</svg>

            """
    }

    private static func axis(_ seconds: Double, _ x: (Duration) -> Double) -> String {
        // Some ten lines, at round figures.
        let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_600]
        let step = steps.first { seconds / $0 <= 12 } ?? (seconds / 10).rounded()
        let lines = stride(from: 0, through: seconds, by: step).map { second in
            let place = Self.figure(x(.milliseconds(Int64(second * 1_000))))
            let label = step < 1 ? Self.figure(second) : "\(Int(second.rounded()))"
            return """
                <line class="grid" x1="\(place)" x2="\(place)" y1="30" y2="330"/>\
                <text x="\(place)" y="346" text-anchor="middle">\(label) s</text>

                """
        }
        return lines.joined()
    }

    private func tokenParts(_ x: (Duration) -> Double) -> String {
        self.tokens.points.map { point in
            let place = Self.figure(x(point.time))
            return "<line class=\"t\" x1=\"\(place)\" x2=\"\(place)\" y1=\"40\" y2=\"80\"/>\n"
        }.joined()
    }

    private func phraseParts(_ x: (Duration) -> Double) -> String {
        self.phrases.points.map { point in
            let (start, end) = (x(point.value.start), x(point.value.end))
            let label = point.value.label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // A letter is some 6.5 wide.
            let room = Int((end - start - 6) / 6.5)
            let short = room >= label.count ? label : room > 3 ? label.prefix(room - 1) + "\u{2026}" : ""
            return """
                <g><title>\(Self.escape(label))</title>\
                <rect class="p" x="\(Self.figure(start))" y="110" width="\(Self.figure(Swift.max(1, end - start)))" \
                height="40" rx="3"/><svg x="\(Self.figure(start))" y="110" width="\(Self.figure(Swift.max(1, end - start)))" \
                height="40"><text x="3" y="24">\(Self.escape(String(short)))</text></svg></g>

                """
        }.joined()
    }

    private func handParts(_ x: (Duration) -> Double) -> String {
        let most = Swift.max(self.inHand.points.map(\.value).max() ?? 0, 0.5)
        let y = { (value: Double) in 320 - value / most * 130 }
        let points = self.inHand.points.map { "\(Self.figure(x($0.time))),\(Self.figure(y($0.value)))" }
        guard let first = self.inHand.points.first, let last = self.inHand.points.last else { return "" }
        return """
            <polygon class="hand" points="\(Self.figure(x(first.time))),320 \(points.joined(separator: " ")) \
            \(Self.figure(x(last.time))),320"/>
            <text x="\(Self.figure(Self.margin - 6))" y="196" text-anchor="end">\(Self.figure(most)) s</text>

            """
    }

    private func pauseParts(_ x: (Duration) -> Double) -> String {
        self.pauses.points.map { point in
            let (start, end) = (x(point.value.start), x(point.value.end))
            return """
                <rect class="pause" x="\(Self.figure(start))" y="30" width="\(Self.figure(Swift.max(1, end - start)))" \
                height="300"><title>\(point.value.label)</title></rect>

                """
        }.joined()
    }

    private func markParts(_ x: (Duration) -> Double) -> String {
        self.marks.points.map { point in
            let place = Self.figure(x(point.time))
            return """
                <line class="m \(point.value.kind)" x1="\(place)" x2="\(place)" y1="30" y2="330">\
                <title>\(point.value.kind.rawValue)</title></line>

                """
        }.joined()
    }

    private static var rowLabels: String {
        [("tokens", 64), ("phrases", 134), ("in hand", 260)].map { label, y in
            "<text x=\"\(Self.figure(Self.margin - 6))\" y=\"\(y)\" text-anchor=\"end\">\(label)</text>\n"
        }.joined()
    }

    private var legend: String {
        let present = Mark.Kind.allCases.filter { kind in self.marks.points.contains { $0.value.kind == kind } }
        return present.enumerated().map { index, kind in
            let before = present[..<index].reduce(0) { $0 + Double($1.rawValue.count) * 7 + 50 }
            let place = Self.margin + before
            return """
                <line class="m \(kind)" x1="\(Self.figure(place))" x2="\(Self.figure(place + 24))" y1="376" y2="376"/>\
                <text x="\(Self.figure(place + 30))" y="380">\(kind.rawValue)</text>

                """
        }.joined()
    }

    /// A number with one decimal, as coordinates need no more.
    private static func figure(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func escape(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            // What XML 1.0 has no way to write.
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
