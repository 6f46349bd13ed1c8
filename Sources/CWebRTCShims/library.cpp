#include "library.hpp"

#include <dlfcn.h>

namespace {

struct loaded_library {
    webrtc_library functions;
    const char *reason;
};

template <typename Function>
bool find(void *handle, const char *name, Function &function) {
    function = reinterpret_cast<Function>(dlsym(handle, name));
    return function != nullptr;
}

loaded_library load() {
    loaded_library result{};
    // By its version, so that it is the one whose headers were read.
    void *handle = dlopen("libwebrtc_audio_processing.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        result.reason = "libwebrtc_audio_processing.so.1 is not there; on Debian: apt-get install libwebrtc-audio-processing1";
        return result;
    }
    auto &functions = result.functions;
    bool complete = find(handle, "_ZN6webrtc15AudioProcessing6CreateEv", functions.create);
    complete &= find(handle, "WebRtcAec_enable_delay_agnostic", functions.enable_delay_agnostic);
    complete &= find(handle, "WebRtcAec_enable_extended_filter", functions.enable_extended_filter);
    if (!complete) result.reason = "libwebrtc_audio_processing.so.1 is not the version 0.3 that this was made for";
    return result;
}

} // namespace

const webrtc_library *webrtc_library::get(const char **reason) {
    static const loaded_library library = load();
    *reason = library.reason;
    return library.reason ? nullptr : &library.functions;
}
