//! The rules of corrections.

use super::data::{Cause, Correction, Data, UNDECIDED};
use super::file::{Field, File, path};

pub(crate) fn check_corrections(data: &Data, file: &mut File) {
    let mut earlier: Vec<&Correction> = Vec::new();
    for correction in &data.corrections {
        check_codes(correction, data, file);
        check_outcomes(correction, file);
        check_conditions(correction, file);
        check_answer(correction, data, file);
        check_hidden(correction, &earlier, file);
        earlier.push(correction);
    }
}

/// The codes are those of causes, each once, and not code 0, which corrections do not apply to.
fn check_codes(correction: &Correction, data: &Data, file: &mut File) {
    let mut codes = data.causes.iter().map(|cause| cause.code.value);
    let can_tell = !data.causes.is_empty() && codes.all(|code| code.is_some());
    let mut seen = Vec::new();
    for code in correction.causes.value.iter().flatten() {
        let Some(number) = code.value else { continue };
        let is_cause = |cause: &Cause| cause.code.value == Some(number);
        let sentence = if number == 0 {
            "code 0 goes by what comes with it and has no corrections".to_owned()
        } else if can_tell && !data.causes.iter().any(is_cause) {
            format!("{number} is not the code of a cause")
        } else if seen.contains(&number) {
            format!("the code {number} is here twice")
        } else {
            seen.push(number);
            continue;
        };
        file.report(code.line, path(&correction.label, "causes"), sentence);
    }
}

fn check_outcomes(correction: &Correction, file: &mut File) {
    for (key, field) in [
        ("telephony", &correction.telephony),
        ("outcome", &correction.outcome),
    ] {
        if field.value.as_ref().and_then(Option::as_deref) == Some(UNDECIDED) {
            let sentence = "only code 0 can leave the outcome unknown; write null";
            file.report(field.line, path(&correction.label, key), sentence);
        }
    }
}

fn check_conditions(correction: &Correction, file: &mut File) {
    let is_null = [
        correction.source.is_null(),
        correction.telephony.is_null(),
        correction.answered.is_null(),
    ];
    if is_null == [Some(true); 3] {
        let sentence = "a correction needs a source, a telephony outcome or an answer to go by";
        file.report(correction.causes.line, correction.label.as_str(), sentence);
    }
}

/// A correction that goes by the answer leaves no outcome that the answer, or the lack of one, rules out.
fn check_answer(correction: &Correction, data: &Data, file: &mut File) {
    let Some(Some(answered)) = correction.answered.value else {
        return;
    };
    let codes = correction.causes.value.iter().flatten();
    let codes: Vec<_> = codes.filter_map(|code| code.value).collect();
    let outcomes: Vec<&str> = match &correction.outcome.value {
        Some(Some(outcome)) => vec![outcome],
        Some(None) => {
            let has_code = |cause: &&Cause| cause.code.value.is_some_and(|it| codes.contains(&it));
            let causes = data.causes.iter().filter(has_code);
            causes
                .filter_map(|cause| cause.outcome.value.as_deref())
                .collect()
        }
        None => return,
    };
    let is_ruled_out = |outcome: &&&str| match **outcome {
        "completed" => !answered,
        "canceled" | "busy" | "no_answer" | "rejected" => answered,
        _ => false,
    };
    if let Some(outcome) = outcomes.iter().find(is_ruled_out) {
        let which = if answered {
            "an answer"
        } else {
            "the lack of an answer"
        };
        let sentence = format!("{which} rules out the outcome {outcome:?}");
        file.report(
            correction.outcome.line,
            path(&correction.label, "outcome"),
            sentence,
        );
    }
}

/// The first correction whose conditions hold applies, so a later one must hold where no earlier
/// one does.
fn check_hidden(correction: &Correction, earlier: &[&Correction], file: &mut File) {
    for code in correction.causes.value.iter().flatten() {
        let mut earlier = earlier.iter().filter(|earlier| {
            let codes = earlier.causes.value.iter().flatten();
            codes
                .map(|code| code.value)
                .any(|other| other == code.value)
        });
        let hides = earlier.find(|earlier| {
            holds_wherever(&earlier.source, &correction.source)
                && holds_wherever(&earlier.telephony, &correction.telephony)
                && holds_wherever(&earlier.answered, &correction.answered)
        });
        if let (Some(number), Some(Correction { label, causes, .. })) = (code.value, hides) {
            let line = causes.line;
            let sentence =
                format!("{label} in line {line} applies first in every case of {number}");
            file.report(code.line, path(&correction.label, "causes"), sentence);
        }
    }
}

/// Whether a condition holds in every case in which another one does.
fn holds_wherever<T: PartialEq>(condition: &Field<Option<T>>, other: &Field<Option<T>>) -> bool {
    match (&condition.value, &other.value) {
        (Some(None), _) => true,
        (Some(condition), Some(other)) => condition == other,
        (None, _) | (_, None) => false,
    }
}
