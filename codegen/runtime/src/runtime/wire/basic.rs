//! Scalars and optional values.

use super::value::{Slot, Value, View};

/// A scalar whose blank value is its default.
macro_rules! scalars {
    ($($ty:ty: $view:ident($convert:expr), $slot:ident;)*) => {$(
        impl Value for $ty {
            fn view(&self) -> View<'_> {
                View::$view($convert(*self))
            }

            fn open(&mut self) -> Slot<'_> {
                Slot::$slot(self)
            }

            fn clear(&mut self) -> bool {
                *self = Self::default();
                false
            }

            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

scalars! {
    bool: Boolean(bool::from), Boolean;
    i32: Integer(i64::from), Integer32;
    i64: Integer(i64::from), Integer64;
    u64: Unsigned(u64::from), Unsigned64;
    f32: Number32(f32::from), Number32;
    f64: Number(f64::from), Number64;
}

impl Value for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn clear(&mut self) -> bool {
        String::clear(self);
        false
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Value for serde_json::Value {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::Json(self)
    }

    fn clear(&mut self) -> bool {
        *self = Self::Null;
        true
    }

    fn blank() -> Self {
        Self::Null
    }
}

impl<T: Value> Value for Option<T> {
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Nothing,
        }
    }

    fn open(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::blank).open()
    }

    fn clear(&mut self) -> bool {
        *self = None;
        true
    }

    fn blank() -> Self {
        None
    }
}

/// Stands for a field that a model does not have. `&mut []` is the one mutable reference that needs no place in memory.
impl Value for [(); 0] {
    fn view(&self) -> View<'_> {
        View::Nothing
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::Nothing
    }

    fn clear(&mut self) -> bool {
        true
    }

    fn blank() -> Self {
        []
    }
}
