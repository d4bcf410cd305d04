//! The residents' front door of a district: order documents ahead, and what belongs around it.
