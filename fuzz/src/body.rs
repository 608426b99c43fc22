//! A body that arrives in parts, as from a network.

use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use axum_core::body::Body;
use bytes::Bytes;
use http::HeaderMap;
use http_body::{Frame, SizeHint};

/// What a body does while it is read.
#[derive(Clone, Copy)]
pub struct Behavior {
    /// Its length is known before, as with a header of it.
    pub says_length: bool,
    /// The connection fails after its last part.
    pub fails: bool,
    /// No part is there when it is asked for the first time.
    pub lets_wait: bool,
}

/// A body in parts.
pub struct Cut {
    rest: Bytes,
    /// The sizes of the next parts; trailers come for a part that has none.
    sizes: Vec<u8>,
    next: usize,
    behavior: Behavior,
    has_waited: bool,
    taken: Arc<AtomicUsize>,
}

impl Cut {
    /// The most bytes that a part has.
    pub const LARGEST: usize = 16 * u8::MAX as usize;

    /// A body, and how many of its bytes were taken so far. The sizes are used again from the first one after the
    /// last one.
    pub fn new(body: &[u8], sizes: &[u8], behavior: Behavior) -> (Self, Arc<AtomicUsize>) {
        let taken = Arc::new(AtomicUsize::new(0));
        // Without a size other than nothing, the body would never end.
        let is_cut = sizes.iter().any(|size| *size > 0);
        let cut = Self {
            rest: Bytes::copy_from_slice(body),
            sizes: if is_cut {
                sizes.to_vec()
            } else {
                vec![u8::MAX]
            },
            next: 0,
            behavior,
            has_waited: false,
            taken: Arc::clone(&taken),
        };
        (cut, taken)
    }

    /// Small sizes are the number of bytes, so that parts are often tiny; large ones are a multiple.
    fn size(&mut self) -> usize {
        let size = usize::from(self.sizes[self.next % self.sizes.len()]);
        self.next += 1;
        if size < 128 { size } else { size * 16 }
    }
}

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.behavior.lets_wait && !self.has_waited {
            self.has_waited = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.has_waited = false;
        if self.rest.is_empty() {
            let failed = || Err(io::Error::from(io::ErrorKind::ConnectionReset));
            return Poll::Ready(self.behavior.fails.then(failed));
        }
        let size = self.size().min(self.rest.len());
        let part = self.rest.split_to(size);
        self.taken.fetch_add(size, Ordering::Relaxed);
        Poll::Ready(Some(Ok(if size > 0 {
            Frame::data(part)
        } else {
            Frame::trailers(HeaderMap::new())
        })))
    }

    fn size_hint(&self) -> SizeHint {
        if self.behavior.says_length {
            SizeHint::with_exact(self.rest.len() as u64)
        } else {
            SizeHint::default()
        }
    }
}

impl From<Cut> for Body {
    fn from(cut: Cut) -> Self {
        Self::new(cut)
    }
}

/// What a future gives that waits for nothing but a [`Cut`], without a runtime.
pub fn result_of<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(result) = future.as_mut().poll(&mut context) {
            return result;
        }
    }
}
