//! Calls the open service: with a limit of time and of length, page by page, and never anywhere else.

use super::answer;
use super::key::{ServiceKey, encoded};
use super::row::Row;
use super::trouble::Trouble;
use std::io::{self, Read};
use std::time::Duration;
use ureq::Agent;

/// Rows of a page.
const ROWS: usize = 100;
/// Most pages of one question: the whole nation fits.
const PAGES_MAX: usize = 60;
/// Longest answer, in bytes. Of what comes out of a compressed one, too, which the library's own limit leaves out.
const ANSWER_MAX: u64 = 2 * 1024 * 1024;

/// Where the service is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Reads an address: `https`, or `http` on this machine. The key is in every question and must not be read on
    /// the way.
    pub fn read(text: &str) -> Option<Self> {
        let bare = text.trim().trim_end_matches('/');
        let here = ["127.0.0.1", "localhost", "[::1]"];
        let host = |rest: &str| rest.split(['/', ':']).next().unwrap_or_default().to_owned();
        let good = match bare.split_once("://") {
            Some(("https", rest)) => !host(rest).is_empty(),
            Some(("http", rest)) => here.contains(&host(rest).as_str()) || rest.starts_with("[::1]"),
            _ => false,
        };
        let plain = !bare.contains(['?', '#', '@', ' ']);
        (good && plain).then(|| Self(bare.to_owned()))
    }
}

/// Asks the service.
pub(super) struct Client {
    agent: Agent,
    address: Address,
    key: ServiceKey,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Client {
    pub(super) fn new(address: Address, key: ServiceKey, timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // Following would take the key along, wherever that leads.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("resident-app reference-backend")
            .build();
        Self {
            agent: config.into(),
            address,
            key,
        }
    }

    /// All rows of a question, and how many entries were no rows. All pages or none: rows of two moments are not
    /// mixed with those of a failed call.
    pub(super) fn rows(&self, path: &str, query: &[(&str, &str)]) -> Result<(Vec<Row>, usize), Trouble> {
        let (mut rows, mut dropped) = (Vec::new(), 0);
        for number in 1..=PAGES_MAX {
            let page = self.page(path, query, number)?;
            let came = page.rows.len() + page.dropped;
            // A service that knows no pages gives the first one again.
            let again = number > 1 && !page.rows.is_empty() && rows.ends_with(&page.rows);
            if !again {
                rows.extend(page.rows);
                dropped += page.dropped;
            }
            let told = page.total.is_some_and(|total| number * ROWS >= total);
            if again || told || came == 0 || (page.total.is_none() && came < ROWS) {
                return Ok((rows, dropped));
            }
        }
        Err(Trouble::TooLong)
    }

    fn page(&self, path: &str, query: &[(&str, &str)], number: usize) -> Result<answer::RowPage, Trouble> {
        let Address(base) = &self.address;
        let key = self.key.in_address();
        let mut address = format!("{base}{path}?serviceKey={key}&pageNo={number}&numOfRows={ROWS}");
        for (name, value) in query {
            address.push_str(&format!("&{name}={}", encoded(value)));
        }
        let mut response = self.agent.get(address).call().map_err(|error| trouble(&error))?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        let read = response
            .body_mut()
            .as_reader()
            .take(ANSWER_MAX + 1)
            .read_to_end(&mut body);
        read.map_err(|error| trouble(&ureq::Error::from(error)))?;
        if body.len() as u64 > ANSWER_MAX {
            return Err(Trouble::TooLong);
        }
        answer::read(status, &String::from_utf8_lossy(&body))
    }
}

/// The kind of an error. Its text is left behind: some of them hold the address.
fn trouble(error: &ureq::Error) -> Trouble {
    match error {
        ureq::Error::Timeout(_) => Trouble::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => Trouble::TooLong,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Trouble::TimedOut,
        ureq::Error::Protocol(_) | ureq::Error::Http(_) => Trouble::Unreadable,
        _ => Trouble::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_travels_only_where_nobody_reads_it_on_the_way() {
        for good in [
            "https://apis.data.go.kr",
            "https://apis.data.go.kr/",
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://[::1]:1",
        ] {
            assert!(Address::read(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "apis.data.go.kr",
            "https://",
            "http://apis.data.go.kr",
            "http://127.0.0.1.example",
            "ftp://127.0.0.1",
            "https://user@example",
            "https://example/?a",
        ] {
            assert!(Address::read(bad).is_none(), "{bad}");
        }
    }
}
