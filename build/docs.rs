//! The documentation of the generated enums.

use std::fmt::Write as _;

use super::data::{
    ANY_STATE, Cause, Data, End, NOT_PUBLISHED, OURS, PUBLISHED, SOURCES_FACT, Term, Word,
};
use super::file::Field;

/// The docs of an enum: prose, in files of its own.
pub(crate) fn vocabulary(type_name: &str) -> String {
    let prose = match type_name {
        "HangupCause" => include_str!("docs/hangup_cause.md"),
        "HangupSource" => include_str!("docs/hangup_source.md"),
        "CallType" => include_str!("docs/call_type.md"),
        "CallState" => include_str!("docs/call_state.md"),
        "Category" => include_str!("docs/category.md"),
        "Outcome" => include_str!("docs/outcome.md"),
        "Retry" => include_str!("docs/retry.md"),
        "Party" => include_str!("docs/party.md"),
        "Evidence" => include_str!("docs/evidence.md"),
        "Fact" => include_str!("docs/fact.md"),
        "TelephonyCause" => include_str!("docs/telephony_cause.md"),
        "CallStatus" => include_str!("docs/call_status.md"),
        "Direction" => include_str!("docs/direction.md"),
        "CallbackEvent" => include_str!("docs/callback_event.md"),
        "DialStatus" => include_str!("docs/dial_status.md"),
        "DialAction" => include_str!("docs/dial_action.md"),
        "DialBLegStatus" => include_str!("docs/dial_b_leg_status.md"),
        "CallLeg" => include_str!("docs/call_leg.md"),
        "StirVerification" => include_str!("docs/stir_verification.md"),
        "StirAttestation" => include_str!("docs/stir_attestation.md"),
        other => other,
    };
    prose.to_owned()
}

/// The docs of the generated accessors.
pub(crate) mod accessors {
    pub(crate) const NAME: &str = include_str!("docs/accessors/name.md");
    pub(crate) const SLUG: &str = include_str!("docs/accessors/slug.md");
    pub(crate) const DESCRIPTION: &str = include_str!("docs/accessors/description.md");
    pub(crate) const NEXT_STEP: &str = include_str!("docs/accessors/next_step.md");
    pub(crate) const LEG: &str = include_str!("docs/accessors/leg.md");
    pub(crate) const IS_END: &str = include_str!("docs/accessors/is_end.md");
    pub(crate) const WORD_RATIONALE: &str = include_str!("docs/accessors/word_rationale.md");
    pub(crate) const RATIONALE: &str = include_str!("docs/accessors/rationale.md");
}

/// The docs of `HangupCause`, with the table of all causes.
pub(crate) fn causes(data: &Data) -> String {
    let mut table =
        String::from("| cause | outcome | retry (who can fix it) |\n| --- | --- | --- |\n");
    for cause in &data.causes {
        let variant = cause.variant.get();
        let party = match cause.responsible.get() {
            Some(slug) => format!(" ({})", link(data, "parties", slug)),
            None => String::new(),
        };
        let row = format!(
            "| [{} {}](Self::{variant}) | {} | {}{party} |\n",
            cause.code.get(),
            // A name may break after an underscore, so that the table fits a phone.
            markdown(cause.name.get()).replace('_', "_<wbr>"),
            name_of(data, "outcomes", cause.outcome.get()),
            name_of(data, "retries", cause.retry.get()),
        );
        table.push_str(&row);
    }
    vocabulary("HangupCause").replace("{table}\n", &table)
}

/// The docs of one variant of `HangupCause`.
pub(crate) fn cause(cause: &Cause, data: &Data) -> String {
    let mut docs = format!("{}, {}.\n\n", cause.code.get(), markdown(cause.name.get()));
    docs.push_str(&wrapped(&markdown(cause.description.get())));
    docs.push_str("\n\n");
    let mark = match evidence_of(cause, "next_step", data) {
        None | Some(PUBLISHED) => String::new(),
        Some(slug) => format!(" ({} advice)", evidence_name(data, slug)),
    };
    let next_step = markdown(cause.next_step.get());
    docs.push_str(&wrapped(&format!("**What to do{mark}.** {next_step}")));
    docs.push_str("\n\n");
    let because = format!("**Why we say so.** {}", markdown(cause.because.get()));
    docs.push_str(&wrapped(&because));
    docs.push_str("\n\n");
    let mut fact = |name: &str, text: &str| {
        let _ = writeln!(docs, "- **{name}**: {text}");
    };
    let marked = |text: String, fact: &str| {
        let all = if text.contains("; ") { "all " } else { "" };
        match evidence_of(cause, fact, data) {
            None => format!("{text} (of unknown origin)"),
            Some(PUBLISHED) => text,
            Some(NOT_PUBLISHED) => "not published".to_owned(),
            Some(slug) => format!("{text} ({all}{})", evidence_name(data, slug)),
        }
    };
    let outcome = link(data, "outcomes", cause.outcome.get());
    fact("outcome", &marked(outcome, "outcome"));
    let retry = link(data, "retries", cause.retry.get());
    fact("retry", &marked(retry, "retry"));
    let party = responsible(&cause.responsible, data);
    fact("responsible", &marked(party, "responsible"));
    fact("ended by", &sources(cause, data));
    if !cause.seen_sources.is_empty() {
        let seen = cause.seen_sources.iter();
        let seen = seen.map(|source| code_of(data, source.get()));
        fact("also seen ended by", &joined(seen));
    }
    if !cause.seen_words.is_empty() {
        let seen = cause.seen_words.iter();
        let seen = seen.map(|slug| format!("`{}`", slug.get().to_ascii_uppercase()));
        fact("seen with", &joined(seen));
    }
    let types = members(data, "call_types", &cause.call_types);
    fact("call types", &marked(types, "call_types"));
    let states = members(data, "call_states", &cause.call_states);
    fact("call states", &marked(states, "call_states"));
    let category = name_of(data, "categories", cause.category.get());
    fact("category", &marked(category, "category"));
    let aliases = cause.aliases.get();
    if !aliases.is_empty() {
        let aliases = joined(aliases.iter().map(|alias| markdown(alias.get())));
        fact("also spelled", &aliases);
    }
    if let Some(note) = &cause.note {
        docs.push('\n');
        docs.push_str(&wrapped(&markdown(note.get())));
    }
    docs
}

/// The evidence of a fact; that of the sources is the weakest of their members', which is the one
/// that comes last in its vocabulary. `None` where the data has no such fact.
pub(crate) fn evidence_of<'a>(cause: &'a Cause, fact: &str, data: &Data) -> Option<&'a str> {
    if fact != SOURCES_FACT {
        let found = cause.evidence.iter().find(|(name, _)| name == fact);
        return found.map(|(_, evidence)| evidence.get().as_str());
    }
    let Some(sources) = cause.sources.get() else {
        return Some(NOT_PUBLISHED);
    };
    let rank = |evidence: &&str| {
        let terms = data.vocabulary("evidence").map(|list| &list.terms);
        terms.and_then(|terms| terms.iter().position(|term| term.slug.get() == evidence))
    };
    let each = sources.iter().map(|source| source.evidence.get().as_str());
    each.max_by_key(rank)
}

/// The docs of one word of a vocabulary.
pub(crate) fn term(term: &Term, data: &Data) -> String {
    let name = term.name.get();
    let is_wire_word = term.aliases.is_some() && term.published_name.is_none();
    let head = if is_wire_word {
        format!("`{name}`")
    } else {
        markdown(name)
    };
    let mut docs = format!("{head}. {}", markdown(term.description.get()));
    if let Some(published) = &term.published_name {
        let published = published.get();
        if published != name {
            let _ = write!(
                docs,
                " The published page calls it \"{}\".",
                markdown(published)
            );
        }
    }
    let mut docs = wrapped(&docs);
    if let Some(end) = &term.end {
        let _ = write!(docs, "\n\n{}", on_its_own(end, data));
    }
    docs
}

/// The docs of one telephony word.
pub(crate) fn word(word: &Word, data: &Data) -> String {
    format!(
        "`{}`, {} ({}).\n\n{}\n\n{}",
        word.text.get(),
        word.number.get(),
        word.origin.get(),
        wrapped(&markdown(word.description.get())),
        on_its_own(&word.end, data),
    )
}

/// What a status or a word says of the end of a call if nothing else is known.
fn on_its_own(end: &End, data: &Data) -> String {
    let said = end.outcome.get().as_deref().and_then(|outcome| {
        let advice = data.advice(outcome)?;
        let retry = end.retry.as_ref().unwrap_or(&advice.retry);
        let party = end.responsible.as_ref().unwrap_or(&advice.responsible);
        Some(format!(
            "On its own: {}; {}; responsible: {} (this crate's judgement).",
            link(data, "outcomes", outcome),
            link(data, "retries", retry.get()),
            responsible(party, data),
        ))
    });
    let said = said.unwrap_or(
        "On its own it says nothing of the outcome (this crate's judgement).".to_owned(),
    );
    let because = format!("**Why we say so.** {}", markdown(end.because.get()));
    format!("{said}\n\n{}", wrapped(&because))
}

fn sources(cause: &Cause, data: &Data) -> String {
    let Some(sources) = cause.sources.get() else {
        return "not published".to_owned();
    };
    joined(sources.iter().map(|possible| {
        let mut text = code_of(data, possible.source.get());
        if let Some(when) = possible.when.get() {
            let _ = write!(text, " if {}", markdown(when));
        }
        match possible.evidence.get().as_str() {
            PUBLISHED => text,
            slug => format!("{text} ({})", evidence_name(data, slug)),
        }
    }))
}

fn members(data: &Data, key: &str, list: &Field<Option<Vec<Field<String>>>>) -> String {
    match list.get() {
        None => String::new(),
        Some(members) if members.iter().any(|member| member.get() == ANY_STATE) => "any".to_owned(),
        Some(members) => joined(members.iter().map(|slug| name_of(data, key, slug.get()))),
    }
}

fn responsible(party: &Field<Option<String>>, data: &Data) -> String {
    match party.get() {
        Some(slug) => link(data, "parties", slug),
        None => "nobody".to_owned(),
    }
}

fn name_of(data: &Data, key: &str, slug: &str) -> String {
    find(data, key, slug, |_, term| markdown(term.name.get()))
}

/// The name of a source as payloads have it.
fn code_of(data: &Data, source: &str) -> String {
    find(data, "sources", source, |_, term| {
        format!("`{}`", term.name.get())
    })
}

fn link(data: &Data, key: &str, slug: &str) -> String {
    find(data, key, slug, |type_name, term| {
        let variant = term.variant.get();
        format!("[{}]({type_name}::{variant})", markdown(term.name.get()))
    })
}

/// What the docs call the evidence of a fact.
fn evidence_name(data: &Data, slug: &str) -> String {
    match slug {
        OURS => "this crate's".to_owned(),
        _ => name_of(data, "evidence", slug).to_ascii_lowercase(),
    }
}

fn find(data: &Data, key: &str, slug: &str, write: impl Fn(&str, &Term) -> String) -> String {
    let term = data.vocabulary(key).and_then(|list| {
        let term = list.terms.iter().find(|term| term.slug.get() == slug)?;
        Some(write(list.type_name, term))
    });
    term.unwrap_or_default()
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

/// Text that Markdown shows as it is, wherever its lines break.
fn markdown(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let is_special = |next: char| "\\*_[]<>#~&".contains(next);
        let mut escaped = String::with_capacity(word.len());
        for next in word.chars() {
            if is_special(next) || begins_a_block(word) && next.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(next);
        }
        escaped
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word makes a list item or a heading of its line, if it is the first one there.
fn begins_a_block(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number =
        (1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number || word.bytes().all(|byte| matches!(byte, b'-' | b'+' | b'='))
}

/// A paragraph in lines of a readable length.
pub(crate) fn wrapped(text: &str) -> String {
    const WIDTH: usize = 92;
    let mut lines = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 {
            let fits = used + 1 + length <= WIDTH;
            lines.push(if fits { ' ' } else { '\n' });
            used = if fits { used + 1 } else { 0 };
        }
        lines.push_str(word);
        used += length;
    }
    lines
}
