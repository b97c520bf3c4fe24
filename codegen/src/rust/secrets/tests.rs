use super::names::is_secret;

#[track_caller]
fn hidden(names: &[&str]) {
    for name in names {
        assert!(is_secret(|| "Pet".to_owned(), name), "{name}");
    }
}

#[track_caller]
fn shown(names: &[&str]) {
    for name in names {
        assert!(!is_secret(|| "Pet".to_owned(), name), "{name}");
    }
}

#[test]
fn names_end_in_what_is_a_secret() {
    hidden(&[
        "password",
        "administratorLoginPassword",
        "passphrase",
        "clientSecret",
        "secrets",
        "publishingCredentials",
        "connectionString",
        "aof-storage-connection-string-0",
        "accessSAS",
        "storageContainerSasToken",
        "blobContainerSasUri",
        "outputBlobSasUrl",
        "accessToken",
        "refreshToken",
        "authTokens",
        "primaryKey",
        "secondaryReadonlyMasterKey",
        "storageAccountAccessKey",
        "functionKeys",
        "extensionKey1",
        "authKey2",
        "sharedKey",
        "sendKeyValue",
        "privateKey",
    ]);
}

#[test]
fn words_can_be_run_together() {
    hidden(&[
        "authkey",
        "encryptionkey",
        "AdminPassword",
        "sastoken",
        "clientsecret",
    ]);
}

#[test]
fn references_kinds_and_positions_are_no_secrets() {
    shown(&[
        "keyName",
        "keyId",
        "keyType",
        "keyVersion",
        "keyVaultUri",
        "keyIdentifier",
        "secretName",
        "secretUri",
        "secretId",
        "secretIdentifier",
        "secretRef",
        "tokenType",
        "tokenEndpoint",
        "clientSecretSettingName",
        "passwordResetPolicyName",
        "connectionStringName",
        "sasPolicyName",
        "publicKey",
        "sshPublicKeys",
        "partitionKey",
        "routingKey",
        "counterKey",
        "agreementKeys",
        "objectKey",
        "keys",
        "key",
        "value",
        "thumbprint",
        "continuationToken",
        "$skipToken",
        "nextPageToken",
        "domainVerificationToken",
        "kansas",
        "canvas",
    ]);
}

#[test]
fn a_value_is_a_secret_where_its_type_is_named_so() {
    for (owner, name) in [
        ("SecretProperties", "value"),
        ("KeyInfo", "value"),
        ("ConnStringValueTypePair", "value"),
        ("GatewayTokenContract", "value"),
        ("SslConfiguration", "key"),
        ("AccountApiKeys", "key1"),
        ("BackendAuthorizationHeaderCredentials", "parameter"),
    ] {
        assert!(is_secret(|| owner.to_owned(), name), "{owner}.{name}");
    }
    for (owner, name) in [
        ("SshPublicKey", "value"),
        ("SshPublicKey", "key"),
        ("TagProperties", "value"),
        ("ConnectionSettingParameter", "value"),
        ("SecretListResult", "nextLink"),
        ("Password", "name"),
    ] {
        assert!(!is_secret(|| owner.to_owned(), name), "{owner}.{name}");
    }
}
