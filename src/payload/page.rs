//! A page of call detail records.

use core::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::error::{Kind, PayloadError, RecordError};
use super::fields::Fields;
use super::json;
use super::read::each_entry;
use super::record::CallRecord;
use super::write::{grouped, serialize_entries};
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
    /// list; and for more than 4 GiB.
    pub fn from_json(body: &[u8]) -> Result<Self, PayloadError> {
        let mut reader = PageReader::default();
        json::read_object(body, |key, value| reader.add(key, value))?;
        reader.finish()
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

/// A page while its keys come in.
#[derive(Default)]
struct PageReader {
    objects: Option<Vec<Result<CallRecord, RecordError>>>,
    /// The JSON text of what stands under `objects` and is no list.
    misplaced: Vec<Box<str>>,
    fields: Fields,
}

impl PageReader {
    fn add(&mut self, key: &str, json: &str) -> Result<(), PayloadError> {
        if key != "objects" {
            let key = self.fields.add_key(key)?;
            return json::add(&mut self.fields, key, json);
        }
        match json::list(json) {
            Some(records) => {
                let objects = self.objects.get_or_insert_default();
                for raw in records {
                    add_record(objects, raw.get());
                }
            }
            None if json == "null" => {}
            None => self.misplaced.push(json.into()),
        }
        Ok(())
    }

    fn finish(self) -> Result<CallRecordPage, PayloadError> {
        let Some(mut objects) = self.objects else {
            let found = self.misplaced.first();
            return Err(PayloadError::WrongKind {
                field: "objects",
                expected: "a list",
                found: found.map_or(Kind::Nothing, |json| Kind::of(json)),
            });
        };
        for json in &self.misplaced {
            add_record(&mut objects, json);
        }
        let meta = self.fields.get("meta").unwrap_or_default();
        Ok(CallRecordPage {
            objects,
            meta: json::read(meta.as_bytes()).unwrap_or_default(),
            fields: self.fields,
        })
    }
}

fn add_record(objects: &mut Vec<Result<CallRecord, RecordError>>, json: &str) {
    let index = objects.len();
    let record = CallRecord::from_json(json.as_bytes());
    objects.push(record.map_err(|_| RecordError::new(index, json)));
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

        let groups = grouped(&self.fields);
        let mut map = serializer.serialize_map(Some(groups.len() + 1))?;
        serialize_entries(&groups, &mut map)?;
        map.serialize_entry("objects", &Objects(&self.objects))?;
        map.end()
    }
}

/// Reads a map with the list `objects`.
impl<'de> Deserialize<'de> for CallRecordPage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut reader = PageReader::default();
        each_entry(deserializer, |key, json| reader.add(key, json))?;
        reader.finish().map_err(serde::de::Error::custom)
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
