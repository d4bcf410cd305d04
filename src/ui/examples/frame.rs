//! The frame of a page, for the gallery: as `src/app/layout.rs` draws it, with everything above the main part in the
//! banner, where assistive technology finds it.

use yew::prelude::*;

use crate::ui::{Button, ButtonKind, IconName, icon};

/// The header, the panel of settings if it is open, the main part with `inner`, the footer.
pub fn frame(inner: Html, panel: Html) -> Html {
    let open = panel != Html::default();
    html! {
        <>
            <a class="skip-link" href="#main">{ "본문으로 건너뛰기" }</a>
            <header>
            <p class="app-notice-bar">{ "시연용 화면이에요. 실제 예약이 되지 않아요." }</p>
            <div class="app-header">
                <a class="app-header__brand" href="/">{ "서초 바로민원" }</a>
                <div class="app-header__tools">
                    <a class="app-phone" href="tel:120">{ icon(IconName::Phone) }{ "전화 120" }</a>
                    <Button kind={ButtonKind::Quiet} small=true icon={IconName::Display} expanded={open}>
                        { "글자 크기·화면" }
                    </Button>
                </div>
            </div>
            { panel }
            </header>
            <main class="app-main" id="main" tabindex="-1">{ inner }</main>
            <footer class="app-footer">
                <p>{ "어려우시면 120으로 전화하세요. 대신 예약해 드려요." }</p>
                <p><a href="/orders">{ "내 예약" }</a></p>
                <p class="app-footer__source">{ "KRDS를 바탕으로 만들었어요." }</p>
            </footer>
        </>
    }
}
