/* A need without what another part of it makes unnecessary: this is what is read. */
#include "remedy/run.h"

struct um_need *um_need_plain(struct um_remedy_run *run, struct um_need *need)
{
    (void)run;
    return need;
}
