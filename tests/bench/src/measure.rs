//! Measures two alternatives alternately, so that disturbances affect both.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// The maximum number of turns.
const ROUNDS: usize = 2_001;

/// The maximum time of all turns.
const PATIENCE: Duration = Duration::from_secs(4);

/// The approximate time of a turn. It is long enough for the clock, but shorter than a time slice of the scheduler. Otherwise, on a
/// busy machine, all interruptions could affect the same alternative.
const TURN: Duration = Duration::from_micros(200);

/// The time of a call of two alternatives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// The time of armgen or of generated code.
    pub(crate) ours: Duration,
    /// The time of code written by hand.
    pub(crate) by_hand: Duration,
}

/// The median time per call of both alternatives.
pub(crate) fn compare<O, H>(mut ours: impl FnMut() -> O, mut by_hand: impl FnMut() -> H) -> Times {
    let (our_calls, calls_by_hand) = (calls_per_turn(&mut ours), calls_per_turn(&mut by_hand));
    let (mut our_turns, mut turns_by_hand) =
        (Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS));
    let start = Instant::now();
    for round in 0..ROUNDS {
        if start.elapsed() > PATIENCE {
            break;
        }
        // The order alternates, too.
        if round % 2 == 0 {
            our_turns.push(turn(&mut ours, our_calls));
            turns_by_hand.push(turn(&mut by_hand, calls_by_hand));
        } else {
            turns_by_hand.push(turn(&mut by_hand, calls_by_hand));
            our_turns.push(turn(&mut ours, our_calls));
        }
    }
    Times {
        ours: median(our_turns),
        by_hand: median(turns_by_hand),
    }
}

/// The median of a few calls of something slow.
pub(crate) fn time<T>(calls: usize, mut call: impl FnMut() -> T) -> Duration {
    call();
    median((0..calls.max(1)).map(|_| turn(&mut call, 1)).collect())
}

/// The number of calls in a turn. Determining it also warms up.
fn calls_per_turn<T>(call: &mut impl FnMut() -> T) -> u32 {
    let mut calls = 1;
    loop {
        let taken = turn(call, calls) * calls;
        if taken >= TURN || calls >= 1 << 24 {
            return calls;
        }
        calls *= 2;
    }
}

fn turn<T>(call: &mut impl FnMut() -> T, calls: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        // The compiler must not remove the call.
        drop(black_box(call()));
    }
    start.elapsed() / calls
}

fn median(mut turns: Vec<Duration>) -> Duration {
    turns.sort_unstable();
    turns.get(turns.len() / 2).copied().unwrap_or_default()
}
