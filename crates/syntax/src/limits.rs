//! The bounds that keep hostile input from costing more than a finding.

/// Texts longer than this many bytes are not parsed: 32 MiB, ten times the largest template we know of.
pub const MAX_BYTES: usize = 32 << 20;

/// Settings longer than this many bytes are not parsed: 2 MiB, far beyond what a broker or client is given. Every pair
/// keeps the sources of its bytes, which takes a hundred times the memory of the text.
pub const MAX_SETTINGS_BYTES: usize = 2 << 20;

/// Collections nested deeper than this are refused. Real templates stay below 30.
pub const MAX_DEPTH: usize = 128;

/// How many nodes all aliases and merge keys of one text may copy together.
pub const MAX_ALIAS_NODES: usize = 100_000;

/// How many problems of one text are reported; the rest add nothing a reader could use.
pub const MAX_PROBLEMS: usize = 100;
