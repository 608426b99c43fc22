//! The spellings of every word, from the data files, in the plainest table there is.

use std::collections::HashMap;
use std::sync::LazyLock;

use plivo_hangup::{HangupCause, TelephonyCause};
use serde_json::Value;

/// The place of the entry that a spelling in lower case means.
pub type Spellings = HashMap<String, usize>;

static FILES: LazyLock<[Value; 3]> = LazyLock::new(|| {
    [
        include_str!("../../data/hangup-causes.json"),
        include_str!("../../data/telephony-causes.json"),
        include_str!("../../data/wire-words.json"),
    ]
    .map(|file| serde_json::from_str(file).expect("the data is JSON"))
});

static LISTS: LazyLock<HashMap<&'static str, Spellings>> = LazyLock::new(|| {
    let lists = FILES.iter().filter_map(Value::as_object).flatten();
    let entries = lists.filter_map(|(list, entries)| Some((list.as_str(), entries.as_array()?)));
    entries
        .map(|(list, entries)| (list, spellings(entries)))
        .collect()
});

fn spellings(entries: &[Value]) -> Spellings {
    let mut spellings = Spellings::new();
    for (place, entry) in entries.iter().enumerate() {
        let texts = ["name", "published_name", "word", "slug"].map(|key| entry[key].as_str());
        let aliases = entry["aliases"].as_array().into_iter().flatten();
        let texts = texts
            .into_iter()
            .chain(aliases.map(Value::as_str))
            .flatten();
        spellings.extend(texts.map(|text| (text.to_ascii_lowercase(), place)));
    }
    spellings
}

/// The place of the entry of a list that a text means: by any of its spellings, in any case, with blanks
/// around it.
pub fn place(list: &str, text: &str) -> Option<usize> {
    let spellings = LISTS.get(list).expect(list);
    spellings
        .get(&text.trim_ascii().to_ascii_lowercase())
        .copied()
}

/// The cause with this name.
pub fn cause_named(text: &str) -> Option<HangupCause> {
    place("causes", text).map(|place| HangupCause::ALL[place])
}

/// The telephony cause with this word.
pub fn word(text: &str) -> Option<TelephonyCause> {
    place("words", text).map(|place| TelephonyCause::ALL[place])
}

/// Every code of the catalog.
#[rustfmt::skip]
const CODES: [u16; 56] = [
    0, 1000, 1010, 1020, 2000, 2010, 2020, 2030, 2040, 2050, 2060, 2070, 3000, 3010, 3020, 3030, 3040, 3050, 3070,
    3080, 3090, 3100, 3110, 3120, 3130, 3140, 4000, 4010, 4020, 4030, 4240, 4250, 5000, 5010, 5020, 5030, 6000, 6010,
    6020, 7011, 7012, 7013, 7014, 7022, 7023, 7024, 7032, 7033, 7034, 8011, 8012, 8013, 8014, 9000, 9100, 9110,
];

/// The listed code that a text is: its digits and nothing else, with blanks around them.
pub fn code(text: &str) -> Option<u16> {
    let text = text.trim_ascii();
    CODES.into_iter().find(|code| code.to_string() == text)
}

/// The cause that a number lists.
pub fn cause_of(code: u64) -> Option<HangupCause> {
    let place = CODES.iter().position(|listed| u64::from(*listed) == code)?;
    Some(HangupCause::ALL[place])
}
