//! Reads an answer of the open service: JSON as documented, or XML, whatever was asked for and whatever the
//! status says.

use super::row::Row;
use super::trouble::{Code, Trouble};
use roxmltree::{Document, Node};
use serde_json::{Map, Value};

/// One page of rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct RowPage {
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// How many rows there are on all pages, if it was told.
    pub(super) total: Option<usize>,
    /// How many entries were no rows.
    pub(super) dropped: usize,
}

/// Reads an answer.
pub(super) fn read(status: u16, body: &str) -> Result<RowPage, Trouble> {
    let body = body.trim_start_matches('\u{feff}').trim();
    let read = match body.starts_with('<') {
        true => of_xml(body),
        false => of_json(body),
    };
    match (read, status) {
        (Some(Ok(page)), 200..=299) => Ok(page),
        // What the body says is wrong says more than the status.
        (Some(Err(trouble)), _) => Err(trouble),
        (_, 401 | 403) => Err(Trouble::Key(Code::of(&status.to_string()))),
        (_, 429) => Err(Trouble::TooOften),
        (None, 200..=299) => Err(Trouble::Unreadable),
        _ => Err(Trouble::Status(status)),
    }
}

/// `None` if it is not one of the known shapes.
type Read = Option<Result<RowPage, Trouble>>;

fn of_json(body: &str) -> Read {
    let whole: Value = serde_json::from_str(body).ok()?;
    let outer = whole.get("response").unwrap_or(&whole);
    let gateway = whole
        .pointer("/OpenAPI_ServiceResponse/cmmMsgHeader")
        .or(outer.get("cmmMsgHeader"));
    let code = outer
        .pointer("/header/resultCode")
        .or(gateway.and_then(|header| header.get("returnReasonCode")));
    // Without a code, a body still is an answer.
    if let Some(code) = code.and_then(word) {
        match Code::of(&code).meaning() {
            Ok(true) => {}
            Ok(false) => return Some(Ok(RowPage::default())),
            Err(trouble) => return Some(Err(trouble)),
        }
    }
    let body = outer.get("body")?;
    let mut page = RowPage {
        total: body
            .get("totalCount")
            .and_then(word)
            .and_then(|total| total.parse().ok()),
        ..RowPage::default()
    };
    page.take(match body.get("items") {
        Some(Value::Object(items)) => items.get("item"),
        other => other,
    });
    Some(Ok(page))
}

impl RowPage {
    /// Takes the rows in, in whichever form they are.
    fn take(&mut self, items: Option<&Value>) {
        match items {
            // One row comes alone.
            Some(Value::Object(row)) => self.rows.push(Row(row.clone())),
            Some(Value::Array(rows)) => {
                for row in rows {
                    match row {
                        Value::Object(row) => self.rows.push(Row(row.clone())),
                        _ => self.dropped += 1,
                    }
                }
            }
            // None come as nothing, or as an empty text.
            _ => {}
        }
    }
}

fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn of_xml(body: &str) -> Read {
    let document = Document::parse(body).ok()?;
    let find = |name: &str| {
        document
            .descendants()
            .find(|node| node.has_tag_name(name))
            .and_then(|node| node.text())
    };
    let code = find("returnReasonCode").or_else(|| find("resultCode"))?;
    match Code::of(code).meaning() {
        Err(trouble) => return Some(Err(trouble)),
        Ok(false) => return Some(Ok(RowPage::default())),
        Ok(true) => {}
    }
    let rows = document.descendants().filter(|node| node.has_tag_name("item"));
    Some(Ok(RowPage {
        rows: rows.map(xml_row).collect(),
        total: find("totalCount").and_then(|total| total.trim().parse().ok()),
        dropped: 0,
    }))
}

fn xml_row(item: Node<'_, '_>) -> Row {
    let fields = item.children().filter(Node::is_element).map(|field| {
        let text = field.text().unwrap_or_default();
        (field.tag_name().name().to_owned(), Value::String(text.to_owned()))
    });
    Row(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn names(status: u16, body: &str) -> Result<Vec<String>, Trouble> {
        let page = read(status, body)?;
        Ok(page.rows.iter().filter_map(|row| row.text("csoNm")).collect())
    }

    fn envelope(items: Value) -> Value {
        let header = json!({ "resultCode": "K0", "resultMsg": "정상" });
        json!({ "header": header, "body": { "items": items, "totalCount": "1", "pageNo": 1, "numOfRows": 100 } })
    }

    #[test]
    fn rows_come_as_a_list_as_one_object_or_not_at_all_inside_of_response_or_not() {
        let row = json!({ "csoNm": "가" });
        for (items, expected) in [
            (json!({ "item": [row, { "csoNm": "나" }, 7] }), vec!["가", "나"]),
            (json!({ "item": row }), vec!["가"]),
            (json!([row]), vec!["가"]),
            (json!({ "item": [] }), vec![]),
            (json!({ "item": "" }), vec![]),
            (json!({ "item": null }), vec![]),
            (json!({}), vec![]),
            (json!(""), vec![]),
            (json!(null), vec![]),
        ] {
            let plain = envelope(items.clone());
            for body in [plain.to_string(), json!({ "response": plain }).to_string()] {
                assert_eq!(names(200, &body).unwrap(), expected, "{body}");
            }
        }
        let dropped = envelope(json!({ "item": [1, row] })).to_string();
        assert_eq!(read(200, &dropped).unwrap().dropped, 1);
        assert_eq!(read(200, &dropped).unwrap().total, Some(1));
    }

    #[test]
    fn codes_of_both_families_say_the_same_thing() {
        let answer = |code: Value| {
            read(
                200,
                &json!({ "header": { "resultCode": code }, "body": {} }).to_string(),
            )
        };
        for code in [json!("00"), json!("K0"), json!(0), json!("k00")] {
            assert_eq!(answer(code), Ok(RowPage::default()));
        }
        for code in [json!("K3"), json!("K03"), json!("03")] {
            assert_eq!(answer(code), Ok(RowPage::default()));
        }
        assert!(matches!(answer(json!("30")), Err(Trouble::Key(_))));
        assert!(matches!(answer(json!("31")), Err(Trouble::Key(_))));
        assert_eq!(answer(json!("22")), Err(Trouble::TooOften));
        assert!(matches!(answer(json!("K9")), Err(Trouble::Refused(_))));
        let no_body = json!({ "header": { "resultCode": "K3" } }).to_string();
        assert_eq!(read(200, &no_body), Ok(RowPage::default()));
    }

    #[test]
    fn errors_come_as_xml_with_status_200_or_500() {
        let xml = "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>\
                   <returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg>\
                   <returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>";
        for status in [200, 500] {
            assert_eq!(read(status, xml), Err(Trouble::Key(Code::of("30"))));
        }
        let json = json!({ "OpenAPI_ServiceResponse": { "cmmMsgHeader": { "returnReasonCode": "22" } } });
        assert_eq!(read(200, &json.to_string()), Err(Trouble::TooOften));
    }

    #[test]
    fn rows_are_read_from_xml_too() {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><header><resultCode>00</resultCode></header>\
                   <body><items><item><csoNm>가</csoNm><lat></lat></item><item><csoNm>나</csoNm></item></items>\
                   <totalCount>2</totalCount></body></response>";
        assert_eq!(names(200, xml).unwrap(), ["가", "나"]);
        assert_eq!(read(200, xml).unwrap().total, Some(2));
    }

    #[test]
    fn what_is_neither_is_told_by_its_status() {
        for (status, body, trouble) in [
            (200, "Unexpected errors", Trouble::Unreadable),
            (200, "", Trouble::Unreadable),
            (200, "{\"a\":1}", Trouble::Unreadable),
            (200, "[1]", Trouble::Unreadable),
            (200, "<!DOCTYPE html><html></html>", Trouble::Unreadable),
            (200, "<a><b></a>", Trouble::Unreadable),
            (500, "Unexpected errors", Trouble::Status(500)),
            (502, "<html><body>x</body></html>", Trouble::Status(502)),
            (401, "Unauthorized", Trouble::Key(Code::of("401"))),
            (429, "Too many", Trouble::TooOften),
            (302, "", Trouble::Status(302)),
        ] {
            assert_eq!(read(status, body), Err(trouble), "{status} {body}");
        }
        let good = envelope(json!("")).to_string();
        assert_eq!(read(500, &good), Err(Trouble::Status(500)));
    }
}
