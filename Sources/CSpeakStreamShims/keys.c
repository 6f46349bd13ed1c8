// A terminal that gives single keys and has something drawn at its bottom, and is given back however the process ends. In C,
// as most of it runs in signal handlers; tcsetattr, tcflow, tcgetpgrp, poll, write, sigaction and raise are async-signal-safe
// (POSIX.1-2024, 2.4.3).

#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <errno.h>
#include <poll.h>
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

static pthread_once_t guards = PTHREAD_ONCE_INIT;
static void guard_all(void);

static int is_foreground(int descriptor) {
    pid_t group = tcgetpgrp(descriptor);
    // A terminal that does not control this process has no foreground to be kept out of.
    return group < 0 ? errno == ENOTTY : group == getpgrp();
}

/// Blocks the signal by which the system would stop us if we lost the foreground since we looked; what was blocked before.
static sigset_t block_stop(void) {
    sigset_t output, before;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &output, &before);
    return before;
}

static int apply(int descriptor, const struct termios *settings) {
    sigset_t before = block_stop();
    int status;
    do status = tcsetattr(descriptor, TCSANOW, settings);
    while (status != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

/// Undoes a Ctrl-S: what is stopped by TCOOFF as well is let go by TCOON (Linux, n_tty_ioctl_helper).
static void let_flow(int descriptor) {
    sigset_t before = block_stop();
    tcflow(descriptor, TCOOFF);
    tcflow(descriptor, TCOON);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
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

// The screen: what is drawn at the bottom of a terminal, from where the cursor rests. One at a time, as above.
static int screen = -1;
/// Whether something is drawn there.
static atomic_int shown;
/// Whether what is drawn is about to be taken away: no other frame begins.
static atomic_int leaving;
/// Whether a frame has been written in part.
static atomic_int drawing;

int speakstream_screen_enter(int descriptor) {
    pthread_once(&guards, guard_all);
    if (atomic_load(&ending) || !is_foreground(descriptor)) return -1;
    screen = descriptor;
    atomic_store(&drawing, 0);
    atomic_store(&leaving, 0);
    atomic_store(&shown, 1);
    return 0;
}

long speakstream_screen_write(const void *bytes, size_t count) {
    int begins = !atomic_exchange(&drawing, 1);
    ssize_t written = -1;
    if (!atomic_load(&shown) || (begins && atomic_load(&leaving))) {
        errno = ECANCELED;
    } else {
        written = write(screen, bytes, count);
    }
    // One of which nothing has been written has not begun.
    if (written == (ssize_t)count || (begins && written < 0)) atomic_store(&drawing, 0);
    return written;
}

void speakstream_screen_leave(void) {
    // Attributes, the drawing (as in ScreenRegion), lines that wrap, the cursor.
    static const char farewell[] = "\033[m\r\033[K\033[2G\033[J\r\033[?7h\033[?25h";
    int saved = errno;
    atomic_store(&leaving, 1);
    // A frame is written to its end, so that the cursor rests where it should; but nobody waits for a terminal that takes nothing.
    for (int i = 0; i < 100 && atomic_load(&shown) && atomic_load(&drawing); i++) poll(NULL, 0, 1);
    if (atomic_exchange(&shown, 0) && is_foreground(screen)) {
        if (write(screen, farewell, sizeof farewell - 1) < 0 && errno == EAGAIN) {
            // Stopped by Ctrl-S, or slow. Whoever comes next could not be seen either.
            let_flow(screen);
            struct pollfd room = {.fd = screen, .events = POLLOUT};
            poll(&room, 1, 200);
            ssize_t ignored = write(screen, farewell, sizeof farewell - 1);
            (void)ignored;
        }
    }
    errno = saved;
}

void speakstream_keys_end(void) {
    atomic_store(&ending, 1);
    speakstream_screen_leave();
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
    pthread_once(&guards, guard_all);
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
