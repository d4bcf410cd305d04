//! Chance that comes out the same for the same seed: SplitMix64 and what is made of it.

/// A row of numbers that look random.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// A row of its own for each list of parts.
    pub(crate) fn of(parts: &[u64]) -> Self {
        Self(mix(parts))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        scramble(self.0)
    }

    /// From 0 up to, not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
        // 53 bits are what fits.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From `low` up to, not including, `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// True with this probability.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Time to the next of events that come by chance, so long on average.
    pub(crate) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.unit()).ln()
    }

    /// Skewed to the right: most below the mean, a few far above. `spread` is the deviation by the mean.
    pub(crate) fn skewed(&mut self, mean: f64, spread: f64) -> f64 {
        let variance = (1.0 + spread * spread).ln();
        (mean.ln() - variance / 2.0 + variance.sqrt() * self.normal()).exp()
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// One number of many; another order gives another number.
pub(crate) fn mix(parts: &[u64]) -> u64 {
    parts.iter().fold(0x5EED, |sum: u64, part| {
        scramble(sum.rotate_left(17) ^ scramble(part.wrapping_add(0x9E37_79B9_7F4A_7C15)))
    })
}

/// A number of a text.
pub(crate) fn of_text(text: &str) -> u64 {
    text.bytes()
        .fold(text.len() as u64, |sum, byte| mix(&[sum, u64::from(byte)]))
}

fn scramble(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(count: usize, mut draw: impl FnMut() -> f64) -> f64 {
        (0..count).map(|_| draw()).sum::<f64>() / count as f64
    }

    #[test]
    fn what_is_drawn_has_the_mean_that_was_asked_for_and_comes_again() {
        let mut chance = Chance::of(&[1, 2]);
        let near = |found: f64, wanted: f64| (found / wanted - 1.0).abs() < 0.03;
        assert!(near(mean_of(20_000, || chance.unit()), 0.5));
        assert!(near(mean_of(20_000, || chance.exponential(90.0)), 90.0));
        assert!(near(mean_of(20_000, || chance.skewed(300.0, 0.7)), 300.0));
        assert_eq!(Chance::of(&[1, 2]).next(), Chance::of(&[1, 2]).next());
        assert_ne!(Chance::of(&[1, 2]).next(), Chance::of(&[2, 1]).next());
        assert_ne!(of_text("ab"), of_text("ba"));
    }
}
