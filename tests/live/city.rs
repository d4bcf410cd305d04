//! Everyone in a district who looks at the same time: tens of thousands of the client's own machine, and nothing
//! else of it.

use resident_app::fetch::{Answer, FollowAction as Action, FollowEvent as Event, Following, Manner};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What the backend answers during an outage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Outage {
    /// Connections are refused.
    Refused,
    /// No answer comes for twenty seconds.
    Hangs,
    /// 503 with `Retry-After`.
    RetryAfter(u32),
    /// 503 with the seconds that are left: everyone is told the same moment.
    RetryAtTheEnd,
}

/// The outage lasts for a minute.
pub(crate) const BEGINS: i64 = 45_000;
pub(crate) const ENDS: i64 = 105_000;
const CLOSES: i64 = 210_000;
const UNDER_WAY: i64 = 60;

pub(crate) struct Seen {
    /// Questions in each second.
    pub(crate) by_second: Vec<u32>,
    /// Questions that came before the time that they were told.
    pub(crate) too_early: u32,
    /// Clients that had a good answer within so many seconds after the outage: the last one.
    pub(crate) last_back_s: i64,
}

impl Seen {
    /// Questions a second while all is well.
    pub(crate) fn steady(&self) -> f64 {
        let seconds = &self.by_second[20..(BEGINS / 1000) as usize];
        seconds.iter().sum::<u32>() as f64 / seconds.len() as f64
    }

    /// The most questions in one second from the outage on.
    pub(crate) fn peak(&self) -> u32 {
        self.by_second[(BEGINS / 1000) as usize..]
            .iter()
            .copied()
            .max()
            .unwrap_or(0)
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Due(u32),
    Answer(Result<(), Option<u32>>),
}

struct Client {
    following: Following,
    /// Number of the wake-up call that counts.
    call: u32,
    told: i64,
    back: bool,
}

/// Some minutes of `clients` that ask every ten seconds, with an outage of a minute.
pub(crate) fn live(clients: usize, outage: Outage) -> Seen {
    let mut chance = Chance(7);
    let mut seen = Seen {
        by_second: vec![0; (CLOSES / 1000) as usize + 1],
        too_early: 0,
        last_back_s: 0,
    };
    let mut everyone: Vec<Client> = Vec::with_capacity(clients);
    let mut queue = BinaryHeap::new();
    for number in 0..clients {
        let manner = Manner {
            by_many: true,
            shared: false,
        };
        everyone.push(Client {
            following: Following::new(manner),
            call: 0,
            told: 0,
            back: false,
        });
        // They open the page within the first ten seconds.
        queue.push(Reverse(((chance.unit() * 10_000.0) as i64, number, What::Due(0))));
    }
    while let Some(Reverse((now, number, what))) = queue.pop() {
        if now > CLOSES {
            break;
        }
        let client = &mut everyone[number];
        let event = match what {
            What::Due(0) => Event::Begin { hidden: false },
            What::Due(call) if call != client.call => continue,
            What::Due(_) => Event::Due,
            What::Answer(Ok(())) => {
                if now >= ENDS && !client.back {
                    client.back = true;
                    seen.last_back_s = seen.last_back_s.max((now - ENDS) / 1000);
                }
                Event::Answered(Answer::Got {
                    changed: chance.unit() < 0.8,
                    poll_after_ms: 10_000,
                })
            }
            What::Answer(Err(retry_after_s)) => {
                if let Some(seconds) = retry_after_s {
                    client.told = now + i64::from(seconds) * 1000;
                }
                Event::Answered(Answer::Failed { retry_after_s })
            }
        };
        for action in client.following.step(event, now, chance.unit()) {
            match action {
                Action::Ask => {
                    seen.by_second[(now / 1000) as usize] += 1;
                    seen.too_early += u32::from(now < client.told);
                    client.call += 1;
                    let (after, answer) = answer(outage, now);
                    queue.push(Reverse((now + after, number, What::Answer(answer))));
                }
                Action::Wake(millis) => {
                    client.call += 1;
                    queue.push(Reverse((now + i64::from(millis), number, What::Due(client.call))));
                }
                Action::Rest => client.call += 1,
                _ => {}
            }
        }
    }
    seen
}

fn answer(outage: Outage, now: i64) -> (i64, Result<(), Option<u32>>) {
    if !(BEGINS..ENDS).contains(&now) {
        return (UNDER_WAY, Ok(()));
    }
    match outage {
        Outage::Refused => (UNDER_WAY, Err(None)),
        Outage::Hangs => (20_000, Err(None)),
        Outage::RetryAfter(seconds) => (UNDER_WAY, Err(Some(seconds))),
        Outage::RetryAtTheEnd => (UNDER_WAY, Err(Some(((ENDS - now) / 1000 + 1) as u32))),
    }
}

/// The same chance in each run.
struct Chance(u64);

impl Chance {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
