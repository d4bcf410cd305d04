//! A screen whose code arrives when it is first opened.
//!
//! With the cargo feature `split`, a feature's screens are a file of their own and [`Lazy`] fetches it; without
//! (development, tests, prerendering) the same declaration is a plain function and [`Lazy`] shows it at once.
//! Declare one with [`lazy_view!`](crate::lazy_view), show it with [`Lazy`], and fetch it early with
//! [`prefetch`].

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::OnceLock;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The entry of a feature: from what the address says to what is shown.
///
/// It runs inside [`Lazy`]'s own rendering, so it takes no hooks; it names the component that does.
pub type View<P> = fn(&P) -> Html;

/// The file of a feature's code did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A load on its way.
pub type Loading<P> = Pin<Box<dyn Future<Output = Result<View<P>, NotLoaded>>>>;

/// How long a file may take before [`Lazy`] offers to try again.
///
/// Longer than any connection the page works on needs for 30 KB. A file of another build can fail to arrive
/// without an error, so waiting must end.
const PATIENCE_MS: u32 = 20_000;

/// A view that is here, or in a file of its own.
pub struct LazyView<P: 'static> {
    /// Fetches the file; absent where the code is part of the program already.
    fetch: Option<fn() -> Loading<P>>,
    here: Option<View<P>>,
    /// Kept so that opening the view again shows it in the same frame.
    arrived: OnceLock<View<P>>,
}

impl<P> LazyView<P> {
    /// A view whose code is part of the program.
    pub const fn here(view: View<P>) -> Self {
        Self {
            fetch: None,
            here: Some(view),
            arrived: OnceLock::new(),
        }
    }

    /// A view whose code `fetch` brings.
    pub const fn elsewhere(fetch: fn() -> Loading<P>) -> Self {
        Self {
            fetch: Some(fetch),
            here: None,
            arrived: OnceLock::new(),
        }
    }

    /// The view, if its code is here.
    pub fn ready(&self) -> Option<View<P>> {
        self.here.or_else(|| self.arrived.get().copied())
    }

    /// Brings the code, unless it is here. A failure is not remembered: calling again tries again.
    pub async fn load(&'static self) -> Result<View<P>, NotLoaded> {
        if let Some(view) = self.ready() {
            return Ok(view);
        }
        let fetch = self.fetch.ok_or(NotLoaded)?;
        let view = fetch().await?;
        Ok(*self.arrived.get_or_init(|| view))
    }
}

/// Brings the code of views before it is needed, one after another: what the page shows first must not share the
/// line with what it may show later. Failing is harmless: opening a view tries again.
pub fn prefetch<P, const N: usize>(views: [&'static LazyView<P>; N]) {
    if views.iter().any(|view| view.ready().is_none()) {
        wasm_bindgen_futures::spawn_local(async move {
            for view in views {
                let _ = view.load().await;
            }
        });
    }
}

/// Two declarations are never the same view.
impl<P> PartialEq for LazyView<P> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Declares a [`LazyView`]: `lazy_view!(pub static ORDER: Route = in siren_order, features::siren_order::view);`
///
/// The name after `in` is the file; several views that name the same file share it. Keep to 1 to 3 files.
#[macro_export]
macro_rules! lazy_view {
    ($(#[$doc:meta])* $vis:vis static $name:ident: $params:ty = in $file:ident, $view:path) => {
        #[cfg(not(feature = "split"))]
        $(#[$doc])*
        $vis static $name: $crate::app::lazy::LazyView<$params> = $crate::app::lazy::LazyView::here($view);

        #[cfg(feature = "split")]
        $(#[$doc])*
        $vis static $name: $crate::app::lazy::LazyView<$params> = {
            #[::wasm_split_helpers::wasm_split($file, fallible)]
            fn entry() -> Result<$crate::app::lazy::View<$params>, $crate::app::lazy::NotLoaded> {
                Ok($view)
            }
            $crate::app::lazy::LazyView::elsewhere(|| Box::pin(entry()))
        };
    };
}

/// Waits for a load, but not longer than `millis`.
pub async fn within<T>(millis: u32, load: impl Future<Output = T>) {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::task::{Poll, Waker};

    let mut load = Box::pin(load);
    let over = Rc::new(Cell::new(false));
    let waker: Rc<Cell<Option<Waker>>> = Rc::default();
    let (ring, wake) = (over.clone(), waker.clone());
    let _bell = Timeout::new(millis, move || {
        ring.set(true);
        wake.take().into_iter().for_each(Waker::wake);
    });
    std::future::poll_fn(|context| {
        waker.set(Some(context.waker().clone()));
        match load.as_mut().poll(context) {
            Poll::Pending if !over.get() => Poll::Pending,
            _ => Poll::Ready(()),
        }
    })
    .await;
}

/// What [`Lazy`] says while there is nothing to show.
#[derive(Clone, PartialEq)]
pub struct LazyWords {
    /// While waiting.
    pub loading: AttrValue,
    /// The file did not arrive.
    pub failed: AttrValue,
    /// The button that tries again.
    pub retry: AttrValue,
    /// Added when trying again failed too: loading the page anew helps when this tab is older than the site.
    pub stale: AttrValue,
    /// The button that loads the page anew.
    pub reload: AttrValue,
}

/// The properties of [`Lazy`].
#[derive(Properties)]
pub struct LazyProps<P: Clone + PartialEq + 'static> {
    /// What to show.
    pub view: &'static LazyView<P>,
    /// What the address says, handed to the view.
    pub params: P,
    /// The words, in the language of the page.
    pub words: LazyWords,
}

// Written out, since deriving would compare the declarations by value.
impl<P: Clone + PartialEq + 'static> PartialEq for LazyProps<P> {
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view && self.params == other.params && self.words == other.words
    }
}

/// What happened to a load.
pub enum LazyEvent {
    /// The code is here.
    Arrived,
    /// The load with this number failed or took too long.
    Failed(u32),
    /// Someone pressed "try again".
    Again,
}

/// Shows a [`LazyView`]: waits for its code, offers another try when it does not come, then a new page load.
pub struct Lazy<P> {
    /// Loads begun for this view. Late news of an earlier one is not news.
    round: u32,
    failed: bool,
    /// Ends the waiting; dropped, and with it stopped, when the code arrives.
    patience: Option<Timeout>,
    params: PhantomData<P>,
}

impl<P: Clone + PartialEq + 'static> Lazy<P> {
    /// Begins a load and the waiting for it.
    fn begin(&mut self, ctx: &Context<Self>) {
        self.round += 1;
        self.failed = false;
        self.patience = None;
        let view = ctx.props().view;
        if view.ready().is_some() {
            // It came between what was shown and now, fetched by someone else, and nobody would tell.
            ctx.link().send_message(LazyEvent::Arrived);
            return;
        }
        let round = self.round;
        ctx.link().send_future(async move {
            match view.load().await {
                Ok(_) => LazyEvent::Arrived,
                Err(NotLoaded) => LazyEvent::Failed(round),
            }
        });
        let link = ctx.link().clone();
        self.patience = Some(Timeout::new(PATIENCE_MS, move || {
            link.send_message(LazyEvent::Failed(round))
        }));
    }

    /// What failed, and what can be done.
    fn sorry(&self, ctx: &Context<Self>) -> Html {
        let words = &ctx.props().words;
        let again = ctx.link().callback(|_: MouseEvent| LazyEvent::Again);
        html! {
            <div class="lazy-failed" role="alert">
                <p>{ words.failed.clone() }</p>
                if self.round > 1 {
                    <p>{ words.stale.clone() }</p>
                }
                <button type="button" class="krds-btn" onclick={again}>{ words.retry.clone() }</button>
                if self.round > 1 {
                    <button type="button" class="krds-btn secondary" onclick={|_: MouseEvent| reload()}>
                        { words.reload.clone() }
                    </button>
                }
            </div>
        }
    }
}

impl<P: Clone + PartialEq + 'static> Component for Lazy<P> {
    type Message = LazyEvent;
    type Properties = LazyProps<P>;

    fn create(_: &Context<Self>) -> Self {
        Self {
            round: 0,
            failed: false,
            patience: None,
            params: PhantomData,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Self::Properties) -> bool {
        if old.view != ctx.props().view {
            self.round = 0;
            self.begin(ctx);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: LazyEvent) -> bool {
        match event {
            LazyEvent::Arrived => self.patience = None,
            LazyEvent::Failed(round) if round != self.round => return false,
            LazyEvent::Failed(_) => {
                self.patience = None;
                self.failed = true;
            }
            LazyEvent::Again => self.begin(ctx),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        match props.view.ready() {
            Some(show) => show(&props.params),
            None if self.failed => self.sorry(ctx),
            None => html! {
                <p class="lazy-wait" role="status">{ props.words.loading.clone() }</p>
            },
        }
    }

    // Not in `create`, which also runs where pages are rendered without a browser.
    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.begin(ctx);
        }
    }
}

/// Loads the page anew, for a tab that is older than the site.
fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the page as it is, with the phone number on it.
        let _ = window.location().reload();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;
    use yew::LocalServerRenderer;

    static HERE: LazyView<u8> = LazyView::here(|page| {
        html! {
            <h1>{ format!("page {page}") }</h1>
        }
    });
    static NEVER: LazyView<u8> = LazyView::elsewhere(|| Box::pin(pending()));

    async fn rendered(view: &'static LazyView<u8>) -> String {
        let words = LazyWords {
            loading: "loading".into(),
            failed: "failed".into(),
            retry: "again".into(),
            stale: "stale".into(),
            reload: "reload".into(),
        };
        LocalServerRenderer::<Lazy<u8>>::with_props(LazyProps {
            view,
            params: 7,
            words,
        })
        .hydratable(false)
        .render()
        .await
    }

    #[tokio::test]
    async fn a_view_that_is_here_shows_at_once() {
        assert_eq!(rendered(&HERE).await, "<h1>page 7</h1>");
    }

    #[tokio::test]
    async fn a_view_that_is_elsewhere_says_so() {
        let html = rendered(&NEVER).await;
        assert!(
            html.contains("role=\"status\"") && html.contains(">loading</p>"),
            "{html}"
        );
    }

    #[test]
    fn two_views_are_never_the_same() {
        assert!(HERE == HERE && HERE != NEVER);
    }
}
