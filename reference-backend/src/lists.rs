//! Pages of lists: `limit` items after `cursor`.

use crate::call::Call;
use crate::problems::Refusal;
use contract::Page;
use contract::limits::PAGE_MAX;

/// The page that a call asks for. The cursor is the id of the last item that was seen, so that a page
/// neither skips nor repeats when the list grows in between.
pub(crate) fn page<T: Clone>(
    call: &Call<'_>,
    all: &[T],
    id: impl Fn(&T) -> &str,
) -> Result<Page<T>, Refusal> {
    let limit = match call.query("limit") {
        None => PAGE_MAX,
        Some(text) => match text.parse::<usize>() {
            Ok(limit @ 1..=PAGE_MAX) => limit,
            Ok(0) | Err(_) => return Err(Refusal::malformed("limit is not a number from 1")),
            Ok(_) => PAGE_MAX,
        },
    };
    let start = match call.query("cursor") {
        None => 0,
        Some(cursor) => {
            let after = cursor.strip_prefix("after:");
            let found = after.and_then(|last| all.iter().position(|item| id(item) == last));
            1 + found.ok_or_else(|| Refusal::malformed("cursor is none of ours"))?
        }
    };
    let end = all.len().min(start + limit);
    let next = (end < all.len()).then(|| format!("after:{}", id(&all[end - 1])));
    Ok(Page {
        items: all[start..end].to_vec(),
        next,
        server_time: call.now,
    })
}
