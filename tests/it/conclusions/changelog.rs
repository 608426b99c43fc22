//! What CHANGELOG.md says of conclusions.

/// The heading's text of what is not released yet.
pub(super) const UNRELEASED: &str = "Unreleased";

/// An entry of the changelog: what it is about, and what is so now.
pub(super) struct Entry {
    pub(super) about: String,
    pub(super) now: String,
}

impl Entry {
    /// Whether it is about a name, which is not a part of a longer word.
    pub(super) fn names(&self, name: &str) -> bool {
        let is_border = |text: &str, next: Option<char>| {
            text.is_empty() || next.is_none_or(|next| !next.is_alphanumeric())
        };
        self.about.match_indices(name).any(|(start, _)| {
            let (before, after) = (&self.about[..start], &self.about[start + name.len()..]);
            is_border(before, before.chars().next_back()) && is_border(after, after.chars().next())
        })
    }
}

/// The sections with the first word of their headings, the oldest first.
pub(super) fn sections(changelog: &str) -> Vec<(&str, &str)> {
    let sections = changelog.split("\n## ").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
        let version = heading.split([' ', ']']).next().unwrap_or_default();
        (version.trim_start_matches('['), body)
    });
    let mut sections: Vec<(&str, &str)> = sections.collect();
    sections.reverse();
    sections
}

/// The rows of the tables of a section (what, what it was, what it is) and the points of its lists.
pub(super) fn entries(section: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in section.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        if let (true, [what, _, now]) = (line.starts_with('|'), cells.as_slice()) {
            entries.push(Entry {
                about: (*what).to_owned(),
                now: (*now).to_owned(),
            });
        } else if line.trim_start().starts_with("- ") {
            entries.push(Entry {
                about: line.to_owned(),
                now: line.to_owned(),
            });
        } else if let (true, Some(entry)) = (line.starts_with("  "), entries.last_mut()) {
            for text in [&mut entry.about, &mut entry.now] {
                text.push_str(line);
            }
        }
    }
    entries
}
