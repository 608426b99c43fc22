//! The rule: whether too many of the latest calls failed for a reason that is ours to fix.

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

use plivo_hangup::{DeliveryKey, Meaning};

/// When to raise the alert.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// How far to look back.
    pub(crate) window: Duration,
    /// The share, in percent, above which there is an alert.
    pub(crate) percent: usize,
    /// With fewer calls there is no alert: at night, one failed call is all of them.
    pub(crate) fewest_calls: usize,
}

/// More than 5 % of the calls of the last five minutes.
pub(crate) const RULE: Rule = Rule {
    window: Duration::from_secs(5 * 60),
    percent: 5,
    fewest_calls: 20,
};

struct Call {
    ended: Instant,
    is_ours: bool,
    key: Option<DeliveryKey>,
}

/// The calls that ended within the window.
pub(crate) struct Window {
    rule: Rule,
    calls: VecDeque<Call>,
    ours: usize,
    seen: HashSet<DeliveryKey>,
}

impl Window {
    pub(crate) fn new(rule: Rule) -> Self {
        Self {
            rule,
            calls: VecDeque::new(),
            ours: 0,
            seen: HashSet::new(),
        }
    }

    /// Counts a call that has ended. Returns false for a repeated delivery, which does not count.
    pub(crate) fn add(
        &mut self,
        now: Instant,
        key: Option<DeliveryKey>,
        meaning: &Meaning,
    ) -> bool {
        self.forget(now);
        if let Some(key) = &key {
            if !self.seen.insert(key.clone()) {
                return false;
            }
        }
        let is_ours = meaning.is_ours_to_fix();
        self.ours += usize::from(is_ours);
        self.calls.push_back(Call {
            ended: now,
            is_ours,
            key,
        });
        true
    }

    /// Whether to alert. Ask on a timer, too: an alert ends when calls leave the window.
    pub(crate) fn is_alert(&mut self, now: Instant) -> bool {
        self.forget(now);
        let calls = self.calls.len();
        calls >= self.rule.fewest_calls && self.ours * 100 > calls * self.rule.percent
    }

    /// Drops the calls that ended before the window.
    fn forget(&mut self, now: Instant) {
        let is_old = |call: &&Call| now.duration_since(call.ended) > self.rule.window;
        let old = self.calls.iter().take_while(is_old).count();
        for call in self.calls.drain(..old) {
            self.ours -= usize::from(call.is_ours);
            if let Some(key) = call.key {
                self.seen.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use plivo_hangup::{HangupCallback, HangupCause};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Adds so many calls that ended with a cause.
    fn add(window: &mut Window, now: Instant, count: usize, cause: HangupCause) {
        for _ in 0..count {
            assert!(window.add(now, None, &cause.meaning()));
        }
    }

    const FINE: HangupCause = HangupCause::NormalHangup;
    const OURS: HangupCause = HangupCause::ErrorReachingAnswerUrl;

    #[test]
    fn alerts_above_five_percent_and_not_at_it() {
        let now = Instant::now();
        let mut window = Window::new(RULE);
        add(&mut window, now, 95, FINE);
        add(&mut window, now, 5, OURS);
        assert!(!window.is_alert(now));
        add(&mut window, now, 1, OURS);
        assert!(window.is_alert(now));
    }

    #[test]
    fn needs_twenty_calls() {
        let now = Instant::now();
        let mut window = Window::new(RULE);
        add(&mut window, now, 19, OURS);
        assert!(!window.is_alert(now));
        add(&mut window, now, 1, OURS);
        assert!(window.is_alert(now));
    }

    #[test]
    fn a_call_counts_for_five_minutes_to_the_second() {
        let start = Instant::now();
        let mut window = Window::new(RULE);
        add(&mut window, start, 2, OURS);
        add(&mut window, start + SECOND, 30, FINE);
        assert!(window.is_alert(start + 300 * SECOND));
        assert!(!window.is_alert(start + 301 * SECOND));
    }

    #[test]
    fn an_alert_ends_by_itself() {
        let start = Instant::now();
        let mut window = Window::new(RULE);
        add(&mut window, start, 40, OURS);
        assert!(window.is_alert(start));
        assert!(!window.is_alert(start + 301 * SECOND));
        assert!(window.calls.is_empty());
        assert_eq!(window.ours, 0);
    }

    #[test]
    fn what_is_not_ours_does_not_alert() {
        for cause in [
            // A machine answered.
            HangupCause::MachineDetected,
            // Called off on purpose.
            HangupCause::Canceled,
            HangupCause::LostRace,
            // Bad contact data.
            HangupCause::UnallocatedNumber,
            // The callee.
            HangupCause::BusyLine,
            HangupCause::NoAnswer,
            // A carrier, and a limit that passes by itself.
            HangupCause::NetworkCongestionFromCarrier,
            HangupCause::ConcurrencyLimitBreached,
        ] {
            let now = Instant::now();
            let mut window = Window::new(RULE);
            add(&mut window, now, 100, cause);
            assert!(!window.is_alert(now), "{cause}");
        }
        for cause in [
            HangupCause::InvalidAnswerXml,
            HangupCause::CanceledOutOfCredits,
        ] {
            let now = Instant::now();
            let mut window = Window::new(RULE);
            add(&mut window, now, 100, cause);
            assert!(window.is_alert(now), "{cause}");
        }
    }

    #[test]
    fn a_repeated_delivery_counts_once() {
        let start = Instant::now();
        let mut window = Window::new(RULE);
        let callback =
            HangupCallback::from_form("CallUUID=c1&Event=Hangup&HangupCauseCode=8011").unwrap();
        let meaning = callback.meaning().unwrap();
        assert!(window.add(start, callback.delivery_key(), &meaning));
        for _ in 0..50 {
            assert!(!window.add(start, callback.delivery_key(), &meaning));
        }
        assert_eq!(window.calls.len(), 1);
        // The window does not grow: after it, the key is forgotten.
        assert!(window.add(start + 301 * SECOND, callback.delivery_key(), &meaning));
        assert_eq!((window.calls.len(), window.seen.len()), (1, 1));
    }
}
