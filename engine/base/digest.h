/* SHA-256, by libmd. */
#ifndef UM_DIGEST_H
#define UM_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

void um_sha256(const void *bytes, size_t n, uint8_t out[32]);

/* A digest in 64 lower-case hexadecimal digits. */
char *um_hex(struct um_arena *a, const uint8_t digest[32]);

#endif
