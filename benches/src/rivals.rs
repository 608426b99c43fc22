//! What users would write by hand with the usual tools.

mod callback;
mod record;

pub(crate) use callback::{
    CallbackStrings, DialEventStrings, DialResultStrings, FourFields, Status, scan,
};
pub(crate) use record::{PageOf, RecordStrings};

/// Enums and tables with the rows of the catalog; `build.rs` makes them.
#[allow(clippy::pedantic, reason = "it is for the compiler alone")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/rivals.rs"));
}

pub(crate) use generated::*;

#[cfg(test)]
mod tests {
    use plivo_hangup::{HangupCause, HangupSource, TelephonyCause};
    use strum::VariantArray;

    use super::{causes, sources, words};

    #[test]
    fn every_rival_knows_every_cause() {
        for cause in HangupCause::VARIANTS {
            let (code, name) = (cause.code(), cause.name());
            assert_eq!(HangupCause::from_code(code), Some(*cause));
            assert_eq!(HangupCause::from_name(name), Some(*cause));
            let exact = causes::Exact::try_from(code).unwrap();
            assert_eq!(exact as u16, code);
            assert_eq!(causes::Exact::from_repr(code), Some(exact));
            assert_eq!(causes::BY_NUMBER.get(&code), Some(&exact));
            assert_eq!(causes::match_number(code), Some(exact));
            assert!(causes::SORTED.contains(&(code, exact)));
            assert_eq!(causes::DIRECT[usize::from(code)], Some(exact));
            assert_eq!(name.parse(), Ok(exact));
            assert_eq!(causes::BY_TEXT.get(name), Some(&exact));
            assert_eq!(causes::match_text(name), Some(exact));
            let any_case: causes::AnyCase = name.to_uppercase().parse().unwrap();
            assert_eq!(any_case as u16, code);
        }
    }

    #[test]
    fn every_rival_knows_every_word() {
        for known in TelephonyCause::ALL {
            let (number, word) = (known.number(), known.word());
            let exact = words::Exact::try_from(number).unwrap();
            assert_eq!(exact as u16, number);
            assert_eq!(words::Exact::from_repr(number), Some(exact));
            assert_eq!(words::BY_NUMBER.get(&number), Some(&exact));
            assert_eq!(words::match_number(number), Some(exact));
            assert!(words::SORTED.contains(&(number, exact)));
            assert_eq!(words::DIRECT[usize::from(number)], Some(exact));
            assert_eq!(word.parse(), Ok(exact));
            assert_eq!(words::BY_TEXT.get(word), Some(&exact));
            assert_eq!(words::match_text(word), Some(exact));
            let any_case: words::AnyCase = word.to_lowercase().parse().unwrap();
            assert_eq!(any_case as u16, number);
        }
    }

    #[test]
    fn every_rival_knows_every_source() {
        for (number, source) in (0..).zip(HangupSource::ALL) {
            let name = source.name();
            let exact: sources::Exact = name.parse().unwrap();
            assert_eq!(exact as u16, number);
            assert_eq!(sources::BY_TEXT.get(name), Some(&exact));
            assert_eq!(sources::match_text(name), Some(exact));
            for spelling in [name.to_lowercase().as_str(), source.published_name()] {
                let any_case: sources::AnyCase = spelling.parse().unwrap();
                assert_eq!(any_case as u16, number);
                assert_eq!(HangupSource::from_name(spelling), Some(*source));
            }
        }
    }
}
