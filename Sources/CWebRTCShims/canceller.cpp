#include "CWebRTCShims.h"
#include "library.hpp"

#include <webrtc_audio_processing/webrtc/modules/audio_processing/include/audio_processing.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>

namespace {

constexpr int rate = 16000;

using Frame = float[SPEAKSTREAM_WEBRTC_FRAME];

void load(const int16_t *from, Frame &to) {
    for (size_t index = 0; index < SPEAKSTREAM_WEBRTC_FRAME; index++) to[index] = from[index] / 32768.0f;
}

void store(const Frame &from, int16_t *to) {
    for (size_t index = 0; index < SPEAKSTREAM_WEBRTC_FRAME; index++) {
        to[index] = static_cast<int16_t>(std::lrint(std::min(std::max(from[index] * 32768.0f, -32768.0f), 32767.0f)));
    }
}

} // namespace

struct speakstream_webrtc {
    std::unique_ptr<webrtc::AudioProcessing> processing;
    bool cancels_echo;
};

speakstream_webrtc *speakstream_webrtc_make(speakstream_webrtc_options options, const char **reason) {
    const auto *library = webrtc_library::get(reason);
    if (!library) return nullptr;
    *reason = "the WebRTC library refuses its settings";
    try {
        std::unique_ptr<webrtc::AudioProcessing> processing(library->create());
        if (!processing) return nullptr;
        const webrtc::StreamConfig stream(rate, 1);
        bool failed = processing->Initialize({{stream, stream, stream, stream}}) != 0;
        // Hum and the air conditioner are no speech, and the decision is made for a signal without them.
        failed |= processing->high_pass_filter()->Enable(true) != 0;
        if (options.cancels_echo) {
            auto *echo = processing->echo_cancellation();
            failed |= echo->enable_drift_compensation(false) != 0;
            failed |= echo->set_suppression_level(
                static_cast<webrtc::EchoCancellation::SuppressionLevel>(options.suppression)) != 0;
            failed |= echo->Enable(true) != 0;
            // What the server says of its latency is milliseconds off, and the path through the air is not known at all.
            auto *core = echo->aec_core();
            if (!core) return nullptr;
            library->enable_delay_agnostic(core, 1);
            library->enable_extended_filter(core, 1);
        }
        if (options.suppresses_noise) {
            failed |= processing->noise_suppression()->set_level(webrtc::NoiseSuppression::kModerate) != 0;
            failed |= processing->noise_suppression()->Enable(true) != 0;
        }
        auto *detection = processing->voice_detection();
        failed |= detection->set_likelihood(
            static_cast<webrtc::VoiceDetection::Likelihood>(options.likelihood)) != 0;
        failed |= detection->Enable(true) != 0;
        if (failed) return nullptr;
        return new speakstream_webrtc{std::move(processing), options.cancels_echo};
    } catch (...) {
        return nullptr;
    }
}

void speakstream_webrtc_free(speakstream_webrtc *canceller) { delete canceller; }

int speakstream_webrtc_process(
    speakstream_webrtc *canceller,
    const int16_t *far_end,
    int16_t *microphone,
    int delay,
    speakstream_webrtc_findings *findings
) try {
    const webrtc::StreamConfig stream(rate, 1);
    auto &processing = *canceller->processing;
    Frame samples;
    float *channels[] = {samples};
    int status = 0;
    if (canceller->cancels_echo) {
        load(far_end, samples);
        status = processing.ProcessReverseStream(channels, stream, stream, channels);
        if (status == 0) processing.set_stream_delay_ms(delay);
        if (status != 0) return status;
    }
    load(microphone, samples);
    status = processing.ProcessStream(channels, stream, stream, channels);
    if (status != 0) return status;
    store(samples, microphone);
    findings->has_voice = processing.voice_detection()->stream_has_voice();
    const auto *suppression = processing.noise_suppression();
    findings->speech = suppression->is_enabled() ? suppression->speech_probability() : findings->has_voice;
    return 0;
} catch (...) {
    return -1;
}
