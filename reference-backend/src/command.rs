//! Reads the command line.

use crate::queue_arguments::QueueArguments;
use contract::time::{Date, Timestamp};
use reference_backend::Database;
use std::path::PathBuf;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Serve(Serve),
    Staff { database: Database, action: StaffAction },
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    pub(crate) site: Option<PathBuf>,
    pub(crate) database: Database,
    pub(crate) port: u16,
    pub(crate) demo: bool,
    /// One can also sign in at the provider of a demonstration.
    pub(crate) sign_in_redirect: bool,
    pub(crate) clock: Option<Timestamp>,
    pub(crate) per_minute: u32,
    pub(crate) queue: QueueArguments,
    pub(crate) buy_first: bool,
    pub(crate) payback_rows: u32,
}

/// What the office does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StaffAction {
    List,
    Prepare(String),
    Ready(String),
    Collected(String),
    CancelDay {
        office: String,
        date: Date,
        reason: String,
    },
}

impl Command {
    /// Reads the arguments after the name of the program.
    pub(crate) fn read(arguments: &[String]) -> Result<Self, String> {
        let mut serve = Serve {
            site: None,
            database: Database::File(".data/demo.sqlite".into()),
            port: 8080,
            demo: false,
            sign_in_redirect: false,
            clock: None,
            per_minute: 3000,
            queue: QueueArguments::default(),
            buy_first: false,
            payback_rows: 0,
        };
        let mut words: Vec<&str> = Vec::new();
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
            match argument {
                "--site" => serve.site = Some(value()?.into()),
                "--database" => serve.database = database(value()?),
                "--port" => serve.port = number(value()?)?,
                "--rate-limit" => serve.per_minute = number(value()?)?,
                "--demo" => serve.demo = true,
                "--payback-process" => {
                    serve.buy_first = match value()? {
                        "approve-first" => false,
                        "buy-first" => true,
                        other => return Err(format!("there is no order of steps {other}")),
                    }
                }
                "--payback-rows" => serve.payback_rows = number(value()?)?,
                "--sign-in" => serve.sign_in_redirect = redirect(value()?)?,
                "--clock" => {
                    let text = value()?;
                    serve.clock = Some(Timestamp::parse(text).ok_or(format!("{text} is not RFC 3339"))?);
                }
                "--help" | "-h" => return Ok(Self::Help),
                option if serve.queue.take(option, &mut || value().map(str::to_owned))? => {}
                option if option.starts_with("--") => return Err(format!("there is no option {option}")),
                word => words.push(word),
            }
        }
        match words.as_slice() {
            [] | ["help"] => Ok(Self::Help),
            ["serve"] => Ok(Self::Serve(serve)),
            ["staff", action @ ..] => Ok(Self::Staff {
                database: serve.database,
                action: staff_action(action)?,
            }),
            [word, ..] => Err(format!("there is no command {word}")),
        }
    }
}

fn staff_action(words: &[&str]) -> Result<StaffAction, String> {
    Ok(match words {
        ["list"] => StaffAction::List,
        ["prepare", reference] => StaffAction::Prepare((*reference).into()),
        ["ready", reference] => StaffAction::Ready((*reference).into()),
        ["collected", reference] => StaffAction::Collected((*reference).into()),
        ["cancel-day", office, date, reason] => StaffAction::CancelDay {
            office: (*office).into(),
            date: Date::parse(date).ok_or(format!("{date} is not a date"))?,
            reason: (*reason).into(),
        },
        _ => return Err("this is not what staff can do".into()),
    })
}

/// Whether one can also sign in by way of a provider.
fn redirect(value: &str) -> Result<bool, String> {
    match value {
        "code" => Ok(false),
        "redirect" => Ok(true),
        other => Err(format!("there is no way to sign in called {other}")),
    }
}

fn database(value: &str) -> Database {
    match value {
        "memory" => Database::Memory,
        path => Database::File(path.into()),
    }
}

pub(crate) fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{text} is not a number that fits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        Command::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_command_line_is_read() {
        let Ok(Command::Serve(serve)) = read("serve --site dist --database memory --port 0 --demo") else {
            panic!("serve");
        };
        assert_eq!(
            (serve.site, serve.database, serve.port),
            (Some("dist".into()), Database::Memory, 0)
        );
        assert!(serve.demo && !serve.buy_first);
        let Ok(Command::Serve(serve)) = read("serve --payback-process buy-first --payback-rows 10000") else {
            panic!("serve");
        };
        assert!(serve.buy_first && serve.payback_rows == 10_000);
        assert!(matches!(read("staff ready S7K2-9QF4"), Ok(Command::Staff { .. })));
        assert_eq!(read(""), Ok(Command::Help));
    }

    #[test]
    fn a_wrong_command_line_is_told() {
        for line in [
            "sing",
            "serve --port",
            "serve --port x",
            "serve --clock now",
            "serve --loud",
            "serve --payback-process never",
            "serve --sign-in by-palm",
            "staff sing",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
