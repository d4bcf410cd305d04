//! Pretendard GOV in unicode-range pieces: a browser fetches only those whose characters it meets.

use std::path::Path;

use crate::paths;
use crate::say::{Explain, Outcome};

/// The weights that the styles use.
const WEIGHTS: [(&str, &str); 2] = [("400", "Regular"), ("700", "Bold")];

/// Copies the pieces into `assets/fonts/…` of `site` and writes `assets/fonts.css`.
pub(crate) fn write(site: &Path) -> Outcome {
    let package = paths::node_modules().join("pretendard-gov");
    let source = package.join("dist/web/static");
    let sheet = read(&source.join("pretendard-gov-dynamic-subset.css"))?;
    // The version in the path stands for the contents: the files can be cached for ever.
    let manifest: serde_json::Value =
        serde_json::from_str(&read(&package.join("package.json"))?).or_say("pretendard-gov is broken.")?;
    let folder = format!(
        "assets/fonts/pretendard-gov-{}",
        manifest["version"].as_str().unwrap_or("0")
    );
    let mut css = String::new();
    std::fs::create_dir_all(site.join(&folder)).or_say("target/site can not be written.")?;
    for (weight, style) in WEIGHTS {
        for (file, range) in pieces(&sheet, style) {
            let from = source.join("woff2-dynamic-subset").join(&file);
            std::fs::copy(&from, site.join(&folder).join(&file)).or_say(format!("{file} is missing."))?;
            css += &format!(
                "@font-face{{font-family:\"Pretendard GOV\";font-style:normal;font-weight:{weight};\
                 font-display:swap;src:url(/{folder}/{file}) format(\"woff2\");unicode-range:{range}}}\n"
            );
        }
    }
    let licence = package.join("dist/LICENSE.txt");
    std::fs::copy(licence, site.join(&folder).join("LICENSE.txt"))
        .or_say("The font's licence is missing.")?;
    std::fs::write(site.join("assets/fonts.css"), css).or_say("target/site can not be written.")
}

fn read(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file)
        .or_say("The package pretendard-gov is incomplete: delete .tools and try again.")
}

/// The woff2 file and the unicode-range of each piece of one weight.
fn pieces(sheet: &str, style: &str) -> Vec<(String, String)> {
    let prefix = format!("PretendardGOV-{style}.subset.");
    sheet
        .split("@font-face")
        .filter_map(|face| {
            let start = face.find(&prefix)?;
            let file = &face[start..start + face[start..].find(".woff2")? + ".woff2".len()];
            let range = face.split_once("unicode-range:")?.1.split([';', '}']).next()?;
            Some((file.to_owned(), range.replace(", ", ",").trim().to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pieces_of_the_weight() {
        let sheet = "@font-face { src: url(./w/PretendardGOV-Thin.subset.0.woff2) x; unicode-range: U+1; }
            @font-face { src: url(./w/PretendardGOV-Bold.subset.7.woff2) x, url(a.woff) y; unicode-range: U+2-3, U+5; }";
        assert_eq!(
            pieces(sheet, "Bold"),
            [("PretendardGOV-Bold.subset.7.woff2".into(), "U+2-3,U+5".into())]
        );
    }
}
