//! Starts the app in the browser: settings of the district first, then the app in place of the prerendered page.

#[cfg(target_arch = "wasm32")]
mod start {
    use resident_app::api::{Client, FetchTransport, ServerClock, site_file};
    use resident_app::app::{self, App, AppProps, Display};
    use resident_app::config::Config;
    use resident_app::fetch::{Cache, Services};
    use resident_app::i18n::Language;
    use resident_app::{device, navigation};
    use std::rc::Rc;

    pub(super) async fn start() {
        let route = navigation::current_route();
        app::begin(&route);
        let config = Rc::new(load_config().await.unwrap_or_else(Config::fallback));
        let clock = ServerClock::new(device::now_millis);
        let client = Client::new(Rc::new(FetchTransport), &config.backend, clock);
        let services = Services {
            client,
            config,
            cache: Cache::default(),
        };
        let mut display = Display::load();
        if !app::bring(display.spoken()).await {
            // It stays chosen, for the next visit; what is read out now must be said to be Korean.
            display.language = Language::Korean;
        }
        app::prepare(&route).await;
        let props = AppProps {
            services,
            route,
            display,
        };
        let Some(root) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"))
        else {
            return;
        };
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }

    async fn load_config() -> Option<Config> {
        Config::parse(&site_file("/config.json".into()).await?)
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        // By yew, which would put its own hook in place of the standard one.
        yew::set_custom_panic_hook(Box::new(|_| {
            // What went wrong may hold what the resident typed: the page says that it stopped, nothing more.
            resident_app::device::tell_start_script("app-failed");
        }));
        wasm_bindgen_futures::spawn_local(start::start());
    }
}
