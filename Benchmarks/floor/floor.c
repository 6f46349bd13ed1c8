/* The floor: the least that can be done with eSpeak NG and the PulseAudio simple API, and nothing else.
   floor TEXT     speaks the text and ends when it has been heard
   floor          speaks each line of standard input as it comes */
#include <espeak-ng/speak_lib.h>
#include <pulse/simple.h>
#include <stdio.h>
#include <string.h>

static pa_simple *sink;

static int play(short *samples, int count, espeak_EVENT *events) {
    (void)events;
    return samples && count > 0 && pa_simple_write(sink, samples, (size_t)count * 2, NULL) < 0;
}

static void speak(const char *text) {
    espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
}

int main(int count, char **arguments) {
    int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 50, NULL, 0);
    espeak_SetSynthCallback(play);
    espeak_SetVoiceByName("en-us");
    const unsigned ms = (unsigned)rate * 2 / 1000;
    pa_sample_spec format = {PA_SAMPLE_S16LE, (unsigned)rate, 1};
    pa_buffer_attr buffer = {.maxlength = -1u, .tlength = 100 * ms, .prebuf = 10 * ms, .minreq = 10 * ms, .fragsize = -1u};
    sink = pa_simple_new(NULL, "floor", PA_STREAM_PLAYBACK, NULL, "floor", &format, NULL, &buffer, NULL);
    if (!sink) return 69;
    static char line[1 << 20];
    if (count > 1) speak(arguments[1]);
    else while (fgets(line, sizeof line, stdin)) speak(line);
    return pa_simple_drain(sink, NULL) < 0;
}
