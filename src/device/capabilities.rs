//! What some browsers can and others (KakaoTalk's, a kiosk's) cannot: asked for before it is offered.

#[cfg(target_arch = "wasm32")]
pub use browser::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, Function, Object, Promise, Reflect};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    fn navigator_member(name: &str) -> Option<JsValue> {
        let navigator: JsValue = web_sys::window()?.navigator().into();
        let member = Reflect::get(&navigator, &name.into()).ok()?;
        (!member.is_undefined() && !member.is_null()).then_some(member)
    }

    /// Whether the device has a connection at all. True says little, false is certain.
    pub fn on_line() -> bool {
        web_sys::window().is_none_or(|window| window.navigator().on_line())
    }

    /// Whether the browser has a share sheet.
    pub fn can_share() -> bool {
        navigator_member("share").is_some()
    }

    /// Whether a text can be passed on at all: by a share sheet or over the clipboard.
    pub fn can_pass_on() -> bool {
        can_share() || navigator_member("clipboard").is_some()
    }

    /// Whether files can be kept and pages printed. KakaoTalk's browser does neither and says nothing of it, so that
    /// its name is all that tells it.
    pub fn keeps_and_prints() -> bool {
        let name = navigator_member("userAgent").and_then(|name| name.as_string());
        !name.is_some_and(|name| name.contains("KAKAOTALK"))
    }

    /// Opens the share sheet. A resident who closes it has changed their mind: nothing follows. `failed` is
    /// called when there was no sheet at all.
    pub fn share(title: &str, text: &str, failed: impl FnOnce() + 'static) {
        let Some(promise) = share_promise(title, text) else {
            return failed();
        };
        wasm_bindgen_futures::spawn_local(async move {
            if let Err(error) = JsFuture::from(promise).await {
                let name = Reflect::get(&error, &"name".into())
                    .ok()
                    .and_then(|name| name.as_string());
                if name.as_deref() != Some("AbortError") {
                    failed();
                }
            }
        });
    }

    fn share_promise(title: &str, text: &str) -> Option<Promise> {
        let share = navigator_member("share")?.dyn_into::<Function>().ok()?;
        let data = Object::new();
        Reflect::set(&data, &"title".into(), &title.into()).ok()?;
        Reflect::set(&data, &"text".into(), &text.into()).ok()?;
        let navigator = web_sys::window()?.navigator();
        share.call1(&navigator, &data).ok()?.dyn_into::<Promise>().ok()
    }

    /// Copies a text. Calls back with whether it worked.
    pub fn copy_text(text: &str, done: impl FnOnce(bool) + 'static) {
        let promise = navigator_member("clipboard").and_then(|clipboard| {
            let write: Function = Reflect::get(&clipboard, &"writeText".into())
                .ok()?
                .dyn_into()
                .ok()?;
            write
                .call1(&clipboard, &text.into())
                .ok()?
                .dyn_into::<Promise>()
                .ok()
        });
        wasm_bindgen_futures::spawn_local(async move {
            let worked = match promise {
                Some(promise) => JsFuture::from(promise).await.is_ok(),
                None => false,
            };
            done(worked);
        });
    }

    /// Opens the print dialogue.
    pub fn print() {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    }

    /// Offers a file to keep, by a link that is pressed at once.
    pub fn offer_file(name: &str, media_type: &str, text: &str) -> bool {
        let offer = || -> Result<(), JsValue> {
            let options = web_sys::BlobPropertyBag::new();
            options.set_type(media_type);
            let blob = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
            let url = web_sys::Url::create_object_url_with_blob(&blob)?;
            let document = web_sys::window()
                .and_then(|window| window.document())
                .ok_or(JsValue::NULL)?;
            let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
            link.set_href(&url);
            link.set_download(name);
            link.click();
            web_sys::Url::revoke_object_url(&url)
        };
        offer().is_ok()
    }

    /// Asks where the device is. The browser asks the resident first. Latitude and longitude × 1,000,000.
    pub fn locate(done: impl FnOnce(Option<(i32, i32)>) + 'static) {
        let done = std::rc::Rc::new(std::cell::RefCell::new(Some(done)));
        let finish = move |position: Option<(i32, i32)>| {
            if let Some(done) = done.borrow_mut().take() {
                done(position);
            }
        };
        let (found, failed) = (finish.clone(), finish.clone());
        let found = Closure::once_into_js(move |position: JsValue| {
            let number = |name: &str| {
                let coordinates = Reflect::get(&position, &"coords".into()).ok()?;
                Some((Reflect::get(&coordinates, &name.into()).ok()?.as_f64()? * 1e6) as i32)
            };
            found(number("latitude").zip(number("longitude")));
        });
        let failed = Closure::once_into_js(move |_: JsValue| failed(None));
        let asked = navigator_member("geolocation").and_then(|geolocation| {
            let ask: Function = Reflect::get(&geolocation, &"getCurrentPosition".into())
                .ok()?
                .dyn_into()
                .ok()?;
            ask.call2(&geolocation, &found, &failed).ok()
        });
        if asked.is_none() {
            finish(None);
        }
    }

    /// An attribute of the page's root.
    pub fn root_attribute(name: &str) -> Option<String> {
        web_sys::window()?
            .document()?
            .document_element()?
            .get_attribute(name)
    }

    /// Sets an attribute of the page's root.
    pub fn set_root_attribute(name: &str, value: &str) {
        let root = web_sys::window().and_then(|window| window.document()?.document_element());
        if let Some(root) = root {
            let _ = root.set_attribute(name, value);
        }
    }

    /// Tells the page's start script (`static/boot.js`): `app-ready` the app stands, `app-failed` it does not or has stopped,
    /// `app-renew` the page may be loaded anew, once the server answers.
    pub fn tell_start_script(what: &str) {
        if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(what)) {
            let _ = window.dispatch_event(&event);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use std::cell::RefCell;

    /// On the host: always.
    pub fn on_line() -> bool {
        true
    }

    /// On the host: never.
    pub fn can_share() -> bool {
        false
    }

    /// On the host: yes, so that a page that is written ahead shows what most devices can.
    pub fn can_pass_on() -> bool {
        true
    }

    /// On the host: yes, for the same reason.
    pub fn keeps_and_prints() -> bool {
        true
    }

    /// On the host: there is no sheet.
    pub fn share(_: &str, _: &str, failed: impl FnOnce() + 'static) {
        failed();
    }

    /// On the host: never works.
    pub fn copy_text(_: &str, done: impl FnOnce(bool) + 'static) {
        done(false);
    }

    /// On the host: nothing.
    pub fn print() {}

    /// On the host: never works.
    pub fn offer_file(_: &str, _: &str, _: &str) -> bool {
        false
    }

    /// On the host: unknown.
    pub fn locate(done: impl FnOnce(Option<(i32, i32)>) + 'static) {
        done(None);
    }

    thread_local! {
        /// A test's own root.
        static ROOT: RefCell<Vec<(String, String)>> = RefCell::default();
    }

    /// On the host: what was set before.
    pub fn root_attribute(name: &str) -> Option<String> {
        let found = |root: &Vec<(String, String)>| root.iter().rfind(|(is, _)| is == name).cloned();
        ROOT.with_borrow(found).map(|(_, value)| value)
    }

    /// On the host: for the thread.
    pub fn set_root_attribute(name: &str, value: &str) {
        ROOT.with_borrow_mut(|root| root.push((name.to_owned(), value.to_owned())));
    }

    /// On the host: nothing.
    pub fn tell_start_script(_: &str) {}
}
