//! Build folders of earlier builds stay for a while: a tab that is open may still fetch a feature from them.

use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::say::{Explain, Outcome};

const OLDEST: Duration = Duration::from_hours(7 * 24);
const MOST: usize = 3;

/// Links the earlier build folders that should stay from one `assets` folder into the next.
pub(crate) fn carry(from: &Path, to: &Path, current: &str) -> Outcome {
    let now = SystemTime::now();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let made = std::fs::metadata(entry.path().join("start.js")).and_then(|file| file.modified());
        if let Ok(made) = made {
            found.push((name, now.duration_since(made).unwrap_or_default()));
        }
    }
    for name in stay(found, current) {
        link(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// Which of the folders, given with their age, stay beside the current one.
fn stay(mut found: Vec<(String, Duration)>, current: &str) -> Vec<String> {
    found.retain(|(name, age)| name != current && *age <= OLDEST);
    found.sort_by_key(|(_, age)| *age);
    found.into_iter().take(MOST).map(|(name, _)| name).collect()
}

/// Links keep the time at which a file was made, and cost no space. Folders within (the languages) come along.
fn link(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to).or_say("dist/ can not be written.")?;
    for entry in std::fs::read_dir(from)
        .or_say("An earlier build can not be read.")?
        .flatten()
    {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            link(&entry.path(), &target)?;
        } else if std::fs::hard_link(entry.path(), &target).is_err() {
            std::fs::copy(entry.path(), &target).or_say("An earlier build can not be kept.")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_and_few() {
        let day = |days: u64| Duration::from_hours(24 * days);
        let found = [("now", 0), ("e", 5), ("a", 1), ("old", 8), ("c", 3), ("b", 2)];
        let found = found.map(|(name, days)| (name.to_owned(), day(days))).to_vec();
        assert_eq!(stay(found, "now"), ["a", "b", "c"]);
    }

    #[test]
    fn an_earlier_build_stays_whole_with_the_languages_in_it() {
        let place = std::env::temp_dir().join(format!("old-builds-{}", std::process::id()));
        let (from, to) = (place.join("from"), place.join("to"));
        std::fs::create_dir_all(from.join("one/locales")).unwrap();
        std::fs::write(from.join("one/start.js"), "start").unwrap();
        std::fs::write(from.join("one/locales/en.txt"), "Hello").unwrap();
        carry(&from, &to, "two").unwrap();
        let kept = std::fs::read_to_string(to.join("one/locales/en.txt")).unwrap();
        assert_eq!(kept, "Hello");
        std::fs::remove_dir_all(&place).unwrap();
    }
}
