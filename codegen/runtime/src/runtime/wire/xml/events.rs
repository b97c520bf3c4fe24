//! The parts of a document, and what is wrong with it.

use crate::runtime::wire::misfit::{Misfit, Quoted};
use quick_xml::events::attributes::{AttrError, Attribute};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::Prefix;
use quick_xml::{Reader, XmlVersion, escape};
use std::borrow::Cow;

/// The most elements around an element, which is also the limit of JSON.
const DEEPEST: usize = 128;

/// Why the reading ended.
pub(super) enum Stop {
    /// A value does not fit and cannot be left out.
    Misfit(Misfit),
    /// It is no XML, or XML that is not read: what was found.
    NoXml(String),
}

impl From<Misfit> for Stop {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

impl From<quick_xml::Error> for Stop {
    #[cold]
    fn from(error: quick_xml::Error) -> Self {
        Self::NoXml(format!("text that is no XML: {error}"))
    }
}

impl From<AttrError> for Stop {
    #[cold]
    fn from(error: AttrError) -> Self {
        quick_xml::Error::from(error).into()
    }
}

/// A part of an element.
pub(super) enum Part<'d> {
    /// The beginning of an element in it. Each has an end, also `<a/>`.
    Element(BytesStart<'d>),
    /// Some text.
    Text(Cow<'d, str>),
    /// The end of the element.
    End,
}

/// The parts of a document, one after the other.
pub(super) struct Events<'d> {
    document: &'d str,
    reader: Reader<&'d [u8]>,
    /// How many elements are around the next part.
    depth: usize,
}

impl<'d> Events<'d> {
    pub(super) fn new(document: &'d str) -> Self {
        let mut reader = Reader::from_str(document);
        reader.config_mut().expand_empty_elements = true;
        Self {
            document,
            reader,
            depth: 0,
        }
    }

    /// Reads ahead in the element whose beginning was the last part; `None` if it is `<a/>`. A copy of the reader would also copy the
    /// names of all elements around it, which can be as long as the document.
    pub(super) fn ahead(&self) -> Option<Self> {
        let (read, rest) = self.document.split_at_checked(self.position())?;
        if read.ends_with("/>") {
            return None;
        }
        let mut ahead = Self::new(rest);
        ahead.reader.config_mut().allow_unmatched_ends = true;
        ahead.depth = self.depth;
        Some(ahead)
    }

    /// The byte behind the last part.
    pub(super) fn position(&self) -> usize {
        let position = self.reader.buffer_position();
        usize::try_from(position).unwrap_or(usize::MAX)
    }

    /// The outermost element.
    pub(super) fn root(&mut self) -> Result<BytesStart<'d>, Stop> {
        loop {
            match self.next()? {
                Some(Part::Element(root)) => return Ok(root),
                Some(Part::Text(text)) if text.trim().is_empty() => {}
                Some(_) => return Err(Stop::NoXml("text that is no XML".to_owned())),
                None => return Err(Stop::NoXml("no element".to_owned())),
            }
        }
    }

    /// Whether nothing but white space and comments follows the outermost element.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        loop {
            match self.next()? {
                Some(Part::Text(text)) if text.trim().is_empty() => {}
                Some(_) => {
                    return Err(Stop::NoXml("more behind the outermost element".to_owned()));
                }
                None => return Ok(()),
            }
        }
    }

    /// The next part of the element.
    pub(super) fn part(&mut self) -> Result<Part<'d>, Stop> {
        let part = self.next()?;
        part.ok_or_else(|| Stop::NoXml("the end of the document in an element".to_owned()))
    }

    /// The next part; `None` at the end of the document.
    fn next(&mut self) -> Result<Option<Part<'d>>, Stop> {
        loop {
            let part = match self.reader.read_event()? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let found = format!("more than {DEEPEST} elements in one another");
                        return Err(Stop::NoXml(found));
                    }
                    Part::Element(start)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::End
                }
                Event::Text(text) => Part::Text(text.xml10_content()),
                Event::CData(text) => Part::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Part::Text(character(&reference)?.into()),
                Event::DocType(_) => {
                    return Err(Stop::NoXml("a declaration of the type".to_owned()));
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                Event::Eof => return Ok(None),
            };
            return Ok(Some(part));
        }
    }

    /// Reads to the end of the element.
    pub(super) fn skip(&mut self) -> Result<(), Stop> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            self.part()?;
        }
        Ok(())
    }

    /// The text of the element up to its end, and whether there are elements in it, which are skipped.
    pub(super) fn text(&mut self) -> Result<(String, bool), Stop> {
        let (mut all, mut has_elements) = (String::new(), false);
        loop {
            match self.part()? {
                Part::Element(_) => {
                    has_elements = true;
                    self.skip()?;
                }
                Part::Text(text) => all.push_str(&text),
                Part::End => return Ok((all, has_elements)),
            }
        }
    }
}

/// The character that a reference stands for. No other entities exist, since no declarations are read.
fn character(reference: &BytesRef<'_>) -> Result<String, Stop> {
    if let Some(character) = reference.resolve_char_ref()? {
        return Ok(character.into());
    }
    let name = reference.xml10_content();
    let text = escape::resolve_predefined_entity(&name);
    text.map(str::to_owned)
        .ok_or_else(|| Stop::NoXml(format!("the unknown entity {}", Quoted(&name))))
}

/// The attributes of an element with their names, but for those that are about the document: namespaces, `xml:…` and `xsi:…`.
///
/// It is not checked whether a name occurs twice. The last one counts.
pub(super) fn attributes<'s>(
    start: &'s BytesStart<'_>,
) -> impl Iterator<Item = Result<(&'s str, String), Stop>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.filter_map(|attribute| {
        let attribute = match attribute {
            Ok(attribute) => attribute,
            Err(error) => return Some(Err(error.into())),
        };
        let prefix = attribute.key.prefix().map(Prefix::into_inner);
        let name = attribute.key.local_name().into_inner();
        let is_about_document = matches!(prefix, Some("xmlns" | "xml"))
            || (prefix.is_none() && name == "xmlns")
            || (prefix == Some("xsi") && matches!(name, "nil" | "schemaLocation"));
        (!is_about_document).then(|| Ok((name, value(&attribute)?)))
    })
}

fn value(attribute: &Attribute<'_>) -> Result<String, Stop> {
    let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
    Ok(value.into_owned())
}

/// Whether the element says that it is null: `xsi:nil="true"`.
pub(super) fn is_nil(start: &BytesStart<'_>) -> bool {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten().any(|attribute| {
        attribute.key.prefix().is_some()
            && attribute.key.local_name().into_inner() == "nil"
            && matches!(&*attribute.value, "true" | "1")
    })
}
