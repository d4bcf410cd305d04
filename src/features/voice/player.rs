//! Where the reading stands. Pure: what is said next follows from presses and from ends of sentences.

/// Reads the pieces of a page one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Player {
    /// The piece that is read, or was read last.
    pub(super) at: usize,
    /// How many there are.
    pub(super) count: usize,
    pub(super) state: State,
    /// How often something was wished for again.
    turn: u32,
}

/// What the player does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum State {
    /// Nothing yet, or the page is over.
    #[default]
    Silent,
    Reading,
    Paused,
}

impl Player {
    /// From the beginning of a page of so many pieces.
    pub(super) fn start(count: usize) -> Self {
        let state = if count == 0 { State::Silent } else { State::Reading };
        Self {
            count,
            state,
            ..Self::default()
        }
    }

    /// What this player began to read `then` is over: the next piece, if that one was still read.
    pub(super) fn ended(self, then: Self) -> Self {
        match self.state {
            State::Reading if then == self => self.next(),
            _ => self,
        }
    }

    /// The next piece at once; after the last one, silence.
    pub(super) fn next(self) -> Self {
        if self.at + 1 < self.count {
            Self {
                at: self.at + 1,
                state: State::Reading,
                ..self
            }
        } else {
            Self {
                state: State::Silent,
                ..self
            }
        }
    }

    /// The same piece once more, from its beginning.
    pub(super) fn again(self) -> Self {
        Self {
            state: State::Reading,
            turn: self.turn + 1,
            ..self
        }
    }

    /// Holds on. The piece is read from its beginning afterwards: half a sentence helps nobody.
    pub(super) fn pause(self) -> Self {
        match self.state {
            State::Reading => Self {
                state: State::Paused,
                ..self
            },
            _ => self,
        }
    }

    /// The piece to be read now.
    pub(super) fn reads(self) -> Option<usize> {
        (self.state == State::Reading).then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_one_another_to_the_end() {
        let mut player = Player::start(3);
        let mut read = Vec::new();
        while let Some(piece) = player.reads() {
            read.push(piece);
            player = player.ended(player);
        }
        assert_eq!(read, [0, 1, 2]);
        assert_eq!(player.state, State::Silent);
        assert_eq!(player.again().reads(), Some(2), "the last one can be heard again");
    }

    #[test]
    fn a_pause_holds_and_goes_on_with_the_same_piece() {
        let read = Player::start(3).next();
        let player = read.pause();
        assert_eq!(player.reads(), None);
        assert_eq!(
            player.ended(read),
            player,
            "the end of what was broken off means nothing"
        );
        assert_eq!(player.again().reads(), Some(1));
        assert_eq!(Player::default().pause(), Player::default());
    }

    #[test]
    fn the_end_of_an_earlier_piece_skips_nothing() {
        let first = Player::start(5);
        let player = first.next().next();
        assert_eq!(player.ended(first), player);
        assert_eq!(player.ended(player).reads(), Some(3));
    }

    #[test]
    fn what_is_read_is_heard_again_from_its_beginning() {
        let player = Player::start(3).next();
        let again = player.again();
        assert_ne!(again, player, "else nobody hears of it");
        assert_eq!(again.reads(), Some(1));
        assert_eq!(
            again.ended(player),
            again,
            "the end of what was broken off means nothing"
        );
        assert_eq!(again.ended(again).reads(), Some(2));
    }

    #[test]
    fn an_empty_page_is_silent() {
        assert_eq!(Player::start(0).reads(), None);
    }
}
