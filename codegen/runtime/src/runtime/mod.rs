//! The runtime: what the models, request functions and the client stand on.
