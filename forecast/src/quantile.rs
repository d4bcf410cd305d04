//! The little of statistics that the forecast needs, as closed formulas.

/// Share of a normal distribution below `z`; wrong by less than 0.0002.
pub(crate) fn normal_share(z: f64) -> f64 {
    1.0 / (1.0 + (-(1.5976 * z + 0.070_56 * z * z * z)).exp())
}

/// The value below which a share of a normal distribution lies; good to 0.01 between 1 % and 99 %.
pub(crate) fn normal_quantile(share: f64) -> f64 {
    let share = share.clamp(0.001, 0.999);
    4.91 * (share.powf(0.14) - (1.0 - share).powf(0.14))
}

/// Quantile of the sum of `calls` intervals of mean 1, where the intervals scatter like a gamma variable of shape
/// `shape` in sum, and their mean is itself known only as well as from `known` such intervals: an F distribution,
/// by Paulson's formula.
pub(crate) fn sum_quantile(share: f64, shape: f64, known: f64) -> f64 {
    let z = normal_quantile(share);
    let (a, b) = (1.0 / (9.0 * shape), 1.0 / (9.0 * known));
    let square = (1.0 - b) * (1.0 - b) - z * z * b;
    let linear = (1.0 - a) * (1.0 - b);
    let constant = (1.0 - a) * (1.0 - a) - z * z * a;
    let root = (linear * linear - square * constant).max(0.0).sqrt();
    let cube_root = (linear + root.copysign(z)) / square.max(0.05);
    cube_root.max(0.0).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, by: f64) {
        assert!((found - expected).abs() < by, "{found} is not about {expected}");
    }

    #[test]
    fn the_normal_distribution_agrees_with_its_table() {
        for (z, share) in [
            (-1.2816, 0.1),
            (0.0, 0.5),
            (0.8416, 0.8),
            (1.2816, 0.9),
            (2.0, 0.9772),
        ] {
            near(normal_share(z), share, 0.0002);
            near(normal_quantile(share), z, 0.01);
        }
    }

    /// Values of the gamma and F distributions from tables.
    #[test]
    fn quantiles_of_sums_agree_with_tables() {
        let sure = 1.0e6;
        near(sum_quantile(0.9, 1.0, sure), 2.30, 0.03);
        near(sum_quantile(0.1, 1.0, sure), 0.1054, 0.02);
        near(sum_quantile(0.9, 5.0, sure), 15.987 / 10.0, 0.01);
        near(sum_quantile(0.1, 5.0, sure), 4.865 / 10.0, 0.01);
        // F(10, 20): 90 % below 1.937, 10 % below 1 / 2.201.
        near(sum_quantile(0.9, 5.0, 10.0), 1.937, 0.02);
        near(sum_quantile(0.1, 5.0, 10.0), 1.0 / 2.201, 0.02);
    }
}
