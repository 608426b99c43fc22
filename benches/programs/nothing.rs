//! Prints the numbers among its arguments; knows nothing of hangups.

fn main() {
    for argument in std::env::args().skip(1) {
        match argument.parse::<u16>() {
            Ok(number) => println!("{argument}: {number}"),
            Err(_) => println!("{argument}: unknown"),
        }
    }
}
