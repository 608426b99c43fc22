//! The headers that signatures come in.

use core::str;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::SignatureError;
use super::token::SIGNATURE;

/// The headers of one version of the signature.
pub(super) struct Names {
    account: Header,
    main_account: Header,
    nonce: Header,
}

/// A header that is looked for.
#[derive(Clone, Copy)]
struct Header {
    name: &'static str,
    /// How many bytes its value may have.
    limit: usize,
}

pub(super) const V3: Names = Names {
    account: Header::signatures("X-Plivo-Signature-V3"),
    main_account: Header::signatures("X-Plivo-Signature-Ma-V3"),
    nonce: Header::nonce("X-Plivo-Signature-V3-Nonce"),
};

pub(super) const V2: Names = Names {
    account: Header::signatures("X-Plivo-Signature-V2"),
    main_account: Header::signatures("X-Plivo-Signature-Ma-V2"),
    nonce: Header::nonce("X-Plivo-Signature-V2-Nonce"),
};

/// What the headers of a request claim.
pub(super) struct Claim {
    pub(super) account: Vec<Signature>,
    pub(super) main_account: Vec<Signature>,
    pub(super) nonce: Box<str>,
}

pub(super) type Signature = [u8; SIGNATURE];

impl Header {
    /// Room for 22 signatures, one for each active token.
    const fn signatures(name: &'static str) -> Self {
        Self { name, limit: 1024 }
    }

    /// Room for three times the digits that occur.
    const fn nonce(name: &'static str) -> Self {
        Self { name, limit: 64 }
    }
}

impl Names {
    /// Reads the headers. Without a token of the main account, its signatures are passed over.
    pub(super) fn read(
        &self,
        headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
        has_main_account: bool,
    ) -> Result<Claim, SignatureError> {
        let mut account = Value::of(self.account);
        let mut main_account = Value::of(self.main_account);
        let mut nonce = Value::of(self.nonce);
        for (name, value) in headers {
            let name = name.as_ref();
            if account.is_called(name) {
                account.take(value.as_ref());
            } else if nonce.is_called(name) {
                nonce.take(value.as_ref());
            } else if has_main_account && main_account.is_called(name) {
                main_account.take(value.as_ref());
            }
        }
        if main_account.bytes.is_none() {
            account.require()?;
        }
        nonce.require()?;
        Ok(Claim {
            account: account.signatures()?,
            main_account: main_account.signatures()?,
            nonce: nonce.digits()?,
        })
    }
}

/// What came of a header.
struct Value {
    header: Header,
    /// Without blanks around it, and not more of it than is allowed.
    bytes: Option<Vec<u8>>,
    length: usize,
    is_repeated: bool,
}

impl Value {
    fn of(header: Header) -> Self {
        Self {
            header,
            bytes: None,
            length: 0,
            is_repeated: false,
        }
    }

    fn is_called(&self, name: &str) -> bool {
        name.eq_ignore_ascii_case(self.header.name)
    }

    fn take(&mut self, value: &[u8]) {
        let value = value.trim_ascii();
        self.is_repeated = self.bytes.is_some();
        self.length = value.len();
        self.bytes = Some(value.get(..self.header.limit).unwrap_or(value).to_vec());
    }

    fn require(&self) -> Result<(), SignatureError> {
        let header = self.header.name;
        match self.bytes {
            Some(_) => Ok(()),
            None => Err(SignatureError::MissingHeader { header }),
        }
    }

    /// The value; nothing if the header is absent.
    fn checked(&self) -> Result<&[u8], SignatureError> {
        let Header {
            name: header,
            limit,
        } = self.header;
        let bytes = self.length;
        match &self.bytes {
            Some(_) if self.is_repeated => Err(SignatureError::RepeatedHeader { header }),
            Some(value) if value.is_empty() => Err(SignatureError::EmptyHeader { header }),
            Some(_) if bytes > limit => Err(SignatureError::OversizedHeader {
                header,
                limit,
                bytes,
            }),
            value => Ok(value.as_deref().unwrap_or_default()),
        }
    }

    fn signatures(&self) -> Result<Vec<Signature>, SignatureError> {
        let header = self.header.name;
        let value = self.checked()?;
        if value.is_empty() {
            return Ok(Vec::new());
        }
        let items = value.split(|byte| *byte == b',');
        let signatures = items.map(|item| signature(item.trim_ascii()));
        let signatures: Option<_> = signatures.collect();
        signatures.ok_or(SignatureError::MalformedSignature { header })
    }

    fn digits(&self) -> Result<Box<str>, SignatureError> {
        let header = self.header.name;
        let value = self.checked()?;
        // Other characters could be taken over from the end of what is signed before the nonce.
        let is_nonce = value.iter().all(u8::is_ascii_digit);
        let digits = str::from_utf8(value).ok().filter(|_| is_nonce);
        digits.map_or(Err(SignatureError::MalformedNonce { header }), |digits| {
            Ok(digits.into())
        })
    }
}

/// Decodes a signature in its only spelling.
fn signature(base64: &[u8]) -> Option<Signature> {
    let mut decoded = [0; SIGNATURE];
    let length = STANDARD.decode_slice(base64, &mut decoded).ok()?;
    (length == SIGNATURE).then_some(decoded)
}
