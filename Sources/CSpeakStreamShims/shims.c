#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

char **speakstream_environment(void) {
    return environ;
}

void speakstream_set_thread_name(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

int speakstream_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC | O_NONBLOCK);
}

int speakstream_packet_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC | O_DIRECT);
}

// Which signal goes where: parts of a program may wait for different ones, and two of them for the same. 0 is nobody.
static volatile int signal_descriptors[NSIG][2];

static void forward(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    for (int i = 0; i < 2; i++) {
        int descriptor = signal_descriptors[signal][i];
        ssize_t ignored = descriptor > 0 ? write(descriptor, &byte, 1) : 0;
        (void)ignored;
    }
    errno = saved;
}

void speakstream_forward_signal(int signal, int descriptor) {
    struct sigaction action = {.sa_handler = forward, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (signal_descriptors[signal][0] != descriptor) {
        signal_descriptors[signal][1] = signal_descriptors[signal][0];
        signal_descriptors[signal][0] = descriptor;
    }
    sigaction(signal, &action, NULL);
}

int speakstream_set_pipe_size(int descriptor, int bytes) {
    return fcntl(descriptor, F_SETPIPE_SZ, bytes);
}

static locale_t unicode;

static void find_unicode(void) {
    // The user's own may be none that knows Unicode. C.UTF-8 is part of glibc from 2.35 on.
    unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

int speakstream_columns(unsigned int scalar) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, find_unicode);
    if (!unicode) return scalar < 0x80 ? 1 : -1;
    locale_t before = uselocale(unicode);
    int columns = wcwidth((wchar_t)scalar);
    uselocale(before);
    return columns;
}

static struct timespec at(long long time) {
    return (struct timespec){.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000};
}

long long speakstream_monotonic_time(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int speakstream_wait_until(void *condition, void *mutex, long long time) {
    struct timespec end = at(time > 0 ? time : 0);
    return pthread_cond_timedwait(condition, mutex, &end);
}

void speakstream_take_pending(const void *signals) {
    struct timespec none = at(0);
    sigtimedwait(signals, NULL, &none);
}
