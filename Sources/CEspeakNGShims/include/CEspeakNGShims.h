#ifndef CESPEAKNGSHIMS_H
#define CESPEAKNGSHIMS_H

struct audio_object;

/// Stands in for libpcaudio's function of this name, and makes no audio object.
///
/// espeak_Initialize opens a connection to the audio server even in synchronous mode, where nothing is ever played
/// through it: a needless round trip at every start, and thirty seconds when the server hangs. A program's own symbols
/// come before those of its libraries, so eSpeak NG finds this one and goes on without an audio object.
struct audio_object *create_audio_device_object(const char *device, const char *application, const char *description);

#endif
