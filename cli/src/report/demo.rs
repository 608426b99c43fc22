//! Records that look like those of a campaign, the same for everyone.
//!
//! Each record is drawn by itself, from the generator PCG with a fixed seed. They are spread over the 28 days from
//! 2 February 2026, in the order in which the calls end: 10 % before 8 in the morning, 75 % between 8 and 18, 15 %
//! after. How they end is the table [`ENDINGS`], apart from three stories that a report should find:
//!
//! - On 18 February from 14:00 to 17:00, a fourth of the calls fail because the answer URL cannot be reached (7011).
//! - From 23 February, a twentieth meets congestion of a carrier (3090).
//! - On 27 February from 16:00, three in ten are refused because the credits ran out (1010).
//!
//! A call lasts 5 to 305 seconds, and one in 200 answered calls less than one second. All numbers are reserved ones:
//! +1 202 555 01xx and +44 7700 900xxx. Ids count up.

use std::fmt::Write as _;
use std::io::{self, Read};

use rand::{Rng as _, SeedableRng as _};
use rand_pcg::Pcg64Mcg;

use super::moment::{DAY, HOUR, Moment, written};

/// 2 February 2026.
const FIRST_DAY: Moment = 20_486 * DAY;
const DAYS: u64 = 28;
const SEED: u64 = 14;

struct Ending {
    /// So many of 10,000.
    share: u32,
    code: u16,
    name: &'static str,
    source: &'static str,
    was_answered: bool,
}

const fn ending(
    share: u32,
    code: u16,
    name: &'static str,
    source: &'static str,
    was_answered: bool,
) -> Ending {
    Ending {
        share,
        code,
        name,
        source,
        was_answered,
    }
}

/// How calls end, apart from the stories.
const ENDINGS: [Ending; 25] = [
    ending(3600, 4000, "Normal Hangup", "Callee", true),
    ending(1700, 4000, "Normal Hangup", "Caller", true),
    ending(300, 4000, "Normal Hangup", "API Request", true),
    ending(900, 4010, "End Of XML Instructions", "Plivo", true),
    ending(60, 6000, "Scheduled Hangup", "Plivo", true),
    ending(1000, 3000, "No Answer", "Carrier", false),
    ending(500, 6010, "Ring Timeout Reached", "Plivo", false),
    ending(600, 3010, "Busy Line", "Carrier", false),
    ending(250, 3020, "Rejected", "Callee", false),
    ending(200, 1000, "Canceled", "API Request", false),
    ending(250, 9100, "Machine Detected", "API Request", true),
    ending(180, 3050, "Unallocated number", "Carrier", false),
    ending(90, 2000, "Invalid Destination Address", "Plivo", false),
    ending(80, 3070, "Request timeout", "Carrier", false),
    ending(
        60,
        3090,
        "Network congestion from carrier",
        "Carrier",
        false,
    ),
    ending(
        50,
        3080,
        "Internal server error from carrier",
        "Carrier",
        false,
    ),
    ending(40, 2020, "Endpoint Not Registered", "Plivo", false),
    ending(30, 8011, "Invalid Answer XML", "Error", true),
    ending(25, 2030, "Destination Country Barred", "Plivo", false),
    ending(20, 3130, "Spam block", "Carrier", false),
    ending(20, 5020, "Routing Error", "Error", false),
    // A normal hangup that nobody answered.
    ending(20, 4000, "Normal Hangup", "Caller", false),
    // A source that is not listed for the cause, a code that is not listed, and a source that is not.
    ending(10, 3000, "No Answer", "API Request", false),
    ending(10, 4210, "Call Screened", "Carrier", false),
    ending(5, 4000, "Normal Hangup", "Call Screener", true),
];

const ANSWER_URL: Ending = ending(0, 7011, "Error Reaching Answer URL", "Error", true);
const CONGESTION: Ending = ending(0, 3090, "Network congestion from carrier", "Carrier", false);
const CREDITS: Ending = ending(0, 1010, "Canceled (Out Of Credits)", "Plivo", false);

/// The records on lines, as an export has them. Takes the memory of one record.
pub(crate) struct Demo {
    random: Pcg64Mcg,
    records: u64,
    next: u64,
    line: String,
    read: usize,
}

impl Demo {
    pub(crate) fn new(records: u64) -> Self {
        Self {
            random: Pcg64Mcg::seed_from_u64(SEED),
            records,
            next: 0,
            line: String::new(),
            read: 0,
        }
    }

    fn draw(&mut self, end: Moment) -> &'static Ending {
        let day = (end - FIRST_DAY) / DAY + 2;
        let hour = end.rem_euclid(DAY) / HOUR;
        let story = match (day, hour) {
            (18, 14..17) => Some((&ANSWER_URL, 25)),
            (27, 16..) => Some((&CREDITS, 30)),
            (23.., _) => Some((&CONGESTION, 5)),
            _ => None,
        };
        let drawn = self.random.random_range(0..100);
        match story {
            Some((ending, percent)) if drawn < percent => return ending,
            _ => {}
        }
        let mut place = self.random.random_range(0..10_000);
        for ending in &ENDINGS {
            if place < ending.share {
                return ending;
            }
            place -= ending.share;
        }
        &ANSWER_URL
    }

    /// Writes the next record to the line.
    fn write(&mut self) {
        let place = self.next;
        let end = end_of(place, self.records);
        self.next += 1;
        let ending = self.draw(end);
        let random = &mut self.random;
        let ringing = random.random_range(2..30);
        let talk: Moment = match ending.was_answered {
            true if random.random_range(0..200) == 0 => 0,
            true if ending.code == 8011 || ending.code == 7011 => 1,
            true => random.random_range(5..306),
            false => 0,
        };
        let billed: Moment = if ending.was_answered {
            (talk.max(1) + 59) / 60 * 60
        } else {
            0
        };
        // What stops a call on its way does not happen to one that comes in.
        let is_inbound =
            ending.was_answered && ending.code != 9100 && random.random_range(0..100) < 20;
        let own = random.random_range(100..110);
        let other = random.random_range(0..1000);
        let other = if other < 800 {
            format!("+120255501{:02}", other % 100)
        } else {
            format!("+447700900{other:03}")
        };
        let own = format!("+12025550{own}");
        let [from, to] = if is_inbound {
            [other, own]
        } else {
            [own, other]
        };
        let direction = if is_inbound { "inbound" } else { "outbound" };
        let time = |at: Moment| {
            let second = at.rem_euclid(60);
            format!("\"{}:{second:02}+00:00\"", written(at, HOUR))
        };
        let answer = end - talk;
        let [answer_time, state] = if ending.was_answered {
            [time(answer), "\"ANSWER\"".to_owned()]
        } else {
            ["null".to_owned(), "null".to_owned()]
        };
        let (start_time, end_time) = (time(answer - ringing), time(end));
        let amount = billed / 60 * 500;
        let Ending {
            code, name, source, ..
        } = ending;
        self.line.clear();
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.line,
            "{{\"answer_time\":{answer_time},\"api_id\":\"9b1d0c3e-0000-4000-8000-000000000001\",\
             \"bill_duration\":{talk},\"billed_duration\":{billed},\"call_direction\":\"{direction}\",\
             \"call_duration\":{talk},\"call_state\":{state},\
             \"call_uuid\":\"5f1c0a52-11aa-4e6e-9d0a-{place:012}\",\"cnam_lookup\":\"\",\
             \"conference_uuid\":null,\"end_time\":{end_time},\"from_number\":\"{from}\",\
             \"hangup_cause_code\":{code},\"hangup_cause_name\":\"{name}\",\"hangup_source\":\"{source}\",\
             \"initiation_time\":{start_time},\"parent_call_uuid\":null,\
             \"resource_uri\":\"/v1/Account/MAXXXXXXXXXXXXXXXXXX/Call/5f1c0a52-11aa-4e6e-9d0a-{place:012}/\",\
             \"source_ip\":\"\",\"stir_attestation\":null,\"stir_verification\":\"Not Applicable\",\
             \"to_number\":\"{to}\",\"total_amount\":\"0.{amount:05}\",\"total_rate\":\"0.00500\",\
             \"voice_network_group\":\"group-1\"}}"
        );
        self.read = 0;
    }
}

/// When one of so many calls ends.
fn end_of(place: u64, records: u64) -> Moment {
    let place = u128::from(place) * u128::from(DAYS) * 1_000_000;
    let at = u64::try_from(place / u128::from(records.max(1))).unwrap_or(0);
    let (day, share) = (at / 1_000_000, at % 1_000_000);
    // The share of the day's calls before, and the hours that the next share takes.
    let (before, calls, from, hours) = match share {
        0..100_000 => (0, 100_000, 0, 8),
        100_000..850_000 => (100_000, 750_000, 8, 10),
        _ => (850_000, 150_000, 18, 6),
    };
    let seconds = (share - before) * hours * 3600 / calls + from * 3600;
    FIRST_DAY + Moment::try_from(day * 86_400 + seconds).unwrap_or(0)
}

impl Read for Demo {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            if self.read == self.line.len() {
                if self.next == self.records {
                    break;
                }
                self.write();
            }
            let rest = self.line.as_bytes().get(self.read..).unwrap_or_default();
            let room = buffer.get_mut(filled..).unwrap_or_default();
            let count = rest.len().min(room.len());
            for (to, from) in room.iter_mut().zip(rest) {
                *to = *from;
            }
            filled += count;
            self.read += count;
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn the_shares_are_of_ten_thousand() {
        let shares: u32 = ENDINGS.iter().map(|ending| ending.share).sum();
        assert_eq!(shares, 10_000);
    }

    #[test]
    fn the_days_are_in_february() {
        assert_eq!(written(end_of(0, 1000), HOUR), "2026-02-02 00:00");
        assert_eq!(written(end_of(999, 1000), DAY), "2026-03-01");
        assert!((0..999).all(|place| end_of(place, 1000) <= end_of(place + 1, 1000)));
    }

    #[test]
    fn everyone_gets_the_same() {
        let text = |records| {
            let mut text = String::new();
            Demo::new(records).read_to_string(&mut text).unwrap();
            text
        };
        let all = text(500);
        assert_eq!(all, text(500));
        assert_eq!(all.lines().count(), 500);
    }
}
