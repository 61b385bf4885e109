#include "cli.h"
int run_diff(const struct options *o){(void)o;return 0;}
