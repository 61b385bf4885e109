/* The law that is built in, made by lawc at build time: the image, and the packs it was made from. */
#ifndef UM_BUILTIN_H
#define UM_BUILTIN_H

#include <stddef.h>
#include <stdint.h>

#include "unmask.h"

extern const uint64_t um_builtin_image[];
extern const struct um_pack_text um_builtin_packs[];
extern const size_t um_builtin_pack_count;

#endif
