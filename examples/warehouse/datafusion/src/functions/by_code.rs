//! Functions of the code alone.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, BooleanArray};
use datafusion::arrow::buffer::BooleanBuffer;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::utils::take_function_args;
use datafusion::error::Result;
use datafusion::logical_expr::scalar_doc_sections::DOC_SECTION_OTHER;
use datafusion::logical_expr::{
    ColumnarValue, Documentation, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::scalar::ScalarValue;
use plivo_hangup::HangupCause;

use super::code_column::ByCode;
use super::coercion;
use super::dictionary::{Answers, nulls, text_type};

/// What a function says of a cause.
#[derive(Debug)]
enum Answer {
    Text(Answers),
    Boolean,
}

/// A function of the code alone.
#[derive(Debug)]
pub(super) struct HangupByCode {
    name: &'static str,
    signature: Signature,
    by_code: ByCode,
    answer: Answer,
    documentation: Documentation,
}

type TextOf = fn(HangupCause) -> &'static str;

/// All functions of the code alone.
pub(super) fn by_code() -> impl Iterator<Item = HangupByCode> {
    let texts: [(&str, &str, TextOf); 7] = [
        (
            "hangup_name",
            "the name, as in Busy Line",
            HangupCause::name,
        ),
        (
            "hangup_slug",
            "the slug, as in busy_line: it never changes",
            HangupCause::slug,
        ),
        ("hangup_category", "the category, as a slug", |cause| {
            cause.category().slug()
        }),
        ("hangup_outcome", "how the call ended, as a slug", |cause| {
            cause.outcome().slug()
        }),
        (
            "hangup_retry",
            "whether to call again, and when, as a slug",
            |cause| cause.retry().slug(),
        ),
        (
            "hangup_responsible",
            "who can fix it, as a slug, or nobody",
            |cause| cause.meaning().responsible_label(),
        ),
        (
            "hangup_next_step",
            "what to do next, in whole sentences",
            HangupCause::next_step,
        ),
    ];
    let texts = texts.map(|(name, about, answer)| HangupByCode::of_text(name, about, answer));
    texts.into_iter().chain([HangupByCode::of_boolean(
        "hangup_is_ours_to_fix",
        "whether your own application or account has to fix something",
        |cause| cause.meaning().is_ours_to_fix(),
    )])
}

impl HangupByCode {
    fn of_text(
        name: &'static str,
        about: &str,
        answer: impl Fn(HangupCause) -> &'static str,
    ) -> Self {
        let mut answers: Vec<_> = HangupCause::ALL
            .iter()
            .map(|cause| answer(*cause))
            .collect();
        answers.sort_unstable();
        answers.dedup();
        let place = |cause| answers.binary_search(&answer(cause)).unwrap_or_default();
        let by_code = ByCode::new(|cause| u8::try_from(place(cause)).unwrap_or_default());
        Self::new(name, about, by_code, Answer::Text(Answers::new(&answers)))
    }

    fn of_boolean(name: &'static str, about: &str, answer: impl Fn(HangupCause) -> bool) -> Self {
        let by_code = ByCode::new(|cause| u8::from(answer(cause)));
        Self::new(name, about, by_code, Answer::Boolean)
    }

    fn new(name: &'static str, about: &str, by_code: ByCode, answer: Answer) -> Self {
        let description =
            format!("For the code of a hangup cause: {about}. Null for codes that are not listed.");
        let documentation =
            Documentation::builder(DOC_SECTION_OTHER, description, format!("{name}(code)"))
                .with_argument("code", "The code, as an integer of any width or as text")
                .build();
        Self {
            name,
            signature: Signature::user_defined(Volatility::Immutable),
            by_code,
            answer,
            documentation,
        }
    }

    fn of_rows(&self, codes: &ArrayRef) -> Result<ArrayRef> {
        let keys = self.by_code.of_rows(codes)?;
        match &self.answer {
            Answer::Text(answers) => answers.of_rows(&keys),
            Answer::Boolean => {
                let values = keys.iter().map(|key| *key == 1).collect::<BooleanBuffer>();
                Ok(Arc::new(BooleanArray::new(values, nulls(&keys))))
            }
        }
    }
}

impl ScalarUDFImpl for HangupByCode {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        let [code] = take_function_args(self.name, given)?;
        Ok(vec![coercion::code(self.name, "code", code)?])
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.answer {
            Answer::Text(_) => text_type(),
            Answer::Boolean => DataType::Boolean,
        })
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [codes] = take_function_args(self.name, arguments.args)?;
        match codes {
            ColumnarValue::Array(codes) => Ok(ColumnarValue::Array(self.of_rows(&codes)?)),
            ColumnarValue::Scalar(code) => {
                let answer = self.of_rows(&code.to_array()?)?;
                Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(
                    &answer, 0,
                )?))
            }
        }
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }
}

// The name says all: the rest is derived from it.
impl PartialEq for HangupByCode {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for HangupByCode {}

impl Hash for HangupByCode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}
