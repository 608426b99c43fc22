//! Calls as a service makes and takes them.

use crate::random::Random;

/// So many calls that branch prediction cannot learn their payloads.
const CALLS: usize = 200;

/// One way in which calls end, in the words of the wire.
#[derive(Clone, Copy)]
pub(crate) struct Ending {
    pub(crate) code: u16,
    pub(super) name: &'static str,
    pub(super) source: &'static str,
    pub(super) word: &'static str,
    pub(super) status: &'static str,
}

/// Endings, each as often as it occurs in a thousand calls.
pub(crate) fn endings() -> Vec<Ending> {
    #[rustfmt::skip]
    let shares = [
        (430, 4000, "Normal Hangup", "Callee", "NORMAL_CLEARING", "completed"),
        (210, 4000, "Normal Hangup", "Caller", "NORMAL_CLEARING", "completed"),
        (30, 4000, "Normal Hangup", "API Request", "NORMAL_CLEARING", "completed"),
        (60, 4010, "End Of XML Instructions", "Plivo", "NORMAL_CLEARING", "completed"),
        (90, 3000, "No Answer", "Carrier", "NO_ANSWER", "no-answer"),
        (30, 6010, "Ring Timeout Reached", "Plivo", "NO_USER_RESPONSE", "no-answer"),
        (50, 3010, "Busy Line", "Carrier", "USER_BUSY", "busy"),
        (25, 3020, "Rejected", "Callee", "CALL_REJECTED", "failed"),
        (25, 1000, "Cancelled", "API Request", "ORIGINATOR_CANCEL", "cancel"),
        (15, 3050, "Unallocated number", "Carrier", "UNALLOCATED_NUMBER", "failed"),
        (10, 2000, "Invalid Destination Address", "Plivo", "INVALID_NUMBER_FORMAT", "failed"),
        (8, 3070, "Request timeout", "Carrier", "RECOVERY_ON_TIMER_EXPIRE", "timeout"),
        (5, 3090, "Network congestion from carrier", "Carrier", "SWITCH_CONGESTION", "failed"),
        (5, 2020, "Endpoint Not Registered", "Plivo", "NORMAL_CLEARING", "failed"),
        (4, 9100, "Machine Detected", "API Request", "NORMAL_CLEARING", "completed"),
        (3, 8011, "Invalid Answer XML", "Error", "NORMAL_CLEARING", "completed"),
    ];
    let endings = shares.map(|(share, code, name, source, word, status)| {
        let ending = Ending {
            code,
            name,
            source,
            word,
            status,
        };
        [ending].repeat(share)
    });
    endings.concat()
}

/// One call, in the words of the wire.
pub(super) struct Call {
    pub(super) ending: Ending,
    pub(super) id: String,
    pub(super) request: String,
    pub(super) other_leg: String,
    pub(super) direction: &'static str,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) talk_seconds: u32,
    pub(super) billed_seconds: u32,
    pub(super) rate: String,
    pub(super) cost: String,
    pub(super) start_time: String,
    pub(super) answer_time: Option<String>,
    pub(super) end_time: String,
    /// Decides what only some payloads have.
    pub(super) random: Random,
}

/// Makes the calls.
pub(super) fn calls() -> impl Iterator<Item = Call> {
    let endings = endings();
    let mut random = Random::new(1);
    (0..CALLS).map(move |_| Call::new(random.pick(&endings), Random::new(random.next())))
}

impl Call {
    fn new(ending: Ending, mut random: Random) -> Self {
        let is_answered = ending.status == "completed";
        let talk_seconds = u32::from(is_answered) * (1 + random.below(60) * random.below(20));
        let minutes = talk_seconds.div_ceil(60);
        let rate = random.pick(&[300, 500, 550, 1200, 2085]);
        let start = random.below(80_000);
        let answer = start + random.below(30);
        Self {
            ending,
            id: uuid(&mut random),
            request: uuid(&mut random),
            other_leg: uuid(&mut random),
            direction: random.pick(&["inbound", "outbound"]),
            from: address(&mut random),
            to: address(&mut random),
            talk_seconds,
            billed_seconds: minutes * 60,
            rate: dollars(rate),
            cost: dollars(minutes * rate),
            start_time: time(start),
            answer_time: is_answered.then(|| time(answer)),
            end_time: time(answer + talk_seconds),
            random,
        }
    }

    /// Returns the verification and the attestation of the caller's identity.
    pub(super) fn stir(&self) -> [&'static str; 2] {
        if self.from.starts_with("+1") {
            ["Verified", "A"]
        } else {
            ["Not Applicable"; 2]
        }
    }
}

fn dollars(hundred_thousandths: u32) -> String {
    let (whole, rest) = (hundred_thousandths / 100_000, hundred_thousandths % 100_000);
    format!("{whole}.{rest:05}")
}

fn time(second: u32) -> String {
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("2026-03-02 {hour:02}:{minute:02}:{second:02}")
}

fn uuid(random: &mut Random) -> String {
    let (high, low) = (random.next(), random.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-9{:03x}-{:012x}",
        high >> 32,
        high & 0xFFFF,
        (high >> 16) & 0xFFF,
        low >> 52,
        low & 0xFFFF_FFFF_FFFF
    )
}

/// A number that is kept for fiction, with a plus or without one, or an endpoint.
fn address(random: &mut Random) -> String {
    let plus = random.pick(&["", "+"]);
    match random.below(10) {
        0 => format!("sip:agent{}@phone.plivo.com", random.below(1000)),
        1..=3 => format!("{plus}447700900{:03}", random.below(1000)),
        _ => format!("{plus}120255501{:02}", random.below(100)),
    }
}
