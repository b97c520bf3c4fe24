//! Models.

use armgen_runtime::runtime::{Field, Model, Page, Value, model};

#[derive(Clone, Debug, Default)]
pub struct Widget {
    pub id: Option<String>,
    pub name: Option<String>,
    pub properties: Option<WidgetProperties>,
}

impl Model for Widget {
    const FIELDS: &'static [Field] = &[
        Field::new("id").read_only(),
        Field::new("name").read_only(),
        Field::new("properties"),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.id,
            1 => &self.name,
            _ => &self.properties,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.id,
            1 => &mut self.name,
            _ => &mut self.properties,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct WidgetProperties {
    pub size: Option<i32>,
    pub provisioning_state: Option<String>,
}

impl Model for WidgetProperties {
    const FIELDS: &'static [Field] = &[
        Field::new("size"),
        Field::new("provisioningState").read_only(),
    ];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.size,
            _ => &self.provisioning_state,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.size,
            _ => &mut self.provisioning_state,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct WidgetList {
    pub value: Option<Vec<Widget>>,
    pub next_link: Option<String>,
}

impl Model for WidgetList {
    const FIELDS: &'static [Field] = &[Field::new("value"), Field::new("nextLink")];

    fn field(&self, index: usize) -> &dyn Value {
        match index {
            0 => &self.value,
            _ => &self.next_link,
        }
    }

    fn field_mut(&mut self, index: usize) -> &mut dyn Value {
        match index {
            0 => &mut self.value,
            _ => &mut self.next_link,
        }
    }
}

impl Page for WidgetList {
    type Item = Widget;

    fn next_link(&self) -> Option<&str> {
        self.next_link.as_deref()
    }

    fn into_items(self) -> Vec<Widget> {
        self.value.unwrap_or_default()
    }
}

model!(Widget, WidgetProperties, WidgetList);
