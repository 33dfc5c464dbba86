//! The vocabulary of rules: gates, statuses, what a rule looks at, how well it is sourced. No rule and no decision lives here.

ids! {
    /// Who can say no, in the order in which a request meets them.
    Gate, "gate" {
        /// Nobody: is the product on offer anywhere?
        Launch = "launch",
        /// The state the person is in.
        HomeState = "home-state",
        /// The maker.
        Provider = "provider",
        /// Whoever resells the model.
        Seller = "seller",
        /// The home state of the maker and of the seller.
        ExportLaw = "export-law",
    }
}

ids! {
    /// What a gate does to a request; the order is the contract's, not strictness.
    Status, "status" {
        /// Lets it pass.
        Open = "open",
        /// Lets those pass who meet a stated condition.
        Conditional = "conditional",
        /// Closed on paper, passes in practice.
        Unenforced = "unenforced",
        /// Open on paper, refused in practice.
        Failing = "failing",
        /// Refuses.
        Closed = "closed",
        /// No source decides.
        Unknown = "unknown",
        /// Does not exist on this way.
        NotApplicable = "not-applicable",
    }
}

impl Status {
    /// Of several rules side by side the one with the highest strictness decides the gate. Follows the order of the verdicts.
    pub const fn strictness(self) -> u8 {
        match self {
            Self::NotApplicable => 0,
            Self::Open => 1,
            Self::Conditional => 2,
            Self::Unenforced => 3,
            Self::Unknown => 4,
            Self::Failing => 5,
            Self::Closed => 6,
        }
    }

    /// Whether a request stops here.
    pub const fn stops(self) -> bool {
        matches!(self, Self::Closed | Self::Failing)
    }
}

ids! {
    /// Why a gate is unknown.
    Why, "why" {
        /// No source says.
        NotStated = "not-stated",
        /// Sources disagree.
        Conflict = "conflict",
        /// The day lies beyond the dataset.
        Stale = "stale",
        /// A territory that its state's entry may or may not cover.
        Depends = "depends",
    }
}

ids! {
    /// What a rule tests.
    LooksAt, "looks_at" {
        /// Where the request comes from.
        Network = "network",
        /// The country of the bill.
        Billing = "billing",
        /// The kind of customer.
        Customer = "customer",
        /// Who owns the customer.
        Owner = "owner",
        /// Where the person lives.
        Residence = "residence",
        /// The product.
        Product = "product",
        /// The conduct itself, by law.
        Law = "law",
    }
}

ids! {
    /// By what means a state says no.
    Means, "means" {
        /// An order to somebody, who carries it out.
        Order = "order",
        /// A filter on the state's networks.
        Filter = "filter",
        /// A cut of nearly all connections.
        Shutdown = "shutdown",
    }
}

ids! {
    /// How well a rule is sourced; derived from its sources, never typed.
    Confidence, "confidence" {
        /// The actor's own text, a law, a court, a regulator.
        Primary = "primary",
        /// Press or others reporting it.
        Secondary = "secondary",
        /// One weak source, or an inference.
        Uncertain = "uncertain",
    }
}

ids! {
    /// What kind of document a source is.
    SourceKind, "kind" {
        /// The company's own text.
        Actor = "actor",
        /// A legal text.
        Law = "law",
        /// A regulator's own text.
        Regulator = "regulator",
        /// A court's own text.
        Court = "court",
        /// A government's own text.
        Government = "government",
        /// Journalists reporting.
        Press = "press",
        /// Law firms and researchers reporting.
        Analyst = "analyst",
        /// A measurement of networks.
        Measurement = "measurement",
        /// A public code repository or issue thread.
        Repository = "repository",
        /// An aggregator, an unsigned page, one user's note.
        Weak = "weak",
    }
}

impl SourceKind {
    /// What one source of this kind can carry by itself.
    pub const fn confidence(self) -> Confidence {
        match self {
            Self::Actor | Self::Law | Self::Regulator | Self::Court | Self::Government => Confidence::Primary,
            Self::Press | Self::Analyst | Self::Measurement | Self::Repository => Confidence::Secondary,
            Self::Weak => Confidence::Uncertain,
        }
    }
}
