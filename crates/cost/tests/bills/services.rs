//! Connect, Replicator and private connectivity, discounts, currencies, several deployments at once.

use super::{agrees, bounds};

/// 2 workers × 1 MCU × 730 × 0.11 = 160.60.
#[test]
fn two_workers() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"connect\"\nworkers = 2\nmcus_per_worker = 1",
        &[("Connect workers", "160.60")],
        "160.60",
    );
}

/// One to four workers of 2 MCU: 2 × 720 × 0.132 = 190.08 to 8 × 720 × 0.132 = 760.32; in the middle, 2.5 workers,
/// 5 × 720 × 0.132 = 475.20.
#[test]
fn workers_that_come_and_go() {
    let estimate = agrees(
        "region = \"eu-central-1\"\nhours = 720\n[[deployment]]\nkind = \"connect\"\n\
         workers = { low = 1, high = 4 }\nmcus_per_worker = 2",
        &[("Connect workers", "475.20")],
        "475.20",
    );
    assert_eq!(bounds(&estimate), ("190.08".into(), "760.32".into()));
}

/// A week: 3 workers × 4 MCU × 168 h × 0.138 = 278.208.
#[test]
fn a_week_of_a_connector_in_singapore() {
    agrees(
        "region = \"ap-southeast-1\"\nhours = 744\n[[deployment]]\nkind = \"connect\"\nhours = 168\nworkers = 3\n\
         mcus_per_worker = 4",
        &[("Connect workers", "278.21")],
        "278.21",
    );
}

/// 730 × 0.30 = 219; 500 × 0.08 = 40.
#[test]
fn a_replicator_within_the_region() {
    agrees(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"replicator\"\nreplicators = 1\ndata_gb = 500",
        &[("Replicators", "219.00"), ("Data replicated", "40.00")],
        "259.00",
    );
}

/// 2 × 744 × 0.39 = 580.32; 1000 × 0.10 = 100; transfer 1000 × 0.02 = 20.
#[test]
fn replicators_from_another_region() {
    agrees(
        "region = \"eu-central-1\"\nhours = 744\n[[deployment]]\nkind = \"replicator\"\nreplicators = 2\n\
         data_gb = 1000\ncross_region = true",
        &[
            ("Replicators", "580.32"),
            ("Data replicated", "100.00"),
            ("Data transfer between regions", "20.00"),
        ],
        "700.32",
    );
}

const PRIVATE: &str = "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"private-connectivity\"\n\
                       connections = 2\nschemes = 2\ndata_gb = 1000\n";

/// 2 connections × 2 schemes × 730 × 0.0225 = 65.70; 1000 × 0.006 = 6.
#[test]
fn private_connectivity_by_connection() {
    agrees(
        PRIVATE,
        &[
            ("Private connectivity", "65.70"),
            ("Data through private connectivity", "6.00"),
        ],
        "71.70",
    );
}

/// The other answer: 2 × 730 × 0.0225 = 32.85.
#[test]
fn private_connectivity_by_scheme() {
    agrees(
        &format!("{PRIVATE}[assume]\nprivate_connectivity = \"per-scheme\""),
        &[
            ("Private connectivity", "32.85"),
            ("Data through private connectivity", "6.00"),
        ],
        "38.85",
    );
}

/// A hundred hours in the Emirates: 100 × 0.028224 = 2.8224; 50 × 0.00672 = 0.336; 3.1584.
#[test]
fn private_connectivity_for_a_while() {
    agrees(
        "region = \"me-central-1\"\nhours = 730\n[[deployment]]\nkind = \"private-connectivity\"\nhours = 100\n\
         schemes = 1\ndata_gb = 50",
        &[
            ("Private connectivity", "2.82"),
            ("Data through private connectivity", "0.34"),
        ],
        "3.16",
    );
}

const TODAY: &str = "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"standard\"\n\
                     broker_type = \"kafka.m7g.large\"\nbrokers = 3\nvolume_gib = 1000\n";

/// 446.76 × 0.88 = 393.1488; 300 × 0.88 = 264; 657.1488.
#[test]
fn a_discount_on_everything() {
    agrees(
        &format!("{TODAY}[discount]\noverall = \"12%\""),
        &[("Brokers kafka.m7g.large", "393.15"), ("Volumes", "264.00")],
        "657.15",
    );
}

/// Half off storage in place of the tenth off the rest: 446.76 × 0.9 = 402.084; 300 × 0.5 = 150.
#[test]
fn a_discount_of_one_dimension() {
    agrees(
        &format!("{TODAY}[discount]\noverall = 10\n\"standard.storage\" = \"50%\""),
        &[("Brokers kafka.m7g.large", "402.08"), ("Volumes", "150.00")],
        "552.08",
    );
}

/// In euros at 0.92: 0.204 × 0.92 = 0.18768 × 2190 = 411.0192; 0.092 × 3000 = 276; 687.0192.
#[test]
fn in_euros() {
    let estimate = agrees(
        &format!("{TODAY}[currency]\ncode = \"EUR\"\nrate = 0.92"),
        &[("Brokers kafka.m7g.large", "411.02"), ("Volumes", "276.00")],
        "687.02",
    );
    assert_eq!(estimate.currency, "EUR");
}

/// Moving in the last week: the old cluster all month 446.76 + 300; the new one 168 h: 504 × 0.408 = 205.632,
/// 500 × 0.01 = 5, 300 × 168 ÷ 730 = 69.0410958… × 0.10 = 6.9041095…. Together 964.2961095…
#[test]
fn two_clusters_side_by_side() {
    let estimate = agrees(
        &format!(
            "{TODAY}[[deployment]]\nname = \"new\"\nkind = \"express\"\nhours = 168\nbrokers = 3\n\
             broker_type = \"express.m7g.large\"\ndata_in_gb = 500\nstorage_gib = 300"
        ),
        &[
            ("Brokers kafka.m7g.large", "446.76"),
            ("Volumes", "300.00"),
            ("Brokers express.m7g.large", "205.63"),
            ("Data in", "5.00"),
            ("Storage", "6.90"),
        ],
        "964.30",
    );
    let totals: Vec<String> = estimate
        .deployments
        .iter()
        .map(|deployment| deployment.total.typical.to_string())
        .collect();
    assert_eq!(totals, ["746.76", "217.54"]);
}
