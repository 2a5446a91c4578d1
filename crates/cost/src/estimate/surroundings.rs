//! What other services bill around the clusters. Prices are known for few regions; the rest shows as missing.

use rust_decimal::Decimal;

use super::{Figure, bill::Bill};
use crate::{Charge, Gib, Plain, Range, Stated, defaults::named, scenario::Surroundings};

const INTERNET: [Plain; 4] = [
    Plain::InternetFirst,
    Plain::InternetSecond,
    Plain::InternetThird,
    Plain::InternetRest,
];
const ENDPOINT_DATA: [Plain; 3] = [
    Plain::EndpointDataFirst,
    Plain::EndpointDataSecond,
    Plain::EndpointDataRest,
];

pub(super) fn charge(bill: &mut Bill<'_>, it: &Surroundings) {
    internet(bill, it.internet_out.as_ref());
    if let Some(other) = &it.other_region_out {
        let text =
            "traffic between regions at the price to one representative region; pairs differ";
        bill.assume("other_region", text, None);
        let data = Figure::stated(other, "GiB");
        bill.line_if_any("Data transfer to other regions", Plain::OtherRegion, data);
    }
    for (name, charge, stated) in [
        ("Broker logs taken in", Plain::LogsIngest, &it.logs_ingested),
        ("Broker logs kept", Plain::LogsStorage, &it.logs_stored),
        ("Data through NAT gateways", Plain::NatData, &it.nat_data),
    ] {
        if let Some(stated) = stated {
            bill.line_if_any(name, charge, Figure::stated(stated, "GiB"));
        }
    }
    for (name, charge, stated) in [
        ("CloudWatch alarms", Plain::Alarm, &it.alarms),
        ("CloudWatch metrics", Plain::Metric, &it.metrics),
        (
            "Customer-managed keys",
            Plain::CustomerKey,
            &it.customer_keys,
        ),
        ("SCRAM secrets", Plain::Secret, &it.secrets),
    ] {
        if let Some(stated) = stated {
            bill.line_if_any(name, charge, Figure::stated(stated, "in the month"));
        }
    }
    for (name, charge, stated) in [
        ("Interface endpoints", Plain::EndpointHour, &it.endpoints),
        ("NAT gateways", Plain::NatHour, &it.nat_gateways),
        (
            "Public addresses",
            Plain::PublicAddress,
            &it.public_addresses,
        ),
    ] {
        if let Some(stated) = stated {
            let hours = Figure::stated(stated, "").times(&bill.hours());
            bill.line_if_any(name, charge, hours);
        }
    }
    if let Some(stated) = &it.endpoint_data {
        let data = Figure::stated(stated, "GiB");
        let ends = &named("endpoint_tiers_gb").values;
        tiers(
            bill,
            "Data through interface endpoints",
            &data,
            ends,
            &ENDPOINT_DATA,
        );
    }
}

fn internet(bill: &mut Bill<'_>, stated: Option<&Stated<Gib>>) {
    let Some(stated) = stated else {
        return;
    };
    let free = bill.take_default("internet_free_gb");
    let data = Figure::stated(stated, "GiB");
    // The free part stands before the tiers, which count what is charged.
    let charged = Figure {
        range: data.range.map(|gib| (gib - free).max(Decimal::ZERO)),
        formula: data.formula.around("", format!(" − {free} free")),
        ..data
    };
    let widths = &named("internet_tiers_gb").values;
    tiers(
        bill,
        "Data transfer to the internet",
        &charged,
        widths,
        &INTERNET,
    );
}

/// Cuts a volume into tiers of given widths; the last tier has no end.
fn tiers(bill: &mut Bill<'_>, name: &str, volume: &Figure, widths: &[Decimal], tiers: &[Plain]) {
    let mut from = Decimal::ZERO;
    for (at, tier) in tiers.iter().enumerate() {
        let width = widths.get(at).copied();
        let part = |gib: Decimal| {
            let above = (gib - from).max(Decimal::ZERO);
            width.map_or(above, |width| above.min(width))
        };
        let range: Range<Decimal> = volume.range.map(part);
        let figure = Figure {
            range,
            formula: volume.formula.around("", ", part of this tier"),
            ..volume.clone()
        };
        bill.line_if_any(name, Charge::from(*tier), figure);
        from += width.unwrap_or_default();
    }
}
