//! Writes the page of each route as plain HTML.

fn main() {}
