//! The ticket, and the plain panel it descends from.

use yew::prelude::*;

/// Properties of [`TicketCard`].
#[derive(Properties, Clone, PartialEq)]
pub struct TicketCardProps {
    /// What the number is.
    pub number_label: AttrValue,
    /// The number, or the reference.
    pub number: AttrValue,
    /// Where to go.
    #[prop_or_default]
    pub place: Html,
    /// When to be there.
    #[prop_or_default]
    pub time: Html,
    /// The code that the office scans. Left out, the ticket has no stub.
    #[prop_or_default]
    pub qr: Option<Html>,
    /// A line under the code: what it is for.
    #[prop_or_default]
    pub qr_note: Option<AttrValue>,
    /// Whether the ticket is used up: cancelled, expired, collected.
    #[prop_or_default]
    pub spent: bool,
    /// Where it stands, and what else belongs on it.
    #[prop_or_default]
    pub children: Html,
}

/// A ticket with a notched edge: above it what people read, below it what the office scans.
#[component]
pub fn TicketCard(props: &TicketCardProps) -> Html {
    html! {
        <article class={classes!("ticket", props.spent.then_some("is-spent"))}>
            <div class="ticket__main">
                <p class="ticket__label">{ props.number_label.clone() }</p>
                <p class="ticket__number" data-private="">{ props.number.clone() }</p>
                <div class="ticket__time">{ props.time.clone() }</div>
                <div class="ticket__place">{ props.place.clone() }</div>
                { props.children.clone() }
            </div>
            if let Some(qr) = &props.qr {
                <div class="ticket__stub">
                    <div class="ticket__qr" data-private="">{ qr.clone() }</div>
                    if let Some(note) = &props.qr_note {
                        <p class="ticket__note">{ note.clone() }</p>
                    }
                </div>
            }
        </article>
    }
}

/// Properties of [`Panel`].
#[derive(Properties, Clone, PartialEq)]
pub struct PanelProps {
    /// Its heading, a second-level one.
    #[prop_or_default]
    pub title: Option<Html>,
    /// What stands in it.
    pub children: Html,
}

/// Things that belong together, on a quiet ground.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    html! {
        <section class="panel">
            if let Some(title) = &props.title {
                <h2 class="panel__title">{ title.clone() }</h2>
            }
            { props.children.clone() }
        </section>
    }
}

/// An amount of money in words, such as "1,200원", in figures of one width.
pub fn price(text: String) -> Html {
    html! {
        <span class="price">{ text }</span>
    }
}
