//! A page of call detail records.

use core::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::error::{PayloadError, RecordError};
use super::fields::Fields;
use super::json;
use super::page_reader::{PageReader, PageRecord, Records};
use super::read::each_entry;
use super::record::CallRecord;
use super::scanner::Scanner;
use super::write::Entries;
use crate::hangup::Hangup;
use crate::json_text;

/// A page of call detail records, as the API lists them.
///
/// One bad record does not spoil the page: it stands in its place as an error that keeps its
/// text. Pages are linked by [`next`](Self::next) and [`previous`](Self::previous).
///
/// ```
/// use plivo_hangup::{CallRecordPage, HangupCause};
///
/// let page = CallRecordPage::from_json(br#"{
///     "meta": {"limit": 20, "offset": 0, "total_count": 1, "next": null, "previous": null},
///     "objects": [{"hangup_cause_code": 4000}]
/// }"#)?;
/// assert_eq!(page.total_count(), Some(1));
/// for record in page.objects.iter().flatten() {
///     assert_eq!(record.hangup().cause(), Some(HangupCause::NormalHangup));
/// }
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CallRecordPage {
    /// Each record, or why it could not be read, in the order of the page.
    pub objects: Vec<Result<CallRecord, RecordError>>,
    fields: Fields,
    meta: Fields,
}

impl CallRecordPage {
    /// Reads a JSON object with the list `objects`.
    ///
    /// # Errors
    ///
    /// For text that is not UTF-8, is not JSON, or is no object; where `objects` is missing or no
    /// list; and for more than 4 GiB ([limits](crate::guide::readers#limits)).
    pub fn from_json(body: &[u8]) -> Result<Self, PayloadError> {
        PageReader::read(body).map(Self::new)
    }

    /// Reads nothing but the hangup of each record, and keeps nothing else of the page.
    ///
    /// They are the hangups that [`from_json`](Self::from_json) reads, in half the time. A record
    /// allocates nothing where [`hangup_from_json`](CallRecord::hangup_from_json) does not.
    ///
    /// ```
    /// use plivo_hangup::{CallRecordPage, HangupCause};
    ///
    /// let body = br#"{"objects": [{"hangup_cause_code": 3010}, {"hangup_cause_code": 4000}]}"#;
    /// let hangups = CallRecordPage::hangups_from_json(body)?;
    /// let causes = hangups.iter().flatten().filter_map(|hangup| hangup.cause());
    /// assert!(causes.eq([HangupCause::BusyLine, HangupCause::NormalHangup]));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json), without the limit of 4 GiB.
    pub fn hangups_from_json(
        body: &[u8],
    ) -> Result<Vec<Result<Hangup, RecordError>>, PayloadError> {
        PageReader::read(body).map(|(hangups, _)| hangups)
    }

    fn new((objects, fields): (Records<CallRecord>, Fields)) -> Self {
        let meta = fields.get("meta").unwrap_or_default();
        Self {
            objects,
            meta: json::read(meta.as_bytes()).unwrap_or_default(),
            fields,
        }
    }

    /// The id of the API request that listed the records (`api_id`).
    pub fn api_id(&self) -> Option<&str> {
        self.fields.text("api_id")
    }

    /// How many records a page has at most (`meta.limit`).
    pub fn limit(&self) -> Option<u64> {
        self.meta.number("limit")
    }

    /// How many records stand before this page (`meta.offset`).
    pub fn offset(&self) -> Option<u64> {
        self.meta.number("offset")
    }

    /// How many records there are on all pages (`meta.total_count`).
    pub fn total_count(&self) -> Option<u64> {
        self.meta.number("total_count")
    }

    /// The relative URL of the next page (`meta.next`); `None` on the last one.
    pub fn next(&self) -> Option<&str> {
        self.meta.text("next")
    }

    /// The relative URL of the page before (`meta.previous`); `None` on the first one.
    pub fn previous(&self) -> Option<&str> {
        self.meta.text("previous")
    }

    /// The first value of a key of the page other than `objects`, exactly as it was sent.
    ///
    /// Numbers come as their digits, JSON objects and lists as their JSON text.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.get(key)
    }

    /// Every key and value of the page but its `objects`, in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.fields.iter()
    }
}

impl PageRecord for CallRecord {
    const KEEPS_REST: bool = true;

    fn read(scanner: Scanner<'_>, place: usize) -> Option<(Result<Self, PayloadError>, usize)> {
        let (fields, end) = json::fields(scanner, place)?;
        Some((fields.map(Self::from_fields), end))
    }
}

impl PageRecord for Hangup {
    const KEEPS_REST: bool = false;

    fn read(scanner: Scanner<'_>, place: usize) -> Option<(Result<Self, PayloadError>, usize)> {
        let (hangup, end) = json::hangup(scanner, place, CallRecord::HANGUP_KEYS)?;
        Some((Ok(hangup), end))
    }
}

/// Writes the page with its own keys; records that could not be read are written as they came.
impl Serialize for CallRecordPage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Objects<'a>(&'a [Result<CallRecord, RecordError>]);

        struct Object<'a>(&'a Result<CallRecord, RecordError>);

        impl Serialize for Objects<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(Object))
            }
        }

        impl Serialize for Object<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    Ok(record) => record.serialize(serializer),
                    Err(error) => json_text::serialize(error.raw_json(), serializer),
                }
            }
        }

        let entries = Entries::of(&self.fields);
        let mut map = serializer.serialize_map(Some(entries.len() + 1))?;
        entries.serialize_into(&mut map)?;
        map.serialize_entry("objects", &Objects(&self.objects))?;
        map.end()
    }
}

/// Reads a map with the list `objects`.
impl<'de> Deserialize<'de> for CallRecordPage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut reader = PageReader::new();
        let mut is_read = true;
        each_entry(deserializer, |key, value| {
            is_read &= reader.add(key, Scanner::new(&value.to_json()), 0).is_some();
        })?;
        if !is_read {
            return Err(serde::de::Error::custom("a value is not JSON"));
        }
        let page = reader.finish().map_err(serde::de::Error::custom)?;
        Ok(Self::new(page))
    }
}

/// Shows how many records there are, and each of them without numbers, ids and names.
impl fmt::Debug for CallRecordPage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallRecordPage")
            .field("objects", &self.objects)
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}
