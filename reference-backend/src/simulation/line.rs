//! Who is called next: the rule, and nothing else.

use std::collections::VecDeque;

/// Names someone in the line.
pub(crate) type Id = usize;

/// Those who wait at a counter, in three rows.
///
/// Who must go first goes first. Of the other calls, one in `reserved_every` goes to someone who reserved this
/// time, as long as one is there. All else is first come, first served.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// People whom the law lets go first, and those who come back with a missing paper.
    first: VecDeque<Id>,
    /// Reserved, and their time has come.
    reserved: VecDeque<Id>,
    /// Everybody else.
    others: VecDeque<Id>,
    /// Calls of others since the last one of someone reserved.
    since_reserved: u32,
    reserved_every: u32,
}

/// From which row someone was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    First,
    Reserved,
    Others,
}

impl Line {
    pub(crate) fn new(reserved_every: u32) -> Self {
        Self {
            reserved_every: reserved_every.max(1),
            ..Self::default()
        }
    }

    /// Puts someone at the end of a row.
    pub(crate) fn join(&mut self, id: Id, row: Row) {
        match row {
            Row::First => self.first.push_back(id),
            Row::Reserved => self.reserved.push_back(id),
            Row::Others => self.others.push_back(id),
        }
    }

    /// Takes the next one out.
    pub(crate) fn call(&mut self) -> Option<Id> {
        let row = next(
            [self.first.len(), self.reserved.len(), self.others.len()],
            self.since_reserved,
            self.reserved_every,
        )?;
        match row {
            Row::First => self.first.pop_front(),
            Row::Reserved => {
                self.since_reserved = 0;
                self.reserved.pop_front()
            }
            Row::Others => {
                self.since_reserved = self.since_reserved.saturating_add(1);
                self.others.pop_front()
            }
        }
    }

    /// How many are called before the one at a place among the others (0 is the first of them), if nobody
    /// else comes.
    fn before_place(&self, place: usize) -> u32 {
        let mut left = [self.first.len(), self.reserved.len(), place];
        let mut since = self.since_reserved;
        let mut called = 0;
        loop {
            let [first, reserved, others] = left;
            // The one at the place stands at the head of the others when all before are called.
            match next([first, reserved, others + 1], since, self.reserved_every) {
                Some(Row::First) => left[0] -= 1,
                Some(Row::Reserved) => {
                    left[1] -= 1;
                    since = 0;
                }
                Some(Row::Others) if others > 0 => {
                    left[2] -= 1;
                    since = since.saturating_add(1);
                }
                _ => return called,
            }
            called += 1;
        }
    }

    /// How many are called before someone among the others; `None` if they are not there.
    pub(crate) fn ahead(&self, id: Id) -> Option<u32> {
        Some(self.before_place(self.place(id)?))
    }

    /// How many are called before someone who reserved, if nobody else comes; `None` if they are not there.
    pub(crate) fn ahead_of_reserved(&self, id: Id) -> Option<u32> {
        let place = self.reserved.iter().position(|other| *other == id)?;
        let mut left = [self.first.len(), place, self.others.len()];
        let mut since = self.since_reserved;
        let mut called = 0;
        loop {
            let [first, reserved, others] = left;
            match next([first, reserved + 1, others], since, self.reserved_every)? {
                Row::First => left[0] -= 1,
                Row::Reserved if reserved == 0 => return Some(called),
                Row::Reserved => {
                    left[1] -= 1;
                    since = 0;
                }
                Row::Others => {
                    left[2] -= 1;
                    since = since.saturating_add(1);
                }
            }
            called += 1;
        }
    }

    /// How many would be called before someone who came now.
    pub(crate) fn ahead_of_newcomer(&self) -> u32 {
        self.before_place(self.others.len())
    }

    /// How many would be called before someone if they were moved back.
    pub(crate) fn ahead_after(&self, id: Id, places: usize) -> Option<u32> {
        let place = (self.place(id)? + places).min(self.others.len() - 1);
        Some(self.before_place(place))
    }

    /// Moves someone back behind so many others, or to the end; says whether that changed anything.
    pub(crate) fn move_back(&mut self, id: Id, places: usize) -> bool {
        let Some(place) = self.place(id) else {
            return false;
        };
        let to = (place + places).min(self.others.len() - 1);
        self.others.remove(place);
        self.others.insert(to, id);
        to != place
    }

    /// Puts someone in behind so many others.
    pub(crate) fn join_behind(&mut self, id: Id, places: usize) {
        self.others.insert(places.min(self.others.len()), id);
    }

    /// Takes someone out.
    pub(crate) fn leave(&mut self, id: Id) {
        for row in [&mut self.first, &mut self.reserved, &mut self.others] {
            row.retain(|other| *other != id);
        }
    }

    /// How many wait.
    pub(crate) fn len(&self) -> usize {
        self.first.len() + self.reserved.len() + self.others.len()
    }

    /// How many of them have reserved.
    pub(crate) fn reserved(&self) -> usize {
        self.reserved.len()
    }

    /// Everybody, and an empty line.
    pub(crate) fn take_all(&mut self) -> Vec<Id> {
        let rows = [&mut self.first, &mut self.reserved, &mut self.others];
        rows.into_iter().flat_map(|row| row.drain(..)).collect()
    }

    fn place(&self, id: Id) -> Option<usize> {
        self.others.iter().position(|other| *other == id)
    }
}

/// The row of the next call, for so many in each: first, reserved, others.
fn next([first, reserved, others]: [usize; 3], since_reserved: u32, every: u32) -> Option<Row> {
    if first > 0 {
        Some(Row::First)
    } else if reserved > 0 && (others == 0 || since_reserved + 1 >= every) {
        Some(Row::Reserved)
    } else {
        (others > 0).then_some(Row::Others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(first: usize, reserved: usize, others: usize) -> Line {
        let mut line = Line::new(3);
        for (row, count, from) in [
            (Row::First, first, 100),
            (Row::Reserved, reserved, 200),
            (Row::Others, others, 0),
        ] {
            (0..count).for_each(|at| line.join(from + at, row));
        }
        line
    }

    fn all(mut line: Line) -> Vec<Id> {
        std::iter::from_fn(|| line.call()).collect()
    }

    #[test]
    fn every_third_call_goes_to_someone_reserved_as_long_as_one_is_there() {
        assert_eq!(all(line(0, 2, 7)), [0, 1, 200, 2, 3, 201, 4, 5, 6]);
        assert_eq!(all(line(1, 3, 1)), [100, 0, 200, 201, 202]);
        assert_eq!(all(line(0, 0, 3)), [0, 1, 2]);
    }

    #[test]
    fn whoever_has_waited_for_a_reserved_call_lets_the_next_one_through_at_once() {
        let mut line = line(0, 0, 4);
        assert_eq!(
            (line.call(), line.call(), line.call()),
            (Some(0), Some(1), Some(2))
        );
        line.join(200, Row::Reserved);
        assert_eq!(line.call(), Some(200));
    }

    #[test]
    fn moving_back_ends_at_the_end() {
        let mut line = line(0, 0, 3);
        assert_eq!(line.ahead_after(0, 5), Some(2));
        assert!(line.move_back(0, 5));
        assert!(!line.move_back(0, 5), "there is nobody left to let go first");
        assert_eq!(all(line), [1, 2, 0]);
    }

    proptest! {
        #[test]
        fn ahead_is_how_many_are_really_called_before(
            first in 0_usize..3, reserved in 0_usize..8, others in 1_usize..20, calls in 0_usize..12, pick in 0_usize..20,
        ) {
            let mut line = line(first, reserved, others);
            let _called: Vec<_> = (0..calls).map(|_| line.call()).collect();
            let newcomer = line.ahead_of_newcomer();
            line.join(999, Row::Others);
            prop_assert_eq!(line.ahead(999), Some(newcomer));
            let of_reserved = line.reserved.get(pick).map(|id| (*id, line.ahead_of_reserved(*id)));
            let pick = line.others[pick % line.others.len()];
            let told = line.ahead(pick).unwrap();
            let order = all(line);
            prop_assert_eq!(order.iter().position(|id| *id == pick), Some(told as usize));
            if let Some((id, told)) = of_reserved {
                prop_assert_eq!(order.iter().position(|other| *other == id).map(|at| at as u32), told);
            }
        }

        #[test]
        fn pushing_back_moves_nobody_else_back(
            reserved in 0_usize..5, others in 1_usize..20, pick in 0_usize..20, places in 1_usize..8,
        ) {
            let mut line = line(0, reserved, others);
            let pick = pick % others;
            let before: Vec<_> = (0..others).map(|id| line.ahead(id)).collect();
            let told = line.ahead_after(pick, places);
            line.move_back(pick, places);
            for id in (0..others).filter(|id| *id != pick) {
                prop_assert!(line.ahead(id) <= before[id]);
            }
            prop_assert_eq!(line.ahead(pick), told);
        }
    }
}
