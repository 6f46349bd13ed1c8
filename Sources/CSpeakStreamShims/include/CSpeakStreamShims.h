#ifndef CSPEAKSTREAMSHIMS_H
#define CSPEAKSTREAMSHIMS_H

// Calls that glibc declares for _GNU_SOURCE only, which Swift's import of it lacks; and a signal handler, which must do
// nothing that is not async-signal-safe: no Swift code can promise that.

/// Names the calling thread; `name` has at most 15 bytes.
void speakstream_set_thread_name(const char *name);

/// Makes a pipe whose ends do not block and are closed on exec; 0, or -1 with errno.
int speakstream_pipe(int ends[2]);

/// Makes a pipe that is closed on exec and keeps writes apart (pipe(2), O_DIRECT), so that it is full with one where its
/// capacity is a page; 0, or -1 with errno.
int speakstream_packet_pipe(int ends[2]);

/// Asks for a pipe's capacity in bytes; the capacity got, or -1 with errno.
int speakstream_set_pipe_size(int descriptor, int bytes);

/// From now on `signal` writes its number as one byte to `descriptor`, which stays open, instead of ending the process.
void speakstream_forward_signal(int signal, int descriptor);

/// Takes a connection, which does not block and is closed on exec; its descriptor, or -1 with errno.
int speakstream_accept(int listener);

/// The effective user id that the process at the other end of a Unix socket connected with; 0, or -1 with errno.
int speakstream_peer_user(int descriptor, unsigned int *user);

#endif
