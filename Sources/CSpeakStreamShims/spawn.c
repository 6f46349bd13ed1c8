// A child in a process group of its own that does not outlive this process. posix_spawn can not ask for the latter.

#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <linux/close_range.h>
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
    // By exec only: until then the failure's pipe is needed.
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    // Whoever made us may ignore some, which exec would hand on.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvpe(arguments[0], arguments, environment);
}

int speakstream_spawn(char *const arguments[], char *const environment[], const int descriptors[3], int *child) {
    *child = -1;
    // Closed by exec, or it brings the reason: the thread sanitizer makes a fork of a vfork, so that memory will not do.
    int failures[2];
    if (pipe2(failures, O_CLOEXEC) != 0) return errno;
    // No handler of ours may run in the child.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t id = vfork();
    if (id == 0) {
        become(arguments, environment, descriptors, parent);
        int failure = errno;
        ssize_t ignored = write(failures[1], &failure, sizeof failure);
        (void)ignored;
        _exit(127);
    }
    int failure = id < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(failures[1]);
    if (id > 0) {
        ssize_t count;
        do count = read(failures[0], &failure, sizeof failure);
        while (count < 0 && errno == EINTR);
        if (count != sizeof failure) failure = 0;
    }
    close(failures[0]);
    *child = id;
    return failure;
}
