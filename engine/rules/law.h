/*
 * The compiled law: one block of bytes without pointers, so that the law built
 * in and a law loaded at run time can be compared byte by byte. Strings are
 * offsets into one pool; lists are spans of fixed-size rows, which have no
 * padding. Rules stand in natural order of their ids, whatever the order of
 * packs and rules was.
 */
#ifndef UM_LAW_H
#define UM_LAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/problem.h"
#include "vocabulary/vocabulary.h"

#define UM_NONE UINT32_MAX

struct um_span {
    uint32_t first, n;
};

enum um_rule_kind {
    UM_RULE_TEST,        /* a test, by name */
    UM_RULE_SELECT,      /* which test applies */
    UM_RULE_PART,        /* a part of a test */
    UM_RULE_GATE,        /* what is asked before any test */
    UM_RULE_EXCUSE,      /* elements that a test does not ask for */
    UM_RULE_ELEMENT,     /* an element of a claim */
    UM_RULE_STATUS,      /* sets the status of an element's cell, of a part or of a gate */
    UM_RULE_COMPETENCE,  /* whether an assertion may count */
    UM_RULE_SCOPE,       /* whether an assertion reaches an account */
    UM_RULE_SUFFICIENCY, /* how far an assertion gets */
    UM_RULE_OUTCOME,     /* qualifies a showing that is not made */
    UM_RULE_FACTOR,      /* a factor of the balance: which way it leans */
    UM_RULE_REMARK,      /* what a reader should know; it changes no status */
    UM_RULE_QUESTION,    /* an open question of law */
    UM_RULE_ASK,         /* a question that only the court can answer */
    UM_RULE_STRUCTURE,   /* embodied in how the engine walks, cited by what it makes */
    UM_RULE_LISTED,      /* not derived; its note says why */
    UM_RULE_KIND_COUNT
};

/* The kinds as packs write them. */
extern const char *const um_rule_kind_names[UM_RULE_KIND_COUNT];

enum um_via { UM_VIA_SELF, UM_VIA_OF, UM_VIA_GROUND, UM_VIA_ACT, UM_VIA_WORK, UM_VIA_ACCOUNT, UM_VIA_COUNT };
enum um_over { UM_OVER_CLAIMS, UM_OVER_COURT, UM_OVER_RULES };
#define UM_ALL_LEVELS ((1u << UM_LEVEL_COUNT) - 1)

struct um_offer {
    uint32_t kinds; /* bit set of enum um_point_kind */
    uint16_t via;
    bool named; /* only what names the account */
};

struct um_position_def {
    uint32_t id, says;
    struct um_span auth;
    uint32_t excuses; /* bit set of elements that are not required in this world */
};

struct um_var {
    uint32_t name;
    uint32_t entity;
};

struct um_rule {
    uint32_t id, title, proposition, reason, cure, note, pack;
    uint32_t supply, supply_says;            /* rows to add, of which it then holds: in the supplies, or UM_NONE; what they are, a string */
    uint32_t test, part, standard, ask_text, renew; /* strings; part: that of a gate is its name */
    uint32_t clause;                         /* element: what is to be shown, a string; "": what its word means */
    uint32_t cond, applies;                  /* conditions, or UM_NONE */
    uint32_t question;                       /* rule of kind ask, or UM_NONE */
    uint32_t choose[2];                      /* the element asked for if one of choose_by is met, if none is */
    struct um_span auth, defeats, claims, offered, vars, positions, cites;
    struct um_span tests; /* strings: it speaks under these alone; none: under all */
    uint32_t choose_by; /* elements, any of which chooses the first */
    uint32_t touches; /* elements an open question touches, or a test excuses */
    uint32_t items;   /* gate: bit set of the data it is asked for, each apart; 0: for the request as a whole */
    uint8_t kind, helps, element, scope, order, over, weighing;
    uint8_t status, why, competence, reach, outcome, if_yes, if_no;
    uint8_t depth; /* 0, or one more than the deepest rule that defeats it: evaluate in this order */
    uint8_t includes; /* choose: showing the first element shows the second */
    uint8_t leans;    /* factor */
    uint8_t levels;   /* bit set: it speaks where a claim is measured by these */
    uint8_t level;    /* part over claims: by what it measures them */
    uint8_t burden;   /* part, gate: who bears it, as helps */
    uint8_t once;     /* element: the same at every level, because no evidence is offered on it */
    uint8_t supply_binds; /* bit set of enum um_supply_row: what a cell must bind for its supply */
    uint8_t giver;        /* enum um_giver: who gives what is supplied */
    uint8_t pad;
};

/* Rows of a cell that a supply names by a letter: $i $k $s $c $d. */
enum um_supply_row { UM_SUPPLY_POINT, UM_SUPPLY_ACCOUNT, UM_SUPPLY_ACT, UM_SUPPLY_CLAIM, UM_SUPPLY_DEFENDANT, UM_SUPPLY_ROW_COUNT };
struct um_supply_letter {
    char letter;
    uint8_t entity;
};
extern const struct um_supply_letter um_supply_letters[UM_SUPPLY_ROW_COUNT];

/* Who gives what is supplied: one of those who can know the point or its ground first-hand, or the claimant. */
enum um_giver { UM_GIVER_NONE, UM_GIVER_KNOWERS, UM_GIVER_OTHERS, UM_GIVER_GROUND, UM_GIVER_CLAIMANT, UM_GIVER_COUNT };

/* A value of a supply, as the pack writes it; the children of a list or an object stand side by side. */
struct um_supply {
    int64_t integer;
    uint32_t key, text; /* strings */
    uint32_t type;      /* enum um_value_type */
    uint32_t first, n;  /* children */
    uint32_t pad;
};

struct um_authority {
    uint32_t id, cite, text_short, note;
    int64_t date;             /* minute, or INT64_MIN when it is not known */
    struct um_span cited_as;  /* in the words: strings by which a citation is recognised, in plain form (citation.h) */
    struct um_span history;   /* in the words: authorities that are later decisions in the same case */
    struct um_span defects;
    struct um_span names; /* in the words: strings, behind which a short form is recognised, in plain form */
    uint32_t known;       /* UM_KNOWN_COUNT: not said */
    uint32_t pad;
};

/* What to know of an authority when it is cited: of every citation, or of those that hold or lack a text. */
struct um_defect {
    uint32_t where, unless; /* in plain form; "": of every citation */
    uint32_t kind, says, known, pad;
    int64_t date; /* of the event, minute; INT64_MIN when it is none, or not known */
};

struct um_auth_use {
    uint32_t authority, pin;
    uint32_t pin_seen, known;
};

/* What a court held: on a part or a gate, of a request, or on a question that only it can answer. */
struct um_held {
    uint32_t question, rule; /* ask rule, and the rule that asks it; UM_NONE: it is no answer */
    struct um_span nodes;    /* in the words: strings; of a part without the defendant */
    struct um_span facts;    /* in the words: pairs of strings, path and word */
    uint32_t status, disclosure, item, why, known; /* their enumeration's count: not said */
    uint32_t words, source;  /* strings: the court's ground or words; where they are said */
};

/* Defendants of a decided case whom the same was held of, on the same factors. */
struct um_speaker {
    struct um_span labels, factors; /* in the words: strings; rules */
    struct um_span parts, outcomes; /* held */
};

/* A decision of a decided case, with what its record holds. Law it is none: it is cited beside a finding, never judged by. */
struct um_decided {
    int64_t date; /* minute */
    uint32_t id, matter, caption, number, court, by, name, test; /* strings */
    uint32_t test_known, authority; /* authority UM_NONE: the law has it not */
    struct um_span claims, factors; /* in the words: strings; rules that are the same for every defendant */
    struct um_span speakers, answers; /* speakers; held */
};

struct um_pack {
    uint32_t id, version, title;
    uint8_t sha256[32];
};

enum um_cond_op {
    UM_COND_ALL,
    UM_COND_ANY,
    UM_COND_NOT,
    UM_COND_SURELY,
    UM_COND_IS,
    UM_COND_CMP,
    UM_COND_SAME,
    UM_COND_IN,
    UM_COND_BEFORE,
    UM_COND_WITHIN,
    UM_COND_SINCE,
    UM_COND_SOME,
    UM_COND_ENTERED, /* some, among what is entered: silence beyond it does not count */
    UM_COND_EACH,
    UM_COND_NO,
    UM_COND_AT_LEAST,
    UM_COND_STATUS,
    UM_COND_POSITION,
    UM_COND_OP_COUNT
};

/* What a path gives. */
enum um_path_type { UM_PATH_ROW, UM_PATH_REFS, UM_PATH_WORD, UM_PATH_SET, UM_PATH_TIME, UM_PATH_INT, UM_PATH_TEXT };

struct um_path {
    uint32_t var;      /* index among the rule's variables; UM_NONE is the matter */
    uint16_t steps[6]; /* field ids; UM_STEP_DERIVED | derived id; UM_STEP_REFS for a choice's references */
    uint8_t n, type;
    uint8_t vocab;  /* for UM_PATH_WORD and UM_PATH_SET */
    uint8_t choice; /* the vocabulary is that of a choice's options */
    uint32_t text;  /* as written, for premises */
};
#define UM_STEP_DERIVED 0x8000u
#define UM_STEP_REFS 0x4000u

struct um_cond {
    uint64_t mask;  /* is, status: bit set of accepted values */
    int64_t number; /* cmp, within, at_least; since: minute; position: position index; status: why, or -1 for any */
    uint32_t op;
    struct um_span children; /* in the words; for all, any, not, quantifiers */
    uint32_t path[2];        /* in the paths */
    struct um_span words;    /* is: texts */
    uint32_t relation;       /* cmp: 0 = 1 < 2 <= 3 > 4 >=; within: 1 years; status: element; position: question rule */
    uint32_t var, entity;    /* quantifiers: the variable that is bound, and its sort */
};

enum um_section {
    UM_SECTION_STRINGS,
    UM_SECTION_PACKS,
    UM_SECTION_RULES,
    UM_SECTION_AUTHORITIES,
    UM_SECTION_AUTH_USES,
    UM_SECTION_CONDS,
    UM_SECTION_PATHS,
    UM_SECTION_OFFERS,
    UM_SECTION_POSITIONS,
    UM_SECTION_VARS,
    UM_SECTION_DEFECTS,
    UM_SECTION_SUPPLIES,
    UM_SECTION_DECIDED, /* in natural order of their ids */
    UM_SECTION_SPEAKERS,
    UM_SECTION_HELD,
    UM_SECTION_WORDS,   /* uint32_t lists: children, defeats, strings */
    UM_SECTION_PHRASES, /* pairs of strings: key, template; sorted by key */
    UM_SECTION_COUNT
};

struct um_image_header {
    uint32_t magic, bytes;
    struct {
        uint32_t offset, n;
    } sections[UM_SECTION_COUNT];
};
#define UM_IMAGE_MAGIC 0x334c4d55u /* UML3 */

/* The image with its sections at hand. */
struct um_rules {
    const char *strings;
    const struct um_pack *packs;
    const struct um_rule *rules;
    const struct um_authority *authorities;
    const struct um_auth_use *auth_uses;
    const struct um_cond *conds;
    const struct um_path *paths;
    const struct um_offer *offers;
    const struct um_position_def *positions;
    const struct um_var *vars;
    const struct um_defect *defects;
    const struct um_supply *supplies;
    const struct um_decided *decided;
    const struct um_speaker *speakers;
    const struct um_held *held;
    const uint32_t *words;
    const uint32_t *phrases;
    uint32_t n[UM_SECTION_COUNT];
    const void *image;
    size_t bytes;
};

/* Point the sections of r at an image that um_law_compile made. */
void um_rules_open(struct um_rules *r, const void *image);

/*
 * Layer of an element: 1 what is judged for points and acts, 2 what compares
 * the points of one act, 3 what is judged for an account, 4 what is judged for a
 * claim. A condition may read
 * the status of elements of a lower layer only.
 */
unsigned um_element_layer(unsigned element);

/* Rule by id, or UM_NONE. */
uint32_t um_rule_find(const struct um_rules *r, const char *id);

/* Whether a rule's claims hold one, by the law that a record names. */
bool um_rule_of_claim(const struct um_rules *r, const struct um_rule *rule, const char *law);

/* The template for a key, or "". */
const char *um_phrase(const struct um_rules *r, const char *key);

/* A string by its offset. */
static inline const char *um_str(const struct um_rules *r, uint32_t offset)
{
    return r->strings + offset;
}

#endif
