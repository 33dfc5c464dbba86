//! The drawn map: made once, outside of Yew's elements, and coloured by attributes that change. Hidden from screen readers, who
//! have the list. Knows shapes and pointers, no verdict's meaning.

use super::super::Shared;
use super::Answer;
use super::shapes::{Line, PATTERNS, lines};
use crate::place_set::PlaceId;
use crate::text::{msg, slot};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, MouseEvent};
use yew::Callback;

const SVG: &str = "http://www.w3.org/2000/svg";
/// How far from a dot a pointer may be, in pixels of the screen: in the sea, and over another place.
const REACH: [f64; 2] = [16.0, 5.0];

type Listener = Closure<dyn Fn(MouseEvent)>;

/// What the map shows now.
#[derive(Clone)]
pub(super) struct Now {
    pub(super) data: Shared,
    /// The place that is asked about.
    pub(super) place: PlaceId,
    pub(super) answers: Rc<[Answer]>,
    pub(super) pick: Callback<PlaceId>,
}

/// The map's elements and what they were last told.
pub(super) struct Drawing {
    svg: Element,
    label: Element,
    /// The element of each place, by its number.
    places: Vec<Option<Element>>,
    dots: Vec<(PlaceId, f64, f64)>,
    /// Parts to enlarge: name and box.
    regions: Vec<(String, [f64; 4])>,
    whole: [f64; 4],
    view: RefCell<[f64; 4]>,
    now: RefCell<Option<Now>>,
    pointed: RefCell<Option<PlaceId>>,
    /// The place from which a pointer was lifted last. Of a finger's click browsers move the position to what they take for its target.
    lifted: Cell<Option<PlaceId>>,
    /// They end with the drawing.
    listeners: RefCell<Vec<Listener>>,
}

impl Drawing {
    /// Draws the map from the lines of its file, into an element; none if the browser refuses.
    pub(super) fn new(host: &Element, file: &str, data: &Shared) -> Option<Rc<Self>> {
        let document = host.owner_document()?;
        // What a damaged file left there.
        host.set_text_content(None);
        let svg = child(&document, host, "svg", "sheet")?;
        let shapes = child(&document, &svg, "g", "land")?;
        let dots = child(&document, &svg, "g", "dots")?;
        let label = document.create_element("p").ok()?;
        label.set_class_name("pointed");
        host.append_child(&label).ok()?;
        patterns(&document, &svg)?;
        let mut drawing = Self {
            svg,
            label,
            places: vec![None; data.places().count()],
            dots: Vec::new(),
            regions: Vec::new(),
            whole: [0.0; 4],
            view: RefCell::default(),
            now: RefCell::default(),
            pointed: RefCell::default(),
            lifted: Cell::default(),
            listeners: RefCell::default(),
        };
        for line in lines(file) {
            match line {
                Line::Whole(whole) => drawing.whole = numbers(whole),
                Line::Part(name, part) => drawing.regions.push((name.to_owned(), numbers(part))),
                Line::Land(code, outline) => {
                    let shape = child(&document, &shapes, "path", "")?;
                    shape.set_attribute("d", outline).ok()?;
                    drawing.own(data, code, shape);
                }
                Line::Dot(code, at) => {
                    let [x, y] = numbers(at);
                    let dot = child(&document, &dots, "circle", "")?;
                    for (name, value) in [("cx", x), ("cy", y), ("r", 4.0)] {
                        dot.set_attribute(name, &written(value)).ok()?;
                    }
                    if let Some(place) = drawing.own(data, code, dot) {
                        drawing.dots.push((place, x, y));
                    }
                }
            }
        }
        drawing.enlarge("");
        let drawing = Rc::new(drawing);
        drawing.listen();
        Some(drawing)
    }

    /// Keeps the element of a place; land without a code keeps its neutral look.
    fn own(&mut self, data: &Shared, code: &str, element: Element) -> Option<PlaceId> {
        let place = data.place_by_code(code)?;
        let _ = element.set_attribute("data-place", code);
        *self.places.get_mut(usize::from(place.0))? = Some(element);
        Some(place)
    }

    /// Whether it has an element for every place.
    pub(super) fn is_whole(&self) -> bool {
        self.places.iter().all(Option::is_some) && !self.places.is_empty()
    }

    /// Colours what has changed.
    pub(super) fn paint(&self, now: Now) {
        let before = self.now.replace(None);
        let asked = |now: &Now| self.places.get(usize::from(now.place.0)).and_then(Option::as_ref).cloned();
        let same = before.as_ref().is_some_and(|b| Rc::ptr_eq(&b.answers, &now.answers));
        for (at, answer) in now.answers.iter().enumerate().filter(|_| !same) {
            let Some(Some(element)) = self.places.get(at) else { continue };
            let known = before.as_ref().and_then(|b| b.answers.get(at)).map(|b| b.verdict);
            if known != Some(answer.verdict) {
                let _ = element.set_attribute("data-verdict", answer.verdict.tone().id());
            }
            // A part of a state stands out only where its answer is another one.
            let state = now.data.place(answer.place).and_then(|p| p.state).and_then(|s| now.answers.get(usize::from(s.0)));
            if let Some(state) = state {
                let _ = element.toggle_attribute_with_force("data-same", state.verdict == answer.verdict);
            }
        }
        let (old, new) = (before.as_ref().and_then(asked), asked(&now));
        if old != new {
            if let Some(old) = old {
                let _ = old.remove_attribute("data-asked");
            }
            if let Some(new) = new {
                let _ = new.set_attribute("data-asked", "");
                // Last among its like: neighbours must not cover its outline.
                let _ = new.parent_element().map(|group| group.append_child(&new));
            }
        }
        self.now.replace(Some(now));
        self.tell();
    }

    /// Shows a part of the world; the whole, if there is no part of this name.
    pub(super) fn enlarge(&self, region: &str) {
        let view = self.regions.iter().find(|(name, _)| name == region).map_or(self.whole, |(_, view)| *view);
        let _ = self.svg.set_attribute("viewBox", &view.map(written).join(" "));
        // Dots and lines keep their size on the screen.
        let [_, _, width, _] = view;
        let [_, _, all, _] = self.whole;
        // Where there is room for larger ones, they are larger.
        let size = if view == self.whole { 1.0 } else { 1.7 * width / all.max(1.0) };
        let _ = self.svg.set_attribute("style", &format!("--k:{}", written(size)));
        self.view.replace(view);
    }

    fn listen(self: &Rc<Self>) {
        // Weak: the drawing holds the listeners, and they must not hold the drawing.
        let on = |event: &str, handle: fn(&Self, &MouseEvent)| {
            let drawing = Rc::downgrade(self);
            let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
                if let Some(drawing) = drawing.upgrade() {
                    handle(&drawing, &event);
                }
            });
            let _ = self.svg.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            self.listeners.borrow_mut().push(listener);
        };
        on("pointermove", |drawing, event| drawing.point(drawing.under(event), event));
        on("pointerdown", |drawing, event| drawing.point(drawing.under(event), event));
        on("pointerleave", |drawing, event| drawing.point(None, event));
        on("pointerup", |drawing, event| drawing.lifted.set(drawing.under(event)));
        on("click", |drawing, event| {
            let now = drawing.now.borrow().clone();
            if let (Some(now), Some(place)) = (now, drawing.lifted.take().or_else(|| drawing.under(event))) {
                now.pick.emit(place);
            }
        });
    }

    /// The place that a pointer means: what it is on, or a dot that is near.
    fn under(&self, event: &MouseEvent) -> Option<PlaceId> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let on = self.places.iter().position(|p| p.as_ref() == Some(&target)).and_then(|at| u16::try_from(at).ok()).map(PlaceId);
        // Of dots that overlap, the one drawn last has no more claim than the others.
        let open = on.is_none() || target.tag_name() == "circle";
        let sheet = self.svg.get_bounding_client_rect();
        let [left, top, width, _] = *self.view.borrow();
        let scale = width / sheet.width().max(1.0);
        let x = left + (f64::from(event.client_x()) - sheet.left()) * scale;
        let y = top + (f64::from(event.client_y()) - sheet.top()) * scale;
        let [sea, land] = REACH;
        let reach = scale * if open { sea } else { land };
        let mut nearest: Option<(f64, PlaceId)> = None;
        for (place, dot_x, dot_y) in &self.dots {
            let far = (dot_x - x) * (dot_x - x) + (dot_y - y) * (dot_y - y);
            let hidden =
                self.places.get(usize::from(place.0)).and_then(Option::as_ref).is_some_and(|e| e.has_attribute("data-same"));
            if !hidden && far <= reach * reach && nearest.is_none_or(|(best, _)| far < best) {
                nearest = Some((far, *place));
            }
        }
        nearest.map(|(_, place)| place).or(on)
    }

    /// Names the place that is pointed at, beside the pointer.
    fn point(&self, place: Option<PlaceId>, event: &MouseEvent) {
        let sheet = self.svg.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - sheet.left(), f64::from(event.client_y()) - sheet.top());
        // Towards the middle, so that it never leaves the map.
        let along = if x > sheet.width() / 2.0 {
            format!("right:{}px", written(sheet.width() - x + 12.0))
        } else {
            format!("left:{}px", written(x + 12.0))
        };
        let down = if y > 46.0 { y - 40.0 } else { y + 18.0 };
        let _ = self.label.set_attribute("style", &format!("{along};top:{}px", written(down)));
        if self.pointed.replace(place) != place {
            let over = |place: Option<PlaceId>| place.and_then(|p| self.places.get(usize::from(p.0))?.clone());
            if let Ok(Some(old)) = self.svg.query_selector("[data-over]") {
                let _ = old.remove_attribute("data-over");
            }
            if let Some(new) = over(place) {
                let _ = new.set_attribute("data-over", "");
            }
            self.tell();
        }
    }

    fn tell(&self) {
        let now = self.now.borrow();
        let answer = self.pointed.borrow().and_then(|place| now.as_ref()?.answers.get(usize::from(place.0)).copied());
        let text = now.as_ref().zip(answer).map(|(now, answer)| {
            let words = now.data.words();
            words.fill(
                msg::MAP_POINTED,
                &[(slot::PLACE, &words.place(answer.place)), (slot::VERDICT, answer.verdict.label(words))],
            )
        });
        if self.label.text_content().unwrap_or_default() != text.as_deref().unwrap_or_default() {
            self.label.set_text_content(text.as_deref());
        }
    }
}

fn patterns(document: &Document, svg: &Element) -> Option<()> {
    let defs = child(document, svg, "defs", "")?;
    for (name, size, d) in PATTERNS {
        let pattern = child(document, &defs, "pattern", name)?;
        let attributes = [
            ("id", format!("map-{name}")),
            ("width", size.to_owned()),
            ("height", size.to_owned()),
            ("patternUnits", "userSpaceOnUse".to_owned()),
        ];
        for (attribute, value) in attributes {
            pattern.set_attribute(attribute, &value).ok()?;
        }
        let ground = child(document, &pattern, "rect", "")?;
        ground.set_attribute("width", size).ok()?;
        ground.set_attribute("height", size).ok()?;
        child(document, &pattern, "path", "")?.set_attribute("d", d).ok()?;
    }
    Some(())
}

fn child(document: &Document, parent: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element_ns(Some(SVG), tag).ok()?;
    if !class.is_empty() {
        element.set_attribute("class", class).ok()?;
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Numbers between spaces; what is missing or none is 0.
fn numbers<const N: usize>(text: &str) -> [f64; N] {
    let mut found = [0.0; N];
    for (slot, number) in found.iter_mut().zip(text.split(' ')) {
        // The browser's own reader; Rust's costs 10 kB.
        *slot = js_sys::parse_float(number);
    }
    found
}

/// A number to three places, as style sheets and drawings read it; written as a whole one, since Rust's own way costs 10 kB.
fn written(number: f64) -> String {
    format!("{}e-3", (number * 1000.0) as i32)
}
