//! The generated tables: what the data says of each variant.

use super::data::{
    ANY_STATE, Cause, Correction, Data, EVENTS, NOT_PUBLISHED, PossibleSource, STATUSES, Term,
    Vocabulary, Word,
};
use super::docs::{self, accessors};
use super::file::Field;
use super::lookup::{Numbers, Spellings};
use super::meanings;
use super::rules::{cause_spellings, spellings};
use super::rust::{
    FIELD_DEPTH, GENERATED, Impl, LIST_DEPTH, array, doc_comment, hexadecimal, indented, line,
    literal, numbers, option,
};

/// The whole generated file.
pub(crate) fn emit(data: &Data) -> String {
    let mut out = GENERATED.to_owned();
    for vocabulary in data.vocabularies.iter().chain(&data.wire_words) {
        out.push_str(&words(vocabulary, data));
    }
    out.push_str(&causes(data));
    out.push_str(&telephony_causes(data));
    emit_corrections(&mut out, data);
    out
}

fn words(vocabulary: &Vocabulary, data: &Data) -> String {
    let terms = &vocabulary.terms;
    let mut body = Impl::new(vocabulary.type_name);
    let noun = vocabulary.noun;
    let doc = format!(
        "The exact name of this {noun}: Plivo's, or this crate's if the word is this crate's own."
    );
    word_texts(&mut body, &doc, "name", terms, |term| &term.name);
    word_texts(&mut body, SLUG, "slug", terms, |term| &term.slug);
    let doc = "What it means, in this crate's words.";
    word_texts(&mut body, doc, "description", terms, |term| {
        &term.description
    });
    if vocabulary.key == "sources" {
        let doc = "The wording of the published page, which differs from the wire's for `Callee`.";
        word_texts(&mut body, doc, "published_name", terms, |term| {
            term.published_name.as_ref().unwrap_or(&term.name)
        });
    }
    if STATUSES.contains(&vocabulary.key) {
        meanings::of_statuses(&mut body, terms, data);
    }
    if vocabulary.key == EVENTS {
        events(&mut body, terms, data);
    }
    if vocabulary.key == "outcomes" {
        meanings::of_outcomes(&mut body, terms, data);
    }
    let spelled = terms.iter().enumerate().flat_map(|(place, term)| {
        let spellings = spellings(term).into_iter();
        spellings.map(move |(_, spelling)| (spelling.get().as_str(), place))
    });
    emit_spellings(&mut body, spelled);
    body.finish()
}

fn events(body: &mut Impl, events: &[Term], data: &Data) {
    let abouts = events.iter().filter_map(|event| {
        let pattern = format!("Self::{}", event.variant.get());
        Some((pattern, event.about.as_ref()?))
    });
    let legs = abouts.clone();
    let legs = legs.map(|(pattern, about)| (pattern, data.nullable("call_legs", &about.leg)));
    let signature = "pub const fn leg(self) -> Option<CallLeg>";
    body.accessor(accessors::LEG, signature, "self", legs);
    let ends = abouts.map(|(pattern, about)| (pattern, about.is_end.get().to_string()));
    let signature = "pub const fn is_end(self) -> bool";
    body.accessor(accessors::IS_END, signature, "self", ends);
}

const SLUG: &str = "A short name in `snake_case` for metrics and databases. It never changes.";

fn word_texts(
    body: &mut Impl,
    doc: &str,
    name: &str,
    terms: &[Term],
    text: fn(&Term) -> &Field<String>,
) {
    let signature = format!("pub const fn {name}(self) -> &'static str");
    let arms = terms.iter().map(|term| {
        let pattern = format!("Self::{}", term.variant.get());
        (pattern, literal(text(term).get()))
    });
    body.accessor(doc, &signature, "self", arms);
}

fn emit_spellings<'a>(body: &mut Impl, spelled: impl Iterator<Item = (&'a str, usize)>) {
    let table = Spellings::new(spelled);
    let listed = table.listed.iter().map(|(range, variant)| {
        let fields = [
            format!("start: {},", range.start),
            format!("length: {},", range.len()),
            format!("variant: {variant},"),
        ];
        format!(
            "Spelling {{\n{}{:12}}}",
            indented(&fields, LIST_DEPTH + 2),
            ""
        )
    });
    body.constant(
        "SPELLINGS",
        "Spellings",
        &[
            ("multiplier", hexadecimal(table.multiplier)),
            ("text", literal(&table.text)),
            ("listed", format!("&{}", array(listed, LIST_DEPTH))),
            ("slots", format!("&{}", numbers(&table.slots, LIST_DEPTH))),
        ],
    );
}

/// Where the variants of an enum with numbers are in `ALL`.
fn emit_numbers(body: &mut Impl, listed: &[u16]) {
    let Numbers { multiplier, places } = Numbers::new(listed);
    let places = format!("&{}", numbers(&places, LIST_DEPTH));
    let fields = [
        ("multiplier", hexadecimal(multiplier.into())),
        ("places", places),
    ];
    body.constant("NUMBERS", "Numbers", &fields);
}

/// An accessor of an enum with numbers: by the places of the variants, since a match over the variants
/// themselves is a tree of branches.
fn numbered_texts<'a>(
    body: &mut Impl,
    doc: &str,
    signature: &str,
    texts: impl Iterator<Item = &'a str>,
) {
    let arms = texts.enumerate();
    let arms = arms.map(|(place, text)| (place.to_string(), literal(text)));
    let arms = arms.chain([("_".to_owned(), "\"\"".to_owned())]);
    body.accessor(doc, signature, "self.place()", arms);
}

fn causes(data: &Data) -> String {
    let mut body = Impl::new("HangupCause");
    let causes = &data.causes;
    let codes: Vec<_> = causes.iter().map(|cause| *cause.code.get()).collect();
    emit_numbers(&mut body, &codes);
    let mut texts = |doc: &str, name: &str, text: fn(&Cause) -> &Field<String>| {
        let signature = format!("pub const fn {name}(self) -> &'static str");
        let texts = causes.iter().map(|cause| text(cause).get().as_str());
        numbered_texts(&mut body, doc, &signature, texts);
    };
    texts(accessors::NAME, "name", |cause| &cause.name);
    texts(accessors::SLUG, "slug", |cause| &cause.slug);
    texts(accessors::DESCRIPTION, "description", |cause| {
        &cause.description
    });
    texts(accessors::NEXT_STEP, "next_step", |cause| &cause.next_step);
    texts(accessors::RATIONALE, "rationale", |cause| &cause.because);
    let codes: Vec<_> = codes.iter().map(u16::to_string).collect();
    let signature = "pub(crate) const fn code_text(self) -> &'static str";
    let codes = codes.iter().map(String::as_str);
    numbered_texts(&mut body, "The code in digits.", signature, codes);
    let spelled = causes.iter().enumerate().flat_map(|(place, cause)| {
        let spellings = cause_spellings(cause).into_iter();
        spellings.map(move |(_, spelling)| (spelling.get().as_str(), place))
    });
    emit_spellings(&mut body, spelled);
    let mut lists = Lists::default();
    let facts: Vec<_> = causes
        .iter()
        .map(|cause| cause_facts(cause, data, &mut lists))
        .collect();
    body.rows("FACTS", "CauseFacts", facts.into_iter());
    lists.emit(&mut body);
    body.finish()
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

/// The lists that causes have, each once: most causes share theirs with others.
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
    /// The place of a list, which is added if it is new.
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
    fn emit(self, body: &mut Impl) {
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

fn telephony_causes(data: &Data) -> String {
    let mut body = Impl::new("TelephonyCause");
    let words = &data.words;
    let listed: Vec<_> = words.iter().map(|word| *word.number.get()).collect();
    emit_numbers(&mut body, &listed);
    let slugs: Vec<_> = words.iter().filter_map(Word::slug).collect();
    let signature = |name: &str| format!("pub const fn {name}(self) -> &'static str");
    let texts = words.iter().map(|word| word.text.get().as_str());
    let doc = "The switch's word, as payloads have it.";
    numbered_texts(&mut body, doc, &signature("word"), texts);
    let doc = "The word in lower case, for metrics and databases. It never changes.";
    let texts = slugs.iter().map(String::as_str);
    numbered_texts(&mut body, doc, &signature("slug"), texts);
    let texts = words.iter().map(|word| word.description.get().as_str());
    let doc = "What the word means, in this crate's words.";
    numbered_texts(&mut body, doc, &signature("description"), texts);
    let texts = words.iter().map(|word| word.end.because.get().as_str());
    let doc = accessors::WORD_RATIONALE;
    numbered_texts(&mut body, doc, &signature("rationale"), texts);
    let spelled = words.iter().enumerate();
    emit_spellings(
        &mut body,
        spelled.map(|(place, word)| (word.text.get().as_str(), place)),
    );
    let facts = words.iter().map(|word| word_facts(word, data));
    body.rows("FACTS", "WordFacts", facts);
    body.finish()
}

fn word_facts(word: &Word, data: &Data) -> Vec<(&'static str, String)> {
    vec![
        ("is_q850", word.is_q850().to_string()),
        (
            "meaning",
            meanings::of_end(&word.end, &word.description, data, FIELD_DEPTH),
        ),
    ]
}

fn emit_corrections(out: &mut String, data: &Data) {
    out.push('\n');
    let doc = "What corrects the meaning of a cause: the first correction whose conditions hold.";
    doc_comment(out, 0, doc);
    line(out, 0, "pub(crate) const CORRECTIONS: &[Correction] = &[");
    for correction in &data.corrections {
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
        ("rationale", literal(correction.because.get())),
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
