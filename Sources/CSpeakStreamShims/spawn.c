// A child in a process group of its own that does not outlive this process. posix_spawn can not ask for the latter.

#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/// In the child, whose memory is the parent's until it execs: nothing but system calls. Does not return.
static void become(char *const arguments[], char *const environment[], const int descriptors[3], pid_t parent) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    // Beyond the first three, so that none is overwritten before it is used.
    int sources[3];
    for (int i = 0; i < 3; i++) {
        sources[i] = fcntl(descriptors[i], F_DUPFD, 3);
        if (sources[i] < 0) return;
    }
    for (int i = 0; i < 3; i++) {
        if (dup2(sources[i], i) < 0) return;
    }
    close_range(3, ~0U, 0);
    // Whoever made us may ignore some, which exec would hand on.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvpe(arguments[0], arguments, environment);
}

int speakstream_spawn(char *const arguments[], char *const environment[], const int descriptors[3], int *child) {
    // No handler of ours may run in the child.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    volatile int failure = 0;
    pid_t id = vfork();
    if (id == 0) {
        become(arguments, environment, descriptors, parent);
        failure = errno;
        _exit(127);
    }
    if (id < 0) failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    *child = id;
    return failure;
}
