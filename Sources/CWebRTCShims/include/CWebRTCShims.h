#ifndef CWEBRTCSHIMS_H
#define CWEBRTCSHIMS_H

// The audio processing module of WebRTC is C++. Here it takes a frame and gives a frame back. Its library is loaded when the first
// canceller is made, not when the program starts: most programs speak and do not listen. No exception leaves these functions.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Frames of one channel at 16 kHz in 10 ms, which is what is processed at a time.
enum { SPEAKSTREAM_WEBRTC_FRAME = 160 };

/// Echo and noise removal, and a decision about speech, with their memory of the room; for one thread at a time.
typedef struct speakstream_webrtc speakstream_webrtc;

/// What a canceller is to do.
typedef struct {
    /// Removes the echo of the far end; without it noise only.
    bool cancels_echo;
    /// Removes noise.
    bool suppresses_noise;
    /// How much is taken away while both sides speak: 0 (little) to 2.
    int suppression;
    /// How sure the decision has to be: 0 (speech is found easily) to 3.
    int likelihood;
} speakstream_webrtc_options;

/// What was found in a frame.
typedef struct {
    /// Whether somebody speaks, echo aside.
    bool has_voice;
    /// How likely it is, from 0 to 1, as the noise suppressor has it.
    float speech;
} speakstream_webrtc_findings;

/// Makes a canceller.
///
/// `reason`, if it failed, is a text for a person, valid for the life of the process.
speakstream_webrtc *speakstream_webrtc_make(speakstream_webrtc_options options, const char **reason);

/// Frees it.
void speakstream_webrtc_free(speakstream_webrtc *canceller);

/// Cleans a frame in place.
///
/// `far_end` is what the loudspeaker plays then, or `delay` ms before. Returns 0, or the library's negative error number.
int speakstream_webrtc_process(
    speakstream_webrtc *canceller,
    const int16_t *far_end,
    int16_t *microphone,
    int delay,
    speakstream_webrtc_findings *findings
);

#ifdef __cplusplus
}
#endif

#endif
