//! A date as people type it, and a birth date above all, for every form that asks for one.

use contract::limits::birth_date_fits;
use contract::privacy::looks_like_registration_number;
use contract::problem::FieldProblem;
use contract::time::Date;

/// Reads a birth date from year, month and day as typed; full-width digits too.
///
/// # Errors
/// [`FieldProblem::Missing`] with nothing typed, `RegistrationNumber` where it looks like one, `Malformed` for no
/// day of the calendar or one too long ago, `InFuture`.
pub fn read_birth_date(parts: [&str; 3], today: Date) -> Result<Date, FieldProblem> {
    if parts.iter().all(|part| part.trim().is_empty()) {
        return Err(FieldProblem::Missing);
    }
    if looks_like_registration_number(&parts.concat()) {
        return Err(FieldProblem::RegistrationNumber);
    }
    let date = read_date(parts).ok_or(FieldProblem::Malformed)?;
    birth_date_fits(date, today)?;
    Ok(date)
}

/// Reads any date from year, month and day as typed; full-width digits too. `None` for no day of the calendar.
pub fn read_date(parts: [&str; 3]) -> Option<Date> {
    let [year, month, day] = parts.map(number);
    Date::new(year? as i32, month?, day?)
}

fn number(typed: &str) -> Option<u32> {
    let digits: String = typed
        .trim()
        .chars()
        .map(|letter| match letter {
            '０'..='９' => char::from(b'0' + (letter as u32 - '０' as u32) as u8),
            other => other,
        })
        .collect();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}
