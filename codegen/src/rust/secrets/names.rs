//! Names of fields and parameters that hold secrets.

use super::words::{end_in, end_in_any, singular, words};

/// The last words of names of secrets, in the singular.
const SECRET: &[&str] = &[
    // Passwords.
    "passcode",
    "passkey",
    "passphrase",
    "pass phrase",
    "passwd",
    "password",
    "pwd",
    // Secrets and credentials as a whole.
    "credential",
    "secret",
    "secret value",
    "secure string",
    // What one string needs to connect, or to authorize.
    "access code",
    "access token",
    "auth code",
    "auth header",
    "auth token",
    "authorization code",
    "conn string",
    "connection string",
    "consent code",
    "kube config",
    "kubeconfig",
    "pat",
    "protected setting",
    "refresh token",
    "sas",
    "sas definition",
    "sas key",
    "sas token",
    "sas uri",
    "sas url",
    // Deployment: `https://user:password@…`.
    "scm uri",
    "sensitive default value",
    "sensitive value",
    "shared access signature",
    "token",
    // Certificates with their private keys.
    "embedded cert data",
    "encoded certificate",
    "keytab",
    "pfx",
    "pfx blob",
    "private blob",
    "private key data",
    "private key pem",
    // Keys. Most other keys are names of entries: `partitionKey`, `counterKey`.
    "access key",
    "account key",
    "admin key",
    "agent key",
    "api key",
    "app key",
    "application key",
    "auth key",
    "authentication key",
    "authorization key",
    "bit locker key",
    "client key",
    "content key",
    "custom key",
    "decryption key",
    "encryption key",
    "endpoint key",
    "extension key",
    "function key",
    "gateway key",
    "host key",
    "insight key",
    "insights key",
    "instrumentation key",
    "integration key",
    "key value",
    "license key",
    "luis key",
    "master key",
    "pre shared key",
    "primary key",
    "principal key",
    "private key",
    "product key",
    "psk",
    "query key",
    "read only key",
    "readonly key",
    "recovery key",
    "registration key",
    "root key",
    "runtime key",
    "secondary key",
    "secret key",
    "security key",
    "session key",
    "shared key",
    "signing key",
    "site key",
    "ssl key",
    "storage key",
    "subscription key",
    "symmetric key",
    "system key",
    "tertiary key",
    "validation key",
    "webhook key",
    "workspace key",
];

/// What ends in the same words and is no secret: positions in lists, proofs that are public, and references to secrets.
const NO_SECRET: &[&str] = &[
    "cancellation token",
    "continuation token",
    "continue token",
    "delta token",
    "domain verification token",
    "key vault key",
    "key vault secret",
    "next page token",
    "next token",
    "page token",
    "paging token",
    "partition key value",
    "public key",
    "row key value",
    "skip token",
    "sync token",
    "validation token",
];

/// Names that say less than that of their type or operation: the `value` of a `Secret`, the `key` of `deleteQueryKey`.
const OF_ITS_OWNER: &[&str] = &[
    "data",
    "header",
    "key",
    "parameter",
    "query",
    "text",
    "value",
];

/// The last words of a type's name that say nothing about its content.
const ABOUT_THE_TYPE: &[&str] = &[
    "base",
    "configuration",
    "contract",
    "detail",
    "info",
    "object",
    "parameter",
    "property",
    "propertie",
    "request",
    "resource",
    "response",
    "result",
    "value type pair",
];

/// Whether a field or parameter is a secret by its name. The name of its type or operation counts where its own says little.
pub(super) fn is_secret(owner: impl FnOnce() -> String, name: &str) -> bool {
    let own = words(name);
    if !OF_ITS_OWNER.contains(&own.join(" ").as_str()) {
        return names_secret(&own);
    }
    let mut owner = words(&owner());
    let about = |owner: &[String]| ABOUT_THE_TYPE.iter().find(|phrase| end_in(owner, phrase));
    while let Some(phrase) = about(&owner) {
        let count = phrase.split(' ').count();
        owner.truncate(owner.len().saturating_sub(count));
        if let Some(last) = owner.last_mut() {
            *last = singular(last).to_owned();
        }
    }
    let is_public = end_in_any(&owner, NO_SECRET);
    let both = [owner.clone(), own].concat();
    !is_public && (names_secret(&owner) || names_secret(&both))
}

fn names_secret(words: &[String]) -> bool {
    end_in_any(words, SECRET) && !end_in_any(words, NO_SECRET)
}
