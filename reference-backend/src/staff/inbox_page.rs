//! The demo inbox: every message that a district would send to phones, and the form for answers at the counter.

use super::Staff;
use super::page::{TITLE, document, escape};
use contract::privacy::mask_phone;
use std::fmt::Write;

/// The page `/staff/inbox`.
pub(crate) fn inbox(staff: &Staff, token: &str) -> String {
    let messages = staff.inbox().unwrap_or_default();
    let mut rows = String::new();
    for message in &messages {
        let text = escape(&message.text.ko);
        let text = match message.link.as_deref().map(escape) {
            Some(link) => text.replace(&link, &format!("<a href=\"{link}\">{link}</a>")),
            None => text,
        };
        let _ = write!(
            rows,
            "<li><p><strong>{}</strong> <time>{} {}</time></p><p>{text}</p></li>",
            mask_phone(&message.phone),
            message.at.date(),
            message.at.clock()
        );
    }
    if rows.is_empty() {
        rows.push_str("<li>보낸 문자가 없어요.</li>");
    }
    document(
        TITLE,
        &format!(
            "<h1>문자 (시연)</h1>\n<p>실제로는 휴대폰으로 가는 문자예요. 최근 50개만 보여요. \
         <a href=\"/staff\">직원 화면으로</a></p>\n<ul class=\"messages\">{rows}</ul>\n\
         <h2>창구나 전화로 한 대답</h2>\n<p>신분을 확인한 뒤, 인쇄한 종이의 대리 번호를 적으세요.</p>\n\
         <form method=\"post\" action=\"/staff\" class=\"fields\">\
         <input type=\"hidden\" name=\"token\" value=\"{token}\">\
         <label>대리 번호<input name=\"reference\" required></label>\
         <button name=\"action\" value=\"permission_yes\">네</button>\
         <button name=\"action\" value=\"permission_no\">아니요</button></form>"
        ),
    )
}
