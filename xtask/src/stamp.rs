//! A step whose inputs did not change is not done again.

use std::path::{Path, PathBuf};

use crate::say::{self, Explain, Outcome};
use crate::{hash, paths};

/// What a step depends on, and what it leaves behind.
pub(crate) struct Stamp<'a> {
    pub(crate) name: &'a str,
    /// Files and folders, relative to the root.
    pub(crate) inputs: &'a [&'a str],
    /// What is not in a file: versions, switches.
    pub(crate) also: &'a str,
    /// Gone means: do it again.
    pub(crate) leaves: &'a [PathBuf],
    /// Where stamps are kept: with what they stand for.
    pub(crate) kept: PathBuf,
}

/// Does the step `what` unless its stamp says that it was done with these inputs.
pub(crate) fn step(what: &str, stamp: &Stamp<'_>, work: impl FnOnce() -> Outcome) -> Outcome {
    let now = stamp.digest(&paths::root())?;
    if stamp.holds(&now) {
        say::unchanged(what);
        return Ok(());
    }
    say::step(what, work)?;
    std::fs::create_dir_all(&stamp.kept).or_say(format!("{} can not be made.", stamp.kept.display()))?;
    std::fs::write(stamp.file(), now).or_say(format!("{} can not be written.", stamp.kept.display()))
}

impl Stamp<'_> {
    fn digest(&self, root: &Path) -> Outcome<String> {
        let mut parts = hash::contents(root, self.inputs)?;
        parts.push(("also".into(), self.also.as_bytes().to_vec()));
        Ok(hash::short(&parts))
    }

    fn file(&self) -> PathBuf {
        self.kept.join(format!("{}.stamp", self.name))
    }

    fn holds(&self, now: &str) -> bool {
        self.leaves.iter().all(|path| path.exists())
            && std::fs::read_to_string(self.file()).is_ok_and(|before| before == now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_input_a_switch_or_a_missing_result_breaks_the_stamp() {
        let root = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        std::fs::create_dir_all(root.join("in/deep")).unwrap();
        std::fs::write(root.join("in/deep/a"), "1").unwrap();
        let out = root.join("out");
        std::fs::write(&out, "").unwrap();
        let leaves = [out.clone()];
        let stamp = Stamp {
            name: "t",
            inputs: &["in", "gone"],
            also: "x",
            leaves: &leaves,
            kept: root.clone(),
        };
        let first = stamp.digest(&root).unwrap();
        std::fs::write(stamp.file(), &first).unwrap();
        assert!(stamp.holds(&first));

        std::fs::write(root.join("in/deep/a"), "2").unwrap();
        assert!(!stamp.holds(&stamp.digest(&root).unwrap()));
        std::fs::write(root.join("in/deep/a"), "1").unwrap();
        assert!(
            !stamp.holds(
                &Stamp {
                    also: "y",
                    ..stamp_like(&stamp)
                }
                .digest(&root)
                .unwrap()
            )
        );
        assert!(stamp.holds(&stamp.digest(&root).unwrap()));
        std::fs::remove_file(&out).unwrap();
        assert!(!stamp.holds(&first));
        std::fs::remove_dir_all(&root).unwrap();
    }

    fn stamp_like<'a>(stamp: &Stamp<'a>) -> Stamp<'a> {
        Stamp {
            kept: stamp.kept.clone(),
            ..*stamp
        }
    }
}
