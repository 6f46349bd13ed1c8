#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

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

// Which signal goes where: two parts of a program may wait for different ones.
static volatile int signal_descriptors[NSIG];

static void forward(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    ssize_t ignored = write(signal_descriptors[signal], &byte, 1);
    (void)ignored;
    errno = saved;
}

void speakstream_forward_signal(int signal, int descriptor) {
    struct sigaction action = {.sa_handler = forward, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    signal_descriptors[signal] = descriptor;
    sigaction(signal, &action, NULL);
}

int speakstream_set_pipe_size(int descriptor, int bytes) {
    return fcntl(descriptor, F_SETPIPE_SZ, bytes);
}
