/* The public header alone, in C99 and in C17. */
#include "unmask.h"
#include "unmask.h" /* once more */

int main(void)
{
    const struct um_options options = UM_OPTIONS_INIT;
    bool whole = options.struct_size == sizeof options && !options.test && !options.n_defendants;
    return whole && um_meaning("status", "met") && !um_meaning("status", "none") ? 0 : 1;
}
