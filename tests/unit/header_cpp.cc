// The public header alone, in C++17: its functions are those of C.
#include "unmask.h"
#include "unmask.h" // once more

int main()
{
    const um_options options = UM_OPTIONS_INIT;
    bool whole = options.struct_size == sizeof options && !options.test && !options.n_defendants;
    return whole && um_meaning("status", "met") && !um_meaning("status", "none") ? 0 : 1;
}
