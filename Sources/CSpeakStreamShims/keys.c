// A terminal that gives single keys, and is given back however the process ends. In C, as most of it runs in signal
// handlers; tcsetattr, tcgetpgrp, sigaction and raise are async-signal-safe (POSIX.1-2024, 2.4.3).

#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// One terminal at a time. They are written before `active` is, and only while it is 0.
static int terminal = -1;
static struct termios usual;
/// What we made of it.
static struct termios ours;
/// Whether the terminal is as we set it.
static atomic_int active;
/// Whether the process is about to end: nobody may set it again.
static atomic_int ending;

static int is_foreground(int descriptor) {
    pid_t group = tcgetpgrp(descriptor);
    // A terminal that does not control this process has no foreground to be kept out of.
    return group < 0 ? errno == ENOTTY : group == getpgrp();
}

static int apply(int descriptor, const struct termios *settings) {
    // The system would stop us if we lost the foreground since we looked.
    sigset_t output, before;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &output, &before);
    int status;
    do status = tcsetattr(descriptor, TCSANOW, settings);
    while (status != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

/// Whether nobody has changed what we made of the terminal.
static int is_as_we_left_it(void) {
    struct termios now;
    if (tcgetattr(terminal, &now) != 0) return 0;
    return now.c_iflag == ours.c_iflag && now.c_oflag == ours.c_oflag && now.c_cflag == ours.c_cflag &&
           now.c_lflag == ours.c_lflag && memcmp(now.c_cc, ours.c_cc, sizeof now.c_cc) == 0;
}

void speakstream_keys_leave(void) {
    int saved = errno;
    // In the background the terminal is somebody else's, who has set it as they need it; or a shell's that has not
    // noticed that we could not give it back, as SIGSTOP lets nobody.
    if (atomic_exchange(&active, 0) && (is_foreground(terminal) || is_as_we_left_it())) apply(terminal, &usual);
    errno = saved;
}

void speakstream_keys_end(void) {
    atomic_store(&ending, 1);
    speakstream_keys_leave();
}

// Those that end a process unless somebody handles them; SIGKILL and a full stack cannot be met.
static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
static const int others[] = {SIGINT,  SIGTERM, SIGHUP,    SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM,
                             SIGPROF, SIGXCPU, SIGXFSZ, SIGPIPE, SIGIO,   SIGPWR,  SIGSTKFLT};
static struct sigaction previous[NSIG];

static void end_by_signal(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    speakstream_keys_end();
    // What would have happened without us: the instruction fails again, so that a handler of before finds the same
    // circumstances, or the signal comes once more, when this handler returns.
    sigaction(signal, &previous[signal], NULL);
    int repeats = signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE;
    if (!repeats || info->si_code <= 0) raise(signal);
    errno = saved;
}

static void guard(int signal, int with_handlers) {
    struct sigaction now;
    if (sigaction(signal, NULL, &now) != 0) return;
    int is_handled = (now.sa_flags & SA_SIGINFO) || (now.sa_handler != SIG_DFL && now.sa_handler != SIG_IGN);
    int is_ignored = !(now.sa_flags & SA_SIGINFO) && now.sa_handler == SIG_IGN;
    if (is_ignored || (is_handled && !with_handlers)) return;
    struct sigaction action = {.sa_sigaction = end_by_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    previous[signal] = now;
    sigaction(signal, &action, NULL);
}

static void guard_all(void) {
    atexit(speakstream_keys_end);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) guard(faults[i], 1);
    // Who handles these has plans of their own, and leaves by exit, or calls speakstream_keys_end.
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) guard(others[i], 0);
}

int speakstream_keys_enter(int descriptor) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, guard_all);
    if (!is_foreground(descriptor)) {
        speakstream_keys_leave();
        return -1;
    }
    // Where we were stopped by SIGSTOP, and could not give it back, what it is now may be ours.
    if (!atomic_load(&active)) {
        if (tcgetattr(descriptor, &usual) != 0) return -1;
        terminal = descriptor;
        ours = usual;
        ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
        ours.c_cc[VMIN] = 1;
        ours.c_cc[VTIME] = 0;
    }
    atomic_store(&active, 1);
    int status = apply(descriptor, &ours);
    // Whoever gave it back meanwhile may have been before us.
    if (atomic_load(&ending) || !atomic_load(&active)) {
        atomic_store(&active, 0);
        apply(descriptor, &usual);
        return -1;
    }
    return status;
}

int speakstream_is_foreground(int descriptor) {
    return is_foreground(descriptor);
}
