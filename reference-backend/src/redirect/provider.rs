//! The identity provider of a demonstration: it believes whatever it is told.

use super::{PROVIDER, escape, value};
use crate::random;
use contract::limits::{birth_date_fits, normalise_name, normalise_phone};
use contract::time::{Date, Timestamp};
use std::sync::{Mutex, PoisonError};

/// A code works so long.
const CODE_SECONDS: i64 = 60;
/// Codes that are kept at a time.
const MOST: usize = 200;

/// Whom the provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vouched {
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) birth_date: Date,
}

impl Vouched {
    /// What was typed on its page, if it can be someone.
    pub(super) fn read(form: &[(String, String)], today: Date) -> Option<Self> {
        let birth_date = Date::parse(value(form, "birth_date"))?;
        birth_date_fits(birth_date, today).ok()?;
        Some(Self {
            name: normalise_name(value(form, "name")).ok()?,
            phone: normalise_phone(value(form, "phone"))?,
            birth_date,
        })
    }
}

#[derive(Debug)]
struct Code {
    code: String,
    challenge: String,
    until: Timestamp,
    vouched: Vouched,
}

/// The codes that were given out and not yet used.
#[derive(Debug, Default)]
pub(crate) struct Provider(Mutex<Vec<Code>>);

impl Provider {
    /// A code for someone, bound to what the browser set out with.
    pub(super) fn code_for(&self, challenge: &str, vouched: Vouched, now: Timestamp) -> String {
        let code = random::secret();
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|known| now < known.until);
        if codes.len() >= MOST {
            codes.remove(0);
        }
        codes.push(Code {
            code: code.clone(),
            challenge: challenge.to_owned(),
            until: now.plus_seconds(CODE_SECONDS),
            vouched,
        });
        code
    }

    /// Whom a code vouches for. It is gone with the first try, right or wrong.
    pub(super) fn redeem(&self, code: &str, challenge: &str, now: Timestamp) -> Option<Vouched> {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = codes.iter().position(|known| known.code == code)?;
        let known = codes.remove(at);
        (known.challenge == challenge && now < known.until).then_some(known.vouched)
    }
}

/// Its page. What was typed stays where something cannot be read.
pub(super) fn form(given: &[(String, String)], wrong: bool) -> String {
    let field = |name| escape(value(given, name));
    let wrong = match wrong {
        true => "<p role=\"alert\"><strong>이름, 생년월일, 휴대전화 번호를 다시 확인해 주세요.</strong></p>",
        false => "",
    };
    format!(
        "<h1>본인확인 (시연용)</h1>\n<p>진짜 본인확인이 아니에요. 실제로는 여기서 인증 기관이 본인인지 확인해요. \
         진짜 이름이나 번호는 적지 마세요.</p>\n{wrong}\
         <form method=\"post\" action=\"{PROVIDER}\" class=\"fields\">\
         <input type=\"hidden\" name=\"state\" value=\"{}\">\
         <input type=\"hidden\" name=\"challenge\" value=\"{}\">\
         <label>이름<input name=\"name\" value=\"{}\" required></label>\
         <label>생년월일<input type=\"date\" name=\"birth_date\" value=\"{}\" required></label>\
         <label>휴대전화 번호<input type=\"tel\" name=\"phone\" value=\"{}\" required></label>\
         <button>확인하고 돌아가기</button></form>\n\
         <p><a href=\"{}\">그만두고 돌아가기</a></p>",
        field("state"),
        field("challenge"),
        field("name"),
        field("birth_date"),
        field("phone"),
        super::SIGN_IN,
    )
}
