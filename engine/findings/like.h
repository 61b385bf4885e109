/* What the files on decided cases share: a list that is being made, and what is said of one case in it. */
#ifndef UM_LIKE_H
#define UM_LIKE_H

#include "findings/document.h"

/* What a list of decided cases is made for. */
struct um_seeking {
    struct um_arena *a;
    const struct um_tree *t;
    const struct um_defendant_result *d; /* NULL: for the matter */
    struct um_value *list;
    int64_t *dates; /* of the entries */
    size_t cap;
    uint32_t later; /* decisions after the day of the law that would be in it */
};

/* Begin a list for a defendant (NULL: for the matter), and the document of it. */
struct um_seeking um_like_begin(struct um_arena *a, const struct um_tree *t, const struct um_defendant_result *d);
struct um_value *um_like_finish(const struct um_seeking *s);

/* The decided case behind one (NULL: the first) that is not the matter itself, or NULL. */
const struct um_decided *um_like_next(struct um_seeking *s, const struct um_decided *before);

/* Put an entry for a case where its day belongs; one that was decided after the day of the law is only counted, once a case. */
void um_like_add(struct um_seeking *s, struct um_value *entry, const struct um_decided *c, bool *later);

/* An entry: how the case is called and cited; what both records hold (speaker NULL: that is the same for every defendant); what
   was held; later decisions on the same defendants (speaker NULL: on any). */
struct um_value *um_like_case(const struct um_seeking *s, const struct um_decided *c);
struct um_value *um_like_shared(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker);
struct um_value *um_like_held(const struct um_seeking *s, const struct um_held *h, const char *on);
struct um_value *um_like_then(const struct um_seeking *s, const struct um_decided *c, const struct um_speaker *speaker);

/* Whether factors of the law are weighed in the part that a node is of (t/highfields/balance). */
bool um_like_weighed(const struct um_rules *r, const char *node);

#endif
