//! The frame of a page as `src/app` draws it, for the gallery.

use yew::prelude::*;

use crate::ui::{Icon, IconName};

/// The header, the main part with `inner`, the footer.
pub fn frame(inner: Html, panel: Html) -> Html {
    html! {
        <>
            <a class="skip-link" href="#main">{ "본문으로 건너뛰기" }</a>
            <div class="app-notice-bar" role="region" aria-label="안내"><p>{ "시연용 화면입니다. 실제로 접수되지 않습니다." }</p></div>
            <header class="app-header">
                <a class="app-header__brand" href="/">{ "서초구 민원" }</a>
                <a class="app-phone" href="tel:120"><Icon name={IconName::Phone} /><span>{ "전화 120" }</span></a>
                <button type="button" class="app-header__tools" aria-expanded={if panel == Html::default() { "false" } else { "true" }}>
                    { "글자 크기·화면" }
                </button>
                { panel }
            </header>
            <main class="app-main" id="main" tabindex="-1">{ inner }</main>
            <footer class="app-footer">
                <div>
                    <p>{ "전화로도 하실 수 있습니다. 국번 없이 120, 24시간 받습니다." }</p>
                    <p>
                        <a href="/help">{ "도움말" }</a>
                        <a href="/privacy">{ "개인정보 처리방침" }</a>
                        <a href="/about">{ "이 화면에 대하여" }</a>
                    </p>
                </div>
            </footer>
        </>
    }
}
