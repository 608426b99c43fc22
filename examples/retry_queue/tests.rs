use std::collections::HashMap;
use std::time::Duration;

use plivo_hangup::{HangupCause, Outcome, Retry};
use proptest::prelude::*;
use rand::SeedableRng as _;
use rand::rngs::SmallRng;

use super::*;
use crate::policy::{Next, next};

/// Any advice with any outcome and party, also those that no cause has.
fn meanings() -> impl Strategy<Value = Meaning> {
    let outcome = prop::sample::select(Outcome::ALL);
    let retry = prop::sample::select(Retry::ALL);
    let party = prop::option::of(prop::sample::select(Party::ALL));
    (outcome, retry, party).prop_map(|(outcome, retry, party)| {
        let mut meaning = outcome.meaning();
        meaning.retry = retry;
        meaning.responsible = party;
        meaning
    })
}

fn rng() -> SmallRng {
    SmallRng::seed_from_u64(7)
}

/// Plans what follows a first call.
fn plan(queue: &mut Queue, meaning: &Meaning, now: SystemTime) -> Plan {
    queue.add(Job::new(1, "12025550145"), now);
    let job = queue.take(now).unwrap();
    queue.ended(job, meaning, now, &mut rng())
}

#[test]
fn follows_the_advice_of_known_causes() {
    let now = SystemTime::UNIX_EPOCH;
    for (cause, bounds) in [
        (HangupCause::BusyLine, Some((300, 600))),
        (HangupCause::NoAnswer, Some((1800, 3600))),
        (HangupCause::NetworkCongestionFromCarrier, Some((7, 15))),
        (HangupCause::NormalHangup, None),
        (HangupCause::Canceled, None),
    ] {
        let plan = plan(&mut Queue::new(LIMITS), &cause.meaning(), now);
        match (plan, bounds) {
            (Plan::Again(at), Some((fewest, most))) => {
                let pause = at.duration_since(now).unwrap().as_secs();
                assert!((fewest..=most).contains(&pause), "{cause}: {pause}");
            }
            (plan, bounds) => assert_eq!((plan, bounds), (Plan::Stopped, None), "{cause}"),
        }
    }
    let parked = plan(
        &mut Queue::new(LIMITS),
        &HangupCause::UnallocatedNumber.meaning(),
        now,
    );
    assert_eq!(parked, Plan::Parked(Some(Party::ContactData)));
}

#[test]
fn pauses_double_up_to_the_longest() {
    let Next::Again(pauses) = next(&HangupCause::BusyLine.meaning()) else {
        panic!("a busy line is called again");
    };
    let minutes = [1, 2, 3, 4, 5, 100].map(|calls| pauses.after(calls).end().as_secs() / 60);
    assert_eq!(minutes, [10, 20, 40, 80, 120, 120]);
}

#[test]
fn one_callee_with_and_without_a_plus() {
    let now = SystemTime::UNIX_EPOCH;
    let mut queue = Queue::new(LIMITS);
    for (id, callee) in [
        (1, "+12025550145"),
        (2, "12025550145"),
        (3, " +12025550145"),
        (4, "12025550145"),
    ] {
        queue.add(Job::new(id, callee), now);
    }
    let taken = iter::from_fn(|| queue.take(now)).count();
    assert_eq!(taken, 3);
    assert_eq!(queue.take(now + DAY - Duration::from_secs(1)), None);
    assert_eq!(queue.take(now + DAY).unwrap().id, 4);
}

#[test]
fn gives_up_after_four_calls() {
    let mut now = SystemTime::UNIX_EPOCH;
    let mut queue = Queue::new(LIMITS);
    queue.add(Job::new(1, "12025550145"), now);
    let mut plans = Vec::new();
    while let Some(job) = queue.take(now) {
        plans.push(queue.ended(job, &HangupCause::BusyLine.meaning(), now, &mut rng()));
        now += DAY;
    }
    assert_eq!(plans.len(), 4);
    assert_eq!(plans.last(), Some(&Plan::GivenUp));
}

proptest! {
    #[test]
    fn never_calls_again_where_nothing_is_to_be_done(meaning in meanings()) {
        let now = SystemTime::UNIX_EPOCH;
        let mut queue = Queue::new(LIMITS);
        let plan = plan(&mut queue, &meaning, now);
        let is_over = matches!(meaning.retry, Retry::NotNeeded | Retry::Never);
        prop_assert_eq!(plan == Plan::Stopped, is_over);
        if is_over {
            for party in Party::ALL.iter().copied().map(Some).chain([None]) {
                prop_assert_eq!(queue.release(party, now), 0);
            }
            prop_assert_eq!(queue.take(now + 365 * DAY), None);
        }
    }

    #[test]
    fn parks_until_the_right_party_releases(mut meaning in meanings(), other in meanings()) {
        meaning.retry = Retry::AfterFix;
        let now = SystemTime::UNIX_EPOCH;
        let mut queue = Queue::new(LIMITS);
        prop_assert_eq!(plan(&mut queue, &meaning, now), Plan::Parked(meaning.responsible));
        if other.responsible != meaning.responsible {
            prop_assert_eq!(queue.release(other.responsible, now), 0);
        }
        prop_assert_eq!(queue.take(now + 365 * DAY), None);
        prop_assert_eq!(queue.release(meaning.responsible, now), 1);
        prop_assert_eq!(queue.take(now).map(|job| job.id), Some(1));
        prop_assert_eq!(queue.release(meaning.responsible, now), 0);
    }

    #[test]
    fn pauses_grow_and_stay_within_bounds(meaning in meanings(), calls in 1_u32..200) {
        if let Next::Again(pauses) = next(&meaning) {
            let (now, then) = (pauses.after(calls), pauses.after(calls + 1));
            let longest = *pauses.after(u32::MAX).end();
            prop_assert_eq!(*now.start(), *now.end() / 2);
            prop_assert!(now.end() <= then.end());
            prop_assert_eq!(*then.end(), (*now.end() * 2).min(longest));
            prop_assert!(longest <= DAY / 2);
            let shortest = match meaning.retry {
                Retry::Later => Duration::from_secs(5 * 60),
                _ => Duration::from_secs(7),
            };
            prop_assert!(*now.start() >= shortest);
        }
    }

    /// Weeks of any calls to a few callees.
    #[test]
    fn limits_hold_in_any_course_of_events(
        events in prop::collection::vec((0_u64..4, meanings(), 0_u64..90_000, any::<bool>()), 1..200),
        seed in any::<u64>(),
    ) {
        let mut rng = SmallRng::seed_from_u64(seed);
        let mut queue = Queue::new(LIMITS);
        let mut now = SystemTime::UNIX_EPOCH;
        let mut called: HashMap<u64, Vec<SystemTime>> = HashMap::new();
        let mut not_before: HashMap<u64, Option<SystemTime>> = HashMap::new();
        let mut releases = HashMap::new();
        for (id, (callee, meaning, seconds, is_released)) in (0..).zip(events) {
            // Several jobs have one callee.
            queue.add(Job::new(id * 4 + callee, &callee.to_string()), now);
            if is_released {
                for (id, time) in &mut not_before {
                    if time.is_none() {
                        *time = Some(now);
                        *releases.entry(*id).or_insert(0) += 1;
                    }
                }
                for party in Party::ALL.iter().copied().map(Some).chain([None]) {
                    queue.release(party, now);
                }
            }
            while let Some(job) = queue.take(now) {
                if let Some(time) = not_before.get(&job.id) {
                    prop_assert!(time.is_some_and(|time| time <= now), "too early, or parked");
                }
                let allowed = LIMITS.calls + releases.get(&job.id).copied().unwrap_or(0);
                prop_assert!(job.calls <= allowed);
                called.entry(job.id % 4).or_default().push(now);
                let id = job.id;
                match queue.ended(job, &meaning, now, &mut rng) {
                    Plan::Again(at) => {
                        prop_assert!(at > now);
                        not_before.insert(id, Some(at));
                    }
                    Plan::Parked(_) => {
                        not_before.insert(id, None);
                    }
                    Plan::Stopped | Plan::GivenUp => {
                        not_before.insert(id, Some(SystemTime::UNIX_EPOCH + 36500 * DAY));
                    }
                }
            }
            now += Duration::from_secs(seconds);
        }
        for times in called.values() {
            for (first, past) in times.iter().zip(times.iter().skip(LIMITS.calls_per_day)) {
                prop_assert!(past.duration_since(*first).unwrap() >= DAY);
            }
        }
    }
}
