//! The frame of every page: back link, step, heading, title, focus.

use crate::fetch::use_services;
use crate::i18n::{fill, use_i18n};
use crate::navigation::{use_focus_again, use_page_title};
use crate::ui::{back_link, steps};
use yew::prelude::*;

/// What every page has.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Heading; also the title.
    pub heading: AttrValue,
    /// One sentence below the heading.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// The language of heading and lead where it is not the page's.
    #[prop_or_default]
    pub lang: Option<&'static str>,
    /// The lead names somebody: seen, never spoken aloud.
    #[prop_or_default]
    pub private_lead: bool,
    /// Address and words of the link back.
    #[prop_or_default]
    pub back: Option<(AttrValue, AttrValue)>,
    /// Number of this step, and of all.
    #[prop_or_default]
    pub step: Option<(usize, usize)>,
    /// Something on the page is wrong: the title says so first.
    #[prop_or_default]
    pub wrong: bool,
    /// When this changes, the focus goes to the heading: what was pressed is gone from the page.
    #[prop_or_default]
    pub focus_key: u32,
    /// What stands above the heading, such as an error summary.
    #[prop_or_default]
    pub above: Html,
    /// The page.
    pub children: Html,
}

/// A page of the app.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let i18n = use_i18n();
    let service = i18n.text(&use_services().config.service_name);
    let heading = use_node_ref();
    use_focus_again(props.focus_key, heading.clone());
    let template = if props.wrong {
        i18n.shell().title_with_error
    } else {
        i18n.shell().title
    };
    use_page_title(
        fill(template, &[("page", &props.heading), ("service", &service)]),
        heading.clone(),
    );
    let back = props.back.clone().map(|(href, label)| {
        html! {
            { back_link(href, label) }
        }
    });
    let steps = props.step.map(|(current, total)| {
        let numbers = [("current", current.to_string()), ("total", total.to_string())];
        let values = [
            ("current", numbers[0].1.as_str()),
            ("total", numbers[1].1.as_str()),
        ];
        html! {
            { steps(current, total, fill(i18n.shell().step, &values).into()) }
        }
    });
    html! {
        <div class="page">
            { back }
            { steps }
            { props.above.clone() }
            <h1 class="page__title" tabindex="-1" ref={heading} lang={props.lang}>{ &props.heading }</h1>
            if let Some(lead) = &props.lead {
                <p class="page__lead" lang={props.lang} data-private={props.private_lead.then_some("")}>{ lead }</p>
            }
            { props.children.clone() }
        </div>
    }
}
