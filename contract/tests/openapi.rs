//! `openapi.json` is what the types say. To write it anew: `cargo xtask openapi`.

use std::fs;
use std::path::Path;

#[test]
fn the_checked_in_document_is_generated_from_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let generated = contract::openapi::document();
    if std::env::var_os("WRITE_OPENAPI").is_some() {
        fs::write(&file, &generated).expect("openapi.json can be written");
    }
    let checked_in = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        checked_in == generated,
        "contract/openapi.json has drifted: run `cargo xtask openapi` and look at the difference"
    );
}

#[test]
fn every_type_that_an_endpoint_names_is_described() {
    let document: serde_json::Value = serde_json::from_str(&contract::openapi::document()).expect("JSON");
    for endpoint in contract::endpoints::ENDPOINTS {
        for name in [endpoint.request, endpoint.response] {
            assert!(
                name.is_empty()
                    || name == contract::endpoints::BYTES
                    || document["components"]["schemas"][name].is_object(),
                "{name} of {}",
                endpoint.name
            );
        }
    }
}
