#ifndef CSPEAKSTREAMSHIMS_H
#define CSPEAKSTREAMSHIMS_H

// Nothing of the system's headers beyond this, and what takes a struct timespec is here, not in Swift: that type is in more than one
// module, and whether Swift finds its members depends on what it compiles first.
#include <stddef.h>

// Calls that glibc declares for _GNU_SOURCE only, which Swift's import of it lacks; and a signal handler, which must do
// nothing that is not async-signal-safe: no Swift code can promise that.

/// The time of CLOCK_MONOTONIC in nanoseconds.
long long speakstream_monotonic_time(void);

/// pthread_cond_timedwait until a time of CLOCK_MONOTONIC in nanoseconds, for a condition with that clock.
int speakstream_wait_until(void *condition, void *mutex, long long time);

/// Takes a signal of a set that is pending, if one is.
void speakstream_take_pending(const void *signals);

/// The environment: entries NAME=VALUE, with a null pointer behind the last.
char **speakstream_environment(void);

/// Names the calling thread; `name` has at most 15 bytes.
void speakstream_set_thread_name(const char *name);

/// Makes a pipe whose ends do not block and are closed on exec; 0, or -1 with errno.
int speakstream_pipe(int ends[2]);

/// Makes a pipe that is closed on exec and keeps writes apart (pipe(2), O_DIRECT), so that it is full with one where its
/// capacity is a page; 0, or -1 with errno.
int speakstream_packet_pipe(int ends[2]);

/// Asks for a pipe's capacity in bytes; the capacity got, or -1 with errno.
int speakstream_set_pipe_size(int descriptor, int bytes);

/// From now on `signal` writes its number as one byte to `descriptor`, which stays open, instead of ending the process; and to one
/// more that was given before, as two may wait for the same.
void speakstream_forward_signal(int signal, int descriptor);

/// Takes a connection, which does not block and is closed on exec; its descriptor, or -1 with errno.
int speakstream_accept(int listener);

/// The effective user id that the process at the other end of a Unix socket connected with; 0, or -1 with errno.
int speakstream_peer_user(int descriptor, unsigned int *user);

/// Lets a terminal give each key at once and show none, until `speakstream_keys_leave`; Ctrl-C and the like stay signals.
///
/// Whatever the process ends by, SIGKILL and a full stack aside, gives it back: exit, and every signal that nobody
/// handles when this is first called. A signal's handler that ends the process without exit calls `speakstream_keys_end`.
///
/// One terminal at a time, entered by one thread at a time. 0; -1 if it is no terminal, or another process group's.
int speakstream_keys_enter(int descriptor);

/// Gives the terminal back, if it was entered; from any thread and in signal handlers.
void speakstream_keys_leave(void);

/// Takes away what was drawn, gives the terminal back, and lets nobody have it again: the process is about to end.
void speakstream_keys_end(void);

/// From now on something is drawn at the bottom of a terminal, with `speakstream_screen_write`, until `speakstream_screen_leave`.
///
/// Whatever the process ends by takes it away, as with the keys. The descriptor must not block. One terminal at a time, by one thread
/// at a time. 0; -1 if it is another process group's, or the process is about to end.
int speakstream_screen_enter(int descriptor);

/// Writes a frame, or what is left of it: at its end the cursor is at the start of what is drawn. How many bytes were taken, or -1 with
/// errno: ECANCELED where the drawing has been taken away.
long speakstream_screen_write(const void *bytes, size_t count);

/// Takes away what was drawn, if something was; from any thread and in signal handlers.
void speakstream_screen_leave(void);

/// How many columns a terminal gives to a scalar by itself, 0 to 2; -1 if it can not be shown.
int speakstream_columns(unsigned int scalar);

/// Starts a program, found on the path unless its name holds a slash, in a process group of its own; 0, or errno.
///
/// The three descriptors become its first three, and it gets no other; its signals are as if nobody had touched them. It is
/// killed when the calling *thread* ends, and so with the process (prctl(2), PR_SET_PDEATHSIG). Whenever `child` is greater
/// than 0 it has to be waited for, also after a failure.
int speakstream_spawn(char *const arguments[], char *const environment[], const int descriptors[3], int *child);

/// Whether this process may read from its terminal.
int speakstream_is_foreground(int descriptor);

#endif
