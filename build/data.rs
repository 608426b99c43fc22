//! The shape of the data files: which fields they have, and of which types.

use super::file::{Field, File};
use super::object::Object;

/// All that the data files say.
pub(crate) struct Data {
    pub(crate) vocabularies: Vec<Vocabulary>,
    pub(crate) causes: Vec<Cause>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) words: Vec<Word>,
}

impl Data {
    pub(crate) fn vocabulary(&self, key: &str) -> Option<&Vocabulary> {
        self.vocabularies
            .iter()
            .find(|vocabulary| vocabulary.key == key)
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

/// The vocabularies of `hangup-causes.json`: the key of the list, the enum it becomes, and what
/// one of its entries is called.
pub(crate) const VOCABULARIES: [(&str, &str, &str); 9] = [
    ("sources", "HangupSource", "source"),
    ("call_types", "CallType", "call type"),
    ("call_states", "CallState", "call state"),
    ("categories", "Category", "category"),
    ("outcomes", "Outcome", "outcome"),
    ("retries", "Retry", "retry advice"),
    ("parties", "Party", "party"),
    ("evidence", "Evidence", "evidence"),
    ("facts", "Fact", "fact"),
];

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
    /// Sources only: the wording of the published page, and further spellings.
    pub(crate) published: Option<Published>,
    /// Outcomes only: the advice where nothing but the outcome is known.
    pub(crate) advice: Option<Advice>,
}

pub(crate) struct Published {
    pub(crate) name: Field<String>,
    pub(crate) aliases: Field<Vec<Field<String>>>,
}

pub(crate) struct Advice {
    pub(crate) happened: Field<String>,
    pub(crate) retry: Field<String>,
    pub(crate) responsible: Field<Option<String>>,
    pub(crate) next_step: Field<String>,
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
    pub(crate) outcome: Field<Option<String>>,
}

impl Word {
    /// The slug of a word is the word in lower case.
    pub(crate) fn slug(&self) -> Option<String> {
        self.text.value.as_deref().map(str::to_ascii_lowercase)
    }
}

/// Where telephony words come from.
const ORIGINS: [&str; 2] = ["Q.850", "FreeSWITCH"];

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

/// Reads both data files as far as they can be read; the problems stay with the files.
pub(crate) fn read(causes_file: &mut File, words_file: &mut File) -> Data {
    let (vocabularies, causes, corrections) = read_causes(causes_file).unwrap_or_default();
    let words = read_words(words_file).unwrap_or_default();
    Data {
        vocabularies,
        causes,
        corrections,
        words,
    }
}

type Causes = (Vec<Vocabulary>, Vec<Cause>, Vec<Correction>);

fn read_causes(file: &mut File) -> Option<Causes> {
    let mut root = file.root()?;
    let mut vocabularies = Vec::new();
    for (key, type_name, noun) in VOCABULARIES {
        vocabularies.push(read_vocabulary(file, &mut root, key, type_name, noun));
    }
    let causes = root.objects(file, "causes", |cause| {
        Some(format!("cause {}", cause.name("code")?))
    });
    let corrections = root.objects(file, "corrections", |_| None);
    root.finish(file);
    let causes = causes.value?;
    let facts: Vec<String> = vocabularies
        .iter()
        .find(|vocabulary| vocabulary.key == "facts")
        .map_or(&[][..], |facts| facts.terms.as_slice())
        .iter()
        .filter_map(|fact| fact.slug.value.clone())
        .filter(|fact| fact != SOURCES_FACT)
        .collect();
    let causes = causes
        .into_iter()
        .map(|cause| read_cause(file, cause, &facts))
        .collect();
    let corrections = corrections.value.into_iter().flatten();
    let corrections = corrections
        .map(|correction| read_correction(file, correction))
        .collect();
    Some((vocabularies, causes, corrections))
}

fn read_vocabulary(
    file: &mut File,
    root: &mut Object,
    key: &'static str,
    type_name: &'static str,
    noun: &'static str,
) -> Vocabulary {
    let entries = root.objects(file, key, |term| {
        Some(format!("{noun} {}", term.name("name")?))
    });
    let mut terms = Vec::new();
    for mut entry in entries.value.into_iter().flatten() {
        terms.push(Term {
            label: entry.label.clone(),
            variant: entry.text(file, "variant"),
            name: entry.text(file, "name"),
            slug: entry.text(file, "slug"),
            description: entry.text(file, "description"),
            published: (key == "sources").then(|| Published {
                name: entry.text(file, "published_name"),
                aliases: entry.texts(file, "aliases"),
            }),
            advice: (key == "outcomes").then(|| Advice {
                happened: entry.text(file, "happened"),
                retry: entry.slug(file, "retry", "retries"),
                responsible: entry.nullable_slug(file, "responsible", "parties"),
                next_step: entry.text(file, "next_step"),
            }),
        });
        entry.finish(file);
    }
    Vocabulary {
        key,
        type_name,
        noun,
        line: entries.line,
        terms,
    }
}

fn read_cause(file: &mut File, mut entry: Object, facts: &[String]) -> Cause {
    let label = entry.label.clone();
    let cause = Cause {
        code: entry.number(file, "code"),
        name: entry.text(file, "name"),
        variant: entry.text(file, "variant"),
        aliases: entry.texts(file, "aliases"),
        slug: entry.text(file, "slug"),
        category: entry.slug(file, "category", "categories"),
        description: entry.text(file, "description"),
        next_step: entry.text(file, "next_step"),
        sources: read_sources(file, &mut entry),
        call_types: entry.nullable_slugs(file, "call_types", "call_types"),
        call_states: entry.nullable_slugs(file, "call_states", "call_states"),
        outcome: entry.slug(file, "outcome", "outcomes"),
        retry: entry.slug(file, "retry", "retries"),
        responsible: entry.nullable_slug(file, "responsible", "parties"),
        because: entry.text(file, "because"),
        seen_sources: entry.optional_slugs(file, "seen_sources", "sources"),
        seen_words: entry.optional_slugs(file, "seen_words", "words"),
        evidence: read_evidence(file, &mut entry, facts),
        note: entry.optional_text(file, "note"),
        label,
    };
    entry.finish(file);
    cause
}

fn read_correction(file: &mut File, mut entry: Object) -> Correction {
    let correction = Correction {
        label: entry.label.clone(),
        causes: entry.numbers(file, "causes"),
        source: entry.nullable_slug(file, "source", "sources"),
        telephony: entry.nullable_slug(file, "telephony", "outcomes"),
        answered: entry.nullable_flag(file, "answered"),
        outcome: entry.nullable_slug(file, "outcome", "outcomes"),
        retry: entry.slug(file, "retry", "retries"),
        responsible: entry.nullable_slug(file, "responsible", "parties"),
        description: entry.text(file, "description"),
        next_step: entry.text(file, "next_step"),
        because: entry.text(file, "because"),
    };
    entry.finish(file);
    correction
}

fn read_sources(file: &mut File, entry: &mut Object) -> Field<Option<Vec<PossibleSource>>> {
    let list = entry.nullable_objects(file, "sources");
    let mut read = |mut source: Object| {
        let possible = PossibleSource {
            label: source.label.clone(),
            source: source.slug(file, "source", "sources"),
            when: source.nullable_text(file, "when"),
            evidence: source.slug(file, "evidence", "evidence"),
        };
        source.finish(file);
        possible
    };
    Field {
        line: list.line,
        value: list
            .value
            .map(|sources| sources.map(|list| list.into_iter().map(&mut read).collect())),
    }
}

fn read_evidence(
    file: &mut File,
    entry: &mut Object,
    facts: &[String],
) -> Vec<(String, Field<String>)> {
    let Some(mut evidence) = entry.object(file, "evidence") else {
        return Vec::new();
    };
    let read = facts
        .iter()
        .map(|fact| (fact.clone(), evidence.slug(file, fact, "evidence")))
        .collect();
    evidence.finish(file);
    read
}

fn read_words(file: &mut File) -> Option<Vec<Word>> {
    let mut root = file.root()?;
    let entries = root.objects(file, "words", |word| {
        Some(format!("word {}", word.name("word")?))
    });
    root.finish(file);
    let mut words = Vec::new();
    for mut entry in entries.value? {
        words.push(Word {
            label: entry.label.clone(),
            number: entry.number(file, "number"),
            text: entry.text(file, "word"),
            variant: entry.text(file, "variant"),
            origin: entry.slug(file, "origin", "origins"),
            description: entry.text(file, "description"),
            outcome: entry.nullable_slug(file, "outcome", "outcomes"),
        });
        entry.finish(file);
    }
    Some(words)
}
