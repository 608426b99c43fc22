//! Causes from the integers that databases and other crates give.

use plivo_hangup::{HangupCause, TelephonyCause, UnlistedNumber};

/// Tries each type of integer that has room for the number.
fn each_type<T>(number: i64) -> Vec<Result<T, UnlistedNumber>>
where
    T: TryFrom<u16, Error = UnlistedNumber> + TryFrom<u32, Error = UnlistedNumber>,
    T: TryFrom<i32, Error = UnlistedNumber> + TryFrom<i64, Error = UnlistedNumber>,
{
    let tried = [
        u16::try_from(number).ok().map(T::try_from),
        u32::try_from(number).ok().map(T::try_from),
        i32::try_from(number).ok().map(T::try_from),
        Some(T::try_from(number)),
    ];
    tried.into_iter().flatten().collect()
}

#[test]
fn a_listed_number_is_found_from_every_type() {
    let listed = [
        (0, HangupCause::Unknown),
        (3010, HangupCause::BusyLine),
        (9100, HangupCause::MachineDetected),
    ];
    for (number, cause) in listed {
        assert_eq!(each_type(number), [Ok(cause); 4], "{number}");
    }
    assert_eq!(each_type(17), [Ok(TelephonyCause::UserBusy); 4]);
}

#[test]
fn errors_show_a_number_only_if_it_may_be_a_code() {
    let sentences = [
        (1, 4, "the unlisted number 1"),
        (4210, 4, "the unlisted number 4210"),
        (65_535, 4, "the unlisted number 65535"),
        (65_536, 3, "a number above 65535"),
        // 3010 more than 2^16, and 2^32 more than 3010: no type is cut down to the code.
        (68_546, 3, "a number above 65535"),
        (4_294_970_306, 1, "a number above 65535"),
        (12_025_550_123, 1, "a number above 65535"),
        (i64::from(i32::MAX), 3, "a number above 65535"),
        (i64::from(u32::MAX), 2, "a number above 65535"),
        (i64::MAX, 1, "a number above 65535"),
        (-1, 2, "a negative number"),
        (-3010, 2, "a negative number"),
        (-62_526, 2, "a negative number"),
        (-12_025_550_123, 1, "a negative number"),
        (i64::from(i32::MIN), 2, "a negative number"),
        (i64::MIN, 1, "a negative number"),
    ];
    for (number, types, found) in sentences {
        let causes = each_type::<HangupCause>(number);
        assert_eq!(causes.len(), types, "{number}");
        for error in causes {
            let error = error.expect_err("not listed");
            let sentence = format!("expected the code of a hangup cause, found {found}");
            assert_eq!(error.to_string(), sentence);
            let shown = u16::try_from(number).ok();
            assert_eq!(error.number(), shown, "{number}");
            let debug = format!("{error:?}");
            assert!(shown.is_some() || !debug.contains("12025550123"), "{debug}");
        }
    }
    let error = TelephonyCause::try_from(-17_i32).unwrap_err();
    let sentence = "expected the number of a telephony cause, found a negative number";
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn a_literal_needs_no_type() {
    assert_eq!(HangupCause::try_from(3010), Ok(HangupCause::BusyLine));
    assert_eq!(TelephonyCause::try_from(17), Ok(TelephonyCause::UserBusy));
}
