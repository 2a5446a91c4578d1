//! `.properties` texts: the reader alone, then as the files of brokers, clients, workers and applications.

use fact::{FileId, Span, Text};
use model::Input;

/// Settings.
pub fn properties(bytes: &[u8]) {
    if let Some(text) = super::text(bytes) {
        read(text);
    }
    let names = [
        "server.properties",
        "client.properties",
        "connect-distributed.properties",
        "application.properties",
    ];
    for name in names {
        super::estate::estate(vec![Input::named(name, bytes)]);
    }
}

/// Every piece is where it says; what holds no escape is what stands there.
fn read(text: &str) {
    let source = Text::verbatim(text, Span::new(FileId(0), 0, text.len()));
    let read = syntax::properties::parse(&source);
    for entry in &read.entries {
        for (span, said) in [
            (entry.key_span(), entry.key()),
            (entry.value_span(), entry.value()),
        ] {
            super::in_text(text, &span.range(), entry);
            let written = text.get(span.range()).unwrap();
            assert!(written.contains('\\') || written == said, "{entry:?}");
        }
        for span in [entry.span(), entry.line()] {
            super::in_text(text, &span.range(), entry);
        }
    }
    for comment in &read.comments {
        super::in_text(text, &comment.span.range(), comment);
        assert!(comment.next <= read.entries.len(), "{comment:?}");
    }
    for problem in &read.problems {
        super::in_text(text, &problem.span.range(), problem);
    }
}
