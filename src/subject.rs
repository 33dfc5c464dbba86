//! The closed vocabularies of a question: makers, doors, kinds of customer, routes. Their names for readers live in the data
//! and in `text`.

ids! {
    /// Who makes the model.
    Provider, "provider" {
        /// OpenAI.
        OpenAi = "openai",
        /// Anthropic.
        Anthropic = "anthropic",
        /// Google.
        Google = "google",
        /// Meta.
        Meta = "meta",
        /// Microsoft.
        Microsoft = "microsoft",
        /// Mistral AI.
        Mistral = "mistral",
        /// xAI.
        Xai = "xai",
        /// DeepSeek.
        DeepSeek = "deepseek",
        /// Alibaba.
        Alibaba = "alibaba",
        /// Baidu.
        Baidu = "baidu",
        /// Moonshot AI.
        Moonshot = "moonshot",
        /// Zhipu AI.
        Zhipu = "zhipu",
        /// Cohere.
        Cohere = "cohere",
        /// Perplexity.
        Perplexity = "perplexity",
        /// Amazon.
        Amazon = "amazon",
    }
}

ids! {
    /// The door that a request goes through.
    Channel, "channel" {
        /// The maker's own consumer product.
        App = "app",
        /// The maker's own programming interface.
        Api = "api",
        /// Microsoft's global cloud.
        Azure = "azure",
        /// The separate cloud in mainland China operated by 21Vianet.
        AzureChina = "azure-china",
        /// Amazon's cloud.
        Bedrock = "bedrock",
        /// Google's cloud.
        Vertex = "vertex",
        /// GitHub's programming assistant.
        GithubCopilot = "github-copilot",
        /// Open weights that the customer runs.
        Weights = "weights",
    }
}

impl Channel {
    /// Whether somebody else than the maker sells on this door.
    pub const fn has_seller(self) -> bool {
        !matches!(self, Self::App | Self::Api | Self::Weights)
    }
}

ids! {
    /// The kind of customer.
    Who, "who" {
        /// A private person.
        Individual = "individual",
        /// A registered company.
        Enterprise = "enterprise",
        /// A public servant on an official device.
        Government = "government",
    }
}

ids! {
    /// The way the request takes.
    Route, "route" {
        /// From where the person is.
        Direct = "direct",
        /// A workaround: the request leaves from a supported place, the person does not.
        Vpn = "vpn",
    }
}
