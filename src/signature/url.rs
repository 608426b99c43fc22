//! The public URL of a request, literally.

/// The parts of a public URL that are signed. Nothing is decoded or normalized.
pub(super) struct PublicUrl<'a> {
    /// Scheme, host and port, and the path of the base URL if there is one.
    pub(super) base: &'a str,
    pub(super) path: &'a str,
    /// Without its question mark; empty if there is none.
    pub(super) query: &'a str,
}

impl<'a> PublicUrl<'a> {
    /// With a base URL, only path and query of the request's URL count.
    pub(super) fn new(base: Option<&'a str>, url: &'a str) -> Result<Self, UnusableUrl> {
        let (url, query) = split_query(url);
        let (base, path) = match (base, split_path(url)) {
            (Some(base), Some((_, path))) => (base, path),
            (Some(base), None) if url.starts_with('/') => (base, url),
            (Some(_), None) => return Err(UnusableUrl::expected("a path, or a whole URL")),
            (None, Some(whole)) => whole,
            (None, None) => return Err(UnusableUrl::expected(WHOLE_OR_BASE)),
        };
        Ok(Self { base, path, query })
    }

    pub(super) fn len(&self) -> usize {
        self.base.len() + self.path.len() + self.query.len()
    }
}

const WHOLE_OR_BASE: &str = "a whole URL, since the verifier has no base URL";

/// Checks a base URL, and takes the slash off its end, since every path begins with one.
pub(super) fn check_base(url: &str) -> Result<&str, UnusableUrl> {
    if split_path(url).is_none() {
        return Err(UnusableUrl::expected("http:// or https:// and a host"));
    }
    if url.contains(['?', '#']) {
        return Err(UnusableUrl::expected("a base without query and fragment"));
    }
    // The end of a line, from a file of settings, would be in every text and let none match.
    if url.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err(UnusableUrl::expected("a base without blanks"));
    }
    Ok(url.strip_suffix('/').unwrap_or(url))
}

/// The query of a URL, without its question mark; empty if there is none.
pub(super) fn query(url: &str) -> &str {
    split_query(url).1
}

/// What comes before the query of a URL, and the query, without the fragment.
fn split_query(url: &str) -> (&str, &str) {
    let url = url.split_once('#').map_or(url, |(url, _fragment)| url);
    url.split_once('?').unwrap_or((url, ""))
}

/// Splits a URL before its path, which may be empty; `None` if the URL is not whole.
fn split_path(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.find('/').unwrap_or(rest.len());
    let has_host = host > 0 && !rest.starts_with(':');
    (is_web && has_host).then(|| url.split_at(url.len() - rest.len() + host))
}

/// A URL cannot be the public URL of a request. It says what was expected, and does not repeat the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("URL: expected {expected}, found something else")]
#[non_exhaustive]
pub struct UnusableUrl {
    expected: &'static str,
}

impl UnusableUrl {
    fn expected(expected: &'static str) -> Self {
        Self { expected }
    }
}
