/* What came of it: for each defendant, and for each statement that is judged once for all. */
#ifndef ACHIEVED_H
#define ACHIEVED_H

#include "render/page.h"
#include "sides.h"

/* whole: also what is still not shown, or not in this record. */
void render_achieved(struct page *p, const struct diff *d, bool whole);

#endif
