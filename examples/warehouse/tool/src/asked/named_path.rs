use std::str::FromStr;

/// `NAME=PATH`: a table and where it is.
#[derive(Clone, Debug)]
pub(crate) struct NamedPath {
    pub(crate) name: String,
    pub(crate) path: String,
}

impl FromStr for NamedPath {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok(Self {
                name: name.to_owned(),
                path: path.to_owned(),
            }),
            _ => Err("expected a name and a path, such as calls=calls.parquet"),
        }
    }
}
