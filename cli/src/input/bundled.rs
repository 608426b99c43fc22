//! The samples of `examples/payloads`, which are in the program.

macro_rules! samples {
    ($($name:literal)+) => {
        /// The name and the body of each, in the order of their names.
        pub(super) const SAMPLES: &[(&str, &[u8])] = &[$((
            $name,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads/", $name)),
        )),+];
    };
}

samples! {
    "01-normal-hangup.form"
    "02-busy-line.form"
    "03-normal-but-never-answered.form"
    "04-before-2018.form"
    "05-empty-code.form"
    "06-unlisted-code.form"
    "07-get.query"
    "08-relay-spellings.form"
    "09-invalid-answer-xml.form"
    "10-machine-detected.form"
    "11-code-0.form"
    "12-relay.json"
    "13-record.json"
    "14-record-before-2018.json"
    "15-record-spellings.json"
    "16-page.json"
    "17-dial-hangup.form"
    "18-dial-lost-race.form"
    "19-dial-answer.form"
    "20-dial-oldest.form"
    "21-dial-summary.form"
    "22-dial-summary.json"
    "23-records.ndjson"
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::SAMPLES;

    #[test]
    fn every_file_of_the_folder_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/payloads");
        let files = fs::read_dir(&folder).expect("the folder is there");
        let mut names: Vec<String> = files
            .map(|file| file.expect("it can be listed").file_name())
            .map(|name| name.into_string().expect("the names are Unicode"))
            .collect();
        names.sort();
        let bundled: Vec<&str> = SAMPLES.iter().map(|(name, _)| *name).collect();
        assert_eq!(bundled, names);
    }
}
