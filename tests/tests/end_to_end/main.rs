//! The generated client against a stand-in for Azure Resource Manager, over real HTTPS on this machine.

mod approving;
mod by_hand;
mod deleting;
mod failing;
mod foreign_hosts;
mod raw_requests;
mod reading;
mod redirects;
mod resuming;
mod retrying;
mod service;
mod sharing;
mod subscriptions;
