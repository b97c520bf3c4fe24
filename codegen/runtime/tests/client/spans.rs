//! A tracer that remembers the names of its spans, and for which crates it was made.

use azure_core::http::{Context, Request};
use azure_core::tracing::{
    AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer, TracerProvider,
};
use std::any::Any;
use std::borrow::Cow;
use std::error::Error;
use std::sync::{Arc, Mutex};

#[derive(Clone, Debug, Default)]
pub struct SpanNames {
    names: Arc<Mutex<Vec<String>>>,
    tracers: Arc<Mutex<Vec<&'static str>>>,
}

impl SpanNames {
    pub fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().clone()
    }

    /// The crates.
    pub fn tracers(&self) -> Vec<&'static str> {
        self.tracers.lock().unwrap().clone()
    }
}

impl TracerProvider for SpanNames {
    fn get_tracer(
        &self,
        _: Option<&'static str>,
        name: &'static str,
        _: Option<&'static str>,
    ) -> Arc<dyn Tracer> {
        self.tracers.lock().unwrap().push(name);
        Arc::new(self.clone())
    }
}

impl Tracer for SpanNames {
    fn start_span(&self, name: Cow<'static, str>, _: SpanKind, _: Vec<Attribute>) -> Arc<dyn Span> {
        self.names.lock().unwrap().push(name.into_owned());
        Arc::new(Silent)
    }

    fn start_span_with_parent(
        &self,
        name: Cow<'static, str>,
        kind: SpanKind,
        attributes: Vec<Attribute>,
        _: Arc<dyn Span>,
    ) -> Arc<dyn Span> {
        self.start_span(name, kind, attributes)
    }

    fn namespace(&self) -> Option<&'static str> {
        None
    }
}

/// A span that nobody reads.
struct Silent;

impl AsAny for Silent {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Span for Silent {
    fn is_recording(&self) -> bool {
        false
    }

    fn span_id(&self) -> [u8; 8] {
        [0; 8]
    }

    fn end(&self) {}

    fn set_status(&self, _: SpanStatus) {}

    fn set_attribute(&self, _: &'static str, _: AttributeValue) {}

    fn record_error(&self, _: &dyn Error) {}

    fn set_current(&self, _: &Context) -> Box<dyn SpanGuard> {
        Box::new(Silent)
    }

    fn propagate_headers(&self, _: &mut Request) {}
}

impl SpanGuard for Silent {
    fn end(self) {}
}
