//! The client, driven against a scripted transport.

#![cfg(feature = "client")]
#![expect(
    unreachable_pub,
    reason = "nothing can reach into a test, and the widgets are as generated"
)]

mod arm_client;
mod endless;
mod faults;
mod limits;
mod local;
mod paging;
mod polling;
mod readers;
mod responses;
mod server;
mod settings;
mod setup;
mod sharing;
mod spans;
mod tokens;
mod transport;
mod widgets;
