//! A card for a terminal, which the examples share.

/// Labelled lines, wrapped behind their labels.
pub(crate) struct Card(String);

impl Card {
    /// A card with a title.
    pub(crate) fn new(title: &str) -> Self {
        Self(format!("{title}\n"))
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, label: &str, text: &str) {
        const LABEL: usize = 13;
        const WIDTH: usize = 88;
        let mut line = format!("  {label:LABEL$}");
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            line.push_str(word);
            let next = words.peek().map(|next| 1 + next.chars().count());
            if next.is_some_and(|next| line.chars().count() + next > WIDTH) {
                self.0.push_str(&line);
                self.0.push('\n');
                line = format!("  {:LABEL$}", "");
            } else {
                line.push(' ');
            }
        }
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    /// The whole card.
    pub(crate) fn text(self) -> String {
        self.0
    }
}
