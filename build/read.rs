//! The shape of the data files: which fields they have, and of which types.

use super::data::{
    About, Advice, Cause, Correction, Data, EVENTS, End, List, PossibleSource, SOURCES_FACT,
    STATUSES, Term, VOCABULARIES, Vocabulary, WIRE_WORDS, Word,
};
use super::file::{Field, File};
use super::object::Object;

/// Reads the data files as far as they can be read; the problems stay with the files.
pub(crate) fn read([causes_file, words_file, wire_file]: &mut [File; 3]) -> Data {
    let (vocabularies, causes, corrections) = read_causes(causes_file).unwrap_or_default();
    let words = read_words(words_file).unwrap_or_default();
    let wire_words = read_wire_words(wire_file).unwrap_or_default();
    Data {
        vocabularies,
        wire_words,
        causes,
        corrections,
        words,
    }
}

type Causes = (Vec<Vocabulary>, Vec<Cause>, Vec<Correction>);

fn read_causes(file: &mut File) -> Option<Causes> {
    let mut root = file.root()?;
    let vocabularies = read_vocabularies(file, &mut root, VOCABULARIES);
    let causes = root.objects(file, "causes", |cause| {
        Some(format!("cause {}", cause.name("code")?))
    });
    let corrections = root.objects(file, "corrections", |_| None);
    root.finish(file);
    let facts: Vec<String> = vocabularies
        .iter()
        .find(|vocabulary| vocabulary.key == "facts")
        .map_or(&[][..], |facts| facts.terms.as_slice())
        .iter()
        .filter_map(|fact| fact.slug.value.clone())
        .filter(|fact| fact != SOURCES_FACT)
        .collect();
    let causes = causes.value.into_iter().flatten();
    let causes = causes
        .map(|cause| read_cause(file, cause, &facts))
        .collect();
    let corrections = corrections.value.into_iter().flatten();
    let corrections = corrections
        .map(|correction| read_correction(file, correction))
        .collect();
    Some((vocabularies, causes, corrections))
}

fn read_wire_words(file: &mut File) -> Option<Vec<Vocabulary>> {
    let mut root = file.root()?;
    let vocabularies = read_vocabularies(file, &mut root, WIRE_WORDS);
    root.finish(file);
    Some(vocabularies)
}

fn read_vocabularies<const COUNT: usize>(
    file: &mut File,
    root: &mut Object,
    lists: [List; COUNT],
) -> Vec<Vocabulary> {
    let lists = lists.into_iter();
    lists
        .map(|list| read_vocabulary(file, root, list))
        .collect()
}

fn read_vocabulary(file: &mut File, root: &mut Object, list: List) -> Vocabulary {
    let List {
        key,
        type_name,
        noun,
    } = list;
    let entries = root.objects(file, key, |term| {
        Some(format!("{noun} {}", term.name("name")?))
    });
    let is_source = key == "sources";
    let is_wire_word = WIRE_WORDS.iter().any(|list| list.key == key);
    let mut terms = Vec::new();
    for mut entry in entries.value.into_iter().flatten() {
        terms.push(Term {
            label: entry.label.clone(),
            variant: entry.text(file, "variant"),
            name: entry.text(file, "name"),
            slug: entry.text(file, "slug"),
            description: entry.text(file, "description"),
            published_name: is_source.then(|| entry.text(file, "published_name")),
            aliases: (is_source || is_wire_word).then(|| entry.texts(file, "aliases")),
            advice: (key == "outcomes").then(|| Advice {
                happened: entry.text(file, "happened"),
                retry: entry.reference(file, "retry", "retries"),
                responsible: entry.nullable_reference(file, "responsible", "parties"),
                next_step: entry.text(file, "next_step"),
                because: entry.text(file, "because"),
            }),
            end: STATUSES.contains(&key).then(|| read_end(file, &mut entry)),
            about: (key == EVENTS).then(|| About {
                leg: entry.nullable_reference(file, "leg", "call_legs"),
                is_end: entry.flag(file, "is_end"),
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
        category: entry.reference(file, "category", "categories"),
        description: entry.text(file, "description"),
        next_step: entry.text(file, "next_step"),
        sources: read_sources(file, &mut entry),
        call_types: entry.nullable_references(file, "call_types", "call_types"),
        call_states: entry.nullable_references(file, "call_states", "call_states"),
        outcome: entry.reference(file, "outcome", "outcomes"),
        retry: entry.reference(file, "retry", "retries"),
        responsible: entry.nullable_reference(file, "responsible", "parties"),
        because: entry.text(file, "because"),
        seen_sources: entry.optional_references(file, "seen_sources", "sources"),
        seen_words: entry.optional_references(file, "seen_words", "words"),
        evidence: read_evidence(file, &mut entry, facts),
        note: entry.optional(file, "note", Object::text),
        searches: entry.optional_texts(file, "searches"),
        label,
    };
    entry.finish(file);
    cause
}

fn read_correction(file: &mut File, mut entry: Object) -> Correction {
    let correction = Correction {
        label: entry.label.clone(),
        causes: entry.numbers(file, "causes"),
        source: entry.nullable_reference(file, "source", "sources"),
        telephony: entry.nullable_reference(file, "telephony", "outcomes"),
        answered: entry.nullable_flag(file, "answered"),
        outcome: entry.nullable_reference(file, "outcome", "outcomes"),
        retry: entry.reference(file, "retry", "retries"),
        responsible: entry.nullable_reference(file, "responsible", "parties"),
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
            source: source.reference(file, "source", "sources"),
            when: source.nullable_text(file, "when"),
            evidence: source.reference(file, "evidence", "evidence"),
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
        .map(|fact| (fact.clone(), evidence.reference(file, fact, "evidence")))
        .collect();
    evidence.finish(file);
    read
}

fn read_end(file: &mut File, entry: &mut Object) -> End {
    End {
        outcome: entry.nullable_reference(file, "outcome", "outcomes"),
        retry: entry.optional(file, "retry", |entry, file, key| {
            entry.reference(file, key, "retries")
        }),
        responsible: entry.optional(file, "responsible", |entry, file, key| {
            entry.nullable_reference(file, key, "parties")
        }),
        next_step: entry.optional(file, "next_step", Object::text),
        because: entry.text(file, "because"),
    }
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
            origin: entry.reference(file, "origin", "origins"),
            description: entry.text(file, "description"),
            end: read_end(file, &mut entry),
        });
        entry.finish(file);
    }
    Some(words)
}
