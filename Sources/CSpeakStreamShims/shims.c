#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

void speakstream_set_thread_name(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

int speakstream_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC | O_NONBLOCK);
}

int speakstream_set_pipe_size(int descriptor, int bytes) {
    return fcntl(descriptor, F_SETPIPE_SZ, bytes);
}
