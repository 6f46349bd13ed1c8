// The headers of libwebrtc-audio-processing-dev name each other from a folder that a Swift package cannot tell the compiler to look in.
#include <webrtc_audio_processing/webrtc/base/basictypes.h>
