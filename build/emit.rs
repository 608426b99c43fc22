//! The Rust that checked data becomes: enums with their docs, and the tables behind them.

use super::data::{
    ANY_STATE, Cause, Correction, Data, NOT_PUBLISHED, PossibleSource, Term, Vocabulary, Word,
};
use super::docs;
use super::file::Field;
use super::rules::{cause_spellings, spellings};
use super::rust::{
    Body, FIELD_DEPTH, LIST_DEPTH, Variant, alias_unless_variant, array, doc_comment, emit_type,
    indented, line, literal, option,
};

/// The whole generated file.
pub(crate) fn emit(data: &Data) -> String {
    let mut out =
        String::from("// Made by the build script from the files in data/. Do not edit.\n");
    for vocabulary in &data.vocabularies {
        emit_vocabulary(&mut out, vocabulary, data);
    }
    emit_causes(&mut out, data);
    emit_corrections(&mut out, data);
    emit_words(&mut out, data);
    out
}

fn emit_vocabulary(out: &mut String, vocabulary: &Vocabulary, data: &Data) {
    let name = vocabulary.type_name;
    let variants: Vec<_> = vocabulary
        .terms
        .iter()
        .map(|term| Variant {
            name: term.variant.get(),
            number: None,
            docs: docs::term(term),
            aliases: alias_unless_variant(term.name.get(), term.variant.get()),
        })
        .collect();
    let spelled = vocabulary.terms.iter().flat_map(|term| {
        let spellings = spellings(term).into_iter();
        spellings.map(|(_, spelling)| (spelling.get().as_str(), term.variant.get().as_str()))
    });
    let mut body = Body::of(name, &variants, spelled);
    let terms = vocabulary.terms.iter();
    body.texts("name", terms.clone().map(|term| term.name.get().as_str()));
    body.texts("slug", terms.clone().map(|term| term.slug.get().as_str()));
    let descriptions = terms.clone().map(|term| term.description.get().as_str());
    body.texts("description", descriptions);
    if vocabulary.terms.iter().any(|term| term.published.is_some()) {
        body.texts("published_name", terms.map(published_name));
    }
    if name == "Outcome" {
        emit_meanings(&mut body, vocabulary, data);
    }
    emit_type(out, name, &docs::vocabulary(name), &variants, &body);
}

fn emit_meanings(body: &mut Body, outcomes: &Vocabulary, data: &Data) {
    let rows = outcomes.terms.iter().filter_map(|outcome| {
        let advice = outcome.advice.as_ref()?;
        Some(vec![
            ("outcome", format!("Self::{}", outcome.variant.get())),
            ("retry", data.by_slug("retries", advice.retry.get())),
            ("responsible", data.nullable("parties", &advice.responsible)),
            ("description", literal(advice.happened.get())),
            ("next_step", literal(advice.next_step.get())),
        ])
    });
    body.rows("ADVICE", "Meaning", rows);
}

fn published_name(term: &Term) -> &str {
    let published = term.published.as_ref().map(|published| &published.name);
    published.unwrap_or(&term.name).get()
}

fn emit_causes(out: &mut String, data: &Data) {
    let name = "HangupCause";
    let variants: Vec<_> = data
        .causes
        .iter()
        .map(|cause| Variant {
            name: cause.variant.get(),
            number: Some(*cause.code.get()),
            docs: docs::cause(cause, data),
            aliases: {
                let code = std::iter::once(cause.code.get().to_string());
                code.chain(alias_unless_variant(cause.name.get(), cause.variant.get()))
                    .collect()
            },
        })
        .collect();
    let spelled = data.causes.iter().flat_map(|cause| {
        let spellings = cause_spellings(cause).into_iter();
        spellings.map(|(_, spelling)| (spelling.get().as_str(), cause.variant.get().as_str()))
    });
    let mut body = Body::of(name, &variants, spelled);
    let causes = data.causes.iter();
    let codes: Vec<_> = causes
        .clone()
        .map(|cause| cause.code.get().to_string())
        .collect();
    body.texts("code_text", codes.iter().map(String::as_str));
    body.inlined_texts(
        "name",
        causes.clone().map(|cause| cause.name.get().as_str()),
    );
    body.inlined_texts(
        "slug",
        causes.clone().map(|cause| cause.slug.get().as_str()),
    );
    let descriptions = causes.clone().map(|cause| cause.description.get().as_str());
    body.inlined_texts("description", descriptions);
    let next_steps = causes.clone().map(|cause| cause.next_step.get().as_str());
    body.inlined_texts("next_step", next_steps);
    let arguments = causes.clone().map(|cause| cause.because.get().as_str());
    body.inlined_texts("because", arguments);
    let mut lists = Lists::default();
    let facts: Vec<_> = causes
        .map(|cause| cause_facts(cause, data, &mut lists))
        .collect();
    body.rows("FACTS", "CauseFacts", facts.into_iter());
    lists.emit(&mut body);
    emit_type(out, name, &docs::causes(data), &variants, &body);
}

fn cause_facts(cause: &Cause, data: &Data, lists: &mut Lists) -> Vec<(&'static str, String)> {
    let seen_sources = cause.seen_sources.iter();
    let seen_sources = seen_sources.map(|source| data.by_slug("sources", source.get()));
    let seen_words = cause.seen_words.iter().map(|word| data.word(word.get()));
    vec![
        ("category", data.by_slug("categories", cause.category.get())),
        ("sources", lists.sources.place(sources(cause, data))),
        (
            "call_types",
            lists
                .call_types
                .place(list(&cause.call_types, "call_types", data)),
        ),
        (
            "call_states",
            lists
                .call_states
                .place(list(&cause.call_states, "call_states", data)),
        ),
        ("outcome", data.by_slug("outcomes", cause.outcome.get())),
        ("retry", data.by_slug("retries", cause.retry.get())),
        ("responsible", data.nullable("parties", &cause.responsible)),
        (
            "seen_sources",
            lists
                .seen_sources
                .place(format!("&{}", array(seen_sources, LIST_DEPTH))),
        ),
        (
            "seen_words",
            lists
                .seen_words
                .place(format!("&{}", array(seen_words, LIST_DEPTH))),
        ),
        ("evidence", evidence(cause, data)),
    ]
}

/// The lists that causes have, each of them once: most causes share theirs with others.
#[derive(Default)]
struct Lists {
    sources: Distinct,
    call_types: Distinct,
    call_states: Distinct,
    seen_sources: Distinct,
    seen_words: Distinct,
}

#[derive(Default)]
struct Distinct(Vec<String>);

impl Distinct {
    /// The place of a list, which is added where it is new.
    fn place(&mut self, list: String) -> String {
        let known = self.0.iter().position(|known| *known == list);
        let place = known.unwrap_or_else(|| {
            self.0.push(list);
            self.0.len() - 1
        });
        place.to_string()
    }
}

impl Lists {
    fn emit(self, body: &mut Body) {
        let lists = [
            ("SOURCES", "Option<&'static [PossibleSource]>", self.sources),
            ("CALL_TYPES", "Option<&'static [CallType]>", self.call_types),
            (
                "CALL_STATES",
                "Option<&'static [CallState]>",
                self.call_states,
            ),
            ("SEEN_SOURCES", "&'static [HangupSource]", self.seen_sources),
            ("SEEN_WORDS", "&'static [TelephonyCause]", self.seen_words),
        ];
        for (name, element, distinct) in lists {
            let start = format!("pub(super) const {name}: &'static [{element}]");
            body.list(&start, distinct.0.into_iter());
        }
    }
}

fn emit_corrections(out: &mut String, data: &Data) {
    out.push('\n');
    let doc = "What hangups mean besides their causes: the first whose conditions hold applies.";
    doc_comment(out, "", doc);
    line(out, 0, "pub(crate) const CORRECTIONS: &[Correction] = &[");
    for correction in &data.corrections {
        for because in docs::wrapped(correction.because.get()).lines() {
            line(out, 1, &format!("// {because}"));
        }
        line(out, 1, "Correction {");
        for (field, value) in correction_fields(correction, data) {
            line(out, 2, &format!("{field}: {value},"));
        }
        line(out, 1, "},");
    }
    line(out, 0, "];");
}

fn correction_fields(correction: &Correction, data: &Data) -> Vec<(&'static str, String)> {
    let causes = correction.causes.get().iter();
    let causes = array(causes.map(|code| data.by_code(*code.get())), 2);
    let source = correction.source.get().as_deref();
    vec![
        ("causes", format!("&{causes}")),
        (
            "source",
            option(source.map(|slug| data.by_slug("sources", slug))),
        ),
        (
            "telephony",
            data.nullable("outcomes", &correction.telephony),
        ),
        (
            "answered",
            option(correction.answered.get().map(|flag| flag.to_string())),
        ),
        ("outcome", data.nullable("outcomes", &correction.outcome)),
        ("retry", data.by_slug("retries", correction.retry.get())),
        (
            "responsible",
            data.nullable("parties", &correction.responsible),
        ),
        ("description", literal(correction.description.get())),
        ("next_step", literal(correction.next_step.get())),
    ]
}

fn sources(cause: &Cause, data: &Data) -> String {
    let Some(sources) = cause.sources.get() else {
        return "None".to_owned();
    };
    let members = sources.iter().map(|possible| {
        let PossibleSource {
            source,
            when,
            evidence,
            ..
        } = possible;
        let fields = [
            ("source", data.by_slug("sources", source.get())),
            ("when", option(when.get().as_deref().map(literal))),
            ("evidence", data.by_slug("evidence", evidence.get())),
        ];
        fields.map(|(field, value)| format!("{field}: {value},"))
    });
    let members: Vec<_> = members.collect();
    if let [only] = members.as_slice() {
        let only = indented(only, LIST_DEPTH + 1);
        return format!("Some(&[PossibleSource {{\n{only}{:8}}}])", "");
    }
    let members = members.iter().map(|member| {
        let member = indented(member, LIST_DEPTH + 2);
        format!("{:12}PossibleSource {{\n{member}{:12}}},\n", "", "")
    });
    format!("Some(&[\n{}{:8}])", members.collect::<String>(), "")
}

fn list(list: &Field<Option<Vec<Field<String>>>>, key: &str, data: &Data) -> String {
    let Some(members) = list.get() else {
        return "None".to_owned();
    };
    if members.iter().any(|member| member.get() == ANY_STATE) {
        return "Some(CallState::ALL)".to_owned();
    }
    let members = members.iter().map(|member| data.by_slug(key, member.get()));
    format!("Some(&{})", array(members, LIST_DEPTH))
}

/// The evidence of each fact, in the order of the enum `Fact`.
fn evidence(cause: &Cause, data: &Data) -> String {
    let facts = data.vocabulary("facts").into_iter();
    let facts = facts.flat_map(|facts| &facts.terms).map(|fact| {
        let slug = docs::evidence_of(cause, fact.slug.get(), data);
        data.by_slug("evidence", slug.unwrap_or(NOT_PUBLISHED))
    });
    array(facts, FIELD_DEPTH)
}

fn emit_words(out: &mut String, data: &Data) {
    let name = "TelephonyCause";
    let variants: Vec<_> = data
        .words
        .iter()
        .map(|word| Variant {
            name: word.variant.get(),
            number: Some(*word.number.get()),
            docs: docs::word(word, data),
            aliases: alias_unless_variant(word.text.get(), word.variant.get()),
        })
        .collect();
    let spelled = data.words.iter();
    let spelled = spelled.map(|word| (word.text.get().as_str(), word.variant.get().as_str()));
    let mut body = Body::of(name, &variants, spelled);
    let words = data.words.iter();
    body.texts("word", words.clone().map(|word| word.text.get().as_str()));
    let slugs: Vec<_> = words
        .clone()
        .map(|word| word.text.get().to_ascii_lowercase())
        .collect();
    body.texts("slug", slugs.iter().map(String::as_str));
    let descriptions = words.clone().map(|word| word.description.get().as_str());
    body.texts("description", descriptions);
    body.rows(
        "FACTS",
        "WordFacts",
        words.map(|word| word_facts(word, data)),
    );
    emit_type(out, name, &docs::vocabulary(name), &variants, &body);
}

fn word_facts(word: &Word, data: &Data) -> Vec<(&'static str, String)> {
    vec![
        ("is_q850", (word.origin.get() == "Q.850").to_string()),
        ("outcome", data.nullable("outcomes", &word.outcome)),
    ]
}

impl Data {
    fn by_code(&self, code: u16) -> String {
        let causes = self.causes.iter();
        let mut found = causes.filter(|cause| *cause.code.get() == code);
        let variant = found.next().map(|cause| cause.variant.get().as_str());
        format!("HangupCause::{}", variant.unwrap_or_default())
    }

    fn word(&self, slug: &str) -> String {
        let words = self.words.iter();
        let mut found = words.filter(|word| word.slug().as_deref() == Some(slug));
        let variant = found.next().map(|word| word.variant.get().as_str());
        format!("TelephonyCause::{}", variant.unwrap_or_default())
    }

    fn nullable(&self, key: &str, slug: &Field<Option<String>>) -> String {
        option(slug.get().as_deref().map(|slug| self.by_slug(key, slug)))
    }

    /// The Rust path of the term with a slug.
    #[expect(
        clippy::expect_used,
        reason = "a build-time assertion: rules come first"
    )]
    fn by_slug(&self, key: &str, slug: &str) -> String {
        let found = self.vocabulary(key).and_then(|list| {
            let term = list.terms.iter().find(|term| term.slug.get() == slug)?;
            Some(format!("{}::{}", list.type_name, term.variant.get()))
        });
        found.expect("references were checked before")
    }
}
