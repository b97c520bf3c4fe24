//! Equality of values.
//!
//! `PartialEq` is by far the largest derive: it would be a third of the compiled code of a generated crate. So values are compared by
//! their views.

use super::value::{List, Map, Object, Value, View};

/// Whether two models are equal. It is generic, so that models are made trait objects only where they are compared.
#[must_use]
pub fn equal<T: Object>(left: &T, right: &T) -> bool {
    objects(left, right)
}

fn objects(left: &dyn Object, right: &dyn Object) -> bool {
    let (left_shape, right_shape) = (left.shape(), right.shape());
    // In a union they can be of different kinds, whose tags differ.
    let is_same_kind =
        left_shape.tag == right_shape.tag && left_shape.fields.len() == right_shape.fields.len();
    let mut fields = 0..left_shape.fields.len();
    is_same_kind
        && fields.all(|index| values(left.field(index), right.field(index)))
        && optional(left.additional(), right.additional())
}

#[expect(clippy::float_cmp, reason = "this is `PartialEq` of numbers")]
fn values(left: &dyn Value, right: &dyn Value) -> bool {
    match (left.view(), right.view()) {
        (View::Nothing, View::Nothing) => true,
        (View::Boolean(left), View::Boolean(right)) => left == right,
        (View::Integer(left), View::Integer(right)) => left == right,
        (View::Unsigned(left), View::Unsigned(right)) => left == right,
        (View::Number32(left), View::Number32(right)) => left == right,
        (View::Number(left), View::Number(right)) => left == right,
        (View::Text(left) | View::Literal(left), View::Text(right) | View::Literal(right)) => {
            left == right
        }
        (View::List(left), View::List(right)) => lists(left, right),
        (View::Map(left), View::Map(right)) => maps(left, right),
        (View::Object(left), View::Object(right)) => objects(left, right),
        (View::Json(left), View::Json(right)) => left == right,
        _ => false,
    }
}

fn lists(left: &dyn List, right: &dyn List) -> bool {
    left.len() == right.len()
        && (0..left.len()).all(|index| optional(left.get(index), right.get(index)))
}

fn maps(left: &dyn Map, right: &dyn Map) -> bool {
    let mut are_equal = left.len() == right.len();
    if are_equal {
        left.each(&mut |name, value| {
            are_equal = optional(Some(value), right.get(name));
            are_equal
        });
    }
    are_equal
}

fn optional(left: Option<&dyn Value>, right: Option<&dyn Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => values(left, right),
        (left, right) => left.is_none() && right.is_none(),
    }
}
