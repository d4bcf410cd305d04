//! A photo that the resident chose, made small on the device. It is drawn anew, so that nothing of what its camera
//! wrote into it (place, time, device) leaves the device.

/// Why there is no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFault {
    /// No file was chosen.
    NothingChosen,
    /// The file is no picture that this browser can read, or the browser can read none.
    NotAPicture,
    /// It is too large even when it is made small.
    TooLarge,
}

/// The media type of what [`shrunk_photo`] gives.
pub const PHOTO_TYPE: &str = "image/jpeg";

#[cfg(target_arch = "wasm32")]
pub use browser::shrunk_photo;
#[cfg(not(target_arch = "wasm32"))]
pub use host::shrunk_photo;

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{PHOTO_TYPE, PhotoFault};
    use crate::device::script::{call, global, member, settled};
    use js_sys::{Promise, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    /// How well it is kept, tried in turn until it is small enough.
    const QUALITIES: [f64; 3] = [0.85, 0.6, 0.35];

    /// Draws the photo that was chosen in the file box `input` onto the canvas `canvas`, where it can be seen, so
    /// that its longer side has at most `longer_side` pixels. Gives it as a JPEG of at most `max_bytes` bytes.
    pub async fn shrunk_photo(
        input: Element,
        canvas: Element,
        longer_side: u32,
        max_bytes: u32,
    ) -> Result<Vec<u8>, PhotoFault> {
        let file = chosen(&input).ok_or(PhotoFault::NothingChosen)?;
        let canvas: JsValue = canvas.into();
        draw(&canvas, file, longer_side)
            .await
            .ok_or(PhotoFault::NotAPicture)?;
        for quality in QUALITIES {
            let bytes = jpeg(&canvas, quality).await.ok_or(PhotoFault::NotAPicture)?;
            if bytes.len() <= max_bytes as usize {
                return Ok(bytes);
            }
        }
        Err(PhotoFault::TooLarge)
    }

    fn chosen(input: &Element) -> Option<JsValue> {
        let files = member(input, "files")?;
        call(&files, "item", &[0.into()]).filter(|file| !file.is_null())
    }

    async fn draw(canvas: &JsValue, file: JsValue, longer_side: u32) -> Option<()> {
        let picture = settled(call(&global(), "createImageBitmap", &[file])?).await?;
        let side = |name| member(&picture, name).and_then(|side| side.as_f64());
        let (width, height) = (side("width")?, side("height")?);
        let scale = (f64::from(longer_side) / width.max(height)).min(1.0);
        let [width, height] = [width, height].map(|side| JsValue::from((side * scale).round().max(1.0)));
        Reflect::set(canvas, &"width".into(), &width).ok()?;
        Reflect::set(canvas, &"height".into(), &height).ok()?;
        let paper = call(canvas, "getContext", &["2d".into()]).filter(|paper| !paper.is_null())?;
        // What is transparent would become black.
        Reflect::set(&paper, &"fillStyle".into(), &"#fff".into()).ok()?;
        let [left, top] = [JsValue::from(0), JsValue::from(0)];
        call(
            &paper,
            "fillRect",
            &[left.clone(), top.clone(), width.clone(), height.clone()],
        )?;
        call(&paper, "drawImage", &[picture.clone(), left, top, width, height])?;
        call(&picture, "close", &[]);
        Some(())
    }

    async fn jpeg(canvas: &JsValue, quality: f64) -> Option<Vec<u8>> {
        let canvas = canvas.clone();
        let made = Promise::new(&mut |resolve, _| {
            let done = Closure::once_into_js(move |blob: JsValue| drop(resolve.call1(&JsValue::NULL, &blob)));
            call(&canvas, "toBlob", &[done, PHOTO_TYPE.into(), quality.into()]);
        });
        let blob = settled(made.into()).await.filter(|blob| !blob.is_null())?;
        let buffer = settled(call(&blob, "arrayBuffer", &[])?).await?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::PhotoFault;
    use web_sys::Element;

    /// On the host: there is no photo.
    pub async fn shrunk_photo(_: Element, _: Element, _: u32, _: u32) -> Result<Vec<u8>, PhotoFault> {
        Err(PhotoFault::NothingChosen)
    }
}
