//! The views of the page, one a tab. What each shows is in `ui`.

ids! {
    /// A view, by the value of `view` in the address.
    View, "view" {
        /// The evidence, what would change the answer, and when it changed.
        Why = "why",
        /// Every door, every maker, and a pinned answer beside this one.
        Compare = "compare",
        /// Every place at once.
        Map = "map",
        /// When each gate changed.
        Timeline = "timeline",
        /// All evidence of the answer, and how much of the field the data decide.
        Sources = "sources",
        /// The second question: could it be trained there?
        Train = "train",
        /// Who pays whom.
        Money = "money",
    }
}

impl View {
    /// The view that the page opens with.
    pub const FIRST: Self = Self::Why;
}
