//! Prints all that the catalog says of its arguments: codes, names and words.

use plivo_hangup::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party,
    Retry, TelephonyCause,
};

fn main() {
    for argument in std::env::args().skip(1) {
        let number = argument.parse().ok();
        let cause =
            number.map_or_else(|| HangupCause::from_name(&argument), HangupCause::from_code);
        let telephony = number.map_or_else(
            || TelephonyCause::from_word(&argument),
            TelephonyCause::from_number,
        );
        cause.into_iter().for_each(print_cause);
        telephony.into_iter().for_each(print_telephony);
        print_terms(&argument);
    }
}

/// One function, so that little of the program is printing.
#[inline(never)]
fn print(texts: &[&str]) {
    for text in texts {
        println!("{text}");
    }
}

fn print_cause(cause: HangupCause) {
    println!("{}", cause.code());
    print(&[
        cause.name(),
        cause.slug(),
        cause.description(),
        cause.next_step(),
        cause.rationale(),
        cause.category().name(),
        cause.outcome().name(),
        cause.retry().name(),
        cause.responsible().map_or("", Party::name),
        cause.meaning().description,
        cause.meaning().next_step,
    ]);
    for possible in cause.sources().unwrap_or_default() {
        let (source, when) = (possible.source.name(), possible.when.unwrap_or_default());
        print(&[source, when, possible.evidence.name()]);
    }
    for source in cause.seen_sources() {
        print(&[source.name()]);
    }
    for word in cause.seen_words() {
        print(&[word.word()]);
    }
    for call_type in cause.call_types().unwrap_or_default() {
        print(&[call_type.name()]);
    }
    for call_state in cause.call_states().unwrap_or_default() {
        print(&[call_state.name()]);
    }
    for fact in Fact::ALL {
        print(&[fact.name(), cause.evidence(*fact).name()]);
    }
}

fn print_telephony(cause: TelephonyCause) {
    println!("{} {}", cause.number(), cause.is_q850());
    let outcome = cause.outcome().map_or("", Outcome::name);
    print(&[cause.word(), cause.slug(), cause.description(), outcome]);
}

/// Prints what a name means in each vocabulary.
fn print_terms(name: &str) {
    if let Some(term) = HangupSource::from_name(name) {
        print(&[term.name(), term.slug(), term.description()]);
        print(&[term.published_name()]);
    }
    if let Some(term) = Outcome::from_name(name) {
        print(&[term.name(), term.slug(), term.description()]);
        let meaning = term.meaning();
        let party = meaning.responsible.map_or("", Party::name);
        let retry = meaning.retry.name();
        print(&[retry, party, meaning.description, meaning.next_step]);
    }
    print_term(CallType::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(CallState::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(Category::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(Retry::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(Party::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(Evidence::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
    print_term(Fact::from_name(name).map(|it| [it.name(), it.slug(), it.description()]));
}

fn print_term(texts: Option<[&str; 3]>) {
    if let Some(texts) = texts {
        print(&texts);
    }
}
