//! Times as they are sent.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, date};

/// A time on the clock that the payload goes by, in seconds since 1970 began on that clock.
pub(super) type Moment = i64;

pub(super) const HOUR: Moment = 60 * 60;
pub(super) const DAY: Moment = 24 * HOUR;

/// Other years are not of calls, and would make the report as long as they are far.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2099;

const EPOCH: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Reads times, and remembers the last day: most times are of the same day as the one before.
#[derive(Default)]
pub(super) struct Clock {
    text: [u8; 10],
    start: Moment,
}

impl Clock {
    /// The time, and the offset from UTC as it was sent, which may be empty.
    ///
    /// `None` if the text is not a time such as `2026-03-02 14:05:08+05:30`.
    pub(super) fn read<'t>(&mut self, text: &'t str) -> Option<(Moment, &'t str)> {
        let (day, rest) = text.trim_ascii().as_bytes().split_first_chunk::<10>()?;
        if self.text != *day {
            self.start = start_of(day)?;
            self.text = *day;
        }
        let ([b' ' | b'T', h1, h2, b':', m1, m2, b':', s1, s2], rest) = rest.split_first_chunk()?
        else {
            return None;
        };
        let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let of_day = hour * HOUR + minute * 60 + second.min(59);
        let is_fraction = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
        let offset = rest.iter().position(|byte| !is_fraction(byte));
        let offset = rest.get(offset.unwrap_or(rest.len())..)?;
        Some((self.start + of_day, std::str::from_utf8(offset).ok()?))
    }
}

fn two(tens: u8, ones: u8) -> Option<Moment> {
    let both = tens.is_ascii_digit() && ones.is_ascii_digit();
    both.then(|| Moment::from(tens - b'0') * 10 + Moment::from(ones - b'0'))
}

fn start_of(day: &[u8]) -> Option<Moment> {
    let day: Date = std::str::from_utf8(day).ok()?.parse().ok()?;
    YEARS
        .contains(&day.year())
        .then(|| moment_of(day.at(0, 0, 0, 0)))
}

fn moment_of(time: DateTime) -> Moment {
    time.duration_since(EPOCH).as_secs()
}

/// Reads an argument: a day, or a day and a time.
pub(crate) fn argument(text: &str) -> Result<Moment, &'static str> {
    let time: Result<DateTime, _> = text.parse();
    match time {
        Ok(time) if YEARS.contains(&time.year()) => Ok(moment_of(time)),
        _ => Err("expected a day such as 2026-03-02, or a time such as \"2026-03-02 14:00\""),
    }
}

/// The time as people write it: to the minute, or the day alone.
pub(super) fn written(moment: Moment, unit: Moment) -> String {
    let time = EPOCH.saturating_add(SignedDuration::from_secs(moment));
    let form = if unit == DAY {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%d %H:%M"
    };
    time.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_sent() {
        let mut clock = Clock::default();
        let mut read = |text| clock.read(text).map(|(at, offset)| (at, offset.to_owned()));
        // date -u -d '2026-03-02 14:05:08' +%s
        let at = 1_772_460_308;
        assert_eq!(read("2026-03-02 14:05:08"), Some((at, String::new())));
        assert_eq!(read("2026-03-02T14:05:08Z"), Some((at, "Z".to_owned())));
        assert_eq!(
            read("2026-03-02 14:05:09.910772+05:30"),
            Some((at + 1, "+05:30".to_owned()))
        );
        assert_eq!(
            read("2026-03-03 00:00:00"),
            Some((1_772_496_000, String::new()))
        );
        for text in [
            "",
            "2026-02-30 14:05:08",
            "2026-03-02",
            "2026-03-02 24:05:08",
            "1970-01-01 00:00:00",
            "soon",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_argument_is_a_day_or_a_time() {
        assert_eq!(argument("2026-03-03"), Ok(1_772_496_000));
        assert_eq!(argument("2026-03-02 14:05"), Ok(1_772_460_300));
        assert!(argument("yesterday").is_err());
        assert_eq!(written(1_772_460_308, DAY), "2026-03-02");
        assert_eq!(written(1_772_460_308, HOUR), "2026-03-02 14:05");
    }
}
