//! Reads what the command line says of the waiting numbers.

use crate::command::number;
use reference_backend::{Address, Area, NationalOptions, QueueSourceChoice, ServiceKey};
use std::path::PathBuf;

/// The variable of the environment that holds the key. It is no option: those are seen by everyone on the machine.
pub(crate) const KEY_VARIABLE: &str = "CSO_SERVICE_KEY";
/// Where the open service is.
const ADDRESS: &str = "https://apis.data.go.kr";

/// What the command line says of the waiting numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct QueueArguments {
    source: Option<String>,
    address: Option<String>,
    area: Option<String>,
    holidays: bool,
    phone: Option<String>,
    /// Where documents are recorded.
    pub(crate) record: Option<PathBuf>,
    replay: Option<PathBuf>,
    seed: Option<u64>,
    speed: Option<u32>,
}

impl QueueArguments {
    /// Takes an option; `Ok(false)` if it is none of these.
    pub(crate) fn take(
        &mut self,
        option: &str,
        value: &mut dyn FnMut() -> Result<String, String>,
    ) -> Result<bool, String> {
        match option {
            "--queue-source" => self.source = Some(value()?),
            "--queue-record" => self.record = Some(value()?.into()),
            "--queue-replay" => self.replay = Some(value()?.into()),
            "--queue-seed" => self.seed = Some(number(&value()?)?),
            "--queue-speed" => self.speed = Some(number(&value()?)?),
            "--national-address" => self.address = Some(value()?),
            "--national-area" => self.area = Some(value()?),
            "--national-holidays" => self.holidays = true,
            "--national-phone" => self.phone = Some(value()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The source that is meant; `None` for the one that is taken when nothing is said. `key` is the value of
    /// [`KEY_VARIABLE`].
    ///
    /// # Errors
    /// A sentence that says what is missing or wrong. It does not hold the key.
    pub(crate) fn source(&self, key: Option<String>) -> Result<Option<QueueSourceChoice>, String> {
        match (self.source.as_deref(), &self.replay) {
            (None | Some("recording"), Some(file)) => Ok(Some(QueueSourceChoice::Recording(file.clone()))),
            (Some(_), Some(_)) => {
                Err("--queue-replay plays a recording back: leave out --queue-source".into())
            }
            (Some("recording"), None) => Err("which recording? Name it with --queue-replay FILE".into()),
            (Some("national"), None) => self.national(key).map(Some),
            (None | Some("simulation"), None) => Ok(self.simulation()),
            (Some(word), None) => Err(format!(
                "there is no source {word}; there are simulation, national and recording"
            )),
        }
    }

    fn simulation(&self) -> Option<QueueSourceChoice> {
        self.seed.or(self.speed.map(u64::from))?;
        Some(QueueSourceChoice::Simulation {
            seed: self.seed.unwrap_or(1),
            speed: self.speed.unwrap_or(1),
        })
    }

    fn national(&self, key: Option<String>) -> Result<QueueSourceChoice, String> {
        let key = key.filter(|key| !key.trim().is_empty()).ok_or(format!(
            "the national service needs a key: put the one that data.go.kr issued to you into the environment \
             variable {KEY_VARIABLE}"
        ))?;
        let key = ServiceKey::read(&key).ok_or(format!("what is in {KEY_VARIABLE} cannot be a key"))?;
        let area = self.area.as_deref().unwrap_or_default();
        let area = Area::read(area).ok_or(
            "whose offices? Say --national-area with an area code of ten digits, such as 1165000000 for Seocho-gu",
        )?;
        let address = self.address.as_deref().unwrap_or(ADDRESS);
        let address = Address::read(address)
            .ok_or("--national-address must begin with https://; http:// is for this machine only")?;
        let mut options = NationalOptions::new(address, key, area);
        options.holidays = self.holidays;
        if let Some(phone) = &self.phone {
            options.phone.clone_from(phone);
        }
        Ok(QueueSourceChoice::National(options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(line: &str, key: Option<&str>) -> Result<Option<QueueSourceChoice>, String> {
        let mut words = line.split_whitespace().map(str::to_owned);
        let mut arguments = QueueArguments::default();
        while let Some(option) = words.next() {
            let mut value = || words.next().ok_or("a value".to_owned());
            assert!(arguments.take(&option, &mut value).unwrap(), "{option}");
        }
        arguments.source(key.map(str::to_owned))
    }

    #[test]
    fn the_national_service_is_asked_with_a_key_and_an_area() {
        let line = "--queue-source national --national-area 1165000000";
        let Ok(Some(QueueSourceChoice::National(options))) = source(line, Some("a+b==")) else {
            panic!("national");
        };
        assert_eq!(options.address, Address::read(ADDRESS).unwrap());
        assert!(!options.holidays);
        assert!(matches!(source("", Some("a")), Ok(None)));
    }

    #[test]
    fn what_is_missing_is_said_and_the_key_is_not() {
        let national = "--queue-source national";
        for (line, key, said) in [
            (national, None, KEY_VARIABLE),
            (national, Some(" "), KEY_VARIABLE),
            (national, Some("canary key"), "cannot be a key"),
            (national, Some("canary"), "--national-area"),
            (
                "--queue-source national --national-area 11650",
                Some("canary"),
                "ten digits",
            ),
            (
                "--queue-source national --national-area 1165000000 --national-address http://example.com",
                Some("canary"),
                "https://",
            ),
            ("--queue-source sea", Some("canary"), "no source sea"),
            ("--queue-source recording", None, "--queue-replay"),
            (
                "--queue-source national --queue-replay x",
                Some("canary"),
                "leave out",
            ),
        ] {
            let why = source(line, key).unwrap_err();
            assert!(why.contains(said) && !why.contains("canary"), "{line}: {why}");
        }
    }
}
