//! The drawing of the payments: five parties at fixed places, an arrow for each pair that has a payment on record, and on it the
//! numbers of the list. Hidden from screen readers, which have the list.

use super::super::node::{El, classed, el};
use crate::text::Words;
use crate::training::tables::Flow;
use crate::training::vocabulary::Party;

/// Half the width and the height of a party's box.
const HALF: (i32, i32) = (54, 21);
const WIDTH: i32 = 400;

/// Where a party stands: the middle of its box.
const fn place(party: Party) -> (i32, i32) {
    match party {
        Party::Customer => (56, 112),
        Party::Seller => (200, 26),
        Party::Maker => (200, 112),
        Party::Cloud => (200, 198),
        Party::Investor => (344, 112),
    }
}

/// Payments between the same two, in one direction.
struct Arrow {
    from: Party,
    to: Party,
    numbers: Vec<usize>,
}

/// The drawing of these payments, which are numbered from one.
pub(super) fn view(words: Words, flows: &[&Flow<'static>]) -> El {
    let mut arrows: Vec<Arrow> = Vec::new();
    for (n, f) in (1..).zip(flows) {
        match arrows.iter_mut().find(|a| (a.from, a.to) == (f.payer, f.payee)) {
            Some(arrow) => arrow.numbers.push(n),
            None => arrows.push(Arrow { from: f.payer, to: f.payee, numbers: vec![n] }),
        }
    }
    let rtl = words.texts.language().rtl;
    let x = |x: i32| if rtl { WIDTH - x } else { x };
    let boxes = Party::ALL.iter().map(|p| {
        let (cx, cy) = place(*p);
        let named = flows.iter().find_map(|f| {
            let name = if f.payer == *p {
                f.payer_name
            } else if f.payee == *p {
                f.payee_name
            } else {
                ""
            };
            (!name.is_empty()).then_some(name)
        });
        let part = flows.iter().any(|f| f.payer == *p || f.payee == *p);
        let text = |class, dy: i32, text: String| {
            classed("text", class).attr("x", x(cx).to_string()).attr("y", (cy + dy).to_string()).text(text)
        };
        el("g")
            .key(p.id())
            .attr("class", if part { "party" } else { "party idle" })
            .child(
                el("rect")
                    .attr("x", (x(cx) - HALF.0).to_string())
                    .attr("y", (cy - HALF.1).to_string())
                    .attr("width", (HALF.0 * 2).to_string())
                    .attr("height", (HALF.1 * 2).to_string())
                    .attr("rx", "6"),
            )
            .child(text("role", if named.is_some() { -3 } else { 4 }, words.party(*p).to_owned()))
            .maybe(named.map(|name| text("name", 12, words.named(name))))
    });
    let both = |a: &Arrow| arrows.iter().any(|b| (b.from, b.to) == (a.to, a.from));
    let lines = arrows.iter().map(|a| arrow(a, if both(a) { 9 } else { 0 }, &x));
    classed("svg", "flow")
        .attr("viewBox", format!("0 0 {WIDTH} 224"))
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .children(lines)
        .children(boxes)
}

/// From box to box, with a head and numbers; set aside where there is one the other way.
fn arrow(a: &Arrow, aside: i32, mirrored: &impl Fn(i32) -> i32) -> El {
    let ((x1, y1), (x2, y2)) = (place(a.from), place(a.to));
    let (dx, dy) = (x2 - x1, y2 - y1);
    // Where the line leaves a box: its side, or its top or bottom.
    let sideways = dx != 0 && (HALF.0 + 3) * dy.abs() <= (HALF.1 + 3) * dx.abs();
    let (ox, oy) = match (sideways, dy) {
        (true, _) => ((HALF.0 + 3) * dx.signum(), (HALF.0 + 3) * dy / dx.abs().max(1)),
        (false, 0) => (0, 0),
        (false, _) => ((HALF.1 + 3) * dx / dy.abs(), (HALF.1 + 3) * dy.signum()),
    };
    let (shift_x, shift_y) = if sideways { (0, aside * dx.signum()) } else { (aside * dy.signum(), 0) };
    let (sx, sy) = (x1 + ox + shift_x, y1 + oy + shift_y);
    let (tx, ty) = (x2 - ox + shift_x, y2 - oy + shift_y);
    let (sx, tx) = (mirrored(sx), mirrored(tx));
    // The head: back along the line by seven, and to both sides by four.
    let (lx, ly) = (tx - sx, ty - sy);
    let length = (lx * lx + ly * ly).isqrt().max(1);
    let (bx, by) = (tx - 8 * lx / length, ty - 8 * ly / length);
    let (nx, ny) = (4 * ly / length, 4 * lx / length);
    let head = format!("M{tx} {ty}L{} {}L{} {}z", bx + nx, by - ny, bx - nx, by + ny);
    // Around the middle, apart from each other also where the arrow is short.
    let count = a.numbers.len() as i32;
    let badges = (1..).zip(&a.numbers).map(|(at, n)| {
        let off = (2 * at - count - 1) * 8 - 3;
        let (px, py) = (sx + lx / 2 + lx * off / length, sy + ly / 2 + ly * off / length);
        el("g")
            .key(*n)
            .attr("class", "badge")
            .child(el("circle").attr("cx", px.to_string()).attr("cy", py.to_string()).attr("r", "7.5"))
            .child(el("text").attr("x", px.to_string()).attr("y", (py + 4).to_string()).text(n.to_string()))
    });
    el("g")
        .key(format!("{}-{}", a.from.id(), a.to.id()))
        .attr("data-arrow", format!("{}-{}", a.from.id(), a.to.id()))
        .child(classed("path", "line").attr("d", format!("M{sx} {sy}L{bx} {by}")))
        .child(classed("path", "head").attr("d", head))
        .children(badges)
}
