//! From JSON to the types of the contract. Every type is read from one tree, so that each costs the page one
//! reader and one bad item of a list can be dropped without losing the others.

use super::error::ApiError;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Items of a list, and how many had to be dropped because they did not fit the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T> {
    /// Those that could be read.
    pub items: Vec<T>,
    /// How many could not.
    pub dropped: usize,
}

pub(super) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    let tree: Value = serde_json::from_str(text).map_err(|_| ApiError::Unreadable)?;
    from_tree(tree)
}

pub(super) fn tree(text: &str) -> Result<Value, ApiError> {
    serde_json::from_str(text).map_err(|_| ApiError::Unreadable)
}

pub(super) fn from_tree<T: DeserializeOwned>(tree: Value) -> Result<T, ApiError> {
    T::deserialize(tree).map_err(|_| ApiError::Unreadable)
}

/// Takes a list out of a tree, dropping and counting the items that do not fit. An empty list stays, so that
/// what is around it can be read too.
pub(super) fn take_list<T: DeserializeOwned>(tree: &mut Value, field: &str) -> Result<List<T>, ApiError> {
    let Some(Value::Array(values)) = tree.get_mut(field).map(Value::take) else {
        return Err(ApiError::Unreadable);
    };
    tree[field] = Value::Array(Vec::new());
    let total = values.len();
    let items: Vec<T> = values
        .into_iter()
        .filter_map(|value| T::deserialize(value).ok())
        .collect();
    Ok(List {
        dropped: total - items.len(),
        items,
    })
}

/// Puts into a tree only those items of a list that fit, and counts the others.
pub(super) fn sift<T: DeserializeOwned>(tree: &mut Value, field: &str) -> usize {
    let Some(Value::Array(values)) = tree.get_mut(field) else {
        return 0;
    };
    let total = values.len();
    values.retain(|value| T::deserialize(value.clone()).is_ok());
    total - values.len()
}
