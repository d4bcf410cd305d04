//! The pieces that every page is made of: buttons, fields, notices, steps, the ticket.
//!
//! They know Yew and nothing else. They hold no words of their own: every text comes as a property, so a
//! piece reads the same in each language. Their looks are in `styles/`, one partial for one file here.
//! No piece uses a `style` attribute, because the page's policy refuses it.

mod actions;
mod badge;
mod bar_chart;
mod button;
mod choice;
mod date_field;
mod date_parts;
mod details;
mod error_summary;
mod field;
mod field_text;
mod focus;
mod icon;
mod icon_paths;
mod level;
mod month_grid;
mod notice;
mod person_mark;
mod qr_code;
mod search_field;
mod segmented;
mod select_field;
mod state_line;
mod stepper;
mod steps;
mod summary_list;
mod text_area;
mod text_field;
mod ticket;
mod unbroken;
mod waiting;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod gallery;
#[cfg(test)]
mod tests;

pub use actions::{LinkButton, LinkButtonProps, back_link};
pub use badge::{Badge, BadgeKind, BadgeProps};
pub use bar_chart::{Bar, BarChart, BarChartProps};
pub use button::{Button, ButtonKind, ButtonProps};
pub use choice::{CheckCard, CheckCardProps, ChoiceGroup, ChoiceGroupProps, RadioCard, RadioCardProps};
pub use date_field::{DateField, DateFieldProps};
pub use date_parts::DateParts;
pub use details::{Details, DetailsProps};
pub use error_summary::{ErrorSummary, ErrorSummaryProps, FieldMessage};
pub use field_text::error_text;
pub use focus::focus_child;
pub use icon::icon;
pub use icon_paths::IconName;
pub use level::{LevelKind, level};
pub use month_grid::{DayState, MonthDay, MonthGrid, MonthGridProps};
pub use notice::{Notice, NoticeKind, NoticeProps};
pub use person_mark::{PERSON_MARKS, person_mark};
pub use qr_code::qr_code;
pub use search_field::{SearchField, SearchFieldProps};
pub use segmented::{SegmentedControl, SegmentedControlProps};
pub use select_field::{SelectField, SelectFieldProps};
pub use state_line::{Stage, StageStatus, StateLine, StateLineProps};
pub use stepper::{Stepper, StepperProps};
pub use steps::steps;
pub use summary_list::{SummaryList, SummaryListProps, SummaryRow};
pub use text_area::{TextArea, TextAreaProps};
pub use text_field::{TextField, TextFieldProps};
pub use ticket::{Panel, PanelProps, TicketCard, TicketCardProps, price};
pub use unbroken::{unbroken, unbroken_as};
pub use waiting::{Skeleton, SkeletonProps, StaleNote, StaleNoteProps};
