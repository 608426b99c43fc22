//! Prints all that the catalog says of its arguments: codes, names and words.

use plivo_hangup::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party,
    Retry, TelephonyCause,
};

fn main() {
    for argument in std::env::args().skip(1) {
        let (cause, telephony) = match argument.parse::<u16>() {
            Ok(number) => (
                HangupCause::from_code(number),
                TelephonyCause::from_number(number),
            ),
            Err(_) => (
                HangupCause::from_name(&argument),
                TelephonyCause::from_word(&argument),
            ),
        };
        if let Some(cause) = cause {
            print_cause(cause);
        }
        if let Some(telephony) = telephony {
            print_telephony(telephony);
        }
        print_vocabularies(&argument);
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
        cause.because(),
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

fn print_outcome(outcome: Outcome) {
    let meaning = outcome.meaning();
    print(&[
        meaning.retry.name(),
        meaning.responsible.map_or("", Party::name),
        meaning.description,
        meaning.next_step,
    ]);
}

fn print_telephony(telephony: TelephonyCause) {
    println!("{} {}", telephony.number(), telephony.is_q850());
    print(&[
        telephony.word(),
        telephony.slug(),
        telephony.description(),
        telephony.outcome().map_or("", Outcome::name),
    ]);
}

/// What a name means in each vocabulary.
macro_rules! print_vocabularies {
    ($name:ident, $($type:ident),+) => {$(
        if let Some(term) = $type::from_name($name) {
            print(&[term.name(), term.slug(), term.description()]);
        }
    )+};
}

fn print_vocabularies(name: &str) {
    print_vocabularies!(
        name,
        HangupSource,
        CallType,
        CallState,
        Category,
        Outcome,
        Retry,
        Party
    );
    print_vocabularies!(name, Evidence, Fact);
    if let Some(outcome) = Outcome::from_name(name) {
        print_outcome(outcome);
    }
    if let Some(source) = HangupSource::from_name(name) {
        print(&[source.published_name()]);
    }
}
