//! Measures two ways to do the same in turns, so that what disturbs one disturbs the other.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often the two take turns, at most.
const ROUNDS: usize = 2_001;

/// How long they take turns, at most.
const PATIENCE: Duration = Duration::from_secs(4);

/// How long one turn takes, roughly: long for the clock, but short for the scheduler. Turns as long as its time slices would fall in
/// step with them on a busy machine, and one of the two would pay for all interruptions.
const TURN: Duration = Duration::from_micros(200);

/// What one call takes, in two ways.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// By armgen, or by code that it wrote.
    pub(crate) ours: Duration,
    /// By hand.
    pub(crate) by_hand: Duration,
}

/// The medians of both, per call.
pub(crate) fn compare<O, H>(mut ours: impl FnMut() -> O, mut by_hand: impl FnMut() -> H) -> Times {
    let (our_calls, calls_by_hand) = (calls_per_turn(&mut ours), calls_per_turn(&mut by_hand));
    let (mut our_turns, mut turns_by_hand) =
        (Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS));
    let start = Instant::now();
    for round in 0..ROUNDS {
        if start.elapsed() > PATIENCE {
            break;
        }
        // Who goes first changes too.
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

/// Calls until a turn is full, which also warms up.
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
        // The compiler must not see that nobody needs the value.
        drop(black_box(call()));
    }
    start.elapsed() / calls
}

fn median(mut turns: Vec<Duration>) -> Duration {
    turns.sort_unstable();
    turns.get(turns.len() / 2).copied().unwrap_or_default()
}
