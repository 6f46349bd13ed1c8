import Testing

// Everything here happens in real time and wants a core when it does: the tests of a suite run one after the other, the
// suites side by side, so that no more than six commands and three servers are at work at once.

/// What is heard, when all goes well.
@Suite(.serialized) struct SpeechTests {}

/// How the listener stops it.
@Suite(.serialized) struct StopTests {}

/// What happens when the audio server is gone, comes back, or hangs.
@Suite(.serialized) struct ServerTests {}

/// What needs no loudspeaker: files, options, hostile input, servers that misbehave.
@Suite(.serialized) struct FileTests {}

/// The keys that the listener presses, and the terminal that is given back.
@Suite(.serialized) struct KeyTests {}

/// What is drawn on a terminal, and how it is left.
@Suite(.serialized) struct ShowTests {}

/// The commands that tell a running one what to do.
@Suite(.serialized) struct ControlTests {}

/// The voice that barges in, in a room of null sinks.
@Suite(.serialized) struct VoiceTests {}
