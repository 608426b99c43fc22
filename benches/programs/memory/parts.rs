//! A body that arrives in parts, as from a network.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body::Frame;

/// The rest of a body.
pub(crate) struct Parts(Bytes);

impl Parts {
    const SIZE: usize = 64;

    pub(crate) fn body(whole: Bytes) -> Body {
        Body::new(Self(whole))
    }
}

impl http_body::Body for Parts {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let size = Self::SIZE.min(self.0.len());
        let part = self.0.split_to(size);
        Poll::Ready((size > 0).then(|| Ok(Frame::data(part))))
    }
}
