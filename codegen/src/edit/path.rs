//! JSON paths, which select values of a file: `$.paths..parameters[?(@.name == 'x')]`.

use super::filter::Filter;
use super::position::{self, Child, Position};
use super::reader::Reader;
use super::route::Step;
use crate::source::tree::Node;
use std::collections::BTreeSet;

/// The maximum number of selected values, far above what any real directive selects.
const MAX_SELECTED: usize = 1_000_000;

/// A JSON path.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    segments: Vec<Segment>,
}

#[derive(Clone, Debug)]
struct Segment {
    /// Whether the segment follows `..`, and so applies to all descendants and not only to children.
    is_deep: bool,
    selector: Selector,
}

#[derive(Clone, Debug)]
enum Selector {
    Step(Step),
    Any,
    Filter(Filter),
}

impl Path {
    /// The path of the root, `$`.
    pub(crate) fn whole() -> Self {
        Self {
            segments: Vec::new(),
        }
    }

    /// The path `$.key.key…`.
    pub(crate) fn from_keys(keys: &[&str]) -> Self {
        let mut path = Self::whole();
        for key in keys {
            path.push(Selector::Step(Step::Key((*key).to_owned())));
        }
        path
    }

    /// The path of the operations that match a filter, in the section `paths` or `x-ms-paths`.
    pub(crate) fn operations(section: &str, filter: Filter) -> Self {
        let mut path = Self::from_keys(&[section]);
        path.push(Selector::Any);
        path.push(Selector::Filter(filter));
        path
    }

    fn push(&mut self, selector: Selector) {
        self.segments.push(Segment {
            is_deep: false,
            selector,
        });
    }

    /// Parses a path. Returns `None` if its syntax is not supported.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }

    /// The rest of the text of a path, from the first part whose syntax is not supported.
    pub(crate) fn not_understood(text: &str) -> Option<&str> {
        Self::parse(text).err()
    }

    fn parse(text: &str) -> Result<Self, &str> {
        let mut reader = Reader::new(text);
        if !reader.take("$") {
            return Err(text);
        }
        let mut segments = Vec::new();
        while !reader.is_at_end() {
            let rest = reader.rest();
            segments.push(segment(&mut reader).ok_or(rest)?);
        }
        Ok(Self { segments })
    }

    /// The keys of the path, if it consists of nothing else.
    pub(crate) fn keys(&self) -> Option<Vec<&str>> {
        let keys = self.segments.iter();
        let keys = keys.map(|segment| match &segment.selector {
            Selector::Step(Step::Key(key)) if !segment.is_deep => Some(key.as_str()),
            _ => None,
        });
        keys.collect()
    }

    /// Whether the path selects the root.
    pub(crate) fn is_whole(&self) -> bool {
        self.segments.is_empty()
    }

    /// Strings that a file must contain if the path selects a value in it.
    pub(crate) fn required_words(&self) -> impl Iterator<Item = &str> {
        self.segments
            .iter()
            .filter_map(|segment| match &segment.selector {
                Selector::Step(Step::Key(key)) => Some(key.as_str()),
                Selector::Filter(filter) => filter.required_word(),
                Selector::Step(Step::Index(_)) | Selector::Any => None,
            })
    }

    /// The positions of the selected values. Returns `None` if there are too many.
    pub(crate) fn select(&self, document: &Node) -> Option<BTreeSet<Position>> {
        let mut selected = BTreeSet::from([Position::new()]);
        for segment in &self.segments {
            let mut found = BTreeSet::new();
            let mut last: Option<&Position> = None;
            for position in &selected {
                // The descendants of this value were found from its selected ancestor.
                if segment.is_deep && last.is_some_and(|last| position.starts_with(last)) {
                    continue;
                }
                last = Some(position);
                if let Some(node) = position::find(document, position) {
                    segment.find(node, &mut position.clone(), &mut found);
                }
            }
            if found.len() > MAX_SELECTED {
                return None;
            }
            selected = found;
        }
        Some(selected)
    }
}

impl Segment {
    /// Adds the selected children, and the selected descendants if the segment is deep.
    fn find(&self, node: &Node, position: &mut Position, found: &mut BTreeSet<Position>) {
        for (index, (step, child)) in position::children(node).enumerate() {
            if found.len() > MAX_SELECTED {
                return;
            }
            position.push(index);
            if self.selector.matches(step, child) {
                found.insert(position.clone());
            }
            if self.is_deep {
                self.find(child, position, found);
            }
            position.pop();
        }
    }
}

impl Selector {
    fn matches(&self, step: Child<'_>, child: &Node) -> bool {
        match (self, step) {
            (Self::Any, _) => true,
            (Self::Filter(filter), _) => filter.matches(child),
            (Self::Step(Step::Key(expected)), Child::Key(key)) => expected == key,
            (Self::Step(Step::Index(expected)), Child::Index(index)) => *expected == index,
            (Self::Step(Step::Index(expected)), Child::Key(key)) => expected.to_string() == key,
            (Self::Step(Step::Key(_)), Child::Index(_)) => false,
        }
    }
}

fn segment(reader: &mut Reader<'_>) -> Option<Segment> {
    let is_deep = reader.take("..");
    let has_dot = is_deep || reader.take(".");
    if reader.take("[") {
        let selector = if reader.take("*") {
            Selector::Any
        } else if reader.take("?(") {
            let filter = Filter::read(reader)?;
            if !reader.take(")") {
                return None;
            }
            Selector::Filter(filter)
        } else if let Some(key) = reader.string() {
            Selector::Step(Step::Key(key))
        } else {
            Selector::Step(Step::Index(reader.integer()?))
        };
        return reader.take("]").then_some(Segment { is_deep, selector });
    }
    if !has_dot {
        return None;
    }
    let selector = if reader.take("*") {
        Selector::Any
    } else {
        Selector::Step(Step::Key(reader.key()?.to_owned()))
    };
    Some(Segment { is_deep, selector })
}

#[cfg(test)]
mod tests {
    use super::Path;
    use crate::edit::position::{Child, children};
    use crate::source::tree::Node;

    const DOCUMENT: &str = r#"{
      "paths": {
        "/a": {"get": {"operationId": "A_Get", "parameters": [{"name": "x", "in": "query"}, {"name": "y", "enum": ["1"]}]}},
        "/b": {"get": {"operationId": "B_Get", "responses": {"200": {"schema": {}}}}, "put": {"operationId": "B_Put"}}
      },
      "x-ms-paths": {"/c": {}}
    }"#;

    /// The selected values, as JSON pointers.
    fn selected(path: &str) -> Vec<String> {
        let document: Node = serde_json::from_str(DOCUMENT).unwrap();
        let path = Path::read(path).unwrap_or_else(|| panic!("{path} is supported"));
        let selected = path.select(&document).unwrap();
        let shown = selected.iter().map(|position| pointer(&document, position));
        shown.collect()
    }

    fn pointer(node: &Node, position: &[usize]) -> String {
        let Some((first, rest)) = position.split_first() else {
            return String::new();
        };
        let (step, child) = children(node).nth(*first).unwrap();
        let step = match step {
            Child::Key(key) => key.replace('/', "~1"),
            Child::Index(index) => index.to_string(),
        };
        format!("/{step}{}", pointer(child, rest))
    }

    #[test]
    fn keys_and_indices_select_one_value() {
        assert_eq!(selected("$"), [""]);
        assert_eq!(selected("$.paths['/a'].get"), ["/paths/~1a/get"]);
        assert_eq!(selected("$[\"x-ms-paths\"].['/c']"), ["/x-ms-paths/~1c"]);
        assert_eq!(selected("$.x-ms-paths"), ["/x-ms-paths"]);
        assert_eq!(
            selected("$.paths[\"/a\"].get.parameters[1].name"),
            ["/paths/~1a/get/parameters/1/name"]
        );
        assert_eq!(
            selected("$.paths['/b'].get.responses[200]"),
            ["/paths/~1b/get/responses/200"]
        );
        assert!(selected("$.path['/a']").is_empty());
    }

    #[test]
    fn a_wildcard_selects_all_children() {
        assert_eq!(selected("$.paths.*"), ["/paths/~1a", "/paths/~1b"]);
        assert_eq!(selected("$.paths[*].put"), ["/paths/~1b/put"]);
    }

    #[test]
    fn two_dots_select_descendants() {
        assert_eq!(
            selected("$..put.operationId"),
            ["/paths/~1b/put/operationId"]
        );
        assert_eq!(selected("$.paths..operationId").len(), 3);
        assert_eq!(
            selected("$.paths..responses[\"200\"]"),
            ["/paths/~1b/get/responses/200"]
        );
        assert_eq!(selected("$..*").len(), selected("$..*..*").len() + 2);
    }

    #[test]
    fn a_filter_selects_children_by_their_content() {
        let parameter = ["/paths/~1a/get/parameters/0"];
        for filter in [
            "@.name=='x'",
            "@.name === \"x\"",
            "'x' == @['name']",
            "@.in",
            "@.in && !@.enum",
        ] {
            let path = format!("$.paths..parameters[?({filter})]");
            assert_eq!(selected(&path), parameter, "{filter}");
        }
        assert_eq!(
            selected("$.paths.*[?(@.operationId == 'B_Put')]"),
            ["/paths/~1b/put"]
        );
        assert_eq!(selected("$.paths..parameters..[?(@.name=='x')]"), parameter);
        assert_eq!(
            selected("$.paths.*[?(@.operationId.match(/^b_/i))]").len(),
            2
        );
        assert_eq!(
            selected("$.paths.*[?(@.operationId.startsWith('A'))]").len(),
            1
        );
    }

    #[test]
    fn other_syntax_is_not_supported() {
        for path in [
            "paths",
            "$.paths[",
            "$[1:2]",
            "$['a','b']",
            "$.paths[?(@.a > 1)]",
            "$.a b",
            "$.paths[?(@.length)",
            "",
        ] {
            assert!(Path::read(path).is_none(), "{path}");
        }
    }
}
