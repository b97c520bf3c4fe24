//! Which values are secrets, and why.

use armgen::rust::secrets::{Secrets, parameter};
use armgen_fixtures::{definitions, document, lower};

/// The secrets in the models of a definition.
fn report(definition: &str) -> Vec<String> {
    let api = lower(definition).any_model();
    Secrets::new(&api).report()
}

/// Whether the results of an operation are secrets: `METHOD path id`.
fn gives_secrets(operation: &str) -> bool {
    let [method, path, id] = operation.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{operation}")
    };
    let names = path
        .split(['{', '}'])
        .enumerate()
        .filter_map(|(index, name)| (index % 2 == 1).then_some(name));
    let parameters =
        names.map(|name| format!("{{ name: {name}, in: path, required: true, type: string }}"));
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    let definition = document(&format!(
        "
         paths:
           {path}:
             {method}:
               operationId: {id}
               parameters: [{parameters}]
               responses: {{ 200: {{ description: '', schema: {{ $ref: '#/definitions/Thing' }} }} }}
         definitions:
           Thing: {{ type: object, properties: {{ content: {{ type: string }} }} }}"
    ));
    !report(&definition).is_empty()
}

#[test]
fn operations_that_list_get_or_make_secrets_give_secrets() {
    for operation in [
        "post /a/listKeys StorageAccounts_ListKeys",
        "post /a/listkeys IotDpsResource_ListKeys",
        "post /a/keys/{keyName}/listkeys IotDpsResource_ListKeysForKeyName",
        "post /a/listAdminKeys AdminKeys_Get",
        "post /a/regenerateAdminKey/{keyKind} AdminKeys_Regenerate",
        "post /a/createQueryKey/{name} QueryKeys_Create",
        "post /a/listQueryKeys QueryKeys_ListBySearchService",
        "post /a/ApiKeys APIKeys_Create",
        "post /a/sharedKeys SharedKeys_GetSharedKeys",
        "post /a/regenerateKey StorageAccounts_RegenerateKey",
        "post /a/rotateKeys Things_RotateKeys",
        "post /a/generateKeyPair SshPublicKeys_GenerateKeyPair",
        "post /a/listSecrets ContainerApps_ListSecrets",
        "post /a/listchannelwithkeys Channels_ListWithKeys",
        "post /a/listCredentials Registries_ListCredentials",
        "post /a/listClusterAdminCredential ManagedClusters_ListClusterAdminCredentials",
        "post /a/accessProfiles/{roleName}/listCredential ManagedClusters_GetAccessProfile",
        "post /a/config/publishingcredentials/list WebApps_ListPublishingCredentials",
        "post /a/config/connectionstrings/list WebApps_ListConnectionStringsSlot",
        "post /a/ListAccountSas StorageAccounts_ListAccountSAS",
        "post /a/listConnectionStrings DatabaseAccounts_ListConnectionStrings",
        "post /a/token User_GetSharedAccessToken",
        "post /a/getssotoken ApiManagementService_GetSsoToken",
        "post /a/listAccessToken SaasResource-listAccessToken",
        "post /a/retrieveRegistrationToken HostPools_RetrieveRegistrationToken",
        "post /a/getAuthorizationToken Things_GetAuthorizationToken",
        "post /a/regeneratePassword LocalUsers_RegeneratePassword",
        "post /a/newpassword WebApps_GenerateNewSitePublishingPassword",
        "post /a/listCallbackUrl WorkflowTriggers_ListCallbackUrl",
        "get /a/sharedkey VirtualNetworkGatewayConnections_GetSharedKey",
        "get /a/readonlykeys DatabaseAccounts_GetReadOnlyKeys",
        "get /a/functions/admin/token WebApps_GetFunctionsAdminToken",
        "get /a/listKeys Things_Keys",
        "put /a/sharedkey VirtualNetworkGatewayConnections_SetSharedKey",
        "put /a/connectionstrings WebApps_UpdateConnectionStrings",
        "put /a/keys/{keyName} WebApps_CreateOrUpdateFunctionSecret",
    ] {
        assert!(gives_secrets(operation), "{operation}");
    }
}

#[test]
fn other_operations_do_not() {
    for operation in [
        "get /a/keys Keys_List",
        "get /a/keys/{keyName} Keys_Get",
        "get /a/clientEncryptionKeys SqlResources_ListClientEncryptionKeys",
        "get /a/clientEncryptionKeys/{name} SqlResources_GetClientEncryptionKey",
        "put /a/secrets/{secretName} Secrets_CreateOrUpdate",
        "get /a/credentials Credential_ListByAutomationAccount",
        "get /a/config WebApps_GetAuthSettingsWithoutSecrets",
        "head /a ApiManagement_GetEntityTag",
        "post /a/validateSecret Profiles_ValidateSecret",
        "post /a/refreshSecret NamedValue_RefreshSecret",
        "post /a/revokeUserDelegationKeys StorageAccounts_RevokeUserDelegationKeys",
        "post /a/deleteLinksByToken Things_DeleteLinksByToken",
        "post /a/links Things_GetLinksByToken",
        "post /a/getikesas VpnLinkConnections_GetIkeSas",
        "post /a/listKeyVaultKeys IntegrationAccounts_ListKeyVaultKeys",
        "post /a/listKeyNames Things_ListKeyNames",
        "post /a/getTokenEndpoints Things_GetTokenEndpoint",
        "post /a/queryResults PolicyStates_ListQueryResults",
        "post /a/listUsages Things_ListUsages",
        "delete /a/keys/{keyName} Things_CreateKey",
    ] {
        assert!(!gives_secrets(operation), "{operation}");
    }
}

#[test]
fn each_secret_has_a_reason() {
    let found = report(&document(
        "
         paths:
           /things:
             get:
               operationId: Things_Get
               responses: { 200: { description: '', schema: { $ref: '#/definitions/Thing' } } }
           /things/listKeys:
             post:
               operationId: Things_ListKeys
               responses: { 200: { description: '', schema: { $ref: '#/definitions/Keys' } } }
         definitions:
           Thing:
             type: object
             properties:
               name: { type: string }
               pin: { type: integer, x-ms-secret: true }
               adminPassword: { type: string }
           Keys:
             type: object
             properties:
               primary: { type: string }
               expires: { type: string, format: date-time }
               sas: { type: string, x-ms-secret: true }
             additionalProperties: { type: string }",
    ));
    assert_eq!(
        found,
        [
            "Keys.*: in the result of `Things_ListKeys`",
            "Keys.primary: in the result of `Things_ListKeys`",
            "Keys.sas: marked by the definition",
            "Thing.adminPassword: named like a secret",
            "Thing.pin: marked by the definition",
        ]
    );
}

/// The secrets of a definition in which `listKeys` returns `Keys` with a `Key`, and `other` has what uses a type too.
fn with_another_operation(other: &str) -> Vec<String> {
    report(&document(&format!(
        "
         paths:
           /things/listKeys:
             post:
               operationId: Things_ListKeys
               responses: {{ 200: {{ description: '', schema: {{ $ref: '#/definitions/Keys' }} }} }}
           /things:
             post:
               operationId: Things_Check
               {other}
         definitions:
           Keys: {{ type: object, properties: {{ note: {{ type: string }}, key: {{ $ref: '#/definitions/Key' }} }} }}
           Key: {{ type: object, properties: {{ content: {{ type: string }}, password: {{ type: string }} }} }}"
    )))
}

#[test]
fn a_type_that_something_else_uses_too_has_only_secrets_by_name() {
    let expected = [
        "Key.password: named like a secret",
        "Keys.note: in the result of `Things_ListKeys`",
    ];
    let result = "responses: { 200: { description: '', schema: { $ref: '#/definitions/Key' } } }";
    assert_eq!(with_another_operation(result), expected);
    let error = "responses: { 200: { description: '' }, default: { description: '', schema: { $ref: '#/definitions/Key' } } }";
    assert_eq!(with_another_operation(error), expected);
    let body = "parameters: [{ name: body, in: body, schema: { $ref: '#/definitions/Key' } }]
               responses: { 200: { description: '' } }";
    assert_eq!(with_another_operation(body), expected);
}

#[test]
fn only_texts_have_names_of_secrets() {
    let found = report(&definitions(
        "Thing:
           type: object
           properties:
             aPassword: { type: string }
             bPassword: { type: string, format: byte }
             cPassword: { type: array, items: { type: string } }
             dPassword: { type: object, additionalProperties: { type: string } }
             ePassword: {}
             fPassword: { type: string, format: uuid }
             gPassword: { type: string, format: arm-id }
             hPassword: { type: boolean }
             iPassword: { type: integer }
             jPassword: { type: string, format: date-time }
             kPassword: { type: string, enum: [A] }
             lPassword: { type: object, properties: { note: { type: string } } }",
    ));
    let found: Vec<_> = found
        .iter()
        .map(|line| line.trim_end_matches(": named like a secret"))
        .collect();
    let expected = ["a", "b", "c", "d", "e", "f"].map(|name| format!("Thing.{name}Password"));
    assert_eq!(found, expected);
}

#[test]
fn names_for_clients_count_too() {
    let found = report(&definitions(
        "Thing:
           type: object
           properties:
             pw1: { type: string, x-ms-client-name: adminPassword }",
    ));
    assert_eq!(found, ["Thing.pw1: named like a secret"]);
}

#[test]
fn parameters_have_names_of_secrets() {
    let api = lower(document(
        "
         paths:
           /things/{token}/deleteApiKey/{key}:
             delete:
               operationId: Things_DeleteApiKey
               parameters:
                 - { name: token, in: path, required: true, type: string }
                 - { name: key, in: path, required: true, type: string }
                 - { name: sasUrl, in: query, type: string }
                 - { name: x-ms-token, in: header, type: string }
                 - { name: skipToken, in: query, type: string }
                 - { name: keyName, in: query, type: string }
                 - { name: maxTokens, in: query, type: integer }
               responses: { 204: { description: '' } }",
    ))
    .model();
    let operation = &api.groups[0].operations[0];
    let parameters = operation.parameters.iter();
    let secret = parameters.filter(|one| parameter(one, Some(operation)).is_some());
    let secret: Vec<_> = secret.map(|parameter| &*parameter.name).collect();
    assert_eq!(secret, ["token", "key", "sasUrl", "x-ms-token"]);
}
