//! Sends a photo: makes it small, sends it in parts, and goes on by itself where the network was cut.

use crate::api::{ApiError, Client};
use crate::device::{self, PHOTO_TYPE, PhotoFault, shrunk_photo};
use crate::fetch::{Backoff, Pause, PhotoFor, Upload, hidden, spawn, use_services};
use contract::photo::{Photo, PhotoRules};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Where the photo stands.
#[derive(Clone, PartialEq)]
pub enum PhotoStage {
    /// None was chosen.
    None,
    /// It is made small.
    Shrinking,
    /// So many of so many bytes have arrived.
    Sending(u32, u32),
    /// It stopped; it goes on by itself where the second is true.
    Broken(Rc<ApiError>, bool),
    /// It cannot be sent at all.
    Wrong(PhotoFault),
    /// All of it has arrived.
    Done,
}

/// What sends the photo.
#[derive(Clone)]
pub struct PhotoSender {
    what: PhotoFor,
    client: Client,
    /// The photo that is not whole there; out of its place while it is under way.
    upload: Rc<RefCell<Option<Upload>>>,
    /// Grows with each photo that is chosen and when the page is left: an earlier one stops.
    run: Rc<Cell<u32>>,
    pause: Rc<RefCell<Option<Pause>>>,
    backoff: Rc<Cell<Backoff>>,
    stage: UseStateHandle<PhotoStage>,
    done: Callback<Photo>,
}

/// Something that sends photos; `done` is called with each that is whole.
#[hook]
pub fn use_photo(what: PhotoFor, done: Callback<Photo>) -> PhotoSender {
    let sender = PhotoSender {
        what,
        client: use_services().client,
        upload: use_mut_ref(|| None::<Upload>),
        run: use_memo((), |()| Cell::new(0)),
        pause: use_mut_ref(|| None::<Pause>),
        backoff: use_memo((), |()| Cell::new(Backoff::default())),
        stage: use_state(|| PhotoStage::None),
        done,
    };
    {
        let (run, pause) = (sender.run.clone(), sender.pause.clone());
        use_effect_with((), move |()| {
            move || {
                run.set(run.get() + 1);
                pause.take();
            }
        });
    }
    sender
}

impl PhotoSender {
    /// Where it stands.
    pub fn stage(&self) -> &PhotoStage {
        &self.stage
    }

    /// Takes the photo that was chosen in the file box, shows it on the canvas, and sends it.
    pub fn take(&self, input: &NodeRef, canvas: &NodeRef, reference: &str, rules: &PhotoRules) {
        let (Some(input), Some(canvas)) = (input.get(), canvas.get()) else {
            return;
        };
        let [input, canvas] = [input, canvas].map(|node| node.unchecked_into::<web_sys::Element>());
        self.run.set(self.run.get() + 1);
        self.pause.take();
        self.upload.take();
        self.backoff.set(Backoff::default());
        self.stage.set(PhotoStage::Shrinking);
        let (sender, mine) = (self.clone(), self.run.get());
        let (reference, rules) = (reference.to_owned(), rules.clone());
        spawn(async move {
            let longer = u32::from(rules.longer_side_px);
            let photo = shrunk_photo(input, canvas, longer, rules.max_bytes).await;
            if sender.run.get() != mine {
                return;
            }
            match photo {
                Ok(bytes) => {
                    let upload = Upload::of(sender.what, &reference, PHOTO_TYPE, bytes, &rules);
                    sender.upload.replace(Some(upload));
                    sender.go_on();
                }
                Err(PhotoFault::NothingChosen) => sender.stage.set(PhotoStage::None),
                Err(fault) => sender.stage.set(PhotoStage::Wrong(fault)),
            }
        });
    }

    /// Sends what has not arrived, unless that is under way.
    pub fn go_on(&self) {
        let Some(mut upload) = self.upload.take() else {
            return;
        };
        self.pause.take();
        let (sender, mine) = (self.clone(), self.run.get());
        spawn(async move {
            let total = upload.total();
            let told = |received: u32| {
                let here = sender.run.get() == mine;
                if here {
                    sender.stage.set(PhotoStage::Sending(received, total));
                }
                here
            };
            let result = upload.go_on(&sender.client, told).await;
            if sender.run.get() != mine {
                return;
            }
            match result {
                Ok(photo) => {
                    sender.stage.set(PhotoStage::Done);
                    sender.done.emit(photo);
                }
                Err(error) => {
                    sender.upload.replace(Some(upload));
                    sender.broken(error);
                }
            }
        });
    }

    /// What may pass is tried again after a pause.
    fn broken(&self, error: ApiError) {
        let passes =
            matches!(error, ApiError::Network | ApiError::TimedOut) || error.retry_after_s().is_some();
        if passes {
            let mut backoff = self.backoff.get();
            let millis = backoff.next_ms(error.retry_after_s(), device::unit());
            self.backoff.set(backoff);
            self.later(millis);
        }
        self.stage.set(PhotoStage::Broken(Rc::new(error), passes));
    }

    fn later(&self, millis: u32) {
        let sender = self.clone();
        let pause = Pause::new(millis, move || match hidden() {
            true => sender.later(millis),
            false => sender.go_on(),
        });
        self.pause.replace(Some(pause));
    }
}
