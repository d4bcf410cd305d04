//! Makes `openapi.json` from [`crate::endpoints`] and the wire types.

use crate::endpoints::{BASE, BYTES, Delivery, ENDPOINTS, Endpoint, Method, header};
use crate::problem::{PROBLEM_JSON, ProblemCode};
use crate::session::COOKIE;
use crate::{
    document, household, kiosk, message, office, payback, permission, problem, queue_status, reservation,
    rules, session, slot, ticket, visit,
};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The whole document, keys in a stable order, ending in a line break.
pub fn document() -> String {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    register(&mut generator);
    let schemas = generator.take_definitions(true);
    let mut paths = Map::new();
    for endpoint in ENDPOINTS {
        let path = paths
            .entry(format!("{BASE}{}", endpoint.path))
            .or_insert_with(|| json!({}));
        path[endpoint.method.word().to_lowercase()] = operation(endpoint);
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Resident services of a district",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "JSON; times are RFC 3339 in Korean time; money is whole won. Clients ignore unknown \
                            fields and take unknown enum values as neutral.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": COOKIE } },
        },
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn register(generator: &mut SchemaGenerator) {
    generator.subschema_for::<crate::Page<office::Office>>();
    generator.subschema_for::<crate::Page<document::Document>>();
    generator.subschema_for::<rules::OrderRules>();
    generator.subschema_for::<slot::SlotDays>();
    generator.subschema_for::<slot::HoldRequest>();
    generator.subschema_for::<slot::Hold>();
    generator.subschema_for::<reservation::ReservationRequest>();
    generator.subschema_for::<reservation::ReservationView>();
    generator.subschema_for::<reservation::FindRequest>();
    generator.subschema_for::<reservation::ChangeRequest>();
    generator.subschema_for::<queue_status::QueueSummary>();
    generator.subschema_for::<queue_status::QueueStatus>();
    generator.subschema_for::<queue_status::QueueHistory>();
    generator.subschema_for::<queue_status::QueueChange>();
    generator.subschema_for::<queue_status::Heartbeat>();
    generator.subschema_for::<ticket::TicketRequest>();
    generator.subschema_for::<ticket::TicketView>();
    generator.subschema_for::<session::SignInMethods>();
    generator.subschema_for::<session::CodeRequest>();
    generator.subschema_for::<session::CodeSent>();
    generator.subschema_for::<session::SignInRequest>();
    generator.subschema_for::<session::SessionView>();
    generator.subschema_for::<session::PersonDetails>();
    generator.subschema_for::<household::Household>();
    generator.subschema_for::<household::ClaimRequest>();
    generator.subschema_for::<household::PersonalExport>();
    generator.subschema_for::<household::Erasure>();
    generator.subschema_for::<crate::Page<message::Message>>();
    generator.subschema_for::<permission::PermissionRules>();
    generator.subschema_for::<permission::PermissionRequest>();
    generator.subschema_for::<permission::PermissionView>();
    generator.subschema_for::<permission::FindPermissionRequest>();
    generator.subschema_for::<permission::PermissionAnswer>();
    generator.subschema_for::<permission::AuthorityForm>();
    register_payback(generator);
    register_visits(generator);
    register_kiosk(generator);
    generator.subschema_for::<problem::Problem>();
}

fn register_payback(generator: &mut SchemaGenerator) {
    generator.subschema_for::<payback::PaybackRules>();
    generator.subschema_for::<crate::Page<payback::Bookstore>>();
    generator.subschema_for::<crate::Page<payback::Book>>();
    generator.subschema_for::<payback::TitleCheck>();
    generator.subschema_for::<payback::TitleWaiting>();
    generator.subschema_for::<payback::PaybackTotals>();
    generator.subschema_for::<payback::PaybackHistory>();
    generator.subschema_for::<payback::HistoryRequest>();
    generator.subschema_for::<payback::SuggestionRequest>();
    generator.subschema_for::<payback::Suggestion>();
    generator.subschema_for::<payback::PaybackList>();
    generator.subschema_for::<payback::ApplyRequest>();
    generator.subschema_for::<payback::PaybackView>();
    generator.subschema_for::<payback::CorrectRequest>();
    generator.subschema_for::<payback::BoughtRequest>();
    generator.subschema_for::<payback::ReturnedRequest>();
    generator.subschema_for::<payback::ReceiptRequest>();
    generator.subschema_for::<payback::ReceiptView>();
}

fn register_visits(generator: &mut SchemaGenerator) {
    generator.subschema_for::<visit::VisitCatalogue>();
    generator.subschema_for::<visit::MobileUnits>();
    generator.subschema_for::<visit::WishRequest>();
    generator.subschema_for::<visit::WishView>();
    generator.subschema_for::<visit::VisitRules>();
    generator.subschema_for::<visit::VisitWindows>();
    generator.subschema_for::<visit::VisitRequest>();
    generator.subschema_for::<visit::VisitView>();
    generator.subschema_for::<crate::Page<visit::VisitRow>>();
    generator.subschema_for::<crate::Page<visit::VisitGroup>>();
    generator.subschema_for::<visit::VisitChange>();
    generator.subschema_for::<visit::VisitMessageRequest>();
    generator.subschema_for::<visit::IntakeAnswer>();
    generator.subschema_for::<visit::HappyCallAnswer>();
    generator.subschema_for::<visit::VisitPhotoView>();
    generator.subschema_for::<visit::GroupRequest>();
    generator.subschema_for::<visit::GroupView>();
    generator.subschema_for::<visit::JoinRequest>();
}

fn register_kiosk(generator: &mut SchemaGenerator) {
    generator.subschema_for::<kiosk::CheckInRequest>();
    generator.subschema_for::<kiosk::Arrival>();
    generator.subschema_for::<kiosk::ParkRequest>();
    generator.subschema_for::<kiosk::Parked>();
    generator.subschema_for::<kiosk::ResumeRequest>();
    generator.subschema_for::<kiosk::Resumed>();
    generator.subschema_for::<kiosk::HelpRequest>();
    generator.subschema_for::<kiosk::HelpCall>();
}

fn schema_ref(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn operation(endpoint: &Endpoint) -> Value {
    let mut operation = json!({
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": parameters(endpoint),
        "responses": responses(endpoint),
    });
    if endpoint.problems.contains(&ProblemCode::SignInRequired) {
        // An order can be made without an account, and a key opens one order or permission without a session.
        let also_without = secret(endpoint).is_some() || endpoint.path == "/reservations";
        operation["security"] = match also_without {
            true => json!([{}, { "session": [] }]),
            false => json!([{ "session": [] }]),
        };
    }
    if !endpoint.request.is_empty() {
        let content = match endpoint.request {
            BYTES => json!({ "application/octet-stream": {} }),
            name => json!({ "application/json": { "schema": schema_ref(name) } }),
        };
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    operation
}

/// The header that opens one thing, if it is about one.
fn secret(endpoint: &Endpoint) -> Option<&'static str> {
    match endpoint.path {
        path if path.starts_with("/reservations/{reference}") => Some(header::RESERVATION_KEY),
        path if path.starts_with("/tickets/{reference}") => Some(header::TICKET_KEY),
        path if path.starts_with("/permissions/{reference}") => Some(header::PERMISSION_KEY),
        path if path.starts_with("/visits/groups/{reference}") => Some(header::GROUP_KEY),
        _ => None,
    }
}

fn parameters(endpoint: &Endpoint) -> Value {
    let parameter = |place: &str, name: &str, required: bool| json!({ "in": place, "name": name, "required": required, "schema": { "type": "string" } });
    let in_path = endpoint
        .path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let mut list: Vec<Value> = in_path.map(|name| parameter("path", name, true)).collect();
    list.extend(endpoint.query.iter().map(|name| parameter("query", name, false)));
    if endpoint.method != Method::Get {
        list.push(parameter("header", header::APP, true));
    }
    if endpoint.method == Method::Post {
        list.push(parameter("header", header::IDEMPOTENCY_KEY, true));
    }
    // A session opens what is the person's own without the secret.
    let alone = secret(endpoint) == Some(header::TICKET_KEY);
    list.extend(secret(endpoint).map(|name| parameter("header", name, alone)));
    // A list or sum can be another person's; a single book tells by itself whose it is.
    if ["/paybacks", "/payback/totals"].contains(&endpoint.path) && endpoint.method == Method::Get {
        list.push(parameter("header", header::PERMISSION, false));
    }
    if endpoint.problems.contains(&ProblemCode::VersionMissing) {
        list.push(parameter("header", "if-match", true));
    }
    if endpoint.request == BYTES {
        list.push(parameter("header", header::UPLOAD_OFFSET, true));
    }
    Value::Array(list)
}

fn responses(endpoint: &Endpoint) -> Value {
    let mut responses = Map::new();
    let mut good = json!({ "description": "Done." });
    if !endpoint.response.is_empty() {
        let media_type = match endpoint.delivery {
            Delivery::Stream => "text/event-stream",
            Delivery::Image => "image/*",
            Delivery::Json | Delivery::Live => "application/json",
        };
        good["content"] = match endpoint.response {
            BYTES => json!({ media_type: {} }),
            name => json!({ media_type: { "schema": schema_ref(name) } }),
        };
        let cache = endpoint.cache_control();
        good["headers"] = json!({ "Cache-Control": { "schema": { "const": cache } } });
    }
    responses.insert(endpoint.status.to_string(), good);
    for code in endpoint.all_problems() {
        let entry = responses.entry(code.status().to_string()).or_insert_with(
            || json!({ "description": "", "content": { PROBLEM_JSON: { "schema": schema_ref("Problem") } } }),
        );
        let codes = entry["description"].as_str().unwrap_or_default().to_owned();
        if !codes.split(", ").any(|known| known == code.word()) {
            let joined = if codes.is_empty() {
                code.word().into()
            } else {
                format!("{codes}, {}", code.word())
            };
            entry["description"] = Value::String(joined);
        }
    }
    Value::Object(responses)
}
