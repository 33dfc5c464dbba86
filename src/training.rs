//! Could it be trained there? The second question: can a buyer obtain a chip on a day, and how many of them does a run need.
//! Its data stand apart from the dataset of the first question and share with it the register of places.

pub mod changes;
pub mod data;
pub mod decide;
pub mod everywhere;
pub mod history;
pub mod link;
pub mod question;
pub mod size;
pub mod supply;
pub mod tables;
pub mod test;
mod verdict;
pub mod vocabulary;
pub mod words;
