//! From digits to choices. No choice hangs on how fast someone presses: a number that could still grow waits for
//! the next digit or for OK, for as long as anyone likes.

/// What a digit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digit {
    /// This choice, counted from 1.
    Choose(u32),
    /// This number so far; OK chooses it.
    Wait(u32),
    /// No choice has such a number.
    Nothing,
}

/// A digit after what was pressed so far (0: nothing), where there are so many choices.
pub fn after(pressed: u32, digit: u32, choices: u32) -> Digit {
    let number = pressed * 10 + digit;
    match number {
        0 => Digit::Nothing,
        _ if number > choices && pressed > 0 => after(0, digit, choices),
        _ if number > choices => Digit::Nothing,
        _ if number * 10 > choices => Digit::Choose(number),
        _ => Digit::Wait(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_nine_choices_each_digit_chooses_at_once() {
        for digit in 1..=9 {
            assert_eq!(after(0, digit, 9), Digit::Choose(digit));
        }
        assert_eq!(after(0, 0, 9), Digit::Nothing);
        assert_eq!(after(0, 7, 4), Digit::Nothing);
    }

    #[test]
    fn a_number_that_could_grow_waits_and_one_that_cannot_does_not() {
        assert_eq!(after(0, 1, 25), Digit::Wait(1));
        assert_eq!(after(1, 7, 25), Digit::Choose(17));
        assert_eq!(after(0, 3, 25), Digit::Choose(3));
        assert_eq!(
            after(2, 6, 25),
            Digit::Choose(6),
            "26 is none, so it is a new number"
        );
    }

    #[test]
    fn every_number_is_reached_by_its_digits_and_at_most_one_ok() {
        for choices in 1..=250 {
            for number in 1..=choices {
                let mut waiting = 0;
                for digit in number.to_string().bytes().map(|digit| u32::from(digit - b'0')) {
                    match after(waiting, digit, choices) {
                        Digit::Wait(so_far) => waiting = so_far,
                        Digit::Choose(chosen) => waiting = chosen,
                        Digit::Nothing => panic!("{number} of {choices}"),
                    }
                }
                assert_eq!(waiting, number, "of {choices}");
            }
        }
    }
}
