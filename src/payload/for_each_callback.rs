/// Repeats an `impl` for every type that a callback URL can be read as. In brackets is what comes between `impl`
/// and the type.
macro_rules! for_each_callback {
    ([$($head:tt)*] $body:tt) => {
        impl $($head)* crate::HangupCallback $body
        impl $($head)* crate::DialCallback $body
        impl $($head)* crate::DialSummary $body
        impl $($head)* crate::OtherCallback $body
        impl $($head)* crate::Callback $body
    };
}

pub(crate) use for_each_callback;
