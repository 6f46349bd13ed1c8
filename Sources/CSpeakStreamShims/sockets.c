#define _GNU_SOURCE
#include "CSpeakStreamShims.h"
#include <stddef.h>
#include <sys/socket.h>

int speakstream_accept(int listener) {
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

int speakstream_peer_user(int descriptor, unsigned int *user) {
    struct ucred peer;
    socklen_t size = sizeof peer;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -1;
    *user = peer.uid;
    return 0;
}
