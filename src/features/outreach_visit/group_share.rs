//! The link of a group, for its leader to hand on, and closing the group.

use super::follow_use::answer;
use crate::device;
use crate::fetch::{Loaded, Sending, use_services, use_submit};
use crate::i18n::{fill, use_i18n};
use crate::ui::{Button, ButtonKind, Details, IconName};
use contract::visit::{GroupState, GroupView, group_link};
use yew::prelude::*;

/// Which group.
#[derive(Properties, PartialEq)]
pub(super) struct ShareProps {
    /// It.
    pub(super) view: GroupView,
}

/// The link and the two presses.
#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let i18n = use_i18n();
    let words = i18n.visit_group();
    let services = use_services();
    let phone = services.config.phone.clone();
    let status = use_state(|| "");
    let group = &props.view.group;
    let close = {
        let services = services.clone();
        let done = Callback::from(move |view: GroupView| {
            let name = format!("visit-group/{}", view.group.reference);
            let at = view.server_time;
            services.cache.put(&name, Loaded::ready(view, at));
        });
        use_submit::<GroupView, _>(
            Sending::WhileHere,
            |client, pending| Box::pin(async move { client.close_group(&pending.key, &pending.body).await }),
            done,
        )
    };
    let Some(key) = props
        .view
        .key
        .as_ref()
        .filter(|_| group.state == GroupState::Gathering)
    else {
        return Html::default();
    };
    let link = device::whole_address(&group_link(&group.reference, key));
    let onshare = {
        let (status, link) = (status.clone(), link.clone());
        let text = fill(words.share_text, &[("link", &link)]);
        Callback::from(move |_: MouseEvent| {
            let copy = {
                let (text, status) = (text.clone(), status.clone());
                move || {
                    device::copy_text(&text, move |worked| {
                        status.set(if worked { words.copied } else { words.not_copied });
                    });
                }
            };
            match device::can_share() {
                true => device::share(words.share_title, &text, copy),
                false => copy(),
            }
        })
    };
    let onclose = {
        let (close, reference) = (close.clone(), group.reference.clone());
        Callback::from(move |_: MouseEvent| {
            if !close.busy() {
                close.edit();
                close.press(reference.clone());
            }
        })
    };
    html! {
        <section>
            <h2>{ words.share_heading }</h2>
            <p>{ words.share_hint }</p>
            <p class="visit-group__link" data-private="">{ link }</p>
            // At a kiosk the link is read, and where nothing can be passed on it is held long.
            if !device::is_kiosk() && device::can_pass_on() {
                <Button icon={IconName::Share} onclick={onshare}>{ words.share }</Button>
                <p role="status">{ *status }</p>
            }
            { answer(i18n, &close, &phone) }
            <Details summary={words.close}>
                <p>{ words.close_text }</p>
                <Button kind={ButtonKind::Danger} busy={close.busy()} onclick={onclose}>{ words.close_sure }</Button>
            </Details>
        </section>
    }
}
