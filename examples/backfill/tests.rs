#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use super::*;

const HEAD: &str = "call_uuid,end_time,code,source,telephony,record\n";

/// The CSV, the complaints and the counts.
fn of(
    columns: Columns,
    read: impl FnOnce(&mut Backfill<&mut Vec<u8>, &mut Vec<u8>>) -> io::Result<()>,
) -> (String, String, Counts) {
    let (mut csv, mut complaints) = (Vec::new(), Vec::new());
    let mut backfill = Backfill::new(&mut csv, &mut complaints, columns).unwrap();
    read(&mut backfill).unwrap();
    let counts = backfill.finish().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(csv), text(complaints), counts)
}

fn of_lines(columns: Columns, lines: &str) -> (String, String, Counts) {
    of(columns, |backfill| {
        backfill.lines("export", lines.as_bytes())
    })
}

#[test]
fn stores_facts_as_reported_and_the_whole_record() {
    let lines = "{\"call_uuid\":\"c1\",\"hangup_cause_code\":3010,\"hangup_source\":\"carrier\"}\n\
        {\"call_uuid\":\"c2\",\"hangup_cause_code\":4210,\"new\":1.50}\n\
        {\"call_uuid\":\"c3\"}\n";
    let (csv, complaints, counts) = of_lines(Columns::Store, lines);
    assert_eq!(
        csv,
        HEAD.to_owned()
            + "c1,,3010,carrier,,\"{\"\"call_uuid\"\":\"\"c1\"\",\"\"hangup_cause_code\"\":3010,\
               \"\"hangup_source\"\":\"\"carrier\"\"}\"\n\
               c2,,4210,,,\"{\"\"call_uuid\"\":\"\"c2\"\",\"\"hangup_cause_code\"\":4210,\"\"new\"\":1.50}\"\n\
               c3,,,,,\"{\"\"call_uuid\"\":\"\"c3\"\"}\"\n"
    );
    assert_eq!(complaints, "");
    assert_eq!(
        counts,
        Counts {
            written: 3,
            unreadable: 0
        }
    );
}

#[test]
fn reports_what_this_version_makes_of_it() {
    let lines = "{\"call_uuid\":\"c1\",\"hangup_cause_code\":8011}\n\
        {\"call_uuid\":\"c2\",\"hangup_cause_code\":4210}\n\
        {\"call_uuid\":\"c3\",\"call_status\":\"ringing\"}\n\
        {\"call_uuid\":\"c4\",\"hangup_cause_code\":3010,\"trunk_domain\":\"1.zt.example\"}\n";
    let (csv, _, _) = of_lines(Columns::Report, lines);
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "c1,,8011,,,invalid_answer_xml,failed,after_fix,application,true",
            "c2,,4210,,,unlisted,unknown,after_fix,nobody,false",
            "c3,,,,,not_reported,,,,",
            "c4,,3010,,,sip_trunk,unknown,after_fix,nobody,false",
        ]
    );
}

#[test]
fn names_the_line_of_what_cannot_be_read_and_goes_on() {
    let lines = "{\"call_uuid\":\"c1\",\"hangup_cause\n\n{\"hangup_cause_code\":4000}\n{\"id\":7}\n\
        {\"objects\":[{\"hangup_cause_code\":3010},\"secret\"]}\n{\"hangup_cause_code\":3000}\n";
    let (csv, complaints, counts) = of_lines(Columns::Store, lines);
    let codes: Vec<&str> = csv.lines().skip(1).map(|row| &row[2..6]).collect();
    assert_eq!(codes, ["4000", "3010", "3000"]);
    let complaints: Vec<&str> = complaints.lines().collect();
    assert!(
        complaints[0].starts_with("export: line 1"),
        "{complaints:?}"
    );
    assert_eq!(
        complaints[1],
        "export: line 4: expected a call record, found no key of one"
    );
    assert!(
        complaints[2].starts_with("export: line 5: record 1 of the page: "),
        "{complaints:?}"
    );
    assert!(!complaints[2].contains("secret"));
    assert_eq!(
        counts,
        Counts {
            written: 3,
            unreadable: 3
        }
    );
}

#[test]
fn reads_the_samples() {
    let (csv, complaints, counts) = of(Columns::Report, |backfill| {
        bundled()?.iter().try_for_each(|name| backfill.file(name))
    });
    assert_eq!(complaints, "");
    assert_eq!(counts.written, 9);
    assert!(csv.contains(",6010,Plivo,,ring_timeout_reached,no_answer,later,"));
}

/// So many records, one at a time.
struct Records {
    left: usize,
    buffer: io::Cursor<&'static [u8]>,
}

impl Read for Records {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.buffer.read(buffer)?;
        if read > 0 || self.left == 0 {
            return Ok(read);
        }
        self.left -= 1;
        self.buffer.set_position(0);
        self.buffer.read(buffer)
    }
}

#[test]
fn takes_no_more_memory_for_more_records() {
    const RECORD: &[u8] =
        b"{\"call_uuid\":\"c1\",\"hangup_cause_code\":\"4210\",\"note\":[1,{}]}\n";
    let most = |left| {
        let memory = allocation_counter::measure(|| {
            let mut backfill = Backfill::new(io::sink(), io::sink(), Columns::Store).unwrap();
            let buffer = io::Cursor::new(RECORD);
            backfill.lines("records", Records { left, buffer }).unwrap();
            assert_eq!(backfill.finish().unwrap().written, left as u64 + 1);
        });
        memory.bytes_max
    };
    assert_eq!(most(100), most(10_000));
}
