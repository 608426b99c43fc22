//! The traits of strum for each generated enum, written out so that the catalog's tree has no proc macro.

use super::rust::{MAX_WIDTH, array, doc_comment, line, literal};

/// `names` are the texts that `Display` writes, in the order of `ALL`.
pub(crate) fn emit(out: &mut String, type_name: &str, names: &[&str]) {
    let texts = array(names.iter().map(literal), 1);
    let mut variants = format!("const VARIANTS: &'static [&'static str] = &{texts};");
    if !variants.contains('\n') && 4 + variants.len() > MAX_WIDTH {
        variants = variants.replacen("= ", "=\n        ", 1);
    }
    let implement = [
        (
            "VariantArray",
            "",
            "const VARIANTS: &'static [Self] = Self::ALL;",
        ),
        ("EnumCount", "", "const COUNT: usize = Self::ALL.len();"),
        (
            "VariantNames",
            "What `Display` writes and `FromStr` reads, in the order of `ALL`.",
            &variants,
        ),
        ("IntoEnumIterator", "In the order of `ALL`.", ITERATOR),
    ];
    for (strum_trait, doc, body) in implement {
        out.push('\n');
        doc_comment(out, 0, doc);
        line(
            out,
            0,
            &format!("impl strum::{strum_trait} for {type_name} {{"),
        );
        line(out, 1, body);
        line(out, 0, "}");
    }
}

const ITERATOR: &str = "\
type Iterator = core::iter::Copied<core::slice::Iter<'static, Self>>;

    fn iter() -> Self::Iterator {
        Self::ALL.iter().copied()
    }";
