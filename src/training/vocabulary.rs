//! The words of the second question: gates, verdicts, paths, figures of a chip. No rule and no decision lives here.

ids! {
    /// Who can say no to a buyer, in the order in which an order of chips meets them.
    Gate, "gate" {
        /// Nobody: is the chip on the market?
        Launch = "launch",
        /// The exporting state, by a test on the chip's figures.
        ExportRule = "export-rule",
        /// The exporting state, by a rule addressed to one maker.
        Letter = "letter",
        /// The buyer's own state.
        Import = "import",
        /// What in fact arrived under licences that were granted.
        Delivery = "delivery",
    }
}

ids! {
    /// The answer in one word, the first that holds counting.
    Verdict, "verdict" {
        /// The chip is not on the market.
        Unavailable = "unavailable",
        /// The exporting state refuses, or presumes to.
        Denied = "denied",
        /// Only the buyer's own state refuses.
        ImportBlocked = "import-blocked",
        /// Licences were granted; nothing is on record as delivered.
        GrantedUndelivered = "granted-undelivered",
        /// Licences were granted, and something was delivered.
        GrantedDelivered = "granted-delivered",
        /// A licence is needed and decided case by case.
        Licence = "licence",
        /// No source decides.
        Unknown = "unknown",
        /// A notification is needed.
        Notice = "notice",
        /// Nothing is needed.
        Free = "free",
    }
}

impl Verdict {
    /// Whether the chips can be had, with a notification or a licence that led to deliveries included.
    pub const fn passes(self) -> bool {
        matches!(self, Self::GrantedDelivered | Self::Notice | Self::Free)
    }
}

ids! {
    /// How a buyer comes to the chips.
    Path, "path" {
        /// By buying them.
        Buy = "buy",
        /// By renting them in another country.
        RentAbroad = "rent-abroad",
        /// By using what was bought earlier.
        OwnStock = "own-stock",
        /// From a maker of the buyer's own country.
        Domestic = "domestic",
    }
}

ids! {
    /// What a condition consists in.
    Needs, "needs" {
        /// A licence, or another leave that is decided case by case.
        Licence = "licence",
        /// A notification.
        Notice = "notice",
    }
}

ids! {
    /// A figure of a chip that a rule measures.
    Figure, "figure" {
        /// Total processing performance: dense operations a second (10^12), times the bits of a number.
        Tpp = "tpp",
        /// Area of the die, mm².
        Die = "die",
        /// Total processing performance by mm² of die, in hundredths.
        Density = "density",
        /// Memory bandwidth, GB/s.
        Dram = "dram",
        /// Bandwidth to other chips, both ways, GB/s.
        Io = "io",
        /// Both bandwidths together, GB/s.
        DramAndIo = "dram-and-io",
        /// 1 if the chip was designed or is sold for data centres.
        DataCentre = "data-centre",
    }
}

ids! {
    /// Who is paid and who pays.
    Party, "party" {
        /// Who uses the model.
        Customer = "customer",
        /// Who resells it.
        Seller = "seller",
        /// Who makes it.
        Maker = "maker",
        /// Whose machines it runs on.
        Cloud = "cloud",
        /// Who put money into the maker.
        Investor = "investor",
    }
}

ids! {
    /// When a rule that narrows others speaks.
    Only, "only" {
        /// Wherever it is about the question.
        Always = "always",
        /// Only where the test of a rule that it narrows cannot be done for want of figures.
        FiguresMissing = "figures-missing",
        /// Only where a rule that it narrows speaks.
        Caught = "caught",
    }
}
