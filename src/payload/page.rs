//! A page of call detail records.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::de;
use super::error::{PayloadError, RecordError};
use super::fields::Fields;
use super::json;
use super::record::CallRecord;
use super::ser::{Entries, serialize_json};
use crate::hangup::Hangup;

/// A page of call detail records, as the API lists them.
///
/// A record that cannot be read does not fail the page: `records` has an error in its place, which keeps the
/// text. Follow [`next_url`](Self::next_url) to the next page.
///
/// ```
/// use plivo_hangup::{CallRecordPage, HangupCause};
///
/// let page = CallRecordPage::from_json(r#"{
///     "meta": {"limit": 20, "offset": 0, "total_count": 1, "next": null, "previous": null},
///     "objects": [{"hangup_cause_code": 4000}]
/// }"#)?;
/// assert_eq!(page.total_count(), Some(1));
/// for record in page.records.iter().flatten() {
///     assert_eq!(record.hangup().cause(), Some(HangupCause::NormalHangup));
/// }
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CallRecordPage {
    /// Each record in the order of the page, or why it could not be read. The key on the wire is
    /// `objects`.
    #[doc(alias = "objects")]
    pub records: Vec<Result<CallRecord, RecordError>>,
    fields: Fields,
    meta: Fields,
}

impl CallRecordPage {
    /// Reads a JSON object with the list `objects`, from text or bytes.
    ///
    /// # Errors
    ///
    /// Fails if the text is not UTF-8, is not JSON or is not an object; if `objects` is missing or not a list;
    /// or if a record has more than 4 GiB ([limits](crate::guide::readers#limits)).
    pub fn from_json(body: impl AsRef<[u8]>) -> Result<Self, PayloadError> {
        let (records, fields) = json::read_page(body.as_ref(), CallRecord::read)?;
        let meta = fields.nested("meta").unwrap_or_default();
        Ok(Self {
            records,
            meta: json::read_fields(meta.as_bytes()).unwrap_or_default(),
            fields,
        })
    }

    /// Reads the hangup of each record and nothing else, for bulk.
    ///
    /// They are the hangups that [`from_json`](Self::from_json) reads. Does not allocate for a record that has
    /// listed values in plain JSON.
    ///
    /// ```
    /// use plivo_hangup::{CallRecordPage, HangupCause};
    ///
    /// let body = r#"{"objects": [{"hangup_cause_code": 3010}, {"hangup_cause_code": 4000}]}"#;
    /// let hangups = CallRecordPage::hangups_from_json(body)?;
    /// let causes = hangups.iter().flatten().filter_map(|hangup| hangup.cause());
    /// assert!(causes.eq([HangupCause::BusyLine, HangupCause::NormalHangup]));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails as [`from_json`](Self::from_json) does, but records of any size are read.
    pub fn hangups_from_json(
        body: impl AsRef<[u8]>,
    ) -> Result<Vec<Result<Hangup, RecordError>>, PayloadError> {
        let (hangups, _) = json::read_page(body.as_ref(), CallRecord::read_hangup)?;
        Ok(hangups)
    }

    /// The id of the API request that listed the records (`api_id`).
    pub fn api_id(&self) -> Option<&str> {
        self.fields.text("api_id")
    }

    /// How many records a page has at most (`meta.limit`).
    pub fn limit(&self) -> Option<u64> {
        self.meta.number("limit")
    }

    /// How many records come before this page (`meta.offset`).
    pub fn offset(&self) -> Option<u64> {
        self.meta.number("offset")
    }

    /// How many records there are on all pages (`meta.total_count`).
    pub fn total_count(&self) -> Option<u64> {
        self.meta.number("total_count")
    }

    /// The relative URL of the next page (`meta.next`); `None` on the last one.
    #[doc(alias = "next")]
    pub fn next_url(&self) -> Option<&str> {
        self.meta.text("next")
    }

    /// The relative URL of the page before (`meta.previous`); `None` on the first one.
    #[doc(alias = "previous")]
    pub fn previous_url(&self) -> Option<&str> {
        self.meta.text("previous")
    }

    /// Returns the first value of a key of the page other than `objects`, exactly as it was sent.
    ///
    /// A number is its digits, and a JSON object or list is its JSON text. Returns `None` if the key is absent
    /// or null.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.fields.get(key)
    }

    /// Every key and value of the page except its `objects`, in the order they came.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.fields.iter()
    }
}

/// Writes the page with its own keys. Records that could not be read are written as they came.
impl Serialize for CallRecordPage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Records<'a>(&'a [Result<CallRecord, RecordError>]);

        struct Record<'a>(&'a Result<CallRecord, RecordError>);

        impl Serialize for Records<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(Record))
            }
        }

        impl Serialize for Record<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    Ok(record) => record.serialize(serializer),
                    Err(error) => serialize_json(error.raw_json(), serializer),
                }
            }
        }

        let entries = Entries::of(&self.fields);
        let mut map = serializer.serialize_map(Some(entries.len() + 1))?;
        entries.serialize_into(&mut map)?;
        map.serialize_entry("objects", &Records(&self.records))?;
        map.end()
    }
}

/// Reads a map with the list `objects`.
impl<'de> Deserialize<'de> for CallRecordPage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = de::read_as_json(deserializer)?;
        Self::from_json(json).map_err(D::Error::custom)
    }
}

/// Shows each record without phone numbers, ids and names.
impl fmt::Debug for CallRecordPage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallRecordPage")
            .field("records", &self.records)
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}
