//! What follows the help of each command.

macro_rules! examples {
    ($($name:ident: $note:literal $($line:literal)+;)+) => {$(
        pub(crate) const $name: &str = concat!(
            $note, "\u{1b}[1;4mExamples:\u{1b}[0m", $("\n  ", $line),+
        );
    )+};
}

examples! {
    ALL: ""
        "plivo-hangup explain 3010                    What does this code mean?"
        "plivo-hangup decode callback.form            What ended this call?"
        "plivo-hangup report logs/* --out page.html   What happened in all these calls?"
        "plivo-hangup catalog --format csv            The whole catalog, for a database";
    EXPLAIN: "If a text can mean two things, both are explained. The exit code is 1 if something was not found.\n\n"
        "plivo-hangup explain 3010                    By code"
        "plivo-hangup explain busy line               By name"
        "plivo-hangup explain 8011 USER_BUSY q850:17  Several at once"
        "plivo-hangup explain --format json 3010      For another program";
    DECODE: ""
        "plivo-hangup decode callback.form            One callback"
        "plivo-hangup decode --ids export.ndjson      Records on lines, with ids"
        "plivo-hangup decode --format csv logs/*.ndjson > ends.csv"
        "plivo-hangup decode --format json page.json | jq -r .label | sort | uniq -c"
        "curl -s \"$URL\" | plivo-hangup decode -";
    REPORT: ""
        "plivo-hangup report --demo --out report.html See what a report looks like"
        "plivo-hangup report export.ndjson.gz         A summary"
        "plivo-hangup report logs/* --since 2026-03-01 --until 2026-04-01"
        "plivo-hangup report logs/* --csv tables --group hour";
    CATALOG: "JSON and CSV have all columns, and null or an empty field for what is not published, ready to load as \
              dimension tables. The table for a terminal has the columns that it has room for.\n\n"
        "plivo-hangup catalog                         The causes at a glance"
        "plivo-hangup catalog --telephony             The words of the switch"
        "plivo-hangup catalog --format csv            The causes for a database"
        "plivo-hangup catalog --format markdown       The whole catalog as a document";
    COMPLETIONS: ""
        "eval \"$(plivo-hangup completions bash)\"        In ~/.bashrc"
        "plivo-hangup completions zsh > ~/.zfunc/_plivo-hangup"
        "plivo-hangup completions fish > ~/.config/fish/completions/plivo-hangup.fish";
}
