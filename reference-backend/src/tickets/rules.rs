//! How numbers are taken from home, as data.

use contract::text::LocalText;
use contract::ticket::TicketRules;

/// Rules of remote tickets. The defaults are for demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRulesConfig {
    /// Counters for which a number can be taken: office and counter.
    pub offered: Vec<(String, String)>,
    /// "A little late" moves a ticket back by so many places.
    pub late_places: u16,
    /// At most so many times.
    pub late_times: u8,
    /// After a call, so many seconds are waited for the person to come.
    pub call_seconds: u32,
    /// After a missed call, the ticket can rejoin for so many minutes.
    pub rejoin_minutes: u16,
    /// Where a ticket that rejoins comes in: behind so many.
    pub rejoin_places: u16,
    /// Most open tickets of one client.
    pub open_per_client: u32,
    /// One in so many calls goes to someone reserved whose time has come.
    pub reserved_every: u32,
}

impl Default for TicketRulesConfig {
    fn default() -> Self {
        let offered = |office: &str, counter: &str| (office.to_owned(), counter.to_owned());
        Self {
            offered: vec![
                offered("ok-center", "general"),
                offered("ok-center", "passport"),
                offered("ok-center", "family-relation"),
                offered("seocho-4", "general"),
                offered("banpo-4", "general"),
                offered("bangbae-4", "general"),
                offered("naegok", "general"),
            ],
            late_places: 5,
            late_times: 2,
            call_seconds: 180,
            rejoin_minutes: 20,
            rejoin_places: 2,
            open_per_client: 3,
            reserved_every: 3,
        }
    }
}

impl TicketRulesConfig {
    /// Whether a number can be taken from home for a counter.
    pub fn offers(&self, office: &str, counter: &str) -> bool {
        self.offered
            .iter()
            .any(|(at, known)| (at.as_str(), known.as_str()) == (office, counter))
    }

    /// The rules of an office as they are served; `None` where no number can be taken from home.
    pub fn served(&self, office: &str) -> Option<TicketRules> {
        Some(self.of(office)).filter(|rules| !rules.counters.is_empty())
    }

    /// The rules that hold for tickets of an office, though none may be given out any more.
    pub(crate) fn of(&self, office: &str) -> TicketRules {
        let offered = self.offered.iter().filter(|(at, _)| at == office);
        TicketRules {
            counters: offered.map(|(_, counter)| counter.clone()).collect(),
            late_places: self.late_places,
            late_times: self.late_times,
            call_seconds: self.call_seconds,
            rejoin_minutes: self.rejoin_minutes,
            rejoin_places: self.rejoin_places,
            fairness: self.fairness(),
        }
    }

    /// Who is called when, in words for residents.
    fn fairness(&self) -> LocalText {
        let (every, places) = (self.reserved_every, self.rejoin_places);
        LocalText::new(
            format!(
                "먼저 번호표를 받은 분을 먼저 불러요. 시간을 예약하고 오신 분은 {every}번에 한 번 불러요. \
                 서류를 다시 가져오신 분과 법에 따라 먼저 도와드릴 분은 바로 불러요. \
                 부를 때 못 오신 분이 다시 오시면 {places}명 뒤에 불러요."
            ),
            format!(
                "First come, first served. One call in {every} goes to someone who reserved this time. People who \
                 come back with a missing paper, and people whom the law lets go first, are called at once. \
                 Someone who missed their call and comes back is called after {places} others."
            ),
        )
    }
}
