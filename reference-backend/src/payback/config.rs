//! What the district allows in book payback. All numbers but the quota and the 21 days are for demonstration.

use crate::photos;
use contract::payback::{BudgetState, ProcessVariant, ReceiptRules, TitleRule, TitleRuleKind};
use contract::text::LocalText;
use contract::time::Date;

/// Rules of book payback.
#[derive(Debug, Clone)]
pub struct PaybackConfig {
    /// The order of steps for what is applied for from now on.
    pub process: ProcessVariant,
    /// Most books of one person in a month.
    pub books_a_month: u16,
    /// Most books of one person in a year.
    pub books_a_year: u16,
    /// Days from buying to returning.
    pub return_days: u16,
    /// Among how many days before the last one readers choose when they are reminded.
    pub remind_days: Vec<u16>,
    /// How many it is unless they choose.
    pub remind_usual: u16,
    /// Money of a year, in won.
    pub budget_won: u64,
    /// Paused or closed by the office; else what the money says.
    pub budget_state: Option<BudgetState>,
    /// Why, if the office has paused or closed it.
    pub budget_reason: Option<LocalText>,
    /// Last day of applying, if there is one.
    pub closes_on: Option<Date>,
    /// When it goes on after a pause.
    pub opens_on: Option<Date>,
    /// Most bytes of a photo of a receipt.
    pub receipt_bytes: u32,
}

impl Default for PaybackConfig {
    fn default() -> Self {
        Self {
            process: ProcessVariant::ApproveFirst,
            books_a_month: 3,
            books_a_year: 24,
            return_days: 21,
            remind_days: vec![0, 1, 3, 7],
            remind_usual: 3,
            budget_won: 300_000_000,
            budget_state: None,
            budget_reason: None,
            closes_on: None,
            opens_on: None,
            receipt_bytes: 10 * 1024 * 1024,
        }
    }
}

impl PaybackConfig {
    /// What a photo may be, as served.
    pub(crate) fn receipt_rules(&self) -> ReceiptRules {
        photos::rules(self.receipt_bytes)
    }
}

/// Which titles are not paid back: all of it for demonstration.
pub(crate) fn title_rules() -> Vec<TitleRule> {
    let rule = |kind, limit, ko: &str, en: &str| TitleRule {
        kind,
        limit,
        text: LocalText::new(ko, en),
        demo: true,
    };
    vec![
        rule(
            TitleRuleKind::Price,
            Some(50_000),
            "책값이 50,000원을 넘으면 안 돼요. 더 많은 분이 이용하셔야 해서요.",
            "No books above 50,000 won, so that the money is enough for more people.",
        ),
        rule(
            TitleRuleKind::Age,
            Some(5),
            "나온 지 5년이 넘은 책은 안 돼요. 도서관에 새 책을 채우려는 사업이에요.",
            "No books older than five years: the libraries are to get new ones.",
        ),
        rule(
            TitleRuleKind::CopiesHeld,
            Some(5),
            "구립 도서관에 이미 5권 있는 책은 안 돼요. 도서관에서 빌려 보세요.",
            "No titles of which the libraries have five copies already: borrow one.",
        ),
        rule(
            TitleRuleKind::Textbook,
            None,
            "교과서와 문제집은 안 돼요. 한 번 쓰면 다른 분이 볼 수 없어요.",
            "No textbooks and books of exercises: once used, nobody else can use them.",
        ),
        rule(
            TitleRuleKind::Comic,
            None,
            "만화책은 안 돼요. 도서관에서 따로 사고 있어요.",
            "No comics: the libraries buy them separately.",
        ),
        rule(
            TitleRuleKind::Magazine,
            None,
            "잡지는 안 돼요. 도서관이 따로 받아 보고 있어요.",
            "No magazines: the libraries subscribe to them.",
        ),
        rule(
            TitleRuleKind::Adult,
            None,
            "어른만 볼 수 있는 책은 안 돼요. 도서관 책장에 둘 수 없어요.",
            "Nothing for adults only: it cannot stand on the shelves.",
        ),
    ]
}

/// What to bring when returning.
pub(crate) fn bring() -> Vec<LocalText> {
    vec![
        LocalText::new("책 (낙서나 찢어진 곳이 없어야 해요)", "The book, undamaged"),
        LocalText::new(
            "영수증 (종이 영수증이나 카드 전표)",
            "The receipt, on paper or of the card",
        ),
        LocalText::new(
            "책과 함께 받은 부록 (CD, 카드 등)",
            "What came with it: discs, cards",
        ),
    ]
}
