//! The least of a queue document that the first page shows, read without the readers of the whole contract.

use super::client::Client;
use super::transport::Response;
use super::tree::{self, Tree};
use contract::endpoints::{Method, path};
use contract::queue_status::WAITING_MAX;
use contract::text::LocalText;
use contract::time::ClockTime;

/// A glance at an office's counters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Name of the office.
    pub office: LocalText,
    /// Name of each counter, and what is known of it.
    pub counters: Vec<(LocalText, Waiting)>,
    /// Clock time in Korea at which the document was made.
    pub at: ClockTime,
    /// The numbers are for demonstration only.
    pub demo: bool,
    /// Milliseconds after which to ask again, as the backend wishes.
    pub poll_after_ms: u32,
}

/// What is known of a counter at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// So many wait.
    People(u32),
    /// It rests and goes on today.
    Paused,
    /// It is closed.
    Closed,
    /// Nothing that can be true.
    Unknown,
}

/// No glance could be had; the seconds that the backend asked to wait, if it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoGlance(pub Option<u32>);

impl Client {
    /// A glance at the counters of an office.
    pub async fn glance_queue(&self, office: &str) -> Result<Glance, NoGlance> {
        let path = path("/offices/{office}/queue-status", &[office]);
        let answer = self.transport().send(self.request(Method::Get, path)).await;
        let answer = answer.map_err(|_| NoGlance(None))?;
        read(&answer).ok_or(NoGlance(answer.retry_after_s))
    }
}

fn read(answer: &Response) -> Option<Glance> {
    if answer.status != 200 {
        return None;
    }
    let tree = tree::parse(&answer.body)?;
    Some(Glance {
        office: tree.get("office_name")?.local_text()?,
        counters: tree.get("counters")?.items().iter().filter_map(counter).collect(),
        // Times of the contract are written in Korean time: 2026-11-23T10:20:05+09:00.
        at: ClockTime::parse(tree.get("server_time")?.text()?.get(11..16)?)?,
        demo: matches!(
            tree.get("source").and_then(|source| source.text()).as_deref(),
            Some("simulation" | "recording")
        ),
        poll_after_ms: tree
            .get("poll_after_ms")
            .and_then(|value| value.number())
            .unwrap_or(0.0) as u32,
    })
}

/// Any counter without a name is left out.
fn counter(tree: &Tree) -> Option<(LocalText, Waiting)> {
    let number = tree.get("waiting").and_then(|waiting| waiting.number());
    let plausible = |told: &f64| (0.0..=f64::from(WAITING_MAX)).contains(told);
    let waiting = match tree.get("state")?.text()?.as_str() {
        "open" | "closing_early" => number
            .filter(plausible)
            .map_or(Waiting::Unknown, |told| Waiting::People(told as u32)),
        "paused" => Waiting::Paused,
        "closed" => Waiting::Closed,
        _ => Waiting::Unknown,
    };
    Some((tree.get("name")?.local_text()?, waiting))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Response {
        Response {
            status: 200,
            content_type: "application/json".into(),
            retry_after_s: None,
            date: None,
            age_s: 0,
            body: body.into(),
        }
    }

    #[test]
    fn a_glance_shows_what_can_be_true_and_nothing_else() {
        let body = r#"{"office_name":{"ko":"OK민원센터"},"server_time":"2026-11-23T10:20:05+09:00","poll_after_ms":10000,"source":"simulation",
            "counters":[{"name":{"ko":"통합민원"},"state":"open","waiting":12},{"name":{"ko":"여권"},"state":"open","waiting":-4},
            {"name":{"ko":"가족관계"},"state":"paused","waiting":3},{"name":{"ko":"복지"},"state":"tomorrow","waiting":1},{"state":"open"}]}"#;
        let glance = read(&answer(body)).unwrap();
        assert_eq!(glance.at.to_string(), "10:20");
        assert_eq!((glance.poll_after_ms, glance.demo), (10_000, true));
        let shown: Vec<_> = glance
            .counters
            .iter()
            .map(|(name, waiting)| (name.ko.as_str(), *waiting))
            .collect();
        assert_eq!(
            shown,
            [
                ("통합민원", Waiting::People(12)),
                ("여권", Waiting::Unknown),
                ("가족관계", Waiting::Paused),
                ("복지", Waiting::Unknown)
            ]
        );
    }

    #[test]
    fn a_broken_document_is_no_glance() {
        for broken in [
            "",
            "[]",
            "{}",
            r#"{"office_name":{"ko":"a"},"counters":[],"server_time":"soon"}"#,
        ] {
            assert_eq!(read(&answer(broken)), None, "{broken}");
        }
    }
}
