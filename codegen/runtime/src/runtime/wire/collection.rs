//! Arrays and maps.

use super::value::{List, Map, Slot, Value, View};
use std::collections::BTreeMap;

impl<T: Value> Value for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn clear(&mut self) -> bool {
        Vec::clear(self);
        false
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<&dyn Value> {
        let item = self.as_slice().get(index)?;
        Some(item)
    }

    fn push(&mut self) -> Option<&mut dyn Value> {
        Vec::push(self, T::blank());
        let item = self.last_mut()?;
        Some(item)
    }

    fn drop_last(&mut self) {
        if let Some(item) = self.last_mut()
            && !item.clear()
        {
            self.pop();
        }
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn open(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn clear(&mut self) -> bool {
        BTreeMap::clear(self);
        false
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn get(&self, name: &str) -> Option<&dyn Value> {
        let value = BTreeMap::get(self, name)?;
        Some(value)
    }

    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool) {
        for (name, value) in self {
            if !visit(name, value) {
                return;
            }
        }
    }

    fn put(&mut self, name: String, read: &mut dyn FnMut(&str, &mut dyn Value) -> bool) {
        let mut value = T::blank();
        if read(&name, &mut value) {
            self.insert(name, value);
        } else {
            self.remove(&name);
        }
    }
}

impl Map for serde_json::Map<String, serde_json::Value> {
    fn len(&self) -> usize {
        serde_json::Map::len(self)
    }

    fn get(&self, name: &str) -> Option<&dyn Value> {
        let value = serde_json::Map::get(self, name)?;
        Some(value)
    }

    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Value) -> bool) {
        for (name, value) in self {
            if !visit(name, value) {
                return;
            }
        }
    }

    fn put(&mut self, name: String, read: &mut dyn FnMut(&str, &mut dyn Value) -> bool) {
        let mut value = serde_json::Value::Null;
        // Any JSON fits, so that no value is ever left out.
        if read(&name, &mut value) {
            self.insert(name, value);
        }
    }
}
