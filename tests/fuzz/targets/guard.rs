#![no_main]

use std::{panic, process};

libfuzzer_sys::fuzz_target!(
    init: {
        // The usual hook ends the process at every panic, those too that are fenced in.
        panic::set_hook(Box::new(|told| {
            if !tests::hold::is_engine() {
                eprintln!("{told}");
                process::abort();
            }
        }));
    },
    |bytes: &[u8]| tests::hold::guard(bytes)
);
