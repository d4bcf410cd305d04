//! The strokes of each icon, on a square of 24, two units wide with round ends.

/// A small picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Order documents.
    Document,
    /// Waiting, time.
    Clock,
    /// Book payback.
    Book,
    /// Someone comes to the house.
    HomeVisit,
    /// Done.
    Check,
    /// Take care.
    Warning,
    /// Good to know.
    Info,
    /// Telephone.
    Phone,
    /// A day.
    Calendar,
    /// A place on the map.
    Place,
    /// Find.
    Search,
    /// Print.
    Print,
    /// Share.
    Share,
    /// Back.
    ArrowLeft,
    /// One more.
    Plus,
    /// One less.
    Minus,
    /// Close, clear.
    Close,
    /// A ticket.
    Ticket,
    /// No network.
    Offline,
    /// Size of text and contrast.
    Display,
    /// Oneself.
    Person,
}

impl IconName {
    /// Every icon, for the gallery and the tests.
    #[cfg(test)]
    pub(super) const ALL: [Self; 21] = [
        Self::Document,
        Self::Clock,
        Self::Book,
        Self::HomeVisit,
        Self::Check,
        Self::Warning,
        Self::Info,
        Self::Phone,
        Self::Calendar,
        Self::Place,
        Self::Search,
        Self::Print,
        Self::Share,
        Self::ArrowLeft,
        Self::Plus,
        Self::Minus,
        Self::Close,
        Self::Ticket,
        Self::Offline,
        Self::Display,
        Self::Person,
    ];

    /// One path each: fewer nodes on the page, fewer bytes in the program.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Document => "M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 17h6",
            Self::Clock => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 7v5l3.5 2",
            Self::Book => {
                "M12 6.5C10 5 7 4.5 3 4.5V19c4 0 7 .5 9 2 2-1.5 5-2 9-2V4.5c-4 0-7 .5-9 2M12 6.5V21"
            }
            Self::HomeVisit => {
                "M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M12 17s-3-1.8-3-3.8a1.6 1.6 0 0 1 3-.8 1.6 1.6 0 0 1 3 .8c0 2-3 3.8-3 3.8"
            }
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Warning => "M12 4 2.5 20h19zM12 10v4.5M12 17.4v.1",
            Self::Info => "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 11v5.5M12 7.6v.1",
            Self::Phone => {
                "M5 4h4l1.5 4.5L8 10.5c1 2.5 3 4.5 5.5 5.5l2-2.5L20 15v4c0 .8-.7 1.5-1.5 1.5C10.5 20 4 13.5 3.5 5.5 3.5 4.7 4.2 4 5 4"
            }
            Self::Calendar => "M4 6h16v15H4zM4 11h16M8.5 3v5M15.5 3v5",
            Self::Place => {
                "M12 21.5s7-6.2 7-11.5a7 7 0 1 0-14 0c0 5.3 7 11.5 7 11.5M14.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0"
            }
            Self::Search => "M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0M15.5 15.5 21 21",
            Self::Print => "M7 9V3.5h10V9M7 17.5H3.5V9h17v8.5H17M7 14.5h10v6H7z",
            Self::Share => "M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12v8.5h14V12",
            Self::ArrowLeft => "M14.5 5.5 8 12l6.5 6.5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Close => "m6 6 12 12M18 6 6 18",
            Self::Ticket => {
                "M3 6.5h18v3.7a1.9 1.9 0 0 0 0 3.6v3.7H3v-3.7a1.9 1.9 0 0 0 0-3.6zM14.5 10v.1M14.5 14v.1"
            }
            Self::Offline => {
                "M3 3l18 18M8.5 15.5a5 5 0 0 1 5-1.2M5 12a10 10 0 0 1 4.5-2.6M2 8.5A15 15 0 0 1 6 6M12.5 9a10 10 0 0 1 6.5 3M10 5.2A15 15 0 0 1 22 8.5M12 19v.1"
            }
            Self::Person => "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0M4 21c.6-4.5 4-7 8-7s7.4 2.5 8 7",
            Self::Display => "M3 19 8 6l5 13M4.6 15h6.8M15 19l3-8 3 8M16 16.5h4",
        }
    }
}
