import FuzzSupport
import SpeakStreamUpstreams

/// One input: the first byte chooses the format, the second the splits and the field; the rest is a provider's stream.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let input = FuzzInput(start, count, headerBytes: 2) else { return 0 }
    let format = StreamFormat.allCases[Int(input.header[0]) % StreamFormat.allCases.count]
    let stream = input.rest
    let field = input.header[1] & 0x80 == 0 ? nil : "choices.0.delta.content"
    let whole = answer(in: [stream[...]], format, field)
    let pieces = Splitting([input.header[1]], longest: 16).pieces(of: stream)
    require(answer(in: pieces, format, field) == whole, "the split changes what is read")
    if format == .text { require(whole.text == stream, "text is changed") }
    return 0
}

/// What a stream adds up to.
private struct Answer: Equatable {
    var text: [UInt8] = []
    var reasoning: [UInt8] = []
    var ending: StreamDelta?
    var isComplete = false
}

private func answer(in pieces: [ArraySlice<UInt8>], _ format: StreamFormat, _ field: String?) -> Answer {
    var decoder = StreamDecoder(format: format, field: field)
    var answer = Answer()
    for delta in pieces.flatMap({ decoder.append(Array($0)) }) + decoder.finish() {
        require(answer.ending == nil, "something comes behind the end")
        switch delta {
        case .text(let bytes): answer.text += bytes
        case .reasoning(let bytes): answer.reasoning += bytes
        case .complete: break
        case .end, .failure: answer.ending = delta
        }
    }
    answer.isComplete = decoder.isComplete
    return answer
}
