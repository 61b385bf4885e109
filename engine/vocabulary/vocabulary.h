/* Derived by schema/generate.py from schema/vocabulary.json and schema/record.json. Do not edit. */
#ifndef UM_VOCABULARY_H
#define UM_VOCABULARY_H

#include "vocabulary/field.h"

/* What a paper says on a yes-or-no matter. A missing key means that nobody has looked; unstated means that the paper is silent. */
enum um_yes_no {
    UM_YES_NO_YES,
    UM_YES_NO_NO,
    UM_YES_NO_UNSTATED,
    UM_YES_NO_COUNT
};

/* What a person is in the matter. */
enum um_person_role {
    UM_PERSON_ROLE_SEEKER,
    UM_PERSON_ROLE_CLAIMANT,
    UM_PERSON_ROLE_DEFENDANT,
    UM_PERSON_ROLE_HOLDER,
    UM_PERSON_ROLE_AMICUS,
    UM_PERSON_ROLE_TARGET,
    UM_PERSON_ROLE_COUNSEL,
    UM_PERSON_ROLE_COURT,
    UM_PERSON_ROLE_WITNESS,
    UM_PERSON_ROLE_GROUP,
    UM_PERSON_ROLE_COUNT
};

/* What an anonymous account is in the matter. Rules and tests differ by role. */
enum um_account_role {
    UM_ACCOUNT_ROLE_DEFENDANT,
    UM_ACCOUNT_ROLE_WITNESS,
    UM_ACCOUNT_ROLE_ALLEGED_CO_ACTOR,
    UM_ACCOUNT_ROLE_UNKNOWN,
    UM_ACCOUNT_ROLE_COUNT
};

/* What a docketed paper is. */
enum um_filing_kind {
    UM_FILING_KIND_MOTION,
    UM_FILING_KIND_OPPOSITION,
    UM_FILING_KIND_REPLY,
    UM_FILING_KIND_RESPONSE,
    UM_FILING_KIND_ORDER,
    UM_FILING_KIND_COMPLAINT,
    UM_FILING_KIND_DECLARATION,
    UM_FILING_KIND_EXHIBIT,
    UM_FILING_KIND_SUBPOENA,
    UM_FILING_KIND_OTHER,
    UM_FILING_KIND_COUNT
};

/* What an evidence record is. Competence rules look at this, never at the title. */
enum um_record_kind {
    UM_RECORD_KIND_COMPLAINT,
    UM_RECORD_KIND_VERIFIED_COMPLAINT,
    UM_RECORD_KIND_DECLARATION,
    UM_RECORD_KIND_COUNSEL_DECLARATION,
    UM_RECORD_KIND_BRIEF,
    UM_RECORD_KIND_EXHIBIT,
    UM_RECORD_KIND_POST,
    UM_RECORD_KIND_MESSAGE,
    UM_RECORD_KIND_BUSINESS_RECORD,
    UM_RECORD_KIND_CERTIFICATE,
    UM_RECORD_KIND_EXPERT_REPORT,
    UM_RECORD_KIND_TESTIMONY,
    UM_RECORD_KIND_REQUEST_RESPONSE,
    UM_RECORD_KIND_COUNT
};

/* What the anonymous speaker did. */
enum um_act_kind {
    UM_ACT_KIND_POST,
    UM_ACT_KIND_REPOST,
    UM_ACT_KIND_MESSAGE,
    UM_ACT_KIND_DISCLOSURE,
    UM_ACT_KIND_ACCESS,
    UM_ACT_KIND_COPYING,
    UM_ACT_KIND_UPLOAD,
    UM_ACT_KIND_COUNT
};

/* Who could read the act. */
enum um_audience {
    UM_AUDIENCE_PUBLIC,
    UM_AUDIENCE_GROUP,
    UM_AUDIENCE_TARGET_ONLY,
    UM_AUDIENCE_UNSTATED,
    UM_AUDIENCE_COUNT
};

/* How far the papers read so far give the words. */
enum um_quoted {
    UM_QUOTED_VERBATIM,
    UM_QUOTED_PARAPHRASE,
    UM_QUOTED_NONE,
    UM_QUOTED_COUNT
};

/* Raw markers of context that may make a reader take words as opinion, joke or parody. Markers only, never a judgement of tone. */
enum um_context {
    UM_CONTEXT_HANDLE_IMITATES_TARGET,
    UM_CONTEXT_HANDLE_SAYS_NOT_REAL,
    UM_CONTEXT_PLATFORM_PARODY_LABEL,
    UM_CONTEXT_EMOJI_OR_LAUGHTER,
    UM_CONTEXT_ONE_OF_MANY_BY_ACCOUNT,
    UM_CONTEXT_RATING_SITE,
    UM_CONTEXT_COUNT
};

/* What kind of possible fact a point is. The kind declares who can know it first-hand (see kinds). */
enum um_point_kind {
    UM_POINT_KIND_DID,
    UM_POINT_KIND_EVENT,
    UM_POINT_KIND_IS,
    UM_POINT_KIND_LABEL,
    UM_POINT_KIND_TOLD,
    UM_POINT_KIND_REASON,
    UM_POINT_KIND_ON_FILE,
    UM_POINT_KIND_MIND,
    UM_POINT_KIND_MADE,
    UM_POINT_KIND_HARM,
    UM_POINT_KIND_CAUSED,
    UM_POINT_KIND_COUNT
};

/* Whether what was told affirms or denies the point it is about. */
enum um_polarity {
    UM_POLARITY_AFFIRMS,
    UM_POLARITY_DENIES,
    UM_POLARITY_COUNT
};

/* What came with what was told. */
enum um_proof_given {
    UM_PROOF_GIVEN_BARE,
    UM_PROOF_GIVEN_DOCUMENT,
    UM_PROOF_GIVEN_RECORDING,
    UM_PROOF_GIVEN_SOURCE_RETRACTION,
    UM_PROOF_GIVEN_UNSTATED,
    UM_PROOF_GIVEN_COUNT
};

/* The state of mind that a paper asserts. */
enum um_mind_state {
    UM_MIND_STATE_KNEW_FALSE,
    UM_MIND_STATE_DOUBTED,
    UM_MIND_STATE_INVENTED,
    UM_MIND_STATE_NO_INQUIRY,
    UM_MIND_STATE_AVOIDED,
    UM_MIND_STATE_ILL_WILL,
    UM_MIND_STATE_SHOULD_HAVE_KNOWN,
    UM_MIND_STATE_GROSS_CARELESSNESS,
    UM_MIND_STATE_COUNT
};

/* Whether the words of an evaluation point to facts they do not state. Entered from the words alone. */
enum um_hint {
    UM_HINT_NONE,
    UM_HINT_UNDISCLOSED_FACTS,
    UM_HINT_COUNT
};

/* Category of the charge as pleaded, for damage presumed by law. */
enum um_charge {
    UM_CHARGE_CRIME,
    UM_CHARGE_CALLING,
    UM_CHARGE_DISEASE,
    UM_CHARGE_CHASTITY,
    UM_CHARGE_NONE,
    UM_CHARGE_UNSTATED,
    UM_CHARGE_COUNT
};

/* Kind of harm. */
enum um_harm_type {
    UM_HARM_TYPE_REPUTATION,
    UM_HARM_TYPE_MONEY,
    UM_HARM_TYPE_DISTRESS,
    UM_HARM_TYPE_SAFETY,
    UM_HARM_TYPE_REPRISAL_JOB,
    UM_HARM_TYPE_REPRISAL_COMMUNITY,
    UM_HARM_TYPE_VIOLENCE,
    UM_HARM_TYPE_COUNT
};

/* What an assertion does to its point. */
enum um_says {
    UM_SAYS_AFFIRMS,
    UM_SAYS_DENIES,
    UM_SAYS_MENTIONS,
    UM_SAYS_COUNT
};

/* How an assertion's words meet its point. */
enum um_fit {
    UM_FIT_WORDS,
    UM_FIT_SENSE,
    UM_FIT_COUNT
};

/* How the author of a record has what he asserts. */
enum um_basis {
    UM_BASIS_PERCEIVED,
    UM_BASIS_TOLD,
    UM_BASIS_CUSTODIAN,
    UM_BASIS_EXPERT,
    UM_BASIS_INFERRED,
    UM_BASIS_BELIEF,
    UM_BASIS_ARGUMENT,
    UM_BASIS_UNSTATED,
    UM_BASIS_COUNT
};

/* How firmly it is asserted. */
enum um_modality {
    UM_MODALITY_IS,
    UM_MODALITY_MAY,
    UM_MODALITY_MUST_HAVE,
    UM_MODALITY_SHOULD_HAVE,
    UM_MODALITY_COUNT
};

/* How a claim stands in the matter. */
enum um_claim_stance {
    UM_CLAIM_STANCE_PLEADED,
    UM_CLAIM_STANCE_POTENTIAL,
    UM_CLAIM_STANCE_ARGUED_ONLY,
    UM_CLAIM_STANCE_COUNT
};

/* Whether everything offered within a scope has been entered. */
enum um_closed {
    UM_CLOSED_YES,
    UM_CLOSED_AS_REPORTED,
    UM_CLOSED_NO,
    UM_CLOSED_COUNT
};

/* Whose answer a position is. */
enum um_position_by {
    UM_POSITION_BY_COURT,
    UM_POSITION_BY_CLERK,
    UM_POSITION_BY_SEEKER,
    UM_POSITION_BY_SPEAKER,
    UM_POSITION_BY_HOLDER,
    UM_POSITION_BY_AMICUS,
    UM_POSITION_BY_ENCODER,
    UM_POSITION_BY_COUNT
};

/* What data the request asks for. */
enum um_request_item {
    UM_REQUEST_ITEM_NAME,
    UM_REQUEST_ITEM_CONTACT,
    UM_REQUEST_ITEM_IP_LOG,
    UM_REQUEST_ITEM_ACCOUNT_DATA,
    UM_REQUEST_ITEM_PAYMENT,
    UM_REQUEST_ITEM_CONTENT,
    UM_REQUEST_ITEM_TRAFFIC,
    UM_REQUEST_ITEM_COUNT
};

/* What the data is wanted for. */
enum um_purpose {
    UM_PURPOSE_SERVE,
    UM_PURPOSE_PROVE,
    UM_PURPOSE_REACH_OTHERS,
    UM_PURPOSE_COUNT
};

/* The procedure by which the identity is sought. */
enum um_vehicle {
    UM_VEHICLE_RULE_45,
    UM_VEHICLE_RULE_26D,
    UM_VEHICLE_SECTION_1782,
    UM_VEHICLE_SECTION_512H,
    UM_VEHICLE_STATE_PRE_SUIT,
    UM_VEHICLE_STATE_SUBPOENA,
    UM_VEHICLE_COUNT
};

/* Which kind of court or judge decided. */
enum um_tier {
    UM_TIER_MAGISTRATE,
    UM_TIER_DISTRICT,
    UM_TIER_TRIAL,
    UM_TIER_APPEAL,
    UM_TIER_COUNT
};

/* Low-volume facts that need no entity of their own. The subject says whom or what they are about. */
enum um_fact_name {
    UM_FACT_NAME_SELF_DESCRIBED_PUBLIC,
    UM_FACT_NAME_MEDIA_ACCESS,
    UM_FACT_NAME_VOLUNTARY_CONTROVERSY,
    UM_FACT_NAME_NOTICE_GIVEN,
    UM_FACT_NAME_SUIT_COMMENCED_AFTER_2020_11_10,
    UM_FACT_NAME_TOPIC_PUBLIC_INTEREST,
    UM_FACT_NAME_COUNT
};

/* How far a citation was checked when it was entered. */
enum um_known {
    UM_KNOWN_SEEN,
    UM_KNOWN_SUMMARY,
    UM_KNOWN_EXISTS,
    UM_KNOWN_SEED,
    UM_KNOWN_BACKGROUND,
    UM_KNOWN_COUNT
};

/* Which side a rule helps when it fires. */
enum um_helps {
    UM_HELPS_SEEKER,
    UM_HELPS_OPPONENT,
    UM_HELPS_NEITHER,
    UM_HELPS_COUNT
};

/* Elements of claims. A claim's pack says which it has, in which order and at which scope. */
enum um_element {
    UM_ELEMENT_ATTRIBUTION,
    UM_ELEMENT_PUBLICATION,
    UM_ELEMENT_CONCERNING,
    UM_ELEMENT_FACT,
    UM_ELEMENT_FALSITY,
    UM_ELEMENT_STING,
    UM_ELEMENT_ACTUAL_MALICE,
    UM_ELEMENT_LESSER_FAULT,
    UM_ELEMENT_FAULT,
    UM_ELEMENT_DAMAGES,
    UM_ELEMENT_COUNT
};

/* What an element is judged for. Shared scopes are judged once and read by every defendant concerned. */
enum um_scope {
    UM_SCOPE_POINT,
    UM_SCOPE_ACT,
    UM_SCOPE_ACT_POINT,
    UM_SCOPE_ACCOUNT_ACT,
    UM_SCOPE_ACCOUNT_ACT_POINT,
    UM_SCOPE_COUNT
};

/* What a finding says. */
enum um_status {
    UM_STATUS_MET,
    UM_STATUS_UNMET,
    UM_STATUS_CONTESTED,
    UM_STATUS_FOR_COURT,
    UM_STATUS_NOT_RECORDED,
    UM_STATUS_CONFLICT,
    UM_STATUS_EXCUSED,
    UM_STATUS_INAPPLICABLE,
    UM_STATUS_COUNT
};

/* How something is not shown. The one given is the first that applies, in this order. */
enum um_why {
    UM_WHY_NONE,
    UM_WHY_NOT_PLEADED,
    UM_WHY_WRONG_TARGET,
    UM_WHY_CONCEDED,
    UM_WHY_NO_EVIDENCE,
    UM_WHY_NOT_INDIVIDUAL,
    UM_WHY_NONE_COMPETENT,
    UM_WHY_DEFEATED,
    UM_WHY_INSUFFICIENT,
    UM_WHY_COUNT
};

/* Where a status comes from. */
enum um_finding_basis {
    UM_FINDING_BASIS_DERIVED,
    UM_FINDING_BASIS_RULED,
    UM_FINDING_BASIS_PROVISIONAL,
    UM_FINDING_BASIS_ASSUMED,
    UM_FINDING_BASIS_COUNT
};

/* Whether a court would come to it. */
enum um_reached {
    UM_REACHED_YES,
    UM_REACHED_EARLIER_PART,
    UM_REACHED_NOT_BEFORE_COURT,
    UM_REACHED_COUNT
};

/* Whether the other side contests it. Uncontested is not the same as shown. */
enum um_contest {
    UM_CONTEST_NONE,
    UM_CONTEST_ARGUED,
    UM_CONTEST_EVIDENCE,
    UM_CONTEST_COUNT
};

/* Whether an assertion may count for what it asserts. */
enum um_competence {
    UM_COMPETENCE_COUNTS,
    UM_COMPETENCE_EXCLUDED,
    UM_COMPETENCE_FORM,
    UM_COMPETENCE_UNKNOWN,
    UM_COMPETENCE_COUNT
};

/* How far an assertion that counts gets towards its element. */
enum um_reach {
    UM_REACH_NONE,
    UM_REACH_ADDS,
    UM_REACH_COURT,
    UM_REACH_ENOUGH,
    UM_REACH_COUNT
};

/* Where a defendant stands on this record under this test, from worst to best for the side that seeks the identity. */
enum um_outcome {
    UM_OUTCOME_NOT_MADE,
    UM_OUTCOME_CURABLE,
    UM_OUTCOME_NOT_RECORDED,
    UM_OUTCOME_FOR_COURT,
    UM_OUTCOME_BALANCE_OPEN,
    UM_OUTCOME_SHOWING_MADE,
    UM_OUTCOME_DEPENDS,
    UM_OUTCOME_NOT_BEFORE_COURT,
    UM_OUTCOME_COUNT
};

/* What is wrong with an authority as it is cited, or has become of it. */
enum um_defect_kind {
    UM_DEFECT_KIND_WITHDRAWN,
    UM_DEFECT_KIND_REVERSED,
    UM_DEFECT_KIND_MISDATED,
    UM_DEFECT_KIND_WRONG_HISTORY,
    UM_DEFECT_KIND_LATER_HISTORY,
    UM_DEFECT_KIND_DOES_NOT_REACH,
    UM_DEFECT_KIND_LIMITED,
    UM_DEFECT_KIND_MISNAMED,
    UM_DEFECT_KIND_OMITS,
    UM_DEFECT_KIND_COUNT
};

/* The enumerations themselves. */
enum um_vocab {
    UM_VOCAB_YES_NO,
    UM_VOCAB_PERSON_ROLE,
    UM_VOCAB_ACCOUNT_ROLE,
    UM_VOCAB_FILING_KIND,
    UM_VOCAB_RECORD_KIND,
    UM_VOCAB_ACT_KIND,
    UM_VOCAB_AUDIENCE,
    UM_VOCAB_QUOTED,
    UM_VOCAB_CONTEXT,
    UM_VOCAB_POINT_KIND,
    UM_VOCAB_POLARITY,
    UM_VOCAB_PROOF_GIVEN,
    UM_VOCAB_MIND_STATE,
    UM_VOCAB_HINT,
    UM_VOCAB_CHARGE,
    UM_VOCAB_HARM_TYPE,
    UM_VOCAB_SAYS,
    UM_VOCAB_FIT,
    UM_VOCAB_BASIS,
    UM_VOCAB_MODALITY,
    UM_VOCAB_CLAIM_STANCE,
    UM_VOCAB_CLOSED,
    UM_VOCAB_POSITION_BY,
    UM_VOCAB_REQUEST_ITEM,
    UM_VOCAB_PURPOSE,
    UM_VOCAB_VEHICLE,
    UM_VOCAB_TIER,
    UM_VOCAB_FACT_NAME,
    UM_VOCAB_KNOWN,
    UM_VOCAB_HELPS,
    UM_VOCAB_ELEMENT,
    UM_VOCAB_SCOPE,
    UM_VOCAB_STATUS,
    UM_VOCAB_WHY,
    UM_VOCAB_FINDING_BASIS,
    UM_VOCAB_REACHED,
    UM_VOCAB_CONTEST,
    UM_VOCAB_COMPETENCE,
    UM_VOCAB_REACH,
    UM_VOCAB_OUTCOME,
    UM_VOCAB_DEFECT_KIND,
    UM_VOCAB_COUNT
};

/* Who made the act, as far as the papers say. */
enum um_choice_speaker {
    UM_CHOICE_SPEAKER_ONE,
    UM_CHOICE_SPEAKER_ONE_OF,
    UM_CHOICE_SPEAKER_UNKNOWN,
    UM_CHOICE_SPEAKER_COUNT
};

/* Whom an assertion speaks about. Only named and itemised reach an account. */
enum um_choice_about {
    UM_CHOICE_ABOUT_NAMED,
    UM_CHOICE_ABOUT_ITEMISED,
    UM_CHOICE_ABOUT_ALL,
    UM_CHOICE_ABOUT_SOME,
    UM_CHOICE_ABOUT_UNSPECIFIED,
    UM_CHOICE_ABOUT_COUNT
};

/* How whoever entered it knows a record. */
enum um_choice_seen {
    UM_CHOICE_SEEN_DIRECT,
    UM_CHOICE_SEEN_DESCRIBED_BY,
    UM_CHOICE_SEEN_UNREAD,
    UM_CHOICE_SEEN_COUNT
};

/* What an inventory covers. */
enum um_choice_inventory_scope {
    UM_CHOICE_INVENTORY_SCOPE_MATTER,
    UM_CHOICE_INVENTORY_SCOPE_ACCOUNTS,
    UM_CHOICE_INVENTORY_SCOPE_COUNT
};

/* The choices themselves. */
enum um_choice {
    UM_CHOICE_SPEAKER,
    UM_CHOICE_ABOUT,
    UM_CHOICE_SEEN,
    UM_CHOICE_INVENTORY_SCOPE,
    UM_CHOICE_COUNT
};

/* Entities of a record. */
enum um_entity {
    UM_ENTITY_MATTER,
    UM_ENTITY_PERSON,
    UM_ENTITY_FILING,
    UM_ENTITY_ACCOUNT,
    UM_ENTITY_DEFENDANT,
    UM_ENTITY_POINT,
    UM_ENTITY_ACT,
    UM_ENTITY_CLAIM,
    UM_ENTITY_RECORD,
    UM_ENTITY_ASSERTION,
    UM_ENTITY_INVENTORY,
    UM_ENTITY_POSITION,
    UM_ENTITY_REQUEST,
    UM_ENTITY_DECISION,
    UM_ENTITY_FACT,
    UM_ENTITY_ORDER,
    UM_ENTITY_COUNT
};

/* Attributes that C derives and rules may read. */
enum um_derived {
    UM_DERIVED_POINT_KNOWERS,
    UM_DERIVED_POINT_PERCEIVABLE,
    UM_DERIVED_POINT_CHECKABLE,
    UM_DERIVED_POINT_PERSONS,
    UM_DERIVED_ASSERTION_COMPETENCE,
    UM_DERIVED_DEFENDANT_EVIDENCE,
    UM_DERIVED_MATTER_CLAIMANTS,
    UM_DERIVED_COUNT
};

/* Fields of all entities, in the order of um_fields. */
enum um_field_id {
    UM_MATTER__ID,
    UM_MATTER__CAPTION,
    UM_MATTER__NUMBER,
    UM_MATTER__COURT,
    UM_MATTER__HOME_COURT,
    UM_MATTER__VEHICLE,
    UM_MATTER__ENTERED_BY,
    UM_MATTER__ENTERED_ON,
    UM_MATTER__READ_IN,
    UM_MATTER__NOTE,
    UM_PERSON__ID,
    UM_PERSON__NAME,
    UM_PERSON__ROLES,
    UM_PERSON__NOTE,
    UM_FILING__ID,
    UM_FILING__DKT,
    UM_FILING__KIND,
    UM_FILING__TITLE,
    UM_FILING__SHORT,
    UM_FILING__BY,
    UM_FILING__FILED,
    UM_FILING__NOTE,
    UM_ACCOUNT__ID,
    UM_ACCOUNT__HANDLES,
    UM_ACCOUNT__ROLE,
    UM_ACCOUNT__SERVED,
    UM_ACCOUNT__APPEARED,
    UM_ACCOUNT__NOTE,
    UM_DEFENDANT__ID,
    UM_DEFENDANT__LABEL,
    UM_DEFENDANT__ACCOUNTS,
    UM_DEFENDANT__NOTE,
    UM_POINT__ID,
    UM_POINT__KIND,
    UM_POINT__WHAT,
    UM_POINT__STATED_BY,
    UM_POINT__CHARGE,
    UM_POINT__WHO,
    UM_POINT__ACTOR,
    UM_POINT__PARTIES,
    UM_POINT__MIND,
    UM_POINT__GROUND,
    UM_POINT__OF,
    UM_POINT__FROM,
    UM_POINT__TO,
    UM_POINT__POLARITY,
    UM_POINT__WITH,
    UM_POINT__KEEPER,
    UM_POINT__ACCOUNT,
    UM_POINT__STATE,
    UM_POINT__ACT,
    UM_POINT__TYPE,
    UM_POINT__HINT,
    UM_POINT__AT,
    UM_POINT__NOTE,
    UM_ACT__ID,
    UM_ACT__KIND,
    UM_ACT__BY,
    UM_ACT__AT,
    UM_ACT__WHERE,
    UM_ACT__AUDIENCE,
    UM_ACT__QUOTED,
    UM_ACT__WORDS,
    UM_ACT__GIST,
    UM_ACT__CONVEYS,
    UM_ACT__CONTEXT,
    UM_ACT__FIRST_PERSON,
    UM_ACT__FOUND_IN,
    UM_ACT__NOTE,
    UM_CLAIM__ID,
    UM_CLAIM__LAW,
    UM_CLAIM__CLAIMANT,
    UM_CLAIM__STANCE,
    UM_CLAIM__AGAINST,
    UM_CLAIM__ACTS,
    UM_CLAIM__NOTE,
    UM_RECORD__ID,
    UM_RECORD__FILING,
    UM_RECORD__CITE,
    UM_RECORD__KIND,
    UM_RECORD__AUTHOR,
    UM_RECORD__FORM_SWORN,
    UM_RECORD__FORM_SIGNED,
    UM_RECORD__FORM_DATED,
    UM_RECORD__FORM_PERJURY_CLAUSE,
    UM_RECORD__FORM_RESTS_ON,
    UM_RECORD__SPONSOR,
    UM_RECORD__SPONSORED,
    UM_RECORD__OFFERED_BY,
    UM_RECORD__AT,
    UM_RECORD__ABOUT,
    UM_RECORD__SEEN,
    UM_RECORD__SEEN_AT,
    UM_RECORD__SEALED,
    UM_RECORD__NOTE,
    UM_ASSERTION__ID,
    UM_ASSERTION__RECORD,
    UM_ASSERTION__SAYS,
    UM_ASSERTION__POINT,
    UM_ASSERTION__FIT,
    UM_ASSERTION__WORDS,
    UM_ASSERTION__GIST,
    UM_ASSERTION__KNOWER,
    UM_ASSERTION__BASIS,
    UM_ASSERTION__MODALITY,
    UM_ASSERTION__ABOUT,
    UM_ASSERTION__SEEN_AT,
    UM_ASSERTION__NOTE,
    UM_INVENTORY__ID,
    UM_INVENTORY__SCOPE,
    UM_INVENTORY__UPTO,
    UM_INVENTORY__CLOSED,
    UM_INVENTORY__BY,
    UM_INVENTORY__CITE,
    UM_INVENTORY__NOTE,
    UM_POSITION__ID,
    UM_POSITION__ON,
    UM_POSITION__QUESTION,
    UM_POSITION__ANSWER,
    UM_POSITION__BY,
    UM_POSITION__GIST,
    UM_POSITION__CITE,
    UM_POSITION__BASIS,
    UM_POSITION__AUTHORITIES,
    UM_POSITION__AT,
    UM_POSITION__NOTE,
    UM_REQUEST__ID,
    UM_REQUEST__ITEMS,
    UM_REQUEST__PURPOSE,
    UM_REQUEST__AT,
    UM_REQUEST__NOTE,
    UM_DECISION__ID,
    UM_DECISION__FILING,
    UM_DECISION__AT,
    UM_DECISION__COURT,
    UM_DECISION__TIER,
    UM_DECISION__MOTIONS,
    UM_DECISION__ACCOUNTS,
    UM_DECISION__SEES,
    UM_DECISION__NOTE,
    UM_FACT__ID,
    UM_FACT__SUBJECT,
    UM_FACT__NAME,
    UM_FACT__VALUE,
    UM_FACT__RECORD,
    UM_FACT__WORDS,
    UM_FACT__SEEN_AT,
    UM_FACT__NOTE,
    UM_ORDER__ID,
    UM_ORDER__EARLIER,
    UM_ORDER__LATER,
    UM_ORDER__CITE,
    UM_ORDER__NOTE,
    UM_FIELD_COUNT
};

#endif
