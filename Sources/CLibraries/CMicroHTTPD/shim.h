#pragma once
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

/* What a server is started with; MHD_start_daemon takes it as variable arguments, which Swift can't call. */
struct cmhd_options {
    int listener;
    unsigned int threads;
    unsigned int connections;
    unsigned int idle_seconds;
    size_t head_bytes;
    /* Certificates and key in PEM, for TLS; NULL for clear text. They are read while the server starts. */
    const char *certificate;
    const char *key;
};

/* An address is handed on as it was sent: it is read, and refused, in one place only, and not here. */
static inline size_t cmhd_leave_escaped(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return __builtin_strlen(text);
}

static inline struct MHD_Daemon *cmhd_start(
    const struct cmhd_options *options, void *context, MHD_AccessHandlerCallback handle,
    void *(*note_address)(void *, const char *, struct MHD_Connection *), MHD_RequestCompletedCallback complete,
    MHD_NotifyConnectionCallback connect) {
    struct MHD_OptionItem more[5];
    int count = 0;
    if (options->threads > 1)
        more[count++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL};
    unsigned int tls = 0;
    if (options->certificate && options->key) {
        tls = MHD_USE_TLS;
        more[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)options->certificate};
        more[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)options->key};
        more[count++] = (struct MHD_OptionItem){
            MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"};
    }
    more[count] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    /* Not epoll: the library would not notice that the other side is done where the last bytes came together with that
       word, and keep the connection until its time is over. The internal channel lets quiescing and stopping wake the
       threads. */
    return MHD_start_daemon(
        MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC | tls, 0, NULL, NULL, handle, context,
        MHD_OPTION_LISTEN_SOCKET, options->listener,
        MHD_OPTION_CONNECTION_LIMIT, options->connections,
        MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->head_bytes,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_UNESCAPE_CALLBACK, cmhd_leave_escaped, NULL,
        MHD_OPTION_URI_LOG_CALLBACK, note_address, context,
        MHD_OPTION_NOTIFY_COMPLETED, complete, context,
        MHD_OPTION_NOTIFY_CONNECTION, connect, context,
        MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

/* What was kept with the connection when it was made. */
static inline void *cmhd_socket_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static inline int cmhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *cmhd_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

/* A body that the library asks for piece by piece. */
struct cmhd_body {
    size_t count;
    char bytes[];
};

static inline ssize_t cmhd_give(void *context, uint64_t from, char *place, size_t room) {
    const struct cmhd_body *body = (const struct cmhd_body *)context;
    if (from >= body->count) return MHD_CONTENT_READER_END_OF_STREAM;
    size_t count = body->count - (size_t)from < room ? body->count - (size_t)from : room;
    memcpy(place, body->bytes + from, count);
    return (ssize_t)count;
}

/* An answer whose body is copied. With TLS a long one leaves in records of 4 KiB: the other side can't read a record
   before all of it is there, and the library makes records of 16 KiB, which is a quarter of a minute at 9.6 kbit/s. */
static inline struct MHD_Response *cmhd_response(const void *bytes, size_t count, int tls) {
    if (!tls || count <= 4096)
        return MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
    struct cmhd_body *body = (struct cmhd_body *)malloc(sizeof *body + count);
    if (!body) return NULL;
    body->count = count;
    memcpy(body->bytes, bytes, count);
    struct MHD_Response *made = MHD_create_response_from_callback(count, 4096, cmhd_give, body, free);
    if (!made) free(body);
    return made;
}
