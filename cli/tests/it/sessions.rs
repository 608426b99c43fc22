//! Whole outputs, as a terminal of some width shows them: the sessions in `cmd/`.

#[test]
fn sessions() {
    for width in ["40", "60", "80", "100"] {
        let cases = trycmd::TestCases::new();
        cases
            .env("COLUMNS", width)
            .env("NO_COLOR", "1")
            .case(format!("tests/cmd/{width}/*.trycmd"));
    }
}
