/* Every limit in one place. Each has a clear error; none is silent. */
#ifndef UM_LIMITS_H
#define UM_LIMITS_H

#define UM_MAX_INPUT_BYTES (64u << 20)  /* one JSON text */
#define UM_MAX_JSON_DEPTH 64            /* nested arrays and objects */
#define UM_MAX_JSON_VALUES (4u << 20)   /* values in one JSON text */
#define UM_MAX_TEXT_BYTES (1u << 20)    /* one string */
#define UM_MAX_ROWS 200000u             /* rows of one entity in one matter */
#define UM_MAX_ORDERS 500u             /* orders in one matter: each look-up may follow all of them */
#define UM_MAX_ARENA_BYTES (2ull << 30) /* memory of one matter or evaluation */
#define UM_MAX_PROBLEMS 500u            /* problems listed for one input */
#define UM_MAX_WORLDS 64u               /* combinations of open questions in one pass */
#define UM_MAX_RULES 4000u              /* rules in all packs together */
#define UM_MAX_COND_DEPTH 16u           /* nested conditions in a rule */
#define UM_MAX_QUANTIFIERS 2u           /* nested quantifiers in a rule */
#define UM_MAX_VARS 8u                  /* variables bound in a rule */
#define UM_MAX_PATH 6u                  /* steps of a path */
#define UM_MAX_POINT_DEPTH 16u          /* points that are about points */
#define UM_MAX_REASON 10000u            /* characters of the reason, or the cite, of a ruling that is entered by a call */
#define UM_MAX_LOG 100000u              /* entries in the log of a database */
#define UM_MAX_LOG_TEXT (64u << 10)     /* bytes of a text in an entry, but for its result */
#define UM_MAX_TABLES 64u               /* texts that one record is read from */
#define UM_MAX_TABLE_COLUMNS 256u       /* columns of one table */
#define UM_MAX_TABLE_ROWS 300000u       /* rows of one table, empty ones too */
#define UM_MAX_TABLE_CELLS (2u << 20)   /* cells of one table that are not empty */
#define UM_OFFERED_ROWS 300u            /* rows of an empty workbook in which lists are offered */
#define UM_MAX_ZIP_ENTRIES 512u         /* parts of a workbook */
#define UM_MAX_INFLATED_BYTES (64u << 20) /* all parts of a workbook, unpacked */
#define UM_MAX_XML_DEPTH 32u            /* nested elements in a part of a workbook */
#define UM_MAX_DOCKET_ENTRIES 20000u    /* entries of one docket sheet */
#define UM_MAX_HELD 5000u               /* decisions, outcomes or nodes in one list of a holding */

#endif
