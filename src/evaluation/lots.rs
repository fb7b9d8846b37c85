//! Lots for the intervals of the score: a seed in, numbers out.
//!
//! The Mersenne Twister of Matsumoto and Nishimura (MT19937), seeded and cut
//! down to a range as the standard library of Python does it, so that a score
//! taken by a script draws the same documents and prints the same interval.

const LENGTH: usize = 624;
const MIDDLE: usize = 397;

/// A row of numbers that a seed determines.
pub(super) struct Lots {
    state: [u32; LENGTH],
    next: usize,
}

impl Lots {
    /// Starts the row of `seed`.
    pub(super) fn new(seed: u32) -> Self {
        let mut state = [0; LENGTH];
        let mut last = 19_650_218_u32;
        for (at, word) in (0_u32..).zip(&mut state) {
            if at > 0 {
                last = (last ^ (last >> 30)).wrapping_mul(1_812_433_253);
                last = last.wrapping_add(at);
            }
            *word = last;
        }
        let mut at = 1;
        for _ in 0..LENGTH {
            let before = state[at - 1];
            let mixed = (before ^ (before >> 30)).wrapping_mul(1_664_525);
            state[at] = (state[at] ^ mixed).wrapping_add(seed);
            at = following(&mut state, at);
        }
        for _ in 1..LENGTH {
            let before = state[at - 1];
            let mixed = (before ^ (before >> 30)).wrapping_mul(1_566_083_941);
            let place = u32::try_from(at).unwrap_or_default();
            state[at] = (state[at] ^ mixed).wrapping_sub(place);
            at = following(&mut state, at);
        }
        state[0] = 1 << 31;
        Self {
            state,
            next: LENGTH,
        }
    }

    /// A number below `count`; 0 if there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let Ok(count) = u32::try_from(count) else {
            return 0;
        };
        if count == 0 {
            return 0;
        }
        // `leading_zeros` is below 32, for `count` is not zero.
        loop {
            let drawn = self.draw() >> count.leading_zeros();
            if drawn < count {
                return usize::try_from(drawn).unwrap_or(0);
            }
        }
    }

    fn draw(&mut self) -> u32 {
        if self.next == LENGTH {
            self.turn();
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn turn(&mut self) {
        for at in 0..LENGTH {
            let high = self.state[at] & 0x8000_0000;
            let joined = high | (self.state[(at + 1) % LENGTH] & 0x7fff_ffff);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[at] = self.state[(at + MIDDLE) % LENGTH] ^ (joined >> 1) ^ odd;
        }
        self.next = 0;
    }
}

/// The place after `at`; behind the last one the row begins again.
fn following(state: &mut [u32; LENGTH], at: usize) -> usize {
    if at + 1 < LENGTH {
        return at + 1;
    }
    state[0] = state[LENGTH - 1];
    1
}

#[cfg(test)]
mod tests {
    use super::Lots;

    /// What Python draws: `r = random.Random(7)`, then `r.choice(range(n))`.
    #[test]
    fn the_row_is_that_of_python() {
        let mut lots = Lots::new(7);
        let drawn: Vec<usize> = (0..12).map(|_| lots.below(51)).collect();
        assert_eq!(drawn, [20, 9, 25, 41, 3, 4, 34, 6, 23, 37, 3, 32]);
        assert_eq!((lots.below(0), lots.below(1)), (0, 0));
        let mut lots = Lots::new(7);
        let last = (0..2_000).map(|_| lots.below(1_000)).last();
        assert_eq!(last, Some(514));
    }
}
