//! Prints the codes of the causes among its arguments, which are codes and names.

use plivo_hangup::HangupCause;

fn main() {
    for argument in std::env::args().skip(1) {
        let cause = match argument.parse::<u16>() {
            Ok(code) => HangupCause::from_code(code),
            Err(_) => HangupCause::from_name(&argument),
        };
        match cause {
            Some(cause) => println!("{argument}: {}", cause.code()),
            None => println!("{argument}: unknown"),
        }
    }
}
