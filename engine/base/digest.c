#include "base/digest.h"

#include <sys/types.h>

#include <sha2.h>

void um_sha256(const void *bytes, size_t n, uint8_t out[32])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, n);
    SHA256Final(out, &context);
}

char *um_hex(struct um_arena *a, const uint8_t digest[32])
{
    static const char digits[] = "0123456789abcdef";
    char *hex = um_arena_alloc(a, 65, 1);
    for (size_t i = 0; i < 32; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    return hex;
}
