use super::{Case, Identifier, constant_name, module_name, type_name, value_name, variant_name};
use proptest::prelude::*;

fn shown(name: Option<Identifier>) -> String {
    name.map_or_else(|| "nothing".to_owned(), |name| name.to_string())
}

fn types(text: &str) -> String {
    shown(type_name(text))
}

fn variants(text: &str) -> String {
    shown(variant_name(text))
}

fn values(text: &str) -> String {
    shown(value_name(text))
}

fn constants(text: &str) -> String {
    shown(constant_name(text))
}

#[test]
fn the_case_is_that_of_rust() {
    let name = "privateEndpointConnection";
    assert_eq!(types(name), "PrivateEndpointConnection");
    assert_eq!(variants(name), "PrivateEndpointConnection");
    assert_eq!(values(name), "private_endpoint_connection");
    assert_eq!(constants(name), "PRIVATE_ENDPOINT_CONNECTION");
}

#[test]
fn symbols_separate_words() {
    assert_eq!(values("@odata.type"), "odata_type");
    assert_eq!(values("$skipToken"), "skip_token");
    assert_eq!(values("x-ms-request-id"), "x_ms_request_id");
    assert_eq!(
        types("KeyValuePair[String,Object]"),
        "KeyValuePairStringObject"
    );
    assert_eq!(types("ODataQueryOptions`1"), "OdataQueryOptions1");
    assert_eq!(
        types("Microsoft.ApiManagement/service"),
        "MicrosoftApiManagementService"
    );
    assert_eq!(values("__type__"), "r#type");
}

#[test]
fn acronyms_are_one_word() {
    assert_eq!(types("IPAddress"), "IpAddress");
    assert_eq!(values("publicIPAddresses"), "public_ip_addresses");
    assert_eq!(values("publicIPv4Address"), "public_ipv4_address");
    assert_eq!(values("subnetIDs"), "subnet_ids");
    assert_eq!(values("URIsAndURLs"), "uris_and_urls");
    assert_eq!(values("VNetName"), "vnet_name");
    assert_eq!(types("OAuth2Settings"), "Oauth2Settings");
    assert_eq!(values("IsSomething"), "is_something");
    assert_eq!(values("HTTPServer"), "http_server");
}

#[test]
fn keywords_are_raw() {
    assert_eq!(values("type"), "r#type");
    assert_eq!(values("gen"), "r#gen");
    assert_eq!(values("Async"), "r#async");
    assert_eq!(values("true"), "r#true");
    assert_eq!(types("type"), "Type");
    assert_eq!(constants("type"), "TYPE");
}

#[test]
fn keywords_that_cannot_be_raw_get_another_name() {
    assert_eq!(
        (values("self"), values("Self")),
        ("self_".into(), "self_".into())
    );
    assert_eq!(
        (values("super"), values("crate")),
        ("super_".into(), "crate_".into())
    );
    assert_eq!(
        (types("self"), variants("self")),
        ("SelfModel".into(), "SelfValue".into())
    );
}

#[test]
fn a_digit_in_front_gets_a_letter() {
    assert_eq!(types("5Qi"), "N5Qi");
    assert_eq!(values("5Qi"), "n5_qi");
    assert_eq!(variants("2024-05-01"), "N2024_05_01");
    assert_eq!(values("100"), "n100");
}

#[test]
fn numbers_that_differ_get_names_that_differ() {
    assert_eq!(
        (variants("1.0"), variants("10")),
        ("N1_0".into(), "N10".into())
    );
    assert_eq!(
        (variants("-1"), variants("+1"), variants("1")),
        ("Minus1".into(), "Plus1".into(), "N1".into())
    );
}

#[test]
fn types_do_not_take_the_names_of_the_prelude() {
    for name in [
        "Option", "Vec", "String", "Box", "Result", "Some", "None", "Ok", "Err", "Default",
        "Clone", "Debug",
    ] {
        assert_eq!(types(name), format!("{name}Model"));
        assert_eq!(variants(name), name);
    }
}

#[test]
fn values_that_are_symbols_or_nothing_have_names() {
    assert_eq!(
        (variants("*"), variants(">="), variants("")),
        ("Asterisk".into(), "GreaterEqual".into(), "Empty".into())
    );
    assert_eq!(variants("→"), "nothing");
    assert_eq!(
        (types("*"), values(">="), constants("$ ")),
        (
            "Asterisk".into(),
            "greater_equal".into(),
            "DOLLAR_SPACE".into()
        )
    );
}

#[test]
fn a_value_does_not_take_the_name_of_the_list_of_values() {
    assert_eq!(variants("k_n_o_w_n"), "KnownValue");
    assert_eq!(variants("KNOWN"), "Known");
}

#[test]
fn a_name_of_characters_without_names_is_unusable() {
    for name in ["😀", "→*", "\u{301}", "\0", "\n", "\u{1}"] {
        assert_eq!(
            [types(name), variants(name), values(name), constants(name)],
            ["nothing"; 4],
            "{name:?}"
        );
    }
}

#[test]
fn control_characters_separate_words() {
    assert_eq!(
        (values("a\0b"), types("a\nb\u{85}"), values("1\u{1}2")),
        ("a_b".into(), "AB".into(), "n1_2".into())
    );
}

#[test]
fn a_name_that_no_file_can_have_is_cut() {
    assert_eq!(types(&"a".repeat(300)).len(), 200);
    assert_eq!(values(&"ab_".repeat(100)).len(), 200);
    assert_eq!(types(&"ü".repeat(101)).len(), 200);
    assert_eq!(variants(&"*".repeat(300)), "Asterisk".repeat(16));
}

#[test]
fn two_ways_to_write_a_letter_are_one() {
    assert_eq!(values("e\u{301}te\u{301}"), values("été"));
    assert_eq!(types("\u{212b}"), types("Å"));
}

#[test]
fn letters_of_other_scripts_are_letters() {
    assert_eq!(types("größe"), "Größe");
    assert_eq!(values("温度Max"), "温度max");
    assert_eq!(values("m²"), "m");
}

#[test]
fn a_module_whose_file_rustc_would_not_load_keeps_what_is_ascii() {
    assert_eq!(shown(module_name("größe")), "gr_e");
    assert_eq!(module_name("温度"), None);
    assert_eq!(values("größe"), "größe");
}

#[test]
fn modules_avoid_files_with_a_meaning() {
    assert_eq!(shown(module_name("Mod")), "mod_");
    assert_eq!(shown(module_name("con")), "con_");
    assert_eq!(shown(module_name("Type")), "r#type");
    assert_eq!(shown(module_name("PrivateLink")), "private_link");
}

#[test]
fn a_number_tells_names_apart() {
    let numbered = |name: &str, case| {
        Identifier::of(name.to_owned())
            .numbered(2, case)
            .to_string()
    };
    assert_eq!(numbered("Sku", Case::Type), "Sku2");
    assert_eq!(numbered("Sku1", Case::Type), "Sku1_2");
    assert_eq!(numbered("type", Case::Value), "type_2");
    assert_eq!(numbered("self", Case::Value), "self_2");
    assert_eq!(numbered("SKU", Case::Constant), "SKU_2");
}

#[test]
fn a_position_makes_a_name() {
    let named = |case| Identifier::of_position("kind", 3, case).to_string();
    assert_eq!(
        [Case::Type, Case::Value, Case::Constant].map(named),
        ["Kind3", "kind_3", "KIND_3"]
    );
}

#[test]
fn something_can_stand_before_and_behind() {
    let raw = value_name("type").unwrap();
    assert_eq!(raw.with_suffix("_options").as_str(), "type_options");
    assert_eq!(raw.with_prefix("begin_").as_str(), "begin_type");
    assert_eq!(raw.plain(), "type");
    assert_eq!(
        value_name("t").unwrap().with_suffix("ype").as_str(),
        "r#type"
    );
    assert_eq!(raw.with_suffix("größe").as_str(), "typegröße");
}

fn is_identifier(name: &Identifier) -> bool {
    syn::parse_str::<syn::Ident>(name.as_str()).is_ok() && name.as_str() != "_"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_name_is_an_identifier(text in prop_oneof![".{0,20}", "\\PC{0,8}", "[a-zA-Z0-9_ .*+\\-ßŉİıǅ²ªº\u{301}]{0,12}"]) {
        for make in [type_name, variant_name, value_name, module_name, constant_name] {
            if let Some(name) = make(&text) {
                prop_assert!(is_identifier(&name), "{text:?} -> {name}");
                prop_assert!(is_identifier(&name.with_suffix("_x")) && is_identifier(&name.with_prefix("x")));
                prop_assert_eq!(make(&text), Some(name));
            }
        }
    }

    #[test]
    fn letters_and_digits_always_make_a_name(text in "[ -~]{0,10}[a-zA-Z0-9][ -~]{0,10}") {
        for make in [type_name, variant_name, value_name, module_name, constant_name] {
            prop_assert!(make(&text).is_some());
        }
    }
}

/// All keywords that syn knows, by trying words.
#[test]
fn every_keyword_is_known() {
    for word in super::KEYWORDS {
        assert!(is_identifier(&value_name(word).unwrap()), "{word}");
        assert!(
            syn::parse_str::<syn::Ident>(word).is_err() || ["union", "gen"].contains(&word),
            "{word} is no keyword"
        );
    }
}

#[test]
fn a_constant_never_has_the_name_of_a_value() {
    for text in [
        "数",
        "قرأ",
        "שם",
        "ชื่อ",
        "ªº",
        "a",
        "ß",
        "5",
        "ŉ",
        "數_2",
        "ǆ",
        "𝕊",
        "A𝕊",
        "𝐚",
        "Ⅷ",
    ] {
        let constant = constant_name(text).unwrap();
        assert_ne!(Some(&constant), value_name(text).as_ref(), "{text}");
        let plain = constant.plain().to_owned();
        assert_ne!(value_name(&plain), Some(constant), "{text}");
    }
}

#[test]
fn a_suffix_makes_no_second_underscore() {
    let name = |text| value_name(text).map(|name| name.with_suffix("_with").to_string());
    assert_eq!(name("self").as_deref(), Some("self_with"));
    assert_eq!(name("type").as_deref(), Some("type_with"));
}
