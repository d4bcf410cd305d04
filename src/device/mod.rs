//! What the device gives: storage, clock, chance, share, print, a file to keep. On the host, stand-ins that
//! are just enough to render and to test.

mod alerts;
mod capabilities;
mod clock;
mod fragment;
mod hearing;
pub mod kiosk;
mod leaving;
mod photo;
mod profile;
mod random;
#[cfg(target_arch = "wasm32")]
mod script;
mod speech;
pub mod storage;
mod tabs;

pub use alerts::{
    Notifications, ask_for_notifications, beep, can_shake, can_sound, can_stay_awake, in_one_tab,
    notifications, notify, shake, sleep_again, sound_is_awake, stay_awake, wake_sound,
};
pub use capabilities::{
    can_pass_on, can_share, copy_text, keeps_and_prints, locate, offer_file, on_line, print, root_attribute,
    set_root_attribute, share, tell_start_script,
};
pub use clock::now_millis;
pub use fragment::{on_fragment, take_fragment, whole_address};
pub use hearing::{Heard, Listening, can_hear};
pub use leaving::{Watching, clear_screen, leave_to, never_kept_aside, on_escape_thrice};
pub use photo::{PHOTO_TYPE, PhotoFault, shrunk_photo};
pub use profile::{is_kiosk, kiosk_id};
pub use random::{key_128, unit};
#[cfg(target_arch = "wasm32")]
pub use speech::stands_apart;
pub use speech::{Speaking, can_speak};
pub use tabs::Tabs;
