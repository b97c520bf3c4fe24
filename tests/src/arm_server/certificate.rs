//! The certificates of the stand-in: one authority per process, so that a client that trusts one server trusts all of them.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::sync::{Arc, LazyLock};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| {
    let mut parameters = CertificateParams::default();
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    parameters
        .distinguished_name
        .push(DnType::CommonName, "Authority of the ARM stand-in");
    let key = KeyPair::generate().expect("a key");
    let pem = parameters.self_signed(&key).expect("a certificate").pem();
    Authority {
        pem,
        issuer: Issuer::new(parameters, key),
    }
});

/// The authority's certificate, as PEM.
pub(super) fn authority_pem() -> &'static str {
    &AUTHORITY.pem
}

/// TLS with a fresh certificate for `127.0.0.1` and `localhost`, for a server whose clients trust those of this process.
///
/// # Panics
/// If no certificate can be made; then no test could go on.
#[must_use]
pub fn server_configuration() -> Arc<ServerConfig> {
    let key = KeyPair::generate().expect("a key");
    let certificate = CertificateParams::new(["127.0.0.1".to_owned(), "localhost".to_owned()])
        .and_then(|parameters| parameters.signed_by(&key, &AUTHORITY.issuer))
        .expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key that was just written");
    // The provider is named because a process may hold two, and rustls then refuses to choose.
    let configuration =
        ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|builder| {
                builder
                    .with_no_client_auth()
                    .with_single_cert(vec![certificate.der().clone()], key)
            })
            .expect("a certificate that fits its key");
    Arc::new(configuration)
}
