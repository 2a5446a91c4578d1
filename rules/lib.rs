//! Nothing but rules. Each is two siblings with one stem, a page (`.md`) and a check (`.rs`), sometimes a Guard twin
//! (`.guard`), and one line here.

use lint::{Check, Profile, Rule};

mod addresses;
mod alarm;
mod arns;
mod bootstrap;
mod bound;
mod bound_topics;
mod broker_keys;
mod brokers;
mod client_files;
mod client_topics;
mod companions;
mod connectors;
mod describes;
mod effective;
mod idempotence;
mod ingress;
mod judged;
mod keys;
mod lines;
mod linked;
mod literals;
mod mentions;
mod mistakes;
mod names;
mod offers;
mod pair;
pub mod peers;
mod principals;
mod reach;
mod replication;
mod replicators;
mod retention;
mod rewrites;
mod role_users;
mod scaling;
mod scram;
mod secrets;
mod throughput;
mod tiers;
mod topic_settings;
mod twins;
mod unseen_topics;
mod versions;
mod witness;
mod workers;
mod workload;
mod written;

/// Registers rules: one block per family folder, one line per rule. `guard` behind a stem says that a twin exists;
/// `shaped` that the check looks at what was written beside its CloudFormation shape; `suppressions` that it looks at
/// suppressions; the others look at the estate.
macro_rules! rules {
    ($($family:ident { $($stem:ident $($word:ident)*,)* })*) => {
        $(mod $family { $(pub(crate) mod $stem;)* })*

        /// Every rule, by id. A static: a constant would put the texts of all pages into every crate that names it.
        pub static ALL: &[Rule] = &[$($(
            Rule {
                stem: stringify!($stem),
                family: stringify!($family),
                page: include_str!(concat!(stringify!($family), "/", stringify!($stem), ".md")),
                profile: const {
                    Profile::of(include_str!(concat!(stringify!($family), "/", stringify!($stem), ".md")))
                },
                check: rules!(@check $family $stem $($word)*),
                guard: rules!(@guard $family $stem $($word)*),
            },
        )*)*];
    };
    (@check $family:ident $stem:ident suppressions) => { Check::Suppressions($family::$stem::check) };
    (@check $family:ident $stem:ident shaped) => { Check::Shaped($family::$stem::check) };
    (@check $family:ident $stem:ident $($word:ident)*) => { Check::Estate($family::$stem::check) };
    (@guard $family:ident $stem:ident guard) => {
        if cfg!(feature = "twins") {
            Some(include_str!(concat!(stringify!($family), "/", stringify!($stem), ".guard")))
        } else {
            None
        }
    };
    (@guard $family:ident $stem:ident $($word:ident)*) => { None };
}

rules! {
    template {
        msk001_unreadable_file,
        msk002_duplicate_key,
        msk003_suppression_without_reason suppressions,
        msk004_suppression_of_unknown_rule suppressions,
        msk005_expired_suppression suppressions,
        msk006_unused_suppression suppressions,
        msk007_suppression_of_locked_rule suppressions,
        msk010_reference_to_nowhere,
        msk011_unknown_property shaped,
        msk012_wrong_type shaped,
        msk013_missing_property shaped,
        msk014_value_not_allowed shaped,
        msk015_value_out_of_range shaped,
        msk016_unknown_attribute,
        msk017_read_only_property shaped,
        msk018_malformed_value shaped,
        msk019_repeated_entry shaped,
        msk020_illegal_configuration_name guard,
        msk021_duplicate_name,
        msk022_configuration_not_attached,
        msk023_pinned_configuration_revision,
        msk024_kafka_version_not_in_configuration,
        msk025_secret_in_output,
        msk026_cluster_not_retained guard,
        msk027_hard_coded_id shaped,
        msk028_illegal_topic_name guard,
    }
    durability {
        msk101_replication_below_az_count,
        msk102_replication_of_one,
        msk103_replication_above_broker_count,
        msk104_min_insync_not_below_replication,
        msk105_min_insync_of_one,
        msk106_two_zone_min_insync_of_one,
        msk107_unclean_election_on,
        msk108_unclean_election_by_default,
        msk109_offsets_topic_replication_low,
        msk110_transaction_log_replication_low,
        msk111_transaction_log_min_insync_of_one,
        msk112_transaction_log_min_insync_not_below_replication,
        msk113_auto_create_topics_on,
        msk114_two_zone_cluster,
        msk116_offsets_expire_before_records,
        msk117_compacted_by_default,
    }
    security {
        msk201_plaintext_in_transit guard,
        msk202_plaintext_beside_tls guard,
        msk203_in_cluster_encryption_off guard,
        msk204_unauthenticated_access guard,
        msk205_no_client_authentication guard,
        msk206_authentication_without_encryption guard,
        msk207_mutual_tls_without_private_authority guard,
        msk208_public_access guard,
        msk209_public_access_precondition_missing guard,
        msk210_acls_open_by_default,
        msk211_aws_managed_volume_key guard,
        msk212_customer_key_on_serverless guard,
        msk213_scram_secret_name,
        msk214_scram_secret_key guard,
        msk215_scram_association_without_scram,
        msk216_password_in_scram_secret,
        msk217_kafka_ports_open_to_world,
        msk218_zookeeper_ports_open_to_world,
        msk220_client_without_encryption,
        msk221_bootstrap_port_mismatch,
        msk222_unsupported_sasl_mechanism,
        msk223_iam_client_incomplete,
        msk224_host_name_check_off,
        msk225_secret_in_settings_file,
        msk226_secret_in_connector,
        msk227_login_module_debug,
        msk228_old_tls,
        msk229_listener_not_on_cluster,
    }
    iam {
        msk301_unknown_action,
        msk302_wrong_action_prefix,
        msk303_client_without_connect,
        msk304_write_without_describe_topic,
        msk305_read_without_describe_topic,
        msk306_read_without_alter_group,
        msk307_group_change_without_describe,
        msk308_change_without_describe,
        msk309_transactions_half_granted,
        msk310_topic_api_without_data_plane,
        msk311_narrow_write_without_idempotent_write,
        msk312_idempotent_write_off_cluster,
        msk313_idempotent_write_without_write,
        msk314_topic_wildcard_without_configuration,
        msk315_action_without_its_resource,
        msk316_resource_without_its_action,
        msk317_malformed_msk_arn,
        msk318_topic_in_uuid_place,
        msk319_account_id_length,
        msk320_clusters_disagree,
        msk321_stale_cluster_uuid,
        msk322_wildcard_reaches_other_clusters,
        msk323_data_access_to_every_cluster,
        msk324_admin_rights_for_workload,
        msk325_client_may_delete,
        msk326_any_consumer_group,
        msk327_right_without_meaning_on_serverless,
        msk328_tag_condition_off_cluster,
        msk329_unknown_condition_key,
        msk330_network_condition_on_brokers,
        msk331_list_action_with_arn,
        msk332_variable_under_old_version,
        msk333_misused_condition,
        msk334_malformed_policy,
        msk335_open_cluster_policy,
        msk336_cluster_policy_cannot_work,
        msk337_role_does_not_trust_its_service,
        msk338_confused_deputy,
        msk339_unlimited_pass_role,
        msk340_service_role_falls_short,
        msk341_scram_secret_leaves_msk_out,
        msk342_firehose_not_in_cluster_policy,
        msk343_client_beyond_its_rights,
        msk344_right_taken_away,
    }
    storage {
        msk401_storage_autoscaling_missing,
        msk402_autoscaling_maximum_not_above_volume,
        msk403_autoscaling_maximum_over_limit guard,
        msk404_autoscaling_target_out_of_range guard,
        msk405_autoscaling_target_not_recommended guard,
        msk406_autoscaling_without_policy,
        msk407_scaling_policy_without_target,
        msk408_autoscaling_wrong_dimension guard,
        msk409_autoscaling_wrong_metric guard,
        msk410_autoscaling_on_express,
        msk411_autoscaling_on_serverless,
        msk412_autoscaling_in_unsupported_region,
        msk413_scale_in_expected guard,
        msk414_volume_size_beside_autoscaling,
        msk415_unbounded_retention_under_autoscaling,
        msk416_unbounded_retention_on_volumes,
        msk417_autoscaling_minimum_above_volume,
        msk418_autoscaling_minimum_above_maximum guard,
        msk419_retention_bytes_below_segment,
        msk420_provisioned_throughput_on_small_broker guard,
        msk421_provisioned_throughput_out_of_range guard,
        msk422_provisioned_throughput_half_set guard,
        msk423_provisioned_throughput_on_small_volume guard,
        msk424_provisioned_throughput_without_replica_fetchers,
        msk430_tiered_storage_on_small_broker guard,
        msk431_tiered_storage_version_unsupported guard,
        msk432_tiered_storage_in_unsupported_region,
        msk433_tiered_compaction,
        msk434_tiered_local_retention_not_lower,
        msk435_tiered_retention_too_short,
        msk436_tiered_segment_too_small,
        msk437_local_retention_without_tiering,
        msk438_tiered_topic_on_local_storage,
        msk439_tiered_storage_unused,
        msk440_tiered_topic_kept_on_volumes,
    }
    capacity {
        msk501_brokers_not_multiple_of_zones guard,
        msk502_subnet_count_out_of_range guard,
        msk503_subnets_share_zone,
        msk504_zone_without_msk,
        msk510_unknown_broker_size guard,
        msk511_burstable_broker guard,
        msk512_kafka_version_not_on_broker_size guard,
        msk520_brokers_over_quota guard,
        msk521_partitions_over_recommended,
        msk522_partitions_over_maximum,
        msk530_connector_workers_over_quota,
    }
    settings {
        msk601_unknown_broker_setting,
        msk602_setting_not_settable_on_msk,
        msk603_setting_not_on_broker_class,
        msk604_setting_not_in_kafka_version,
        msk605_zookeeper_setting_on_kraft,
        msk606_topic_setting_at_broker_level,
        msk607_client_setting_in_broker_file,
        msk608_wrong_type_of_setting,
        msk609_setting_out_of_range,
        msk610_repeated_setting,
        msk611_conflicting_synonyms,
        msk612_replica_fetch_below_message_size,
        msk613_message_size_over_request_limit,
        msk614_session_bounds_inverted,
        msk615_session_maximum_below_client_default,
        msk616_fetch_wait_over_replica_lag,
        msk617_broker_recompression,
        msk618_no_initial_rebalance_delay,
        msk619_short_offsets_retention,
        msk620_settings_in_one_value,
        msk621_comment_inside_value,
        msk622_malformed_unicode_escape,
        msk623_comment_swallowed_by_line,
        msk624_lost_backslash,
        msk625_value_in_wrong_unit,
        msk626_hidden_character_in_key,
        msk627_settings_of_own_broker,
        msk628_combination_refused,
        msk629_setting_not_on_topic,
        msk630_topic_value_refused,
        msk631_small_segments,
        msk632_forced_flush,
        msk633_huge_messages,
        msk634_threads_out_of_proportion,
        msk635_restless_cleaner,
        msk636_long_transactions,
        msk637_short_tombstones,
        msk638_state_topic_expires,
    }
    clients {
        msk701_weak_acks,
        msk702_acks_all_beside_single_in_sync_copy,
        msk703_idempotence_conflict,
        msk704_idempotence_off,
        msk705_too_many_requests_in_flight,
        msk706_no_retries,
        msk707_transactions_without_idempotence,
        msk708_delivery_timeout_below_its_parts,
        msk709_short_delivery_timeout,
        msk710_short_request_timeout,
        msk711_short_retry_backoff,
        msk712_no_lingering,
        msk713_compression_off,
        msk714_short_session_timeout,
        msk715_rare_heartbeat,
        msk716_session_timeout_outside_bounds,
        msk717_poll_interval_below_session,
        msk718_auto_commit_without_group,
        msk719_commit_by_the_clock,
        msk720_frequent_auto_commit,
        msk721_iam_client_reconnects_fast,
        msk722_reconnect_maximum_missing,
        msk723_backoff_over_its_maximum,
        msk724_client_rack_is_zone_name,
        msk725_client_rack_without_selector,
        msk726_misspelt_client_setting,
        msk727_setting_of_other_library,
        msk728_setting_refused_by_new_protocol,
        msk729_remote_assignor_in_classic_protocol,
        msk730_stop_the_world_assignor,
        msk731_fetch_wait_over_request_timeout,
        msk732_removed_partitioner,
        msk733_keys_ignored,
        msk734_checksums_off,
        msk735_group_id_not_ascii,
        msk736_request_size_over_broker_limit,
        msk737_transaction_timeout_over_broker_limit,
        msk738_no_offset_reset,
        msk739_api_timeout_below_request_timeout,
        msk740_batches_below_default,
        msk741_client_rack_missing,
        msk742_fetch_below_message_size,
        msk743_client_topics_beyond_brokers,
        msk744_client_topics_with_few_copies,
        msk745_few_retries,
        msk746_producer_blocks_early,
        msk747_reordering_by_default,
        msk748_long_poll_interval,
        msk749_addresses_of_two_kinds,
        msk750_lone_bootstrap_address,
        msk751_streams_state_in_tmp,
        msk752_exactly_once_refused,
        msk753_setting_without_effect,
        msk754_records_skipped,
        msk755_record_content_in_logs,
        msk756_client_refuses_to_start,
        msk757_cluster_unknown_to_mirror_maker,
        msk758_mirror_maker_copies_nothing,
        msk759_unknown_mirror_setting,
        msk760_name_shared_by_instances,
        msk761_partition_limit_above_fetch_limit,
        msk762_streams_without_standby,
        msk763_connection_idle_past_brokers,
        msk764_connectors_override_anything,
        msk765_iam_client_falls_back,
    }
    services {
        msk801_provisioned_property_on_serverless guard,
        msk802_unsupported_serverless_authentication guard,
        msk803_serverless_without_iam guard,
        msk804_serverless_subnets_per_vpc guard,
        msk805_serverless_vpcs guard,
        msk806_topic_on_serverless,
        msk807_request_over_serverless_message_size,
        msk810_express_zones guard,
        msk811_express_broker_count guard,
        msk812_storage_settings_on_express guard,
        msk813_tiered_storage_on_express guard,
        msk814_kafka_version_not_on_express guard,
        msk815_topic_copies_on_express,
        msk816_channel_without_express,
        msk817_channel_destination guard,
        msk820_connector_without_encryption guard,
        msk821_connector_iam_without_encryption guard,
        msk822_unsupported_connector_authentication guard,
        msk823_connector_cannot_authenticate,
        msk824_connector_port_mismatch,
        msk825_connector_capacity_modes guard,
        msk826_connector_worker_bounds guard,
        msk827_connector_scaling_thresholds guard,
        msk828_connector_task_ceiling guard,
        msk829_connector_tasks_overridden guard,
        msk830_connector_logs_off guard,
        msk831_log_delivery_without_target guard,
        msk832_several_connector_plugins guard,
        msk833_unknown_connect_version guard,
        msk834_worker_setting_refused,
        msk835_worker_converters_missing,
        msk836_connector_class_missing guard,
        msk837_plugin_version_open guard,
        msk838_connector_drops_failed_records guard,
        msk840_replicator_between_one_cluster guard,
        msk841_replicator_across_accounts,
        msk842_replicator_cluster_without_iam,
        msk843_replicator_cluster_unsupported,
        msk844_replicator_leaves_topic_settings guard,
        msk845_replicator_leaves_offsets guard,
        msk846_uncompressed_across_regions,
        msk850_multi_vpc_unsupported guard,
        msk851_multi_vpc_scheme_off guard,
        msk852_connectivity_set_at_creation guard,
        msk853_vpc_connection_subnets,
        msk854_vpc_connection_scheme_off,
        msk855_dual_stack_unsupported guard,
        msk860_lambda_source_access,
        msk861_firehose_cannot_reach_cluster,
        msk862_lambda_source_refused,
        msk863_lambda_starts_at_latest,
        msk864_lambda_group_shared,
    }
    operations {
        msk901_kafka_version_past_support,
        msk902_kafka_version_support_ends_soon,
        msk903_unknown_kafka_version guard,
        msk904_kafka_version_not_recommended guard,
        msk905_zookeeper_mode guard,
        msk910_broker_logs_off guard,
        msk911_log_destination_without_target guard,
        msk912_log_group_never_expires,
        msk920_default_monitoring guard,
        msk921_per_partition_monitoring guard,
        msk922_half_open_monitoring guard,
        msk930_misspelt_alarm_metric,
        msk931_alarm_above_monitoring_level,
        msk932_alarm_names_cluster_by_arn guard,
        msk933_wrong_alarm_dimensions,
        msk934_average_of_controller_metric guard,
        msk935_alarm_metric_not_on_express,
        msk936_no_alarm_on_disk,
        msk940_previous_generation_broker guard,
    }
}
