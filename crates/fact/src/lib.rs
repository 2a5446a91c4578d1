//! The vocabulary every other crate speaks: where a thing was written (`Span`, `Path`), what is known of it
//! (`Value`, `Fact`), under which assumption (`Case`), and how sure a query over it may be (`Hit`).
//! Nothing here knows YAML, AWS or Kafka.

mod alternative;
mod case;
mod date;
mod fact;
mod hit;
mod path;
mod sources;
mod span;
mod text;
mod value;
mod why;

pub use alternative::{Alternative, Outcome};
pub use case::{Case, Choice, Standing, Subject, Term};
pub use date::{Date, DateError};
pub use fact::Fact;
pub use hit::{Confidence, Hit};
pub use path::Path;
pub use sources::{Position, Source, Sources};
pub use span::{FileId, Span};
pub use text::Text;
pub use value::{MAX_ALTERNATIVES, Value};
pub use why::Why;
