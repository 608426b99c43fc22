//! What the data files say.

use super::file::Field;

/// All that the data files say.
pub(crate) struct Data {
    pub(crate) vocabularies: Vec<Vocabulary>,
    pub(crate) wire_words: Vec<Vocabulary>,
    pub(crate) causes: Vec<Cause>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) words: Vec<Word>,
}

impl Data {
    pub(crate) fn vocabulary(&self, key: &str) -> Option<&Vocabulary> {
        let mut vocabularies = self.vocabularies.iter().chain(&self.wire_words);
        vocabularies.find(|vocabulary| vocabulary.key == key)
    }

    /// What the outcome with a slug says if nothing else is known.
    pub(crate) fn advice(&self, outcome: &str) -> Option<&Advice> {
        let mut outcomes = self.vocabulary("outcomes")?.terms.iter();
        let has_slug = |term: &&Term| term.slug.value.as_deref() == Some(outcome);
        outcomes.find(has_slug)?.advice.as_ref()
    }

    /// What one entry of a vocabulary is called, and every slug that it can be referred to by, as
    /// far as they could be read.
    pub(crate) fn slugs(&self, key: &str) -> (&'static str, Vec<String>) {
        match (key, self.vocabulary(key)) {
            ("words", _) => (
                "telephony word",
                self.words.iter().filter_map(Word::slug).collect(),
            ),
            ("origins", _) => ("origin", ORIGINS.map(str::to_owned).to_vec()),
            (_, None) => ("entry", Vec::new()),
            (_, Some(vocabulary)) => {
                let slugs = vocabulary.terms.iter();
                let slugs = slugs.filter_map(|term| term.slug.value.clone());
                let any = (key == "call_states").then(|| ANY_STATE.to_owned());
                (vocabulary.noun, slugs.chain(any).collect())
            }
        }
    }
}

/// A list of words in a data file.
#[derive(Clone, Copy)]
pub(crate) struct List {
    /// The key of the list.
    pub(crate) key: &'static str,
    /// The enum it becomes.
    pub(crate) type_name: &'static str,
    /// What one of its entries is called.
    pub(crate) noun: &'static str,
}

const fn list(key: &'static str, type_name: &'static str, noun: &'static str) -> List {
    List {
        key,
        type_name,
        noun,
    }
}

/// The vocabularies of `hangup-causes.json`.
pub(crate) const VOCABULARIES: [List; 9] = [
    list("sources", "HangupSource", "source"),
    list("call_types", "CallType", "call type"),
    list("call_states", "CallState", "call state"),
    list("categories", "Category", "category"),
    list("outcomes", "Outcome", "outcome"),
    list("retries", "Retry", "retry advice"),
    list("parties", "Party", "party"),
    list("evidence", "Evidence", "evidence"),
    list("facts", "Fact", "fact"),
];

/// The vocabularies of `wire-words.json`.
pub(crate) const WIRE_WORDS: [List; 9] = [
    list("call_statuses", "CallStatus", "call status"),
    list("directions", "Direction", "direction"),
    list("callback_events", "CallbackEvent", "callback event"),
    list("dial_statuses", "DialStatus", "Dial status"),
    list("dial_actions", "DialAction", "Dial action"),
    list("dial_b_leg_statuses", "DialBLegStatus", "status of a B leg"),
    list("call_legs", "CallLeg", "call leg"),
    list(
        "stir_verifications",
        "StirVerification",
        "STIR verification",
    ),
    list("stir_attestations", "StirAttestation", "STIR attestation"),
];

/// The wire's words that say how a call ended.
pub(crate) const STATUSES: [&str; 2] = ["call_statuses", "dial_statuses"];

/// The wire's words that say why a callback was sent.
pub(crate) const EVENTS: &str = "callback_events";

/// The enums that never grow, so that a `match` on them is exhaustive, and the slugs of their
/// variants. They are here as well as in the data so that none is added by mistake.
pub(crate) const CLOSED: [(&str, &[&str]); 3] = [
    (
        "Outcome",
        &[
            "completed",
            "canceled",
            "busy",
            "no_answer",
            "rejected",
            "machine",
            "failed",
            UNDECIDED,
        ],
    ),
    (
        "Retry",
        &["not_needed", "later", "with_backoff", "after_fix", "never"],
    ),
    (
        "Party",
        &[
            "caller",
            "callee",
            "contact_data",
            "application",
            "account",
            "carrier",
            "plivo",
        ],
    ),
];

/// A set of words that causes refer to.
pub(crate) struct Vocabulary {
    pub(crate) key: &'static str,
    /// The Rust enum.
    pub(crate) type_name: &'static str,
    /// What one entry is called in messages.
    pub(crate) noun: &'static str,
    pub(crate) line: usize,
    pub(crate) terms: Vec<Term>,
}

/// One word of a vocabulary.
pub(crate) struct Term {
    pub(crate) label: String,
    pub(crate) variant: Field<String>,
    pub(crate) name: Field<String>,
    pub(crate) slug: Field<String>,
    pub(crate) description: Field<String>,
    /// Sources only: the wording of the published page.
    pub(crate) published_name: Option<Field<String>>,
    /// Sources and the wire's words: further spellings. Other words are found by their slugs too.
    pub(crate) aliases: Option<Field<Vec<Field<String>>>>,
    /// Outcomes only: the advice if nothing but the outcome is known.
    pub(crate) advice: Option<Advice>,
    /// Statuses only: how the call ended.
    pub(crate) end: Option<End>,
    /// Events only: what the event is about.
    pub(crate) about: Option<About>,
}

/// How a status or a telephony word says that the call ended.
pub(crate) struct End {
    pub(crate) outcome: Field<Option<String>>,
    /// These three are there if they differ from what the outcome says.
    pub(crate) retry: Option<Field<String>>,
    pub(crate) responsible: Option<Field<Option<String>>>,
    pub(crate) next_step: Option<Field<String>>,
    pub(crate) because: Field<String>,
}

/// What an event is about.
pub(crate) struct About {
    /// `None` if it is about neither leg.
    pub(crate) leg: Field<Option<String>>,
    pub(crate) is_end: Field<bool>,
}

pub(crate) struct Advice {
    pub(crate) happened: Field<String>,
    pub(crate) retry: Field<String>,
    pub(crate) responsible: Field<Option<String>>,
    pub(crate) next_step: Field<String>,
    pub(crate) because: Field<String>,
}

pub(crate) struct Cause {
    pub(crate) label: String,
    pub(crate) code: Field<u16>,
    pub(crate) name: Field<String>,
    pub(crate) variant: Field<String>,
    pub(crate) aliases: Field<Vec<Field<String>>>,
    pub(crate) slug: Field<String>,
    pub(crate) category: Field<String>,
    pub(crate) description: Field<String>,
    pub(crate) next_step: Field<String>,
    pub(crate) sources: Field<Option<Vec<PossibleSource>>>,
    pub(crate) call_types: Field<Option<Vec<Field<String>>>>,
    pub(crate) call_states: Field<Option<Vec<Field<String>>>>,
    pub(crate) outcome: Field<String>,
    pub(crate) retry: Field<String>,
    pub(crate) responsible: Field<Option<String>>,
    /// Why outcome, retry advice, responsible party and next step are what they are.
    pub(crate) because: Field<String>,
    /// Sources and telephony words that payloads are known to carry although the cause says
    /// otherwise.
    pub(crate) seen_sources: Vec<Field<String>>,
    pub(crate) seen_words: Vec<Field<String>>,
    /// The evidence of each fact but the sources, which have their own.
    pub(crate) evidence: Vec<(String, Field<String>)>,
    pub(crate) note: Option<Field<String>>,
    /// What people search the docs for, apart from code and spellings.
    pub(crate) searches: Vec<Field<String>>,
}

pub(crate) struct PossibleSource {
    pub(crate) label: String,
    pub(crate) source: Field<String>,
    pub(crate) when: Field<Option<String>>,
    pub(crate) evidence: Field<String>,
}

/// What else a hangup with one of some causes means, where all of the conditions hold.
pub(crate) struct Correction {
    pub(crate) label: String,
    pub(crate) causes: Field<Vec<Field<u16>>>,
    pub(crate) source: Field<Option<String>>,
    /// The outcome of the telephony word.
    pub(crate) telephony: Field<Option<String>>,
    pub(crate) answered: Field<Option<bool>>,
    /// `None` leaves the cause's.
    pub(crate) outcome: Field<Option<String>>,
    pub(crate) retry: Field<String>,
    pub(crate) responsible: Field<Option<String>>,
    pub(crate) description: Field<String>,
    pub(crate) next_step: Field<String>,
    pub(crate) because: Field<String>,
}

/// A word of the telephony switch.
pub(crate) struct Word {
    pub(crate) label: String,
    pub(crate) number: Field<u16>,
    pub(crate) text: Field<String>,
    pub(crate) variant: Field<String>,
    pub(crate) origin: Field<String>,
    pub(crate) description: Field<String>,
    pub(crate) end: End,
}

impl Word {
    pub(crate) fn is_q850(&self) -> bool {
        self.origin.value.as_deref() == Some(Q850)
    }

    /// The slug of a word is the word in lower case.
    pub(crate) fn slug(&self) -> Option<String> {
        self.text.value.as_deref().map(str::to_ascii_lowercase)
    }
}

/// Where telephony words come from.
const ORIGINS: [&str; 2] = [Q850, "FreeSWITCH"];

const Q850: &str = "Q.850";

/// The outcome of a hangup of which nothing is known.
pub(crate) const UNDECIDED: &str = "unknown";

/// What a list of call states says instead of naming all of them.
pub(crate) const ANY_STATE: &str = "any";

/// The fact whose evidence each member of its list has for itself.
pub(crate) const SOURCES_FACT: &str = "sources";

/// The evidence of a fact that Plivo publishes, which needs no mark.
pub(crate) const PUBLISHED: &str = "published";

/// The evidence of a list that is null.
pub(crate) const NOT_PUBLISHED: &str = "not_published";

/// The evidence of a fact that is this crate's judgement.
pub(crate) const OURS: &str = "ours";
