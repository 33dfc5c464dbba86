//! Elements, built by calls. `html!` writes out every element's construction where it stands, which made up a third of the
//! page's code; here it is written once.

use crate::text::{FOREIGN, Part, Slot};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttrValue, Key, Listener, ListenerKind, VNode, VTag, VText};

/// The language of the data.
const DATA_LANG: &str = "en";

/// An element under construction.
pub(super) struct El(Box<VTag>);

/// An element with this tag.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

/// An element with this tag and class.
#[inline(never)]
pub(super) fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// Gives it an attribute.
    #[inline(never)]
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.0.add_attribute(name, value.into());
        self
    }

    /// Gives it an attribute, if there is a value.
    #[inline(never)]
    pub(super) fn attr_if(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Lets others find the element once it is there.
    pub(super) fn reference(mut self, reference: NodeRef) -> Self {
        self.0.node_ref = reference;
        self
    }

    /// Sets what an input holds.
    pub(super) fn value(mut self, value: String) -> Self {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Sets which option of a select is chosen. Its options say so too, being made after it; but what they say later counts no
    /// more once a reader has chosen, and in Firefox not even before.
    #[inline(never)]
    pub(super) fn chosen(mut self, value: &str) -> Self {
        // Rendered natively, the options say it all.
        if cfg!(target_arch = "wasm32") {
            self.0.add_property("value", value);
        }
        self
    }

    /// Names it among its siblings.
    #[inline(never)]
    pub(super) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Calls back when something happens to it; `event` is the browser's name for it.
    pub(super) fn on(self, event: &'static str, handle: impl Fn(Event) + 'static) -> Self {
        self.listener(event, Box::new(handle))
    }

    #[inline(never)]
    fn listener(mut self, event: &'static str, handle: Box<dyn Fn(Event)>) -> Self {
        self.0.add_listener(Rc::new(Heard { event, handle }));
        self
    }

    /// Puts a text in.
    #[inline(never)]
    pub(super) fn text(self, text: impl Into<AttrValue>) -> Self {
        self.node(VText::new(text).into())
    }

    /// Puts a composed text in; what is foreign in it gets an element that says so.
    pub(super) fn said(self, text: &str) -> Self {
        let mut el = self;
        for (n, piece) in text.split(FOREIGN).enumerate() {
            // The marks stand around what is foreign: every second piece.
            el = match n % 2 {
                0 if piece.is_empty() => el,
                0 => el.text(piece.to_owned()),
                _ => el.child(self::el("span").foreign(Some(DATA_LANG)).text(piece.to_owned())),
            };
        }
        el
    }

    /// Says that it holds a text of the data, if that is in another language than the page.
    pub(super) fn foreign(self, lang: Option<&'static str>) -> Self {
        self.attr_if("lang", lang).attr_if("dir", lang.and(Some("ltr")))
    }

    /// Puts a text in, and at each place where something is filled in what `part` gives for it.
    pub(super) fn laid(self, parts: Vec<Part>, mut part: impl FnMut(Slot) -> Html) -> Self {
        parts.into_iter().fold(self, |el, piece| match piece {
            Part::Words(words) => el.text(words),
            Part::Slot(slot) => el.node(part(slot)),
        })
    }

    /// Puts an element in.
    #[inline(never)]
    pub(super) fn child(self, child: El) -> Self {
        self.node(child.into())
    }

    /// Puts an element in, or leaves its place empty.
    #[inline(never)]
    pub(super) fn maybe(self, child: Option<El>) -> Self {
        self.node(child.map(Html::from).unwrap_or_default())
    }

    /// Puts elements in.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Puts anything in.
    #[inline(never)]
    pub(super) fn node(mut self, node: Html) -> Self {
        self.0.add_child(node);
        self
    }
}

impl From<El> for Html {
    #[inline(never)]
    fn from(el: El) -> Self {
        VNode::from(*el.0)
    }
}

/// The one listener for all kinds of events.
struct Heard {
    event: &'static str,
    handle: Box<dyn Fn(Event)>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        (self.handle)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
