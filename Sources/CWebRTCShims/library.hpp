#ifndef WEBRTC_LIBRARY_HPP
#define WEBRTC_LIBRARY_HPP

struct AecCore;
namespace webrtc {
class AudioProcessing;
}

/// What is called in libwebrtc_audio_processing by name; the rest goes through virtual functions.
struct webrtc_library {
    webrtc::AudioProcessing *(*create)();
    /// Settings of the canceller. Those of the C++ interface are told apart by the address of a variable that the library and the
    /// program must share, which they do not when the library is loaded late.
    void (*enable_delay_agnostic)(AecCore *, int);
    void (*enable_extended_filter)(AecCore *, int);

    /// The library, loaded once; null with a reason when it is not there.
    static const webrtc_library *get(const char **reason);
};

#endif
