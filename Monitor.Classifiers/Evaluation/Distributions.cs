namespace Monitor.Classifiers.Evaluation;

/// <summary>Draws from the distributions that a posterior is simulated with.</summary>
internal static class Distributions
{
    private const double FewExpected = 30;

    extension(SeededRandom random)
    {
        /// <summary>Share of one kind after seeing <paramref name="a"/> of it and <paramref name="b"/> others, prior counts included. Nothing of a kind seen is 0 of it.</summary>
        public double NextBeta(double a, double b)
        {
            if (a <= 0)
                return 0;
            var first = random.NextGamma(a);
            var second = b <= 0 ? 0 : random.NextGamma(b);
            // Both underflow only where both shapes are tiny, and then the share is all or nothing.
            return first + second > 0 ? first / (first + second) : random.NextShare() * (a + b) < a ? 1 : 0;
        }

        /// <summary>How many of <paramref name="n"/>: exact while fewer than 30 of either kind are expected, else the nearest whole number to a normal deviate.</summary>
        public int NextBinomial(int n, double share)
        {
            if (n == 0 || share <= 0)
                return 0;
            if (share > 0.5)
                return n - random.NextBinomial(n, 1 - share);
            return n * share < FewExpected
                ? random.CountUpwards(n, share)
                : (int)Math.Clamp(Math.Round((n * share) + (Math.Sqrt(n * share * (1 - share)) * random.NextNormal())), 0, n);
        }

        private double NextNormal() => Math.Sqrt(-2 * Math.Log(random.NextShare())) * Math.Cos(2 * Math.PI * random.NextShare());

        // Marsaglia and Tsang 2000; below 1 the shape is raised by one and the draw scaled back.
        private double NextGamma(double shape)
        {
            if (shape < 1)
                return random.NextGamma(shape + 1) * Math.Pow(random.NextShare(), 1 / shape);
            var d = shape - (1.0 / 3);
            var c = 1 / Math.Sqrt(9 * d);
            while (true)
            {
                var x = random.NextNormal();
                var v = 1 + (c * x);
                v = v * v * v;
                if (v > 0 && Math.Log(random.NextShare()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                    return d * v;
            }
        }

        // Goes up the distribution until it passes a share drawn by lot; few are expected, so it begins well above the smallest double.
        private int CountUpwards(int n, double share)
        {
            var odds = share / (1 - share);
            var chance = Math.Pow(1 - share, n);
            var left = random.NextShare() - chance;
            var hits = 0;
            // A chance of 0 is the far end, and what rounding leaves over there is nobody's.
            while (left > 0 && chance > 0 && hits < n)
            {
                chance *= odds * (n - hits) / (hits + 1);
                left -= chance;
                hits++;
            }
            return hits;
        }
    }
}
