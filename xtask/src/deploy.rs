//! The headers of `deploy/headers.txt` in the words of nginx, and the check that both agree.

use crate::paths;
use crate::say::{Explain, Failure, Outcome};

const SOURCE: &str = "deploy/headers.txt";
const NGINX: &str = "deploy/nginx-headers.conf";

pub(crate) fn write() -> Outcome {
    let conf = nginx(&read(SOURCE)?);
    std::fs::write(paths::root().join(NGINX), conf).or_say(format!("{NGINX} can not be written."))?;
    println!("Written: {NGINX}");
    Ok(())
}

pub(crate) fn check() -> Outcome {
    if read(NGINX)? == nginx(&read(SOURCE)?) {
        Ok(())
    } else {
        Err(Failure(format!(
            "{NGINX} is not what {SOURCE} says: run `cargo xtask deploy` and commit it."
        )))
    }
}

fn read(name: &str) -> Outcome<String> {
    std::fs::read_to_string(paths::root().join(name)).or_say(format!("{name} is missing."))
}

/// `add_header` for each `Name: value`; `#` begins a comment.
fn nginx(headers: &str) -> String {
    let mut conf = format!("# Generated from {SOURCE} by `cargo xtask deploy`.\n");
    for line in headers
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some((name, value)) = line.split_once(':') {
            let value = value.trim().replace('\\', "\\\\").replace('"', "\\\"");
            conf += &format!("add_header {} \"{value}\" always;\n", name.trim());
        }
    }
    conf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_each_header() {
        let conf = nginx("# why\nA: b 'c' \"d\"\n\nE: f:g\n");
        assert!(conf.ends_with("\nadd_header A \"b 'c' \\\"d\\\"\" always;\nadd_header E \"f:g\" always;\n"));
    }
}
