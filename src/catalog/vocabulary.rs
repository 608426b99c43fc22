//! What the catalog's enums have in common: lookup by name, and the traits of a word.

/// Lookup by name, and the accessors of a word.
macro_rules! vocabulary {
    ($type:ident, $article:literal $noun:literal, serde = $canonical:ident $(, $spellings:literal)?) => {
        impl $type {
            #[doc = concat!("The exact name of this ", $noun, ".")]
            ///
            /// Published where the word is Plivo's, and ours where the enum says so.
            #[inline]
            pub const fn name(self) -> &'static str {
                Self::name_at(self as usize)
            }

            /// A short name in `snake_case` for metrics and databases, which never changes.
            #[inline]
            pub const fn slug(self) -> &'static str {
                Self::slug_at(self as usize)
            }

            /// What it means, in one sentence of our own.
            #[inline]
            pub const fn description(self) -> &'static str {
                Self::description_at(self as usize)
            }
        }

        crate::catalog::spellings::spelled!(
            $type,
            #[doc = concat!("The ", $noun, " with a name.")]
            ///
            /// Case and the blanks around the name are ignored. Allocates nothing.
            $(#[doc = $spellings])?
            from_name(name)
        );
        crate::catalog::vocabulary::word_traits!(
            $type,
            concat!("the name of ", $article, " ", $noun),
            from_name,
            name
        );
        crate::catalog::vocabulary::word_serde!($type, $canonical);
    };
}

/// Display and `FromStr` of an enum whose values are words.
macro_rules! word_traits {
    ($type:ident, $expected:expr, $from:ident, $canonical:ident) => {
        impl $type {
            /// What messages expect where this is read.
            const EXPECTED: &str = $expected;
        }

        #[doc = concat!("Writes the ", stringify!($canonical), ".")]
        impl core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.pad(self.$canonical())
            }
        }

        #[doc = concat!("Reads what [`", stringify!($from), "`](Self::", stringify!($from), ") reads.")]
        impl core::str::FromStr for $type {
            type Err = crate::error::UnrecognizedText;

            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::$from(text)
                    .ok_or_else(|| crate::error::UnrecognizedText::new(Self::EXPECTED, text))
            }
        }
    };
}

/// serde of an enum whose values are words: the canonical one is written, and every spelling read.
macro_rules! word_serde {
    ($type:ident, $canonical:ident) => {
        #[cfg(feature = "serde")]
        #[doc = concat!("Writes the ", stringify!($canonical), " as text.")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.$canonical())
            }
        }

        #[cfg(feature = "serde")]
        /// Reads text as `FromStr` does.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::catalog::de::read_word(deserializer, Self::EXPECTED)
            }
        }
    };
}

pub(crate) use {vocabulary, word_serde, word_traits};
