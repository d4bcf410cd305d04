//! Calling what a browser may or may not have, by name: a missing thing is `None`, never a stop. Few bindings
//! serve everything, since each one costs bytes in the script that the first visit loads.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Where a browser keeps everything.
pub(super) fn global() -> JsValue {
    js_sys::global().into()
}

/// A member that is there.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(of, &name.into()).ok()?;
    (!member.is_undefined() && !member.is_null()).then_some(member)
}

/// Calls a method. `None` where there is none or it throws.
pub(super) fn call(of: &JsValue, name: &str, values: &[JsValue]) -> Option<JsValue> {
    let method = member(of, name)?.dyn_into::<Function>().ok()?;
    method.apply(of, &values.iter().collect::<Array>()).ok()
}

/// Makes a thing of a kind. `None` where that throws.
pub(super) fn make(kind: &JsValue, values: &[JsValue]) -> Option<JsValue> {
    let kind = kind.dyn_ref::<Function>()?;
    Reflect::construct(kind, &values.iter().collect::<Array>()).ok()
}

/// A plain object.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&made, &(*name).into(), value);
    }
    made.into()
}

/// What a promise brings. `None` where it is none or brings nothing.
pub(super) async fn settled(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}
