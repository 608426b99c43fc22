//! Every rule that the data must obey, beyond its shape.

use super::corrections::check_corrections;
use super::data::{
    ANY_STATE, CLOSED, Cause, Data, NOT_PUBLISHED, PUBLISHED, PossibleSource, Term, UNDECIDED,
    Vocabulary, Word,
};
use super::ends::check_end;
use super::file::{Field, File, path};
use super::names::{Names, Numbers, Unique, check_slug, fold};
use super::references::check_references;

/// Reports every rule that the data breaks.
pub(crate) fn check(data: &Data, files: &mut [File; 3]) {
    let [causes, words, wire] = files;
    for vocabulary in &data.vocabularies {
        check_vocabulary(vocabulary, data, causes);
    }
    for vocabulary in &data.wire_words {
        check_vocabulary(vocabulary, data, wire);
    }
    check_causes(data, causes);
    check_corrections(data, causes);
    check_words(data, words);
    for file in files {
        check_references(data, file);
    }
}

fn check_vocabulary(vocabulary: &Vocabulary, data: &Data, file: &mut File) {
    check_closed(vocabulary, file);
    if vocabulary.key == "evidence" {
        let needed = [PUBLISHED, NOT_PUBLISHED];
        check_missing(vocabulary, &needed, "the generator needs it", file);
    }
    let mut names = Names::default();
    for term in &vocabulary.terms {
        names.variant(&term.label, &term.variant, file);
        check_slug(&term.label, &term.slug, file);
        for (key, spelling) in spellings(term) {
            names.spelling(&term.label, key, spelling, file);
        }
        if let Some(end) = &term.end {
            check_end("status", &term.label, end, data, file);
        }
        if vocabulary.key == "call_states" && term.slug.value.as_deref() == Some(ANY_STATE) {
            let sentence = format!("{ANY_STATE:?} means every state, so no state is called so");
            file.report(term.slug.line, path(&term.label, "slug"), sentence);
        }
    }
}

/// A closed enum has the entries that the generator lists, and no others.
fn check_closed(vocabulary: &Vocabulary, file: &mut File) {
    let mut closed = CLOSED.iter();
    let Some((_, listed)) = closed.find(|(name, _)| *name == vocabulary.type_name) else {
        return;
    };
    let why = format!(
        "{} are closed; to change them on purpose, change CLOSED in build/data.rs too",
        vocabulary.key
    );
    check_missing(vocabulary, listed, &why, file);
    for term in &vocabulary.terms {
        let slug = term.slug.value.as_deref();
        if let Some(slug) = slug.filter(|slug| !listed.contains(slug)) {
            let sentence = format!("{slug:?} is new, but {why}");
            file.report(term.slug.line, path(&term.label, "slug"), sentence);
        }
    }
}

fn check_missing(vocabulary: &Vocabulary, needed: &[&str], why: &str, file: &mut File) {
    let slugs = vocabulary.terms.iter().map(|term| &term.slug.value);
    let slugs: Vec<_> = slugs.map(Option::as_deref).collect();
    let can_tell = !slugs.is_empty() && !slugs.contains(&None);
    for slug in needed.iter().filter(|_| can_tell) {
        if !slugs.contains(&Some(slug)) {
            let sentence = format!("the slug {slug:?} is missing, but {why}");
            file.report(vocabulary.line, vocabulary.key, sentence);
        }
    }
}

/// The spellings that a term is found by, each with its field.
pub(crate) fn spellings(term: &Term) -> Vec<(&'static str, &Field<String>)> {
    let aliases = term.aliases.iter().flat_map(|aliases| &aliases.value);
    distinct(
        &term.name,
        term.published_name.as_ref(),
        &term.slug,
        aliases.flatten(),
    )
}

/// The spellings that a cause is found by, each with its field.
pub(crate) fn cause_spellings(cause: &Cause) -> Vec<(&'static str, &Field<String>)> {
    let aliases = cause.aliases.value.iter().flatten();
    distinct(&cause.name, None, &cause.slug, aliases)
}

/// The spellings of an entry. Its slug and its published name may be its name too; an alias that is there
/// already is a mistake, and stays.
fn distinct<'a>(
    name: &'a Field<String>,
    published_name: Option<&'a Field<String>>,
    slug: &'a Field<String>,
    aliases: impl Iterator<Item = &'a Field<String>>,
) -> Vec<(&'static str, &'a Field<String>)> {
    let mut spellings = vec![("name", name)];
    let published_name = published_name.map(|published| ("published_name", published));
    for (key, spelling) in published_name.into_iter().chain([("slug", slug)]) {
        let folded = |field: &Field<String>| field.value.as_deref().map(fold);
        let is_new = |(_, other): &(_, &Field<String>)| folded(other) != folded(spelling);
        if spellings.iter().all(is_new) {
            spellings.push((key, spelling));
        }
    }
    spellings.extend(aliases.map(|alias| ("aliases", alias)));
    spellings
}

fn check_causes(data: &Data, file: &mut File) {
    check_first(data, file);
    let mut codes = Numbers::new("code");
    let mut names = Names::default();
    for cause in &data.causes {
        let label = &cause.label;
        codes.check(label, &cause.code, file);
        names.variant(label, &cause.variant, file);
        check_slug(label, &cause.slug, file);
        for (key, spelling) in cause_spellings(cause) {
            names.spelling(label, key, spelling, file);
        }
        check_decided(cause, file);
        check_sources(cause, file);
        check_seen(cause, data, file);
        check_states(cause, file);
        check_evidence(cause, file);
    }
}

/// A cause decides the outcome of a hangup; code 0, and only code 0, leaves that to what comes with
/// it.
fn check_decided(cause: &Cause, file: &mut File) {
    let (Some(code), Some(outcome)) = (cause.code.value, &cause.outcome.value) else {
        return;
    };
    let sentence = match (code, outcome == UNDECIDED) {
        (0, false) => "code 0 says nothing of the outcome, so it must be \"unknown\"",
        (1.., true) => "only code 0 can leave the outcome unknown",
        _ => return,
    };
    file.report(cause.outcome.line, path(&cause.label, "outcome"), sentence);
}

/// Code 0 is what the crate makes of a hangup of which nothing is known.
fn check_first(data: &Data, file: &mut File) {
    let mut codes = data.causes.iter().map(|cause| cause.code.value);
    let is_there = codes.any(|code| matches!(code, Some(0) | None));
    if let Some(first) = data.causes.first().filter(|_| !is_there) {
        let sentence = "the first cause is code 0, which is missing";
        file.report(first.code.line, path(&first.label, "code"), sentence);
    }
}

fn check_sources(cause: &Cause, file: &mut File) {
    let Some(Some(sources)) = &cause.sources.value else {
        return;
    };
    let mut seen = Unique::default();
    for possible in sources {
        let PossibleSource {
            label,
            source,
            evidence,
            ..
        } = possible;
        seen.check("source", label, "source", source, file);
        if evidence.value.as_deref() == Some(NOT_PUBLISHED) {
            let sentence = "a source that is listed cannot be \"not_published\"";
            file.report(evidence.line, path(label, "evidence"), sentence);
        }
    }
}

/// What payloads carry against the table is not in the table, and a word contradicts the outcome.
fn check_seen(cause: &Cause, data: &Data, file: &mut File) {
    for source in &cause.seen_sources {
        let listed = cause.sources.value.iter().flatten().flatten();
        let mut listed = listed.filter_map(|possible| possible.source.value.as_ref());
        if listed.any(|listed| Some(listed) == source.value.as_ref()) {
            let sentence = "the source is listed for the cause, so it needs no mention";
            file.report(source.line, path(&cause.label, "seen_sources"), sentence);
        }
    }
    for seen in &cause.seen_words {
        let mut words = data.words.iter();
        let word = words.find(|word| word.slug().is_some() && word.slug() == seen.value);
        let says = word.and_then(|word| word.end.outcome.value.as_ref());
        let agrees = |says: &Option<String>| says.is_none() || *says == cause.outcome.value;
        if says.is_some_and(agrees) {
            let sentence = "the word does not contradict the outcome, so it needs no mention";
            file.report(seen.line, path(&cause.label, "seen_words"), sentence);
        }
    }
}

fn check_states(cause: &Cause, file: &mut File) {
    let Some(Some(states)) = &cause.call_states.value else {
        return;
    };
    let is_any = |state: &Field<String>| state.value.as_deref() == Some(ANY_STATE);
    if states.len() > 1 && states.iter().any(is_any) {
        let sentence = format!("{ANY_STATE:?} means every state and is alone in its list");
        file.report(
            cause.call_states.line,
            path(&cause.label, "call_states"),
            sentence,
        );
    }
}

fn check_evidence(cause: &Cause, file: &mut File) {
    let label = path(&cause.label, "evidence");
    for (fact, evidence) in &cause.evidence {
        let is_null = match fact.as_str() {
            "call_types" => cause.call_types.is_null(),
            "call_states" => cause.call_states.is_null(),
            _ => Some(false),
        };
        let not_published = evidence.value.as_ref().map(|slug| slug == NOT_PUBLISHED);
        let sentence = match (is_null, not_published) {
            (Some(true), Some(false)) => {
                format!("{fact} is null, so the evidence must be \"not_published\"")
            }
            (Some(false), Some(true)) => {
                "only a list that is null can be \"not_published\"".to_owned()
            }
            _ => continue,
        };
        file.report(evidence.line, path(&label, fact), sentence);
    }
}

fn check_words(data: &Data, file: &mut File) {
    let mut numbers = Numbers::new("number");
    let mut names = Names::default();
    for word in &data.words {
        let Word { label, .. } = word;
        numbers.check(label, &word.number, file);
        names.variant(label, &word.variant, file);
        names.word(label, &word.text, file);
        check_end("word", label, &word.end, data, file);
    }
}
