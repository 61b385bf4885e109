/*
 * The shape of the tables that schema/generate.py derives: enumerations,
 * choices, entities and fields. Store, codec, checker and rule loader are
 * loops over them; no code names a field's type twice.
 */
#ifndef UM_FIELD_H
#define UM_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum um_type {
    UM_TYPE_ID,     /* the row's own id */
    UM_TYPE_TEXT,   /* prose; no rule reads it */
    UM_TYPE_TEXTS,  /* list of prose */
    UM_TYPE_WORD,   /* short text that rules compare */
    UM_TYPE_INT,
    UM_TYPE_TIME,   /* minutes since 1970, both ends included */
    UM_TYPE_ENUM,
    UM_TYPE_ENUMS,  /* a set, kept as a bit mask */
    UM_TYPE_REF,
    UM_TYPE_REFS,   /* a set of references */
    UM_TYPE_CHOICE  /* a tag, and references where the tag carries them */
};

#define UM_NO_FIELD UINT16_MAX

struct um_vocab_info {
    const char *name;
    uint8_t n;
    const char *const *values;
    const char *const *meanings;
};

struct um_option_info {
    const char *name;
    uint32_t targets; /* bit set of entities it refers to; 0: the option is just true */
    bool many;
    const char *about; /* what it means */
};

struct um_choice_info {
    const char *name;
    uint8_t n;
    const struct um_option_info *options;
};

struct um_field {
    const char *key;    /* JSON key; a dot stands for a nested object */
    const char *column; /* SQL column */
    uint8_t type;       /* enum um_type */
    uint8_t entity;     /* enum um_entity */
    uint8_t vocab;      /* enum um_vocab, or enum um_choice for a choice */
    bool required;
    uint32_t targets;  /* bit set of entities a reference may name */
    const char *about; /* what it holds, in a sentence */
};

struct um_entity_info {
    const char *name; /* point */
    const char *json; /* points: JSON member and SQL table */
    uint16_t first;   /* first field in um_fields */
    uint8_t n;
    bool single; /* one object, not a list */
};

/* What a kind of point declares; slot masks count fields from UM_POINT__ID. */
struct um_kind_info {
    uint64_t requires, slots, knowers;
    bool perceivable, checkable;
    uint16_t account_slots[2]; /* fields that may name the account, the first that does; or UM_NO_FIELD */
};

struct um_derived_info {
    const char *name;
    uint8_t entity, type, vocab;
    const char *about; /* what it gives, as a clause */
};

extern const struct um_vocab_info um_vocabs[];
extern const struct um_choice_info um_choices[];
extern const struct um_field um_fields[];
extern const struct um_entity_info um_entities[];
extern const struct um_kind_info um_kinds[];
extern const struct um_derived_info um_derived_infos[];

/* Index of text in an enumeration, or -1. text NULL gives -1. */
int um_vocab_find(unsigned vocab, const char *text, size_t len);

/* Index of an option of a choice, or -1. */
int um_choice_find(unsigned choice, const char *text);

/* Field id for a JSON key of an entity, or UM_NO_FIELD. */
uint16_t um_field_find(unsigned entity, const char *key);

/* Entity for its singular name, or -1. */
int um_entity_find(const char *name);

#endif
