//! Reads the fields of a JSON body one by one, so that every fault is told with its place, all at once.

use crate::problems::Refusal;
use contract::limits::{ID_MAX, normalise_name};
use contract::privacy::looks_like_registration_number;
use contract::problem::{FieldError, FieldProblem};
use contract::time::{Date, Timestamp};
use serde_json::{Map, Value};

/// An object of the body, and what was found wrong in it so far.
#[derive(Debug)]
pub(crate) struct Fields {
    object: Map<String, Value>,
    /// Where the object stands in the body.
    place: String,
    /// What is wrong, in the order of asking.
    pub(crate) errors: Vec<FieldError>,
}

impl Fields {
    /// The whole body.
    pub(crate) fn of_body(body: &[u8]) -> Result<Self, Refusal> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Ok(Self {
                object,
                place: String::new(),
                errors: Vec::new(),
            }),
            Ok(_) => Err(Refusal::malformed("the body is not a JSON object")),
            Err(_) => Err(Refusal::malformed("the body is not JSON")),
        }
    }

    /// A body with nothing in it.
    pub(crate) fn empty() -> Self {
        Self {
            object: Map::new(),
            place: String::new(),
            errors: Vec::new(),
        }
    }

    /// Tells a fault of a field.
    pub(crate) fn wrong(&mut self, name: &str, code: FieldProblem) {
        self.errors.push(FieldError {
            field: format!("{}/{name}", self.place),
            code,
        });
    }

    /// Takes over the faults of an object within this one.
    pub(crate) fn absorb(&mut self, inner: Fields) {
        self.errors.extend(inner.errors);
    }

    /// Ends the reading: refuses if anything was wrong.
    pub(crate) fn done(self) -> Result<(), Refusal> {
        match self.errors.is_empty() {
            true => Ok(()),
            false => Err(Refusal::invalid(self.errors)),
        }
    }

    /// A field that is there and not null.
    fn value(&self, name: &str) -> Option<&Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// Whether a field is there and not null.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// A text; without the white space around it.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        let code = match self.value(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => {
                let text = text.trim().to_owned();
                match looks_like_registration_number(&text) {
                    true => FieldProblem::RegistrationNumber,
                    false => return Some(text),
                }
            }
            Some(Value::String(_)) | None => FieldProblem::Missing,
            Some(_) => FieldProblem::Malformed,
        };
        self.wrong(name, code);
        None
    }

    /// A text as it is, of so many bytes at most; the caller looks into it.
    pub(crate) fn whole(&mut self, name: &str, most: usize) -> Option<String> {
        let code = match self.value(name) {
            Some(Value::String(text)) if text.len() > most => FieldProblem::TooLong,
            Some(Value::String(text)) => return Some(text.clone()),
            Some(_) => FieldProblem::Malformed,
            None => FieldProblem::Missing,
        };
        self.wrong(name, code);
        None
    }

    /// Whether a field is a list with nothing in it.
    pub(crate) fn is_empty_list(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Array(items)) if items.is_empty())
    }

    /// Whether a field is a text with nothing but white space in it.
    pub(crate) fn is_blank(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::String(text)) if text.trim().is_empty())
    }

    /// A list of texts, white space around each gone, empty ones left out.
    pub(crate) fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        let items = match self.value(name) {
            Some(Value::Array(items)) => items.clone(),
            Some(_) => {
                self.wrong(name, FieldProblem::Malformed);
                return None;
            }
            None => return Some(Vec::new()),
        };
        let mut texts = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            match item.as_str().map(str::trim) {
                Some("") => {}
                Some(text) if looks_like_registration_number(text) => {
                    self.wrong(&format!("{name}/{at}"), FieldProblem::RegistrationNumber);
                }
                Some(text) => texts.push(text.to_owned()),
                None => self.wrong(&format!("{name}/{at}"), FieldProblem::Malformed),
            }
        }
        Some(texts)
    }

    /// The name of a person.
    pub(crate) fn name(&mut self, name: &str) -> Option<String> {
        let read = match self.value(name) {
            Some(Value::String(text)) => normalise_name(text),
            Some(_) => Err(FieldProblem::Malformed),
            None => Err(FieldProblem::Missing),
        };
        read.map_err(|problem| self.wrong(name, problem)).ok()
    }

    /// A text of so many characters at most, that must be read as something.
    pub(crate) fn typed<T>(
        &mut self,
        name: &str,
        most: usize,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let length = self
            .value(name)
            .and_then(Value::as_str)
            .map_or(0, |text| text.trim().chars().count());
        if length > most && self.text(name).is_some() {
            self.wrong(name, FieldProblem::TooLong);
        }
        match length > most {
            true => None,
            false => self.parsed(name, read),
        }
    }

    /// An id: what is longer than any id is refused without being looked up.
    pub(crate) fn id(&mut self, name: &str) -> Option<String> {
        match self.value(name) {
            Some(Value::String(text)) if text.len() > ID_MAX => {
                self.wrong(name, FieldProblem::Malformed);
                None
            }
            Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
            Some(Value::String(_)) | None => {
                self.wrong(name, FieldProblem::Missing);
                None
            }
            Some(_) => {
                self.wrong(name, FieldProblem::Malformed);
                None
            }
        }
    }

    /// A date.
    pub(crate) fn date(&mut self, name: &str) -> Option<Date> {
        self.parsed(name, Date::parse)
    }

    /// A moment.
    pub(crate) fn moment(&mut self, name: &str) -> Option<Timestamp> {
        self.parsed(name, Timestamp::parse)
    }

    /// A text that must be read as something.
    pub(crate) fn parsed<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let value = read(&text);
        if value.is_none() {
            self.wrong(name, FieldProblem::Malformed);
        }
        value
    }

    /// A whole number that is not negative.
    pub(crate) fn number(&mut self, name: &str) -> Option<u64> {
        let number = self.value(name).map(Value::as_u64);
        match number {
            Some(Some(number)) => return Some(number),
            Some(None) => self.wrong(name, FieldProblem::Malformed),
            None => self.wrong(name, FieldProblem::Missing),
        }
        None
    }

    /// A whole number, also a negative one.
    pub(crate) fn integer(&mut self, name: &str) -> Option<i64> {
        let number = self.value(name).and_then(Value::as_i64);
        if number.is_none() {
            self.wrong(name, FieldProblem::Malformed);
        }
        number
    }

    /// Yes or no.
    pub(crate) fn flag(&mut self, name: &str) -> Option<bool> {
        let flag = self.value(name).map(Value::as_bool);
        match flag {
            Some(Some(flag)) => return Some(flag),
            Some(None) => self.wrong(name, FieldProblem::Malformed),
            None => self.wrong(name, FieldProblem::Missing),
        }
        None
    }

    /// A list of texts that must each be read as something, each once.
    pub(crate) fn each<T: PartialEq>(
        &mut self,
        name: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = match self.value(name) {
            Some(Value::Array(items)) if !items.is_empty() => items.clone(),
            Some(Value::Array(_)) | None => {
                self.wrong(name, FieldProblem::Missing);
                return None;
            }
            Some(_) => {
                self.wrong(name, FieldProblem::Malformed);
                return None;
            }
        };
        let mut found = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            match item.as_str().and_then(&read) {
                None => self.wrong(&format!("{name}/{at}"), FieldProblem::NotKnown),
                Some(item) if found.contains(&item) => {
                    self.wrong(&format!("{name}/{at}"), FieldProblem::Repeated)
                }
                Some(item) => found.push(item),
            }
        }
        Some(found)
    }

    /// An object within this one.
    pub(crate) fn object(&mut self, name: &str) -> Option<Fields> {
        let place = format!("{}/{name}", self.place);
        match self.value(name) {
            Some(Value::Object(object)) => Some(Fields {
                object: object.clone(),
                place,
                errors: Vec::new(),
            }),
            Some(_) => {
                self.wrong(name, FieldProblem::Malformed);
                None
            }
            None => {
                self.wrong(name, FieldProblem::Missing);
                None
            }
        }
    }

    /// A list of objects.
    pub(crate) fn objects(&mut self, name: &str) -> Option<Vec<Fields>> {
        let items = match self.value(name) {
            Some(Value::Array(items)) if !items.is_empty() => items.clone(),
            Some(Value::Array(_)) | None => {
                self.wrong(name, FieldProblem::Missing);
                return None;
            }
            Some(_) => {
                self.wrong(name, FieldProblem::Malformed);
                return None;
            }
        };
        let mut objects = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            match item {
                Value::Object(object) => objects.push(Fields {
                    object,
                    place: format!("{}/{name}/{at}", self.place),
                    errors: Vec::new(),
                }),
                _ => self.wrong(&format!("{name}/{at}"), FieldProblem::Malformed),
            }
        }
        Some(objects)
    }
}
